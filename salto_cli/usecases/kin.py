"""Kin: who belongs together, who may consent for whom, and a family on one page.

A tie is recorded only where there is a case that it belongs to: of one of the two, or of someone both are
kin to. The tie itself then gives the one without a case the standing to be kept at all, as a name and a way
to reach them and no more (policy: kin).
"""

from collections.abc import Iterable

from salto_cli.errors import Ambiguous, NotFound, Unacceptable, WrongState
from salto_cli.i18n import _
from salto_cli.models.kin import (
    GUARDIAN,
    NOT_SIBLINGS,
    SIBLING,
    GuardianLinked,
    LinkGuardian,
    LinkSiblings,
    SiblingsLinked,
    Unanswered,
    Unlink,
    Unlinked,
)
from salto_cli.models.person import Named
from salto_cli.models.question import FILE, IDENTITY, Keep, Questions, Standing
from salto_cli.store import kin, standing
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.usecases.door import asks

VERGE = "verge"  # appointed by the county governor, and may well be younger than the ward


def _tied(act: Act, one: int, two: int) -> list[Keep]:
    """May these two be kept as kin of each other? Where no case is behind the tie, neither may."""
    if not kin.joined_by_case(act, one, two):
        return [Keep((one, two), IDENTITY, declared=Standing())]
    held = standing.of(act, (one, two))
    with_case = tuple(each for each in (one, two) if held[each].basis)
    without = tuple(each for each in (one, two) if each not in with_case)
    questions = [Keep(with_case, IDENTITY)] if with_case else []
    return questions + ([Keep(without, IDENTITY, declared=Standing(kin=True))] if without else [])


def with_standing(act: Act, wanted: Iterable[int]) -> tuple[int, ...]:
    """Those of ``wanted`` about whom anything may be kept now."""
    return tuple(each for each, why in standing.of(act, wanted).items() if why.basis or why.kin or why.closed)


def _two_siblings(act: Act, order: LinkSiblings) -> Questions:
    one, two = persons.id_of(act, order.first), persons.id_of(act, order.second)
    if order.sort == NOT_SIBLINGS:  # no tie, so it gives nobody a standing they had not
        return [Keep((one, two), IDENTITY)]
    return _tied(act, one, two)


@asks(_two_siblings)
def link_siblings(act: Act, order: LinkSiblings) -> SiblingsLinked:
    """Record how two persons are siblings, or that they are not. Raises WrongState where it is known."""
    one, two = persons.id_of(act, order.first), persons.id_of(act, order.second)
    kin.link(act, SIBLING, one, two, order.sort)
    found = persons.named(act, [one, two])
    return SiblingsLinked(found[one], found[two], order.sort)


def _child_and_guardian(act: Act, order: LinkGuardian) -> Questions:
    child, guardian = persons.id_of(act, order.child), persons.id_of(act, order.guardian)
    questions = _tied(act, child, guardian)
    if order.harm_reason:  # a sentence about the child's life, which kinship alone does not carry
        questions.append(Keep((child,), FILE))
    others = {*kin.children(act, guardian)} - {child}
    if order.authority_for:
        others.add(persons.id_of(act, order.authority_for))
    seen = with_standing(act, others)
    return [*questions, Keep(seen, IDENTITY)] if seen else questions


@asks(_child_and_guardian)
def link_guardian(act: Act, order: LinkGuardian) -> GuardianLinked:
    """Record a guardian of a child, and when and where parental responsibility was checked.

    With ``change``, the tie that stands is ended and this one takes its place; the old one is history.
    Raises Unacceptable for a guardian younger than the child or a check that has not been yet, WrongState
    where the two are linked already or an authority comes from someone who is no guardian of the child,
    NotFound where there is nothing to change.
    """
    child, guardian = persons.id_of(act, order.child), persons.id_of(act, order.guardian)
    found = persons.named(act)
    _refuse_younger(found[child], found[guardian], order.sort)
    if order.change:
        kin.end(act, _the_tie(act, child, guardian, GUARDIAN)[0])
    kin.link(
        act,
        GUARDIAN,
        child,
        guardian,
        order.sort,
        responsibility=order.responsibility,
        from_day=order.from_,
        through_day=order.through,
        harm=int(order.harm),
        harm_reason=order.harm_reason,
        authority_for=_giver(act, child, order.authority_for),
        authority_ref=order.authority_ref,
    )
    if order.roster_checked:
        _refuse_future(act, order.roster_checked)
        persons.change(act, child, roster_checked=order.roster_checked, roster_source=order.roster_source)
    edge = next(
        each for each in kin.of_person(act, child) if each.kind == GUARDIAN and each.other == order.guardian
    )
    pairs = unanswered(act, (child, *kin.children(act, guardian)), found)
    return GuardianLinked(found[child], found[guardian], edge, persons.get(act, child).roster_checked, pairs)


