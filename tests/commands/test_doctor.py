"""The doctor: looks at store, backups and machine without a key, and changes nothing."""

import json
import os
import shutil
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from salto_cli.models.secret import LIMITS
from salto_cli.store import checkpoint, machine
from salto_cli.store.high_water import HighWater
from salto_cli.store.place import Place
from salto_cli.usecases import doctor
from salto_cli.usecases.doctor_machine import examine
from tests.fixtures import Salto

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX"),
    pytest.mark.opens_anew,
]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own, with nothing in it."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


def keyless(salto: Salto) -> Salto:
    return Salto(salto.folder, None, salto.now)


def found(salto: Salto, *more: str) -> dict[str, dict[str, Any]]:
    """What the doctor found, by what was looked at."""
    ran = keyless(salto)("doctor", "--json", *more)
    assert ran.code in {0, 9}, ran.err
    return {each["what"]: each for each in ran.json["findings"]}


def state(salto: Salto, what: str) -> str:
    return str(found(salto)[what]["state"])


def backed_up(salto: Salto) -> Path:
    return Path(keyless(salto).ok("backup", "create")["folder"])


def test_a_store_with_a_fresh_backup_is_well(salto: Salto) -> None:
    backed_up(salto)
    salto.ok("backup", "drill")
    seen = found(salto)
    for what in ("store", "permissions", "place", "checkpoint", "leftovers", "backup", "drill", "clock"):
        assert seen[what]["state"] == "ok", seen[what]


def test_looking_changes_nothing(salto: Salto) -> None:
    backed_up(salto)
    (salto.folder / "keys.json").chmod(0o644)
    (salto.folder / ".tmp-1-keys.json").touch()
    before = {path: (path.stat().st_mode, path.stat().st_mtime_ns) for path in salto.folder.rglob("*")}
    found(salto)
    assert {path: (path.stat().st_mode, path.stat().st_mtime_ns) for path in before} == before
    assert set(salto.folder.rglob("*")) == set(before)


def test_a_finding_is_exit_9_and_stands_on_top_with_what_to_do(salto: Salto) -> None:
    ran = keyless(salto)("doctor")
    assert ran.code == 9
    assert ran.err == ""
    lines = ran.out.splitlines()
    assert lines[3].startswith("✗ backup")
    assert "→ make one with: salto backup create" in ran.out


def test_where_no_store_is_the_machine_is_looked_at_all_the_same(tmp_path: Path) -> None:
    seen = found(Salto(tmp_path / "nothing"))
    assert seen["store"]["state"] == "look"
    assert {"disk", "clock", "versions"} <= set(seen)
    assert "backup" not in seen


@pytest.mark.parametrize("name", ["store.db", "keys.json"])
def test_a_store_without_one_of_its_parts_is_bad(salto: Salto, name: str) -> None:
    (salto.folder / name).unlink()
    assert state(salto, "store") == "bad"


def test_files_that_others_can_read_are_told_and_folders_they_can_write_to_are_bad(salto: Salto) -> None:
    (salto.folder / "store.db").chmod(0o640)
    assert state(salto, "permissions") == "look"
    salto.folder.chmod(0o777)
    assert state(salto, "permissions") == "bad"


@pytest.mark.parametrize("name", ["OneDrive - Oslo kommune", "Dropbox"])
def test_a_store_in_a_synchronised_folder_is_bad(salto: Salto, tmp_path: Path, name: str) -> None:
    shutil.copytree(salto.folder, tmp_path / name / "store")
    assert state(Salto(tmp_path / name / "store"), "place") == "bad"


def test_a_store_beside_the_marks_of_a_synchronising_program_is_bad(salto: Salto) -> None:
    (salto.folder / ".stfolder").mkdir()
    assert state(salto, "place") == "bad"


def test_a_broken_key_file_is_bad(salto: Salto) -> None:
    (salto.folder / "keys.json").write_bytes(b"rubbish")
    assert state(salto, "keys") == "bad"


def test_a_passphrase_that_is_stretched_too_little_is_told(salto: Salto) -> None:
    assert state(salto, "keys") == "look"  # the tests' own is


@pytest.mark.parametrize("content", [b"rubbish", None])
def test_a_checkpoint_that_is_broken_or_gone_is_told(salto: Salto, content: bytes | None) -> None:
    path = salto.folder / "checkpoint"
    path.unlink() if content is None else path.write_bytes(content)
    assert state(salto, "checkpoint") == ("look" if content is None else "bad")


