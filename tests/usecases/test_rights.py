"""What a youth may ask for: who knows what, a copy of everything, a form to sign; nothing of anyone else."""

import json
from pathlib import Path

import pikepdf
import pytest

from salto_cli.models.code import FORM, code
from tests.fixtures import Salto
from tests.meeting import CLUB, NAV, PASSWORD, POLICE, SPORT, grant, know, packing, paper, secret_file, youth


def talk(salto: Salto, persons: list[str], note: str) -> None:
    """Logs a talk with them."""
    fields = {"persons": persons, "kind": "talk", "themes": ["school"], "note": note, "told": "ja"}
    salto.ok("log-contact", "--input", "-", stdin=json.dumps(fields))


@pytest.fixture
def amina(salto: Salto) -> str:
    """A youth of 15 of whom Nav got a sheet on a consent of her own."""
    person = youth(salto, "Amina Eksempel", "Amina", born="2010-12-10")
    grant(salto, person, [CLUB], ["leisure"])
    know(salto, person, "leisure", strength="rask")
    assert salto(*packing(salto, CLUB)).code == 0
    return person


def copied(salto: Salto, person: str, tmp_path: Path) -> tuple[str, dict[str, object]]:
    """What stands in a copy, and the same as a machine reads it."""
    path = tmp_path / f"copy{len(list(tmp_path.glob('copy*')))}.pdf"
    ran = salto("access-copy", person, "--out", str(path), "--password-file", str(secret_file(tmp_path)))
    assert ran.code == 0, ran.err
    with pikepdf.open(path, password=PASSWORD) as pdf:
        machine = json.loads(pdf.attachments["salto.json"].get_file().read_bytes())
    return paper(path), machine


def test_the_copy_has_everything_and_nothing_of_anyone_else(salto: Salto, amina: str, tmp_path: Path) -> None:
    other = youth(salto, "Berit Annen")
    talk(salto, [amina], "Kom for sent.")
    talk(salto, [amina, other], "Kranglet om en jakke.")
    talk(salto, [amina], "Berit Annen lo av det.")
    text, machine = copied(salto, amina, tmp_path)
    assert "Komforsent." in text
    assert "rask" in text
    for secret in ("Berit", "Annen", "jakke", "lo av", other):
        assert secret.replace(" ", "") not in text
        assert secret not in json.dumps(machine, ensure_ascii=False)
    assert text.count("Utelatt") == 2
    assert "fvl§18" in text


def test_a_copy_is_in_the_register_and_is_made_when_the_case_is_closed_too(
    salto: Salto, amina: str, tmp_path: Path
) -> None:
    assert salto("close-case", amina, "--outcome", "own_wish").code == 0
    text, _machine = copied(salto, amina, tmp_path)
    assert "AminaEksempel" in text
    newest = salto.ok("who-knows", amina)["disclosures"][0]
    assert (newest["means"], newest["recipient"]) == ("access_copy", amina)
    assert amina not in [each["recipient"] for each in salto.ok("who-knows", amina)["knows"]]


def test_the_register_calls_whoever_it_is_about_the_person_themselves(
    salto: Salto, amina: str, tmp_path: Path
) -> None:
    copied(salto, amina, tmp_path)
    register = salto("who-knows", amina).out.split("The register")[1]
    assert "the person themselves" in register
    assert "rests on" in register
    assert amina not in register.split("On paper")[0]


def test_a_script_that_names_no_password_gets_no_copy(salto: Salto, amina: str, tmp_path: Path) -> None:
    ran = salto("access-copy", amina, "--out", str(tmp_path / "copy.pdf"))
    assert ran.code == 2
    assert list(tmp_path.glob("*.pdf")) == []
    assert salto("access-copy", amina).code == 2


def test_who_was_told_no_is_told_of_and_a_mere_question_is_not(salto: Salto, amina: str) -> None:
    salto("may-share", amina, "--with", POLICE)
    assert salto.ok("who-knows", amina)["refused"] == []
    made = salto.ok("handover", amina, "--to", POLICE, "--why", "x")["handover"]["code"]
    assert salto("handover", "offer", made).code == 20
    (refused,) = salto.ok("who-knows", amina)["refused"]
    assert (refused["recipient"], refused["day"]) == (POLICE, "2026-11-23")


