"""A timeline and a page: what happened is seen first, by whom quietly after it."""

from collections.abc import Callable

from tests.fixtures import Salto
from tests.meeting import NAV, grant, task

Youth = Callable[..., str]


def test_services_are_called_by_their_names_and_who_spoke_stands_before_what_of(
    salto: Salto, a_youth: Youth
) -> None:
    code = a_youth(born="2007-03-04")
    grant(salto, code, [NAV], ["work", "leisure"])
    shown = " ".join(salto("timeline", code, "--lang", "nb").out.split())
    assert "ungdommen selv: arbeid, fritid · til NAV Ungdomsteam" in shown
    assert NAV not in shown


def test_a_warning_is_looked_at_again_and_a_task_is_due(salto: Salto, a_youth: Youth) -> None:
    code = a_youth()
    danger = ("--danger", "to", "--kind", "threat", "--category", "crime", "--source", "own")
    salto.ok("warning", "add", code, *danger, "--review", "+30d", "--text", "noe er galt")
    task(salto, code, "ringe", "work")
    shown = salto("timeline", code, "--lang", "nb").out
    assert "ses på igjen 23.12.2026" in shown
    assert "innen 02.12.2026" in shown


def test_on_a_narrow_screen_what_happened_stands_below_its_day(salto: Salto, a_youth: Youth) -> None:
    code = a_youth()
    task(salto, code, "ringe jobben på torsdag", "work")
    page = [line.rstrip() for line in salto("show", code, width=40).out.splitlines()]
    at = page.index("  02.12.2026")
    assert page[at + 1].startswith("    ringe jobben på torsdag")
    assert any(line.startswith("  02.12.2026  ringe") for line in salto("show", code).out.splitlines())
