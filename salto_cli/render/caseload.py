"""How the caseload is shown: as much as the width holds, and cards where it holds no table."""

from collections.abc import Callable, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models.caseload import CHANGE, FLAGS, HANDOVER, NO_CONTACT, PROTECTED, Caseload, Line, Said
from salto_cli.render.look import (
    DOT,
    NARROW,
    NEEDS,
    WARN,
    FirstThatFits,
    heading,
    pairs,
    quiet,
    sign,
    stack,
    table,
    text,
)
from salto_cli.render.terminal import shown

WIDE, MIDDLE = 100, 68  # columns from which all of it, and most of it, is wanted in one table
Column = str | tuple[str, dict[str, object]]
NOTED = {PROTECTED: WARN, HANDOVER: WARN, CHANGE: NEEDS}
FIRM: dict[str, object] = {"no_wrap": True}
RIGHT: dict[str, object] = {"no_wrap": True, "justify": "right"}


@shown.register
def _caseload(result: Caseload) -> RenderableType:
    if not result.persons:
        return quiet(_("Nobody fits. Without a filter, everyone with an open case is shown."))
    lines = result.persons
    leads = {line.lead for line in lines}
    aside = [day.short(result.day), plural("{n} person", "{n} persons", result.total)]
    if len(leads) == 1:
        aside.append(_("lead: {name}").format(name=lines[0].lead))
    mixed = len(leads) > 1
    tables = [
        *((WIDE, _wide(result, mixed, firm=firm)) for firm in (True, False)),
        (MIDDLE, _middle(result, mixed)),
        (NARROW, _narrow(result)),
    ]
    return stack(
        heading(_("Caseload"), f" {DOT} ".join(aside)),
        Text(),
        FirstThatFits(tables, stack(*(_card(line, result, mixed) for line in lines))),
        _shown_of(result),
    )


def _wide(result: Caseload, with_lead: bool, *, firm: bool) -> Table:
    """Everything, each in a column of its own; what else there is to know stands below the name.

    ``firm``: no name is broken.
    """
    cells: list[tuple[Column, Callable[[Line], RenderableType | None]]] = [
        ((_("code"), FIRM), lambda line: line.code),
        ((_("name"), FIRM if firm else {}), lambda line: _lines([text(line.name), *_flags(line)])),
        ((_("age"), RIGHT), lambda line: str(line.age)),
        ((_("last contact"), FIRM), lambda line: _contact(line, " ")),
        (_("next step"), lambda line: line.next.text if line.next else None),
        ((_("due"), FIRM), lambda line: _due(line, result.day)),
        (_("consents"), lambda line: _said(line.said, _soon(result))),
    ]
    if with_lead:
        cells.insert(3, (_("lead"), lambda line: line.lead))
    columns = [column for column, _cell in cells]
    return table(columns, [[cell(line) for _column, cell in cells] for line in result.persons])


def _middle(result: Caseload, with_lead: bool) -> Table:
    """Some lines a person: what belongs together stands together."""
    rows = [
        (
            line.code,
            _lines([text(line.name), _who(line, with_lead)]),
            _contact(line, "\n"),
            _step(line, result.day),
            _lines([_said(line.said, _soon(result)), *_flags(line)]),
        )
        for line in result.persons
    ]
    columns: list[Column] = [(_("code"), FIRM), _("name"), _("last contact"), _("next step"), _("consents")]
    return _airy(table(columns, rows))


def _narrow(result: Caseload) -> Table:
    """Who, when last, and what next; the rest stands below the name."""
    rows = [
        (
            _lines([text(line.name), quiet(f"{line.code} {DOT} {line.age}"), *_flags(line)]),
            _contact(line, "\n"),
            _step(line, result.day),
        )
        for line in result.persons
    ]
    return _airy(table([_("name"), _("last contact"), _("next step")], rows))


def _who(line: Line, with_lead: bool) -> Text:
    age = _("{age} yrs").format(age=line.age).replace(" ", "\u00a0")
    return quiet(f"{age} {DOT} {line.lead}" if with_lead else age)


def _airy(made: Table) -> Table:
    """A line of air below each person, where one takes several lines."""
    made.padding = (0, 2, 1, 0)
    return made


def _card(line: Line, result: Caseload, with_lead: bool) -> RenderableType:
    facts: list[tuple[str, str | Text | None]] = [
        (_("age"), str(line.age)),
        (_("lead"), line.lead if with_lead else None),
        (_("contact"), _contact(line, " ")),
        (_("next"), _step(line, result.day)),
        (_("consents"), _said(line.said, _soon(result))),
        (_("note"), _lines(_flags(line)) if _flags(line) else None),
    ]
    return stack(heading(line.name, line.code), Padding(pairs(facts), (0, 0, 1, 2), expand=False))


def _contact(line: Line, gap: str) -> Text:
    """When, and how long ago; with the sign of a warning where it is too long."""
    ago = _("never") if line.days_since is None else since(line.days_since)
    day_ = day.short(line.last_contact)
    if NO_CONTACT in line.flags:
        return sign(WARN, gap.join(filter(None, (day_, ago))))
    if not day_:
        return quiet(ago)
    return text(day_).append(gap).append(ago, style="dim")


def since(days: int) -> str:
    """How long ago so many days are."""
    if days == 0:
        return _("today")
    return _("yesterday") if days == 1 else plural("{n} day", "{n} days", days)


def _step(line: Line, today: str) -> Text:
    if line.next is None:
        return quiet(_("none"))
    return _lines([text(line.next.text), _due(line, today) or quiet(_("no date"))])


def _due(line: Line, today: str) -> Text | None:
    if line.next is None or line.next.due is None:
        return None
    due = day.short(line.next.due)
    return sign(WARN, f"{due}\n{_('overdue')}") if line.next.due < today else text(due)


def _said(said: Said, soon: str) -> Text:
    """The services around the youth, by what the newest statements say: numbers with their words."""
    if said.nothing:
        return quiet(_("none"))
    parts = [
        (said.yes, _("{n} yes"), "green"),
        (said.partly, _("{n} partly"), "yellow"),
        (said.no, _("{n} no"), "red"),
        (said.expired, _("{n} expired"), "yellow"),
    ]
    made = Text(", ").join(Text(words.format(n=n), style=style) for n, words, style in parts if n)
    if said.until and said.until <= soon:
        made.append("\n").append_text(sign(WARN, _("through {day}").format(day=day.short(said.until))))
    return made


def _soon(result: Caseload) -> str:
    """The last day on which what runs out is worth a word."""
    return day.days_on(result.day, result.soon)


def _flags(line: Line) -> list[Text]:
    """What else to know. A late task and a long silence are told where their days stand."""
    return [sign(NOTED[flag], _(FLAGS[flag])) for flag in line.flags if flag in NOTED]


def _lines(parts: Sequence[Text]) -> Text:
    return Text("\n").join(parts)


def _shown_of(result: Caseload) -> Text | None:
    if len(result.persons) == result.total:
        return None
    line = _("Showing {n} of {total}. See more with --limit.")
    return quiet(line.format(n=_grouped(len(result.persons)), total=_grouped(result.total)))


def _grouped(number: int) -> str:
    """1 240 as it is written in Norwegian, with a space that does not break."""
    return f"{number:,}".replace(",", "\u00a0")
