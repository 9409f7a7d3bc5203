"""The tables a lawyer can read, whole, as `salto policy test` runs them.

Row by row, each by its id, they stand in test_every_scenario.py.
"""

from pathlib import Path

import pytest

from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import SHIPPED, load, shipped
from salto_cli.consent.scenario import Scenario, read_table, run_table, with_purposes
from salto_cli.errors import Unacceptable
from salto_cli.models.consent import Mismatch, TableResult
from tests.consent.facts import policy_with

TESTS = Path(__file__).parents[1]
SHARED = TESTS / "vectors" / "consent-scenarios.csv"
READINGS = TESTS / "consent" / "readings.csv"
HEAD = "id,date,subject_birth_date,category,recipient_sector,consents,expected,reason_key"


def lines_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines(keepends=True)


def scenarios(path: Path) -> list[Scenario]:
    return list(read_table(lines_of(path), shipped()))


def test_a_whole_table_that_agrees_has_nothing_to_report() -> None:
    result = run_table(lines_of(SHARED), shipped())
    assert (result.cases, result.passed, result.failed) == (83, 83, ())


def test_a_policy_read_anew_answers_every_row_the_same() -> None:
    anew = load(SHIPPED)
    assert run_table(lines_of(SHARED), anew).failed == ()
    assert run_table(lines_of(READINGS), anew).failed == ()


def test_every_answer_of_the_tables_names_a_law_and_every_no_who_could_say_yes() -> None:
    rows = scenarios(SHARED) + scenarios(READINGS)
    policy = with_purposes(load(SHIPPED), rows)
    for row in rows:
        answer = may_share(row.facts, row.ask, policy)
        assert answer.law, row.id
        assert bool(answer.who) != answer.allowed, row.id
        assert set(answer.who) <= policy.voices.keys(), row.id
        assert set(answer.rests_on) <= {statement.code for statement in row.facts.statements}, row.id


def test_a_table_on_another_policy_names_each_row_that_differs() -> None:
    older_reading = policy_with(("joint_15_17 = true", "joint_15_17 = false"))
    failed = {each.id: each for each in run_table(lines_of(SHARED), older_reading).failed}
    assert failed["S122"].expected_reason == "NEEDS_GUARDIAN"
    assert (failed["S122"].got, failed["S122"].got_reason) == ("allow", "CONSENT_OK")
    assert "S030" not in failed, "what the law itself makes joint stays joint"


def test_a_table_may_name_purposes_of_its_own_and_the_policy_stays_as_it_was() -> None:
    consent = "ctx:purpose=p || by=subject;date=2026-03-01;svc=nav;cat=work;purpose=p"
    row = f"X,2026-04-10,2007-02-01,work,nav,{consent},allow,CONSENT_OK"
    assert run_table([HEAD, row], shipped()).passed == 1
    assert "p" not in shipped().purposes


def row_of(consents: str = "ctx:roster=G1", *, name: str = "X7", expected: str = "needs,NO_CONSENT") -> str:
    return f"{name},2026-04-10,2011-01-15,work,nav,{consents},{expected}"


def test_a_table_says_how_many_rows_agree_and_what_the_others_are_answered() -> None:
    rows = [HEAD, row_of(), row_of(name="X8", expected="allow,CONSENT_OK"), row_of(name="X9")]
    assert run_table(rows, shipped()) == TableResult(
        3, 2, (Mismatch("X8", "allow", "CONSENT_OK", "needs", "NO_CONSENT"),)
    )


def test_a_row_differs_by_its_reason_alone() -> None:
    result = run_table([HEAD, row_of(expected="needs,NEEDS_SUBJECT")], shipped())
    assert (result.passed, [each.id for each in result.failed]) == (0, ["X7"])


def test_spaces_and_columns_for_the_reader_are_left_out_of_account() -> None:
    rows = [f"notes,{HEAD}", f"for the lawyer, {row_of().replace(',', ' , ')}"]
    assert run_table(rows, shipped()).failed == ()


def test_a_short_row_has_empty_columns() -> None:
    (row,) = read_table([HEAD, "X7,2026-04-10,2011-01-15,work,nav"], shipped())
    assert (row.facts.statements, row.expected, row.reason) == ((), "", "")


@pytest.mark.parametrize(
    ("table", "message", "hint"),
    [
        ([HEAD], "the table has no rows", "give a table with at least one scenario"),
        (
            ["id,date,category,recipient_sector,consents,expected", row_of()],
            "the table lacks these columns: subject_birth_date, reason_key",
            "the first line must name the columns",
        ),
        (
            [],
            f"the table lacks these columns: {HEAD.replace(',', ', ')}",
            "the first line must name the columns",
        ),
        (
            [HEAD, "X,2026-02-31,,,,,,"],
            "row X cannot be read: date: must be a date such as 2026-05-04",
            "docs/consent.md describes the table",
        ),
        (["X8\rX9,"], "line 1 of the table is not CSV", "docs/consent.md describes the table"),
        (
            [HEAD, row_of("ctx:colour=red")],
            "row X7 cannot be read: colour: is not a key here",
            "docs/consent.md describes the table",
        ),
        (
            [HEAD, row_of(), "X8\rX9,"],
            "line 3 of the table is not CSV",
            "docs/consent.md describes the table",
        ),
    ],
)
def test_a_table_that_cannot_be_read_is_refused_whole(table: list[str], message: str, hint: str) -> None:
    with pytest.raises(Unacceptable) as refused:
        run_table(table, shipped())
    assert (refused.value.message, refused.value.hint) == (message, hint)


def scenario_of(consents: str) -> Scenario:
    (row,) = read_table([HEAD, row_of(consents)], shipped())
    return row


def test_a_table_that_names_only_purposes_of_the_policy_leaves_the_policy_alone() -> None:
    known, own = scenario_of("ctx:purpose=follow_up"), scenario_of("ctx:purpose=p")
    assert with_purposes(shipped(), [known, scenario_of("")]) is shipped()
    extended = with_purposes(shipped(), [known, own])
    assert extended.purposes.keys() == {*shipped().purposes, "p"}
    added = extended.purposes["p"]
    assert (added.key, added.nb, added.en) == ("p", "p", "p")
