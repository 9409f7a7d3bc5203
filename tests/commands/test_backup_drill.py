"""A restore on trial: with the key, where nothing looks, and with nothing left of it."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from salto_cli.store import drill, manifest
from salto_cli.store.signature import Signer
from tests.fixtures import Salto
from tests.store.forger import unlocked

pytestmark = pytest.mark.opens_anew


@pytest.fixture
def kept(salto: Salto, a_youth: Callable[..., str]) -> Salto:
    """A store with a youth, one backup of it, and a second youth since."""
    a_youth("Amina Eksempel")
    Salto(salto.folder, None, salto.now).ok("backup", "create")
    a_youth("Berit Eksempel", born="2009-02-03")
    return salto


@pytest.fixture(autouse=True)
def nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[Path]]:
    """The memory of this machine, as a folder of the test's own."""
    memory = tmp_path / "memory"
    memory.mkdir()
    monkeypatch.setattr(drill, "_MEMORY", memory)
    return lambda: list(memory.iterdir())


def folder(salto: Salto) -> Path:
    return salto.folder.with_name("store-backups") / "20261123T071500Z"


def stamp(salto: Salto) -> Path:
    return salto.folder.with_name("store-backups") / drill.STAMP


def attempts(salto: Salto) -> list[tuple[str, str | None]]:
    """How the drills in the log ended."""
    return salto.rows(
        "SELECT o.result, o.error FROM act a JOIN outcome o ON o.act = a.id WHERE a.command = 'backup drill'"
    )


def test_a_backup_that_brings_the_store_back_is_told_with_what_it_holds(kept: Salto) -> None:
    done = kept.ok("backup", "drill")
    assert (done["whole"], done["wrong"], done["act"], done["behind"]) == (True, None, 3, 1)
    assert {"what": "person", "backup": 1, "store": 2} in done["held"]
    assert done["log"]["whole"] is True
    assert attempts(kept) == [("done", None)]


def test_the_drill_leaves_nothing_but_its_stamp(
    kept: Salto, nothing_is_left: Callable[[], list[Path]]
) -> None:
    before = {path.name: path.read_bytes() for path in folder(kept).iterdir()}
    kept.ok("backup", "drill")
    assert {path.name: path.read_bytes() for path in folder(kept).iterdir()} == before
    assert nothing_is_left() == []
    assert sorted(path.name for path in folder(kept).parent.iterdir()) == [folder(kept).name, drill.STAMP]
    assert stamp(kept).stat().st_mode & 0o777 == 0o600


def test_the_last_drill_can_be_asked_with_the_key_and_without(kept: Salto) -> None:
    kept.at("2026-11-24").ok("backup", "drill")
    found = drill.read_stamp(folder(kept).parent)
    assert found is not None
    assert (found.backup, found.at) == ("20261123T071500Z", "2026-11-24T08:15:00+01:00")
    store = kept.store()
    act = store.begin("test", "upkeep")
    assert drill.last(act) == "2026-11-24T08:15:00+01:00"
    store.abandon()
    store.close()


def test_a_screen_names_nobody(kept: Salto) -> None:
    ran = kept("backup", "drill")
    assert "The backup brings the store back" in ran.out
    assert "Eksempel" not in ran.out + ran.err


