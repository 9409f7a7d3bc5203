"""Whose signature can make a yes: those whom the judge asks, and nobody else."""

from datetime import date, timedelta
from typing import Any

import pytest

from salto_cli.consent.policy import shipped
from salto_cli.consent.signing import signers
from salto_cli.models.consent import Ask, Period
from tests.consent.facts import TODAY, ask, person, policy_with

POLICY = shipped()
ENDED = Period(None, TODAY - timedelta(days=1))


@pytest.mark.parametrize(
    ("age", "changed", "question", "asked"),
    [
        (14, {}, ask(), {"guardian"}),
        (16, {}, ask(), {"subject"}),
        (16, {}, ask("school", "nav"), {"subject", "guardian"}),
        (19, {}, ask("school", "nav"), {"subject"}),
        (14, {"care_order": Period()}, ask(), {"barnevern_care"}),
        (14, {"care_order": ENDED}, ask(), {"guardian"}),
        (15, {"care_order": Period()}, ask("health", "health"), {"subject", "barnevern_care"}),
        (19, {"care_order": Period()}, ask("health", "health"), {"subject"}),
        (13, {"withheld": frozenset({"health"})}, ask("health", "health"), {"subject"}),
        (13, {"withheld": frozenset({"health"})}, ask("school", "school"), {"guardian"}),
        (
            13,
            {"withheld": frozenset({"health"}), "care_order": Period()},
            ask("health", "health"),
            {"barnevern_care"},
        ),
    ],
)
def test_those_sign_whom_the_judge_would_ask(
    age: int, changed: dict[str, Any], question: Ask, asked: set[str]
) -> None:
    assert signers(person(age, **changed), question, POLICY) == asked


def test_on_the_leap_day_the_age_is_the_policys() -> None:
    facts, on = person(15, birth_date=date(2012, 2, 29)), date(2027, 2, 28)
    assert signers(facts, ask(on=on), POLICY) == {"guardian"}
    assert signers(facts, ask(on=on), policy_with(('"mar1"', '"feb28"'))) == {"subject"}
