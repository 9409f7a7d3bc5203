"""The options that every command shares, accepted anywhere on the line."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any

from salto_cli.errors import Unacceptable, Usage
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
    store: str | None = None
    lang: str | None = None
    input: str | None = None
    passphrase_file: str | None = None
    passphrase_fd: str | None = None
    passphrase_command: str | None = field(default=None, repr=False)
    passphrase_on_line: bool = False  # whether the source of the passphrase was named on the line


FROM_ENVIRONMENT = {
    "SALTO_STORE": "store",
    "SALTO_LANG": "lang",
    "SALTO_PASSPHRASE_FILE": "passphrase_file",
    "SALTO_PASSPHRASE_COMMAND": "passphrase_command",
}


def gather(args: Sequence[str], environ: Mapping[str, str]) -> tuple[Options, list[str]]:
    """Take the shared options out of ``args``; returns them and what is left for the command.

    A word after ``--`` is left alone. Raises Usage where an option lacks its value or has an empty one, and
    Unacceptable where a word is no text or has no end: nothing further in need look for that.
    """
    known: dict[str, Any] = {
        name: environ[variable] for variable, name in FROM_ENVIRONMENT.items() if environ.get(variable)
    }
    for word in (*args, *known.values()):
        _refuse_spoiled(word)
    rest: list[str] = []
    words = iter(args)
    for word in words:
        name, joined, value = word.partition("=")
        if word == "--":
            rest += [word, *words]
        elif word in FLAGS:
            known[FLAGS[word]] = True
        elif name in VALUES:
            given = value if joined else next(words, None)
            if not given:  # an empty one is most often a variable of the shell that was never set
                raise Usage(_("{option} needs a value").format(option=name))
            _set(known, VALUES[name], given)
        else:
            rest.append(word)
    return Options(**known), rest


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
