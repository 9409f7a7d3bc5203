"""A clock that is wrong: what it has dated, and what is not let go by it."""

from collections.abc import Callable

from salto_cli.models import finding
from tests.fixtures import Salto
from tests.store.forger import checked

AHEAD, AGAIN = "2040-01-01T08:15:00+01:00", "2040-01-02T08:15:00+01:00"
KEPT = 60


def test_where_the_clock_went_back_by_days_is_told_by_verify_and_the_store_is_whole(salto: Salto) -> None:
    salto.ok("find", "x", now=AHEAD)
    salto.ok("find", "x")
    salto.ok("find", "x")
    found = salto.ok("audit", "verify")
    assert (found["whole"], found["turned"]) == (True, [4])
    assert "clock went back 1 time" in salto("audit", "verify").out


def test_an_hour_back_is_a_zone_and_not_told(salto: Salto) -> None:
    salto.ok("find", "x", now="2026-11-23T09:15:00+01:00")
    salto.ok("find", "x")
    assert checked(salto).turned == ()


def test_nothing_of_the_log_is_let_go_by_a_clock_that_is_years_ahead(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    a_youth()
    kept = salto.rows("SELECT count(*) FROM judgement_detail")
    salto("find", "x", now=AHEAD)  # what is done on the same day does not vouch for the clock
    ran = salto("audit", "expire", "--yes", now=AHEAD)
    assert (ran.code, "days after the last day something was done" in ran.err) == (6, True)
    assert salto.rows("SELECT count(*) FROM judgement_detail") >= kept


def test_nothing_of_the_log_is_let_go_by_a_clock_that_is_behind(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    a_youth()
    ran = salto("audit", "expire", "--yes", now="2026-11-20T08:15:00+01:00")
    assert (ran.code, "a later day than the clock shows" in ran.err) == (6, True)


def test_after_a_long_absence_it_is_let_go_on_the_second_day(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    a_youth()
    salto.ok("find", "x", now=AHEAD)
    assert salto("audit", "expire", "--yes", now=AGAIN).code == 0
    assert salto.rows("SELECT count(*) FROM tombstone WHERE through IS NOT NULL") == [(1,)]


def test_what_was_let_go_by_a_clock_that_was_ahead_is_found_once_it_is_right_again(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    a_youth()
    salto.ok("find", "x", now=AHEAD)
    salto.ok("audit", "expire", "--yes", now=AGAIN)
    salto.ok("find", "x")
    ran = salto("audit", "verify", "--json")
    assert (ran.code, f'"{finding.ERASURE}"' in ran.out) == (30, True)


def test_a_confirmation_of_a_day_to_come_is_refused_and_one_by_a_clock_ahead_does_not_count(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    code = a_youth()
    salto.ok("operator", "add", "Karim Ali")
    deadline = (
        "--kind",
        "court",
        "--text",
        "rett",
        "--due",
        "+9d",
        "--source",
        "brev",
        "--place",
        "Storgata",
    )
    made = salto.ok("task", "add", code, *deadline, "--deputy", "Karim")
    task = made["task"]["code"]
    confirm = ("task", "confirm", task, "--how", "call", "--understood", "yes")
    assert salto(*confirm, "--when", "2026-11-24T09:00").code == 4
    salto.ok(*confirm, now="2026-11-27T08:15:00+01:00")
    assert salto.ok("due")["deadlines"][0]["deadline"]["confirmed"] is None
