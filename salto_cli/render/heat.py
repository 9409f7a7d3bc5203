"""Contact as a picture: a youth's weeks by days, the caseload by weeks. A sign for each, and a legend."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.text import Text

from salto_cli.frozen import frozen
from salto_cli.i18n import _, language, plural
from salto_cli.models import day
from salto_cli.models.day import WEEKDAYS, days_between, days_on
from salto_cli.models.heat import NONE, Count, Heat, Row, Strip
from salto_cli.render.look import Listing, Seen, heading, of_person, quiet, stack, text
from salto_cli.render.screen import HELD
from salto_cli.render.signs import TONE
from salto_cli.render.terminal import shown

CELL: Final = 3  # columns of a week: its number, or a sign, and a space
BLANK: Final = Text(" " * CELL)
NOTHING, ATTEMPT, ONE, SOME, MANY = "·", "○", "▂", "▅", "█"
COLOURS: Final = {NOTHING: "dim", ATTEMPT: TONE, ONE: "green", SOME: "green", MANY: "bold green"}
SEVERAL, PLENTY = 2, 4  # contacts from which a sign grows


def sign_of(count: Count) -> str:
    """The sign for so many contacts; an attempt shows where there was nothing else."""
    if count.contacts >= PLENTY:
        return MANY
    if count.contacts:
        return SOME if count.contacts >= SEVERAL else ONE
    return ATTEMPT if count.attempts else NOTHING


def _cell(count: Count) -> Text:
    mark = sign_of(count)
    return Text(f" {mark} ", style=COLOURS[mark])


def _legend() -> RenderableType:
    """What each sign means, each kept together on a line."""
    meanings = (
        (ONE, _("1 contact")),
        (SOME, _("2–3")),
        (MANY, _("4 or more")),
        (ATTEMPT, _("only attempts")),
        (NOTHING, _("none")),
    )
    signs = [
        Text.assemble((mark, COLOURS[mark]), (f" {words}".replace(" ", HELD), "dim"))
        for mark, words in meanings
    ]
    return Text("   ").join(signs)


def _week_number(first: str, week: int) -> str:
    return f"{date.fromisoformat(days_on(first, 7 * week)).isocalendar().week:>2} "


def _span(first: str, today: str, weeks: int) -> str:
    return _("{n} weeks, {first} to {last}").format(n=weeks, first=day.short(first), last=day.short(today))


def _last(last: str | None, today: str) -> str:
    if last is None:
        return _("no contact yet")
    days = days_between(last, today)
    ago = plural("{n} day ago", "{n} days ago", days) if days else _("today")
    return _("last contact {day}, {ago}").format(day=day.short(last), ago=ago)


# -- one youth ---------------------------------------------------------------------------------------------


@shown.register
def _strip(result: Strip) -> RenderableType:
    head = of_person(result.person.line)
    counts = result.days.values()
    found = sum(each.contacts for each in counts)
    tried = sum(each.attempts for each in counts)
    said = _("{contacts}, {attempts}").format(
        contacts=plural("{n} contact", "{n} contacts", found),
        attempts=plural("{n} attempt without answer", "{n} attempts without answer", tried),
    )
    return stack(
        head,
        quiet(_span(result.first, result.day, result.weeks)),
        Text(),
        Seen(_Days(result), _weeks_as_numbers(result)),
        Text(),
        Seen(_legend()),
        text(said),
        text(_last(result.last, result.day)),
    )


@frozen
class _Days:
    """Days below each other, weeks beside each other; the older weeks above where they do not fit."""

    strip: Strip

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        names = [each[:2].capitalize() for each in WEEKDAYS[language()]]
        most = max(1, (options.max_width - len(names[0]) - 2) // CELL)
        for block in _blocks(self.strip.weeks, most):
            yield self._line("  ", (Text(_week_number(self.strip.first, week), "dim") for week in block))
            for weekday, name in enumerate(names):
                yield self._line(name, (self._cell(week, weekday) for week in block))
            if block.stop < self.strip.weeks:
                yield Text()

    def _line(self, name: str, cells: Iterable[Text]) -> Text:
        return Text.assemble((name, "dim"), " ", *cells)

    def _cell(self, week: int, weekday: int) -> Text:
        on = days_on(self.strip.first, 7 * week + weekday)
        return BLANK if on > self.strip.day else _cell(self.strip.days.get(on, NONE))


def _blocks(weeks: int, most: int) -> Iterator[range]:
    """Ranges of at most so many weeks; the newest range is full, the oldest has what is left."""
    first = weeks % most or min(most, weeks)
    yield range(first)
    for start in range(first, weeks, most):
        yield range(start, start + most)


def _weeks_as_numbers(strip: Strip) -> RenderableType:
    rows = []
    for week in range(strip.weeks):
        monday = date.fromisoformat(strip.first) + timedelta(weeks=week)
        seven = [strip.days.get((monday + timedelta(days=n)).isoformat(), NONE) for n in range(7)]
        rows.append(
            (
                _("week {n}").format(n=monday.isocalendar().week),
                day.short(monday.isoformat()),
                str(sum(each.contacts for each in seven)),
                str(sum(each.attempts for each in seven)),
            )
        )
    return Listing([_("week"), _("from Monday"), _("contacts"), _("attempts")], rows)


# -- the caseload ------------------------------------------------------------------------------------------


@shown.register
def _heat(result: Heat) -> RenderableType:
    head = heading(_("Contact"), result.of or _("everyone's cases"))
    if not result.youths:
        return stack(head, quiet(_("No open case here.")))
    return stack(
        head,
        quiet(_span(result.first, result.day, result.weeks)),
        Text(),
        Seen(_Weeks(result), _heat_as_numbers(result)),
        Text(),
        Seen(_legend()),
        quiet(_("Who was seen longest ago comes first.")),
    )


@frozen
class _Weeks:
    """A youth a line: the weeks, and the name beside them; the weeks below the name where they do not fit."""

    heat: Heat

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        longest = max(_who(row).cell_len for row in self.heat.youths)
        if CELL * self.heat.weeks + 1 + longest <= options.max_width:
            yield from self._beside()
        else:
            yield from self._below(max(1, (options.max_width - 2) // CELL))

    def _beside(self) -> Iterator[RenderableType]:
        yield self._numbers(range(self.heat.weeks))
        for row in self.heat.youths:
            yield Text.assemble(*(_cell(each) for each in row.weeks), " ", _who(row))

    def _below(self, most: int) -> Iterator[RenderableType]:
        blocks = list(_blocks(self.heat.weeks, most))
        for n, row in enumerate(self.heat.youths):
            if n:
                yield Text()
            yield _who(row)
            for block in blocks:
                if n == 0 or len(blocks) > 1:
                    yield Padding(self._numbers(block), (0, 0, 0, 2))
                yield Padding(Text.assemble(*(_cell(row.weeks[week]) for week in block)), (0, 0, 0, 2))

    def _numbers(self, block: Sequence[int]) -> Text:
        return Text("".join(_week_number(self.heat.first, week) for week in block), "dim")


def _who(row: Row) -> Text:
    return heading(row.person.name, row.person.code)


def _heat_as_numbers(heat: Heat) -> RenderableType:
    rows = [
        (
            row.person.name,
            row.person.code,
            str(sum(each.contacts for each in row.weeks)),
            str(sum(1 for each in row.weeks if each.contacts)),
            str(sum(each.attempts for each in row.weeks)),
            day.short(row.last) if row.last else _("never"),
        )
        for row in heat.youths
    ]
    columns = [_("name"), _("code"), _("contacts"), _("weeks with contact"), _("attempts"), _("last")]
    return Listing(columns, rows)
