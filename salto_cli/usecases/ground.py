"""Sharing without consent as a legal act: what a statutory basis asks for, and keeping what it rested on."""

from collections.abc import Iterable
from typing import Final

from salto_cli.consent.policy import in_force
from salto_cli.consent.terms import Statutory
from salto_cli.errors import Unacceptable, WrongState
from salto_cli.i18n import _, language
from salto_cli.models.code import DISCLOSURE, code, whole
from salto_cli.models.consent import Ground
from salto_cli.models.giving import (
    NECESSARY,
    Basis,
    Documented,
    DocumentGiving,
    GiveOut,
    ListWaiting,
    Waiting,
    WaitingGiving,
)
from salto_cli.models.question import IDENTITY, Keep, Questions
from salto_cli.store import ground as grounds
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.store.ground import Assessed, Claimed
from salto_cli.usecases.door import asks

# The field of the order that holds what the policy calls by these words.
FIELDS: Final = {"order": "order_"}


def fields_of(basis: str | None, urgent: bool) -> tuple[str, ...]:
    """The fields that a basis asks for, in a terminal; what can be written afterwards only where it is not
    urgent. Nothing for a basis that the policy does not know: the order itself refuses that."""
    found = in_force().bases.get(in_force().sharing_basis_named(basis or "") or "")
    if found is None:
        return ()
    return (
        *(("offence", "avertable") if found.closed_offences else ()),
        *(("reidentifiable",) if found.anonymous else ()),
        *(("approved_by", "approved") if found.leader else ()),
        *(FIELDS.get(each, each) for each in (*found.at_once, *(() if urgent else found.documents))),
    )


def claimed(order: GiveOut) -> Statutory | None:
    """The basis that the order claims. Raises Unacceptable where something it demands at once is missing."""
    if order.basis is None:
        return None
    basis = in_force().bases[order.basis]
    lacking = [each for each in basis.at_once if not _said(order, each)]
    if basis.anonymous and order.reidentifiable is None:
        lacking.append("reidentifiable")
    if lacking:
        raise Unacceptable(
            _("this basis cannot do without: {names}").format(names=", ".join(lacking)),
            _("give each of them; see: salto policy show"),
        )
    return basis


def ground_of(order: GiveOut, basis: Statutory) -> Ground:
    """The basis as the judge sees it: what is not said counts against it."""
    return Ground(
        basis=basis.key,
        offence=order.offence,
        avertable=bool(order.avertable),
        documented=_is_documented(order, basis),
        leader_approved=bool(order.approved_by and order.approved),
        urgent=order.urgent,
    )


def keep(
    act: Act, person: int, disclosure: str, order: GiveOut, categories: Iterable[str], law: Iterable[str]
) -> Basis:
    """Keep what a giving rests on beside its entry in the register; returns it as it is told."""
    basis = in_force().bases[order.basis] if order.basis else None
    claim = Claimed(
        basis=basis.key if basis else NECESSARY,
        law=tuple(dict.fromkeys(law)),
        categories=tuple(categories),
        urgent=order.urgent,
        offence=order.offence,
        order_ref=order.order_,
        approved_by=order.approved_by if order.approved else None,
        approved=order.approved if order.approved_by else None,
        review=order.review,
    )
    row = grounds.add(act, person, disclosure, claim)
    documented = basis is None or _is_documented(order, basis)
    if documented:
        grounds.assess(act, person, row, _assessed(order))
    return told(act, claim, documented=documented)


def told(act: Act, claim: Claimed, *, documented: bool) -> Basis:
    """A basis as whoever gives sees it."""
    return Basis(
        key=claim.basis,
        label=label(claim.basis),
        law=tuple(claim.law),
        categories=tuple(claim.categories),
        decided=act.moment,
        decided_by=operators.name_of(act, act.operator),
        approved_by=claim.approved_by,
        urgent=claim.urgent,
        document=not documented,
    )


def label(key: str) -> str:
    """What a basis is called in the language in use."""
    bases = in_force().bases
    if key in bases:
        return bases[key].label(language())
    return _("necessary for parental responsibility") if key == NECESSARY else key


def _said(order: GiveOut, name: str) -> object:
    return getattr(order, FIELDS.get(name, name))


def _is_documented(order: GiveOut, basis: Statutory) -> bool:
    return all(_said(order, each) for each in basis.documents)


def _assessed(order: GiveOut) -> Assessed:
    return Assessed(
        facts=order.facts or order.necessary or "",
        necessity=order.necessity,
        proportionality=order.proportionality,
        consent=order.consent,
        told=order.told,
    )


# --- afterwards -----------------------------------------------------------------------------------------


def _whose_it_is(act: Act, order: DocumentGiving) -> Questions:
    """Who someone is will do: it must be written down also when the case has been closed since."""
    return [Keep((grounds.of_disclosure(act, order.disclosure).person,), IDENTITY)]


@asks(_whose_it_is)
def document(act: Act, order: DocumentGiving) -> Documented:
    """Write down what an urgent giving rested on, or look at one again on its day.

    Raises NotFound for a disclosure on consent, WrongState where nothing is waited for.
    """
    found = grounds.of_disclosure(act, order.disclosure)
    if not found.waits_for:
        raise WrongState(
            _("what this rested on has been written down already"), _("look with: salto who-knows PERSON")
        )
    grounds.assess(
        act,
        found.person,
        found.ground,
        Assessed(order.facts, order.necessity, order.proportionality, order.consent, order.told),
    )
    about = persons.named(act, [found.person])[found.person]
    given = whole(order.disclosure, DISCLOSURE, strict=True)
    return Documented(given, about, found.basis, label(found.basis))


def _theirs(act: Act, _order: ListWaiting) -> Questions:
    found = {each.person for each in grounds.waiting(act, None)}
    return [Keep(tuple(sorted(found)), IDENTITY, own=True, required=False)] if found else []


@asks(_theirs)
def waiting(act: Act, _order: ListWaiting) -> Waiting:
    """What waits to be written down or looked at again, whoever gave it."""
    named = persons.named(act)
    return Waiting(
        tuple(
            WaitingGiving(code(DISCLOSURE, each.number), named[each.person], each.day or "")
            for each in grounds.waiting(act, None)
            if each.person in named
        )
    )
