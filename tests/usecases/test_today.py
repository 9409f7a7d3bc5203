"""Today: what needs whom, when it appears, and when it is gone again."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.fixtures import Salto

Youth = Callable[..., str]
SHARED = ["--to", "agenda-x", "--category", "work", "--form", "written", "--informed"]


def whats(salto: Salto, *args: str) -> list[str]:
    return [each["what"] for each in salto.ok("today", *args)["items"]]


def item(salto: Salto, what: str) -> dict[str, Any]:
    found = [each for each in salto.ok("today")["items"] if each["what"] == what]
    assert len(found) == 1
    return dict(found[0])


def test_salto_alone_is_today(salto: Salto, a_youth: Youth) -> None:
    a_youth()
    assert salto("--json").out == salto("today", "--json").out


def test_the_most_urgent_comes_first(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth(born="2008-12-02")
    for due in ("+5d", "i dag", "+2d"):
        salto.ok("task", "add", amina, "--text", f"innen {due}", "--due", due)
    later = salto.at("2026-11-25")
    assert whats(later) == ["task_overdue", "task_due", "birthday", "task_soon"]
    assert [each["days"] for each in later.ok("today")["items"]] == [-2, 0, 7, 3]


@pytest.mark.parametrize(("due", "shown"), [("+7d", ["task_soon"]), ("+8d", [])])
def test_a_task_shows_a_week_ahead(salto: Salto, a_youth: Youth, due: str, shown: list[str]) -> None:
    salto.ok("task", "add", a_youth(), "--text", "ring", "--due", due)
    assert whats(salto) == shown


def test_a_task_without_a_date_does_not_nag(salto: Salto, a_youth: Youth) -> None:
    salto.ok("task", "add", a_youth(), "--text", "en gang")
    assert whats(salto) == []


@pytest.mark.parametrize(
    ("born", "age", "alone", "categories"),
    [
        ("2011-12-02", 15, False, []),
        ("2010-12-02", 16, True, ["health", "substance"]),
        ("2008-12-02", 18, True, []),
    ],
)
def test_a_birthday_says_whose_yes_is_needed_from_then(
    salto: Salto, a_youth: Youth, born: str, age: int, alone: bool, categories: list[str]
) -> None:
    amina = a_youth(born=born)
    found = item(salto, "birthday")
    assert (found["age"], found["day"], found["days"]) == (age, "2026-12-02", 9)
    assert (found["alone"], found["categories"]) == (alone, categories)
    assert found["next"] == f"salto grant-consent {amina} --by subject"


@pytest.mark.parametrize(
    ("born", "shown"),
    [
        ("2008-12-23", True),
        ("2008-12-24", False),
        ("2008-11-23", True),  # today
        ("2008-08-25", True),  # 90 days ago, and nothing said since
        ("2008-08-24", False),
        ("2009-12-02", False),  # turns 17
        ("2005-12-02", False),
    ],
)
def test_a_birthday_is_spoken_of_from_30_days_before(
    salto: Salto, a_youth: Youth, born: str, shown: bool
) -> None:
    a_youth(born=born)
    assert ("birthday" in whats(salto)) is shown


def test_someone_born_on_29_february_turns_18_on_1_march(salto: Salto, a_youth: Youth) -> None:
    a_youth(born="2008-02-29")
    before = salto.at("2026-02-20")
    assert item(before, "birthday")["day"] == "2026-03-01"


def test_after_the_birthday_it_is_asked_until_the_youth_says_something(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth(born="2008-11-20")
    assert item(salto, "birthday")["days"] == -3
    salto.ok("refuse-consent", amina, "--by", "subject", "--to", "agenda-x")
    assert whats(salto) == []


def test_what_was_said_before_the_birthday_does_not_answer_it(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth(born="2008-11-20")
    salto.at("2026-11-19").ok("grant-consent", amina, "--by", "subject", *SHARED)
    assert whats(salto) == ["birthday"]


def test_a_consent_is_named_while_it_can_still_be_renewed(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth(born="2007-01-01")
    made = salto.ok("grant-consent", amina, "--by", "subject", *SHARED, "--through", "01.12.2026")
    code = str(made["statement"]["code"])
    found = item(salto, "consent_expiring")
    assert (found["code"], found["day"], found["days"]) == (code, "2026-12-01", 8)
    assert whats(salto.at("2026-12-01")) == ["consent_expiring"]
    assert whats(salto.at("2026-12-02")) == []
    salto.ok("withdraw-consent", code)
    assert whats(salto) == []


def test_silence_is_told_after_30_days_and_not_of_a_case_that_is_new(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth()
    assert whats(salto.at("2026-12-22")) == []
    later = salto.at("2026-12-23")
    assert item(later, "no_contact")["days"] is None
    later.ok("log-contact", amina, "--kind", "attempt")
    assert whats(later) == ["no_contact"]
    later.ok("log-contact", amina, "--kind", "talk")
    assert whats(later) == []


def test_a_closed_case_asks_for_nothing(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth(born="2008-12-02")
    salto.ok("task", "add", amina, "--text", "ring", "--due", "i dag")
    salto.ok("close-case", amina, "--outcome", "moved")
    assert whats(salto.at("2026-12-30"), "--all") == []


def test_a_colleagues_day_is_their_own(salto: Salto, a_youth: Youth) -> None:
    salto.ok("operator", "add", "Jonas Kollega")
    theirs = a_youth("Bilal Prøve", "2008-12-02", lead="Jonas Kollega")
    assert whats(salto) == []
    assert whats(salto, "--operator", "jonas") == whats(salto, "--all") == ["birthday"]
    salto.ok("task", "add", theirs, "--text", "mitt", "--due", "i dag")
    assert whats(salto) == ["task_due"]
    assert salto("today", "--operator", "Ingen Her").code == 3


def test_a_handover_waits_until_it_is_answered_and_a_decline_comes_back_with_its_reason(
    salto: Salto, a_youth: Youth
) -> None:
    salto.ok("operator", "add", "Jonas Kollega")
    amina = a_youth()
    made = salto.ok("handover", amina, "--to", "Jonas Kollega", "--why", "flytter")
    code = str(made["handover"]["code"])
    assert item(salto, "handover_waiting")["next"] == f"salto handover offer {code}"
    salto.ok("handover", "offer", code)
    assert item(salto, "handover_waiting")["next"] == f"salto handover accept {code}"
    assert whats(salto, "--operator", "jonas") == ["handover_waiting"]
    no = ["--by", "Jonas Kollega", "--channel", "call", "--reason", "ingen plass"]
    salto.ok("handover", "decline", code, *no)
    found = item(salto, "handover_declined")
    assert (found["text"], found["next"]) == ("ingen plass", f"salto handover show {code}")
    assert "ingen plass" in salto("today").out
    assert whats(salto.at("2026-12-22")) == ["handover_declined"]
    salto.ok("handover", amina, "--to", "Jonas Kollega", "--why", "prøver igjen")
    assert whats(salto) == ["handover_waiting"]


def test_a_long_day_is_cut_and_says_where_the_rest_is(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth()
    for number in range(11):
        salto.ok("task", "add", amina, "--text", f"oppgave {number:02}", "--due", "i dag")
    shown = salto("today").out
    assert "11 tasks are for today" in shown
    assert "and 3 more: salto task list" in shown
    assert "oppgave 08" not in shown
    assert len(salto.ok("today")["items"]) == 11
