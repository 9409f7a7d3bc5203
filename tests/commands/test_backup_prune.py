"""Old backups and a second disk, from the command line."""

import io
import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from salto_cli.render.progress import bar, lines
from tests.fixtures import Salto
from tests.store.test_prune import names

pytestmark = pytest.mark.opens_anew

FIRST = datetime(2026, 11, 1, 8, 15, tzinfo=timezone(timedelta(hours=1)))


def keyless(salto: Salto, day: int = 22) -> Salto:
    """The same store without its key, ``day`` days after the first of November."""
    moment = FIRST + timedelta(days=day)
    return Salto(salto.folder, None, moment.isoformat())


@pytest.fixture
def kept(salto: Salto) -> Salto:
    """A store with twenty nightly backups beside it."""
    for day in range(20):
        keyless(salto, day).ok("backup", "create")
    return salto


def beside(salto: Salto) -> Path:
    return salto.folder.with_name("store-backups")


# --- thinning out --------------------------------------------------------------------------------------


def test_old_backups_are_named_before_they_go_and_then_go(kept: Salto) -> None:
    tried = keyless(kept).ok("backup", "prune", "--dry-run")
    assert len(names(beside(kept))) == 20
    done = keyless(kept).ok("backup", "prune")
    assert done["gone"] == tried["gone"] != []
    assert sorted(done["stay"]) == names(beside(kept))
    assert keyless(kept).ok("backup", "prune")["gone"] == []


def test_a_thinning_out_is_silent_when_asked_to_be(kept: Salto) -> None:
    ran = keyless(kept)("backup", "prune", "--quiet")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_a_backup_that_is_not_whole_is_told_also_to_a_nightly_job(kept: Salto) -> None:
    spoiled = beside(kept) / names(beside(kept))[0]
    (spoiled / "keys.json").write_bytes(b"rubbish")
    ran = keyless(kept)("backup", "prune", "--quiet")
    assert (ran.code, ran.out) == (9, "")
    assert ran.err == f"salto: a backup is not whole and was left alone: {spoiled.name}\n"
    assert spoiled.exists()


def test_nothing_goes_when_the_newest_is_not_whole(kept: Salto) -> None:
    (beside(kept) / names(beside(kept))[-1] / "store.db").unlink()
    ran = keyless(kept)("backup", "prune")
    assert (ran.code, ran.out) == (30, "")
    assert len(names(beside(kept))) == 20


def test_nothing_goes_when_the_clock_is_behind(kept: Salto) -> None:
    ran = keyless(kept, 10)("backup", "prune")
    assert (ran.code, ran.out) == (6, "")
    assert len(names(beside(kept))) == 20


def test_nothing_can_go_where_nothing_is(salto: Salto) -> None:
    assert keyless(salto)("backup", "prune").code == 3


def test_a_nightly_job_makes_one_and_thins_the_old_ones_out(kept: Salto) -> None:
    made = keyless(kept).ok("backup", "create", "--prune")
    assert made["removed"] > 0
    assert Path(made["folder"]).name in names(beside(kept))
    assert keyless(kept, 23)("backup", "create", "--prune").code == 0


def test_a_backup_stands_though_the_old_ones_cannot_be_thinned_out(kept: Salto) -> None:
    """The new one is made in the past of one that is dated in the future."""
    future = beside(kept) / "20990101T000000Z"
    shutil.copytree(beside(kept) / names(beside(kept))[0], future)
    ran = keyless(kept)("backup", "create", "--prune", "--quiet")
    assert (ran.code, ran.out) == (9, "")
    assert "old backups were not removed" in ran.err
    assert len(names(beside(kept))) == 22


# --- a second disk -------------------------------------------------------------------------------------


