"""The README's bokmål section can be typed as it stands, from a fresh store to the end of the week."""

import re
import shlex
from pathlib import Path

import pytest

from tests.fixtures import Salto

README = Path(__file__).parents[1] / "README.md"


def _lines() -> list[str]:
    section = README.read_text(encoding="utf-8").split("## For koordinatorer (bokmål)")[1].split("\n## ")[0]
    return [line for line in section.splitlines() if re.match(r"salto( |$)", line)]


def test_the_bokmaal_week_goes_as_the_readme_says(
    salto: Salto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    secret = tmp_path / "password"
    secret.write_text("ark til mandag morgen 2026\n", encoding="utf-8")
    secret.chmod(0o600)
    salto.lang = "nb"
    lines = _lines()
    assert len(lines) > 20
    answers: list[int] = []
    for line in lines:
        words = shlex.split(line)[1:]
        if words[:1] == ["init"]:  # the store of this test is the one that line makes
            continue
        more = ["--password-file", str(secret)] if "pack" in words else []
        ran = salto(*words, *more)
        asks = words[:1] == ["may-share"]
        assert ran.code == 0 or (asks and ran.code == 20), f"{line}\n{ran.err}"
        answers += [ran.code] if asks else []
    assert answers == [20, 0, 20], "no before the yes, yes after it, no after the withdrawal"
    assert (tmp_path / "ark" / "nav-ungdomsteam-2026-11-23.pdf").exists()
