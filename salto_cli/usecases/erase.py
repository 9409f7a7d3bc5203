"""Erasing someone: judged on the ground, done whole or not at all, and remembered outside the database."""

from collections.abc import Mapping, Sequence

from salto_cli.consent.forgetting import Ground, rules
from salto_cli.errors import WrongState
from salto_cli.i18n import _
from salto_cli.models.erase import Erase, EraseAgain, Erasure, PreviewErasure
from salto_cli.models.question import Mend, Questions
from salto_cli.store import audit as acts
from salto_cli.store import case as cases
from salto_cli.store import erasure, erasure_list, naming, tombstone
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.store.store import Store
from salto_cli.store.tombstone import Tombstone
from salto_cli.usecases.backup import usual_place
from salto_cli.usecases.door import asks, perform

AnyErasure = Erase | PreviewErasure | EraseAgain


def _all_of_it(act: Act, order: AnyErasure) -> Questions:
    """The person's own records, and those of others that refer to them and lose that reference."""
    gone = erasure.records_of(act, persons.id_of(act, order.person))
    return [Mend(gone, erasure.beside(act, gone), order.ground)]


@asks(_all_of_it)
def erase(act: Act, order: Erase) -> Erasure:
    """Erase everything held about a person. Raises WrongState where a case must be closed first."""
    _refuse_open(act, order.person, rules().grounds[order.ground])
    return _erased(act, order, done=True)


@asks(_all_of_it)
def preview(act: Act, order: PreviewErasure) -> Erasure:
    """What ``erase`` would do: it is done, counted, and undone, so that the two cannot differ."""
    _refuse_open(act, order.person, rules().grounds[order.ground])
    with act.undone():
        return _erased(act, order, done=False)


@asks(_all_of_it)
def erase_again(act: Act, order: EraseAgain) -> Erasure:
    """Erase whom an older copy of the store still holds: whether it may be done has been settled.

    Whoever opens the copy does it; the log says on whose signature.
    """
    if order.signer is not None:
        acts.note_signer(act, operators.name_of(act, order.signer))
    return _erased(act, order, done=True)


def remember(store: Store) -> None:
    """Write the list of who was erased beside the database and, where there are any, beside the backups.

    Whoever works signs for all whom this store knows to be erased; what the list says of others stays as it
    is. Raises CannotWrite, Damaged, NewerStore.
    """
    own, signer = tombstone.everyone(store), store.signer
    if not own or signer is None:
        return
    part = erasure_list.signed(signer, store.operator, own)
    if not erasure_list.is_proven(store, store.store_id, part):
        return  # whoever works is no coordinator, and what they sign would prove nothing
    known = set(part.erased)
    backups = usual_place(store.place.folder)
    for folder in (store.place.folder, *([backups] if backups.is_dir() else [])):
        there = erasure_list.read(folder, store.store_id)
        others = [each for each in there if not known.issuperset(each.erased)]
        erasure_list.write(folder, store.store_id, (*others, part))


def replay(store: Store, erased: Sequence[Tombstone], signers: Sequence[int] = ()) -> int:
    """Erase again those of ``erased`` whom this store, restored from an older backup, still holds.

    That they were erased has been proven, also that it could be: a case that is open in the backup was closed
    by then. ``signers`` are the operators who signed for each. Returns how many that were. For a restore and
    a drill: before anyone works in the store.
    """
    grounds: Mapping[int, str] = {each.person: each.ground for each in erased if erases(each.ground)}
    found = tombstone.still_here(store, grounds)
    signed = {each.person: signer for each, signer in zip(erased, signers, strict=False)}
    for person, code in found.items():
        order = EraseAgain(person=code, ground=grounds[person], signer=signed.get(person))
        perform(store, order, erase_again)
    return len(found)


def erases(ground: str) -> bool:
    """Whether there is such a ground, and records go on it."""
    return ground in rules().grounds and rules().grounds[ground].erases


def _erased(act: Act, order: AnyErasure, *, done: bool) -> Erasure:
    person = persons.id_of(act, order.person)
    gone = erasure.records_of(act, person)
    named = persons.named(act)
    again = erasure.rosters_to_check(act, gone)
    written, tell = naming.of(act, gone), erasure.told_of(act, gone)
    untold = erasure.untold_of(act, gone)
    rows, emptied = erasure.erase(act, gone, order.ground, written)
    return Erasure(
        done=done,
        person=named[person],
        day=act.day,
        ground=order.ground,
        law=rules().grounds[order.ground].law,
        rows=rows,
        emptied=emptied,
        check_again=tuple(named[each] for each in again),
        notes=written.codes,
        tell=tell,
        merged=tuple(named[each].code for each in gone[1:]),
        untold=untold,
    )


def _refuse_open(act: Act, person: str, ground: Ground) -> None:
    if not ground.open_case and cases.is_open(act, persons.id_of(act, person)):
        raise WrongState(
            _("there is an open case, so this is still needed"),
            _("close it first: salto close-case {person}").format(person=person),
        )
