"""Backups from the command line: made without a key, proven with one, put back beside what is there."""

import hashlib
import json
import shutil
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from salto_cli.models.backup import KeptFile
from salto_cli.store import checkpoint, manifest
from tests.fixtures import Salto
from tests.store.forger import unlocked

pytestmark = pytest.mark.opens_anew


@pytest.fixture
def kept(salto: Salto, a_youth: Callable[..., str]) -> Salto:
    """A store with a youth, and one backup of it beside the store."""
    a_youth("Amina Eksempel")
    assert keyless(salto)("backup", "create").code == 0
    return salto


def keyless(salto: Salto) -> Salto:
    """The same store for someone who has no passphrase."""
    return Salto(salto.folder, None, salto.now)


def backups(salto: Salto) -> list[Path]:
    return sorted((salto.folder.parent / "store-backups").iterdir())


# --- making --------------------------------------------------------------------------------------------


def test_a_backup_is_made_without_a_passphrase_beside_the_store(salto: Salto) -> None:
    made = keyless(salto).ok("backup", "create")
    (folder,) = backups(salto)
    assert made["folder"] == str(folder)
    assert folder.name == "20261123T071500Z"
    assert made["act"] == 2


def test_a_backup_may_go_to_another_disk(salto: Salto, tmp_path: Path) -> None:
    made = keyless(salto).ok("backup", "create", "--to", str(tmp_path / "disk" / "salto"))
    assert Path(made["folder"]).parent == tmp_path / "disk" / "salto"


def test_a_nightly_job_says_nothing_when_all_is_well(salto: Salto) -> None:
    ran = keyless(salto)("backup", "create", "--quiet")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert keyless(salto).at("2026-11-24").ok("backup", "create", "-q")["act"] == 2


def test_two_backups_of_one_second_are_not_mixed(kept: Salto) -> None:
    ran = keyless(kept)("backup", "create")
    assert (ran.code, ran.out) == (6, "")
    assert len(backups(kept)) == 1


def test_where_no_store_is_there_is_no_backup(tmp_path: Path) -> None:
    ran = Salto(tmp_path / "nothing")("backup", "create")
    assert (ran.code, ran.out) == (10, "")
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_is_not_fit_to_be_kept_is_not_kept(salto: Salto) -> None:
    (salto.folder / "keys.json").write_bytes(b"rubbish")
    ran = keyless(salto)("backup", "create")
    assert (ran.code, ran.out) == (30, "")
    assert backups(salto) == []


def test_a_backup_while_someone_reads_and_writes_is_whole(salto: Salto, a_youth: Callable[..., str]) -> None:
    a_youth("Amina Eksempel")
    store = salto.store()
    store.begin("test", "upkeep")  # an act is open, and nothing of it committed
    made = keyless(salto).ok("backup", "create")
    store.abandon()
    store.close()
    assert salto.ok("backup", "verify", made["folder"])["whole"] is True


# --- proving -------------------------------------------------------------------------------------------


def test_the_newest_backup_is_proven_inside_and_out(kept: Salto) -> None:
    found = kept.ok("backup", "verify")
    assert (found["whole"], found["content"], found["wrong"]) == (True, True, None)
    assert found["log"]["whole"] is True
    assert found["log"]["acts"] == found["act"]


def test_without_a_key_the_files_are_proven(kept: Salto) -> None:
    found = keyless(kept).ok("backup", "verify", "--keyless")
    assert (found["whole"], found["content"], found["log"]) == (True, False, None)


def test_a_script_without_a_passphrase_is_told_so(kept: Salto) -> None:
    ran = keyless(kept)("backup", "verify")
    assert (ran.code, ran.out) == (2, "")
    assert "passphrase" in ran.err


def test_proving_changes_nothing(kept: Salto) -> None:
    (folder,) = backups(kept)
    before = {path.name: path.read_bytes() for path in [*folder.iterdir(), *kept.folder.iterdir()]}
    kept.ok("backup", "verify")
    after = {path.name: path.read_bytes() for path in [*folder.iterdir(), *kept.folder.iterdir()]}
    assert after == before


@pytest.mark.parametrize("name", ["store.db", "keys.json", "checkpoint"])
def test_a_flipped_bit_is_found_without_a_key(kept: Salto, name: str) -> None:
    (folder,) = backups(kept)
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(bytes(content))
    ran = keyless(kept)("backup", "verify", "--keyless", "--json")
    assert (ran.code, ran.err) == (30, "")
    assert ran.json["whole"] is False
    assert name in ran.json["wrong"]
    assert "not to be trusted" in keyless(kept)("backup", "verify", "--keyless").out


