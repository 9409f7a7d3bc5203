"""The README's pictures are what the program shows, and need nothing from anywhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PICTURES = sorted((ROOT / "docs" / "pictures").glob("*.svg"))


def test_the_pictures_are_what_the_program_shows() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "pictures.py"), "--check"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_is_one_of_each_main_screen() -> None:
    main = {"today", "caseload", "show", "family", "consents", "may-share", "help", "dashboard"}
    assert {path.stem for path in PICTURES} == main


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_a_picture_is_small_and_fetches_nothing(path: Path) -> None:
    svg = path.read_text(encoding="utf-8")
    assert len(svg) < 80_000
    assert re.findall(r"https?://[^\"'\s]+", svg) == ["http://www.w3.org/2000/svg"]
    assert "@font-face" not in svg
    assert "url(" not in re.sub(r"url\(#[\w-]+\)", "", svg)