def test_a_checkpoint_that_nobody_has_signed_is_bad(salto: Salto) -> None:
    last = checkpoint.read(Place(salto.folder))
    assert last is not None
    checkpoint.write(Place(salto.folder), replace(last, act=last.act + 1))
    assert state(salto, "checkpoint") == "bad"


@pytest.mark.parametrize(("ahead", "wanted"), [(0, "ok"), (1, "bad")])
def test_a_store_that_is_older_than_when_it_was_last_seen_here_is_bad(
    salto: Salto, tmp_path: Path, ahead: int, wanted: str
) -> None:
    last = checkpoint.read(Place(salto.folder))
    assert last is not None
    HighWater(tmp_path / "state", last.store_id, salto.folder).write(last.act + ahead, last.seal)
    now = datetime.fromisoformat(salto.now)
    patient = doctor.Patient(
        salto.folder, tmp_path / "backups", now, {}, tmp_path, LIMITS, tmp_path / "state"
    )
    (mark,) = [each for each in doctor.examine(patient).findings if each.what == "mark"]
    assert mark.state == wanted


def test_a_machine_that_keeps_nothing_in_mind_is_told(salto: Salto) -> None:
    assert state(salto, "mark") == "look"  # nothing says where, in the tests' own environment


def test_leftovers_and_replaced_stores_are_told(salto: Salto) -> None:
    (salto.folder / ".tmp-999999999-keys.json").touch()
    assert state(salto, "leftovers") == "look"
    (salto.folder.parent / "store.replaced-20261101T000000Z").mkdir()
    assert state(salto, "replaced") == "look"


@pytest.mark.parametrize(
    ("day", "wanted"), [("2026-11-25T08:15", "ok"), ("2026-11-25T08:16", "bad"), ("2026-11-22", "bad")]
)
def test_a_backup_is_fresh_for_two_days_and_never_from_the_future(
    salto: Salto, day: str, wanted: str
) -> None:
    backed_up(salto)
    assert state(salto.at(day), "backup") == wanted


def test_a_newest_backup_that_is_not_whole_is_bad(salto: Salto) -> None:
    (backed_up(salto) / "store.db").write_bytes(b"")
    assert state(salto, "backup") == "bad"


def test_a_backup_of_another_store_does_not_count(salto: Salto, tmp_path: Path) -> None:
    other = Salto(tmp_path / "other" / "store")
    secret = tmp_path / "secret"
    secret.write_text("fjell vaffel ukulele betong", encoding="utf-8")
    secret.chmod(0o600)
    other(
        *("init", "--operator", "Per", "--recovery-file", str(tmp_path / "code")),
        *("--passphrase-file", str(secret)),
    )
    other.ok("backup", "create", "--to", str(tmp_path / "disk"))
    assert found(salto, "--in", str(tmp_path / "disk"))["backup"]["state"] == "bad"


def test_a_drill_is_wanted_once_and_again_after_a_month(salto: Salto) -> None:
    backed_up(salto)
    assert state(salto, "drill") == "look"
    salto.ok("backup", "drill")
    assert state(salto.at("2026-12-24T08:15"), "drill") == "ok"
    assert state(salto.at("2026-12-24T08:16"), "drill") == "look"


