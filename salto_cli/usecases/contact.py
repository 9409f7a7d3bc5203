"""Logging a contact once for everyone it was with, correcting it, and taking it off someone."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from salto_cli.consent.policy import in_force
from salto_cli.errors import WrongState
from salto_cli.i18n import _
from salto_cli.models.contact import (
    Contact,
    ContactLogged,
    ContactNamed,
    ContactRetracted,
    Contacts,
    CorrectContact,
    ListContacts,
    LogContact,
    LookAtContact,
    RetractContact,
)
from salto_cli.models.person import Named
from salto_cli.models.question import FILE, IDENTITY, Keep, Question, Questions
from salto_cli.models.someone import SOMEONE
from salto_cli.models.task import NEXT_STEP, RETRACTED
from salto_cli.store import contact as contacts
from salto_cli.store import person as persons
from salto_cli.store import task as tasks
from salto_cli.store.act import Act
from salto_cli.store.contact import Kept, Written
from salto_cli.store.task import Origin
from salto_cli.usecases import mention
from salto_cli.usecases.door import asks
from salto_cli.usecases.task import category_for, owner_of, service_named


def categories_of(themes: Iterable[str], named: Iterable[str] = ()) -> tuple[str, ...]:
    """The categories of a note: those its themes belong to in the policy, and those named beside them."""
    policy = in_force()
    return tuple(dict.fromkeys([*(policy.themes[theme].category for theme in themes), *named]))


def _ids(act: Act, codes: Sequence[str]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(persons.id_of(act, code) for code in codes))


def _may_note(with_: tuple[int, ...], about: tuple[int, ...], categories: Iterable[str]) -> list[Question]:
    """A note needs a case for everyone it is with; whoever it is also about need only be known here."""
    named: list[Question] = [Keep(about, IDENTITY)] if about else []
    return [Keep(with_, FILE, frozenset(categories)), *named]


# --- log ----------------------------------------------------------------------------------------------


def _met(act: Act, order: LogContact) -> Questions:
    next_category = [order.next_category] if order.next_category else []
    categories = categories_of(order.themes, [*order.categories, *next_category])
    with_ = _ids(act, order.persons)
    return [*_may_note(with_, _ids(act, order.about), categories), *mention.may_name(_named(act, order))]


def _named(act: Act, order: LogContact) -> tuple[int, ...]:
    return mention.named_by(act, _ids(act, order.persons), (order.note, order.own_words, order.next))


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
        about=(*_ids(act, order.about), *named),
        told=order.told,
        own_words=order.own_words,
        note=order.note,
    )
    with_ = _ids(act, order.persons)
    row, code = contacts.add(act, with_, written)
    steps = _next_steps(act, order, with_, written, row) if order.next else []
    return _logged(act, code, with_, written, steps=steps, named=named)


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
            origin=_origin(act, contact, written, person, order.next or "", with_),
        )
        for person in with_
    ]


def _origin(act: Act, contact: int, written: Written, person: int, step: str, with_: Sequence[int]) -> Origin:
    """Where a step comes from: it is about whomever the contact is about, and whomever it names itself."""
    named = mention.named_of(act, person, step, with_)
    about = tuple(each for each in dict.fromkeys([*written.about, *named]) if each != person)
    return Origin(contact, written.source, written.released, about)


def _logged(
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
    return ContactLogged(
        code=code,
        persons=_those(act, with_),
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


# --- correct ------------------------------------------------------------------------------------------


def _corrected(act: Act, order: CorrectContact) -> Questions:
    old = contacts.kept(act, order.corrects)
    with_ = _ids(act, order.persons) or old.standing
    new, named = _rewritten(act, order, old)
    dropped = tuple(each for each in old.standing if each not in with_)
    # A case that has been closed meanwhile must not hinder setting things right for the others.
    off: list[Question] = [Keep(dropped, FILE, required=False)] if dropped else []
    said = tuple(each for each in new.about if each not in {*named, SOMEONE})
    noted = [*_may_note(with_, said, new.categories), *mention.may_name(named)] if with_ else []
    return [*noted, *off]


@asks(_corrected)
def correct(act: Act, order: CorrectContact) -> ContactLogged:
    """Write a new version of a contact, and take the old one off those it stood for.

    What was agreed in it goes over to the new version with its source and whom it is about: a step that turns
    out to come from the police must not leave as if it were ours.
    """
    old = contacts.kept(act, order.corrects)
    if old.replaced or not old.standing:
        raise WrongState(
            _("{code} has been replaced or taken off already").format(code=order.corrects),
            _("see which one stands with: salto contacts P-… --all"),
        )
    with_ = _ids(act, order.persons) or old.standing
    new, named = _rewritten(act, order, old)
    _row, code, closed = write_anew(act, old, with_, new)
    return _logged(act, code, with_, new, replaces=order.corrects, closed=closed, named=named)


def write_anew(act: Act, old: Kept, with_: Sequence[int], new: Written) -> tuple[int, str, tuple[str, ...]]:
    """Write ``new`` in place of an old version; its row and code, and the codes of the tasks this closed.

    The old one comes off everyone it stands for whose file may be read now.
    """
    readable = persons.named(act, old.standing)
    closed: list[str] = []
    for person in old.standing:
        if person in readable:
            contacts.take_off(act, old.id, person, None)
            closed += _close_steps(act, old.id, person) if person not in with_ else []
    row, code = contacts.add(act, with_, new, replaces=old.id)
    for person in with_:
        come_along(act, tasks.open_of_contact(act, old.id, person), row, new, person, with_)
    return row, code, tuple(closed)


def come_along(
    act: Act, steps: Iterable[int], contact: int, written: Written, person: int, with_: Sequence[int]
) -> None:
    """Let what was agreed with a person come from this contact, with its source and whom it is about."""
    for step in steps:
        tasks.come_from(act, step, _origin(act, contact, written, person, tasks.text_of(act, step), with_))


def _rewritten(act: Act, order: CorrectContact, kept: Kept) -> tuple[Written, tuple[int, ...]]:
    """The old version with what was given put in its place; and whom the new one names.

    Whom only the old text named, the new version is no longer about: so too of someone who was erased.
    """
    with_ = _ids(act, order.persons) or kept.standing
    new = _with_what_was_given(act, order, kept.written)
    before = mention.named_by(act, kept.standing, (kept.written.note, kept.written.own_words))
    named = mention.named_by(act, with_, (new.note, new.own_words))
    said = _ids(act, order.about) or tuple(each for each in new.about if each not in {*before, SOMEONE})
    same = (new.note, new.own_words) == (kept.written.note, kept.written.own_words)
    if same and SOMEONE in kept.written.about:
        said = (SOMEONE, *said)
    return replace(new, about=tuple(dict.fromkeys([*said, *named]))), named


def _with_what_was_given(act: Act, order: CorrectContact, old: Written) -> Written:
    themes = order.themes or old.themes
    kept = old.categories if not (order.themes or order.categories) else ()
    return replace(
        old,
        happened=order.when or old.happened,
        kind=order.kind or old.kind,
        channel=_instead(order.channel, old.channel),
        arena=_instead(order.arena, old.arena),
        themes=themes,
        categories=kept or categories_of(themes, order.categories),
        source=order.source or old.source,
        released=old.released if order.released is None else order.released,
        told=order.told or old.told,
        own_words=_instead(order.own_words, old.own_words),
        note=_instead(order.note, old.note),
    )


def _instead(given: str | None, stood: str | None) -> str | None:
    """What stands from now on: what was given, nothing for an empty text, else what stood."""
    return stood if given is None else given or None


# --- look and retract ---------------------------------------------------------------------------------


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


def _wrongly_noted(act: Act, order: RetractContact) -> Questions:
    off = _off(act, contacts.kept(act, order.contact), order)
    return [Keep(off, FILE)] if off else []


@asks(_wrongly_noted)
def retract(act: Act, order: RetractContact) -> ContactRetracted:
    """Take a contact off those it was wrongly noted on, with the tasks that were agreed in it."""
    old = contacts.kept(act, order.contact)
    off = _off(act, old, order)
    if not off:
        raise WrongState(
            _("{code} does not stand for that person, or for anyone").format(code=order.contact),
            _("see which ones stand with: salto contacts P-…"),
        )
    closed: list[str] = []
    for person in off:
        contacts.take_off(act, old.id, person, order.reason)
        closed += _close_steps(act, old.id, person)
    return ContactRetracted(order.contact, _those(act, off), len(old.standing) - len(off), tuple(closed))


def _off(act: Act, old: Kept, order: RetractContact) -> tuple[int, ...]:
    """Those to take it off: the one named, or everyone; whoever it no longer stands for is left out."""
    if order.person is None:
        return old.standing
    person = persons.id_of(act, order.person)
    return (person,) if person in old.standing else ()


def _close_steps(act: Act, contact: int, person: int) -> list[str]:
    """Close what was agreed in a contact for someone it was not with; returns the codes."""
    rows = tasks.open_of_contact(act, contact, person)
    for row in rows:
        tasks.close(act, row, RETRACTED)
    return [task.code for task in tasks.get(act, rows)]


def _those(act: Act, with_: Sequence[int]) -> tuple[Named, ...]:
    known = persons.named(act, with_)
    return tuple(known[person] for person in with_)
