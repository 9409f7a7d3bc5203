"""The words that TAB offers: names in both languages, options, closed lists. Never a person, never a service.

All of it is known before any store is opened, and stands in the script that is printed.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from salto_cli.commands import MANIFEST, Entry, Group, offered
from salto_cli.commands.help_shared import SHARED
from salto_cli.frozen import frozen
from salto_cli.i18n import LANGUAGES, _
from salto_cli.names import NB, bare, called

FILES: Final = "/"  # stands where a value is a file's or folder's path: no word looks like that
# Paths that the help calls by another word: by the command's module and the parameter.
PATHS: Final = frozenset(
    {("audit", "against"), ("backup", "to"), ("backup", "which"), ("incident", "to"), ("schedule", "to")}
)


@frozen
class Named:
    """A command or group: its English path, its name in the chosen language and in the other one.

    ``bare`` is the bokmål name as it is typed on a keyboard without å, ø and æ.
    """

    path: str
    own: str
    other: str
    bare: str

    @property
    def ways(self) -> tuple[str, ...]:
        """Every way to write its name."""
        return tuple(dict.fromkeys((self.own, self.other, self.bare)))


@frozen
class Taken:
    """An option (or, without a name, what stands alone) of a command: whether it takes a value, and which."""

    name: str
    takes: bool
    values: tuple[str, ...] = ()

    @property
    def marked(self) -> str:
        """Its name, with = behind it where a value follows."""
        return f"{self.name}=" if self.takes else self.name


@frozen
class Line:
    """What a command takes; a group takes what its default does."""

    path: str
    options: tuple[Taken, ...]
    places: tuple[str, ...]  # values of what stands alone


@frozen
class Table:
    """What a script looks up: words by where one is. ``*--lang`` is that option of any command."""

    name: str
    about: str
    rows: tuple[tuple[str, tuple[str, ...]], ...]

    def by_words(self) -> dict[str, list[str]]:
        """The words of each row on one line, and which rows have them; a row without words is left out."""
        found: dict[str, list[str]] = {}
        for at, words in self.rows:
            if words:
                found.setdefault(" ".join(words), []).append(at)
        return found


@frozen
class Vocabulary:
    """Everything for one script: the names in each group, by its path; each command; and what all share."""

    names: Mapping[str, tuple[Named, ...]]
    lines: tuple[Line, ...]
    shared: tuple[Taken, ...]

    def tables(self) -> tuple[Table, ...]:
        """The same as tables, which every shell has some form of."""
        groups = self.names.items()
        return (
            Table("called", "a command's English name", tuple(self._called())),
            Table("own", "the names in a group", tuple((at, tuple(_own(each))) for at, each in groups)),
            Table("other", "in the other language", tuple((at, tuple(_other(each))) for at, each in groups)),
            Table("bare", "on another keyboard", tuple((at, tuple(_bare(each))) for at, each in groups)),
            Table("options", "its options, with = where a value follows", tuple(self._options())),
            Table("values", "the values of an option; / is a path", tuple(self._values())),
            Table("places", "words that stand alone", tuple((each.path, each.places) for each in self.lines)),
        )

    def _called(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for group, names in self.names.items():
            for each in names:
                yield from ((f"{group} {way}".strip(), (each.path,)) for way in each.ways)

    def _options(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        shared = tuple(each.marked for each in self.shared)
        for each in self.lines:
            yield each.path, (*(option.marked for option in each.options), *shared)
        alone = set(self.names) - {each.path for each in self.lines}  # the root
        yield from ((group, shared) for group in sorted(alone))

    def _values(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for line in self.lines:
            yield from ((f"{line.path} {each.name}", each.values) for each in line.options)
        yield from ((f"*{each.name}", each.values) for each in self.shared)


def vocabulary() -> Vocabulary:
    """The words in the chosen language. It loads every command, to see what each takes."""
    groups = {name: entry for name, entry in MANIFEST.items() if isinstance(entry, Group)}
    names = {"": _names("", MANIFEST)} | {name: _names(name, each.commands) for name, each in groups.items()}
    return Vocabulary(names, tuple(_lines()), tuple(_shared()))


def _names(within: str, commands: Mapping[str, Entry | Group]) -> tuple[Named, ...]:
    return tuple(_named(f"{within} {name}".strip(), name) for name in commands)


def _named(path: str, name: str) -> Named:
    own, bokmaal = called(path).rpartition(" ")[2], NB.get(path, name)
    return Named(path, own, bokmaal if own == name else name, bare(bokmaal))


def _own(names: tuple[Named, ...]) -> Iterator[str]:
    return (each.own for each in names)


def _other(names: tuple[Named, ...]) -> Iterator[str]:
    return (each.other for each in names if each.other != each.own)


def _bare(names: tuple[Named, ...]) -> Iterator[str]:
    return (each.bare for each in names if each.bare not in {each.own, each.other})


def _lines() -> Iterator[Line]:
    for name, entry in MANIFEST.items():
        if isinstance(entry, Entry):
            yield _line(name, entry)
            continue
        yield _line(name, entry.commands[entry.default])
        yield from (_line(f"{name} {each}", below) for each, below in entry.commands.items())


def _line(path: str, entry: Entry) -> Line:
    from salto_cli.commands.lazy import described, load

    options: list[Taken] = []
    places: list[str] = []
    for parameter in load(path, entry).params:
        values = _values(entry, parameter)
        said = described(parameter)
        options += [Taken(each, not said.is_flag, () if said.is_flag else values) for each in said.opts]
        places += () if said.opts else values
    return Line(path, tuple(options), tuple(dict.fromkeys(places)))


def _values(entry: Entry, parameter: Any) -> tuple[str, ...]:
    """The words that a value is one of, FILES for a path; none for a text, a day, a person or a service."""
    from salto_cli.commands.help_values import FILE, FOLDER, spoken
    from salto_cli.commands.lazy import described

    said = described(parameter)
    is_path = said.metavar.startswith("FILE") or spoken(entry, said).value in {_(FILE), _(FOLDER)}
    if is_path or (entry.module, said.name) in PATHS:
        return (FILES,)
    return offered.values(entry, parameter)


def _shared() -> Iterator[Taken]:
    from salto_cli.commands.help_values import FILE, FOLDER

    for each in SHARED:
        values = LANGUAGES if each.names == ("--lang",) else (FILES,) if each.value in {FILE, FOLDER} else ()
        yield from (Taken(name, bool(each.value), values) for name in each.names if name.startswith("--"))
