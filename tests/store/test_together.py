"""Several acts that are committed at once: all of them, or none has ever been."""

import pytest

from salto_cli.errors import Busy, Changed, NoBasis, NotFound
from salto_cli.models.code import PERSON, code
from salto_cli.models.person import Register
from salto_cli.models.task import AddTask
from salto_cli.store import seal as seals
from salto_cli.store.act import Act
from salto_cli.store.store import Store
from salto_cli.usecases import person, task
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


# --- who is refused is in the log ---------------------------------------------------------------------------


def refused(store: Store, number: int) -> None:
    """Try to add a task for the person with this number, who is restricted or not there."""
    perform(store, AddTask(person=code(PERSON, number), text="ring"), task.add)


def tried(salto: Salto, before: int) -> list[tuple[object, ...]]:
    """What the log has of acts since then: number, command, result, and whom the judge said what about."""
    return salto.rows(
        "SELECT a.id, a.command, e.result, j.persons, j.decision FROM act a JOIN outcome e ON e.act = a.id "
        "LEFT JOIN judgement j ON j.act = a.id WHERE a.id > ? AND a.command = 'task add'",
        before,
    )


def restricted(salto: Salto, store: Store) -> int:
    """Register someone whose processing is restricted; returns the id."""
    register(store, "Ola Eksempel")
    salto.ok("restrict", code(PERSON, 1), "--ground", "contested")
    return int(salto.rows("SELECT id FROM person")[0][0])


@pytest.mark.parametrize("undone", [False, True])
def test_a_refusal_among_others_stays_in_the_log(salto: Salto, store: Store, undone: bool) -> None:
    ola = restricted(salto, store)
    before = last(store)
    with pytest.raises(NoBasis), store.together(before, undone=undone):
        register(store, "Grete Annen")
        refused(store, 1)
    assert names(salto) == ["Ola Eksempel"]
    assert tried(salto, before) == [(before + 1, "task add", "refused", f"[{ola}]", "deny")]
    assert salto("audit", "verify").code == 0
    register(store, "Grete Annen")
    assert names(salto) == ["Ola Eksempel", "Grete Annen"]


@pytest.mark.parametrize("undone", [False, True])
def test_a_refusal_that_was_passed_over_stays_too(salto: Salto, store: Store, undone: bool) -> None:
    ola = restricted(salto, store)
    before = last(store)
    with pytest.raises(KeyboardInterrupt), store.together(before, undone=undone):
        with pytest.raises(NoBasis):
            refused(store, 1)
        register(store, "Grete Annen")
        raise KeyboardInterrupt
    assert names(salto) == ["Ola Eksempel"]
    assert tried(salto, before) == [(before + 1, "task add", "refused", f"[{ola}]", "deny")]


def test_a_rehearsal_keeps_what_was_refused_in_it(salto: Salto, store: Store) -> None:
    ola = restricted(salto, store)
    before = last(store)
    with store.together(before, undone=True), pytest.raises(NoBasis):
        refused(store, 1)
    assert tried(salto, before) == [(before + 1, "task add", "refused", f"[{ola}]", "deny")]


def test_where_a_refusal_cannot_be_written_down_both_are_said_and_it_is_still_owed(
    salto: Salto, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ola = restricted(salto, store)
    before = last(store)

    def busy(*_of: str) -> Act:
        raise Busy("the store is in use", "try again")

    with monkeypatch.context() as while_busy, pytest.raises(Busy) as raised, store.together(before):
        with pytest.raises(NoBasis) as first:
            refused(store, 1)
        with pytest.raises(NotFound):
            refused(store, 9)
        while_busy.setattr(Store, "begin", busy)
        raise first.value
    assert raised.value.__cause__ is first.value
    assert raised.value.message == (
        f"{first.value.message}; that it was tried could not be written down: the store is in use"
    )
    assert tried(salto, before) == []
    with pytest.raises(KeyboardInterrupt), store.together(before):
        raise KeyboardInterrupt
    assert tried(salto, before) == [
        (before + 1, "task add", "refused", f"[{ola}]", "deny"),
        (before + 2, "task add", "failed", None, None),
    ]
    assert salto("audit", "verify").code == 0


def test_what_was_refused_and_committed_with_the_others_stands_once(salto: Salto, store: Store) -> None:
    restricted(salto, store)
    before = last(store)
    with store.together(before), pytest.raises(NoBasis):
        refused(store, 1)
    with pytest.raises(KeyboardInterrupt), store.together(last(store)):
        raise KeyboardInterrupt
    assert len(tried(salto, before)) == 1


def test_what_failed_among_others_stays_in_the_log(salto: Salto, store: Store) -> None:
    before = last(store)
    with pytest.raises(NotFound), store.together(before):
        register(store, "Ola Eksempel")
        refused(store, 9)
    assert (names(salto), tried(salto, before)) == ([], [(before + 1, "task add", "failed", None, None)])
    assert salto("audit", "verify").code == 0
