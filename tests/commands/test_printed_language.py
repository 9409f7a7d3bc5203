"""What is printed is for somebody else: its language is that of the line, not that of the screen."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.fixtures import Salto
from tests.meeting import paper, secret_file, youth

PAPERS = {
    "who-knows": ("Hvem vet hva", "Who knows what"),
    "access-copy": ("Dette vet vi om deg", "What we know about you"),
}


def made(salto: Salto, command: str, person: str, folder: Path, *said: str) -> str:
    path = folder / f"{len(list(folder.iterdir()))}.pdf"
    secret = str(secret_file(folder))
    ran = salto(command, person, "--out", str(path), "--password-file", secret, *said)
    assert ran.code == 0, ran.err
    return paper(path)


@pytest.mark.parametrize("command", PAPERS)
@pytest.mark.parametrize("screen", ["nb", "en"])
def test_a_paper_is_in_bokmaal_whatever_the_screen_speaks_and_in_english_where_the_line_says_so(
    command: str, screen: str, salto: Salto, tmp_path: Path
) -> None:
    person, speaking = youth(salto, "Amina Eksempel"), replace(salto, lang=screen)
    bokmaal, english = ("".join(words.split()) for words in PAPERS[command])
    assert bokmaal in made(speaking, command, person, tmp_path)
    assert english in made(speaking, command, person, tmp_path, "--lang", "en")
    assert bokmaal in made(speaking, command, person, tmp_path), "a line has its say about itself alone"


def test_a_list_for_excel_has_its_headings_in_the_language_of_the_line(salto: Salto, tmp_path: Path) -> None:
    youth(salto, "Amina Eksempel")
    for name, said, heading in (("a", (), "Bydel"), ("b", ("--lang", "en"), "District")):
        path = tmp_path / f"{name}.csv"
        assert salto("export", "caseload", "--out", str(path), *said).code == 0
        assert heading in path.read_text(encoding="utf-8-sig").splitlines()[0]
