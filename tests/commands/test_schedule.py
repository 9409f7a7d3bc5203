"""A nightly backup written down for each scheduler: nothing installed, nothing secret, every path quoted."""

import plistlib
import shlex
import shutil
import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from salto_cli.app import clock, run
from salto_cli.commands.world import World
from salto_cli.errors import Unacceptable
from salto_cli.models.schedule import KINDS
from salto_cli.usecases.schedule import write_down
from tests.fixtures import Salto
from tests.keyboard import Terminal

TODAY = date(2026, 11, 23)
AWKWARD = ["/opt/så lt/salto", "--to", '/mnt/æ ø "å" 100% $HOME/it\'s \\ here', "--quiet"]
TASK = "{http://schemas.microsoft.com/windows/2004/02/mit/task}"


def content(kind: str, words: Sequence[str] = AWKWARD, at: str = "02:00") -> list[str]:
    return [file.content for file in write_down(kind, words, at, TODAY).files]


@pytest.mark.parametrize("kind", KINDS)
def test_a_schedule_needs_no_store_no_passphrase_and_holds_no_secret(kind: str, tmp_path: Path) -> None:
    here = Salto(tmp_path / "no store")
    ran = here("schedule", "print", kind)
    assert ran.code == 0
    assert str(tmp_path / "no store") in ran.out
    assert str(tmp_path / "no store-backups") in ran.out
    assert "passphrase" not in ran.out.casefold()
    assert ran.err
    assert list(tmp_path.iterdir()) == []


def test_no_line_that_is_to_be_pasted_is_broken_where_the_screen_is_narrow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    store, out, err = tmp_path / "store", Terminal(), Terminal()
    world = World(clock, environ={"SALTO_STORE": str(store), "SALTO_LANG": "en"}, stdout=out, stderr=err)
    assert run(["schedule", "print", "windows", "--store", str(store)], world) == 0
    assert f"salto schedule print windows --store {store} > salto-backup.xml\n" in err.getvalue()


def test_what_is_printed_can_be_saved_as_it_is_however_narrow_the_screen(tmp_path: Path) -> None:
    here = Salto(tmp_path / ("long " * 20) / "store")
    line = here("schedule", "print", "cron", width=40).out
    assert line.count("\n") == 1
    assert shlex.split(line.split(" * * * ")[1])[-4:] == [
        "--store",
        str(here.folder),
        "--to",
        str(here.folder) + "-backups",
    ]


def test_the_job_thins_out_keeps_quiet_and_may_have_a_second_disk(tmp_path: Path) -> None:
    ran = Salto(tmp_path / "store")(
        "schedule", "print", "cron", "--to", "b", "--also", str(tmp_path / "usb"), "--at", "23.05"
    )
    assert ran.out.startswith("5 23 * * * ")
    words = shlex.split(ran.out)[5:]
    assert words[words.index("backup") :][:4] == ["backup", "create", "--prune", "--quiet"]
    assert words[words.index("--to") + 1] == str(Path("b").absolute())
    assert words[words.index("--also") + 1] == str(tmp_path / "usb")
    assert "not there yet" in ran.err


def test_cron_reads_a_percent_sign_as_itself() -> None:
    (line,) = content("cron")
    command = line.split(" ", 5)[5].rstrip("\n")
    assert line.startswith("0 2 * * * ")
    assert command.count("%") == command.count(r"\%") == 1
    # cron takes the backslash away before the shell sees the line.
    assert shlex.split(command.replace(r"\%", "%")) == AWKWARD


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
def test_systemd_takes_the_units_as_they_are(tmp_path: Path) -> None:
    program = tmp_path / "så lt" / "salto"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o700)
    made = write_down("systemd", [str(program), *AWKWARD[1:]], "02:00", TODAY)
    for file in made.files:
        (tmp_path / file.name).write_text(file.content, encoding="utf-8")
    ended = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *(str(tmp_path / file.name) for file in made.files)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    about_ours = [line for line in ended.stderr.splitlines() if "salto-backup" in line]
    assert about_ours == []


def test_systemd_makes_up_for_a_night_that_was_missed() -> None:
    service, timer = content("systemd")
    assert "Persistent=true" in timer
    assert "OnCalendar=*-*-* 02:00:00" in timer
    (command,) = [line for line in service.splitlines() if line.startswith("ExecStart=")]
    assert "100%% $$HOME" in command
    assert r"\"å\"" in command
    assert r"\\ here" in command


def test_windows_gets_xml_that_any_code_page_leaves_whole() -> None:
    (xml,) = content("windows", ["C:\\Så lt\\salto.exe", "--to", "D:\\Æ & Å\\", "--quiet"], "4:05")
    assert xml.isascii()
    task = ElementTree.fromstring(xml)
    assert task.findtext(f".//{TASK}Command") == "C:\\Så lt\\salto.exe"
    assert task.findtext(f".//{TASK}Arguments") == '--to "D:\\Æ & Å\\\\" --quiet'
    assert task.findtext(f".//{TASK}StartBoundary") == "2026-11-23T04:05:00"
    assert task.findtext(f".//{TASK}StartWhenAvailable") == "true"
    assert task.findtext(f".//{TASK}DisallowStartIfOnBatteries") == "false"
    assert [each.tag.removeprefix(TASK) for each in task] == [
        "RegistrationInfo",
        "Triggers",
        "Principals",
        "Settings",
        "Actions",
    ]


def test_launchd_gets_a_property_list_with_every_word_by_itself() -> None:
    (text,) = content("launchd", at="07:30")
    assert text.isascii()
    found = plistlib.loads(text.encode("ascii"))
    assert found["ProgramArguments"] == AWKWARD
    assert found["StartCalendarInterval"] == {"Hour": 7, "Minute": 30}


def test_json_has_the_files_and_the_steps(tmp_path: Path) -> None:
    made = Salto(tmp_path / "store").ok("schedule", "print", "systemd")
    assert [file["name"] for file in made["files"]] == ["salto-backup.service", "salto-backup.timer"]
    assert made["steps"]


@pytest.mark.parametrize("at", ["25:00", "2", "02:60", "noon", "", "02:00\n03:00", "-1:00"])
def test_what_is_no_clock_time_is_refused(at: str) -> None:
    with pytest.raises(Unacceptable, match="clock time"):
        write_down("cron", AWKWARD, at, TODAY)


@pytest.mark.parametrize("sign", ["\n", "\r", "\0", "\x1b"])
def test_a_path_that_would_begin_a_line_of_its_own_is_refused(sign: str) -> None:
    for kind in KINDS:
        with pytest.raises(Unacceptable, match="cannot be written down"):
            write_down(kind, ["/bin/salto", f"/mnt/a{sign}* * * * * rm"], "02:00", TODAY)


def test_another_scheduler_is_refused_with_those_there_are(tmp_path: Path) -> None:
    ran = Salto(tmp_path / "store")("schedule", "print", "anacron")
    assert (ran.code, ran.out) == (4, "")
    assert "cron, systemd, windows, launchd" in ran.err


def test_without_a_name_it_is_this_machines_own(tmp_path: Path) -> None:
    made = Salto(tmp_path / "store").ok("schedule", "print")
    assert made["kind"] in KINDS


def test_the_step_that_asks_again_asks_for_the_same(tmp_path: Path) -> None:
    here = Salto(tmp_path / "store")
    told = here("schedule", "print", "windows", "--also", "E:/mine kopier", "--at", "03:30").err
    assert '--also "E:/mine kopier" --at 03:30 > salto-backup.xml' in told
    assert f"--store {here.folder}" in told
    assert "--also" not in here("schedule", "print", "windows").err