def test_it_is_told_what_stops_on_the_eighteenth_birthday(salto: Salto) -> None:
    person = youth(salto, "Ola Eksempel", born="2008-12-10")
    mother = salto.ok(
        *("register", "--input", "-"),
        stdin=json.dumps(
            {
                "name": "Sara Eksempel",
                "born": "1980-01-01",
                "kin_of": person,
                "as_": "guardian",
                "sort": "parent",
                "responsibility": "yes",
            }
        ),
    )["person"]["code"]
    salto.ok("edit", person, "--roster-checked", "i dag", "--roster-source", "Folkeregisteret")
    grant(salto, person, [NAV], ["work"])
    grant(salto, person, [NAV], ["work"], by="guardian", giver=mother)
    know(salto, person, "work", wish="jobb")
    assert salto(*packing(salto, NAV)).code == 0
    (nav,) = salto.ok("who-knows", person)["knows"]
    assert nav["now"] == ["work"]
    assert [(stop["age"], stop["on"], stop["categories"]) for stop in nav["stops"]] == [
        (18, "2026-12-10", ["work"])
    ]
    near = salto.at("2026-11-26").ok("today")["items"]
    birthday = next(each for each in near if each["what"] == "birthday")
    assert birthday["stops"] == [{"recipient": "NAV Ungdomsteam", "categories": ["work"]}]


def test_the_page_for_the_youth_is_plain_and_encrypted(salto: Salto, amina: str, tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    done = salto("who-knows", amina, "--out", str(path), "--password-file", str(secret_file(tmp_path)))
    assert done.code == 0, done.err
    text = paper(path)
    assert "Hvemvethvaomdeg" in text
    assert "Jordalklubben" in text
    assert "C-001" not in text
    assert b"Amina" not in path.read_bytes()


def issued(salto: Salto, person: str, tmp_path: Path, *said: str) -> dict[str, object]:
    """A form, with its content."""
    path = tmp_path / f"form{len(list(tmp_path.glob('form*')))}.pdf"
    return salto.ok(
        "consent", "form", person, *said, "--out", str(path), "--password-file", str(secret_file(tmp_path))
    )


@pytest.mark.parametrize(
    ("born", "roles", "heard"),
    [("2014-01-04", ["guardian"], True), ("2010-01-04", ["subject", "guardian"], False),
     ("2007-01-04", ["subject"], False)],
)  # fmt: skip
def test_a_form_has_the_signatures_that_the_rules_ask_for(
    salto: Salto, tmp_path: Path, born: str, roles: list[str], heard: bool
) -> None:
    person = youth(salto, "Amina Eksempel", born=born)
    form = issued(salto, person, tmp_path, "--to", NAV, "--category", "work")
    assert [each["role"] for each in form["signers"]] == roles  # type: ignore[attr-defined]
    assert form["heard"] is heard


def test_a_form_leaves_out_what_must_be_named_explicitly(salto: Salto, amina: str, tmp_path: Path) -> None:
    form = issued(salto, amina, tmp_path, "--to", NAV)["form"]
    assert not {"health", "substance", "crime"} & set(form["categories"])  # type: ignore[index]


def test_no_form_is_made_for_what_no_consent_opens(salto: Salto, amina: str, tmp_path: Path) -> None:
    ran = salto(
        *("consent", "form", amina, "--to", SPORT, "--category", "health"),
        *("--out", str(tmp_path / "f.pdf"), "--password-file", str(secret_file(tmp_path))),
    )
    assert ran.code == 20
    assert not (tmp_path / "f.pdf").exists()


@pytest.mark.parametrize(
    "beyond",
    [
        {"to": [CLUB]},
        {"category": ["school"]},
        {"through": "2027-11-01"},
        {"purpose": "health_help"},
        {"form_number": code(FORM, 9)},
    ],
)
def test_more_than_was_signed_is_refused(
    salto: Salto, amina: str, tmp_path: Path, beyond: dict[str, object]
) -> None:
    number = issued(salto, amina, tmp_path, "--to", NAV, "--category", "work")["form"]["number"]  # type: ignore[index]
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"signed")
    fields = {
        "by": "subject",
        "to": [NAV],
        "category": ["work"],
        "form": "written",
        "informed": True,
        "form_file": str(scan),
        "form_number": number,
    }
    kept = salto.ok("grant-consent", amina, "--input", "-", stdin=json.dumps(fields))["statement"]
    assert kept["through"] == "2027-05-22"
    assert kept["purpose"] == "follow_up"
    ran = salto("grant-consent", amina, "--input", "-", stdin=json.dumps({**fields, **beyond}))
    assert ran.code in {3, 4}, ran.err
    without = {name: value for name, value in fields.items() if name != "form_file"}
    assert salto("grant-consent", amina, "--input", "-", stdin=json.dumps(without)).code == 2


