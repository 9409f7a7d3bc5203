"""Six weeks of the year in docs/year.md; ``dev.py year`` lives all of it."""

from tests.year.__main__ import live, main, page

WEEKS, YOUTHS = 6, 12


def test_six_weeks_keep_every_promise_and_come_out_the_same_each_time() -> None:
    made = live(WEEKS, YOUTHS)
    assert {name: each.faults for name, each in made.checks.tallies.items() if each.faults} == {}
    assert made.counts["meetings"] == str(WEEKS)
    assert "| 8 | the log verifies, and only grows | 6 of 6 | yes |" in page(made)
    assert live(WEEKS, YOUTHS).digest == made.digest


def test_another_seed_is_another_year() -> None:
    assert live(1, 3, seed=2).digest != live(1, 3, seed=3).digest


def test_a_year_that_could_not_try_everything_is_no_good_one(capsys: object) -> None:
    assert main(["--weeks", "1", "--youths", "1"]) == 1  # nothing was withdrawn, and nothing handed over
