"""How an incident is shown: the clock first, then what to do, then what was there; and the draft."""

from datetime import datetime, time

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.text import Text

from salto_cli.frozen import frozen
from salto_cli.i18n import _, plural
from salto_cli.models.count import FEW
from salto_cli.models.day import short, spoken
from salto_cli.models.incident import (
    CLOCK,
    Drafted,
    Exposed,
    Incident,
    IncidentChanged,
    IncidentList,
    IncidentShown,
    Step,
)
from salto_cli.models.words import word
from salto_cli.render.agreed import stands_above
from salto_cli.render.look import (
    DOT,
    NEEDS,
    NO,
    STYLES,
    WARN,
    YES,
    Beside,
    Rows,
    block,
    heading,
    pairs,
    quiet,
    sign,
    stack,
    text,
    typed,
)
from salto_cli.render.screen import is_plain
from salto_cli.render.terminal import shown
from salto_cli.render.timeline import label

WIDE = 60  # columns: from here on the hour of a step stands beside it


@shown.register
def _shown(result: IncidentShown) -> RenderableType:
    number = result.incident.number
    following = next((each.n for each in result.incident.steps if not each.done), None)
    return stack(
        _head(result.incident, result.now),
        Padding(_Steps(result.incident, result.now), (1, 0, 0, 2)),
        *_notes(result.incident),
        Text(),
        block(_("What was there"), pairs(_rows(result.exposed))),
        _persons(result),
        quiet(_("Next: {command}").format(command=f"salto incident done {number} {following}"))
        if following and not result.incident.closed
        else None,
        quiet(_("Draft: {command}").format(command=f"salto incident draft {number}")),
    )


@shown.register
def _changed(result: IncidentChanged) -> RenderableType:
    if stands_above():
        return _head(result.incident, result.now)
    return stack(
        _head(result.incident, result.now),
        Padding(_Steps(result.incident, result.now), (1, 0, 0, 2)),
        *_notes(result.incident),
    )


@shown.register
def _list(result: IncidentList) -> RenderableType:
    if not result.incidents:
        return quiet(_("Nothing has gone wrong that was written down here."))
    parts: list[RenderableType] = []
    for each in result.incidents:
        steps = _("{done} of {all} steps done").format(
            done=sum(1 for step in each.steps if step.done), all=len(each.steps)
        )
        command = quiet(f"salto incident show {each.number}")
        between = [Text()] if parts else []
        parts += [*between, _head(each, result.now), Padding(Beside(text(steps), command), (0, 0, 0, 2))]
    return stack(*parts)


@shown.register
def _drafted(result: Drafted) -> RenderableType:
    return stack(
        sign(YES, _("Draft written: {path}").format(path=result.path)),
        quiet(_("It names nobody. Fill in what is in brackets, and send it by the authority's form.")),
    )


def letter(shown: IncidentShown) -> str:
    """A draft of what the authority asks for (GDPR art. 33 nr. 3), as plain text without any name."""
    incident, there = shown.incident, shown.exposed
    kinds = ", ".join(
        f"{label('category', key)} ({_number(count)})" for key, count in there.categories.items()
    )
    lines = [
        _("Draft: notice of a personal data breach (GDPR art. 33)"),
        "",
        _("1. What has happened: {kind}").format(kind=word("incident", incident.kind).label),
        _("   Known since: {moment}; the 72 hours end {until}").format(
            moment=spoken(incident.known), until=spoken(incident.until)
        ),
        _("2. Whom it may concern, by number"),
        *(f"   {name}: {value}" for name, value in _rows(there)[:-1]),
        _("   Kinds of information, and for how many: {kinds}").format(kinds=kinds or "0"),
        _("3. What it may lead to: [describe; some of those concerned are children at risk]"),
        _("4. What was done"),
        *(f"   {each.text}: {spoken(each.done)}" for each in incident.steps if each.done),
        _("5. What will be done"),
        *(f"   {each.text}: {spoken(each.due)}" for each in incident.steps if not each.done),
        _("6. The store was encrypted; the key is not on the machine without a passphrase: [confirm]"),
        _("7. Contact: [data protection officer, phone, e-mail]"),
        _("8. This notice is given in steps; more follows (GDPR art. 33 nr. 4)."),
        "",
    ]
    return "\n".join(lines)