def test_a_damaged_backup_is_told_before_a_passphrase_is_asked_for(kept: Salto) -> None:
    (folder,) = backups(kept)
    (folder / "store.db").unlink()
    assert keyless(kept)("backup", "verify").code == 30


def test_a_store_that_was_tampered_with_is_found_in_its_backup(kept: Salto) -> None:
    with unlocked(kept) as connection:
        connection.execute("UPDATE person SET phone = '40000000'")
    later = kept.at("2026-11-24")
    keyless(later).ok("backup", "create")
    assert keyless(later)("backup", "verify", "--keyless").code == 0
    ran = later("backup", "verify", "--json")
    assert ran.code == 30
    assert ran.json["log"]["findings"][0]["what"] == "changed"
    screen = later("backup", "verify").out
    assert "a row was changed after this act" in screen
    assert "Amina" not in screen


def test_a_log_that_was_cut_shorter_than_its_manifest_is_found(kept: Salto) -> None:
    with unlocked(kept) as connection:
        last = connection.execute("SELECT max(id) FROM act").fetchone()
        assert last
        for table in ("outcome", "judgement", "judgement_detail", "touch", "mark", "seen"):
            connection.execute(f"DELETE FROM {table} WHERE act = ?", last)
        connection.execute("DELETE FROM act WHERE id = ?", last)
        for table in ("person", "case_file"):
            connection.execute(f"DELETE FROM {table}")
    later = kept.at("2026-11-24")
    keyless(later).ok("backup", "create")
    ran = later("backup", "verify", "--json")
    assert ran.code == 30
    assert {each["what"] for each in ran.json["log"]["findings"]} >= {"checkpoint"}


def test_a_missing_backup_in_between_is_mentioned(kept: Salto) -> None:
    for day in ("2026-11-24", "2026-11-25"):
        keyless(kept.at(day)).ok("backup", "create")
    shutil.rmtree(backups(kept)[1])
    found = keyless(kept).ok("backup", "verify", "--keyless")
    assert found["gap"] is True
    assert "no longer beside it" in keyless(kept)("backup", "verify", "--keyless").out


def test_where_no_backup_is_nothing_is_proven(salto: Salto) -> None:
    for words in (["verify"], ["verify", "20200101T000000Z"], ["verify", "--in", "/no/such/place"]):
        ran = salto("backup", *words)
        assert (ran.code, ran.out) == (3, "")


# --- putting back --------------------------------------------------------------------------------------


def test_a_backup_is_put_back_into_a_new_folder_and_opens(kept: Salto, tmp_path: Path) -> None:
    (folder,) = backups(kept)
    done = keyless(kept).ok("backup", "restore", folder.name, "--to", str(tmp_path / "back"))
    assert done["store"] == str(tmp_path / "back")
    back = Salto(tmp_path / "back", kept.unlocked, kept.now)
    assert back.ok("find", "amina")["persons"]
    assert back("audit", "verify").code == 0


def test_nothing_is_ever_overwritten(kept: Salto, tmp_path: Path) -> None:
    (folder,) = backups(kept)
    (tmp_path / "busy").mkdir()
    (tmp_path / "busy" / "letter.txt").write_bytes(b"x")
    before = {path.name: path.read_bytes() for path in kept.folder.iterdir()}
    for target in (kept.folder, tmp_path / "busy"):
        ran = keyless(kept)("backup", "restore", str(folder), "--to", str(target))
        assert (ran.code, ran.out) == (6, "")
    assert {path.name: path.read_bytes() for path in kept.folder.iterdir()} == before
    assert [path.name for path in (tmp_path / "busy").iterdir()] == ["letter.txt"]


def test_a_damaged_backup_is_not_put_back(kept: Salto, tmp_path: Path) -> None:
    (folder,) = backups(kept)
    (folder / "store.db").write_bytes((folder / "store.db").read_bytes()[:-1])
    ran = keyless(kept)("backup", "restore", str(folder), "--to", str(tmp_path / "back"))
    assert (ran.code, ran.out) == (30, "")
    assert not (tmp_path / "back").exists()


def test_a_synchronised_folder_gets_no_store(kept: Salto, tmp_path: Path) -> None:
    (folder,) = backups(kept)
    ran = keyless(kept)("backup", "restore", str(folder), "--to", str(tmp_path / "OneDrive" / "back"))
    assert (ran.code, ran.out) == (15, "")


@pytest.mark.parametrize("words", [["restore"], ["restore", "20261123T071500Z"], ["restore", "--to", "x"]])
def test_restoring_needs_a_backup_and_a_folder(kept: Salto, words: list[str]) -> None:
    assert keyless(kept)("backup", *words).code == 2


