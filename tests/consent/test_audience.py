"""Who may be in the room for which case: what is said aloud is what everyone present may have."""

from collections.abc import Sequence
from itertools import combinations, pairwise, permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from salto_cli.consent.audience import EXACT, audience, may_be_said, rolling
from salto_cli.consent.policy import shipped

CATEGORIES = tuple(shipped().categories)
SERVICES = ("nav", "school", "club", "police", "health")
TRIES = settings(max_examples=150, deadline=None, derandomize=True)

several = st.sets(st.sampled_from(CATEGORIES), max_size=4).map(frozenset)
alloweds = st.dictionaries(st.sampled_from(SERVICES), several, max_size=5)
rooms = st.sets(st.sampled_from(SERVICES), max_size=4).map(frozenset)


def heard(allowed: dict[str, frozenset[str]], room: frozenset[str]) -> int:
    """How many categories the services in a room hear, all of them taken together."""
    return len(room) * len(may_be_said(allowed, room, CATEGORIES)) if room else 0


def test_the_team_alone_may_say_everything() -> None:
    assert may_be_said({"nav": frozenset({"work"})}, (), CATEGORIES) == frozenset(CATEGORIES)


def test_with_a_service_in_the_room_that_has_no_yes_nothing_may_be_said() -> None:
    assert may_be_said({"nav": frozenset({"work"})}, ("nav", "school"), CATEGORIES) == frozenset()
    assert may_be_said({"nav": frozenset({"work"}), "school": frozenset()}, ("school",), CATEGORIES) == set()


@TRIES
@given(alloweds, rooms, st.sampled_from(SERVICES))
def test_one_more_in_the_room_never_widens_what_may_be_said(
    allowed: dict[str, frozenset[str]], room: frozenset[str], one_more: str
) -> None:
    assert may_be_said(allowed, room | {one_more}, CATEGORIES) <= may_be_said(allowed, room, CATEGORIES)


@TRIES
@given(alloweds, rooms)
def test_nobody_present_hears_what_they_may_not_have(
    allowed: dict[str, frozenset[str]], room: frozenset[str]
) -> None:
    said = may_be_said(allowed, room, CATEGORIES)
    assert all(said <= allowed.get(service, frozenset()) for service in room)


@TRIES
@given(alloweds)
def test_everyone_in_the_room_that_is_proposed_may_hear_something(
    allowed: dict[str, frozenset[str]],
) -> None:
    room = audience(allowed, CATEGORIES)
    assert bool(room) is any(allowed.values())
    assert not room or may_be_said(allowed, room, CATEGORIES)


@TRIES
@given(alloweds)
def test_no_other_room_hears_more(allowed: dict[str, frozenset[str]]) -> None:
    most = heard(allowed, audience(allowed, CATEGORIES))
    others = (frozenset(each) for n in range(1, 6) for each in combinations(SERVICES, n))
    assert all(heard(allowed, room) <= most for room in others)


@TRIES
@given(alloweds, st.sampled_from(SERVICES))
def test_a_service_whose_consent_is_taken_away_is_in_the_room_no_more(
    allowed: dict[str, frozenset[str]], service: str
) -> None:
    left = {key: may for key, may in allowed.items() if key != service}
    assert service not in audience(left, CATEGORIES)
    assert service not in audience({**allowed, service: frozenset()}, CATEGORIES)


def test_those_who_share_only_how_to_reach_someone_are_not_put_together() -> None:
    allowed = {
        "nav": frozenset({"identity", "work", "housing_economy"}),
        "club": frozenset({"identity", "leisure"}),
    }
    assert audience(allowed, CATEGORIES) == {"nav"}


def test_of_rooms_that_hear_as_much_the_fuller_one_is_proposed() -> None:
    allowed = {"nav": frozenset({"identity", "work"}), "club": frozenset({"identity"})}
    assert audience(allowed, CATEGORIES) == {"nav", "club"}


@TRIES
@given(alloweds)
def test_the_order_in_which_services_are_named_changes_nothing(
    allowed: dict[str, frozenset[str]],
) -> None:
    assert audience(allowed, CATEGORIES) == audience(dict(reversed(allowed.items())), CATEGORIES)


# --- rooms one after the other ------------------------------------------------------------------------------


def moves(found: Sequence[frozenset[str]], first: frozenset[str]) -> int:
    """How often a service comes or goes, from ``first`` through every room until the team is alone."""
    return sum(len(one ^ other) for one, other in pairwise([first, *found, frozenset()]))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(rooms, unique=True, max_size=6))
def test_no_order_of_a_few_rooms_has_fewer_comings_and_goings(found: list[frozenset[str]]) -> None:
    first = frozenset(SERVICES)
    order = rolling(found, first)
    assert sorted(order) == list(range(len(found)))
    fewest = min(moves(each, first) for each in permutations(found))
    assert moves([found[place] for place in order], first) == fewest


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(rooms, unique=True, min_size=EXACT + 1, max_size=15))
def test_many_rooms_each_come_once_and_the_same_order_comes_again(
    found: list[frozenset[str]],
) -> None:
    first = frozenset(SERVICES)
    order = rolling(found, first)
    assert sorted(order) == list(range(len(found)))
    assert rolling(list(found), first) == order


def test_whoever_is_to_leave_early_is_done_with_first_where_it_costs_nothing() -> None:
    found = [frozenset({"nav"}), frozenset({"police"})]
    assert rolling(found, frozenset()) == (0, 1)
    assert rolling(found, frozenset(), frozenset({"police"})) == (1, 0)


def test_to_leave_early_is_not_worth_one_more_coming_and_going() -> None:
    found = [frozenset({"nav"}), frozenset({"nav", "police"}), frozenset({"police", "club"})]
    order = rolling(found, frozenset(), frozenset({"police"}))
    assert moves([found[place] for place in order], frozenset()) == 6


def test_a_room_with_the_team_alone_comes_last() -> None:
    found = [frozenset[str](), frozenset({"nav"}), frozenset({"nav", "school"})]
    assert rolling(found, frozenset({"nav", "school"})) == (2, 1, 0)


def test_without_a_room_there_is_no_order() -> None:
    assert rolling([], frozenset({"nav"})) == ()