def _both_ends(act: Act, order: Unlink) -> Questions:
    """A tie may always be ended: while it stands the two are kin, and ending it keeps less."""
    one, two = persons.id_of(act, order.first), persons.id_of(act, order.second)
    _the_tie(act, one, two, order.kind)
    return [Keep((one, two), IDENTITY, declared=Standing(kin=True))]


@asks(_both_ends)
def unlink(act: Act, order: Unlink) -> Unlinked:
    """End exactly one tie, between exactly these two.

    Without a guardian the roster is not the one that was checked: whose yes is needed is unknown until
    somebody has looked again, so that a guardian's no never falls away by unlinking them.
    """
    one, two = persons.id_of(act, order.first), persons.id_of(act, order.second)
    row, kind, sort = _the_tie(act, one, two, order.kind)
    kin.end(act, row)
    found = persons.named(act, [one, two])
    child = kin.child_of(act, row) if kind == GUARDIAN else None
    unchecked = child is not None and persons.get(act, child).roster_checked is not None
    if child is not None and unchecked:
        persons.change(act, child, roster_checked=None, roster_source=None)
    left = {one, two} - {*with_standing(act, (one, two))}
    return Unlinked(
        found[one],
        found[two],
        kind,
        sort,
        tuple(found[each] for each in (one, two) if each in left),
        found[child] if child is not None and unchecked else None,
    )


def _the_tie(act: Act, one: int, two: int, kind: str | None) -> tuple[int, str, str]:
    """The one tie between two persons. Raises NotFound, or Ambiguous where there are both kinds."""
    ties = [each for each in kin.between(act, one, two) if kind in {None, each[1]}]
    if not ties:
        raise NotFound(_("these two are not linked"), _("see who is: salto family P-…"))
    if len(ties) > 1:
        raise Ambiguous(
            _("these two are linked both as guardian and as siblings"),
            _("say which with --kind guardian or --kind sibling"),
            tuple(each[1] for each in ties),
        )
    return ties[0]


def _giver(act: Act, child: int, authority_for: str | None) -> int | None:
    """The guardian who gave the authority. Raises WrongState for one who is no guardian of this child."""
    if authority_for is None:
        return None
    giver = persons.id_of(act, authority_for)
    if giver not in kin.guardians(act, child):
        raise WrongState(
            _("the authority comes from someone who is not linked as a guardian of this child"),
            _("link that guardian first: salto link-guardian CHILD GUARDIAN"),
        )
    return giver


def _refuse_younger(child: Named, guardian: Named, sort: str) -> None:
    if guardian.born >= child.born and sort != VERGE:
        raise Unacceptable(
            _("the guardian is younger than the child"),
            _("the child comes first: salto link-guardian CHILD GUARDIAN"),
        )


def _refuse_future(act: Act, checked: str) -> None:
    if checked > act.day:
        raise Unacceptable(
            _("the day of the check has not been yet"), _("give a day that has been, as in today")
        )


def unanswered(act: Act, children: Iterable[int], found: dict[int, Named]) -> tuple[Unanswered, ...]:
    """The pairs to ask about, each with the command that answers it."""
    return tuple(
        Unanswered(
            found[one],
            found[two],
            f"salto link-sibling {found[one].code} {found[two].code}",
        )
        for one, two in kin.unanswered(act, children)
        if one in found and two in found and kin.joined_by_case(act, one, two)
    )
