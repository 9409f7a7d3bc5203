"""The manual pages: one for each command in both languages, and such that ``man`` lays them out."""

import shutil
import subprocess
from pathlib import Path

import pytest

from salto_cli.commands import MANIFEST, Group
from salto_cli.names import NB, bare
from tests.source import ROOT

ENGLISH, BOKMAAL = ROOT / "docs" / "man" / "man1", ROOT / "docs" / "man" / "nb" / "man1"
PAGES = sorted([*ENGLISH.glob("*.1"), *BOKMAAL.glob("*.1")])


def test_every_command_has_a_page_by_its_name_in_each_language() -> None:
    assert {path.stem for path in ENGLISH.glob("*.1")} == {"salto", *(f"salto-{name}" for name in MANIFEST)}
    assert {path.stem for path in BOKMAAL.glob("*.1")} == {
        "salto",
        *(f"salto-{bare(NB[name])}" for name in MANIFEST),
    }


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.parent.name}/{path.name}")
def test_a_page_says_what_man_looks_for(path: Path) -> None:
    title, name, about, *rest = path.read_text(encoding="utf-8").splitlines()
    assert title.startswith(f'.TH "{path.stem.upper()}" 1 ')
    assert name in {".SH NAME", ".SH NAVN"}
    assert about.replace("\\-", "-").startswith(f"{path.stem} - ")
    requests = {line.split(" ")[0] for line in rest if line.startswith(".")}
    assert requests <= {".SH", ".SS", ".TP", ".B", ".PP", ".nf", ".fi"}


def test_the_page_of_a_group_tells_of_each_command_in_it() -> None:
    for name, entry in MANIFEST.items():
        if isinstance(entry, Group):
            page = (ENGLISH / f"salto-{name}.1").read_text(encoding="utf-8").replace("\\-", "-")
            missing = [each for each in entry.commands if f"\n.SH salto {name} {each}\n" not in page]
            assert missing == [], name


def test_the_bokmaal_pages_are_in_bokmaal() -> None:
    page = (BOKMAAL / "salto-kan-deles.1").read_text(encoding="utf-8")
    assert ".SH Eksempler\n.nf\nsalto kan\\-deles P\\-004P" in page
    assert "Kode eller navn." in page
    for path in BOKMAAL.glob("*.1"):
        words = path.read_text(encoding="utf-8")
        assert not {"Usage", "Options", "Arguments", "Examples"} & set(words.split()), path.name


def test_the_codes_stand_in_the_first_page() -> None:
    assert "\n.B 130\n" in (ENGLISH / "salto.1").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("groff") is None, reason="there is no groff here")
def test_no_page_makes_groff_complain() -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-Kutf8", "-ww", "-z", *map(str, PAGES)],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
