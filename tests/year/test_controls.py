"""A control for each check of the year: the tool is broken in one spot, and the check must notice."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest

from salto_cli.consent import judge, trim
from salto_cli.models import today as kinds
from salto_cli.models.handover import Party
from salto_cli.models.order import FOLLOW_UP, Order
from salto_cli.models.question import Keep, Questions
from salto_cli.store import handover as handovers
from salto_cli.store.act import Act
from salto_cli.usecases.door import asks
from salto_cli.usecases.needs import NEEDS
from tests.year import life, town
from tests.year.__main__ import Lived, live
from tests.year.days import FIRST
from tests.year.life import Life
from tests.year.office import Office
from tests.year.table import Table
from tests.year.year import Year

YOUTHS = 10
LONG_AGO = "2025-06-01"  # the tool has been here for long, and what it left undone counts


@contextmanager
def hidden(*what: str) -> Iterator[None]:
    """A day that does not show lines of these kinds."""
    left = tuple(each for each in NEEDS if each.kind not in what)
    with patch("salto_cli.usecases.today.NEEDS", left):
        yield


@contextmanager
def nothing_but(*what: tuple[int, life.What]) -> Iterator[None]:
    """A life in which only this happens, so often."""
    with patch.object(life, "AT_WORK", what):
        yield


def since_long(year: Year) -> None:
    """Nothing is held to be new on the first day."""
    year.first = LONG_AGO


def busy(year: Year) -> None:
    """As much happens as with five times as many youths."""
    year.life.share *= 5


def faults(made: Lived, name: str) -> list[str]:
    return made.checks.tallies[name].faults


def test_a_red_deadline_that_is_not_shown_is_noticed() -> None:
    with hidden(kinds.DEADLINE_RED):
        assert faults(live(4, YOUTHS, breaking=busy), "deadlines")


def test_a_youth_whom_nobody_is_reminded_of_is_noticed() -> None:
    with hidden(kinds.ROTATION), patch.object(Table, "_by_rotation"):  # nor does the meeting look
        assert faults(live(1, YOUTHS, breaking=since_long), "looks")


def test_a_judge_that_says_yes_to_everything_is_noticed_on_the_sheets() -> None:
    real = judge.may_share

    def lenient(*asked: Any) -> Any:
        return replace(real(*asked), decision="allow", reason="CONSENT_OK")

    # The door asks it, and what is about others, or from others, is asked once more line by line.
    with patch.object(judge, "may_share", lenient), patch.object(trim, "may_share", lenient):
        assert faults(live(1, 3 * YOUTHS), "sheets")


def test_a_sheet_that_holds_back_what_is_a_yes_is_noticed() -> None:
    real = judge.may_share

    def strict(*asked: Any) -> Any:
        return replace(real(*asked), decision="deny", reason="SUBJECT_REFUSED", rests_on=())

    with patch.object(judge, "may_share", strict):
        assert faults(live(1, 3 * YOUTHS), "sheets")


class _PassOn(Order):
    """Make somebody responsible without a word from them."""

    command = "handover plan"
    purpose = FOLLOW_UP

    def __init__(self, row: int) -> None:
        self.row = row


def _whom(_act: Act, order: _PassOn) -> Questions:
    return [Keep((order.row,))]


@asks(_whom)
def _pass_on(act: Act, order: _PassOn) -> None:
    handovers.make_responsible(act, order.row, Party("NAV Ungdomsteam", service="nav-ungdomsteam"), None)


def test_somebody_responsible_without_a_yes_is_noticed() -> None:
    lived = Life.day

    def day(self: Life, there: Sequence[str]) -> None:
        lived(self, there)
        if self.office.now.date() == FIRST + timedelta(days=8):
            youth = next(each for each in town.youths(self.office) if not _handed_over(self.office, each.row))
            self.office.do(self.office.team[0], _PassOn(youth.row), _pass_on)

    with patch.object(Life, "day", day):
        assert faults(live(2, YOUTHS), "responsible")


def _handed_over(office: Office, person: int) -> bool:
    return bool(office.rows("SELECT 1 FROM handover WHERE person = ?", person))


def test_a_sibling_whom_nobody_is_reminded_of_is_noticed() -> None:
    with hidden(kinds.SIBLING):
        assert faults(live(5, YOUTHS), "siblings")


def test_a_recipient_whom_nobody_tells_is_noticed() -> None:
    with hidden(kinds.UNTOLD), nothing_but((6000, life.a_withdrawal), (3000, life.a_consent)):
        assert faults(live(2, YOUTHS), "withdrawals")


def test_a_handover_without_a_line_is_noticed() -> None:
    with hidden(kinds.WAITING), nothing_but((3000, life.a_handover)):
        assert faults(live(3, YOUTHS), "handovers")


def test_a_log_that_was_tampered_with_is_noticed() -> None:
    def tampered(year: Year) -> None:
        at = year.office.store.connection
        for (name,) in at.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            if "outcome" in name or "signature" in name:
                at.execute(f"DROP TRIGGER {name}")
        at.execute("DELETE FROM signature WHERE act = 2")

    assert faults(live(1, YOUTHS, breaking=tampered), "log")


@pytest.mark.parametrize("change", [lambda year: None, busy])
def test_a_year_that_nobody_breaks_has_no_faults(change: Callable[[Year], None]) -> None:
    made = live(2, YOUTHS, breaking=change)
    assert {name: each.faults for name, each in made.checks.tallies.items() if each.faults} == {}
