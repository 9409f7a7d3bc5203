"""On which ground records go, and how long they are kept: the file is read as strictly as the policy."""

import tomllib

import pytest

from salto_cli.consent.forgetting import DUPLICATE, FILE, Ground, Period, may_mend, read, rules
from salto_cli.consent.reading import Misfit
from salto_cli.models.answer import Answer

TEXT = FILE.read_text(encoding="utf-8")
SAYS = tomllib.loads(TEXT)
FLAG, NUMBER = "must be true or false", "must be a whole number"
STRANGE, MISSING = "is not a key of the policy", "is missing"


def test_every_ground_and_period_is_what_the_file_says() -> None:
    forgetting = read(TEXT)
    assert forgetting.grounds == {
        key: Ground(key, tuple(row["law"]), row["erases"], row["open_case"])
        for key, row in SAYS["ground"].items()
    }
    assert forgetting.periods == {
        key: Period(key, row["months"], row["proposal"], tuple(row["law"]), row["nb"], row["en"])
        for key, row in SAYS["period"].items()
    }


def test_the_file_is_read_once_and_every_ground_has_its_law() -> None:
    assert rules() is rules()
    assert rules() == read(TEXT)
    assert all(ground.law for ground in rules().grounds.values())


@pytest.mark.parametrize(
    ("ground", "allowed"),
    [
        ("not_needed", True),
        ("withdrawn", True),
        ("unlawful", True),
        (DUPLICATE, True),
        ("archive", False),
        ("claims", False),
    ],
)
def test_records_are_put_right_only_on_a_ground_that_allows_it(ground: str, allowed: bool) -> None:
    known = read(TEXT).grounds[ground]
    answer = may_mend(known)
    assert answer == Answer("allow" if allowed else "deny", ground, known.law, () if allowed else ("nobody",))


def test_what_must_be_archived_and_claimed_cannot_be_erased_and_two_records_made_one_are_not_erased() -> None:
    assert {key for key, ground in rules().grounds.items() if not ground.erases} == {
        "archive",
        "claims",
        DUPLICATE,
    }


@pytest.mark.parametrize(
    ("old", "new", "path", "said"),
    [
        ("erases = true", 'erases = "yes"', "ground.not_needed.erases", FLAG),
        ("open_case = false", "open_case = 0", "ground.not_needed.open_case", FLAG),
        ("open_case = false\n", "", "ground.not_needed.open_case", MISSING),
        ("erases = true", "erases = true\nsecret = true", "ground.not_needed.secret", STRANGE),
        ("months = 24", "months = true", "period.closed_case.months", NUMBER),
        ("24\nproposal = true", "24\nproposal = 1", "period.closed_case.proposal", FLAG),
        ('nb = "en sak', 'bm = "en sak', "period.closed_case.nb", MISSING),
        ('en = "a case', 'uk = "a case', "period.closed_case.en", MISSING),
        ("[ground.not_needed]", "[grounds.not_needed]", "grounds", STRANGE),
        ("[period.kin]\nmonths = 3", "[period.kin]\nmonths = -3", "period.kin.months", NUMBER),
    ],
)
def test_a_wrong_key_refuses_the_whole_file_and_is_named(old: str, new: str, path: str, said: str) -> None:
    assert old in TEXT
    with pytest.raises(Misfit) as refused:
        read(TEXT.replace(old, new, 1))
    assert (refused.value.path, refused.value.trouble) == (path, said)


@pytest.mark.parametrize("table", ["ground", "period"])
def test_a_file_without_grounds_or_periods_is_refused(table: str) -> None:
    with pytest.raises(Misfit) as refused:
        read(TEXT.replace(f"[{table}.", "[other."))
    assert (refused.value.path, refused.value.trouble) == (table, MISSING)
