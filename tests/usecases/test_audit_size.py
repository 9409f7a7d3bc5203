"""A check of the store is an act itself, and what it adds to the file is no damage."""

from collections.abc import Callable

from salto_cli.models.audit import VerifyLog
from salto_cli.models.finding import PAGES
from salto_cli.store.place import Place
from salto_cli.usecases import audit
from tests.fixtures import Salto

Youth = Callable[..., str]
PAGE = 4096  # bytes
OFTEN = 60  # acts: some of them get a page of their own


def test_a_sound_store_is_sound_however_often_it_is_checked(salto: Salto, a_youth: Youth) -> None:
    a_youth()
    store = salto.store()
    try:
        assert all(audit.verify(store, VerifyLog()).whole for _each in range(OFTEN))
    finally:
        store.close()


def test_a_file_with_a_page_too_many_is_damage(salto: Salto, a_youth: Youth) -> None:
    a_youth()
    database = Place(salto.folder).database
    database.write_bytes(database.read_bytes() + bytes(PAGE))
    store = salto.store()
    try:
        assert PAGES in {each.what for each in audit.verify(store, VerifyLog()).findings}
    finally:
        store.close()
