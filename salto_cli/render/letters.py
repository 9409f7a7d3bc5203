"""Which letters paper can carry: text from people, made printable with the fonts that typst brings along."""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Compiler

UNREADABLE = "\N{REPLACEMENT CHARACTER}"
JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"  # Persian needs the one, emoji the other
ALWAYS_PRINTED = 0x180  # the fonts have all of Latin below this; a test holds them to it
PLAIN = re.compile(r"[\n -~\u00a0-\u00ac\u00ae-\u017f]*")  # nearly every text, and nothing to do


def printable(shown: object) -> object:
    """The same strings, lists and dictionaries with every letter one that the paper can carry.

    PDF/UA refuses a document with a letter that no font has, so an emoji becomes its Unicode name in
    brackets and a letter of a script that is missing becomes U+FFFD. Composed (NFC), so that å from macOS
    is searchable; control characters are shown as U+FFFD; marks that turn the reading direction go.
    """
    match shown:
        case str() if PLAIN.fullmatch(shown):
            return shown
        case str():
            seen = "".join(char for char in shown.replace("\r\n", "\n") if not _is_unseen(char))
            return "".join(map(_letter, unicodedata.normalize("NFC", seen)))
        case dict():
            return {key: printable(value) for key, value in shown.items()}
        case list() | tuple():
            return [printable(value) for value in shown]
        case _:
            return shown


def _is_unseen(char: str) -> bool:
    """A mark that steers the text and prints nothing, but for those that letters need."""
    return unicodedata.category(char) == "Cf" and char not in JOINERS


@lru_cache(maxsize=4096)
def _letter(char: str) -> str:
    if char == "\n" or " " <= char <= "~":
        return char
    kind = unicodedata.category(char)
    if kind in {"Zl", "Zp"}:
        return "\n"
    if kind == "Zs" or char == "\t":
        return char if char == "\N{NO-BREAK SPACE}" else " "
    if kind.startswith("C") and char not in JOINERS:
        return UNREADABLE
    if ord(char) < ALWAYS_PRINTED or _in_the_fonts(char):
        return char
    if kind == "Sk":
        return ""  # the skin colour of the emoji before it
    return f"[{_name(char)}]" if kind.startswith("S") else UNREADABLE


def _name(symbol: str) -> str:
    name = unicodedata.name(symbol, "?").lower()
    return name.removeprefix("regional indicator symbol letter ")  # two of these are a flag


def _in_the_fonts(char: str) -> bool:
    from typst import TypstError

    probe = b'#set document(title: "-")\n#sys.inputs.char'
    try:
        typesetter().compile(probe, format="pdf", sys_inputs={"char": char}, pdf_standards="ua-1")
    except TypstError:
        return False
    return True


@lru_cache(maxsize=1)
def typesetter() -> "Compiler":
    """Only the fonts inside typst: the same pages on every machine. May read this folder and no other."""
    from typst import Compiler

    return Compiler(root=Path(__file__).parent, ignore_system_fonts=True)
