"""A line of the manifest, and a group of them under one noun; the parts of the help lie beside this."""

from salto_cli.frozen import frozen


@frozen
class Entry:
    """One command: module below ``salto_cli.commands``, function, and what it does in one line."""

    module: str
    function: str
    summary: str


@frozen
class Group:
    """Commands under one noun. ``default`` runs when the first word is not one of them, ``alone`` where there
    is no word at all, and another: it shows what there is."""

    summary: str
    commands: dict[str, Entry]
    default: str
    alone: str | None = None
