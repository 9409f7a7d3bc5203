"""Text from people: what is accepted, and how it is folded for searching."""

import unicodedata
from collections.abc import Sequence

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _

MAX_LINE = 200  # characters: a name, a street, one sentence
MAX_NOTE = 8000  # characters: about three pages; longer belongs in the archive system
MAX_READ = 1_000_000  # characters or bytes: more than any note or order; a longer one is refused as such
FOLDED = str.maketrans(
    {"æ": "ae", "ø": "o", "å": "a", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss"}
    | dict.fromkeys("'’‘`´", "")
)
UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200e\u200f\u2060\ufeff"))  # come along when a name is pasted
DOTS = dict.fromkeys(map(ord, ".…"))  # stand in a hint for what one is to write, and are pasted with it
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # make text read as another
STEERING = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})  # kinds of signs that a terminal may act on
TAKEN_OUT = "·"


def clean(text: str) -> str:
    """``text`` as it goes to a terminal: without what may steer it; what is taken away leaves a ``·``."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text  # as nearly all is: none of those can be printed
    return "".join(
        sign if sign == "\n" or unicodedata.category(sign) not in STEERING else TAKEN_OUT
        for sign in unicodedata.normalize("NFC", text)
    )


def is_blank(said: object) -> bool:
    """Whether something said is a text with nothing in it that can be read, or a hint's own dots."""
    return isinstance(said, str) and not said.translate(UNSEEN | DOTS).strip()


def line(text: str, field: str, limit: int = MAX_LINE) -> str:
    """One line, composed (NFC), trimmed. Raises Unacceptable for control characters or too much text."""
    spaced = "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in _composed(text))
    cleaned = " ".join(word for word in spaced.split(" ") if word)
    if any(unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} or sign in TURNING for sign in cleaned):
        raise Unacceptable(
            _("{field} holds a line break or control character").format(field=field),
            _("type it again as plain text on one line"),
        )
    if len(cleaned) > limit:
        raise Unacceptable(
            _("{field} is too long: {length} characters, at most {limit}").format(
                field=field, length=len(cleaned), limit=limit
            ),
            _("shorten it"),
        )
    return cleaned


def note(text: str, field: str) -> str:
    """Many lines, composed (NFC), trimmed. Raises Unacceptable for control characters or too much text."""
    cleaned = _composed(text).replace("\r\n", "\n").replace("\r", "\n").strip()
    if any(
        (unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\t") or sign in TURNING
        for sign in cleaned
    ):
        raise Unacceptable(
            _("{field} holds control characters").format(field=field), _("paste it again as plain text")
        )
    if len(cleaned) > MAX_NOTE:
        raise Unacceptable(
            _("{field} is too long: {length} characters, at most {limit}").format(
                field=field, length=len(cleaned), limit=MAX_NOTE
            ),
            _("keep what is needed for the follow-up; longer texts belong in the archive"),
        )
    return cleaned


def in_a_row(words: Sequence[str]) -> str:
    """Words after each other: between them commas, or semicolons where one of them has a comma in it."""
    return ("; " if any("," in each for each in words) else ", ").join(words)


def fold(text: str) -> str:
    """``text`` as it is searched: lower case, å as a, ø as o, æ as ae, no accents."""
    lowered = unicodedata.normalize("NFC", text).casefold().translate(FOLDED).replace("aa", "a")
    apart = unicodedata.normalize("NFD", lowered)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(UNSEEN)
