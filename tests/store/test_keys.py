"""The key file: who opens it, and all the ways in which it is refused."""

import hashlib
import json
import os
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from salto_cli.errors import (
    CannotWrite,
    Damaged,
    NewerStore,
    NoStore,
    SaltoError,
    Unacceptable,
    WrongPassphrase,
    WrongState,
)
from salto_cli.models.secret import DEFAULT_KDF, LIMITS, EpochKey, Kdf, Limits, NewKeys
from salto_cli.store import kdf, keyfile
from salto_cli.store.canonical import canonical, with_digest
from salto_cli.store.keys import (
    create_keys,
    read_keys,
    subkey,
    unlock,
    unlock_with_recovery,
    write_keys,
)
from salto_cli.store.recovery import make_recovery_code
from salto_cli.store.slot import make_slot, seal
from tests.store.small import CHEAP, CHEAP_LIMITS, PASSPHRASE

MAC_PURPOSE = "keys.json mac"


@pytest.fixture
def made(tmp_path: Path) -> NewKeys:
    """New keys, and their file in ``tmp_path``."""
    made = create_keys(PASSPHRASE, CHEAP, CHEAP_LIMITS)
    write_keys(tmp_path, made.content)
    return made


def forged(content: bytes, **changes: Any) -> bytes:
    """The key file with its fields changed, the old MAC, and a digest that fits: what a thief can write."""
    line, mac, _digest, _end = content.split(b"\n")
    return with_digest(canonical(json.loads(line) | changes), mac)


def forged_slot(content: bytes, index: int, **changes: Any) -> bytes:
    """The same with the fields of one slot changed."""
    slots = json.loads(content.split(b"\n")[0])["slots"]
    slots[index] |= changes
    return forged(content, slots=slots)


def test_the_passphrase_opens_the_store(tmp_path: Path, made: NewKeys) -> None:
    assert unlock(tmp_path, PASSPHRASE, CHEAP_LIMITS) == made.unlocked
    assert len(made.unlocked.dbk) == len(made.unlocked.signing_key) == 32


def test_the_recovery_code_opens_the_same_store(tmp_path: Path, made: NewKeys) -> None:
    opened = unlock_with_recovery(tmp_path, made.recovery_code.lower().replace("-", " "), CHEAP_LIMITS)
    assert opened.keys == made.unlocked.keys
    assert opened.slot != made.unlocked.slot


@pytest.mark.parametrize(
    "typed", ["", PASSPHRASE.upper(), PASSPHRASE + " ", " " + PASSPHRASE, PASSPHRASE[:-1]]
)
def test_any_other_passphrase_is_refused(tmp_path: Path, made: NewKeys, typed: str) -> None:
    with pytest.raises(WrongPassphrase) as caught:
        unlock(tmp_path, typed, CHEAP_LIMITS)
    assert PASSPHRASE not in caught.value.message + caught.value.hint


def test_a_passphrase_opens_however_its_letters_are_put_together(tmp_path: Path) -> None:
    made = create_keys(unicodedata.normalize("NFC", "blåbær på Østensjø"), CHEAP, CHEAP_LIMITS)
    write_keys(tmp_path, made.content)
    assert unlock(tmp_path, unicodedata.normalize("NFD", "blåbær på Østensjø"), CHEAP_LIMITS)


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_one_line_break_after_the_passphrase_does_not_count(
    tmp_path: Path, made: NewKeys, ending: str
) -> None:
    assert unlock(tmp_path, PASSPHRASE + ending, CHEAP_LIMITS)
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path, PASSPHRASE + ending + ending, CHEAP_LIMITS)


def test_a_passphrase_that_is_no_text_is_refused_before_any_work(tmp_path: Path, made: NewKeys) -> None:
    with pytest.raises(Unacceptable):
        unlock(tmp_path, "bl\udce5b\udce6r", CHEAP_LIMITS)


def test_the_recovery_code_is_no_passphrase_nor_the_other_way_round(tmp_path: Path, made: NewKeys) -> None:
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path, made.recovery_code, CHEAP_LIMITS)
    with pytest.raises(Unacceptable):
        unlock_with_recovery(tmp_path, PASSPHRASE, CHEAP_LIMITS)


def test_a_recovery_code_of_another_store_is_refused(tmp_path: Path, made: NewKeys) -> None:
    with pytest.raises(WrongPassphrase):
        unlock_with_recovery(tmp_path, make_recovery_code(), CHEAP_LIMITS)


@pytest.mark.parametrize(
    "asked",
    [
        Kdf(250 * 1024 * 1024, 3, 4),  # 250 GiB
        Kdf(64 * 1024 - 1, 3, 4),
        Kdf(256 * 1024, 2, 4),
        Kdf(256 * 1024, 17, 4),
        Kdf(256 * 1024, 3, 9),
    ],
)
def test_work_below_the_floor_or_above_the_ceiling_is_refused_before_it_begins(
    tmp_path: Path, made: NewKeys, asked: Kdf, monkeypatch: pytest.MonkeyPatch
) -> None:
    import cryptography.hazmat.primitives.kdf.argon2 as argon

    monkeypatch.delattr(argon, "Argon2id")  # whoever tries to begin would fail otherwise
    fields = {"name": "argon2id", "memory": asked.memory, "passes": asked.passes, "lanes": asked.lanes}
    (tmp_path / "keys.json").write_bytes(forged_slot(made.content, 0, kdf=fields))
    with pytest.raises(Damaged):
        unlock(tmp_path, PASSPHRASE)
    with pytest.raises(Unacceptable):
        create_keys(PASSPHRASE, asked)


def test_cheap_keys_do_not_open_under_the_products_own_limits(tmp_path: Path, made: NewKeys) -> None:
    with pytest.raises(Damaged):
        unlock(tmp_path, PASSPHRASE)


