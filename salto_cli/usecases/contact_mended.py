"""A contact mended: written anew in place of the old version, or taken off those it was wrongly noted on."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from salto_cli.errors import WrongState
from salto_cli.i18n import _
from salto_cli.models.contact import ContactLogged, ContactRetracted, CorrectContact, RetractContact
from salto_cli.models.question import FILE, Keep, Question, Questions
from salto_cli.models.someone import SOMEONE
from salto_cli.models.task import RETRACTED
from salto_cli.store import contact as contacts
from salto_cli.store import person as persons
from salto_cli.store import task as tasks
from salto_cli.store.act import Act
from salto_cli.store.contact import Kept, Written
from salto_cli.usecases import mention
from salto_cli.usecases.contact import categories_of, ids_of, logged, may_note, origin_of, those
from salto_cli.usecases.door import asks


def _corrected(act: Act, order: CorrectContact) -> Questions:
    old = contacts.kept(act, order.corrects)
    with_ = ids_of(act, order.persons) or old.standing
    new, named = _rewritten(act, order, old)
    dropped = tuple(each for each in old.standing if each not in with_)
    # A case that has been closed meanwhile must not hinder setting things right for the others.
    off: list[Question] = [Keep(dropped, FILE, required=False)] if dropped else []
    said = tuple(each for each in new.about if each not in {*named, SOMEONE})
    noted = [*may_note(with_, said, new.categories), *mention.may_name(named)] if with_ else []
    return [*noted, *off]


@asks(_corrected)
def correct(act: Act, order: CorrectContact) -> ContactLogged:
    """Write a new version of a contact, and take the old one off those it stood for.

    What was agreed in it goes over to the new version with its source and whom it is about: a step that turns
    out to come from the police must not leave as if it were ours. What changes nothing makes no version.
    """
    old = contacts.kept(act, order.corrects)
    if old.replaced or not old.standing:
        raise WrongState(
            _("{code} has been replaced or taken off already").format(code=order.corrects),
            _("see which one stands with: salto contacts P-… --all"),
        )
    with_ = ids_of(act, order.persons) or old.standing
    new, named = _rewritten(act, order, old)
    if _stands_so(old, new, with_):
        return replace(logged(act, order.corrects, with_, old.written), unchanged=True)
    _row, code, closed = write_anew(act, old, with_, new)
    return logged(act, code, with_, new, replaces=order.corrects, closed=closed, named=named)


def _stands_so(old: Kept, new: Written, with_: Sequence[int]) -> bool:
    """Whether a new version would say nothing else than the old one, of the same persons."""
    said, stood = replace(new, about=()), replace(old.written, about=())
    return said == stood and {*new.about} == {*old.written.about} and {*with_} == {*old.standing}


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
        tasks.come_from(act, step, origin_of(act, contact, written, person, tasks.text_of(act, step), with_))


def _rewritten(act: Act, order: CorrectContact, kept: Kept) -> tuple[Written, tuple[int, ...]]:
    """The old version with what was given put in its place; and whom the new one names.

    Whom only the old text named, the new version is no longer about: so too of someone who was erased.
    """
    with_ = ids_of(act, order.persons) or kept.standing
    new = _with_what_was_given(order, kept.written)
    before = mention.named_by(act, kept.standing, (kept.written.note, kept.written.own_words))
    named = mention.named_by(act, with_, (new.note, new.own_words))
    said = ids_of(act, order.about) or tuple(each for each in new.about if each not in {*before, SOMEONE})
    same = (new.note, new.own_words) == (kept.written.note, kept.written.own_words)
    if same and SOMEONE in kept.written.about:
        said = (SOMEONE, *said)
    return replace(new, about=tuple(dict.fromkeys([*said, *named]))), named


def _with_what_was_given(order: CorrectContact, old: Written) -> Written:
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
    return ContactRetracted(order.contact, those(act, off), len(old.standing) - len(off), tuple(closed))


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
