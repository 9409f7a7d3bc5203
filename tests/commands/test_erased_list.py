"""The list of the erased, which anyone with the folder can write: it erases whom a coordinator signed for."""

import json
import os
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from salto_cli.store import erasure_list
from salto_cli.store.canonical import Writable, canonical, with_digest
from salto_cli.store.erasure_list import Part
from salto_cli.store.signature import Signer
from salto_cli.store.tombstone import Tombstone
from tests.fixtures import Salto

pytestmark = pytest.mark.opens_anew

Youth = Callable[..., str]
DOUBT = "not one that it can trust"
LISTED = "erased_list"


def _ids(salto: Salto) -> list[int]:
    return [int(row[0]) for row in salto.rows("SELECT id FROM person ORDER BY number")]


def _listed(salto: Salto, ground: str = "wrong") -> list[Tombstone]:
    return [Tombstone(person, 1, "2026-11-23", ground) for person in _ids(salto)]


def _put(salto: Salto, *parts: Part) -> None:
    store = salto.store()
    erasure_list.write(salto.folder, store.store_id, parts)
    store.close()


def _signed(salto: Salto, erased: list[Tombstone], secret: bytes | None = None, operator: int = 1) -> Part:
    """A part as salto signs it; with another secret, as somebody signs who has only the folder."""
    store = salto.store()
    signer = Signer(store.store_id, store.unlocked.slot, secret or store.unlocked.signing_key)
    store.close()
    return erasure_list.signed(signer, operator, erased)


def _beside(salto: Salto) -> Path:
    return salto.folder.with_name(f"{salto.folder.name}-backups")


def _found(salto: Salto) -> list[tuple[str, str | None]]:
    ran = salto("audit", "verify", "--json")
    return [(each["what"], each["person"]) for each in ran.json["findings"]]


# --- what is not believed ------------------------------------------------------------------------------


@pytest.mark.parametrize("operator", [0, 1, 2, 99, 2**53 - 1])
def test_a_list_that_nobody_here_has_signed_erases_nobody_and_is_told(
    salto: Salto, a_youth: Youth, operator: int
) -> None:
    code = a_youth()
    _put(salto, _signed(salto, _listed(salto), os.urandom(32), operator))
    ran = salto("show", code)
    assert (ran.code, DOUBT in ran.err.replace("\n", " ")) == (0, True)
    assert (LISTED, code) in _found(salto)
    assert salto("audit", "verify").code == 30


def test_a_signature_over_other_persons_erases_nobody(salto: Salto, a_youth: Youth) -> None:
    code, other = a_youth(), a_youth("Omar Eksempel", "2012-01-01")
    first, second = _listed(salto)
    _put(salto, replace(_signed(salto, [first]), erased=(second,)))
    assert salto("show", other).code == salto("show", code).code == 0


@pytest.mark.parametrize(
    ("role", "revoked", "believed"),
    [
        ("coordinator", None, True),
        ("coordinator", "2026-11-23T08:15:00+01:00", False),
        ("worker", None, False),
        ("leader", None, False),
        ("auditor", None, False),
    ],
)
def test_a_signature_counts_of_those_alone_who_may_erase(
    salto: Salto, role: str, revoked: str | None, believed: bool
) -> None:
    part = _signed(salto, [Tombstone(7, 1, "2026-11-23", "wrong")])
    ((store_id,),) = salto.rows("SELECT value FROM setting WHERE name = 'store_id'")
    ((keys,),) = salto.rows("SELECT sign_key FROM operator WHERE id = 1")
    known = sqlite3.connect(":memory:")
    known.execute("CREATE TABLE operator (id, sign_key, role, revoked)")
    known.execute("INSERT INTO operator VALUES (1, ?, ?, ?)", (keys, role, revoked))
    assert erasure_list.is_proven(SimpleNamespace(connection=known), store_id, part) is believed
    known.close()


@pytest.mark.parametrize("ground", ["archive", "claims", "duplicate", "no_such_ground"])
def test_a_ground_that_erases_nobody_erases_nobody_again(salto: Salto, a_youth: Youth, ground: str) -> None:
    code = a_youth()
    _put(salto, _signed(salto, _listed(salto, ground)))
    assert salto("show", code).code == 0


