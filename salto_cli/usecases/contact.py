"""Logging a contact once for everyone it was with, and looking at what was logged."""

from collections.abc import Iterable, Sequence

from salto_cli.consent.policy import in_force
from salto_cli.models.contact import (
    Contact,
    ContactLogged,
    ContactNamed,
    Contacts,
    ListContacts,
    LogContact,
    LookAtContact,
)
from salto_cli.models.person import Named
from salto_cli.models.question import FILE, IDENTITY, Keep, Question, Questions
from salto_cli.models.task import NEXT_STEP
from salto_cli.store import contact as contacts
from salto_cli.store import person as persons
from salto_cli.store import task as tasks
from salto_cli.store.act import Act
from salto_cli.store.contact import Written
from salto_cli.store.task import Origin
from salto_cli.usecases import mention
from salto_cli.usecases.door import asks
from salto_cli.usecases.task import category_for, owner_of, service_named


def categories_of(themes: Iterable[str], named: Iterable[str] = ()) -> tuple[str, ...]:
    """The categories of a note: those its themes belong to in the policy, and those named beside them."""
    policy = in_force()
    return tuple(dict.fromkeys([*(policy.themes[theme].category for theme in themes), *named]))


def ids_of(act: Act, codes: Sequence[str]) -> tuple[int, ...]:
    """The ids of the persons with these codes, each once. Raises NotFound."""
    return tuple(dict.fromkeys(persons.id_of(act, code) for code in codes))


def may_note(with_: tuple[int, ...], about: tuple[int, ...], categories: Iterable[str]) -> list[Question]:
    """A note needs a case for everyone it is with; whoever it is also about need only be known here."""
    named: list[Question] = [Keep(about, IDENTITY)] if about else []
    return [Keep(with_, FILE, frozenset(categories)), *named]


def _met(act: Act, order: LogContact) -> Questions:
    next_category = [order.next_category] if order.next_category else []
    categories = categories_of(order.themes, [*order.categories, *next_category])
    with_ = ids_of(act, order.persons)
    return [*may_note(with_, ids_of(act, order.about), categories), *mention.may_name(_named(act, order))]


def _named(act: Act, order: LogContact) -> tuple[int, ...]:
    return mention.named_by(act, ids_of(act, order.persons), (order.note, order.own_words, order.next))


@asks(_met)
def log(act: Act, order: LogContact) -> ContactLogged:
    """Log one contact for all its persons, and the next step as a task for each."""
    named = _named(act, order)
    written = Written(
        happened=order.when or act.moment,
        kind=order.kind,
        channel=order.channel,
        arena=order.arena,
        themes=order.themes,
        categories=categories_of(order.themes, order.categories),
        source=order.source,
        released=order.released,
        about=(*ids_of(act, order.about), *named),
        told=order.told,
        own_words=order.own_words,
        note=order.note,
    )
    with_ = ids_of(act, order.persons)
    row, code = contacts.add(act, with_, written)
    steps = _next_steps(act, order, with_, written, row) if order.next else []
    return logged(act, code, with_, written, steps=steps, named=named)


def _next_steps(
    act: Act, order: LogContact, with_: Sequence[int], written: Written, contact: int
) -> list[int]:
    """The next step as one task for each person; the owner is the operator unless someone is named."""
    service = service_named(act, order.next_service)
    return [
        tasks.add(
            act,
            person,
            order.next or "",
            kind=NEXT_STEP,
            owner=owner_of(act, order.next_who),
            due=order.due,
            category=category_for(order.next_category, written.categories, service),
            service=service,
            origin=origin_of(act, contact, written, person, order.next or "", with_),
        )
        for person in with_
    ]


def origin_of(
    act: Act, contact: int, written: Written, person: int, step: str, with_: Sequence[int]
) -> Origin:
    """Where a step comes from: it is about whomever the contact is about, and whomever it names itself."""
    named = mention.named_of(act, person, step, with_)
    about = tuple(each for each in dict.fromkeys([*written.about, *named]) if each != person)
    return Origin(contact, written.source, written.released, about)


def logged(
    act: Act,
    code: str,
    with_: Sequence[int],
    written: Written,
    *,
    steps: Sequence[int] = (),
    replaces: str | None = None,
    closed: Sequence[str] = (),
    named: Sequence[int] = (),
) -> ContactLogged:
    """What is told of a contact that was just written: ``steps`` are rows of tasks, ``closed`` codes."""
    return ContactLogged(
        code=code,
        persons=those(act, with_),
        happened=written.happened,
        typed=act.moment,
        kind=written.kind,
        arena=written.arena,
        categories=written.categories,
        late=act.day > written.happened[:10],
        replaces=replaces,
        tasks=tuple(tasks.get(act, steps)) if steps else (),
        closed_tasks=tuple(closed),
        names=mention.shown(act, named),
    )


# --- look at it ------------------------------------------------------------------------------------------


def _the_file(act: Act, order: ListContacts) -> Questions:
    return [Keep((persons.id_of(act, order.person),), FILE)]


@asks(_the_file)
def show(act: Act, order: ListContacts) -> Contacts:
    """A person's contacts, the newest first."""
    person = persons.id_of(act, order.person)
    found: list[Contact] = contacts.of_person(act, person, order.since, all_=order.all)
    return Contacts(persons.named(act, [person])[person], tuple(found), order.since, order.all)


def _its_persons(act: Act, order: LookAtContact) -> Questions:
    standing = contacts.kept(act, order.contact).standing
    return [Keep(standing, FILE, required=False)] if standing else []


@asks(_its_persons)
def look(act: Act, order: LookAtContact) -> ContactNamed:
    """Which contact it is, and whom it stands for."""
    found = contacts.kept(act, order.contact)
    readable = persons.named(act, found.standing)
    return ContactNamed(order.contact, found.written.happened, tuple(readable.values()))


def those(act: Act, with_: Sequence[int]) -> tuple[Named, ...]:
    """The persons (ids) a contact was with, as they are named, in that order."""
    known = persons.named(act, with_)
    return tuple(known[person] for person in with_)
