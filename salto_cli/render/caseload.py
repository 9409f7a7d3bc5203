"""How the caseload is shown: as much as the width holds, and cards where it holds no table."""

from collections.abc import Callable, Iterator
from itertools import chain

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models.caseload import CHANGE, FLAGS, HANDOVER, NO_CONTACT, PROTECTED, Caseload, Line, Said
from salto_cli.names import spoken
from salto_cli.render import lines
from salto_cli.render.lines import FIRM, NOTHING, Cell, Column, Lines, below, beside, said
from salto_cli.render.shares import GAP
from salto_cli.render.signs import DOT, NARROW, NEEDS, STYLES, TONE, WARN, WORDS
from salto_cli.render.terminal import shown

MIDDLE = 68  # columns from which rather a name is broken than the consents left out
STEP = 22  # columns in which a next step can be read well
NOTED = {PROTECTED: WARN, HANDOVER: WARN, CHANGE: NEEDS}
Shape = list[tuple[Column, Callable[[Line], Cell]]]  # the columns of a table, with what stands in them


@shown.register
def _caseload(result: Caseload) -> Lines:
    return Lines(lambda width: _at(result, width), lambda: _aloud(result))


def _at(result: Caseload, width: int) -> Iterator[lines.Line]:
    """The whole screen."""
    if not result.persons:
        return iter(lines.wrapped(_nobody(result), width))
    body = _table(result, width) or _cards(result, width)
    return chain(lines.wrapped(_head(result), width), [()], body, lines.wrapped(_shown_of(result), width))


def _nobody(result: Caseload) -> Cell:
    if not result.narrowed:
        begun = _("No case is open. Register someone with: {command}").format(command="salto register")
        return said(_("You have no open case.") if result.own else spoken(begun), "dim")
    if result.own:
        return said(_("None of your open cases fits. Without a filter all of them are shown."), "dim")
    return said(_("No open case fits. Without a filter all are shown."), "dim")


def _head(result: Caseload) -> Cell:
    aside = [day.short(result.day), plural("{n} person", "{n} persons", result.total)]
    if not _mixed(result):
        aside.append(_("lead: {name}").format(name=result.persons[0].lead))
    return beside(said(_("Caseload"), "bold"), said("  " + f" {DOT} ".join(aside), "dim"))


def _mixed(result: Caseload) -> bool:
    """Whether each line must tell its lead: not all have the same, or not all are shown."""
    return len(result.persons) < result.total or any(
        line.lead != result.persons[0].lead for line in result.persons
    )


def _table(result: Caseload, width: int) -> Iterator[lines.Line] | None:
    """The table that tells most of those that the width holds, if it holds any."""
    for shape, airy in _shapes(result, width):
        columns = [column for column, _cell in shape]
        rows = [[cell(line) for _column, cell in shape] for line in result.persons]
        made = lines.table(columns, rows, width, airy=airy)
        if made is not None:
            return made
    return None


def _shapes(result: Caseload, width: int) -> Iterator[tuple[Shape, bool]]:
    """The tables that are wanted at a width, the widest first, and whether each has air between its rows."""
    if width < NARROW:
        return
    yield _wide(result), False
    yield _wide(result, lead_below=True), False
    yield _middle(result, firm=True, step=STEP), True
    yield _middle(result, step=STEP), True
    if width >= MIDDLE:
        yield _middle(result), True
        yield _middle(result, whole=False), True
    yield _narrow(result, whole=True), True
    yield _narrow(result, whole=False), True


def _wide(result: Caseload, *, lead_below: bool = False) -> Shape:
    """Everything, each in a column of its own and whole but for the next step.

    ``lead_below``: the age and the lead below the name.
    """
    mixed = _mixed(result)
    beside_: Shape = [(Column(_("age"), whole=True, right=True), lambda line: said(str(line.age)))]
    if mixed:
        beside_.append((Column(_("lead"), whole=True), lambda line: said(line.lead)))
    return [
        (Column(_("code"), whole=True), lambda line: said(line.code)),
        (Column(_("name"), whole=True), lambda line: _who(line, lead_below, mixed)),
        *(() if lead_below else beside_),
        (Column(_("last contact"), whole=True), lambda line: _contact(line, " ")),
        (Column(_("next step"), least=STEP), lambda line: said(line.next.says) if line.next else NOTHING),
        (Column(_("due")), lambda line: _due(line, result.day, "\n" if lead_below else " ")),
        (Column(_("consents")), lambda line: _said(line.said, result, firm=True)),
    ]


def _who(line: Line, below_it: bool, mixed: bool) -> Cell:
    age = _("{age} yrs").format(age=line.age)
    aside = f"{age} {DOT} {line.lead}" if mixed else age
    return below(said(line.name, "bold"), said(aside, "dim") if below_it else NOTHING, _flags(line))


def _middle(result: Caseload, *, firm: bool = False, step: int = 0, whole: bool = True) -> Shape:
    """Two lines a person, and more where there is more to say: what belongs together stands together.

    ``firm``: what is said of consents stays on one line; ``step``: the least width of the next step;
    ``whole``: names stay on one line.
    """
    mixed = _mixed(result)
    return [
        (Column(f"{_('name')}, {_('age')}", whole=whole), lambda line: _named(line, mixed)),
        (Column(_("last contact")), lambda line: _contact(line, "\n")),
        (Column(_("next step"), least=step), lambda line: _step(line, result.day, FIRM if step else " ")),
        (Column(_("consents")), lambda line: _said(line.said, result, firm=firm)),
    ]