def test_the_products_own_costs_are_the_documented_ones() -> None:
    assert Kdf(256 * 1024, 3, 4) == DEFAULT_KDF
    assert Limits(Kdf(64 * 1024, 3, 1), Kdf(2 * 1024 * 1024, 16, 8)) == LIMITS
    assert LIMITS.allow(DEFAULT_KDF)


def test_too_little_memory_is_told_and_is_no_wrong_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    class Greedy:
        def __init__(self, **_cost: object) -> None: ...

        def derive(self, _secret: bytes) -> bytes:
            raise MemoryError

    monkeypatch.setattr("cryptography.hazmat.primitives.kdf.argon2.Argon2id", Greedy)
    with pytest.raises(WrongState, match="256 MiB"):
        kdf.stretch(b"x", DEFAULT_KDF, bytes(16), LIMITS)


def test_a_file_of_a_later_form_asks_for_a_newer_salto(made: NewKeys) -> None:
    mac = made.content.split(b"\n")[1]
    with pytest.raises(NewerStore):
        keyfile.read(with_digest(canonical({"form": 2, "everything": "else"}), mac))


def test_nothing_in_the_key_file_names_anyone_or_gives_a_secret_away(made: NewKeys) -> None:
    content = made.content.decode("ascii")
    for secret in (made.unlocked.dbk.hex(), made.unlocked.signing_key.hex(), made.recovery_code, "bakote"):
        assert secret not in content
        assert secret not in repr(made)


def test_two_stores_with_one_passphrase_have_nothing_in_common() -> None:
    one, other = (create_keys(PASSPHRASE, CHEAP, CHEAP_LIMITS) for _each in range(2))
    assert one.unlocked.store_id != other.unlocked.store_id
    assert one.unlocked.dbk != other.unlocked.dbk
    assert one.recovery_code != other.recovery_code


def test_the_form_has_room_for_more_operators_and_for_two_epochs(tmp_path: Path, made: NewKeys) -> None:
    file = keyfile.read(made.content)
    colleague, _bundle = make_slot(file.store_id, "operator", b"another passphrase", CHEAP, CHEAP_LIMITS)
    both = (EpochKey(2, os.urandom(32)), made.unlocked.keys[0])
    slots = tuple(
        replace(slot, sealed=tuple(seal(slot, file.store_id, key) for key in both))
        for slot in (*file.slots, colleague)
    )
    mac_key = subkey(both[0].key, MAC_PURPOSE, file.store_id)
    write_keys(tmp_path, keyfile.write(replace(file, epoch=2, slots=slots), mac_key))
    assert unlock(tmp_path, PASSPHRASE, CHEAP_LIMITS).keys == both
    hinted = unlock(tmp_path, "another passphrase", CHEAP_LIMITS, slot=colleague.id)
    assert (hinted.keys, hinted.slot, hinted.epoch) == (both, colleague.id, 2)
    assert unlock_with_recovery(tmp_path, made.recovery_code, CHEAP_LIMITS).dbk == both[0].key


def test_each_purpose_and_store_has_a_key_of_its_own(made: NewKeys) -> None:
    store, dbk = made.unlocked.store_id, made.unlocked.dbk
    keys = {
        subkey(dbk, "pseudonyms", store),
        subkey(dbk, "export ids", store),
        subkey(dbk, "pseudonyms", "00" * 16),
    }
    assert len(keys) == 3
    assert dbk not in keys


def test_the_version_before_is_kept_when_the_key_file_is_replaced(tmp_path: Path, made: NewKeys) -> None:
    after = create_keys("another passphrase", CHEAP, CHEAP_LIMITS).content
    write_keys(tmp_path, after)
    assert read_keys(tmp_path) == after
    assert (tmp_path / "keys.json.1").read_bytes() == made.content
    assert {path.name for path in tmp_path.iterdir()} == {"keys.json", "keys.json.1"}


def test_a_write_that_fails_leaves_the_old_key_file_and_no_other(
    tmp_path: Path, made: NewKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_fd: int, _content: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(CannotWrite, match="full"):
        write_keys(tmp_path, b"half")
    assert [path.name for path in tmp_path.iterdir()] == ["keys.json"]
    assert read_keys(tmp_path) == made.content


def test_a_missing_key_file_is_no_store_or_damage_if_there_is_a_database(tmp_path: Path) -> None:
    with pytest.raises(NoStore):
        unlock(tmp_path, PASSPHRASE)
    with pytest.raises(NoStore):
        unlock(tmp_path / "nowhere", PASSPHRASE)
    (tmp_path / "store.db").touch()
    with pytest.raises(Damaged):
        unlock(tmp_path, PASSPHRASE)


def test_a_giant_in_place_of_the_key_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    with (tmp_path / "keys.json").open("wb") as file:
        file.truncate(1 << 34)
    with pytest.raises(Damaged):
        unlock(tmp_path, PASSPHRASE)


def test_every_refusal_says_what_to_do(tmp_path: Path, made: NewKeys) -> None:
    (tmp_path / "other").mkdir()
    for folder, typed in ((tmp_path, "wrong"), (tmp_path / "other", "wrong")):
        with pytest.raises(SaltoError) as caught:
            unlock(folder, typed, CHEAP_LIMITS)
        assert caught.value.hint
        assert caught.value.message[0].islower()
        assert not caught.value.message.endswith(".")


def test_the_digest_is_the_sha256_that_the_format_documents(made: NewKeys) -> None:
    line, mac, digest, end = made.content.split(b"\n")
    assert hashlib.sha256(line + b"\n" + mac + b"\n").hexdigest().encode() == digest
    assert end == b""
