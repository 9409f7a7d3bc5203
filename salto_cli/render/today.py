"""How the day is shown on one screen: groups by what they are about, the most urgent first.

Each line comes with its command. What is calm gives way where the screen has no room, and is counted below.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.text import Text

from salto_cli.frozen import frozen
from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models import today as kinds
from salto_cli.models.today import Alarm, Backup, Item, Since, Today, Undated
from salto_cli.models.words import word
from salto_cli.render.look import DOT, NO, WARN, Beside, clean, heading, quiet, sign, stack, text, typed
from salto_cli.render.needs import LINES
from salto_cli.render.terminal import shown

MOST: Final = 8  # lines of one kind: a screen has to be taken in at a glance
LEAST: Final = 3  # lines of a kind that gives way
ROOM: Final = 32  # lines for all kinds together: a terminal of 40, less what stands around them
INDENT: Final = 1  # columns before each line
HEAD: Final = 2  # lines above each kind: air, and what it is about
# What can wait a day, and gives way first.
CALM: Final = frozenset(
    {
        kinds.SOON,
        kinds.ROTATION,
        kinds.PLAN_DUE,
        kinds.DEADLINE_UNSURE,
        kinds.BIRTHDAY,
        kinds.EXPIRING,
        kinds.BOARD_REVIEW,
    }
)


@shown.register
def _today(result: Today) -> RenderableType:
    head = heading(_("Today, {day}").format(day=day.spoken(result.day)), result.of or _("everyone's day"))
    parts = [head, _came_in(result.since), backup_line(result.backup)]
    if not result.items and not result.alarms:
        nothing = text(_("Nothing is waiting for you today. Have a good day."))
        return stack(*parts, nothing, *_undated(result.undated))
    groups = [list(items) for _what, items in groupby(result.items, key=lambda item: item.what)]
    needs = _Groups(groups, result.whole)
    return stack(*parts, *map(alarm, result.alarms), needs, *_undated(result.undated))


@frozen
class _Groups:
    """What needs someone, kind by kind: as much as a screen takes, or all of it."""

    groups: Sequence[Sequence[Item]]
    whole: bool

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        every = [len(each) for each in self.groups]
        lines = every if self.whole else fitting(self.groups, options.max_width)
        for items, most in zip(self.groups, lines, strict=True):
            if most:
                yield _group(items, most)
        folded = [items for items, most in zip(self.groups, lines, strict=True) if not most]
        if folded:
            yield _folded(folded)


def fitting(groups: Sequence[Sequence[Item]], width: int) -> list[int]:
    """How many lines of each kind there is room for: the calm ones give way first, and the last of them.

    None of a calm kind may be left; of another there is always one, however many there are.
    """
    heights = [[_height(item, width) for item in items[:MOST]] for items in groups]
    lines = [min(len(items), MOST) for items in groups]
    last_first = range(len(groups) - 1, -1, -1)
    calm = [n for n in last_first if groups[n][0].what in CALM]
    rest = [n for n in last_first if groups[n][0].what not in CALM]
    for those, least in ((calm, LEAST), (calm, 0), (rest, LEAST), (rest, 1)):
        for n in those:
            while lines[n] > least and _total(heights, lines) > ROOM:
                lines[n] = max(least, lines[n] - 1) if least else 0
    return lines


def _height(item: Item, width: int) -> int:
    """The lines that one takes on a screen so wide."""
    said, room = _said(item).cell_len, max(1, width - INDENT)
    command = cell_len(typed(item.next))
    beside = said + 2 + command <= room
    lines = 1 if beside else -(-said // room) - (-(command + 2) // room)
    return lines + sum(1 for _each in LINES[item.what].besides(item))


def _total(heights: Sequence[Sequence[int]], lines: Sequence[int]) -> int:
    """The lines that all kinds take together, each with its head and what says that there are more."""
    return sum(
        HEAD + sum(each[:most]) + (len(each) > most)
        for each, most in zip(heights, lines, strict=True)
        if most
    )


def _came_in(since: Since | None) -> RenderableType | None:
    if since is None:
        return None
    said = [plural("{n} contact", "{n} contacts", since.contacts)]
    if since.crises:
        said.append(plural("{n} crisis", "{n} crises", since.crises))
    return quiet(_("Since {day}: {what}").format(day=day.spoken(since.day), what=", ".join(said)))


def _undated(found: Undated | None) -> Iterator[RenderableType]:
    """What no day calls for, in a line each with the command that lists it."""
    said = list(undated(found))
    yield from [Text()] if said else []
    yield from (Beside(quiet(each), quiet(next_)) for each, next_ in said)


def undated(found: Undated | None) -> Iterator[tuple[str, str]]:
    """What no day calls for, counted, each with the command that lists it."""
    if found is None:
        return
    if found.tasks:
        said = plural("{n} task without a date", "{n} tasks without a date", found.tasks)
        yield said, "salto task list --mine" if found.mine else "salto task list"
    if found.unmet:
        said = plural("{n} youth not yet met or called", "{n} youths not yet met or called", found.unmet)
        yield said, f"salto caseload --sort contact{' --lead me' if found.mine else ''}"


def backup_line(backup: Backup | None) -> RenderableType | None:
    """What is amiss with the backups, in one line with what to type; None where nothing is."""
    if backup is None:
        return None
    said = {
        kinds.NO_BACKUP: _("No backup of this store lies beside it"),
        kinds.OLD_BACKUP: plural(
            "The newest backup is {n} day old", "The newest backup is {n} days old", backup.days or 0
        ),
        kinds.UNTRIED_BACKUP: _("No backup has been restored as a test for a long time"),
    }
    return Beside(sign(NO if backup.red else WARN, said[backup.state]), quiet(backup.next))


def alarm(each: Alarm) -> RenderableType:
    """An incident that is not closed: its next step, by when, and what to type when it is done."""
    return stack(Text(), alarming(each), Padding(quiet(each.next), (0, 0, 0, 2)))


def alarming(each: Alarm) -> RenderableType:
    """An incident that is not closed: its next step and by when."""
    kind = word("incident", each.kind).label
    if each.step is None:
        said = _("Incident {number}, {kind}: every step is done; close it")
        return sign(NO, said.format(number=each.number, kind=kind))
    said = _("Incident {number}, {kind}: the next step by {moment}")
    head = said.format(number=each.number, kind=kind, moment=day.spoken(each.due or ""))
    return stack(sign(NO, head), Padding(text(each.step), (0, 0, 0, 2)))


def _group(items: Sequence[Item], most: int) -> RenderableType:
    line = LINES[items[0].what]
    return stack(
        Text(),
        text(line.title(len(items)), "bold"),
        *(_line(item) for item in items[:most]),
        *_more(len(items) - most, line.more),
    )


def _more(rest: int, command: str) -> Iterator[RenderableType]:
    if rest > 0:
        more = plural("and {n} more", "and {n} more", rest)
        yield Padding(quiet(f"{more}: {command}"), (0, 0, 0, 3), expand=False)


def _line(item: Item) -> RenderableType:
    """Who, what, and what to type: on one line where there is room."""
    return stack(
        Padding(Beside(_said(item), quiet(item.next), indent=2), (0, 0, 0, INDENT)),
        *(Padding(each, (0, 0, 0, INDENT + 2), expand=False) for each in LINES[item.what].besides(item)),
    )


def _said(item: Item) -> Text:
    """The sign with whom it is about in its colour, and what there is to say."""
    shown_as = LINES[item.what]
    return sign(shown_as.sign, f"{item.person.name}, {item.person.code}").append(
        f" {DOT} {clean(shown_as.says(item))}", style="default"
    )


def _folded(groups: Sequence[Sequence[Item]]) -> RenderableType:
    """What there is no room for, counted."""
    titles = f" {DOT} ".join(LINES[items[0].what].title(len(items)) for items in groups)
    return stack(Text(), quiet(_("Calmer: {what}").format(what=titles)), quiet("salto today --whole"))
