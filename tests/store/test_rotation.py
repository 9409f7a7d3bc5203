"""A new database key: each of its three moves can be the last, and the store opens."""

from dataclasses import replace
from pathlib import Path

import pytest

from salto_cli.errors import Busy, CannotWrite, Damaged, WrongPassphrase
from salto_cli.models.operator import Rekey
from salto_cli.models.secret import Unlocked
from salto_cli.store import cipher, keyfile, keys, keyset, rotation
from salto_cli.store.cipher import Connection, open_database
from salto_cli.store.place import Place
from salto_cli.usecases import key
from tests.fixtures import PASSPHRASE, Salto
from tests.launch import ANY, CHEAP
from tests.torture import rotation as torture
from tests.torture.row import Figure


def begun(salto: Salto) -> tuple[Unlocked, bytes]:
    """The first move made: a key file with both keys. Returns what it gives, and the final file."""
    assert salto.unlocked is not None
    made = keyset.rotated(keyset.current(salto.folder, salto.unlocked), salto.unlocked)
    keys.write_keys(salto.folder, made.both)
    return keys.unlock(salto.folder, PASSPHRASE, ANY), made.final


def opens_with(folder: Path, unlocked: Unlocked, epoch: int) -> bool:
    """Whether the database opens with the key of ``epoch``."""
    found = next(each for each in unlocked.keys if each.epoch == epoch)
    try:
        open_database(Place(folder).database, found.key).close()
    except Damaged:
        return False
    return True


def test_stopped_after_the_first_move_the_next_opening_makes_the_others(salto: Salto) -> None:
    both, final = begun(salto)
    assert [each.epoch for each in both.keys] == [2, 1]
    assert opens_with(salto.folder, both, 1)
    replace(salto, unlocked=both).store().close()
    assert opens_with(salto.folder, both, 2)
    assert not opens_with(salto.folder, both, 1)
    assert (salto.folder / "keys.json").read_bytes() == final
    assert not (salto.folder / "keys.json.1").exists()


def test_stopped_after_the_second_move_the_next_opening_makes_the_third(salto: Salto) -> None:
    both, final = begun(salto)
    connection = open_database(Place(salto.folder).database, both.keys[1].key)
    cipher.rekey(connection, both.keys[0].key)
    connection.close()
    replace(salto, unlocked=both).store().close()
    assert (salto.folder / "keys.json").read_bytes() == final
    assert opens_with(salto.folder, both, 2)


def test_the_final_key_file_is_the_same_whoever_writes_it(salto: Salto) -> None:
    both, final = begun(salto)
    assert keyset.settled(salto.folder, both) == final
    keys.write_keys(salto.folder, final)
    assert keyset.settled(salto.folder, both) is None


def test_the_next_key_is_never_sealed_to_whoever_goes(salto: Salto) -> None:
    assert salto.unlocked is not None
    file = keyset.current(salto.folder, salto.unlocked)
    recovery = next(slot.id for slot in file.slots if slot.kind == keyfile.RECOVERY)
    made = keyset.rotated(file, salto.unlocked, without={recovery})
    for content in (made.both, made.final):
        assert [slot.kind for slot in keyfile.read(content).slots] == [keyfile.OPERATOR]


def test_a_database_that_could_not_be_encrypted_anew_opens_as_before(
    salto: Salto, monkeypatch: pytest.MonkeyPatch
) -> None:
    both, _final = begun(salto)
    with monkeypatch.context() as patch:
        patch.setattr(rotation, "rekey", lambda _connection, _key: None)  # SQLCipher does not say so either
        with pytest.raises(CannotWrite, match="could not be given its new key"):
            replace(salto, unlocked=both).store()
    assert opens_with(salto.folder, both, 1)
    replace(salto, unlocked=both).store().close()
    assert opens_with(salto.folder, both, 2)


def test_a_reader_holds_the_new_key_off_and_loses_nothing(
    salto: Salto, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, store = salto.store(), salto.store()

    def with_a_reader(connection: Connection, new: bytes) -> None:
        reader.connection.execute("BEGIN")  # between the act and the encrypting: before it, the act waits
        reader.connection.execute("SELECT count(*) FROM act").fetchone()
        cipher.rekey(connection, new)

    store.connection.execute("PRAGMA busy_timeout = 100")
    with monkeypatch.context() as patch:
        patch.setattr(rotation, "rekey", with_a_reader)
        with pytest.raises(Busy, match="has to wait"):
            key.rekey(store, Rekey(), "", CHEAP, ANY)
    store.close()
    assert reader.connection.execute("SELECT count(*) FROM act").fetchone()
    reader.abandon()
    reader.close()
    found = keys.unlock(salto.folder, PASSPHRASE, ANY)
    assert len(found.keys) == 2
    replace(salto, unlocked=found).store().close()
    assert [each.epoch for each in keys.unlock(salto.folder, PASSPHRASE, ANY).keys] == [2]


def test_a_second_change_waits_until_the_first_is_whole(salto: Salto) -> None:
    both, _final = begun(salto)
    for unlocked in (both, salto.unlocked):
        assert unlocked is not None
        with pytest.raises(Busy):
            keyset.current(salto.folder, unlocked)


def test_keys_of_another_store_are_not_taken_for_the_next_ones(salto: Salto, tmp_path: Path) -> None:
    assert salto.unlocked is not None
    other = keys.create_keys("another passphrase", CHEAP, ANY)
    keys.write_keys(salto.folder, other.content)
    with pytest.raises(WrongPassphrase):
        keys.renewed(salto.folder, salto.unlocked)


def test_a_key_that_is_no_key_is_never_given_to_the_database(salto: Salto) -> None:
    store = salto.store()
    for length in (0, 31, 33):
        with pytest.raises(AssertionError):
            cipher.rekey(store.connection, bytes(length))
    store.close()


def test_killed_at_a_random_moment_it_opens_for_everyone_who_should(tmp_path: Path) -> None:
    figures = list(torture.run(9, tmp_path))
    assert [each for each in figures if not each.good and not is_by_chance(each)] == []


def is_by_chance(figure: Figure) -> bool:
    """Whether so few kills may have missed what is counted here."""
    return figure.what.startswith("kills b") or figure.what.startswith("kills in")
