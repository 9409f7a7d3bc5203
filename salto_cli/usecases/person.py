"""Registering and naming a person."""

from salto_cli.consent.policy import in_force
from salto_cli.errors import Ambiguous, WrongState
from salto_cli.i18n import _
from salto_cli.models.day import age_on
from salto_cli.models.kin import GUARDIAN
from salto_cli.models.person import Found, Look, LookAlike, Named, Register, Registered
from salto_cli.models.question import FILE, IDENTITY, Keep, Questions, Standing
from salto_cli.models.trait import SAFE_CONTACT, NewTrait
from salto_cli.store import case as cases
from salto_cli.store import kin
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store import trait as traits
from salto_cli.store.act import Act
from salto_cli.usecases import mention
from salto_cli.usecases.door import asks

UNKNOWN = "unknown"  # nobody has looked who has parental responsibility


def _who_it_is(act: Act, order: Look) -> Questions:
    return [Keep((persons.id_of(act, order.person),), IDENTITY)]


@asks(_who_it_is)
def look(act: Act, order: Look) -> Named:
    """Name, birth year and code."""
    return persons.get(act, persons.id_of(act, order.person)).named


def _those_alike(act: Act, order: LookAlike) -> Questions:
    found = tuple(persons.alike(act, order.name, order.born, order.national_id))
    return [Keep(found, IDENTITY, required=False)] if found else []


@asks(_those_alike)
def look_alike(act: Act, order: LookAlike) -> Found:
    """Those who are here already and may be the person about to be registered."""
    found = persons.alike(act, order.name, order.born, order.national_id)
    hits = persons.hits(act, found)
    seen = {hit.code for hit in hits}
    return Found(tuple(hits), tuple(each for each in persons.codes(act, found).values() if each not in seen))


def _the_newcomer(act: Act, order: Register) -> Questions:
    """A relative may be kept where there is, or was, a case they belong to; anyone else needs a basis."""
    if not order.kin_of:
        standing = Standing(basis=order.basis, referenced=bool(order.reference))
        return [Keep((act.newcomer,), FILE, declared=standing), *mention.may_name(_named_in(act, order))]
    relative = persons.id_of(act, order.kin_of)
    return [
        Keep((act.newcomer,), IDENTITY, declared=Standing(kin=cases.has_been(act, relative))),
        Keep((relative,), IDENTITY),
    ]


def _named_in(act: Act, order: Register) -> tuple[int, ...]:
    return mention.named_by(act, [act.newcomer], [order.safe_contact])


@asks(_the_newcomer)
def register(act: Act, order: Register) -> Registered:
    """Add the person, and their case or the tie that they are kept for.

    Raises Ambiguous where they may be here already, WrongState where their identity number is.
    """
    _refuse_known(act, order)
    code = persons.add(
        act,
        act.newcomer,
        order.name,
        order.born,
        called=order.called or None,
        national_id=order.national_id,
        phone=order.phone,
        address=order.address or None,
        protected=int(order.protected),
        language=order.language or None,
        interpreter=int(order.interpreter),
        home_district=order.home_district,
        stay_district=order.stay_district,
    )
    named = Named(code, order.name, order.born, order.called or None)
    return _linked(act, order, named) if order.kin_of else _opened(act, order, named)


def _refuse_known(act: Act, order: Register) -> None:
    alike = persons.alike(act, order.name, order.born, order.national_id)
    codes = tuple(persons.codes(act, alike).values())
    if codes and not order.new_person:
        raise Ambiguous(
            _("someone who may be the same person is here already: {codes}").format(codes=", ".join(codes)),
            _("use that code; if it is another person, say so with --new-person"),
            codes,
        )
    if order.national_id and persons.with_number(act, order.national_id) is not None:
        raise number_taken()


def number_taken() -> WrongState:
    """What to say where another person has the identity number: it is never two persons'."""
    return WrongState(
        _("the identity number belongs to someone else who is here"),
        _("look with: salto find, and correct the number with: salto edit P-… --national-id"),
    )


def _opened(act: Act, order: Register, named: Named) -> Registered:
    lead = operators.named(act, order.lead).id if order.lead else act.operator
    cases.open_case(
        act,
        act.newcomer,
        basis=order.basis or "",
        reference=order.reference or None,
        lead=lead,
        purposes=order.purposes,
        lead_district=order.lead_district,
    )
    if order.safe_contact:
        traits.add(
            act, act.newcomer, NewTrait(SAFE_CONTACT, "identity", order.safe_contact), _named_in(act, order)
        )
    adult = age_on(named.born, act.day) >= in_force().ages.adult
    return Registered(named, True, operators.name_of(act, lead), adult=adult)


def _linked(act: Act, order: Register, named: Named) -> Registered:
    relative = persons.id_of(act, order.kin_of or "")
    known = {"responsibility": order.responsibility or UNKNOWN} if order.as_ == GUARDIAN else {}
    kin.link(act, order.as_ or "", relative, act.newcomer, order.sort or "", **known)
    return Registered(named, False, None, persons.get(act, relative).named, order.as_, order.sort)
