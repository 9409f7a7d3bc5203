"""Whom a backup has brought back although they were erased: held against the list beside the store.

Looked at each time a store is opened, before anyone sees anyone. The list is believed as far as coordinators
of this store have signed it; what it says beyond that erases nobody, and is told.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date

from salto_cli.errors import CannotWrite, Damaged, NewerStore
from salto_cli.frozen import frozen
from salto_cli.store import erasure_list, tombstone
from salto_cli.store.store import Store
from salto_cli.store.tombstone import Tombstone


@frozen
class Held:
    """What came of holding the store against the list.

    ``back``: those who were erased, and are here; ``signers``: the operator who signed for each
    of them. ``doubtful``: codes of those who are here and are only
    said to be erased. ``readable``: the list is one. ``complete``: everyone whom this store erased stands on
    it, and that is signed.
    """

    back: tuple[Tombstone, ...] = ()
    signers: tuple[int, ...] = ()
    doubtful: tuple[str, ...] = ()
    readable: bool = True
    complete: bool = True

    @property
    def trusted(self) -> bool:
        """Whether nothing is wrong with what the list says."""
        return self.readable and not self.doubtful


def look(store: Store) -> Held:
    """Hold the store against the list beside it; changes nothing."""
    own = set(tombstone.everyone(store))
    try:
        parts = erasure_list.read(store.place.folder, store.store_id)
    except (Damaged, NewerStore):
        return Held(readable=False, complete=not own)
    proven = {
        each: part.operator
        for part in parts
        if erasure_list.is_proven(store, store.store_id, part)
        for each in part.erased
    }
    here = tombstone.still_here(store, _persons(part.erased for part in parts))
    back = {each.person: each for each in proven if each.person in here and _can_be(store, each)}
    return Held(
        back=tuple(back.values()),
        signers=tuple(proven[each] for each in back.values()),
        doubtful=tuple(sorted(code for person, code in here.items() if person not in back)),
        complete=own <= proven.keys(),
    )


def _can_be(store: Store, said: Tombstone) -> bool:
    """Whether this log leaves room for it: it is of an older copy only where it ends before the erasure.

    An erasure is an act. One that the log should have, and has not, was never done here, whoever signed it;
    nor one on a day before the log's last, or after today, or on a ground that erases nobody.
    """
    from salto_cli.usecases.erase import erases  # once, where somebody listed is here

    last, day = tombstone.last_work(store)
    with suppress(ValueError):
        date.fromisoformat(said.day)
        return said.act > last and day <= said.day <= store.now[:10] and erases(said.ground)
    return False


def settle(store: Store) -> tuple[int, Held]:
    """Erase again whom a backup has brought back; how many that were, and what is to be told of the list.

    The list is written anew where someone whom this store has erased does not stand on it.
    """
    held = look(store)
    again = 0
    if held.back:
        from salto_cli.usecases.erase import replay  # once, after a restore

        again = replay(store, held.back, held.signers)
    if held.readable and (again or not held.complete):
        from salto_cli.usecases.erase import remember

        with suppress(CannotWrite, Damaged, NewerStore):  # verify and doctor tell that it is not whole
            remember(store)
    return again, held


def _persons(parts: Iterable[Iterable[Tombstone]]) -> set[int]:
    return {each.person for part in parts for each in part}
