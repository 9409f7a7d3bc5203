"""Compile the bokmål texts: every ``salto_cli/locale/nb/*.po`` into one ``salto.mo``, the same everywhere.

Run as ``python3 dev.py language``; with ``--check`` it only says whether that was done.
"""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, PoFileParser

BOKMAAL = Path(__file__).resolve().parent / "salto_cli" / "locale" / "nb"
MO = BOKMAAL / "LC_MESSAGES" / "salto.mo"
# Without a fixed day, the day of the run would stand in the file and no two machines would agree.
SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)


class TwoTexts(PoFileError):
    """One msgid has two different texts, in one file or in two."""


class OneText(Catalog):
    """A catalogue that refuses a second text, where Babel's own keeps the first in silence."""

    def __setitem__(self, key: str | list[str] | tuple[str, ...], message: Message) -> None:
        if not key:
            return  # the header of one of the files: the merged file has its own
        known = self.get(key, message.context)
        if known is not None and (known.id, known.string) != (message.id, message.string):
            raise TwoTexts(f"another text stands for {message.id!r}", self, "", message.lineno or 0)
        super().__setitem__(key, message)


def merged(folder: Path) -> Catalog:
    """All ``.po`` files of ``folder`` as one catalogue.

    *Raises* PoFileError, with the file's name as a note, for a file that is not sound; TwoTexts is one.
    """
    catalogue = OneText("nb", project="salto", version="1", creation_date=SOME_DAY, revision_date=SOME_DAY)
    for path in sorted(folder.glob("*.po")):
        try:
            lines = path.read_text(encoding="utf-8").split("\n")
            PoFileParser(catalogue, abort_invalid=True).parse(lines)
        except PoFileError as error:
            error.add_note(path.name)
            raise
    return catalogue


def compiled(folder: Path) -> bytes:
    """The ``.mo`` file for the ``.po`` files of ``folder``; unsure (fuzzy) texts are left out."""
    file = BytesIO()
    write_mo(file, merged(folder))
    return file.getvalue()


def _write(content: bytes) -> None:
    """Put ``content`` in the place of ``salto.mo`` at once: what starts meanwhile reads a whole one."""
    MO.parent.mkdir(exist_ok=True)
    beside = MO.with_name(f"{MO.name}.{os.getpid()}")
    beside.write_bytes(content)
    beside.replace(MO)


def main(arguments: Sequence[str]) -> int:
    """Write ``salto.mo``, or with ``--check`` compare it; 1 when it differs or a file is not sound."""
    try:
        wanted = compiled(BOKMAAL)
    except PoFileError as error:
        sys.stderr.write(f"{error.__notes__[0]}: {error}\n")
        return 1
    if "--check" not in arguments:
        _write(wanted)
    elif not MO.is_file() or MO.read_bytes() != wanted:
        sys.stderr.write("salto.mo is not what the .po files say\nhint: python3 dev.py language\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
