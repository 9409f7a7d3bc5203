"""Ways around the judge that were once open, each shut."""

import json

import pytest

from salto_cli.store import checkpoint
from tests.fixtures import Salto
from tests.meeting import NAV, grant, know, packing, paper, youth


@pytest.fixture
def ready(salto: Salto) -> tuple[Salto, str]:
    """A grown youth who has said yes to work for Nav, and a wish that may go."""
    person = youth(salto, "Ola Eksempel")
    grant(salto, person, [NAV], ["work"])
    know(salto, person, "work", wish="jobb i helga")
    return salto, person


def sheet(salto: Salto) -> str:
    """What stands on the one sheet."""
    ran = salto(*packing(salto, NAV))
    assert ran.code == 0, ran.err
    (path,) = (salto.folder.parent / "out").glob("*.pdf")
    text = paper(path)
    path.unlink()
    return text


def test_a_way_to_reach_someone_is_a_contact_detail_whatever_it_is_said_with(
    ready: tuple[Salto, str],
) -> None:
    salto, person = ready
    salto.ok("edit", person, "--protected")
    salto.ok(
        *(
            "edit",
            person,
            "--safe-contact",
            "ringmorgen",
            "--safe-place",
            "kjelleren",
            "--strength",
            "presis",
        ),
        *("--category", "work"),
    )
    text = sheet(salto)
    assert "presis" in text
    assert "ringmorgen" not in text
    assert "kjelleren" not in text


@pytest.mark.parametrize("correction", [("--source", "police"), ("--about", "OTHER")])
def test_a_step_follows_its_contact_when_that_is_corrected(
    ready: tuple[Salto, str], correction: tuple[str, str]
) -> None:
    salto, person = ready
    other = youth(salto, "Berit Annen")
    logged = salto.ok(
        *("log-contact", person, "--kind", "talk", "--theme", "work", "--next", "ringarbeidsgiver"),
        *("--due", "fredag", "--next-category", "work"),
    )
    assert "ringarbeidsgiver" in sheet(salto)
    option, value = correction
    salto.ok("log-contact", "--corrects", logged["code"], option, other if value == "OTHER" else value)
    text = sheet(salto)
    assert "jobbihelga" in text
    assert "ringarbeidsgiver" not in text


@pytest.mark.parametrize("closed", [False, True])
def test_nothing_but_identity_is_written_about_one_without_an_open_case(salto: Salto, closed: bool) -> None:
    child = youth(salto, "Ola Eksempel", born="2012-03-04")
    kin = ("--kin-of", child, "--as", "guardian", "--sort", "parent")
    person = salto.ok("register", "--name", "Kari Eksempel", "--born", "1980-01-01", *kin)["person"]["code"]
    if closed:
        salto.ok("close-case", child, "--outcome", "moved")
        person = child
    note = {"persons": [person], "kind": "talk", "categories": ["identity"], "note": "noe"}
    for words, stdin in (
        (("log-contact", "--input", "-"), json.dumps(note)),
        (("task", "add", person, "--text", "ring", "--category", "identity"), ""),
        (("edit", person, "--strength", "presis", "--category", "identity"), ""),
    ):
        ran = salto(*words, stdin=stdin)
        assert ran.code == 21, (words, ran.err)
    for table in ("contact", "task", "trait"):
        assert salto.rows(f"SELECT 1 FROM {table}") == []


def test_a_stop_just_after_the_commit_leaves_the_sheets_to_be_finished(
    ready: tuple[Salto, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    salto, _person = ready

    def interrupted(*_given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(checkpoint, "write", interrupted)
        assert salto(*packing(salto, NAV)).code == 130
    out = salto.folder.parent / "out"
    assert salto.ok("today") is not None
    assert [path.suffix for path in out.iterdir()] == [".pdf"]
    assert len(salto.rows("SELECT 1 FROM disclosure")) == 1


def test_a_colleague_cannot_carry_the_name_of_a_service(salto: Salto) -> None:
    for name in ("NAV Ungdomsteam", "nav ungdomsteam", "nav-ungdomsteam"):
        assert salto("operator", "add", name).code == 6
