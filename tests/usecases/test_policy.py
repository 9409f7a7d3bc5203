"""A municipality's own policy: put in place by an act, named by every later answer, and never half of it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from salto_cli.consent.policy import SHIPPED, put_in_force, shipped
from tests.consent.facts import changed_text
from tests.fixtures import Salto
from tests.store.forger import unlocked

NAV = "nav-ungdomsteam"
ALONE = ("joint_15_17 = true", "joint_15_17 = false")
NAMED = ('version = "2026.1"', 'version = "2026.1-bydel"')
Write = Callable[..., str]


@pytest.fixture(autouse=True)
def _back_to_the_shipped_one() -> Iterator[None]:
    yield
    put_in_force(shipped)


@pytest.fixture
def own(tmp_path: Path) -> Write:
    """Writes a policy file: the shipped one with some of its text replaced, or another text."""

    def write(*changes: tuple[str, str], text: str | None = None) -> str:
        path = tmp_path / "own.toml"
        path.write_text(changed_text(*changes) if text is None else text, encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def asked(salto: Salto, a_youth: Callable[..., str]) -> tuple[Salto, str]:
    """A youth of 16 who has said yes to work for Nav, without any guardian."""
    person = a_youth(born="2010-03-04")
    said = {"by": "subject", "to": [NAV], "category": ["work"], "form": "written", "informed": True}
    salto.ok("grant-consent", person, "--input", "-", stdin=json.dumps({**said, "purpose": "follow_up"}))
    return salto, person


def answer(salto: Salto, person: str) -> tuple[str, str]:
    """Decision about work to Nav, and the policy it was judged by."""
    found = salto("may-share", person, "--with", NAV, "--category", "work", "--json").json
    return found["answers"][0]["decision"], found["policy"]


def test_the_policy_in_place_judges_and_is_named_until_the_shipped_one_is_back(
    asked: tuple[Salto, str], own: Write
) -> None:
    salto, person = asked
    assert answer(salto, person) == ("needs", "2026.1")
    used = salto.ok("policy", "use", own(ALONE, NAMED))
    assert answer(salto, person) == ("allow", f"2026.1-bydel+{used['digest'][:8]}")
    salto.ok("policy", "use", "--shipped")
    assert answer(salto, person) == ("needs", "2026.1")
    assert salto("audit", "verify").code == 0


def test_every_judgement_in_the_log_names_the_policy_it_was_made_by(
    asked: tuple[Salto, str], own: Write
) -> None:
    salto, person = asked
    used = salto.ok("policy", "use", own(ALONE, NAMED))
    last = salto.rows("SELECT max(id) FROM act")[0][0]
    answer(salto, person)
    bodies = salto.rows("SELECT body FROM judgement_detail WHERE act > ?", last)
    assert {json.loads(body)["policy"] for (body,) in bodies} == {f"2026.1-bydel+{used['digest'][:8]}"}


def test_a_policy_changed_past_the_log_is_found(asked: tuple[Salto, str], own: Write) -> None:
    salto, _person = asked
    salto.ok("policy", "use", own(ALONE))
    with unlocked(salto) as connection:
        longer = ('"max_months": 12', '"max_months": 99')
        connection.execute("UPDATE policy SET parsed = replace(parsed, ?, ?)", longer)
    assert salto("audit", "verify").code == 30


@pytest.mark.parametrize(
    ("changes", "said", "line_of"),
    [
        ([("max_months = 12  ", 'max_months = "tolv"  ')], "switches.max_months", "max_months"),
        ([("adult = 18 ", "voksen = 18 ")], "ages.adult: is missing", "[ages]"),
        ([('decision = "allow"', 'decision = "yes"')], "decision: must be one of", 'decision = "yes"'),
        ([('ages = { 0 = "G1", 15 = "Y+G1", 18 = "Y" }', 'ages = { 0 = "G2" }')], "matrix[0].ages", "G2"),
        ([("[withheld]", "[witheld]")], "withheld: is missing", ""),
        ([('documents = ["facts"] ', 'documents = ["mood"] ')], "basis.anonym.documents", '"mood"'),
    ],
)
def test_a_broken_file_is_refused_whole_with_the_line_that_is_wrong(
    asked: tuple[Salto, str], own: Write, changes: list[tuple[str, str]], said: str, line_of: str
) -> None:
    salto, person = asked
    path = own(*changes)
    ran = salto("policy", "use", path, "--json")
    assert (ran.code, ran.out) == (4, "")
    assert said in ran.error["message"]
    if line_of:
        lines = Path(path).read_text(encoding="utf-8").splitlines()
        number = next(n for n, line in enumerate(lines, start=1) if line_of in line)
        assert f"(line {number})" in ran.error["message"]
    assert answer(salto, person) == ("needs", "2026.1")
    assert salto.rows("SELECT count(*) FROM policy") == [(0,)]


def test_a_file_that_is_no_toml_is_refused_with_its_line(salto: Salto, own: Write) -> None:
    ran = salto("policy", "use", own(text='version = "x"\n[ages\n'), "--json")
    assert ran.code == 4
    assert "line 2" in ran.error["message"]


def test_a_policy_without_a_word_that_records_use_is_refused(salto: Salto, own: Write) -> None:
    ran = salto("policy", "use", own(("[purpose.mediation]", "[purpose.peace]")), "--json")
    assert ran.code == 4
    assert "lacks a word that records use: mediation" in ran.error["message"]


@pytest.mark.parametrize("words", [[], ["/nowhere/policy.toml"], ["x.toml", "--shipped"]])
def test_a_policy_that_is_not_there_puts_none_in_place(salto: Salto, words: list[str]) -> None:
    assert salto("policy", "use", *words).code in {2, 4}
    assert salto.rows("SELECT count(*) FROM policy") == [(0,)]


def test_a_word_that_the_municipality_has_added_can_be_typed(
    salto: Salto, a_youth: Callable[..., str], own: Write
) -> None:
    added = '[purpose.sommerjobb]\nnb = "sommerjobb"\nen = "summer job"\nwords = []\n\n[purpose.follow_up]'
    salto.ok("policy", "use", own(("[purpose.follow_up]", added)))
    put_in_force(shipped)  # as in a new process, which has not opened the store yet
    assert a_youth(purposes="sommerjobb")


def test_the_difference_is_told_in_counts_and_names_nobody(asked: tuple[Salto, str], own: Write) -> None:
    salto, person = asked
    path = own(ALONE)
    found = salto("policy", "diff", path, "--json")
    assert found.code == 9
    (change,) = [each for each in found.json["answers_changed"] if each["after"] == "allow"]
    assert (change["before"], change["before_reason"], change["count"]) == ("needs", "ROSTER_UNKNOWN", 1)
    assert change["which"] == []
    assert found.json["answers"] == 10
    assert found.json["scenarios"] > 400
    assert sum(each["count"] for each in found.json["scenarios_changed"]) > 0
    assert person not in found.out
    changes = salto("policy", "diff", path, "--list", "--json").json["answers_changed"]
    assert [f"{person} {NAV} work"] in [each["which"] for each in changes]
    shown = salto("policy", "diff", path, "--list").out
    assert "Amina" not in shown
    now = "1 answer\n    now   ○ not yet: check who has parental responsibility (Folkeregisteret)"
    assert (now in shown, f"{person} {NAV} · work" in shown) == (True, True)  # in words, and under its change


def test_the_answers_about_one_who_may_not_be_read_are_not_compared(
    asked: tuple[Salto, str], own: Write
) -> None:
    salto, person = asked
    path = own(ALONE)
    salto.ok("restrict", person, "--ground", "contested", "--yes")
    found = salto("policy", "diff", path, "--list", "--json")
    assert (found.json["answers"], found.json["answers_changed"]) == (0, [])
    assert person not in found.out


def test_a_policy_that_says_the_same_changes_nothing(asked: tuple[Salto, str]) -> None:
    salto, _person = asked
    ran = salto("policy", "diff", str(SHIPPED))
    assert (ran.code, "none would change" in ran.out) == (0, True)


def test_a_policy_that_no_longer_fits_the_program_judges_nothing_but_can_be_exchanged(
    asked: tuple[Salto, str], own: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    salto, person = asked
    salto.ok("policy", "use", own(ALONE))
    from salto_cli.consent import reasons
    from salto_cli.usecases import judging

    monkeypatch.setattr(judging, "_read", {})
    monkeypatch.setattr(reasons, "KNOWN", reasons.KNOWN | {"A_REASON_OF_TOMORROW"})
    assert salto("may-share", person, "--with", NAV).code == 6
    assert salto("show", person).code == 6
    monkeypatch.setattr(reasons, "KNOWN", reasons.KNOWN - {"A_REASON_OF_TOMORROW"})
    salto.ok("policy", "use", "--shipped")
    assert answer(salto, person) == ("needs", "2026.1")


def test_the_shipped_scenarios_are_the_tables_of_the_tests() -> None:
    import csv

    def rows(path: Path) -> list[tuple[str, ...]]:
        wanted = ("id", "consents", "expected", "reason_key")
        with path.open(encoding="utf-8") as file:
            return [tuple(row[name] for name in wanted) for row in csv.DictReader(file)]

    tests = Path(__file__).parents[1]
    both = rows(tests / "vectors" / "consent-scenarios.csv") + rows(tests / "consent" / "readings.csv")
    assert rows(SHIPPED.with_name("scenarios.csv")) == both
