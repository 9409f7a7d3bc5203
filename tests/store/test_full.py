"""A disk that is full at the worst moment: between two statements of one act."""

from collections.abc import Callable

import pytest

from salto_cli.errors import CannotWrite
from salto_cli.models.person import Show
from salto_cli.store import audit_check
from salto_cli.store.act import Act
from salto_cli.usecases import page
from salto_cli.usecases.door import perform
from tests.fixtures import Salto


def test_an_act_that_was_judged_by_half_when_the_disk_was_full_has_never_been(
    salto: Salto, a_youth: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code = a_youth()
    store = salto.store()
    before = store.connection.execute("SELECT max(id) FROM act").fetchone()
    run = Act.run

    def no_room_for_details(act: Act, sql: str, *values: object) -> int:
        if "judgement_detail" in sql:
            raise CannotWrite("the disk is full: nothing was saved")
        return run(act, sql, *values)

    monkeypatch.setattr(Act, "run", no_room_for_details)
    with pytest.raises(CannotWrite):
        perform(store, Show(code), page.show)
    monkeypatch.undo()
    assert not store.acting
    assert store.connection.execute("SELECT max(id) FROM act").fetchone() == before
    assert audit_check.check(store.connection).whole
    store.close()
