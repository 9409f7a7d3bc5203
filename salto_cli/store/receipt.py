"""A receipt: the receiver's salto says, under its own key, that one file was taken in. No word of whom."""

from salto_cli.errors import Tampered
from salto_cli.i18n import _
from salto_cli.store.bundle import digest
from salto_cli.store.canonical import Malformed, canonical, read_fields, with_digest, without_digest
from salto_cli.store.signature import Signer, is_by, message

FORM = 1
MAX_BYTES = 4096
_KIND = "receipt/1"


def write(signer: Signer, bundle: str, content: bytes, at: str) -> bytes:
    """The receipt for the file with these bytes, taken in at the moment ``at``."""
    said = {"bundle": bundle, "file": digest(content), "at": at}
    signature = signer.sign(_KIND, **said).hex()
    return with_digest(canonical({"form": FORM, "store": signer.store_id, **said, "signature": signature}))


def read(content: bytes, sign_key: str) -> tuple[str, str, str]:
    """The file's id and digest, and the moment it was taken in, as the holder of ``sign_key`` says it was.

    Raises Tampered for anything else, NewerStore for a later form.
    """
    try:
        (only,) = without_digest(content, 1, MAX_BYTES)
        fields = read_fields(only, FORM, {"store", "bundle", "file", "at", "signature"})
        store = fields.octets("store", 16).hex()
        said = {
            "bundle": fields.octets("bundle", 16).hex(),
            "file": fields.octets("file", 32).hex(),
            "at": fields.text("at", r"\d{4}-\d\d-\d\dT\d\d:\d\d[0-9:+-]{3,12}"),
        }
        if not is_by(sign_key, fields.octets("signature", 64), message(_KIND, store, **said)):
            raise Malformed("not signed by the receiver")
    except Malformed as reason:
        raise not_theirs() from reason
    return said["bundle"], said["file"], said["at"]


def not_theirs() -> Tampered:
    """What to say of a receipt that its receiver has not signed for this very file."""
    return Tampered(
        _("this is no receipt for what was sent, or it has been changed"),
        _("ask the receiver for it again; or record the answer: salto handover accept --by NAME"),
    )
