"""The questions to the judge about one person and one recipient. Whatever leaves asks them here.

The purpose of a question is the one given, or the case's own. Where the case has several and none is
given, it is the one of them that the consents name, if they name one only; otherwise the question names
none, and a consent that is for a stated purpose does not cover it: unset means no.
"""

from collections.abc import Iterable, Mapping
from datetime import date, time

from salto_cli.consent.policy import Policy, in_force
from salto_cli.errors import NotFound, Unacceptable, Usage
from salto_cli.frozen import frozen
from salto_cli.i18n import _, language
from salto_cli.models.code import PERSON, code, is_of
from salto_cli.models.consent import NAMED_EMPLOYEE, Answer, Ask, Moment
from salto_cli.models.near import TELLING, after_near, did_you_mean, instead
from salto_cli.models.question import IDENTITY, Keep, Questions, Share
from salto_cli.models.service import Service
from salto_cli.models.sharing import CategoryAnswer, MayShare, MayShareAnswered, Recognise, Recognised
from salto_cli.models.text import fold
from salto_cli.store import facts
from salto_cli.store import person as persons
from salto_cli.store import service as services
from salto_cli.store import statement as statements
from salto_cli.store.act import Act
from salto_cli.usecases import words
from salto_cli.usecases.door import asks, nothing

GUARDIAN, SELF = "guardian", "self"
UNKNOWN = ""  # the sector of a service that has none: the judge knows no such recipient and says no


@frozen
class Recipient:
    """Who would receive: a service by its id, or a person by their code.

    ``person`` is the id of a person who receives; ``name`` is a service's own, never a person's.
    """

    key: str
    sector: str
    unit: str | None = None
    person: int | None = None
    name: str | None = None


def asks_for(
    act: Act,
    person: int,
    service: Service,
    on: date,
    categories: Iterable[str],
    purpose: str | None = None,
    clock: time | None = None,
    *,
    required: bool = False,
) -> Share:
    """May these categories about ``person`` leave to ``service`` on that day, for that purpose?

    With ``required`` the act stops unless every category is allowed.
    """
    return asks_to(
        act, person, of_service(service), Moment(on, clock), categories, purpose, required=required
    )


def asks_to(
    act: Act,
    person: int,
    recipient: Recipient,
    moment: Moment,
    categories: Iterable[str],
    purpose: str | None = None,
    *,
    required: bool = False,
) -> Share:
    """The same for any recipient: a service, a guardian, or the person."""
    stated = purpose or purpose_of(act, person)
    asks = tuple(
        Ask(
            sector=recipient.sector,
            service=recipient.key,
            category=category,
            moment=moment,
            unit=recipient.unit,
            guardian=recipient.person if recipient.sector == GUARDIAN else None,
            purpose=stated,
        )
        for category in categories
    )
    return Share(person, recipient.key, moment.day, asks, required=required)


def purpose_of(act: Act, person: int) -> str | None:
    """The purpose of a question that names none; None where the case has several and none is meant."""
    ours, named = statements.purposes(act, person)
    meant = ours if len(ours) == 1 else ours & named
    return next(iter(meant)) if len(meant) == 1 else None


def of_service(service: Service) -> Recipient:
    """A service as a recipient. Another district is its own unit: that district, if no other is named."""
    unit = service.unit
    sector = in_force().sectors.get(service.sector or UNKNOWN)
    if sector and sector.unit:
        unit = unit or service.district
    return Recipient(service.id, service.sector or UNKNOWN, unit, name=service.name)


def recipient(act: Act, person: int, said: str) -> Recipient:
    """The recipient that ``said`` names: a service's id or name, or the code of the person or a guardian.

    Raises NotFound where it names none, Unacceptable for a sector or an employee.
    """
    found = _service(act, said)
    if found:
        return of_service(found)
    if is_a_person(said):
        other = persons.id_of(act, said)
        return Recipient(whole(act, other), SELF if other == person else GUARDIAN, person=other)
    raise _no_recipient(act, said)


def service_named(act: Act, said: str) -> Service:
    """The service with this id or name. Raises NotFound, or Unacceptable for a sector or an employee."""
    found = _service(act, said)
    if found is None:
        raise _no_recipient(act, said)
    return found


def is_a_person(said: str) -> bool:
    """Whether a recipient is written as a person's code, and so is no service."""
    return is_of(said, PERSON)


def whole(act: Act, person: int) -> str:
    """The whole code of a person by the id."""
    return code(PERSON, persons.number_of(act, person) or 0)


def sectors(act: Act) -> Mapping[str, str]:
    """The sector of every service, by its id."""
    return {service.id: service.sector or UNKNOWN for service in services.all_of(act)}


def names(act: Act) -> Mapping[str, str]:
    """What every service is called, by its id."""
    return {service.id: service.name for service in services.all_of(act)}


def _service(act: Act, said: str) -> Service | None:
    """The service with this id, or the one that is called so."""
    wanted = said.strip()
    by_id = services.get(act, wanted.casefold())
    if by_id:
        return by_id
    called = fold(wanted)
    named = [each for each in services.all_of(act) if fold(each.name) == called]
    return named[0] if len(named) == 1 else None


