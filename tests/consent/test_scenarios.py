"""The tables a lawyer can read, whole, as `salto policy test` runs them.

Row by row, each by its id, they stand in test_every_scenario.py.
"""

from pathlib import Path

import pytest

from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import SHIPPED, load, shipped
from salto_cli.consent.scenario import Scenario, read_table, run_table, with_purposes
from salto_cli.errors import Unacceptable
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


@pytest.mark.parametrize(
    ("consents", "said"),
    [
        ("ctx:rooster=G1", "rooster: is not a key here"),
        ("ctx:heard=yes", "heard: must be one of: n, y"),
        ("ctx:heard=y;heard=n", "heard: must be written once"),
        ("ctx:heard=y || ctx:heard=y", "ctx: must be written once"),
        ("ctx:proxy=G1", "proxy: must be pairs"),
        ("by=subject;svc=nav", "date: is missing"),
        ("by=subject;date=tomorrow", "date: must be a date"),
        ("by=subject;date=2026-04-10T10:00+02:00", "date: must be in local time"),
        ("by=guardian;date=2026-04-10", "by: must be subject"),
        ("by=mother;date=2026-04-10", "by: must be subject"),
        ("by=subject;date=2026-04-10;pairs=nav", "pairs: must be pairs"),
        ("by=subject;date=2026-04-10;act=maybe", "act: must be one of: grant, refuse"),
        ("by=subject;date=2026-04-10;colour=red", "colour: is not a key here"),
        ("by", "by: must be written once, as key=value"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_by_its_id_and_key(consents: str, said: str) -> None:
    row = f"X7,2026-04-10,2007-02-01,work,nav,{consents},allow,CONSENT_OK"
    with pytest.raises(Unacceptable, match="row X7 cannot be read") as refused:
        run_table([HEAD, row], shipped())
    assert said in refused.value.message


@pytest.mark.parametrize("table", [[], [HEAD], ["id,date", "X,2026-04-10"], [HEAD, "X,2026-02-31,,,,,,"]])
def test_a_table_without_rows_columns_or_dates_is_refused(table: list[str]) -> None:
    with pytest.raises(Unacceptable):
        run_table(table, shipped())
