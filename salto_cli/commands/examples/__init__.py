"""The lines that lead the help of each command: what a coordinator types most, with people of the demo store.

They are English, as scripts and docs are, and ``said`` in the language of the screen. Each part of the
manifest has its examples in a file of the same name, loaded for help only. Every one of them is run on a demo
store in a test, in both languages.
"""

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Final

from salto_cli.commands import MANIFEST, offered
from salto_cli.commands.lazy import load
from salto_cli.commands.manifest import Entry, Group
from salto_cli.i18n import language
from salto_cli.models.word import Word
from salto_cli.names import spoken

PARTS: Final = ("person", "consent", "meeting", "rights", "store")
OF_A_GROUP: Final = 4  # so many of its commands are shown in a group's own help
PIECE: Final = re.compile(r'"[^"]*"|\S+')
# Days, and yes, in bokmål; what is two words there is quoted.
BOKMAAL: Final = {
    "thursday": "torsdag",
    "friday": "fredag",
    "today": "i dag",
    "yesterday": "i går",
    "yes": "ja",
    "no": "nei",
}


def of(path: str) -> tuple[str, ...]:
    """The examples of the command or group at an English ``path``, the commonest first; none for no command.

    A group shows the first example of its default, then of the others in the manifest's order.
    """
    return tuple(line for _path, line in _with_paths(path))


def said(path: str) -> tuple[str, ...]:
    """The same as one types them in the chosen language: names, days, and words of closed lists."""
    lines = _with_paths(path)
    return tuple(line if language() == "en" else " ".join(_in_bokmaal(at, line)) for at, line in lines)


def _with_paths(path: str) -> tuple[tuple[str, str], ...]:
    """The examples, each with the English path of its command."""
    name = path.partition(" ")[0]
    for part in PARTS:
        commands: dict[str, Entry | Group] = import_module(f"salto_cli.commands.manifest.{part}").COMMANDS
        if name in commands:
            lines: dict[str, tuple[str, ...]] = import_module(f"{__name__}.{part}").EXAMPLES
            entry = commands.get(path)
            if isinstance(entry, Group):
                return _of_a_group(path, entry, lines)
            return tuple((path, line) for line in lines.get(path, ()))
    return ()


def _of_a_group(name: str, group: Group, lines: dict[str, tuple[str, ...]]) -> tuple[tuple[str, str], ...]:
    first = [group.default] if group.default else []
    paths = [f"{name} {each}" for each in dict.fromkeys([*first, *group.commands])]
    return tuple((each, lines[each][0]) for each in paths if each in lines)[:OF_A_GROUP]


def _in_bokmaal(path: str, line: str) -> Iterator[str]:
    """The pieces of a line, with bokmål words in place of the English ones."""
    lists, option = _lists(path), ""
    for piece in PIECE.findall(spoken(line)):
        bare = piece.strip('"')
        fitting = {offered.as_one_word(each) for each in lists.get(option, ()) if each.is_written(bare)}
        days = " ".join(BOKMAAL.get(each, each) for each in bare.split(" "))
        told = fitting.pop() if len(fitting) == 1 else days
        yield piece if told == bare else f'"{told}"' if " " in told else told
        option = piece if piece.startswith("--") else ""


def _lists(path: str) -> dict[str, tuple[Word, ...]]:
    """The closed lists of a command, by the option that each is for; "" for what stands alone."""
    name, _space, below = path.partition(" ")
    entry = MANIFEST[name]
    entry = entry.commands[below] if isinstance(entry, Group) else entry
    found: dict[str, tuple[Word, ...]] = {}
    for parameter in load(path, entry).params:
        for option in parameter.opts:
            at = option if option.startswith("-") else ""
            found[at] = (*found.get(at, ()), *offered.closed(entry, parameter))
    return found
