"""The lines that lead the help of each command: what a coordinator types most, with people of the demo store.

They are English, as scripts and docs are; whoever shows one says ``names.spoken(line)``. Each part of the
manifest has its examples in a file of the same name, loaded for help only. Every one of them is run on a
demo store in a test, in both languages.
"""

from importlib import import_module
from typing import Final

from salto_cli.commands.manifest import Entry, Group

PARTS: Final = ("person", "consent", "meeting", "rights", "store")
OF_A_GROUP: Final = 4  # so many of its commands are shown in a group's own help


def of(path: str) -> tuple[str, ...]:
    """The examples of the command or group at an English ``path``, the commonest first; none for no command.

    A group shows the first example of its default, then of the others in the manifest's order.
    """
    name = path.partition(" ")[0]
    for part in PARTS:
        commands: dict[str, Entry | Group] = import_module(f"salto_cli.commands.manifest.{part}").COMMANDS
        if name in commands:
            lines: dict[str, tuple[str, ...]] = import_module(f"{__name__}.{part}").EXAMPLES
            entry = commands.get(path)
            return _of_a_group(path, entry, lines) if isinstance(entry, Group) else lines.get(path, ())
    return ()


def _of_a_group(name: str, group: Group, lines: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    first = [group.default] if group.default else []
    ordered = dict.fromkeys([*first, *group.commands])
    return tuple(lines[f"{name} {each}"][0] for each in ordered if f"{name} {each}" in lines)[:OF_A_GROUP]
