"""The policy can be read out and tested without a store."""

from pathlib import Path

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
