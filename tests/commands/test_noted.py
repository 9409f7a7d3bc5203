"""Where a note comes from: standard input, a file, the JSON; never the line, and from one place only."""

import json
from pathlib import Path

import pytest

from tests.fixtures import Salto
from tests.meeting import youth

SECRET = "Vil begynne på fotball igjen."


def logged(salto: Salto, person: str, *more: str, stdin: str = "") -> tuple[int, str]:
    ran = salto("log-contact", person, "--kind", "talk", *more, stdin=stdin)
    return ran.code, ran.out + ran.err


def notes(salto: Salto, person: str) -> list[str | None]:
    return [each["note"] for each in salto.ok("contacts", person)["contacts"]]


@pytest.fixture
def person(salto: Salto) -> str:
    return youth(salto, "Amina Eksempel")


def written(folder: Path, content: bytes, mode: int = 0o600) -> str:
    path = folder / "samtale.txt"
    path.write_bytes(content)
    path.chmod(mode)
    return str(path)


@pytest.mark.parametrize(
    ("content", "code", "why"),
    [
        (b"\xff\xfe\x00", 4, "not UTF-8"),
        (b"linje\x1b[2Jto", 4, "control characters"),
        (b"a" * 8001, 4, "too long"),
        (b"a" * 1_000_002, 4, "too long"),
        (("ø" * 600_000).encode(), 4, "too long"),
    ],
)
def test_a_file_that_holds_no_note_is_refused_and_not_repeated(
    salto: Salto, person: str, tmp_path: Path, content: bytes, code: int, why: str
) -> None:
    found, told = logged(salto, person, "--note-file", written(tmp_path, content))
    assert (found, notes(salto, person)) == (code, [])
    assert why in told
    assert "samtale" not in told


@pytest.mark.parametrize("name", ["nowhere.txt", "."])
def test_a_file_that_is_none_is_refused(salto: Salto, person: str, tmp_path: Path, name: str) -> None:
    found, told = logged(salto, person, "--note-file", str(tmp_path / name))
    assert (found, notes(salto, person)) == (2, [])
    assert "note's file" in told


@pytest.mark.parametrize(
    "line",
    [("--note", SECRET), ("--note", "-", "--note-file", "x"), ("--note", "-", "--editor"), ("--editor",)],
)
def test_a_note_comes_from_one_place_and_never_from_the_line(
    salto: Salto, person: str, line: tuple[str, ...]
) -> None:
    found, told = logged(salto, person, *line, stdin="fra standard inn")
    assert (found, notes(salto, person)) == (2, [])
    assert SECRET not in told


def test_a_file_is_read_and_it_is_said_that_it_stays(salto: Salto, person: str, tmp_path: Path) -> None:
    path = written(tmp_path, b"\xef\xbb\xbf" + f"{SECRET}\r\nI morgen.\r\n".encode())
    found, told = logged(salto, person, "--note-file", path)
    assert (found, notes(salto, person)) == (0, [f"{SECRET}\nI morgen."])
    assert "stays where it is" in told
    assert "Others" not in told
    assert Path(path).exists()


def test_of_a_file_that_others_can_read_that_is_said(salto: Salto, person: str, tmp_path: Path) -> None:
    found, told = logged(salto, person, "--note-file", written(tmp_path, SECRET.encode(), 0o644))
    assert found == 0
    assert "Others on this machine can read" in told


def test_standard_input_is_read_where_it_is_asked_for(salto: Salto, person: str) -> None:
    assert logged(salto, person, "--note", "-", stdin=f"{SECRET}\n")[0] == 0
    assert notes(salto, person) == [SECRET]


def test_what_was_found_out_of_an_incident_comes_the_same_ways(salto: Salto, tmp_path: Path) -> None:
    salto.ok("incident", "start", "loss")
    path = written(tmp_path, b"Minnepinnen er funnet.")
    for line, stdin in ((("--note", "-"), "Meldt til vakta."), (("--note-file", path), "")):
        assert salto("incident", "note", "1", *line, stdin=stdin).code == 0
    assert salto("incident", "note", "1", "--note", "Kari glemte den").code == 2
    shown = json.dumps(salto.ok("incident", "show", "1"), ensure_ascii=False)
    assert "Minnepinnen er funnet." in shown
    assert "Meldt til vakta." in shown
    assert "Kari glemte" not in shown
