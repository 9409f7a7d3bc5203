"""Today: what needs whom, when it appears, and when it is gone again."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures import Salto

Youth = Callable[..., str]
SHARED = ["--to", "agenda-x", "--category", "work", "--form", "written", "--informed"]


# Plans for a change, and the points of a handover, have lines with tests of their own.
PLANS = {"transition_late", "transition_unbegun", "checklist_due", "checklist_late"}

PAIRS = ("nav-ungdomsteam:work", "etterstad-videregaende-skole:school")


def whats(salto: Salto, *args: str) -> list[str]:
    found = [each["what"] for each in salto.ok("today", *args)["items"]]
    return [what for what in found if what not in PLANS]


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
    days = [each["days"] for each in later.ok("today")["items"] if each["what"] not in PLANS]
    assert days == [-2, 0, 7, 3]


@pytest.mark.parametrize(("due", "shown"), [("+7d", ["task_soon"]), ("+8d", [])])
def test_a_task_shows_a_week_ahead(salto: Salto, a_youth: Youth, due: str, shown: list[str]) -> None:
    salto.ok("task", "add", a_youth(), "--text", "ring", "--due", due)
    assert whats(salto) == shown


def test_a_task_without_a_date_does_not_nag(salto: Salto, a_youth: Youth) -> None:
    salto.ok("task", "add", a_youth(), "--text", "en gang")
    assert whats(salto) == []


def test_what_no_day_calls_for_is_counted_with_the_command_that_lists_it(
    salto: Salto, a_youth: Youth
) -> None:
    one, other = a_youth(), a_youth("Bilal Prøve", born="2011-03-02")
    for person in (one, other):
        salto.ok("task", "add", person, "--text", "en gang")
    salto.ok("log-contact", other, "--kind", "talk")
    assert salto.ok("today")["undated"] == {"tasks": 2, "unmet": 1, "mine": True}
    page = " ".join(salto("today").out.split())
    assert "2 tasks without a date salto task list --mine" in page
    assert "1 youth not yet met or called salto caseload --sort contact --lead me" in page
    assert "2 tasks without a date salto task list 1 youth" in " ".join(salto("today", "--all").out.split())


def test_what_has_a_date_or_is_done_and_who_is_told_of_is_not_counted(salto: Salto, a_youth: Youth) -> None:
    person = a_youth()
    task = salto.ok("task", "add", person, "--text", "en gang")["task"]["code"]
    salto.ok("task", "add", person, "--text", "ring", "--due", "fredag")
    salto.ok("task", "done", task)
    later = salto.at("2027-02-23")
    assert "no_contact" in whats(later)
    assert later.ok("today")["undated"] is None


def test_of_somebody_else_nothing_is_counted(salto: Salto, a_youth: Youth) -> None:
    a_youth()
    salto.ok("operator", "add", "Lise Annen")
    assert salto.ok("today", "--operator", "Lise Annen")["undated"] is None


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


def test_a_consent_that_names_pairs_is_named_until_it_is_given_anew(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth(born="2007-01-01")
    pairs = [word for each in PAIRS for word in ("--pair", each)]
    said = ["--by", "subject", *pairs, "--form", "written", "--informed", "--explicit"]
    salto.ok("grant-consent", amina, *said, "--through", "01.12.2026")
    assert whats(salto) == ["consent_expiring"]
    salto.ok("refuse-consent", amina, "--by", "subject", "--pair", "jordalklubben:leisure")
    assert whats(salto) == ["consent_expiring"]  # a no to somebody else
    salto.ok("grant-consent", amina, *said, "--through", "01.05.2027")
    assert whats(salto) == []


@pytest.mark.parametrize("anew", [["jordalklubben:leisure"], ["nav-ungdomsteam:work"]])
def test_a_consent_is_not_given_anew_by_a_part_of_it(salto: Salto, a_youth: Youth, anew: list[str]) -> None:
    amina, how = a_youth(born="2007-01-01"), ["--form", "written", "--informed", "--explicit"]
    grant = ["grant-consent", amina, "--by", "subject", *how]
    to = ["--to", "nav-ungdomsteam,jordalklubben", "--category", "work,leisure"]
    salto.ok(*grant, *to, "--through", "01.12.2026")
    salto.ok(*grant, "--pair", anew[0], "--through", "01.05.2027")
    assert whats(salto) == ["consent_expiring"]
    salto.ok(*grant, *to, "--through", "01.05.2027")
    assert whats(salto) == []


def test_a_no_to_all_ends_the_asking(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth(born="2007-01-01")
    salto.ok("grant-consent", amina, "--by", "subject", *SHARED, "--through", "01.12.2026")
    salto.ok("refuse-consent", amina, "--by", "subject")
    assert whats(salto) == []


def test_a_handover_that_waits_is_in_the_day_of_whoever_leads_the_case_now(
    salto: Salto, a_youth: Youth
) -> None:
    amina = a_youth()
    for name in ("Jonas Kollega", "Sara Kollega"):
        salto.ok("operator", "add", name)
    salto.ok("handover", amina, "--to", "Sara Kollega", "--why", "flytter")
    salto.ok("edit", amina, "--lead", "Jonas Kollega")
    assert "handover_waiting" in whats(salto, "--operator", "Jonas Kollega")


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
    assert whats(salto) == ["task_due"] * 11
    assert "oppgave 10" in salto("today", "--whole").out


# --- lost contact ---------------------------------------------------------------------------------------


def test_contact_with_someone_on_the_board_is_lost_sooner(salto: Salto, a_youth: Youth) -> None:
    amina, bilal = a_youth(), a_youth("Bilal Prøve", "2013-05-05")
    salto.ok("board", "add", amina, "--reason", "incident", "--until", "det er rolig")
    assert whats(salto.at("2026-12-06")) == []
    later = salto.at("2026-12-07")
    assert item(later, "no_contact")["person"]["code"] == amina
    later.ok("log-contact", amina, bilal, "--kind", "talk")
    assert whats(later) == []


def test_failed_attempts_in_a_row_are_a_lost_contact(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth()
    for _each in range(2):
        salto.ok("log-contact", amina, "--kind", "attempt", "--channel", "call")
    assert whats(salto) == []
    salto.ok("log-contact", amina, "--kind", "attempt", "--channel", "message")
    assert item(salto, "no_contact")["count"] == 3
    assert "3 attempts without answer" in salto("today").out
    salto.at("2026-11-23T09:00").ok("log-contact", amina, "--kind", "talk")
    assert whats(salto.at("2026-11-24")) == []


def test_a_municipality_says_how_long_is_too_long(salto: Salto, a_youth: Youth, tmp_path: Path) -> None:
    a_youth()
    own = tmp_path / "tall.toml"
    own.write_text('[caseload.quiet]\nvalue = 10\nwhy = "Vi er mange."\n', encoding="utf-8")
    salto.ok("settings", "use", str(own))
    assert whats(salto.at("2026-12-02")) == []
    assert whats(salto.at("2026-12-03")) == ["no_contact"]


# --- what came in ---------------------------------------------------------------------------------------


def test_a_crisis_of_the_weekend_is_at_the_top_on_monday_and_gone_on_wednesday(
    salto: Salto, a_youth: Youth
) -> None:
    salto = salto.at("2026-11-20T12:00")  # a Friday
    amina = a_youth()
    late = salto.at("2026-11-21T23:30")
    late.ok("task", "add", amina, "--text", "ring mor", "--due", "i dag")
    late.ok("log-contact", amina, "--kind", "crisis")
    late.ok("log-contact", amina, "--kind", "talk")
    monday = salto.at("2026-11-23")
    assert whats(monday)[0] == "crisis"
    assert monday.ok("today")["since"] == {"day": "2026-11-20", "contacts": 2, "crises": 1}
    assert "Since Friday 20.11.2026: 2 contacts, 1 crisis" in monday("today").out
    tuesday = salto.at("2026-11-24").ok("today")
    assert tuesday["since"] is None
    assert "crisis" not in [each["what"] for each in tuesday["items"]]


def test_a_contact_that_was_taken_off_someone_did_not_come_in(salto: Salto, a_youth: Youth) -> None:
    amina = a_youth()
    made = salto.ok("log-contact", amina, "--kind", "crisis")
    code = re.search(r"K-\d+[A-Z]", str(made))
    assert code
    salto.ok("retract", code.group(), "--reason", "feil person")
    assert salto.ok("today")["since"] is None
    assert whats(salto) == []


# --- the backup -----------------------------------------------------------------------------------------


def backup_of(salto: Salto) -> dict[str, Any] | None:
    found = salto.ok("today")["backup"]
    return None if found is None else dict(found)


def test_a_store_of_today_needs_no_backup_yet(salto: Salto) -> None:
    assert backup_of(salto) is None
    assert backup_of(salto.at("2026-11-24")) is None


def test_a_store_without_a_backup_is_red_after_two_days(salto: Salto) -> None:
    later = salto.at("2026-11-25")
    assert backup_of(later) == {"state": "none", "days": None, "red": True, "next": "salto backup create"}
    shown = later("today").out
    assert "No backup of this store lies beside it" in shown
    assert "Nothing is waiting for you today" in shown


def test_an_old_backup_is_told_and_red_after_two_days(salto: Salto) -> None:
    salto.ok("backup", "create")
    assert backup_of(salto) == {"state": "untried", "days": None, "red": False, "next": "salto backup drill"}
    for day, red in (("2026-11-24", False), ("2026-11-25", True)):
        found = backup_of(salto.at(day))
        assert found and (found["state"], found["red"]) == ("old", red)


def test_a_folder_with_something_else_in_it_is_no_backup(salto: Salto) -> None:
    beside = salto.folder.with_name("store-backups")
    (beside / "20261124T020000Z").mkdir(parents=True)  # without its manifest: it was never finished
    (beside / "bilder").mkdir()
    (beside / "DRILLED.json").write_text("[]", encoding="utf-8")
    found = backup_of(salto.at("2026-11-25"))
    assert found and found["state"] == "none"


# --- one screen -----------------------------------------------------------------------------------------


def test_a_heavy_day_fits_one_screen_and_the_calm_is_counted_below(salto: Salto, a_youth: Youth) -> None:
    for number in range(9):
        code = a_youth(f"Ungdom {'ABCDEFGHI'[number]}", f"2008-12-{number + 1:02}")
        salto.ok("task", "add", code, "--text", "ring", "--due", "i dag")
        salto.ok("task", "add", code, "--text", "skriv", "--due", "+4d")
    lines = salto("today", width=120).out.splitlines()
    assert len(lines) <= 40
    assert any(line.startswith("Calmer: ") for line in lines)
    whole = salto("today", "--whole", width=120).out
    assert "Calmer" not in whole
    assert whole.count("salto task done") == 18
    for width in (80, 48):
        assert all(len(line.rstrip()) <= width for line in salto("today", width=width).out.splitlines())


def test_what_is_found_is_looked_up_once(
    salto: Salto, a_youth: Youth, monkeypatch: pytest.MonkeyPatch
) -> None:
    from salto_cli.store import board

    a_youth()
    asked, real = list[int](), board.rotation

    def counted(*given: Any) -> Any:
        asked.append(1)
        return real(*given)

    monkeypatch.setattr(board, "rotation", counted)
    salto.ok("today")
    assert asked == [1]
