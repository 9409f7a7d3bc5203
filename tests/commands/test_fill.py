"""What comes as JSON can be anything: it is taken as meant, or refused without being repeated."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures import Salto

A_YOUTH = {"name": "Amina Eksempel", "born": "2010-05-17", "basis": "consent", "purposes": ["follow_up"]}
SECRET = "Hemmelig Navn"


def registered(salto: Salto) -> int:
    return int(salto.rows("SELECT count(*) FROM person")[0][0])


def test_fields_may_come_in_a_file(salto: Salto, tmp_path: Path) -> None:
    file = tmp_path / "youth.json"
    file.write_text(json.dumps(A_YOUTH), encoding="utf-8")
    assert salto.ok("register", "--input", str(file))["person"]["name"] == "Amina Eksempel"


def test_a_field_on_the_line_comes_before_the_same_field_in_json(salto: Salto) -> None:
    done = salto.ok("register", "--input", "-", "--name", "Sofie Prøve", stdin=json.dumps(A_YOUTH))
    assert done["person"]["name"] == "Sofie Prøve"


def test_null_is_as_good_as_left_out(salto: Salto) -> None:
    done = salto.ok("register", "--input", "-", stdin=json.dumps({**A_YOUTH, "phone": None, "kin_of": None}))
    assert done["case_opened"] is True


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("", 4, "not JSON"),
        ("{", 4, "not JSON"),
        (f"{{'name': '{SECRET}'}}", 4, "not JSON"),
        (f'"{SECRET}"', 4, "one JSON object"),
        (f'[{{"name": "{SECRET}"}}]', 4, "one JSON object"),
        ("null", 4, "one JSON object"),
        ("[" * 100_000, 4, "not JSON"),
        ('{"name": "' + "å" * 1_000_001 + '"}', 4, "too long"),
        (json.dumps({**A_YOUTH, SECRET: 1}), 4, "does not know"),
        (json.dumps({**A_YOUTH, "id": 1}), 4, "does not know"),
        (json.dumps({**A_YOUTH, "command": "erase"}), 4, "does not know"),
        (json.dumps({**A_YOUTH, "name": [SECRET, SECRET]}), 4, "one text"),
        (json.dumps({**A_YOUTH, "name": {"first": SECRET}}), 4, "one text"),
        (json.dumps({**A_YOUTH, "name": True}), 4, "one text"),
        (json.dumps({**A_YOUTH, "name": 1.5}), 4, "one text"),
        (json.dumps({**A_YOUTH, "name": 17}), 4, "letters in it"),
        (json.dumps({**A_YOUTH, "name": ""}), 2, "--name is missing"),
        (json.dumps({**A_YOUTH, "name": []}), 2, "--name is missing"),
        (json.dumps({**A_YOUTH, "born": 20100517}), 4, "birth date is more than"),
        (json.dumps({**A_YOUTH, "born": None}), 2, "--born is missing"),
        (json.dumps({**A_YOUTH, "purposes": [["follow_up"]]}), 4, "must be a list"),
        (json.dumps({**A_YOUTH, "purposes": {"follow_up": True}}), 4, "must be a list"),
        (json.dumps({**A_YOUTH, "purposes": [True]}), 4, "must be a list"),
        (json.dumps({**A_YOUTH, "purposes": [SECRET]}), 4, "not one of the words"),
        (json.dumps({**A_YOUTH, "basis": SECRET}), 4, "not one of the words"),
        (json.dumps({**A_YOUTH, "protected": SECRET}), 4, "yes or no"),
        (json.dumps({**A_YOUTH, "protected": 2}), 4, "yes or no"),
        (json.dumps({**A_YOUTH, "phone": SECRET}), 4, "not a phone number"),
        (json.dumps({**A_YOUTH, "national_id": SECRET}), 4, "eleven digits"),
        (json.dumps({**A_YOUTH, "name": SECRET + "\x1b[2J"}), 4, "control character"),
        (json.dumps({**A_YOUTH, "name": SECRET + "\n"}), 4, "control character"),
        (json.dumps({**A_YOUTH, "name": SECRET + "\u0000"}), 4, "control character"),
        (json.dumps({**A_YOUTH, "name": SECRET + "\ud800"}), 4, "control character"),
        (json.dumps({**A_YOUTH, "name": SECRET + "\u202e"}), 4, "control character"),
        (json.dumps({**A_YOUTH, "name": SECRET * 8000}), 4, "too long"),
    ],
)
def test_what_cannot_be_understood_is_refused_and_not_repeated(
    salto: Salto, text: str, code: int, said: str
) -> None:
    ran = salto("register", "--input", "-", "--json", stdin=text)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.error["message"]
    assert ran.error["hint"]
    assert SECRET not in ran.err
    assert len(ran.err) < 600
    assert registered(salto) == 0


def test_a_file_that_cannot_be_read_is_a_usage_error(salto: Salto, tmp_path: Path) -> None:
    assert salto("register", "--input", str(tmp_path / "none.json")).code == 2
    assert salto("register", "--input", str(tmp_path)).code == 2
    (tmp_path / "latin.json").write_bytes('{"name": "Åse"}'.encode("latin-1"))
    assert salto("register", "--input", str(tmp_path / "latin.json")).code == 4


ODD = [
    "[/]",
    "[bold]Åse[/bold]",
    '=HYPERLINK("http://x","y")',
    "@SUM(A1)",
    "Åse 🙂",
    "A\u030ase Eksempel",
    "O'Brien; DROP",
]


@pytest.mark.parametrize("name", ODD[1:])
@pytest.mark.parametrize("lang", ["nb", "en"])
def test_an_odd_name_is_only_a_name(salto: Salto, a_youth: Callable[..., str], name: str, lang: str) -> None:
    import unicodedata

    code = a_youth(name=name)
    kept = unicodedata.normalize("NFC", name)
    assert salto.ok("show", code)["person"]["name"] == kept
    salto.lang = lang
    for command in (("show", code), ("find", code), ("edit", code, "--called", name)):
        ran = salto(*command, width=200)
        assert (ran.code, ran.err) == (0, "")
        assert kept in ran.out


def test_a_name_of_signs_alone_is_no_name(salto: Salto) -> None:
    for name in ("[/]", "🙂", "-", "17", "???"):
        assert salto("register", "--input", "-", stdin=json.dumps({**A_YOUTH, "name": name})).code == 4


@pytest.mark.parametrize(
    ("field", "said", "kept"),
    [
        ("purposes", "oppfølging, skole", ["follow_up", "school_attendance"]),
        ("purposes", ["oppfølging,skole", "follow_up"], ["follow_up", "school_attendance"]),
        ("purposes", "OPPFOLGING", ["follow_up"]),
    ],
)
def test_a_list_may_be_written_with_commas(salto: Salto, field: str, said: Any, kept: list[str]) -> None:
    code = salto.ok("register", "--input", "-", stdin=json.dumps({**A_YOUTH, field: said}))["person"]["code"]
    assert salto.ok("show", code)["case"][field] == kept


def test_a_strength_may_have_commas(salto: Salto, a_youth: Callable[..., str]) -> None:
    order = {"person": a_youth(), "strength": ["flink, rask, rolig"], "category": "school"}
    added = salto.ok("edit", "--input", "-", stdin=json.dumps(order))["added"]
    assert [each["text"] for each in added] == ["flink, rask, rolig"]


@pytest.mark.parametrize("strength", [[""], ["  "], [1], [["a"]], {"a": "b"}, True])
def test_an_empty_or_strange_strength_is_refused(
    salto: Salto, a_youth: Callable[..., str], strength: Any
) -> None:
    order = {"person": a_youth(), "strength": strength, "category": "school"}
    assert salto("edit", "--input", "-", stdin=json.dumps(order)).code == 4


def test_standard_input_that_is_closed_never_waits(salto: Salto) -> None:
    for command in (["register"], ["edit"], ["open-case"], ["close-case"], ["operator", "add"]):
        ran = salto(*command, stdin="")
        assert ran.code == 2
        assert "is missing" in ran.err


@pytest.mark.parametrize(("lang", "label"), [("en", "basis for"), ("nb", "det står ikke i lista")])
def test_an_error_that_names_a_field_begins_with_no_capital(salto: Salto, lang: str, label: str) -> None:
    given = json.dumps({**A_YOUTH, "basis": SECRET})
    ran = salto("register", "--input", "-", "--lang", lang, stdin=given)
    assert ran.code == 4
    assert ran.err.startswith(f"salto: --basis: {label}")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("edit P-001H --category tull --wish x", "--category: "),
        ("edit P-001H --home-district " + "x" * 300, "--home-district: "),
        ("edit P-001H --category work --wish ", "--wish: wish, in the youth's own words has an empty text"),
        ("log-contact P-001H --kind talk --about P-001J", "--about: "),
        ("log-contact P-001H --kind talk --about Ukjent", "--about: "),
        ("log-contact P-001J --kind talk", ""),  # what has no name of its own is not given one
    ],
)
def test_an_error_says_whose_value_it_was(
    salto: Salto, a_youth: Callable[..., str], line: str, named: str
) -> None:
    assert a_youth() == "P-001H"
    told = salto(*line.split(" ")).err.splitlines()[0]
    assert told.startswith(f"salto: {named}")
    assert told.count("--") == bool(named)


@pytest.mark.parametrize("lang", ["en", "nb"])
def test_a_field_of_a_form_is_named_in_small_letters(salto: Salto, lang: str) -> None:
    ran = salto("register", "--input", "-", "--lang", lang, stdin=json.dumps({**A_YOUTH, "name": "Å" * 300}))
    assert ran.err.startswith(
        {"en": "salto: --name: full name is too long", "nb": "salto: --name: «fullt navn» er for langt"}[lang]
    )
