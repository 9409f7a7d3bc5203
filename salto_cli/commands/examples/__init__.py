"""The lines that lead the help of each command: what a coordinator types most, with people of the demo store.

They are English, as scripts and docs are, and ``said`` in the language of the screen. Each part of the
manifest has its examples in a file of the same name, loaded for help only. Every one of them is run on a demo
store in a test, in both languages.
"""

import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Final

from salto_cli.commands import MANIFEST
from salto_cli.commands.manifest import Entry, Group
from salto_cli.i18n import language
from salto_cli.models.word import Word
from salto_cli.names import called, spoken

PARTS: Final = ("person", "consent", "meeting", "rights", "store")
OF_A_GROUP: Final = 4  # so many of its commands are shown in a group's own help
FEW: Final = 2  # of less than this a group shows more than one example of a command
PIECE: Final = re.compile(r'"[^"]*"|\S+')
# Days, weeks, and yes, in bokmål; what is two words there is quoted.
BOKMAAL: Final = {
    "thursday": "torsdag",
    "friday": "fredag",
    "today": "i dag",
    "yesterday": "i går",
    "week": "uke",
    "yes": "ja",
    "no": "nei",
    "me": "meg",
}


def of(path: str) -> tuple[str, ...]:
    """The examples of the command or group at an English ``path``, the commonest first; none for no command.

    A group shows the first example of its default, then of the others in the manifest's order; where there
    are few of these, the others of its default as well.
    """
    name = path.partition(" ")[0]
    for part in PARTS:
        commands: dict[str, Entry | Group] = import_module(f"salto_cli.commands.manifest.{part}").COMMANDS
        if name in commands:
            lines: dict[str, tuple[str, ...]] = import_module(f"{__name__}.{part}").EXAMPLES
            entry = commands.get(path)
            return _of_a_group(path, entry, lines) if isinstance(entry, Group) else lines.get(path, ())
    return ()


def said(path: str) -> tuple[str, ...]:
    """The same as one types them in the chosen language: names, days, and words of closed lists."""
    lines = of(path)
    if language() == "en" or not lines:
        return lines
    if path == "help":
        return tuple(map(_asked_about, lines))
    if not isinstance(MANIFEST.get(path), Group):
        lists = _lists(path)
        return tuple(" ".join(_in_bokmaal(line, lists)) for line in lines)
    return tuple(" ".join(_in_bokmaal(line, _lists_of(line, path))) for line in lines)


def _asked_about(line: str) -> str:
    """A line that asks for help, with the command or the topic that it is about as it is called in bokmål."""
    from salto_cli.commands import help_topics

    about = line.removeprefix("salto help").strip()
    if about in help_topics.TOPICS:
        return f"salto {help_topics.called_topic(about)}"
    return f"salto {called('help')} {called(about)}".strip()


def _lists_of(line: str, group: str) -> Mapping[str, tuple[Word, ...]]:
    """The closed lists of the command in a group that an example is of. The command is loaded for them, so
    it is not where nothing on the line can be a word of a list."""
    words = [piece for piece in PIECE.findall(line)[3:] if piece.isalpha() and piece not in BOKMAAL]
    return _lists(_of_which(line, group)) if words else {}


def _of_which(line: str, group: str) -> str:
    """The English path of the command in a group that an example is of, its default where none is named."""
    entry, word = MANIFEST[group], line.split(" ")[2:3]
    assert isinstance(entry, Group), "only a group has commands"
    name = word[0] if word and word[0] in entry.commands else entry.default
    return f"{group} {name}" if name else group


def _of_a_group(name: str, group: Group, lines: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    first = [group.default] if group.default else []
    paths = [f"{name} {each}" for each in dict.fromkeys([*first, *group.commands])]
    found = [lines[each][0] for each in paths if each in lines]
    found += lines.get(paths[0], ())[1:] if len(found) < FEW else ()
    return tuple(found)[:OF_A_GROUP]


def _in_bokmaal(line: str, lists: Mapping[str, tuple[Word, ...]]) -> Iterator[str]:
    """The pieces of a line, with bokmål words in place of the English ones; ``lists`` is by option."""
    option = ""
    for piece in PIECE.findall(spoken(line)):
        bare = piece.strip('"')
        days = " ".join(BOKMAAL.get(word, word) for word in bare.split(" "))
        words = lists.get(option, ())
        told = _listed(bare, words) or _paired(bare, words or lists.get("--category", ())) or days
        yield piece if told == bare else f'"{told}"' if " " in told else told
        option = piece if piece.startswith("--") else ""


def _listed(word: str, words: tuple[Word, ...]) -> str:
    """The bokmål of the one word of a list that is meant; empty where there is none, or more than one."""
    if not words:
        return ""
    from salto_cli.commands.offered import as_one_word

    fitting = {as_one_word(each) for each in words if each.is_written(word)}
    return fitting.pop() if len(fitting) == 1 else ""


def _paired(said: str, words: tuple[Word, ...]) -> str:
    """Two words with a colon between, as a guardian's code or a service's category has; empty where neither
    of them is one of ``words``."""
    first, colon, last = said.partition(":")
    if not colon:
        return ""
    left, right = _listed(first, words), _listed(last, words)
    return f"{left or first}:{right or last}" if left or right else ""


def _lists(path: str) -> dict[str, tuple[Word, ...]]:
    """The closed lists of a command, by the option that each is for; "" for what stands alone."""
    from salto_cli.commands import offered
    from salto_cli.commands.lazy import load

    name, _space, below = path.partition(" ")
    entry = MANIFEST[name]
    entry = entry.commands[below] if isinstance(entry, Group) else entry
    found: dict[str, tuple[Word, ...]] = {}
    for parameter in load(path, entry).params:
        for option in parameter.opts:
            at = option if option.startswith("-") else ""
            fitting = (*offered.closed(entry, parameter), *offered.between(entry, parameter))
            found[at] = (*found.get(at, ()), *fitting)
    return found
