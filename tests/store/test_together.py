"""Several acts that are committed at once: all of them, or none has ever been."""

import pytest

from salto_cli.errors import Changed
from salto_cli.models.person import Register
from salto_cli.store import seal as seals
from salto_cli.store.store import Store
from salto_cli.usecases import person
from salto_cli.usecases.door import perform
from tests.fixtures import Salto


def register(store: Store, name: str) -> None:
    perform(
        store,
        Register(name=name, born="2010-05-17", basis="child_welfare", purposes=("follow_up",)),
        person.register,
    )


def last(store: Store) -> int:
    return seals.last(store.connection)[0]


def names(salto: Salto) -> list[str]:
    return [row[0] for row in salto.rows("SELECT name FROM person ORDER BY number")]


def test_acts_stand_only_when_all_are_done(salto: Salto, store: Store) -> None:
    with store.together(last(store)):
        register(store, "Ola Eksempel")
        assert names(salto) == []
        register(store, "Grete Annen")
    assert names(salto) == ["Ola Eksempel", "Grete Annen"]
    assert store.saved
    salto.ok("audit", "verify")


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, Changed])
def test_after_an_error_none_of_them_has_been(salto: Salto, store: Store, error: type[BaseException]) -> None:
    before = last(store)
    with pytest.raises(error), store.together(before):
        register(store, "Ola Eksempel")
        raise error("stop")
    assert (names(salto), last(store), store.saved) == ([], before, False)
    register(store, "Grete Annen")  # and the next act goes as ever
    assert names(salto) == ["Grete Annen"]


def test_a_rehearsal_leaves_nothing(salto: Salto, store: Store) -> None:
    before = last(store)
    with store.together(before, undone=True):
        register(store, "Ola Eksempel")
    assert (names(salto), last(store), store.saved) == ([], before, False)


def test_where_someone_has_written_meanwhile_nothing_is_written(salto: Salto, store: Store) -> None:
    looked = last(store)
    salto.ok("operator", "list")  # another terminal: reading is an act too
    with pytest.raises(Changed), store.together(looked):
        register(store, "Ola Eksempel")
    assert names(salto) == []
