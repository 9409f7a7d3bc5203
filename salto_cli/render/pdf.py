"""Documents: typeset from a template in memory, then encrypted.

The words go to typst in memory, as strings that are only ever shown, and its plain PDF goes straight on
to AES-256: no plaintext touches the disk. PDF/UA (tagged), not PDF/A, which forbids encryption.
"""

import json
import secrets
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path

from salto_cli.render.letters import printable, typesetter


def typeset(template: Path, pages: dict[str, object], on: date) -> bytes:
    """The document that ``template`` makes of ``pages``, dated ``on``: strings for it to show, and lists and
    dictionaries of them. Raises RuntimeError, without the text, where typst cannot set it."""
    from typst import TypstError

    try:
        document = typesetter().compile(
            template.read_bytes(),
            format="pdf",
            sys_inputs={"file": json.dumps(printable(pages))},
            pdf_standards="ua-1",
            timestamp=datetime.combine(on, time(12), tzinfo=UTC),
        )
    except TypstError:
        # typst repeats the text it stumbled on; a youth's words are not for a traceback.
        raise RuntimeError("the sheet could not be typeset") from None
    assert isinstance(document, bytes)
    return document


def encrypted(document: bytes, password: str, attached: Mapping[str, bytes] | None = None) -> bytes:
    """AES-256 (revision 6), metadata too. Reading aloud stays allowed; nobody keeps the owner's password."""
    import pikepdf

    sealed = BytesIO()
    with pikepdf.open(BytesIO(document)) as pdf:
        for name, content in (attached or {}).items():
            pdf.attachments[name] = pikepdf.AttachedFileSpec(
                pdf,
                content,
                filename=name,
                mime_type="application/json",
                description=name,
                creation_date="",
                mod_date="",
            )
        # The only thing in the clear about the content: typst's is a hash of it, so chance takes its place.
        pdf.trailer.ID = pikepdf.Array([pikepdf.String(secrets.token_bytes(16)) for _part in range(2)])
        pdf.save(
            sealed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,  # hides how many pages there are, too
            encryption=pikepdf.Encryption(
                user=unicodedata.normalize("NFC", password),  # «å» typed on macOS may be two letters
                owner=secrets.token_urlsafe(32),
                R=6,
                aes=True,
                metadata=True,
                allow=pikepdf.Permissions(
                    accessibility=True,
                    extract=False,
                    modify_annotation=False,
                    modify_assembly=False,
                    modify_form=False,
                    modify_other=False,
                ),
            ),
        )
    return sealed.getvalue()