def test_a_second_disk_gets_the_same_backup(salto: Salto, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    made = keyless(salto).ok("backup", "create", "--also", str(tmp_path / "usb"))
    assert made["second"] == str(tmp_path / "usb" / Path(made["folder"]).name)
    first, second = ({path.name: path.read_bytes() for path in Path(made[at]).iterdir()} for at in AT)
    assert first == second
    assert keyless(salto)("backup", "verify", made["second"], "--keyless").code == 0
    assert salto("backup", "verify", made["second"]).code == 0


AT = ("folder", "second")


def test_a_disk_that_is_not_there_is_a_warning_and_the_first_backup_stands(
    salto: Salto, tmp_path: Path
) -> None:
    ran = keyless(salto)("backup", "create", "--also", str(tmp_path / "usb" / "salto"), "--quiet")
    assert (ran.code, ran.out) == (9, "")
    told = "the folder for the second copy is not there: is the disk in? A new folder you make yourself"
    assert ran.err == f"salto: {told}\n"
    assert len(names(beside(salto))) == 1
    assert not (tmp_path / "usb").exists()
    found = keyless(salto, 23)("backup", "create", "--also", str(tmp_path / "usb"), "--json")
    assert found.code == 9
    assert found.json["second"] is None
    assert len(found.json["missing"]) == 1


def test_a_second_disk_that_has_it_already_is_a_warning(salto: Salto, tmp_path: Path) -> None:
    (tmp_path / "usb" / "20261123T071500Z").mkdir(parents=True)
    ran = keyless(salto)("backup", "create", "--also", str(tmp_path / "usb"))
    assert ran.code == 9
    assert "The second copy was not made" in ran.out


def test_two_copies_in_one_folder_are_not_two(salto: Salto, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    both = ["--to", str(tmp_path / "usb"), "--also", str(tmp_path / "usb" / ".." / "usb")]
    ran = keyless(salto)("backup", "create", *both)
    assert (ran.code, ran.out) == (4, "")
    assert names(tmp_path / "usb") == []


def test_both_disks_are_thinned_out(kept: Salto, tmp_path: Path) -> None:
    shutil.copytree(beside(kept), tmp_path / "usb")
    keyless(kept).ok("backup", "create", "--prune", "--also", str(tmp_path / "usb"))
    assert names(tmp_path / "usb") == names(beside(kept))


# --- the bar -------------------------------------------------------------------------------------------


def test_quick_work_shows_no_bar() -> None:
    out = io.StringIO()
    with bar("Making the backup", 100, out, {}) as watch:
        for _step in range(10):
            watch(10)
    assert out.getvalue() == ""


def test_work_that_takes_its_time_shows_a_bar_that_goes_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("salto_cli.render.progress.SOON", 0.0)
    out = io.StringIO()
    out.isatty = lambda: True  # type: ignore[method-assign]
    with bar("Making the backup", 100, out, {"NO_COLOR": "1"}) as watch:
        watch(40)
        watch(1000)
    assert "Making the backup" in out.getvalue()
    assert "100%" in out.getvalue()


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([10] * 10, ["begun", "25 percent done", "50 percent done", "75 percent done", "done"]),
        ([1] * 100, ["begun", "25 percent done", "50 percent done", "75 percent done", "done"]),
        ([60, 40], ["begun", "done"]),
    ],
)
def test_to_whoever_hears_the_screen_it_is_said_at_each_fourth(
    monkeypatch: pytest.MonkeyPatch, steps: list[int], said: list[str]
) -> None:
    monkeypatch.setattr("salto_cli.render.progress.SOON", 0.0)
    told: list[str] = []
    with lines("Making the backup", 100, told.append) as watch:
        for step in steps:
            watch(step)
    assert told == [f"Making the backup: {each}" for each in said]


def test_quick_work_is_not_spoken_of_and_after_a_failure_nothing_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[str] = []
    with lines("Making the backup", 100, told.append) as watch:
        watch(50)
    assert told == []
    monkeypatch.setattr("salto_cli.render.progress.SOON", 0.0)
    with pytest.raises(OSError), lines("Making the backup", 100, told.append) as watch:
        watch(20)
        raise OSError
    assert told == ["Making the backup: begun"]