def kind_of_service(said: str) -> str | None:
    """The sector that was named in the place of a service, or begun: ``fritids`` for ``fritidsklubb``."""
    policy, begun = in_force(), fold(said.strip())
    meant = [
        each.key
        for each in policy.sectors.values()
        if any(fold(way).startswith(begun) for way in (each.nb, each.en, *each.words))
    ]
    return policy.sector_named(said) or (meant[0] if len(begun) >= TELLING and len(meant) == 1 else None)


def _no_recipient(act: Act, said: str) -> NotFound | Unacceptable:
    """Say what is wrong with a recipient that is no service, without repeating what may be a name."""
    look = _("look with: salto service find")
    sector = kind_of_service(said)
    office = _("name the office itself; look with: salto service list")
    if sector:
        offices = [each.id for each in services.all_of(act) if each.sector == sector]
        return Unacceptable(
            _("that is a kind of service, not a service: a yes for one office is not a yes for another"),
            after_near(did_you_mean(offices[: services.MOST_MEANT]), office),
        )
    if said.startswith(NAMED_EMPLOYEE) or "@" in said or " " in said.strip():
        return Unacceptable(
            _("that is no service; consent is given to a service, never to a named employee"), look
        )
    return services.none_such(act, said)


@asks(nothing)
def recognise(act: Act, order: Recognise) -> tuple[Recognised, ...]:
    """The services that were typed. A guardian's code is left as it is: who that is needs a judgement.

    Raises NotFound or Unacceptable for what is no service.
    """
    return tuple(_recognised(act, said) for said in order.said)


def _recognised(act: Act, said: str) -> Recognised:
    found = _service(act, said)
    if found:
        return Recognised(found.id, found.name)
    if is_a_person(said):
        return Recognised(said.upper(), said.upper())
    raise _no_recipient(act, said)


def _what_is_asked(act: Act, order: MayShare) -> Questions:
    person = persons.id_of(act, order.person)
    to = recipient(act, person, order.with_)
    purpose = stated(act, person, order.purpose_)
    moment = facts.moment(order.on or act.day)
    return [
        Keep((person,), IDENTITY, own=True),
        Keep((to.person,) if to.person else (), IDENTITY, required=False),
        asks_to(act, person, to, moment, categories_of(order.category), purpose),
    ]


@asks(_what_is_asked)
def may_share(act: Act, order: MayShare) -> MayShareAnswered:
    """What the judge answers for each category, with the reason and what would make it a yes.

    It answers for information without restrictions of its own: an item's source, release or other persons
    are looked at when something is given out.
    """
    person = persons.id_of(act, order.person)
    to, policy = recipient(act, person, order.with_), in_force()
    purpose = stated(act, person, order.purpose_) or purpose_of(act, person)
    answers = tuple(
        _answered(
            category, act.answers[person, to.key, category], whole(act, person), to.key, policy, purpose
        )
        for category in categories_of(order.category)
    )
    known = persons.named(act)
    return MayShareAnswered(
        whole(act, person),
        to.key,
        to.sector,
        order.on or act.day,
        answers,
        policy.name,
        about=known[person],
        recipient=known[to.person].name if to.person in known else to.name,
    )


def categories_of(said: Iterable[str]) -> tuple[str, ...]:
    """The categories that the words name, each once, in the order said; all of them where none is said.

    Raises Unacceptable for a word that names none.
    """
    policy = in_force()
    asked = list(said)
    found = [policy.category_named(word) for word in asked]
    if None in found:
        hint = instead(asked[found.index(None)], words.choices("category"))
        raise Unacceptable(_("that is not a kind of information"), hint)
    return tuple(dict.fromkeys(each for each in found if each)) or tuple(policy.categories)


def stated(act: Act, person: int, said: str | None) -> str | None:
    """The purpose asked about. Raises Unacceptable for one that is not in the policy, Usage where the case
    has several and the consents are for more than one of them: then the answer would hang on which."""
    if said is not None:
        return _purpose_named(said)
    ours, named = statements.purposes(act, person)
    if len(ours) > 1 and len(ours & named) > 1:
        raise Usage(
            _("the case has several purposes, and the consents differ"),
            _("give --purpose, one of: {words}").format(
                words=", ".join(each.typed for each in words.choices("purpose") if each.key in ours)
            ),
        )
    return None


def _purpose_named(said: str) -> str:
    policy = in_force()
    found = policy.purpose_named(said)
    if found is None:
        raise Unacceptable(_("that is not a purpose in the policy"), instead(said, words.choices("purpose")))
    return found


def _answered(
    category: str, answer: Answer, person: str, service: str, policy: Policy, purpose: str | None
) -> CategoryAnswer:
    return CategoryAnswer(
        category=category,
        decision=answer.decision,
        reason=answer.reason,
        law=answer.law,
        text=policy.text(answer, language()),
        who=answer.who,
        rests_on=answer.rests_on,
        next=_for(purpose, policy.next_command(answer, person=person, service=service, category=category)),
    )


def _for(purpose: str | None, command: str) -> str:
    """A consent to ask for is for the purpose of the question: one for another changes nothing."""
    grants = command.startswith("salto grant-consent ")
    return f"{command} --purpose {purpose}" if grants and purpose else command
