"""The docs say what the program says."""

import re
import subprocess
import sys
from pathlib import Path

from salto_cli.commands import MANIFEST, Group

ROOT = Path(__file__).parents[1]


def _page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def test_the_generated_pages_are_what_the_program_says() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "docs" / "make.py"), "--check"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_command_is_in_the_manual() -> None:
    page = _page("cli.md")
    for name, entry in MANIFEST.items():
        assert f"\n## salto {name}\n" in page
        if isinstance(entry, Group):
            for each in entry.commands:
                assert f"\n### salto {name} {each}\n" in page


def test_every_file_that_the_walk_names_is_there() -> None:
    named = set(re.findall(r"`((?:salto_cli/)?[a-z_]+/[a-z_/]+\.(?:py|typ|toml|po))`", _page("walk.md")))
    assert len(named) > 8
    missing = [
        path for path in named if not (ROOT / path).exists() and not (ROOT / "salto_cli" / path).exists()
    ]
    assert missing == []


def test_every_decision_has_a_number_and_a_reason() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert pages
    for number, page in enumerate(pages, start=1):
        assert page.name.startswith(f"{number:04}-"), page.name
        assert "## Why" in page.read_text(encoding="utf-8"), page.name


def test_the_readme_leads_with_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 dev.py demo" in readme[:1500]
    assert "python3 dev.py test" in readme[:1500]
