"""What leaves to one recipient, item by item."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from salto_cli.consent.policy import shipped
from salto_cli.consent.trim import trim
from salto_cli.models.consent import Answer, Item, PersonKey
from tests.consent.facts import ask, grant, person

POLICY = shipped()
NAV = frozenset({"nav"})
OWN = grant(services=NAV, categories=frozenset({"school", "work", "crime"}))
FACTS = person(19, OWN)
QUESTION = ask("work", "nav")


def item(category: str = "work", concerns: Mapping[PersonKey, bool] | None = None, **origin: object) -> Item:
    source = origin.get("source")
    return Item(
        key="K-1",
        category=category,
        source=source if isinstance(source, str) else None,
        released=bool(origin.get("released")),
        concerns=concerns or {},
    )


def held_for(
    *items: Item, allowed: frozenset[str] = frozenset({"work", "crime"}), sector: str = "nav"
) -> list[str]:
    result = trim(items, allowed, FACTS, ask("work", sector), POLICY)
    assert len(result.going) + len(result.held) == len(items)
    return [each.answer.reason for each in result.held]


def test_an_item_in_an_allowed_category_goes() -> None:
    assert held_for(item()) == []


def test_an_item_whose_category_was_not_judged_stays_even_where_a_consent_covers_it() -> None:
    assert held_for(item("school")) == ["NOT_JUDGED"]
    assert held_for(item(), allowed=frozenset()) == ["NOT_JUDGED"]


def test_what_was_not_judged_says_so_with_its_law_and_who_must_act() -> None:
    held = trim([item("school")], frozenset(), FACTS, QUESTION, POLICY).held
    reason = POLICY.reasons["NOT_JUDGED"]
    assert held[0].item.category == "school"
    assert held[0].answer == Answer("deny", "NOT_JUDGED", reason.law, reason.who)
    assert reason.law and reason.who


def test_an_item_that_the_judge_refuses_stays_even_where_its_category_is_called_allowed() -> None:
    assert held_for(item("health"), allowed=frozenset({"health"})) == ["OUT_OF_SCOPE_CATEGORY"]
    assert held_for(item("gossip"), allowed=frozenset({"gossip"})) == ["UNKNOWN_CATEGORY"]


def test_what_the_police_told_stays_until_they_release_it() -> None:
    assert held_for(item("crime", source="police")) == ["SOURCE_RESTRICTED"]
    assert held_for(item("crime", source="police", released=True)) == []
    assert held_for(item("crime", source="youth")) == []


def test_an_item_about_others_stays_until_every_one_of_them_has_cleared_it() -> None:
    assert held_for(item(concerns={"P-2": False})) == ["THIRD_PARTY"]
    assert held_for(item(concerns={"P-2": True, "P-3": False})) == ["THIRD_PARTY"]
    assert held_for(item(concerns={"P-2": True, "P-3": True})) == []


def test_the_person_never_gets_other_peoples_information_even_cleared() -> None:
    assert held_for(item(concerns={"P-2": True}), sector="self") == ["THIRD_PARTY"]
    assert held_for(item("crime", source="police"), sector="self") == []


def test_what_goes_and_what_stays_keep_the_order_they_came_in() -> None:
    items = [item("school"), item("work"), item("health"), item("crime")]
    result = trim(items, frozenset({"work", "crime"}), FACTS, QUESTION, POLICY)
    assert [each.category for each in result.going] == ["work", "crime"]
    assert [each.item.category for each in result.held] == ["school", "health"]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from(sorted(POLICY.categories))),
    st.frozensets(st.sampled_from(sorted(POLICY.categories))),
)
def test_nothing_leaves_to_a_recipient_nobody_has_consented_to(
    categories: list[str], allowed: frozenset[str]
) -> None:
    result = trim([item(name) for name in categories], allowed, person(19), ask("work", "nav"), POLICY)
    assert result.going == ()
