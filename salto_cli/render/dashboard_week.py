"""The week in the dashboard, line by line, and what each line asks for."""

from collections.abc import Iterator
from itertools import groupby

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.text import Text

from salto_cli.frozen import frozen
from salto_cli.i18n import _, language, plural
from salto_cli.models import day
from salto_cli.models.dashboard import Week
from salto_cli.models.meeting import MeetingLine
from salto_cli.models.named import Named
from salto_cli.models.task import Task
from salto_cli.models.today import Alarm, Backup, Item, Today
from salto_cli.models.words import word
from salto_cli.names import spoken
from salto_cli.render.deadline import SIGNS, command, facts
from salto_cli.render.look import (
    DOT,
    NO,
    STYLES,
    WORDS,
    Beside,
    clean,
    heading,
    of_person,
    pairs,
    quiet,
    sign,
    stack,
    text,
)
from salto_cli.render.needs import LINES
from salto_cli.render.today import alarming, backup_line, undated


def title(week: Week) -> str:
    """The title of the week: the days that it looks ahead to."""
    return _("The week through {day}").format(day=day.short(week.due.through)[:6])


@frozen
class Entry:
    """A line of the week, the page that Enter shows for it, and the code of whoever it is about."""

    line: RenderableType
    page: RenderableType
    person: str | None = None


@frozen
class Hanging:
    """A sign, and beside it what there is to say, on as many lines as that takes."""

    mark: str
    words: Text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        mark = Text(f"{self.mark} ", STYLES.get(self.mark, ""))
        for line in self.words.wrap(console, max(1, options.max_width - 2)):
            yield Text().append_text(mark).append_text(line)
            mark = Text("  ")


def _hanging(mark: str, first: str, rest: str = "") -> Hanging:
    words = Text().append_text(text(first, WORDS.get(mark, "")))
    return Hanging(mark, words.append(f" {DOT} {clean(rest)}") if rest else words)


def lines(week: Week) -> Iterator[Text | Entry]:
    """The week from the top: headings, which are texts with air above them, and entries."""
    for number, each in enumerate(_parts(week)):
        yield Text("\n").append_text(each) if number and isinstance(each, Text) else each


def _parts(week: Week) -> Iterator[Text | Entry]:
    today = week.today
    yield from map(_alarm, today.alarms)
    yield from _backup(today.backup)
    items = [each for each in today.items if each.code is None or each.code not in week.by_today]
    for what, those in groupby(items, key=lambda item: item.what):
        found = list(those)
        yield heading(LINES[what].title(len(found)))
        yield from map(_need, found)
    for due, tasks in groupby(sorted(week.due.deadlines, key=_when), key=lambda task: task.due or ""):
        yield heading(_("Deadlines, {day}").format(day=_spoken(due, today.day)))
        yield from (_deadline(each) for each in tasks)
    if not (today.alarms or items or week.due.deadlines):
        yield quiet(_("Nothing is waiting for you today. Have a good day."))
    yield from _undated(today)
    yield heading(_("The next meeting"))
    yield _meeting(week.meeting)


def _when(task: Task) -> tuple[str, str]:
    return task.due or "", (task.deadline and task.deadline.at) or ""


def _spoken(due: str, today: str) -> str:
    return _("today") if due == today else day.spoken(due)


def _alarm(each: Alarm) -> Entry:
    said = _("Incident {number}, {kind}").format(number=each.number, kind=word("incident", each.kind).label)
    return Entry(_hanging(NO, said), stack(alarming(each), Text(), _command(each.next)))


def _backup(found: Backup | None) -> Iterator[Entry]:
    line = backup_line(found)
    if found is not None and line is not None:
        yield Entry(line, stack(line, Text(), _command(found.next)))


def _need(item: Item) -> Entry:
    """Who, and what there is to say; the command that deals with it on its page."""
    how = LINES[item.what]
    line = _hanging(how.sign, item.person.name, how.says(item))
    said = stack(sign(how.sign, how.says(item)), *(Padding(each, (0, 0, 0, 2)) for each in how.besides(item)))
    return Entry(line, _about(item.person, said, item.next), item.person.code)


def _deadline(task: Task) -> Entry:
    """A deadline by its day: how it stands, and what it is."""
    deadline = task.deadline
    assert deadline is not None, "only deadlines are due"
    clock = f"{deadline.at} " if deadline.at else ""
    mark = SIGNS.get(deadline.state, DOT)
    line = _hanging(mark, f"{clock}{task.person.name}", task.says)
    return Entry(line, _about(task.person, facts(task), command(task)), task.person.code)


def _undated(today: Today) -> Iterator[Text | Entry]:
    """What no day calls for, counted as in ``salto today``; the command that lists it on its page."""
    found = list(undated(today.undated))
    if found:
        yield heading(_("Waiting without a day"))
    for said, next_ in found:
        yield Entry(_hanging(DOT, said), stack(text(said), Text(), _command(next_)))


def _about(whom: Named, said: RenderableType, command_: str) -> RenderableType:
    """The page of a line about someone: who, what is said, and what to type."""
    who = of_person(whom.line)
    opens = quiet(_("o opens the case. That is noted in the log."))
    return stack(who, Text(), said, Text(), _command(command_), Text(), opens)


def _meeting(found: MeetingLine | None) -> Entry:
    if found is None:
        none = _hanging(DOT, _("none is planned"))
        plan = spoken("salto fleksiteam prepare --date")
        return Entry(none, stack(none, Text(), _command(f"{plan} {day.WEEKDAYS[language()][3].lower()}")))
    meeting = found.meeting
    cases = plural("{n} case", "{n} cases", found.cases)
    line = _hanging(DOT, day.spoken(meeting.day), cases)
    when = day.short(meeting.day)
    facts = pairs([(_("place"), meeting.place), (_("on the agenda"), cases)])
    commands = (f"salto fleksiteam prepare --date {when}", "salto fleksiteam run")
    return Entry(line, stack(heading(day.spoken(meeting.day)), facts, Text(), *map(_command, commands)))


def _command(line: str) -> RenderableType:
    """What to type, after the dashboard or in another window."""
    return Beside(quiet(_("Type:")), text(spoken(line), "bold"), indent=2)
