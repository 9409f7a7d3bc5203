"""What is typed where a code belongs may be a name: no error says it back, whichever way it came in."""

import json

import pytest

from tests.fixtures import Salto

ORDERS = (
    ("task done", {"task": "Hemmelig", "outcome": "gjort"}),
    ("promise done", {"promise": "Hemmelig", "outcome": "kept"}),
    ("retract", {"contact": "Hemmelig", "reason": "feil"}),
    ("withdraw-consent", {"statement": "Hemmelig", "reason": "angret"}),
    ("fleksiteam status", {"decision": "Hemmelig", "status": "done"}),
    ("handover show", {"handover": "Hemmelig"}),
    ("show", {"person": "Hemmelig"}),
)


@pytest.mark.parametrize(("command", "order"), ORDERS, ids=[command for command, _order in ORDERS])
def test_a_name_in_the_place_of_a_code_is_not_said_back(
    salto: Salto, command: str, order: dict[str, str]
) -> None:
    ran = salto(*command.split(), "--input", "-", stdin=json.dumps(order))
    assert ran.code in {2, 3, 4}
    assert "Hemmelig" not in ran.err + ran.out