def _head(incident: Incident, now: str) -> RenderableType:
    kind = word("incident", incident.kind).label
    title = _("Incident {number}, {kind}").format(number=incident.number, kind=kind)
    known = quiet(_("known since {moment}").format(moment=spoken(incident.known)))
    return stack(
        Beside(heading(title), known, indent=2),
        Padding(_clock(incident, now), (0, 0, 0, 2)),
        None if incident.closed else _from_midnight(incident),
    )


def _from_midnight(incident: Incident) -> RenderableType | None:
    """That the hours count from midnight, where the day was said without a time of day."""
    if datetime.fromisoformat(incident.known).time() != time.min:
        return None
    said = _("Counted from midnight, for no time of day was said: if it was later, more time is left.")
    return Padding(quiet(said), (0, 0, 0, 2))


def _clock(incident: Incident, now: str) -> RenderableType:
    if incident.closed:
        told = _("reported") if incident.reported else _("not reported")
        closed = _("closed {day}").format(day=short(incident.closed[:10]))
        return sign(YES, f"{closed} {DOT} {told} {DOT} {incident.reason}")
    end, until = datetime.fromisoformat(incident.until), spoken(incident.until)
    left = int((end - datetime.fromisoformat(now)).total_seconds() // 3600)
    if left < 0:
        said = _("the {n} hours ended {until}: report now, and say why it is late")
        return sign(NO, said.format(n=CLOCK, until=until))
    return Beside(sign(WARN, plural("{n} hour left", "{n} hours left", left)), text(until), indent=2)


@frozen
class _Steps:
    """Each step with its hour, or when it was done; the command that does it below. Where it is narrow, the
    hour stands below too."""

    incident: Incident
    now: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        beside = is_plain(console) or options.max_width >= WIDE
        grid = Rows.grid(padding=(0, 1))
        for style in ("", "", "dim") if beside else ("", ""):
            grid.add_column(no_wrap=True, style=style)
        grid.add_column()
        for each in self.incident.steps:
            mark, hour = self._mark(each), _hour(each.done or each.due)
            if each.done and is_plain(console):
                hour = _("done {day}").format(day=hour)  # the sign of what is done is not read aloud
            below = [] if beside else [hour]
            below += [typed(each.command)] if each.command and not each.done else []
            what = stack(text(each.text), *map(quiet, below))
            grid.add_row(Text(mark, STYLES[mark]), str(each.n), *([hour] if beside else []), what)
        yield grid

    def _mark(self, each: Step) -> str:
        late = each.due < self.now and not self.incident.closed
        return YES if each.done else WARN if late else NEEDS


def _notes(incident: Incident) -> list[RenderableType]:
    return [
        Padding(Beside(text(each.text), quiet(f"{_hour(each.at)}, {each.by}")), (1, 0, 0, 2))
        for each in incident.notes
    ]


def _hour(moment: str) -> str:
    """A day and an hour in as few signs as can be: ``23.11. 19:10``."""
    return f"{moment[8:10]}.{moment[5:7]}. {moment[11:16]}"


def _rows(there: Exposed) -> list[tuple[str, str]]:
    return [
        (_("youths with an open case"), _number(there.youths)),
        (_("persons with an earlier case"), _number(there.earlier)),
        (_("relatives"), _number(there.relatives)),
        (_("protected addresses"), _number(there.protected)),
        (_("contacts"), _number(there.contacts)),
        (_("newest backup beside the store"), spoken(there.backup[:16]) if there.backup else _("none")),
    ]


def _number(count: int | None) -> str:
    return FEW if count is None else str(count)


def _persons(result: IncidentShown) -> RenderableType | None:
    if result.persons is None:
        command = f"salto incident show {result.incident.number} --list"
        return quiet(_("Whose records these are: {command}").format(command=command))
    return block(_("Whose records were there"), stack(*(text(each.line) for each in result.persons)))
