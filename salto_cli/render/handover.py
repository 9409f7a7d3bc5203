"""How handovers are shown: who has the baton, every step it took, what goes along and what does not."""

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.consent.policy import in_force
from salto_cli.i18n import _, language, plural
from salto_cli.models import day
from salto_cli.models.baton import (
    ACCEPTED,
    ANSWERED,
    CANCELLED,
    CLOSED,
    CONFIRMED,
    DECLINED,
    OFFERED,
    OVERLAP,
    PLANNED,
    RETURNED,
    STEPS,
)
from salto_cli.models.handover import (
    OF_THE_PROGRAM,
    Handover,
    HandoverChecked,
    HandoverList,
    HandoverShown,
    HeldBack,
    Luggage,
    Moved,
    Party,
    Previewed,
    Step,
)
from salto_cli.models.own_text import told
from salto_cli.models.words import word
from salto_cli.render import aftercheck, checklist
from salto_cli.render.agreed import stands_above
from salto_cli.render.look import (
    DOT,
    NEEDS,
    NO,
    WARN,
    YES,
    ColumnOf,
    Listing,
    below,
    block,
    heading,
    pairs,
    quiet,
    sign,
    stack,
    text,
    typed,
)
from salto_cli.render.sharing import commands
from salto_cli.render.terminal import shown
from salto_cli.render.transition import plan

SIGNS = {
    PLANNED: NEEDS,
    OFFERED: NEEDS,
    ACCEPTED: YES,
    OVERLAP: YES,
    CONFIRMED: YES,
    CLOSED: DOT,
    DECLINED: NO,
    CANCELLED: DOT,
    RETURNED: NO,
}
OVER = (CLOSED, DECLINED, CANCELLED, RETURNED)  # nobody follows up together with the other any more
WHOLE: dict[str, object] = {"no_wrap": True}


@shown.register
def _previewed(result: Previewed) -> RenderableType:
    title = _("Handover to {name}").format(name=result.to.name)
    if result.luggage is None:
        return stack(
            heading(title, result.person.line), *_warned(result), quiet(_between_colleagues()), Text()
        )
    return stack(heading(title, result.person.line), *_warned(result), Text(), *_luggage(result.luggage))


def _warned(result: Previewed | Moved | HandoverShown) -> list[RenderableType]:
    """The warnings that hold: whoever hands over, and whoever takes over, must know before anyone is met."""
    return [sign(WARN, f"{each.text} {DOT} {each.next}") for each in result.warnings]


@shown.register
def _moved(result: Moved) -> RenderableType:
    found = result.handover
    return stack(
        _headline(found),
        *([] if stands_above() else [text(found.person.line), *_warned(result)]),
        _baton(result.responsible),
        _days(result),
        _followed(result),
        *([Text(), *_luggage(result.luggage)] if result.luggage and not stands_above() else []),
        _next(found, result.luggage),
    )


def _days(result: Moved) -> Text | None:
    """How long both follow up, and when somebody was asked how it goes."""
    through = result.handover.overlap_through if result.handover.state not in OVER else None
    parts = [
        _("overlap through {day}").format(day=day.spoken(through)) if through and not result.asked else "",
        _("asked {day}").format(day=day.spoken(result.asked)) if result.asked else "",
    ]
    said = f" {DOT} ".join(filter(None, parts))
    return quiet(said[0].upper() + said[1:]) if said else None


def _followed(result: Moved) -> RenderableType | None:
    """What the step brought with it: a list of points, or work that is another's now."""
    found, parts = result.handover, []
    if result.checks:
        told = plural("a checklist with {n} point", "a checklist with {n} points", result.checks)
        parts.append(text(typed(f"{told[0].upper()}{told[1:]}: salto handover show {found.code}")))
    if result.moved:
        told = plural("{n} task or point went along", "{n} tasks and points went along", result.moved)
        parts.append(text(told))
    return stack(*parts) if parts else None


@shown.register
def _shown(result: HandoverShown) -> RenderableType:
    found = result.handover
    facts = pairs(
        [
            (_("person"), found.person.line),
            (_("from"), found.sender.name),
            (_("why"), found.why),
            (_("kind"), _kind(found)),
            (_("overlap through"), day.spoken(found.overlap_through) if found.overlap_through else None),
            (_("responsible now"), Text(result.responsible.name, style="bold")),
        ]
    )
    return stack(
        _headline(found),
        facts,
        *_warned(result),
        Text(),
        block(_("Steps"), _steps(found)),
        *_lists(result),
        *(_luggage(result.luggage) if result.luggage else []),
        _next(found, result.luggage),
    )


def _kind(found: Handover) -> str | None:
    if found.kind is None:
        return None
    on = day.spoken(found.day) if found.day else None
    return f" {DOT} ".join(filter(None, (word("handover_kind", found.kind).label, on)))