def test_where_memory_has_no_room_the_trial_lies_beside_the_backups(
    kept: Salto, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(drill, "_MEMORY", tmp_path / "no such place")
    seen: list[list[str]] = []
    check = drill.check

    def looking(copy: Path, *more: object) -> object:
        seen.append(sorted(path.name for path in copy.parent.iterdir()))
        assert copy.stat().st_mode & 0o777 == 0o700
        return check(copy, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(drill, "check", looking)
    kept.ok("backup", "drill")
    assert len(seen) == 1
    assert len(seen[0]) == 2
    assert not list(folder(kept).parent.glob(".tmp-*"))


def test_a_trial_that_breaks_off_leaves_nothing(
    kept: Salto, monkeypatch: pytest.MonkeyPatch, nothing_is_left: Callable[[], list[Path]]
) -> None:
    def stopped(*_anything: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(drill, "check", stopped)
    assert kept("backup", "drill").code == 130
    assert nothing_is_left() == []
    assert attempts(kept) == []
    assert not stamp(kept).exists()


@pytest.mark.parametrize("name", ["store.db", "keys.json", "checkpoint"])
def test_a_damaged_backup_fails_the_drill_and_the_log_says_so(kept: Salto, name: str) -> None:
    content = bytearray((folder(kept) / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder(kept) / name).write_bytes(bytes(content))
    ran = kept("backup", "drill", "--json")
    assert ran.code == 30
    assert ran.json["whole"] is False
    assert name in ran.json["wrong"]
    assert attempts(kept) == [("failed", "damaged")]
    assert not stamp(kept).exists()
    shown = kept("backup", "drill").out
    assert "would not bring the store back" in shown
    assert f"\n  {ran.json['wrong']}\n" in shown


def test_a_store_that_was_changed_past_its_log_fails_the_drill_of_its_backup(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    a_youth("Amina Eksempel")
    with unlocked(salto) as connection:
        connection.execute("UPDATE person SET phone = '40000000'")
    Salto(salto.folder, None, salto.now).ok("backup", "create")
    ran = salto("backup", "drill", "--json")
    assert ran.code == 30
    assert ran.json["log"]["findings"][0]["what"] == "changed"
    assert attempts(salto) == [("failed", "damaged")]


def test_a_backup_of_a_fork_is_not_this_stores(kept: Salto, tmp_path: Path) -> None:
    """The same store, restored elsewhere and worked in: its log goes another way."""
    fork = Salto(tmp_path / "fork", kept.unlocked, kept.now)
    Salto(kept.folder, None, kept.now).ok("backup", "restore", folder(kept).name, "--to", str(fork.folder))
    fork("audit", "verify", "--accept-rollback", "a fork for the test")
    other = {"name": "Cecilie Eksempel", "born": "2011-01-01", "basis": "child_welfare"}
    fork("register", "--input", "-", stdin=json.dumps({**other, "purposes": "follow_up"}))
    made = Salto(fork.folder, None, "2026-11-24T08:15:00+01:00").ok("backup", "create")
    ran = kept("backup", "drill", made["folder"], "--json")
    assert ran.code == 30
    assert "not of this store's log" in ran.json["wrong"]


def test_without_a_passphrase_or_a_backup_there_is_no_drill(kept: Salto) -> None:
    assert Salto(kept.folder, None, kept.now)("backup", "drill").code == 2
    shutil.rmtree(folder(kept).parent)
    assert kept("backup", "drill").code == 3


@pytest.mark.parametrize(
    "content", [b"", b"rubbish", b'{"at":"2026-11-24","backup":"x","form":1,"store":""}\n']
)
def test_a_stamp_that_cannot_be_read_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / drill.STAMP).write_bytes(content)
    assert drill.read_stamp(tmp_path) is None


def test_a_stamp_that_nobody_with_a_key_has_signed_says_nothing(kept: Salto) -> None:
    kept.ok("backup", "drill")
    found = {each["what"]: each["text"] for each in kept("doctor", "--json").json["findings"]}
    assert found["drill"] == "A backup was last restored as a test less than an hour ago."
    ((store_id,),) = kept.rows("SELECT value FROM setting WHERE name = 'store_id'")
    stranger = Signer(store_id, "ab" * 8, bytes(32))
    for signer in (stranger, replace(stranger, slot=_slot(kept))):
        drill.write_stamp(folder(kept).parent, "20261123T071500Z", kept.now, signer)
        found = {each["what"]: each["text"] for each in kept("doctor", "--json").json["findings"]}
        assert "signed by nobody" in found["drill"]


def _slot(salto: Salto) -> str:
    assert salto.unlocked is not None
    return salto.unlocked.slot


def test_someone_who_was_erased_since_is_erased_again_on_trial(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    person = a_youth("Amina Eksempel")
    Salto(salto.folder, None, salto.now).ok("backup", "create")
    ran = salto("erase", person, "--ground", "wrong", "--yes", "--json")
    assert ran.code == 0, ran.err
    done = salto.ok("backup", "drill")
    assert (done["whole"], done["forgotten"]) == (True, 1)
    assert {"what": "person", "backup": 0, "store": 0} in done["held"]


def test_an_old_backup_under_a_newer_name_is_not_taken_for_the_newer_one(kept: Salto) -> None:
    made = manifest.from_bytes(manifest.read_bytes(folder(kept)))
    later = replace(made, created=made.created + timedelta(days=20))
    (folder(kept) / manifest.MANIFEST).write_bytes(manifest.to_bytes(later))
    ran = kept.at("2026-12-20")("backup", "drill", "--json")
    assert (ran.code, "older than it says" in ran.json["wrong"]) == (30, True)
