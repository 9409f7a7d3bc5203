"""How changes that must be prepared are shown: what comes, who takes over, and what is due now."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models.transition import (
    Coming,
    Transition,
    TransitionBegun,
    TransitionChecked,
    TransitionEnded,
    TransitionList,
    TransitionMoved,
    TransitionsShown,
)
from salto_cli.models.words import word
from salto_cli.render import checklist
from salto_cli.render.look import (
    DOT,
    NARROW,
    NEEDS,
    NO,
    WARN,
    YES,
    FirstThatFits,
    block,
    heading,
    pairs,
    quiet,
    sign,
    stack,
    table,
    text,
)
from salto_cli.render.terminal import shown

WIDE = 104  # columns from which receiver, meeting and consents get columns of their own
WHOLE: dict[str, object] = {"no_wrap": True}
Cell = str | Text | None


@shown.register
def _listed(result: TransitionList) -> RenderableType:
    if not result.transitions:
        return quiet(
            _("Nothing comes through {day}. Look further with --within.").format(
                day=day.short(result.through)
            )
        )
    late = sum(each.late for each in result.transitions)
    # Today counts those of one colleague: here it is said that these are the list's.
    behind = plural(
        "{n} plan in the list should have begun",
        "{n} plans in the list should have begun",
        late,
    )
    aside = _("through {day}").format(day=day.short(result.through))
    tables = [(WIDE, _wide(result.transitions)), (NARROW, _narrow(result.transitions))]
    return stack(
        heading(_("Changes to prepare for"), aside),
        sign(NO, behind) if late else None,
        Text(),
        FirstThatFits(tables, _cards(result.transitions)),
        Text(),
        quiet(_("Next: {command}").format(command=result.transitions[0].next)),
    )


def _wide(lines: Sequence[Coming]) -> Table:
    columns: list[str | tuple[str, dict[str, object]]] = [
        _("who"),
        (_("when"), WHOLE),
        _("takes over"),
        (_("joint meeting"), WHOLE),
        _("guardians' consents"),
        _("due now"),
    ]
    rows = [
        (_who(each), _when(each), _receiver(each), _meeting(each), _guardians(each), _due(each))
        for each in lines
    ]
    return _airy(columns, rows)


def _narrow(lines: Sequence[Coming]) -> Table:
    columns: list[str | tuple[str, dict[str, object]]] = [_("who"), (_("when"), WHOLE), _("how it stands")]
    return _airy(columns, [(_who(each), _when(each), _stands(each)) for each in lines])


def _airy(columns: Sequence[str | tuple[str, dict[str, object]]], rows: Sequence[Sequence[Cell]]) -> Table:
    """A line of air below each."""
    made = table(columns, rows)
    made.padding = (0, 2, 1, 0)
    return made


def _cards(lines: Sequence[Coming]) -> RenderableType:
    """With a line of air between them."""
    first, *others = map(_card, lines)
    return stack(first, *(part for card in others for part in (Text(), card)))


def _card(each: Coming) -> RenderableType:
    facts: list[tuple[str, Cell]] = [
        (_("when"), _when(each)),
        (_("lead"), each.lead),
        (_("takes over"), _receiver(each)),
        (_("meeting"), _meeting(each)),
        (_("consents"), _guardians(each)),
        (_("due now"), _due(each)),
    ]
    return stack(heading(each.person.name, each.person.code), Padding(pairs(facts), (0, 0, 0, 2)))


def _who(each: Coming) -> Text:
    return text(each.person.name).append(f"\n{each.person.code}\n{each.lead}", style="dim")


def _when(each: Coming) -> Text:
    """The day, what happens on it, and how long there is until then."""
    made = text(day.short(each.day)).append(f"\n{word('transition', each.kind).label}", style="dim")
    return made.append(f"\n{_until(each.days)}", style="dim")


def _until(days: int) -> str:
    if days == 0:
        return _("today")
    if days < 0:
        return plural("{n} day ago", "{n} days ago", -days)
    return plural("in {n} day", "in {n} days", days)


def _receiver(each: Coming) -> Text:
    if each.receiver is None:
        return sign(NO, _("nobody yet"))
    return sign(YES if each.accepted else NEEDS, each.receiver)


def _meeting(each: Coming) -> Text:
    if each.meeting is None:
        return quiet(_("none"))
    return (
        sign(YES, day.short(each.meeting))
        if each.met
        else text(_("by {day}").format(day=day.short(each.meeting)))
    )


def _guardians(each: Coming) -> Text:
    if not each.guardians:
        return quiet(_("none"))
    return text(plural("{n} ends", "{n} end", each.guardians))


def _due(each: Coming) -> Text:
    """What waits now: the plan itself, where nobody has begun it; else the first point and how many."""
    if not each.begun:
        return sign(NO, _("should have begun")) if each.late else sign(NEEDS, _("not begun"))
    if not each.due:
        return quiet(_("nothing"))
    return sign(WARN, plural("{n} point", "{n} points", each.due)).append(f"\n{each.first}", style="dim")


def _stands(each: Coming) -> Text:
    """What the wide table says in four columns, below each other."""
    parts = [_due(each)] if each.due or not each.begun else []
    parts.append(_receiver(each) if each.receiver else sign(NO, _("nobody takes over yet")))
    if each.meeting:
        parts.append(text(_("joint meeting")).append(" ").append_text(_meeting(each)))
    if each.guardians:
        consents = plural("{n} consent of guardians ends", "{n} consents of guardians end", each.guardians)
        parts.append(text(consents))
    return Text("\n").join(parts)


@shown.register
def _shown(result: TransitionsShown) -> RenderableType:
    if not result.transitions:
        return stack(
            heading(result.person.line),
            quiet(
                _("No plan is under way. Begin one with: {command}").format(
                    command=f"salto transition start {result.person.code} --kind 18"
                )
            ),
        )
    return stack(
        heading(result.person.line),
        Text(),
        *(plan(each, result.day) for each in result.transitions),
        quiet(_("Next: {command}").format(command=_command(result))),
    )


def plan(found: Transition, today: str, until: str = "") -> RenderableType:
    """One plan with its points; ``until``: only those that are open and due through that day."""
    aside = f"{day.spoken(found.day)} {DOT} {checklist.tally(found.checks, today)}"
    checks = [each for each in found.checks if not until or (each.open and each.due <= until)]
    return block(found.title, stack(_verified(found), checklist.points(checks, today)), aside)


def _verified(found: Transition) -> Text | None:
    if not found.source:
        return None
    line = _("{source}, asked on {day}")
    return quiet(line.format(source=found.source, day=day.short(found.verified or found.begun)))


def _command(result: TransitionsShown) -> str:
    first = result.transitions[0]
    open_ = next((each.n for each in first.checks if each.open), None)
    if open_ is None:
        return f"salto transition end {result.person.code} --kind {first.kind} --why …"
    kind = f" --kind {first.kind}" if len(result.transitions) > 1 else ""
    return f"salto transition check {result.person.code} {open_}{kind} --done"


@shown.register
def _begun(result: TransitionBegun) -> RenderableType:
    found = result.transition
    due = [each for each in found.checks if each.open and each.due <= result.day]
    waits = plural("{n} point is for now", "{n} points are for now", len(due)) if due else None
    return stack(
        sign(YES, _("{what}, {day}: the plan has begun").format(what=found.title, day=day.spoken(found.day))),
        text(f"  {result.person.line}"),
        sign(WARN, waits) if waits else None,
        quiet(_("Next: {command}").format(command=f"salto transition show {result.person.code}")),
    )


@shown.register
def _moved(result: TransitionMoved) -> RenderableType:
    found = result.transition
    words = (
        _("{what}: still {day}") if found.day == result.before else _("{what}: now {day}; it was {before}")
    )
    line = words.format(what=found.title, day=day.spoken(found.day), before=day.short(result.before))
    return stack(sign(YES, line), text(f"  {result.person.line}"))


@shown.register
def _ended(result: TransitionEnded) -> RenderableType:
    left = plural("{n} point was left open", "{n} points were left open", result.open)
    return stack(
        sign(YES, _("{what}: the plan is over").format(what=result.transition.title)),
        text(f"  {result.person.line}"),
        sign(WARN, left) if result.open else None,
    )


@shown.register
def _checked(result: TransitionChecked) -> RenderableType:
    check = result.check
    state = word("check", check.state).label
    line = _("{what}, point {n}: {state}").format(what=result.title, n=check.n, state=state)
    return stack(
        sign(NEEDS if check.open else YES, line), text(f"  {result.person.line}"), checklist.settled(check)
    )
