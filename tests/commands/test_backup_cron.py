"""A nightly job has no terminal, home, locale or passphrase: its exit code and one line say it all."""

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from salto_cli.store.backup_lock import hold_still
from tests.fixtures import Salto
from tests.source import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="cron is POSIX")


def night(*args: str, cwd: Path = Path("/")) -> subprocess.CompletedProcess[bytes]:
    """Run the real program as ``env -i`` would, from the root folder, with nothing on standard input."""
    boot = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from salto_cli.__main__ import main; main()"
    return subprocess.run(
        [sys.executable, "-c", boot, *args],
        env={},
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=120,
    )


def create(salto: Salto, *more: str) -> subprocess.CompletedProcess[bytes]:
    return night("backup", "create", "--prune", "--quiet", "--store", str(salto.folder), *more)


def test_a_night_that_goes_well_is_silent(salto: Salto) -> None:
    ran = create(salto)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")
    (folder,) = salto.folder.with_name("store-backups").iterdir()
    assert salto("backup", "verify", str(folder)).code == 0


def test_the_printed_line_does_just_that(salto: Salto) -> None:
    line = salto("schedule", "print", "cron").out
    words = shlex.split(line.split(" ", 5)[5])
    ran = night(*words[words.index("backup") :])
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")


def test_no_store_is_exit_10_and_one_line(salto: Salto, tmp_path: Path) -> None:
    ran = night("backup", "create", "--quiet", "--store", str(tmp_path / "nothing"))
    assert (ran.returncode, ran.stdout) == (10, b"")
    assert ran.stderr.decode("utf-8").startswith("salto: ")


def test_a_store_that_is_not_fit_to_be_kept_is_exit_30(salto: Salto) -> None:
    (salto.folder / "keys.json").write_bytes(b"rubbish")
    assert create(salto).returncode == 30


def test_a_disk_that_is_not_there_is_exit_9(salto: Salto, tmp_path: Path) -> None:
    ran = create(salto, "--also", str(tmp_path / "usb"))
    assert (ran.returncode, ran.stdout) == (9, b"")
    assert ran.stderr.decode("utf-8").count("\n") == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_write_protected_is_exit_14(salto: Salto, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    assert create(salto, "--to", str(tmp_path / "locked" / "backups")).returncode == 14


def test_a_folder_that_is_a_file_is_exit_14(salto: Salto, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ran = create(salto, "--to", str(tmp_path / "file" / "backups"))
    assert (ran.returncode, ran.stdout) == (14, b"")


def test_a_reader_does_not_keep_the_night_waiting(salto: Salto) -> None:
    fd = os.open(salto.folder / "store.db", os.O_RDONLY)
    try:
        assert hold_still(fd, 1.0)
        assert create(salto).returncode == 0
    finally:
        os.close(fd)


def test_the_doctor_and_the_schedule_need_no_home_either(salto: Salto) -> None:
    for words in (["doctor"], ["schedule", "print", "cron"]):
        ran = night(*words, "--store", str(salto.folder))
        assert ran.returncode in {0, 9}, ran.stderr
        assert ran.stdout
