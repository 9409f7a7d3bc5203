"""What has been kept as long as it may be: by the periods in the rules, the last day not included."""

from collections.abc import Callable

import pytest

from salto_cli.consent import forgetting
from salto_cli.errors import Unacceptable
from salto_cli.models.words import WORDS
from tests.commands.test_erase import guardian
from tests.fixtures import Salto

Youth = Callable[..., str]


def due(salto: Salto, rule: str) -> list[str | None]:
    return [each["code"] for each in salto.ok("retention", "due")["items"] if each["rule"] == rule]


def test_a_closed_case_is_due_when_its_months_have_passed_and_not_before(
    salto: Salto, a_youth: Youth
) -> None:
    code = a_youth()
    a_youth("Omar Eksempel", "2012-01-01")
    salto.ok("close-case", code, "--outcome", "moved")
    assert due(salto.at("2028-11-23"), "closed_case") == []
    assert due(salto.at("2028-11-24"), "closed_case") == [code]
    (item,) = salto.at("2028-11-24").ok("retention", "due")["items"]
    assert item["next"] == f"salto erase {code} --ground not_needed"
    assert item["person"]["name"] == "Amina Eksempel"


def test_a_case_that_was_opened_again_is_not_due(salto: Salto, a_youth: Youth) -> None:
    code = a_youth()
    salto.ok("close-case", code, "--outcome", "moved")
    salto.ok("open-case", code, "--basis", "child_welfare", "--purposes", "follow_up")
    assert due(salto.at("2030-01-01"), "closed_case") == []


def test_who_is_restricted_is_kept(salto: Salto, a_youth: Youth) -> None:
    code = a_youth()
    salto.ok("close-case", code, "--outcome", "moved")
    salto.ok("restrict", code, "--ground", "archive")
    assert due(salto.at("2030-01-01"), "closed_case") == []


def test_a_relative_is_due_when_the_tie_is_gone_and_is_told_by_the_code(salto: Salto, a_youth: Youth) -> None:
    child = a_youth()
    parent = guardian(salto, child)
    later = salto.at("2027-06-01")
    assert due(later, "kin") == []
    salto.ok("unlink", child, parent)
    assert due(salto, "kin") == []
    (item,) = later.ok("retention", "due")["items"]
    assert (item["code"], item["person"]) == (parent, None)
    assert "Sahra" not in later("retention", "due").out
    later.ok("erase", parent, "--ground", "not_needed", "--yes")
    assert due(later, "kin") == []


def test_old_details_of_the_log_go_and_the_log_stays_whole(salto: Salto, a_youth: Youth) -> None:
    a_youth()
    held = salto.rows("SELECT count(*) FROM judgement_detail")[0][0]
    assert salto.ok("audit", "expire")["details"] == 0
    salto.at("2031-12-31").ok("caseload")  # someone has been at work, and vouches for the clock
    later = salto.at("2032-01-01")
    assert due(later, "log") == [None]
    assert later.ok("audit", "expire")["details"] == held
    assert later.ok("audit", "expire")["details"] == 0
    assert later.rows("SELECT count(*) FROM judgement") != [(0,)]
    assert later("audit", "verify").code == 0


def test_letting_go_takes_no_detail_that_is_not_old(salto: Salto, a_youth: Youth) -> None:
    a_youth()
    salto.at("2031-12-31").ok("caseload")  # someone has been at work, and vouches for the clock
    later = salto.at("2032-01-01")
    kept = later.ok("register", "--name", "Ny Ungdom", "--born", "2020-01-01", "--basis", "child_welfare",
                    "--purposes", "follow_up")  # fmt: skip
    assert kept
    later.ok("audit", "expire")
    assert later.rows("SELECT count(*) FROM judgement_detail") != [(0,)]


# --- the rules -----------------------------------------------------------------------------------------


def test_every_ground_has_its_words_and_every_word_its_ground() -> None:
    assert {each.key for each in WORDS["erasure"]} == forgetting.rules().grounds.keys() - {"duplicate"}


def test_every_ground_and_period_cites_a_law() -> None:
    rules = forgetting.rules()
    cited = [each.law for each in rules.grounds.values()] + [each.law for each in rules.periods.values()]
    assert all(any("GDPR art." in law for law in each) for each in cited)


@pytest.mark.parametrize(
    "change",
    [
        ("erases = true", "erases = 1"),
        ("months = 24", 'months = "24"'),
        ("months = 24", "months = -1"),
        ("open_case = false", ""),
        ("proposal = true\n", "proposal = true\nalso = true\n"),
    ],
)
def test_rules_that_half_fit_are_refused_whole(change: tuple[str, str]) -> None:
    text = forgetting.FILE.read_text(encoding="utf-8")
    with pytest.raises(Unacceptable):
        forgetting.read(text.replace(*change, 1))
