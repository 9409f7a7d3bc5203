"""How handovers are shown: who has the baton, every step it took, what goes along and what does not."""

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.consent.policy import in_force
from salto_cli.i18n import _, language
from salto_cli.models import day
from salto_cli.models.baton import (
    ACCEPTED,
    CANCELLED,
    CLOSED,
    CONFIRMED,
    DECLINED,
    OFFERED,
    OVERLAP,
    PLANNED,
    STEPS,
)
from salto_cli.models.handover import (
    WITHDRAWN,
    Handover,
    HandoverList,
    HandoverShown,
    HeldBack,
    Luggage,
    Moved,
    Party,
    Previewed,
    Step,
)
from salto_cli.models.words import word
from salto_cli.render.look import (
    DOT,
    NEEDS,
    NO,
    YES,
    Listing,
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

SIGNS = {
    PLANNED: NEEDS,
    OFFERED: NEEDS,
    ACCEPTED: YES,
    OVERLAP: YES,
    CONFIRMED: YES,
    CLOSED: DOT,
    DECLINED: NO,
    CANCELLED: DOT,
}
WHOLE: dict[str, object] = {"no_wrap": True}


@shown.register
def _previewed(result: Previewed) -> RenderableType:
    title = _("Handover to {name}").format(name=result.to.name)
    if result.luggage is None:
        return stack(heading(title, result.person.line), quiet(_between_colleagues()), Text())
    return stack(heading(title, result.person.line), Text(), *_luggage(result.luggage))


@shown.register
def _moved(result: Moved) -> RenderableType:
    found = result.handover
    return stack(
        _headline(found),
        text(found.person.line),
        _baton(result.responsible),
        *([Text(), *_luggage(result.luggage)] if result.luggage else []),
        _next(found),
    )


@shown.register
def _shown(result: HandoverShown) -> RenderableType:
    found = result.handover
    facts = pairs(
        [
            (_("person"), found.person.line),
            (_("from"), found.sender.name),
            (_("to"), found.to.name),
            (_("why"), found.why),
            (_("overlap through"), day.spoken(found.overlap_through) if found.overlap_through else None),
            (_("responsible now"), Text(result.responsible.name, style="bold")),
        ]
    )
    return stack(
        _headline(found),
        facts,
        Text(),
        block(_("Steps"), _steps(found)),
        *(_luggage(result.luggage) if result.luggage else []),
        _next(found),
    )


@shown.register
def _listed(result: HandoverList) -> RenderableType:
    if not result.handovers:
        return quiet(_("No handovers. Plan one with: salto handover P-… --to …"))
    columns: list[str | tuple[str, dict[str, object]]] = [
        (_("code"), WHOLE),
        _("person"),
        _("to"),
        (_("state"), WHOLE),
        (_("since"), WHOLE),
        _("remark"),
    ]
    rows = [
        (
            each.code,
            each.person.line,
            each.to.name,
            _state(each),
            day.short(each.steps[-1].at),
            _reason(each.steps[-1]) or None,
        )
        for each in result.handovers
    ]
    return Listing(columns, rows)


def _headline(found: Handover) -> Text:
    line = heading(_("{code} to {name}").format(code=found.code, name=found.to.name))
    return line.append("  ").append_text(_state(found))


def _state(found: Handover) -> Text:
    return sign(SIGNS[found.state], word("handover", found.state).label)


def _baton(party: Party) -> Text:
    return text(_("Responsible now: {name}").format(name=party.name), "bold")


def _steps(found: Handover) -> RenderableType:
    return table(
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
    return _(WITHDRAWN) if step.reason == WITHDRAWN else step.reason or ""


def _luggage(luggage: Luggage) -> list[RenderableType]:
    label, on = _labels(), day.short(luggage.on)
    parts: list[RenderableType] = []
    if luggage.going:
        going = ", ".join(label[each] for each in luggage.going)
        parts.append(block(_("May go along"), sign(YES, going), on))
    else:
        parts.append(sign(NO, _("Nothing may go along now: what goes is judged anew each day.")))
    if luggage.held:
        alike: dict[tuple[str, str], list[HeldBack]] = {}
        for each in luggage.held:
            alike.setdefault((each.decision, each.text), []).append(each)
        parts.append(block(_("Held back"), stack(*(_held(group) for group in alike.values())), on))
    return parts


def _held(group: list[HeldBack]) -> RenderableType:
    """What is held back for one and the same reason, and the one command that could change it."""
    label, first = _labels(), group[0]
    kinds = ", ".join(label[each.category] for each in group)
    parts = [each.next.partition(" --category ") for each in group]
    command = parts[0][0] + "".join(option + category for _start, option, category in parts)
    return stack(
        sign(NEEDS if first.decision == "needs" else NO, kinds),
        Padding(
            stack(text(first.text), quiet(_("To change it: {command}").format(command=command))), (0, 0, 0, 2)
        ),
    )


def _labels() -> dict[str, str]:
    return {key: category.label(language()) for key, category in in_force().categories.items()}


def _next(found: Handover) -> Text | None:
    can = [f"salto handover {step} {found.code}" for step in STEPS[found.state]]
    if not can:
        return None
    first = _("Next: {command}").format(command=can[0])
    return quiet("\n".join([first, *(" " * first.index("salto") + each for each in can[1:])]))


def _between_colleagues() -> str:
    return _("It stays with us: nothing leaves to a service.")
