"""Consents that lapse: whose, from whom, and what each recipient may know, each once."""

from collections.abc import Callable

from tests.fixtures import Salto
from tests.meeting import CLUB, NAV, grant

Youth = Callable[..., str]


def test_a_recipient_is_named_once_beside_what_it_may_know(salto: Salto, a_youth: Youth) -> None:
    code = a_youth(born="2007-03-04")
    grant(salto, code, [NAV, CLUB], ["work", "leisure"], through="+20d")
    shown = salto("consents", "--expiring", "30d", "--lang", "nb", width=200).out
    assert shown.count("NAV Ungdomsteam") == 1
    assert "NAV Ungdomsteam, Jordalklubben: arbeid, fritid" in shown
    assert "20 dager" in shown


def test_on_a_card_it_is_whose_it_is_that_stands_on_top(salto: Salto, a_youth: Youth) -> None:
    code = a_youth(born="2007-03-04")
    said = grant(salto, code, [NAV], ["work"], through="+20d")
    lines = salto("consents", "--expiring", "30d", width=40).out.splitlines()
    at = lines.index("Amina Eksempel")
    assert lines[at + 1] == f"{code} · {said}"