def test_a_full_disk_is_told(salto: Salto, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(salto.folder)
    for free, wanted in ((1000, "bad"), (50_000_000, "look")):
        monkeypatch.setattr(shutil, "disk_usage", lambda _folder, free=free: usage._replace(free=free))
        assert state(salto, "room") == wanted


def test_a_clock_that_is_behind_the_store_is_bad_and_another_time_zone_is_told(salto: Salto) -> None:
    assert state(salto.at("2026-11-01"), "clock") == "bad"
    assert state(Salto(salto.folder, None, "2026-11-23T08:15:00-05:00"), "clock") == "look"


# --- the machine ---------------------------------------------------------------------------------------


def test_names_in_the_shells_history_are_counted_and_never_shown(salto: Salto, home: Path) -> None:
    (home / ".bash_history").write_bytes(
        b'salto register --name "Amina Eksempel" --born 2010-05-17\nls\nsalto show P-001H\nsalto find amina\n'
    )
    ran = keyless(salto)("doctor")
    assert "2 lines of the shell's history" in ran.out
    assert "amina" not in ran.out.casefold()
    (home / ".bash_history").write_bytes(b"salto show P-001H\nsalto task list\n")
    assert state(salto, "history") == "ok"


@pytest.mark.parametrize(("mode", "wanted"), [(0o600, "look"), (0o644, "bad"), (None, "look")])
def test_a_passphrase_in_a_file_is_told(tmp_path: Path, mode: int | None, wanted: str) -> None:
    path = tmp_path / "secret"
    if mode is not None:
        path.touch()
        path.chmod(mode)
    told = {each.what: each for each in examine(tmp_path, {"SALTO_PASSPHRASE_FILE": str(path)}, tmp_path)}
    assert told["settings"].state == wanted


@pytest.mark.parametrize(
    ("environ", "wanted"),
    [
        ({"LANG": "nb_NO.UTF-8"}, True),
        ({"LANG": "nb_NO.UTF-8", "LC_ALL": "C"}, False),
        ({"LC_CTYPE": "en_GB.utf8"}, True),
        ({"LANG": "nb_NO.ISO-8859-1"}, False),
        ({}, False),
    ],
)
def test_a_terminal_is_known_by_its_locale(environ: dict[str, str], wanted: bool) -> None:
    assert machine.speaks_utf8(environ) is wanted


def devices(folder: Path, **layers: tuple[str, list[str]]) -> Path:
    """Block devices as in /sys/class/block: a name, its device-mapper id, and what lies below it."""
    for name, (uuid, below) in layers.items():
        (folder / name / "slaves").mkdir(parents=True)
        if uuid:
            (folder / name / "dm").mkdir()
            (folder / name / "dm" / "uuid").write_text(uuid, encoding="ascii")
        for each in below:
            (folder / name / "slaves" / each).touch()
    return folder


def test_a_volume_on_an_encrypted_disk_is_encrypted(tmp_path: Path) -> None:
    block = devices(
        tmp_path,
        **{"dm-1": ("LVM-abc", ["dm-0"]), "dm-0": ("CRYPT-LUKS2-abc", ["sda3"]), "sda3": ("", [])},
    )
    assert machine.is_device_encrypted("/dev/dm-1", block) is True
    assert machine.is_device_encrypted("/dev/sda3", block) is False


def test_one_open_disk_below_a_volume_is_enough_to_say_no(tmp_path: Path) -> None:
    block = devices(
        tmp_path,
        **{"dm-2": ("LVM-x", ["dm-0", "sdb1"]), "dm-0": ("CRYPT-LUKS2-abc", []), "sdb1": ("", [])},
    )
    assert machine.is_device_encrypted("/dev/dm-2", block) is False


@pytest.mark.parametrize("device", ["overlay", "tank/home", "/dev/nothing"])
def test_what_is_no_known_device_tells_nothing(tmp_path: Path, device: str) -> None:
    assert machine.is_device_encrypted(device, tmp_path) is None


def test_devices_that_lie_on_each_other_come_to_an_end(tmp_path: Path) -> None:
    block = devices(tmp_path, **{"dm-0": ("LVM-a", ["dm-1"]), "dm-1": ("LVM-b", ["dm-0"])})
    assert machine.is_device_encrypted("/dev/dm-0", block) is None


def test_swap_in_memory_or_on_an_encrypted_disk_is_safe(tmp_path: Path) -> None:
    block = devices(tmp_path, **{"dm-0": ("CRYPT-PLAIN-swap", []), "sda2": ("", [])})
    safe = ["/dev/zram0 partition 1 0 100", "/dev/dm-0 partition 1 0 -2"]
    assert machine.are_swaps_safe([], block) is True
    assert machine.are_swaps_safe(safe, block) is True
    assert machine.are_swaps_safe([*safe, "/dev/sda2 partition 1 0 -3"], block) is False
    assert machine.are_swaps_safe(["/dev/gone partition 1 0 -3"], block) is None


def test_a_program_that_is_not_there_or_hangs_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "SECONDS", 0.1)
    assert machine._answer(["/no/such/program"]) is None
    assert machine._answer([sys.executable, "-c", "import time; time.sleep(5)"]) is None
    assert machine._answer([sys.executable, "-c", "raise SystemExit(1)"]) is None


@pytest.mark.parametrize("width", [120, 80, 50, 40])
@pytest.mark.parametrize("lang", ["nb", "en"])
def test_no_line_is_wider_than_the_screen(salto: Salto, width: int, lang: str) -> None:
    ran = Salto(salto.folder, None, salto.now, lang)("doctor", width=width)
    assert all(len(line.rstrip()) <= width for line in ran.out.splitlines())


def test_the_answer_is_one_json_object_also_when_something_is_amiss(salto: Salto) -> None:
    ran = keyless(salto)("doctor", "--json")
    assert ran.code == 9
    assert set(json.loads(ran.out)) == {"schema", "store", "version", "findings"}
    assert os.linesep not in ran.out.strip()
