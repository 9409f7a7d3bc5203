"""One line of the shell: its words, and the few that the shell understands by itself."""

from salto_cli.commands import MANIFEST
from salto_cli.errors import Usage
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.names import canonical

QUOTES = "\"'"
LEAVE = frozenset({"exit", "quit", "avslutt"})
LOCK = frozenset({"lock", "lås"})
ENDING = LEAVE | LOCK  # in a script there is nobody to ask again, so that both end it
CLEAR = frozenset({"clear", "cls", "tøm"})
HELP = frozenset({"?", "help", "hjelp"})
OWN = frozenset({"salto", *ENDING, *CLEAR, *HELP})


@frozen
class Split:
    """A line in words. ``last`` is the word that it ends in the midst of, ``quote`` the mark open in it."""

    words: tuple[str, ...]
    last: str | None
    quote: str


def split(line: str) -> Split:
    """``line`` in words.

    Unlike in the system's shells a backslash is a letter (``C:\\Users``), and a quotation mark counts only at
    the beginning of a word or after ``=``: O'Brien needs no care.
    """
    found: list[str] = []
    word: str | None = None
    quote = ""
    for sign in line:
        if quote:
            word, quote = (word, "") if sign == quote else (f"{word}{sign}", quote)
        elif sign in QUOTES and (word is None or word.endswith("=")):
            word, quote = word or "", sign
        elif not sign.isspace():
            word = (word or "") + sign
        elif word is not None:
            found.append(word)
            word = None
    return Split(tuple(found), word, quote)


def words(line: str) -> list[str]:
    """What to run for a line that was typed or pasted; empty for nothing and for a comment.

    ``salto`` before it is left out, and alone it is what needs one today; ``?`` asks for help. Raises Usage
    for a quotation mark left open.
    """
    found = split(line)
    if line.lstrip().startswith("#"):
        return []
    if found.quote:
        raise Usage(_("a quotation mark is not closed"), _("close it, or leave it out"))
    said = [*found.words, *([] if found.last is None else [found.last])]
    return _asked_for_help((said[1:] or ["today"]) if said[:1] == ["salto"] else said)


def lines(typed: str) -> list[str]:
    """The lines of what was typed, or pasted: one that begins with no command goes on from the one before.

    What salto says one can type is wrapped in a narrow window, and is copied as several lines.
    """
    found: list[str] = []
    for line in typed.splitlines():
        first = line.split(maxsplit=1)[:1]
        if found and first and not _begins(first[0]) and not first[0].startswith("#") and _runs(found[-1]):
            found[-1] = f"{found[-1].rstrip()} {line.lstrip()}"
        else:
            found.append(line)
    return [line for line in found if _runs(line)]


def _begins(word: str) -> bool:
    """Whether a line can begin with ``word``: a command by either name, or a word of the shell's own."""
    return word in OWN or canonical(word) in MANIFEST


def _runs(line: str) -> bool:
    """Whether there is anything to run in ``line``."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _asked_for_help(said: list[str]) -> list[str]:
    """``?``, ``? show`` and ``show ?`` as the program itself is asked."""
    if said and said[0] == "?":
        return [*said[1:], "--help"]
    return [*said[:-1], "--help"] if said and said[-1] == "?" else said