def _lists(result: HandoverShown) -> list[RenderableType]:
    """The checklist, the plan of the change it belongs to, and how it went afterwards."""
    parts: list[RenderableType] = []
    whole = result.handover.person.code
    if result.checks:
        made = checklist.points(result.checks, result.on)
        parts.append(block(_("Checklist"), made, checklist.tally(result.checks, result.on)))
    if result.transition:
        parts.append(plan(result.transition, result.on, until=max(result.transition.day, result.on)))
        all_of_it = quiet(_("All of it: {command}").format(command=f"salto transition show {whole}"))
        parts += [all_of_it, Text()]
    if result.after:
        parts.append(block(_("Afterwards"), aftercheck.looks(result.after, result.on)))
    return parts


@shown.register
def _checked(result: HandoverChecked) -> RenderableType:
    found, check = result.handover, result.check
    state = word("check", check.state).label
    line = _("{what}, point {n}: {state}").format(what=found.code, n=check.n, state=state)
    return stack(
        sign(NEEDS if check.open else YES, line), text(f"  {found.person.line}"), checklist.settled(check)
    )


@shown.register
def _listed(result: HandoverList) -> RenderableType:
    if not result.handovers:
        return quiet(_("No handovers. Plan one with: salto handover P-… --to …"))
    count = plural("{n} handover", "{n} handovers", len(result.handovers))
    columns: list[ColumnOf] = [(_("code"), WHOLE), _("person"), _("to"), _("state")]
    return stack(heading(count), Text(), Listing(columns, [_row(each) for each in result.handovers]))


def _row(each: Handover) -> tuple[str, Text, Text, Text]:
    """On two lines: whose with the code, to whom with a reason, and how it stands since when."""
    last = each.steps[-1]
    person = text(each.person.name).append(f"\n{each.person.code}", style="dim")
    to = text(each.to.name)
    if reason := _reason(last):
        to.append("\n").append_text(text(reason, "dim"))
    since = quiet(_("since {day}").format(day=day.short(last.at)))
    return each.code, person, to, Text("\n").join([_state(each), since])


def _headline(found: Handover) -> Text:
    line = heading(_("{code} to {name}").format(code=found.code, name=found.to.name))
    return line.append("  ").append_text(_state(found))


def _state(found: Handover) -> Text:
    return sign(SIGNS[found.state], word("handover", found.state).label)


def _baton(party: Party) -> Text:
    return text(_("Responsible now: {name}").format(name=party.name), "bold")


def _steps(found: Handover) -> RenderableType:
    return Listing(
        [(_("when"), WHOLE), (_("step"), WHOLE), _("by"), _("remark")],
        [
            (
                day.short(step.at) + step.at[10:].replace("T", " "),
                word("handover", step.state).label,
                _who(step),
                _reason(step),
            )
            for step in found.steps
        ],
    )


def _who(step: Step) -> str:
    how = word("reached", step.channel).label if step.channel else ""
    return ", ".join(filter(None, (step.by, how)))


def _reason(step: Step) -> str:
    """A reason that the program wrote itself is in the catalogue; any other is shown as it was typed."""
    return _(step.reason) if step.reason in OF_THE_PROGRAM else told(step.reason or "")


def _luggage(luggage: Luggage) -> list[RenderableType]:
    label, on = _labels(), day.short(luggage.on)
    parts: list[RenderableType] = []
    if luggage.going:
        going = ", ".join(label[each] for each in luggage.going)
        parts.append(block(_("May go along"), sign(YES, going), on))
    else:
        parts += [sign(NO, _("Nothing may go along now: what goes is judged anew each day.")), Text()]
    if luggage.held:
        alike: dict[tuple[str, str], list[HeldBack]] = {}
        for each in luggage.held:
            alike.setdefault((each.decision, each.text), []).append(each)
        parts.append(block(_("Held back"), stack(*(_held(group) for group in alike.values())), on))
    return parts


def _held(group: list[HeldBack]) -> RenderableType:
    """What is held back for one and the same reason, and the commands that could change it."""
    label, first = _labels(), group[0]
    kinds = ", ".join(label[each.category] for each in group)
    ways = commands([(each.category, each.next) for each in group])
    one = ways[0] if len(ways) == 1 else ""
    change = quiet(_("To change it: {command}").format(command=one).rstrip())
    return stack(
        sign(NEEDS if first.decision == "needs" else NO, kinds),
        below(stack(text(first.text), change, *(below(quiet(each)) for each in ways if each != one))),
    )


def _labels() -> dict[str, str]:
    return {key: category.label(language()) for key, category in in_force().categories.items()}


def _next(found: Handover, luggage: Luggage | None = None) -> RenderableType | None:
    """What can be done now; while nothing may go along, an offer is refused, so that a yes comes first."""
    can = [f"salto handover {step} {found.code}" for step in STEPS[found.state] if step != "return"]
    if found.state in ANSWERED:
        can.insert(0, f"salto handover verify {found.code} --with youth")
    offers = [each for each in can if "handover offer" in each]
    if offers and luggage and luggage.held and not luggage.going:
        can = [luggage.held[0].next, *(each for each in can if each not in offers)]
    if not can:
        return None
    first = _("Next: {command}").format(command=can[0])
    room = first.index("salto ")  # the others stand below the first, also where one takes two lines
    return stack(quiet(first), *(Padding(quiet(each), (0, 0, 0, room), expand=False) for each in can[1:]))


def _between_colleagues() -> str:
    return _("It stays with us: nothing leaves to a service.")