def test_a_signed_list_of_another_store_is_none_of_ours(salto: Salto, a_youth: Youth) -> None:
    code = a_youth()
    erasure_list.write(salto.folder, "ab" * 16, [_signed(salto, _listed(salto))])
    assert (salto("show", code).code, salto("audit", "verify").code) == (0, 0)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("person", "f" * 16),
        ("person", "0" * 16),
        ("person", "00"),
        ("ground", "../../etc"),
        ("ground", ""),
        ("day", "i dag"),
        ("act", 0),
        ("act", -1),
        ("act", 2**70),
    ],
)
def test_an_entry_that_cannot_be_is_told_as_damage_and_stops_nobody(
    salto: Salto, a_youth: Youth, field: str, value: Writable
) -> None:
    code = a_youth()
    store = salto.store()
    entry: dict[str, Writable] = {"person": "00" * 7 + "07", "act": 1, "day": "2026-11-23", "ground": "wrong"}
    part: dict[str, Writable] = {"erased": [{**entry, field: value}], "operator": 1, "signature": "ab" * 64}
    said: dict[str, Writable] = {"form": 1, "store": store.store_id, "parts": [part]}
    store.close()
    (salto.folder / "erased").write_bytes(with_digest(canonical(said)))
    ran = salto("show", code)
    assert (ran.code, DOUBT in ran.err.replace("\n", " ")) == (0, True)
    assert _found(salto) == [(LISTED, None)]


@pytest.mark.parametrize(
    ("act", "day", "ground"),
    [
        (1, "2026-11-23", "wrong"),
        (99_999, "2026-11-22", "wrong"),
        (99_999, "2030-01-01", "wrong"),
        (99_999, "2026-99-99", "wrong"),
        (99_999, "0000-00-00", "wrong"),
        (99_999, "2026-11-23", "zzz"),
    ],
)
def test_what_a_coordinator_signs_that_no_older_copy_can_lack_erases_nobody_and_is_told(
    salto: Salto, a_youth: Youth, act: int, day: str, ground: str
) -> None:
    """The store is no older copy, or the entry is nonsense: one signature takes nobody from it."""
    code = a_youth()
    said = [Tombstone(person, act, day, ground) for person in _ids(salto)]
    _put(salto, _signed(salto, said))
    ran = salto("show", code)
    assert (ran.code, DOUBT in ran.err.replace("\n", " ")) == (0, True)
    assert salto("audit", "verify").code == 30
    assert (LISTED, code) in _found(salto)


# --- what is ---------------------------------------------------------------------------------------------


def test_who_opens_an_older_copy_is_told_how_many_are_erased_again(
    salto: Salto, a_youth: Youth, tmp_path: Path
) -> None:
    code = a_youth()
    made = salto.ok("backup", "create")["folder"]
    salto.ok("erase", code, "--ground", "wrong", "--yes")
    salto.ok("backup", "restore", made, "--to", str(tmp_path / "restored"))
    again = Salto(tmp_path / "restored", salto.unlocked, salto.now)
    ran = again("find", "amina")
    assert "1 person in this older copy had been erased since" in ran.err.replace("\n", " ")
    assert "Amina" not in ran.err
    assert again("find", "omar").err.count("erased") == 0
    logged = next(each for each in again.ok("audit", "log")["entries"] if each["command"] == "erase again")
    assert [each["reasons"] for each in logged["answers"] if each["question"] == "signed by"] == [
        [logged["operator"]]
    ]
    assert "signed by" in again("audit", "log", "--lang", "en").out


def test_a_case_that_was_closed_and_erased_since_goes_although_it_is_open_in_the_backup(
    salto: Salto, a_youth: Youth, tmp_path: Path
) -> None:
    code = a_youth()
    made = salto.ok("backup", "create")["folder"]
    salto.ok("close-case", code, "--outcome", "moved")
    salto.ok("erase", code, "--ground", "not_needed", "--yes")
    salto.ok("backup", "restore", made, "--to", str(tmp_path / "restored"))
    again = Salto(tmp_path / "restored", salto.unlocked, salto.now)
    assert again("show", code).code == 3
    assert again("audit", "verify").code == 0


