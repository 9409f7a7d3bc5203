"""The policy can be read out and tested without a store."""

import sys
from pathlib import Path

import pytest

from tests.consent.facts import changed_text
from tests.fixtures import Salto

SCENARIOS = Path(__file__).parents[1] / "vectors" / "consent-scenarios.csv"


def test_every_scenario_agrees_with_the_shipped_policy(tmp_path: Path) -> None:
    ran = Salto(tmp_path / "nowhere")("policy", "test", str(SCENARIOS), "--json")
    assert (ran.code, ran.json["failed"]) == (0, [])
    assert ran.json["cases"] == ran.json["passed"] == 83


def test_a_scenario_that_does_not_agree_is_a_finding_and_still_printed(tmp_path: Path) -> None:
    table = tmp_path / "wrong.csv"
    first, row, *_rest = SCENARIOS.read_text(encoding="utf-8").splitlines()
    table.write_text(f"{first}\n{row.replace('allow,CONSENT_OK', 'deny,WITHDRAWN')}\n", encoding="utf-8")
    ran = Salto(tmp_path / "nowhere")("policy", "test", str(table), "--json")
    assert ran.code == 9
    assert ran.json["failed"] == [
        {
            "id": "S001",
            "expected": "deny",
            "expected_reason": "WITHDRAWN",
            "got": "allow",
            "got_reason": "CONSENT_OK",
        }
    ]


def test_a_table_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    ran = Salto(tmp_path / "nowhere")("policy", "test", str(tmp_path / "none.csv"), "--json")
    assert (ran.code, ran.out, ran.error["error"]) == (2, "", "usage")


def test_a_broken_policy_is_refused_whole(tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text('version = "x"\n', encoding="utf-8")
    ran = Salto(tmp_path / "nowhere")("policy", "test", str(SCENARIOS), "--policy", str(broken))
    assert (ran.code, ran.out) == (4, "")


def test_the_rules_are_read_out_in_both_languages(tmp_path: Path) -> None:
    salto = Salto(tmp_path / "nowhere")
    assert "Who must say yes" in salto("policy", "show").out
    salto.lang = "nb"
    assert "Hvem som må si ja" in salto("policy").out


@pytest.mark.skipif(sys.platform == "win32", reason="no terminal to drive there")
def test_in_a_terminal_what_would_change_is_shown_and_enter_alone_changes_nothing(
    salto: Salto, tmp_path: Path
) -> None:
    from tests.terminal import ENTER, ended, terminal

    own = tmp_path / "own.toml"
    own.write_text(changed_text(("joint_15_17 = true", "joint_15_17 = false")), encoding="utf-8")
    asked = terminal(salto, "policy", "use", str(own))
    asked.expect("What would change")
    asked.expect("Judge by this policy from now on")
    asked.send(ENTER)
    assert ended(asked)[0] == 130
    assert salto.ok("policy", "show", "--in-place")["digest"] == ""
    agreed = terminal(salto, "policy", "use", str(own))
    agreed.expect("Judge by this policy from now on")
    agreed.send("y" + ENTER)
    assert ended(agreed)[0] == 0
    assert salto.ok("policy", "show", "--in-place")["digest"]
