"""The options that every command shares, accepted anywhere on the line."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field
from datetime import date
from itertools import pairwise
from typing import Any

from salto_cli.errors import Ambiguous, NotFound, SaltoError, Unacceptable, Usage
from salto_cli.frozen import frozen
from salto_cli.i18n import _

FLAGS = {
    "--json": "json",
    "--no-input": "no_input",
    "--yes": "yes",
    "-y": "yes",
    "--quiet": "quiet",
    "-q": "quiet",
    "--no-color": "no_color",
    "--plain": "plain",
    "--mask": "mask",
    "--editor": "editor",
}
VALUES = {
    "--store": "store",
    "--lang": "lang",
    "--input": "input",
    "--passphrase-file": "passphrase_file",
    "--passphrase-fd": "passphrase_fd",
    "--passphrase-command": "passphrase_command",
}

LONGEST_WORD = 10_000  # characters; more than any text that a command accepts


@frozen
class Options:
    """The shared options, as given on the line or, for some, in the environment."""

    json: bool = False
    no_input: bool = False
    yes: bool = False
    quiet: bool = False
    no_color: bool = False
    plain: bool = False
    mask: bool = False
    editor: bool = False  # notes are written in the person's own editor
    store: str | None = None
    lang: str | None = None
    input: str | None = None
    idle: str | None = None  # how long the shell stays open; its own options come first
    limit: str | None = None
    passphrase_file: str | None = None
    passphrase_fd: str | None = None
    passphrase_command: str | None = field(default=None, repr=False)
    on_line: tuple[str, ...] = ()  # the names of those that were said on the line
    passphrase_on_line: bool = False  # whether the source of the passphrase was named on the line


FROM_ENVIRONMENT = {
    "SALTO_STORE": "store",
    "SALTO_LANG": "lang",
    "SALTO_PLAIN": "plain",
    "SALTO_MASK": "mask",
    "SALTO_COLOR": "color",
    "SALTO_IDLE": "idle",
    "SALTO_LIMIT": "limit",
    "SALTO_PASSPHRASE_FILE": "passphrase_file",
    "SALTO_PASSPHRASE_COMMAND": "passphrase_command",
}
YES_OR_NO = {"plain", "mask", "color"}
NOTHING: Mapping[str, Any] = {}


def gather(
    args: Sequence[str], environ: Mapping[str, str], file: Mapping[str, Any] = NOTHING
) -> tuple[Options, list[str]]:
    """Take the shared options out of ``args``; returns them and what is left for the command.

    ``file`` is what the settings file says, by name; the environment comes before it, the line before both.
    A word after ``--`` is left alone. Raises Usage where an option lacks its value or has an empty one, and
    Unacceptable where a word is no text or has no end: nothing further in need look for that.
    """
    said = {name: environ[variable] for variable, name in FROM_ENVIRONMENT.items() if environ.get(variable)}
    for word in (*args, *said.values()):
        _refuse_spoiled(word)
    known = _standing(said, file)
    rest: list[str] = []
    on_line: list[str] = []
    words = iter(args)
    for word in words:
        name, joined, value = word.partition("=")
        if word == "--":
            rest += [word, *words]
        elif word in FLAGS:
            known[FLAGS[word]] = True
            on_line.append(FLAGS[word])
        elif name in VALUES:
            given = value if joined else next(words, None)
            if not given:  # an empty one is most often a variable of the shell that was never set
                raise _without_value(name)
            _set(known, VALUES[name], given)
            on_line.append(VALUES[name])
        else:
            rest.append(word)
    return Options(**known, on_line=tuple(on_line)), rest


def _standing(said: Mapping[str, str], file: Mapping[str, Any]) -> dict[str, Any]:
    """The options that stand before the line is read. Raises Unacceptable where a yes or a no is neither."""
    known = {**file, **said}
    for name in YES_OR_NO & said.keys():
        from salto_cli.models import yes_no
        from salto_cli.models.config import BY_NAME

        known[name] = yes_no.read(said[name], BY_NAME[name].variable)
    known["no_color"] = not known.pop("color", True)
    return known


@contextmanager
def naming(option: str) -> Iterator[None]:
    """What is wrong within is the value of ``option``, and the error says so; not of an empty one."""
    try:
        yield
    except (Unacceptable, NotFound, Ambiguous) as error:
        raise named(error, option) from None


def named(error: SaltoError, option: str) -> SaltoError:
    """The same error, said of the value of ``option``, where it does not name that itself."""
    if option not in error.message:
        error.message = f"{option}: {error.message}"
    return error


def past(option: str, said: str | None, today: date) -> str | None:
    """The day of the past that was said with ``option``, in ISO form; nothing where none was. Raises
    Unacceptable, naming the option."""
    from salto_cli.models import day_said  # few lines have a day on them

    with naming(option):
        return day_said.read_past(said, today).isoformat() if said else None


def is_odd(args: Sequence[str]) -> bool:
    """Whether the words after a command may hold a slip (``commands/slips.py``); most lines hold none."""
    options = [word.partition("=")[0] for word in args if word.startswith("--")]
    return (
        len(options) > len(set(options))
        or any(not word.strip() or (word[:2] == "--" and word[-1] == "=") for word in args)
        or any(one.startswith("--") and other.startswith("--") for one, other in pairwise(args))
    )


def _without_value(option: str) -> Usage:
    from salto_cli.commands.help_shared import EXAMPLES

    example = f"{option} {EXAMPLES[option]}"
    return Usage(
        _("{option} needs a value").format(option=option), _("as in {example}").format(example=example)
    )


def _refuse_spoiled(word: str) -> None:
    """Raise Unacceptable for a word too long for any command, or of bytes that are no UTF-8 text."""
    if len(word) > LONGEST_WORD:
        raise Unacceptable(
            _("a word on the line is too long: at most {limit} characters").format(limit=LONGEST_WORD),
            _("shorten it"),
        )
    if any("\ud800" <= sign <= "\udfff" for sign in word):
        raise Unacceptable(_("a word on the line is not UTF-8 text"), _("paste it again as plain text"))


def _set(known: dict[str, Any], name: str, value: str) -> None:
    """Set one option; a passphrase source on the line replaces the one from the environment."""
    if name.startswith("passphrase"):
        for other in ("passphrase_file", "passphrase_fd", "passphrase_command"):
            known.pop(other, None)
        known["passphrase_on_line"] = True
    known[name] = value