def test_a_list_that_was_taken_away_is_written_anew_by_the_next_command(
    salto: Salto, a_youth: Youth, tmp_path: Path
) -> None:
    code, other = a_youth(), a_youth("Omar Eksempel", "2012-01-01")
    made = salto.ok("backup", "create")["folder"]
    salto.ok("erase", code, "--ground", "wrong", "--yes")
    for folder in (salto.folder, _beside(salto)):
        (folder / "erased").unlink()
    assert salto("show", other).code == 0
    salto.ok("backup", "restore", made, "--to", str(tmp_path / "restored"))
    assert Salto(tmp_path / "restored", salto.unlocked, salto.now)("show", code).code == 3


def test_a_signature_that_was_spoilt_is_made_anew(salto: Salto, a_youth: Youth) -> None:
    salto.ok("erase", a_youth(), "--ground", "wrong", "--yes")
    store = salto.store()
    (part,) = erasure_list.read(salto.folder, store.store_id)
    _put(salto, replace(part, signature="00" * 64))
    salto.ok("find", "omar")
    (mended,) = erasure_list.read(salto.folder, store.store_id)
    assert erasure_list.is_proven(store, store.store_id, mended)
    assert mended.erased == part.erased
    store.close()


def test_a_part_that_someone_planted_beside_the_backups_hides_no_true_one(
    salto: Salto, a_youth: Youth, tmp_path: Path
) -> None:
    code = a_youth()
    made = salto.ok("backup", "create")["folder"]
    forged = _signed(salto, _listed(salto), os.urandom(32))
    salto.ok("erase", code, "--ground", "wrong", "--yes")
    store = salto.store()
    erasure_list.write(_beside(salto), store.store_id, [forged])
    store.close()
    salto.ok("backup", "restore", made, "--replace", "--yes")
    ran = salto("show", code)
    assert ran.code == 3, ran.err


def test_on_trial_the_stores_own_log_tells_whom_it_erased_when_the_lists_are_gone(
    salto: Salto, a_youth: Youth
) -> None:
    code = a_youth()
    salto.ok("backup", "create")
    salto.ok("erase", code, "--ground", "wrong", "--yes")
    for folder in (salto.folder, _beside(salto)):
        (folder / "erased").unlink(missing_ok=True)
    assert salto.ok("backup", "drill")["forgotten"] == 1


def test_the_list_of_many_hundreds_is_read(salto: Salto, a_youth: Youth) -> None:
    code = a_youth()
    many = [Tombstone(number, 1, "2026-11-23", "not_needed") for number in range(1, 9_001)]
    _put(salto, _signed(salto, many))
    assert salto("show", code).code == 0
    assert salto("audit", "verify").code == 0
    assert json.loads((salto.folder / "erased").read_bytes().splitlines()[0])["form"] == 1


# --- what the doctor sees without a key ------------------------------------------------------------------


def _doctor(salto: Salto) -> tuple[str, str]:
    ran = salto("doctor", "--json")
    return next((each["state"], each["text"]) for each in ran.json["findings"] if each["what"] == "erased")


def test_the_doctor_tells_where_a_list_is_missing_planted_or_damaged(salto: Salto, a_youth: Youth) -> None:
    code = a_youth()
    salto.ok("backup", "create")
    salto.ok("erase", code, "--ground", "wrong", "--yes")
    assert _doctor(salto) == ("ok", "An older backup that is restored erases again who was erased.")
    beside = _beside(salto) / "erased"
    beside.unlink()
    assert _doctor(salto) == ("look", "The list of erased persons is not beside the backups yet.")
    _put(salto, _signed(salto, [Tombstone(7, 1, "2026-11-23", "wrong")], os.urandom(32)))
    (salto.folder / "erased").rename(beside)
    assert _doctor(salto)[0] == "look"
    beside.write_bytes(b"nonsense")
    assert _doctor(salto) == ("bad", "The list of erased persons is damaged or has been changed.")