def _narrow(result: Caseload, *, whole: bool) -> Shape:
    """Who, when last, and what next; the rest stands below the name."""
    return [
        (Column(f"{_('name')}, {_('age')}", whole=whole), lambda line: _named(line, False)),
        (Column(_("last contact")), lambda line: _contact(line, "\n")),
        (Column(_("next step")), lambda line: _step(line, result.day, " ")),
    ]


def _named(line: Line, with_lead: bool) -> Cell:
    """Name and age, and below them the code and the lead, and what else there is to know."""
    return below(
        beside(said(line.name, "bold"), said(f", {line.age}", "dim")),
        said(f"{line.code} {DOT} {line.lead}" if with_lead else line.code, "dim"),
        _flags(line),
    )


def _cards(result: Caseload, width: int) -> Iterator[lines.Line]:
    return lines.apart(_card(line, result, width) for line in result.persons)


def _card(line: Line, result: Caseload, width: int) -> Iterator[lines.Line]:
    name = beside(said(line.name, "bold"), said(f"  {line.code}", "dim"))
    facts = _facts(line, result, " ")
    return chain(lines.wrapped(name, width), lines.indented(lines.labelled(facts, width - GAP), GAP))


def _aloud(result: Caseload) -> Iterator[str]:
    """Person by person, each fact on a line."""
    if not result.persons:
        yield lines.flat(_nobody(result))
        return
    yield lines.flat(_head(result))
    for line in result.persons:
        yield ""
        yield f"{lines.flat(said(line.name))}, {line.code}"
        yield from (f"{label}: {lines.flat(value)}" for label, value in _facts(line, result, ", "))
    yield ""
    yield lines.flat(_shown_of(result))


def _facts(line: Line, result: Caseload, gap: str) -> list[tuple[str, Cell]]:
    """What there is to know of one person, by its label."""
    facts = [
        (_("note"), _flags(line)),
        (_("age"), said(str(line.age))),
        (_("lead"), said(line.lead) if _mixed(result) else NOTHING),
        (_("contact"), _contact(line, gap)),
        (_("next"), _step(line, result.day, gap)),
        (_("consents"), _said(line.said, result, firm=False)),
    ]
    return [(label, value) for label, value in facts if value]


def _contact(line: Line, gap: str) -> Cell:
    """When, and how long ago; with the sign of a warning where it is too long."""
    ago = _("never") if line.days_since is None else since(line.days_since)
    day_ = day.short(line.last_contact)
    if NO_CONTACT in line.flags:
        return _sign(WARN, gap.join(filter(None, (day_, ago))))
    if not day_:
        return said(ago, "dim")
    return below(said(day_), said(ago, "dim")) if gap == "\n" else beside(said(day_ + gap), said(ago, "dim"))


def since(days: int) -> str:
    """How long ago so many days are."""
    if days == 0:
        return _("today")
    return _("yesterday") if days == 1 else plural("{n} day", "{n} days", days)


def _step(line: Line, today: str, gap: str) -> Cell:
    """What is to be done, and below it until when; ``gap`` stands between a day and that it is past."""
    if line.next is None:
        return said(_("none"), "dim")
    return below(said(line.next.says), _due(line, today, gap) or said(_("no date"), "dim"))


def _due(line: Line, today: str, gap: str) -> Cell:
    if line.next is None or line.next.due is None:
        return NOTHING
    due = day.short(line.next.due)
    late = _("overdue").replace(" ", FIRM)
    return _sign(WARN, f"{due}{gap}{late}") if line.next.due < today else said(due)


def _said(told: Said, result: Caseload, *, firm: bool) -> Cell:
    """The services around the youth, by what the newest statements say: numbers with their words.

    ``firm``: what is said of a day stays on one line.
    """
    if told.nothing:
        return said(_("none"), "dim")
    first, *more = (said(words.replace(" ", FIRM), style) for words, style in counted(told))
    counts = beside(first, *(piece for each in more for piece in (said(", "), each)))
    if not told.until or told.until > _soon(result):
        return counts
    until = _("through {day}").format(day=day.short(told.until))
    return below(counts, _sign(WARN, until.replace(" ", FIRM) if firm else until))


def counted(told: Said) -> list[tuple[str, str]]:
    """How many services there is a yes for, a no and so on, each with its style; none that is nought."""
    parts = (
        (told.yes, _("{n} yes"), "green"),
        (told.partly, _("{n} partly"), TONE),
        (told.no, _("{n} no"), "red"),
        (told.expired, _("{n} expired"), TONE),
    )
    return [(words.format(n=n), style) for n, words, style in parts if n]


def _soon(result: Caseload) -> str:
    """The last day on which what runs out is worth a word."""
    return day.days_on(result.day, result.soon)


def _flags(line: Line) -> Cell:
    """What else to know. A late task and a long silence are told where their days stand."""
    return below(*(_sign(NOTED[flag], _(FLAGS[flag])) for flag in line.flags if flag in NOTED))


def _sign(mark: str, words: str) -> Cell:
    """A sign in its colour with its words, which stand beside it on every line."""
    first, *more = said(words, WORDS.get(mark, ""))
    return (((f"{mark}{FIRM}", STYLES[mark]), *first), *lines.indented(more, lines.HANGING))


def _shown_of(result: Caseload) -> Cell:
    if len(result.persons) == result.total:
        return NOTHING
    line = _("Showing {n} of {total}. See more with --limit.")
    return below(
        said(""), said(line.format(n=_grouped(len(result.persons)), total=_grouped(result.total)), "dim")
    )


def _grouped(number: int) -> str:
    """1 240 as it is written in Norwegian, with a space that does not break."""
    return f"{number:,}".replace(",", FIRM)
