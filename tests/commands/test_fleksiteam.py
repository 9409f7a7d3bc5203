"""The weekly sheets as a person makes them: each file has a password of its own, shown once, never lost."""

import errno
import io
import re
import sys
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import pikepdf
import pytest

from salto_cli.app import run
from salto_cli.commands.world import World
from salto_cli.store import publication
from tests.fixtures import NOW, PASSPHRASE, Salto
from tests.meeting import CLUB, NAV, grant, know, packing, paper, secret_file, youth

if sys.platform == "win32":
    pytest.skip("pexpect drives a terminal of POSIX", allow_module_level=True)

from tests.terminal import ended, terminal


@pytest.fixture
def ready(salto: Salto) -> Salto:
    """A store in which Nav and the club may both be told something."""
    person = youth(salto, "Amina Eksempel", "Amina")
    grant(salto, person, [NAV, CLUB], ["work"])
    know(salto, person, "work", wish="ajob")
    return salto


def test_each_file_gets_a_password_of_its_own_that_opens_it_and_no_other(
    ready: Salto, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    asked = terminal(ready, "fleksiteam", "pack", "--for", NAV, "--for", CLUB, "--out", str(out), "--quiet")
    code, screen = ended(asked)
    assert code == 0, screen
    shown = dict(re.findall(r"^ {2}(\S+\.pdf)\r?\n {4}(\S+)\r?$", screen, re.MULTILINE))
    assert (
        set(shown)
        == {path.name for path in out.iterdir()}
        == {f"{NAV}-2026-11-23.pdf", f"{CLUB}-2026-11-23.pdf"}
    )
    assert len(set(shown.values())) == 2
    for name, password in shown.items():
        assert "ajob" in paper(out / name, password)
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(out / name, password=next(each for each in shown.values() if each != password))


def test_a_password_that_was_given_is_not_shown(ready: Salto, tmp_path: Path) -> None:
    out, secret = tmp_path / "out", tmp_path / "secret"
    out.mkdir()
    secret.write_text("fjell elv bjørk måke stein", encoding="utf-8")
    secret.chmod(0o600)
    words = ["fleksiteam", "pack", "--for", NAV, "--out", str(out), "--password-file", str(secret)]
    code, screen = ended(terminal(ready, *words))
    assert code == 0, screen
    assert "fjell" not in screen
    assert "Password" not in screen


def test_a_pack_that_was_refused_shows_no_password_and_makes_nothing(ready: Salto, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / f"{NAV}-2026-11-23.pdf").write_bytes(b"last week's")
    code, screen = ended(
        terminal(ready, "fleksiteam", "pack", "--for", NAV, "--for", CLUB, "--out", str(out))
    )
    assert code == 4
    assert "Password" not in screen
    assert len(list(out.iterdir())) == 1


# --- what it refuses -----------------------------------------------------------------------------------


def test_an_empty_place_for_the_sheets_is_not_the_current_folder(
    ready: Salto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = packing(ready, NAV)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    words[words.index("--out") + 1] = ""
    ran = ready(*words)
    assert (ran.code, ran.out) == (2, "")
    assert list((tmp_path / "here").iterdir()) == []


@pytest.mark.parametrize(
    "place", ["store", "store/sheets", "store/sheets/new", "out/../store", "link/sheets"]
)
def test_no_sheet_is_put_into_the_folder_of_the_store(ready: Salto, tmp_path: Path, place: str) -> None:
    words = packing(ready, NAV)
    (tmp_path / "link").symlink_to(ready.folder)
    words[words.index("--out") + 1] = str(tmp_path / place)
    ran = ready(*words)
    assert (ran.code, ran.out) == (15, "")
    assert "the store's own folder" in ran.err
    assert not list(ready.folder.rglob("*.pdf*"))
    assert ready.rows("SELECT 1 FROM disclosure") == []


def test_the_passphrase_of_the_store_is_no_password_for_sheets(ready: Salto) -> None:
    words = packing(ready, NAV)
    secret_file(ready.folder.parent, PASSPHRASE)
    ran = ready(*words)
    assert (ran.code, ran.out) == (4, "")
    assert "opens the store" in ran.err
    assert PASSPHRASE not in ran.err
    assert ready.rows("SELECT 1 FROM disclosure") == []


# --- when the passwords are shown ----------------------------------------------------------------------


class Sitting(io.StringIO):
    """A standard input at which a person sits."""

    def isatty(self) -> bool:
        return True


class Full(io.StringIO):
    """A stream onto a disk without room."""

    def write(self, _text: str) -> int:
        raise OSError(errno.ENOSPC, "full")


def made_by_hand(ready: Salto, out: io.StringIO, err: io.StringIO) -> tuple[int, str]:
    """Pack as a person at a terminal would; the exit code, and the password on standard error."""
    sitting = World(
        lambda: datetime.fromisoformat(NOW),
        environ={"SALTO_STORE": str(ready.folder), "SALTO_LANG": "en"},
        stdin=Sitting(),
        stdout=out,
        stderr=err,
        unlocked=ready.unlocked,
    )
    code = run(["fleksiteam", "pack", "--for", NAV, "--out", str(ready.folder.with_name("out"))], sitting)
    shown = re.search(r"^ {2}\S+\.pdf\n {4}(\S+)$", err.getvalue(), re.MULTILINE)
    return code, shown.group(1) if shown else ""


def test_a_result_that_cannot_be_written_out_loses_no_password(ready: Salto) -> None:
    code, password = made_by_hand(ready, Full(), io.StringIO())
    assert code == 14
    assert "ajob" in paper(ready.folder.with_name("out") / f"{NAV}-2026-11-23.pdf", password)


def test_a_file_that_is_moved_into_place_later_loses_no_password(
    ready: Salto, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_paths: Path) -> NoReturn:
        raise PermissionError

    out = ready.folder.with_name("out")
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(publication, "move", held)
        code, password = made_by_hand(ready, io.StringIO(), io.StringIO())
    assert code == 14
    ready.ok("find", "Amina")
    assert "ajob" in paper(out / f"{NAV}-2026-11-23.pdf", password)


def test_passwords_that_nobody_can_have_seen_are_told_by_the_exit_code(ready: Salto) -> None:
    out = io.StringIO()
    code, password = made_by_hand(ready, out, Full())
    assert (code, password) == (14, "")
