"""Which command a line that the program prints would call, if somebody typed it."""

from salto_cli.commands import MANIFEST, Group
from salto_cli.names import canonical


def command_of(line: str) -> str:
    """The English path of the command that ``salto …`` calls; empty where it calls none.

    A group with a default takes what else stands there for the default's own; a bare word in small letters is
    none of that, but a command that there is not.
    """
    program, *words = line.split()
    name = canonical(words[0]) if words else ""
    entry = MANIFEST.get(name)
    if program != "salto" or entry is None:
        return ""
    if not isinstance(entry, Group):
        return name
    second = canonical(words[1], name) if len(words) > 1 else ""
    if second in entry.commands:
        return f"{name} {second}"
    return f"{name} {entry.default}" if entry.default and not second[:1].islower() else ""
