"""Counts in which nobody can be recognised: what is hidden cannot be worked out from what is shown."""

from collections import defaultdict
from itertools import product

import pytest

from salto_cli.models.count import FEW, FEWEST, HIDDEN, Breakdown
from salto_cli.usecases.count import breakdown, cell
from tests.fixtures import Salto

NAMES = "ABCD"


def shown(*numbers: int) -> Breakdown:
    """The breakdown of these counts, named A, B, C …"""
    return breakdown("district", dict(zip(NAMES, numbers, strict=False)))


def marks(*numbers: int) -> list[int | str | None]:
    """The same as a list of what stands in each cell; empty where all of it is withheld."""
    return [each.why or each.count for each in shown(*numbers).cells]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_count_from_one_to_four_is_not_shown(number: int) -> None:
    assert (cell(None, number).count, cell(None, number).why) == (None, FEW)


@pytest.mark.parametrize("number", [0, 5, 6, 100])
def test_none_and_five_or_more_are_shown(number: int) -> None:
    assert (cell(None, number).count, cell(None, number).why) == (number, None)


def test_one_small_count_takes_a_larger_one_with_it() -> None:
    assert marks(3, 20, 30) == [FEW, HIDDEN, 30]


def test_two_small_counts_whose_sum_gives_both_away_take_a_larger_one_with_them() -> None:
    assert marks(1, 1, 20, 30) == [FEW, FEW, HIDDEN, 30]


def test_a_count_of_exactly_five_hides_nothing_behind_it() -> None:
    assert marks(1, 5, 30) == [FEW, HIDDEN, HIDDEN]


def test_two_small_counts_that_leave_each_other_open_need_no_third() -> None:
    assert marks(2, 3, 30) == [FEW, FEW, 30]


def test_where_nothing_is_left_to_hide_behind_the_whole_breakdown_is_withheld() -> None:
    assert (shown(3).cells, shown(3).withheld) == ((), True)
    assert shown(1, 5).withheld


def test_nobody_can_work_out_a_small_count_who_knows_the_sum_and_the_rule() -> None:
    possible: dict[object, list[tuple[int, ...]]] = defaultdict(list)
    for numbers in product(range(15), repeat=3):
        possible[sum(numbers), tuple(marks(*numbers))].append(numbers)
    for numbers in product(range(9), repeat=3):
        for at, mark in enumerate(marks(*numbers)):
            if mark == FEW:
                fitting = possible[sum(numbers), tuple(marks(*numbers))]
                assert len({one[at] for one in fitting}) > 1, numbers


def test_every_value_from_one_to_four_fits_what_is_shown() -> None:
    for numbers in product(range(12), repeat=3):
        seen = shown(*numbers)
        hidden = [at for at, each in enumerate(seen.cells) if each.why]
        left = sum(numbers[at] for at in hidden)
        ranges = [range(1, FEWEST) if seen.cells[at].why == FEW else range(FEWEST, 40) for at in hidden]
        fitting = [tried for tried in product(*ranges) if sum(tried) == left]
        for place, at in enumerate(hidden):
            if seen.cells[at].why == FEW:
                assert {tried[place] for tried in fitting} == set(range(1, FEWEST)), numbers


def test_an_empty_store_has_nothing_to_count(salto: Salto) -> None:
    done = salto.ok("count")
    assert done["cases"]["count"] == 0
    assert done["contacts"]["count"] == 0