def test_a_sheet_says_that_the_youth_disagrees_and_not_in_which_words(salto: Salto, amina: str) -> None:
    salto.ok("object", amina, "--about", "1", "--text", "Jeg ble lagt inn på psykiatrisk.")
    salto.ok("object", amina, "--about", "1", "--text", "Mor sier noe annet.", "--by", "guardian")
    (salto.folder.parent / "out" / f"{CLUB}-2026-11-23.pdf").unlink()
    assert salto(*packing(salto, CLUB)).code == 0
    (path,) = (salto.folder.parent / "out").glob("*.pdf")
    said = paper(path)
    assert "rask[ungdommeneruenigidette;spøross][enforesatteruenigidette;spøross]" in said
    assert "psykiatrisk" not in said
    assert "Mor" not in said


def test_an_objection_that_names_another_names_nobody_on_the_sheet(salto: Salto, amina: str) -> None:
    youth(salto, "Berit Annen")
    salto.ok("object", amina, "--about", "1", "--text", "Det er Berit Annen som er rask.")
    (salto.folder.parent / "out" / f"{CLUB}-2026-11-23.pdf").unlink()
    assert salto(*packing(salto, CLUB)).code == 0
    (path,) = (salto.folder.parent / "out").glob("*.pdf")
    assert "Berit" not in paper(path)


REPORT = {
    "category": ["crime"],
    "basis": "anmeldelse",
    "message": "Planlegger et ran.",
    "facts": "Sett med våpen.",
    "necessity": "Ingen andre vet.",
    "proportionality": "Bare dette.",
    "consent": "unsafe",
    "told": "nei, etterforskning",
}
LEADER = {"approved_by": "Lise Leder", "approved": "2026-11-23"}


def page(salto: Salto, person: str, tmp_path: Path, command: str) -> str:
    """What the youth would read."""
    path = tmp_path / "page.pdf"
    path.unlink(missing_ok=True)
    ran = salto(command, person, "--out", str(path), "--password-file", str(secret_file(tmp_path)))
    assert ran.code == 0, ran.err
    return paper(path)


@pytest.mark.parametrize("goes_in_the_end", [False, True])
def test_no_page_for_the_youth_tells_of_a_report_they_are_not_to_know_of(
    salto: Salto, amina: str, tmp_path: Path, goes_in_the_end: bool
) -> None:
    for fields in ({"category": ["crime"]}, REPORT, *([REPORT | LEADER] if goes_in_the_end else [])):
        salto("share", amina, "--with", POLICE, "--input", "-", stdin=json.dumps(fields))
    if not goes_in_the_end:
        assert len(salto.ok("who-knows", amina)["refused"]) == 1
    for command in ("who-knows", "access-copy"):
        read = page(salto, amina, tmp_path, command)
        assert "personopplysningsloven§16" in read
        assert "oliti" not in read
        assert "foreløpig" not in read
        assert "etterforskning" not in read


def test_a_page_has_the_same_law_on_it_where_nothing_is_left_out(
    salto: Salto, amina: str, tmp_path: Path
) -> None:
    for command in ("who-knows", "access-copy"):
        assert "personopplysningsloven§16" in page(salto, amina, tmp_path, command)
