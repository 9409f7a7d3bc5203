"""Who is found: on a narrow screen a name is seen first, and the rest of each on one line."""

from collections.abc import Callable

from tests.fixtures import Salto
from tests.meeting import CLUB, NAV, grant


def test_on_a_narrow_screen_a_name_stands_on_top(salto: Salto, a_youth: Callable[..., str]) -> None:
    code = a_youth()
    found = [line.rstrip() for line in salto("find", "amina", width=40).out.splitlines()]
    assert found == [f"Amina Eksempel  {code}", "  17.05.2010 · case"]


def test_the_day_of_birth_is_not_parted_from_the_word(salto: Salto, a_youth: Callable[..., str]) -> None:
    code = a_youth("Mohammed Abdirahman Eksempel")
    page = salto("show", code, width=40).out.splitlines()
    assert page[0].rstrip() == "Mohammed Abdirahman Eksempel"
    assert page[1].rstrip() == f"{code} · 16 years · born 17.05.2010"


def test_a_page_counts_services_as_the_caseload_does(salto: Salto, a_youth: Callable[..., str]) -> None:
    code = a_youth(born="2007-03-04")
    grant(salto, code, [NAV, CLUB], ["work"])
    assert "2 yes" in salto("caseload").out.replace("\xa0", " ")
    assert "1 consent · services: 2 yes" in salto("show", code).out
