"""Which of one party's statements decides, and what it amounts to: the statement itself is named."""

from datetime import timedelta
from typing import Any

import pytest

from salto_cli.consent.policy import shipped
from salto_cli.consent.statements import SILENT, Standing, scope_fault, standing
from salto_cli.models.consent import Statement
from tests.consent.facts import SAID, TODAY, ask, at, grant, refusal

POLICY = shipped()
DAY = timedelta(days=1)


def found(*line: Statement) -> Standing:
    return standing(line, ask(), POLICY)


def test_where_a_party_stands_names_the_statement_and_a_fault_only_where_there_is_one() -> None:
    yes, no, taken = grant(), refusal(), grant(withdrawn=at(TODAY))
    assert found() == SILENT == Standing("silent", "", None)
    assert found(yes) == Standing("valid", "", yes)
    assert found(no) == Standing("refused", "", no)
    assert found(taken) == Standing("withdrawn", "", taken)
    faulty = grant(pressure=True)
    assert found(faulty) == Standing("faulty", "NOT_VOLUNTARY", faulty)


def test_a_refusal_and_a_withdrawal_of_one_day_are_the_no_and_the_withdrawal_and_nothing_more() -> None:
    yes = grant(order=0, said=at(TODAY))
    no = refusal(order=1, said=at(TODAY))
    assert found(yes, no) == Standing("refused", "", no)
    taken = grant(order=2, withdrawn=at(TODAY))
    assert found(yes, taken) == Standing("withdrawn", "", taken)
    two = (refusal(order=3, said=at(TODAY)), refusal(order=4, said=at(TODAY)))
    assert found(*two, yes) == Standing("refused", "", two[1])


def test_what_a_party_said_about_something_else_is_a_fault_of_scope_by_the_newest() -> None:
    older = grant(order=0, services=frozenset({"nav"}))
    newer = grant(order=1, said=at(SAID + DAY), categories=frozenset({"work"}))
    to_come = grant(order=2, said=at(TODAY + DAY), services=frozenset({"ppt"}))
    assert found(older, newer, to_come) == Standing("faulty", "OUT_OF_SCOPE_CATEGORY", newer)
    assert found(to_come) == SILENT


def test_a_consent_that_is_only_said_later_is_not_yet_valid() -> None:
    ahead = grant(said=at(TODAY + DAY))
    assert found(ahead) == Standing("faulty", "NOT_YET_VALID", ahead)


@pytest.mark.parametrize(("kind", "no"), [("refused", True), ("withdrawn", True), ("faulty", False)])
def test_a_no_is_a_refusal_or_a_withdrawal(kind: Any, no: bool) -> None:
    assert Standing(kind).said_no is no
    assert not SILENT.said_no
    assert (SILENT.code, Standing("valid", "", grant()).code) == ((), ("C-0",))


def test_of_several_refusals_or_withdrawals_of_one_day_the_last_written_is_named() -> None:
    no = [refusal(order=number, said=at(TODAY)) for number in (3, 1, 2)]
    assert found(*no) == Standing("refused", "", no[0])
    taken = [grant(order=number, withdrawn=at(TODAY)) for number in (3, 1, 2)]
    assert found(*taken) == Standing("withdrawn", "", taken[0])


def test_of_several_grants_of_one_day_one_without_fault_decides_and_else_the_last_written() -> None:
    sound, faulty, worse = grant(order=0), grant(order=1, informed=False), grant(order=2, pressure=True)
    assert found(faulty, sound, worse) == Standing("valid", "", sound)
    assert found(worse, faulty) == Standing("faulty", "NOT_VOLUNTARY", worse)


def test_of_what_was_said_astray_on_one_day_the_clock_decides_where_all_have_one() -> None:
    nav: dict[str, Any] = {"services": frozenset({"nav"})}
    work: dict[str, Any] = {"categories": frozenset({"work"})}
    morning = grant(order=2, said=at(SAID, "09:00"), **nav)
    evening = grant(order=1, said=at(SAID, "19:00"), **work)
    assert found(morning, evening) == found(evening, morning)
    assert found(morning, evening) == Standing("faulty", "OUT_OF_SCOPE_CATEGORY", evening)
    earlier = grant(order=5, said=at(SAID - DAY, "23:00"), **nav)
    assert found(morning, evening, earlier).statement == evening
    some_time = grant(order=0, said=at(SAID), **work)
    assert found(morning, evening, some_time).statement == morning, "without a clock the last written decides"
    undated = grant(order=6, said=at(SAID - DAY), **nav)
    assert found(morning, evening, undated).statement == evening, "another day's clock has no say"


def test_a_refusal_by_pairs_covers_its_pairs_and_no_others() -> None:
    yes = grant()
    elsewhere = refusal(order=1, said=at(TODAY), pairs=frozenset({("school", "work"), ("nav", "school")}))
    assert found(yes, elsewhere) == Standing("valid", "", yes)
    here = refusal(order=2, said=at(TODAY), pairs=frozenset({("school", "school")}))
    assert found(yes, here) == Standing("refused", "", here)


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        (grant(), ""),
        (grant(services=frozenset({"nav"})), "OUT_OF_SCOPE_SERVICE"),
        (grant(services=frozenset({"nav", "person:kari"})), "RECIPIENT_NOT_SERVICE"),
        (grant(categories=frozenset({"work"})), "OUT_OF_SCOPE_CATEGORY"),
        (grant(pairs=frozenset({("school", "work")})), "OUT_OF_SCOPE_CATEGORY"),
        (grant(pairs=frozenset({("person:kari", "school")})), "RECIPIENT_NOT_SERVICE"),
        (refusal(), ""),
        (refusal(services=frozenset({"nav"})), "OUT_OF_SCOPE_SERVICE"),
        (refusal(categories=frozenset({"work"})), "OUT_OF_SCOPE_SERVICE"),
    ],
)
def test_what_a_statement_does_not_cover_is_the_service_first_and_then_the_category(
    statement: Statement, fault: str
) -> None:
    assert scope_fault(statement, ask(), POLICY) == fault
