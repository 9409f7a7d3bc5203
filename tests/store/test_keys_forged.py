"""Key files that were damaged, cut, or rewritten by someone without a key: all refused."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salto_cli.errors import (
    Damaged,
    NewerStore,
    WrongPassphrase,
)
from salto_cli.models.secret import NewKeys
from salto_cli.store import keyfile
from salto_cli.store.canonical import canonical, with_digest
from salto_cli.store.keys import (
    create_keys,
    unlock,
    write_keys,
)
from tests.store.small import CHEAP, CHEAP_LIMITS, PASSPHRASE


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


def test_no_flipped_bit_is_ever_accepted(made: NewKeys) -> None:
    for at in range(8 * len(made.content)):
        changed = bytearray(made.content)
        changed[at // 8] ^= 1 << at % 8
        with pytest.raises(Damaged):
            keyfile.read(bytes(changed))


def test_no_flipped_bit_is_accepted_under_a_digest_that_fits_either(tmp_path: Path, made: NewKeys) -> None:
    body = made.content[: made.content[:-1].rindex(b"\n") + 1]
    for at in range(0, 8 * len(body), 7):
        changed = bytearray(body)
        changed[at // 8] ^= 1 << at % 8
        (tmp_path / "keys.json").write_bytes(with_digest(*bytes(changed).removesuffix(b"\n").split(b"\n")))
        with pytest.raises((Damaged, WrongPassphrase, NewerStore)):
            unlock(tmp_path, PASSPHRASE, CHEAP_LIMITS)


def test_no_cut_is_ever_accepted(made: NewKeys) -> None:
    for length in range(0, len(made.content), 13):
        with pytest.raises(Damaged):
            keyfile.read(made.content[:length])


@given(st.binary(max_size=300))
def test_no_rubbish_is_taken_for_a_key_file(content: bytes) -> None:
    for tried in (content, with_digest(content.replace(b"\n", b""), b"00")):
        with pytest.raises(Damaged):
            keyfile.read(tried)


@pytest.mark.parametrize(
    "line",
    [
        b"[" * 100_000,
        b'{"form":' + b"9" * 5000 + b"}",
        b"null",
        b"NaN",
        b'{"form":1.0}',
        b'{"form":true}',
        b"\xff",
    ],
)
def test_hostile_json_is_damage_and_nothing_worse(line: bytes) -> None:
    with pytest.raises(Damaged):
        keyfile.read(with_digest(line, b"00"))


def test_spaces_order_and_doubled_fields_are_refused_though_json_allows_them(made: NewKeys) -> None:
    line, mac, _digest, _end = made.content.split(b"\n")
    for changed in (line.replace(b":", b": ", 1), b'{"epoch":1,' + line[1:], line.replace(b"1", b"1.0", 1)):
        with pytest.raises(Damaged):
            keyfile.read(with_digest(changed, mac))


def test_what_a_thief_rewrites_with_a_fitting_digest_is_refused_all_the_same(
    tmp_path: Path, made: NewKeys
) -> None:
    slots = json.loads(made.content.split(b"\n")[0])["slots"]
    other = json.loads(create_keys(PASSPHRASE, CHEAP, CHEAP_LIMITS).content.split(b"\n")[0])["slots"]
    weaker = {"name": "argon2id", "memory": 33, "passes": 1, "lanes": 1}
    for changed in (
        forged(made.content, slots=slots[:1]),  # the recovery slot dropped
        forged(made.content, slots=[slots[0], other[1]]),  # another recovery slot put in
        forged(made.content, slots=slots + other[:1]),  # a slot added
        forged(made.content, store="00" * 16),
        forged(made.content, epoch=2),
        forged_slot(made.content, 0, id="00" * 8),
        forged_slot(made.content, 0, kind="recovery"),
        forged_slot(made.content, 0, kdf=weaker),
        forged_slot(made.content, 0, seal_key=other[0]["seal_key"]),
        forged_slot(made.content, 0, sign_key=other[0]["sign_key"]),
        forged_slot(made.content, 0, sealed=slots[1]["sealed"]),
        forged_slot(made.content, 0, sealed=other[0]["sealed"]),
        forged_slot(made.content, 1, sealed=[]),
    ):
        (tmp_path / "keys.json").write_bytes(changed)
        with pytest.raises((Damaged, WrongPassphrase)):
            unlock(tmp_path, PASSPHRASE, CHEAP_LIMITS)


def test_the_mac_is_what_refuses_a_dropped_slot(tmp_path: Path, made: NewKeys) -> None:
    slots = json.loads(made.content.split(b"\n")[0])["slots"]
    (tmp_path / "keys.json").write_bytes(forged(made.content, slots=slots[:1]))
    with pytest.raises(Damaged):
        unlock(tmp_path, PASSPHRASE, CHEAP_LIMITS)
