"""The weekly sheets made in a real terminal: each file has a password of its own, shown once."""

import re
import sys
from pathlib import Path

import pikepdf
import pytest

from tests.fixtures import Salto
from tests.meeting import CLUB, NAV, grant, know, paper, youth

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
    shown = dict(re.findall(r"^ {2}(\S+\.pdf)\r?\n {6}(\S+)\r?$", screen, re.MULTILINE))
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
