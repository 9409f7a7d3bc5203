"""What a copy of everything must not tell the person it is about: what is another's, or not released."""

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.fixtures import Salto
from tests.meeting import PASSWORD, SPORT, grant, know, task, youth
from tests.usecases.test_rights import amina, copied

__all__ = ["amina"]


def copy_of(salto: Salto, person: str, tmp_path: Path) -> str:
    """A copy, paper and machine's part in one."""
    text, machine = copied(salto, person, tmp_path)
    return text + json.dumps(machine, ensure_ascii=False)


def logged(salto: Salto, person: str, note: str, **said: object) -> str:
    """Logs a talk about school; returns its code."""
    fields = {
        "persons": [person],
        "kind": "talk",
        "categories": ["school"],
        "note": note,
        "told": "ja",
        **said,
    }
    return str(salto.ok("log-contact", "--input", "-", stdin=json.dumps(fields))["code"])


def test_what_was_taken_off_as_someone_elses_is_not_in_the_copy(
    salto: Salto, amina: str, tmp_path: Path
) -> None:
    other = youth(salto, "Berit Annen")
    wrong = logged(salto, amina, "Hun fikk diagnosen i går.")
    salto.ok("retract", wrong, "--reason", "feil person")
    moved = logged(salto, amina, "Innlagt i natt.")
    salto.ok("log-contact", other, "--corrects", moved)
    old = logged(salto, amina, "Skulket tirsdag.")
    salto.ok("log-contact", "--corrects", old, "--input", "-", stdin=json.dumps({"note": "Skulket mandag."}))
    read = copy_of(salto, amina, tmp_path)
    for gone in ("diagnosen", "Innlagt", "tirsdag", "feil person"):
        assert gone not in read
    assert "mandag" in read
    for code_ in (wrong, moved, old):
        assert code_ in read


@pytest.mark.parametrize("afterwards", ["nothing", "taken off"])
def test_what_others_got_tells_nothing_that_is_withheld_where_it_comes_from(
    salto: Salto, amina: str, tmp_path: Path, afterwards: str
) -> None:
    other = youth(salto, "Berit Annen")
    for each in (amina, other):
        grant(salto, each, [SPORT], ["leisure"])
    about = {"about": [other]} if afterwards == "nothing" else {}
    note = logged(salto, amina, "Kameraten mistet leiligheten.", categories=["leisure"], **about)
    salto.ok("share", amina, "--with", SPORT, "--item", note)
    if afterwards == "taken off":
        assert "mistetleiligheten" in copied(salto, amina, tmp_path)[0]
        salto.ok("retract", note, "--reason", "feil person")
    read = copy_of(salto, amina, tmp_path)
    assert "leiligheten" not in read
    assert "rask" in read


def test_what_the_police_told_in_confidence_waits_with_the_law(
    salto: Salto, amina: str, tmp_path: Path
) -> None:
    logged(salto, amina, "Er under etterforskning.", source="police")
    logged(salto, amina, "Anmeldt i mai.", source="police", released=True)
    text, machine = copied(salto, amina, tmp_path)
    assert "etterforskning" not in text + json.dumps(machine)
    assert "politiregl§§27,35" in text
    assert "personopplysningsloven§16" in text
    assert "Anmeldtimai." in text


def test_a_namesake_takes_neither_name_nor_words_from_ones_own_copy(
    salto: Salto, amina: str, tmp_path: Path
) -> None:
    twin = youth(salto, "Amina Eksempel", born="2009-01-02")
    for view in ("Amina Eksempel vil på skolen.", f"Sint på {twin}."):
        salto.ok("heard", amina, "--input", "-", stdin=json.dumps({"view": view, "by": "Kari"}))
    text, _machine = copied(salto, amina, tmp_path)
    assert text.count("AminaEksempel") == 3
    assert "vilpåskolen" in text
    assert "Sint" not in text


def test_the_copy_tells_where_a_talk_was_how_long_a_yes_holds_and_who_does_what_by_when(
    salto: Salto, amina: str, tmp_path: Path
) -> None:
    """All that stands about it: nothing of a row is kept from the one it is about."""
    logged(salto, amina, "Gikk en tur.", arena="park")
    grant(salto, amina, [SPORT], ["leisure"], through="2027-05-01")
    task(salto, amina, "melde på kurs", "leisure", SPORT)
    know(salto, amina, "identity", unsafe_place="Torget")
    read = copy_of(salto, amina, tmp_path)
    for told in ("park", "gjeldertilogmed01.05.2027", "skriftlig", "vårkontakt:KariCoordinator", "innen"):
        assert told in read, told


def test_a_phone_is_written_as_it_is_read_and_a_copy_of_everything_is_called_that(
    salto: Salto, amina: str, tmp_path: Path
) -> None:
    salto.ok("edit", amina, "--phone", "91234567")
    copied(salto, amina, tmp_path)
    assert "912 34 567" in PdfReader(tmp_path / "copy0.pdf", password=PASSWORD).pages[0].extract_text()
    register = salto("who-knows", amina, width=120).out.split("The register")[1]
    assert " copy of everything " in register
    assert "health" not in register


def test_the_month_of_who_has_read_is_said_in_words(salto: Salto, amina: str, tmp_path: Path) -> None:
    assert "november2026koordinator" in copy_of(salto, amina, tmp_path)
