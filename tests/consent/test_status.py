"""How one statement stands on a day, among everything the same party has said."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from salto_cli.consent.policy import shipped
from salto_cli.consent.status import Status, lapses, last_day_of, status
from salto_cli.models.consent import Moment, Statement
from salto_cli.models.statement import (
    EXPIRED,
    FAULTY,
    HOLDS,
    NOT_YET,
    REFUSED,
    REPLACED,
    STOPPED,
    WITHDRAWN,
)
from tests.consent.facts import SAID, TODAY, at, grant, policy_with, refusal

POLICY = shipped()
SECTORS = {"school": "school", "nav": "nav", "grorud": "bydel_other"}
DAY = timedelta(days=1)


def stands(statement: Statement, *others: Statement, on: date = TODAY) -> Status:
    return status(statement, (statement, *others), SECTORS, on, POLICY)


def later(days: int = 1) -> Moment:
    return Moment(SAID + timedelta(days=days))


# --- one statement alone ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("statement", "on", "kind"),
    [
        (grant(), TODAY, HOLDS),
        (grant(), SAID, HOLDS),
        (grant(), SAID - DAY, NOT_YET),
        (grant(valid_from=TODAY + DAY), TODAY, NOT_YET),
        (grant(valid_from=TODAY), TODAY, HOLDS),
        (grant(through=TODAY), TODAY, HOLDS),
        (grant(through=TODAY - DAY), TODAY, EXPIRED),
        (grant(through=None), date(2027, 2, 28), HOLDS),
        (grant(through=None), date(2027, 3, 1), EXPIRED),
        (grant(withdrawn=at(TODAY)), TODAY, WITHDRAWN),
        (grant(withdrawn=at(TODAY)), TODAY - DAY, HOLDS),
        (refusal(), TODAY, REFUSED),
        (refusal(), SAID - DAY, NOT_YET),
    ],
)
def test_a_statement_alone_stands_by_its_own_days(statement: Statement, on: date, kind: str) -> None:
    assert stands(statement, on=on) == Status(kind)


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"informed": False}, "NOT_INFORMED"),
        ({"pressure": True}, "NOT_VOLUNTARY"),
        ({"child_interpreter": True}, "INTERPRETER_INVALID"),
        ({"form": "oral"}, "NOT_DOCUMENTED"),
    ],
)
def test_a_fault_of_form_is_named_with_the_categories_it_is_in(changed: dict[str, Any], fault: str) -> None:
    both = frozenset({"work", "school"})
    assert stands(grant(**changed)) == Status(FAULTY, fault, ("school",))
    assert stands(grant(categories=both, **changed)) == Status(FAULTY, fault, ("school", "work"))


def test_what_holds_for_one_category_and_not_for_another_holds_and_says_what_is_lacking() -> None:
    mixed = frozenset({"school", "health", "crime"})
    oral = grant(categories=mixed, form="oral", noted=True)
    assert stands(oral) == Status(HOLDS, "WRITTEN_REQUIRED", ("health", "crime"))
    inexplicit = grant(categories=mixed, explicit=False)
    assert stands(inexplicit) == Status(HOLDS, "EXPLICIT_REQUIRED", ("health", "crime"))


def test_a_fault_is_named_once_for_each_category_however_many_services_there_are() -> None:
    everywhere = grant(services=frozenset({"school", "nav", "ppt"}), informed=False)
    assert stands(everywhere) == Status(FAULTY, "NOT_INFORMED", ("school",))


def test_a_consent_that_names_no_service_covers_none() -> None:
    nothing = Status(FAULTY, "OUT_OF_SCOPE_SERVICE", ("school",))
    assert stands(grant(services=frozenset())) == stands(grant(pairs=frozenset())) == nothing


def test_a_consent_to_what_the_policy_no_longer_knows_is_as_if_replaced() -> None:
    assert stands(grant(categories=frozenset({"gossip"}))) == Status(REPLACED)


def test_a_consent_by_pairs_stands_by_its_pairs() -> None:
    pairs = grant(pairs=frozenset({("nav", "work"), ("school", "health")}), form="oral", noted=True)
    assert stands(pairs) == Status(HOLDS, "WRITTEN_REQUIRED", ("health",))


def test_a_consent_for_another_district_needs_no_more_than_its_own_unit() -> None:
    named = grant(services=frozenset({"grorud"}), unit="Grorud")
    assert stands(named) == Status(HOLDS)
    assert stands(replace(named, unit=None)) == Status(HOLDS)
    assert stands(grant(purpose="mediation")) == Status(HOLDS)


# --- among others ----------------------------------------------------------------------------------------


def test_a_newer_consent_to_the_same_replaces_the_older() -> None:
    old, new = grant(), grant(order=1, said=later())
    assert stands(old, new) == Status(REPLACED)
    assert stands(new, old) == Status(HOLDS)
    assert stands(old, new, on=SAID) == Status(HOLDS)


def test_a_newer_consent_to_some_of_it_leaves_the_rest_standing() -> None:
    wide = grant(services=frozenset({"school", "nav"}))
    narrow = grant(order=1, said=later())
    assert stands(wide, narrow) == Status(HOLDS)
    whole = grant(order=1, said=later(), services=frozenset({"school", "nav"}))
    assert stands(wide, whole) == Status(REPLACED)


def test_a_refusal_replaces_what_was_allowed_before() -> None:
    assert stands(grant(), refusal(order=1, said=later())) == Status(REPLACED)
    assert stands(refusal(), grant(order=1, said=later())) == Status(REFUSED), (
        "it covers more than was granted"
    )
    narrow = refusal(services=frozenset({"school"}), categories=frozenset({"school"}))
    assert stands(narrow, grant(order=1, said=later())) == Status(REPLACED)


def test_a_refusal_of_everything_covers_also_the_services_that_nothing_names() -> None:
    narrow = grant(order=1, said=later(), categories=frozenset(POLICY.categories))
    assert stands(refusal(), narrow) == Status(REFUSED)
    of_categories = refusal(categories=frozenset({"school"}))
    assert stands(of_categories, narrow) == Status(REFUSED)
    of_services = refusal(services=frozenset({"school"}))
    assert stands(of_services, narrow) == Status(REPLACED)


def test_what_another_consents_withdrawal_stops_is_stopped_and_not_withdrawn() -> None:
    day = at(TODAY)
    withdrawn = grant(order=1, said=later(), withdrawn=day)
    assert stands(grant(), withdrawn) == Status(STOPPED)
    assert stands(withdrawn, grant()) == Status(WITHDRAWN)
    own = grant(withdrawn=at(TODAY - DAY))
    assert stands(own, withdrawn) == Status(WITHDRAWN), "it was withdrawn itself, too"
    same_day = grant(withdrawn=day)
    assert stands(same_day, withdrawn) == Status(WITHDRAWN), "and on the same day"
    not_yet = grant(withdrawn=at(TODAY + DAY))
    assert stands(not_yet, withdrawn) == Status(STOPPED), "its own withdrawal is to come"


def test_a_consent_given_again_after_a_withdrawal_holds() -> None:
    again = grant(order=1, said=at(TODAY))
    withdrawn = grant(withdrawn=at(TODAY - DAY))
    assert stands(again, withdrawn) == Status(HOLDS)
    assert stands(withdrawn, again) == Status(WITHDRAWN)


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        # One consent, two services; on each it stands by something else that was said.
        (grant(order=1, said=later()), None, HOLDS),
        (refusal(order=1, said=later(), services=frozenset({"school"})), None, HOLDS),
        (grant(order=1, said=later()), grant(order=2, said=later(), withdrawn=at(TODAY)), STOPPED),
    ],
)
def test_the_whole_is_called_by_what_is_best_of_its_parts(
    first: Statement, second: Statement | None, kind: str
) -> None:
    wide = grant(services=frozenset({"school", "nav"}))
    if second:
        second = replace(second, services=frozenset({"nav"}))
    others = (first, second) if second else (first,)
    assert stands(wide, *others).kind == kind


def test_a_service_that_is_not_known_is_taken_for_one_without_a_unit() -> None:
    elsewhere = grant(services=frozenset({"gone"}), unit="Alna")
    assert stands(elsewhere) == Status(HOLDS)
    older = grant(order=1, services=frozenset({"grorud"}), said=at(SAID - DAY))
    newer = grant(services=frozenset({"grorud"}), unit="Alna")
    assert stands(older, newer) == Status(HOLDS), "another unit of another district is another recipient"
    assert status(older, (older, newer), {}, TODAY, POLICY) == Status(REPLACED)


# --- until when ------------------------------------------------------------------------------------------


def test_a_consent_lapses_on_the_day_agreed_or_the_longest_the_policy_allows() -> None:
    assert lapses(grant(through=TODAY), POLICY) == TODAY
    assert lapses(grant(through=None), POLICY) == date(2027, 2, 28)
    assert lapses(grant(through=date(2030, 1, 1)), POLICY) == date(2027, 2, 28)
    assert lapses(refusal(), POLICY) is None
    assert lapses(refusal(through=TODAY), POLICY) is None


def test_the_longest_is_the_policys() -> None:
    month = policy_with(("max_months = 12", "max_months = 1"))
    assert last_day_of(SAID, POLICY) == date(2027, 2, 28)
    assert last_day_of(SAID, month) == date(2026, 3, 31)
    assert lapses(grant(through=None), month) == date(2026, 3, 31)
