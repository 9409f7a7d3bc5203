"""Each row of the tables a lawyer can read, by its id."""

import pytest

from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import shipped
from salto_cli.consent.scenario import Scenario, with_purposes
from tests.consent.test_scenarios import READINGS, SHARED, scenarios

ALL = scenarios(SHARED) + scenarios(READINGS)
POLICY = with_purposes(shipped(), ALL)


@pytest.mark.parametrize("scenario", ALL, ids=lambda scenario: scenario.id)
def test_the_judge_answers_as_the_table_says(scenario: Scenario) -> None:
    answer = may_share(scenario.facts, scenario.ask, POLICY)
    assert (answer.decision, answer.reason) == (scenario.expected, scenario.reason)


@pytest.mark.parametrize("scenario", ALL, ids=lambda scenario: scenario.id)
def test_every_answer_names_a_law_and_every_no_names_who_could_say_yes(scenario: Scenario) -> None:
    answer = may_share(scenario.facts, scenario.ask, POLICY)
    assert answer.law
    assert bool(answer.who) != answer.allowed
    assert set(answer.who) <= POLICY.voices.keys()
    assert "{" not in POLICY.next_command(answer, person="P-017Z", service="s", category="c")
    assert POLICY.text(answer, "nb") != POLICY.text(answer, "en")


@pytest.mark.parametrize("scenario", ALL, ids=lambda scenario: scenario.id)
def test_an_answer_rests_only_on_statements_that_were_made(scenario: Scenario) -> None:
    answer = may_share(scenario.facts, scenario.ask, POLICY)
    assert set(answer.rests_on) <= {statement.code for statement in scenario.facts.statements}
