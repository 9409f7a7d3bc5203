"""The kind of a handover: why it happens, the day its list counts from, and what is known of its points."""

from dataclasses import replace

from salto_cli.consent.policy import in_force
from salto_cli.errors import Unacceptable
from salto_cli.i18n import _, language
from salto_cli.models.checklist import HANDOVER, Check, Finding
from salto_cli.models.day import days_on
from salto_cli.models.handover import Handover, Party, Plan
from salto_cli.models.transition import Transition
from salto_cli.models.words import WORDS
from salto_cli.store import checklist as checklists
from salto_cli.store import transition
from salto_cli.store.act import Act
from salto_cli.store.checklist import Whose
from salto_cli.usecases import checklist, settings
from salto_cli.usecases import transition as transitions

SERVICE, COLLEAGUE = "service", "colleague"
TRANSITIONS = frozenset(each.key for each in WORDS["transition"])


def of(order: Plan, to: Party) -> str:
    """The kind that was said, or what the receiver is. Raises Unacceptable where the two do not fit."""
    own = SERVICE if to.operator is None else COLLEAGUE
    if order.type in {SERVICE, COLLEAGUE} and order.type != own:
        raise Unacceptable(
            _("the receiver is not of that kind"), _("leave --type out, or name another receiver with --to")
        )
    return order.type or own


def day(act: Act, person: int, kind: str, order: Plan) -> str:
    """The day that the list of a planned handover counts from.

    A change in the youth's life has a plan of its own, which is begun where it has not been. Raises
    Unacceptable where that change has a day, and nobody says it.
    """
    usual = days_on(act.day, settings.of(act).number("handover.days"))
    if kind not in TRANSITIONS:
        return order.day or usual
    row = transition.under_way(act, person).get(kind)
    if row is None:
        row = transitions.begin(act, person, kind, order.day, order.source or "")
    on = transition.get(act, row).day
    if order.day and order.day != on:
        raise Unacceptable(
            _("the plan that is under way has another day"),
            _("leave --day out; change the day with: salto transition date"),
        )
    return on if on > act.day else usual


def checks(act: Act, row: int, person: int, found: Handover) -> tuple[Check, ...]:
    """The list of a handover, with what the store knows of each open point."""
    made = checklist.with_findings(act, person, HANDOVER, checklists.of(act, Whose(handover=row)))
    known = _consents(act, person, found)
    return tuple(
        replace(each, found=known) if each.item == "consents" and each.open else each for each in made
    )


def transition_of(act: Act, person: int, found: Handover) -> Transition | None:
    """The change in the youth's life that a handover belongs to, while it is under way."""
    row = transition.under_way(act, person).get(found.kind or "")
    return None if row is None else transitions.with_findings(act, person, transition.get(act, row))


def _consents(act: Act, person: int, found: Handover) -> tuple[Finding, ...]:
    """What others may have today and the receiver may not."""
    from salto_cli.usecases import renewal  # it asks the judge; most handovers that are shown need it not

    if found.to.service is None:
        return ()
    names = in_force().categories
    return tuple(
        Finding(
            _("not for {name} yet: {what}").format(
                name=each.name, what=", ".join(names[one].label(language()) for one in each.categories)
            ),
            f"salto handover consents {found.code}",
        )
        for each in renewal.to_ask_for(act, person, found.to.service)
    )