# --- listing -------------------------------------------------------------------------------------------


def test_backups_are_listed_the_newest_first_and_damaged_ones_told(kept: Salto) -> None:
    keyless(kept.at("2026-11-24")).ok("backup", "create")
    (backups(kept)[0] / "MANIFEST.json").write_bytes(b"rubbish")
    found = keyless(kept).ok("backup", "list")["backups"]
    assert [(each["name"], each["readable"]) for each in found] == [
        ("20261124T071500Z", True),
        ("20261123T071500Z", False),
    ]
    assert "damaged" in keyless(kept)("backup", "list").out


def test_an_empty_list_says_how_to_make_one(salto: Salto) -> None:
    ran = keyless(salto)("backup", "list")
    assert ran.code == 0
    assert "salto backup create" in ran.out
    assert json.loads(keyless(salto)("backup", "list", "--json").out)["backups"] == []


@pytest.mark.parametrize("width", [120, 80, 50, 40])
@pytest.mark.parametrize("lang", ["nb", "en"])
def test_no_line_of_a_list_is_wider_than_the_screen(kept: Salto, width: int, lang: str) -> None:
    place = kept.folder.parent / "store-backups"
    ran = Salto(kept.folder, lang=lang)("backup", "list", width=width)
    lines = [line.rstrip() for line in ran.out.splitlines() if str(place)[:12] not in line]
    assert all(len(line) <= width for line in lines)
    assert "20261123T071500Z" in ran.out


# --- what a mended manifest cannot hide ----------------------------------------------------------------


def forged(place: Path) -> None:
    """Say in ``place``'s checkpoint that the log ends elsewhere, with a digest that fits, as anyone can."""
    last = checkpoint.from_bytes((place / "checkpoint").read_bytes())
    (place / "checkpoint").write_bytes(checkpoint.to_bytes(replace(last, seal="ab" * 32)))


def test_a_manifest_that_was_mended_does_not_pass_without_the_key(kept: Salto) -> None:
    (folder,) = backups(kept)
    forged(folder)
    found = manifest.from_bytes(manifest.read_bytes(folder))
    content = (folder / "checkpoint").read_bytes()
    fits = KeptFile("checkpoint", len(content), hashlib.sha256(content).hexdigest())
    files = tuple(fits if file.name == "checkpoint" else file for file in found.files)
    (folder / manifest.MANIFEST).write_bytes(manifest.to_bytes(replace(found, files=files, seal="ab" * 32)))
    ran = keyless(kept)("backup", "verify", "--keyless", "--json")
    assert ran.code == 30
    assert "not signed" in ran.json["wrong"]


def test_a_signature_cannot_be_left_out_either(kept: Salto) -> None:
    (folder,) = backups(kept)
    last = checkpoint.from_bytes((folder / "checkpoint").read_bytes())
    content = checkpoint.to_bytes(replace(last, slot="", signature=""))
    (folder / "checkpoint").write_bytes(content)
    found = manifest.from_bytes(manifest.read_bytes(folder))
    fits = KeptFile("checkpoint", len(content), hashlib.sha256(content).hexdigest())
    files = tuple(fits if file.name == "checkpoint" else file for file in found.files)
    (folder / manifest.MANIFEST).write_bytes(manifest.to_bytes(replace(found, files=files)))
    assert keyless(kept)("backup", "verify", "--keyless").code == 30


def test_a_store_whose_end_was_forged_is_not_kept(salto: Salto) -> None:
    forged(salto.folder)
    ran = keyless(salto)("backup", "create")
    assert (ran.code, ran.out) == (30, "")
    assert backups(salto) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a zone is set for a process on POSIX alone")
def test_a_backup_and_the_log_are_told_by_the_clock_of_the_machine(
    kept: Salto, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as here:
        here.setenv("TZ", "Europe/Oslo")
        time.tzset()
        shown = kept("backup", "list").out
        made = kept("backup", "create", now="2027-07-01T08:30:00+02:00").out
        log = kept("audit", "log").out
    time.tzset()
    assert "23.11.2026 08:15" in shown  # kept as 07:15 UTC
    assert "01.07.2027 08:30" in made
    assert "23.11.2026 08:15" in log


def test_a_copy_put_into_another_folder_says_that_it_asks_why_it_is_opened(
    kept: Salto, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    told = kept("backup", "restore", backups(kept)[0].name, "--to", str(copy), "--lang", "nb", width=200).out
    assert "må du si én gang hvorfor kopien åpnes:" in told
    assert f'salto loggbok kontroller --store {copy} --accept-rollback "HVORFOR"' in told
