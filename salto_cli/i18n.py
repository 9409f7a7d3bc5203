"""The catalogue: every text a person sees passes through here, in bokmål or English.

English stands in the code as the key; ``locale/nb/*.po`` holds the bokmål, one file per noun,
compiled into ``locale/nb/LC_MESSAGES/salto.mo``. The language is chosen once, before any command
module is imported, and never from the machine's locale: scheduled jobs run with another one.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from struct import unpack_from

LANGUAGES = ("nb", "en")
ALIASES = {"no": "nb", "nn": "nb"}
PAPER = "nb"  # youths and services in Oslo read the papers, whatever the screen speaks by habit
LOCALE = Path(__file__).parent / "locale"


class Catalogue:
    """The texts of a ``.mo`` file, each looked up where it is needed: one command says a few of thousands.

    The file has its English texts in order, which gettext's own reader makes no use of: it reads them all. An
    English text with a plural stands as both forms with a NUL between them, and so does what is said for it.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.read_bytes()
        self._known: dict[str, list[str]] = {}  # a list says the same on each of its lines
        magic, _version, self._count, self._english, self._said = unpack_from("<5I", self._file)
        if magic != 0x950412DE:
            raise AssertionError(f"{path.name} is not a catalogue")

    def said(self, english: str) -> list[str]:
        """What is said for an English text (its singular, where it has a plural): each form, or nothing."""
        known = self._known.get(english)
        if known is None:
            known = self._known[english] = self._found(english.encode())
        return known

    def _found(self, wanted: bytes) -> list[str]:
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            if self._text(self._english, middle).partition(b"\0")[0] < wanted:
                low = middle + 1
            else:
                high = middle
        if low == self._count or self._text(self._english, low).partition(b"\0")[0] != wanted:
            return []
        return self._text(self._said, low).decode().split("\0")

    def _text(self, table: int, number: int) -> bytes:
        length, start = unpack_from("<2I", self._file, table + 8 * number)
        return self._file[start : start + length]


_catalogue: Catalogue | None = None  # none for English, which stands in the code
_language = "en"
_printed_in = PAPER


def choose(language: str) -> bool:
    """Use ``language`` from now on; anything unknown means bokmål. Returns whether it was known."""
    global _catalogue, _language
    wanted = ALIASES.get(language.lower(), language.lower())
    known = wanted in LANGUAGES
    _language = wanted if known else "nb"
    _catalogue = None if _language == "en" else Catalogue(LOCALE / _language / "LC_MESSAGES" / "salto.mo")
    return known


def language() -> str:
    """The language in use: ``nb`` or ``en``."""
    return _language


@contextmanager
def speaking(lang: str) -> Iterator[None]:
    """Everything within is said in ``lang`` (``nb`` or ``en``), whatever the screen speaks."""
    before = language()
    choose(lang)
    try:
        yield
    finally:
        choose(before)


def print_in(said: str | None) -> None:
    """Print in ``said``, the --lang of the line itself, or in bokmål where none stands."""
    global _printed_in
    wanted = (said or PAPER).lower()
    _printed_in = wanted if wanted in LANGUAGES else PAPER  # an alias is one of bokmål


def printed_in() -> str:
    """The language of papers and of files for a service: ``nb``, or ``en`` where the line asks for it."""
    return _printed_in


def printing() -> AbstractContextManager[None]:
    """Everything within is said in the language of what is printed, whatever the screen speaks."""
    return speaking(_printed_in)


def _(message: str) -> str:
    """The text for a person, in the chosen language."""
    said = _catalogue.said(message) if message and _catalogue else ()
    return said[0] if said else message


def plural(one: str, many: str, count: int) -> str:
    """The text for ``count`` of something; ``{n}`` in it becomes the number."""
    forms = (_catalogue.said(one) if _catalogue else ()) or (one, many)
    return forms[int(count != 1)].format(n=count)  # bokmål counts as English does


def N_(message: str) -> str:
    """Mark a text for the catalogue where it stands in a table; it is translated where it is shown."""
    return message
