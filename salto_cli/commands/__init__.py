"""The manifest: every command, the module that holds it, and its place in the help.

A command is loaded when it is called; ``--help`` reads only this page. The one-line texts stand here and
in the docstrings of the commands, and a test holds them equal.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Entry:
    """One command: module below ``salto_cli.commands``, function, and what it does in one line."""

    module: str
    function: str
    summary: str


@dataclass(frozen=True, slots=True)
class Group:
    """Commands under one noun. ``default`` runs when the first word is not one of them."""

    summary: str
    commands: dict[str, Entry] = field(default_factory=dict)
    default: str | None = None


MANIFEST: dict[str, Entry | Group] = {
    "init": Entry("store", "init", "Make a new encrypted store."),
    "register": Entry("person", "register", "Register a person, with the basis for keeping them."),
    "show": Entry("person", "show", "Show what is held about a person."),
    "find": Entry("person", "find", "Find persons by name, birth date, phone or code."),
}
