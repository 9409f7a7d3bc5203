"""What holds for every question, whatever was said: properties of the judge."""

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from salto_cli.consent.ages import age_on
from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import shipped
from salto_cli.models.consent import Ask, Ground, Moment, Origin, Period, PersonFacts, Statement
from tests.consent.facts import BORN, SAID, TODAY, ask, at, grant, person, refusal

POLICY = shipped()
NEEDS_NO_CONSENT = {"SELF", "ANONYMISED", "PARENTAL_RESPONSIBILITY"}
# Drawn in a fixed order: a failure is the same one on every machine.
quickly = settings(max_examples=70, deadline=None, derandomize=True)
RANK = {"deny": 0, "needs": 1, "allow": 2}
FEW_SERVICES = ["school", "police", "health", "konfliktrad", "bydel_other"]
FEW_CATEGORIES = ["school", "health", "crime", "leisure", "identity"]

days = st.dates(TODAY - timedelta(days=430), TODAY + timedelta(days=30))
births = st.dates(date(2005, 1, 1), date(2019, 12, 31))
clocks = st.none() | st.sampled_from([time(9), time(12)])
moments = st.builds(Moment, days, clocks)


@st.composite
def statements(draw: st.DrawFn, giver: str | None = None, act: str | None = None) -> Statement:
    """Any statement by the person, a guardian in or outside the roster, or child welfare."""
    by = giver or draw(
        st.sampled_from(["subject", "guardian:G1", "guardian:G2", "guardian:F9", "barnevern_care"])
    )
    listed = st.sampled_from
    return grant(
        by,
        act=act or draw(listed(["grant", "grant", "grant", "refuse"])),
        said=draw(moments),
        services=draw(st.frozensets(listed(FEW_SERVICES), max_size=3)),
        categories=draw(st.frozensets(listed(FEW_CATEGORIES), max_size=3)),
        unit=draw(listed([None, None, "Alna"])),
        purpose=draw(listed([None, None, None, "follow_up"])),
        valid_from=draw(st.none() | days),
        through=draw(st.none() | days),
        withdrawn=draw(st.none() | st.none() | moments),
        explicit=draw(listed([True, True, False])),
        informed=draw(listed([True, True, True, False])),
    )


def numbered(said: list[Statement]) -> tuple[Statement, ...]:
    return tuple(replace(each, code=f"C-{n}", written_order=n) for n, each in enumerate(said))


@st.composite
def facts(draw: st.DrawFn, size: int = 6) -> PersonFacts:
    roster = draw(st.sampled_from([None, (), ("G1",), ("G1", "G2"), ("G2", "G1")]))
    return PersonFacts(
        birth_date=draw(births),
        roster=roster,
        proxies=draw(st.frozensets(st.sampled_from([("G1", "G2"), ("F9", "G1")]))),
        harmful=draw(st.frozensets(st.sampled_from(["G1"]))),
        withheld=draw(st.frozensets(st.sampled_from(["health", "substance"]))),
        care_order=draw(st.sampled_from([None, None, None, Period()])),
        adult_verge=draw(st.sampled_from([False, False, False, True])),
        graded_address=draw(st.booleans()),
        heard=draw(st.none() | days),
        statements=numbered(draw(st.lists(statements(), max_size=size))),
    )


@st.composite
def asks(draw: st.DrawFn) -> Ask:
    sector = draw(st.sampled_from([*FEW_SERVICES, "guardian", "nav", "idrettslag", "self"]))
    return Ask(
        sector=sector,
        service=sector,
        category=draw(st.sampled_from([*FEW_CATEGORIES, "substance", "family"])),
        moment=Moment(TODAY, draw(clocks)),
        unit=draw(st.sampled_from([None, "Alna"])),
        guardian="G1",
        purpose=draw(st.sampled_from([None, "follow_up"])),
        necessary=draw(st.sampled_from([False, False, True])),
        origin=Origin(
            draw(st.sampled_from([None, "police"])),
            draw(st.booleans()),
            draw(st.booleans()),
            draw(st.booleans()),
        ),
    )


@st.composite
def consented(draw: st.DrawFn) -> tuple[PersonFacts, Ask]:
    """A question that is often a yes: everyone said yes, and then more was said."""
    question = replace(draw(asks()), origin=Origin(), unit="Alna", purpose="follow_up")
    base: dict[str, Any] = {
        "services": frozenset({question.service}),
        "categories": frozenset({question.category}),
        "unit": "Alna",
        "said": at(SAID),
    }
    yes = [grant(by, **base) for by in ("subject", "guardian:G1", "guardian:G2")]
    more = draw(st.lists(statements(), max_size=3))
    known = replace(draw(facts(size=0)), roster=("G1", "G2"), heard=SAID, care_order=None)
    return replace(known, statements=numbered(yes + more)), question


@quickly
@given(facts(size=0), asks())
def test_where_nobody_has_said_anything_nothing_that_needs_consent_is_allowed(
    known: PersonFacts, question: Ask
) -> None:
    answer = may_share(known, question, POLICY)
    assert not answer.allowed or answer.reason in NEEDS_NO_CONSENT


@quickly
@given(facts(), asks())
def test_every_no_names_a_law_and_who_could_say_yes_or_that_nobody_can(
    known: PersonFacts, question: Ask
) -> None:
    answer = may_share(known, question, POLICY)
    assert answer.law
    assert bool(answer.who) is not answer.allowed
    assert POLICY.text(answer, "nb")
    assert POLICY.next_command(answer, person="P-001C", service="s", category="c")


@quickly
@given(consented(), st.integers(1, 400))
def test_a_longer_period_never_gives_less(given_case: tuple[PersonFacts, Ask], more: int) -> None:
    known, question = given_case
    longer = tuple(
        replace(each, through=each.through + timedelta(days=more)) if each.through else each
        for each in known.statements
    )
    before = may_share(known, question, POLICY)
    after = may_share(replace(known, statements=longer), question, POLICY)
    assert RANK[after.decision] >= RANK[before.decision]


@quickly
@given(consented(), st.integers(0, 5))
def test_a_withdrawal_never_turns_a_no_into_a_yes(given_case: tuple[PersonFacts, Ask], which: int) -> None:
    known, question = given_case
    said = list(known.statements)
    chosen = said[which % len(said)]
    assume(chosen.withdrawn is None)
    said[which % len(said)] = replace(chosen, withdrawn=at(max(chosen.said.day, SAID)))
    after = may_share(replace(known, statements=tuple(said)), question, POLICY)
    if after.allowed and after.reason not in NEEDS_NO_CONSENT:
        # Taking a faulty newest statement back can only stop; the withdrawal is then the newest event.
        assert may_share(known, question, POLICY).allowed


@quickly
@given(consented(), statements(act="grant"))
def test_a_grant_for_another_service_changes_nothing(
    given_case: tuple[PersonFacts, Ask], other: Statement
) -> None:
    known, question = given_case
    elsewhere = replace(other, code="C-99", written_order=99, services=frozenset({"ppt"}))
    after = replace(known, statements=(*known.statements, elsewhere))
    assert may_share(after, question, POLICY).decision == may_share(known, question, POLICY).decision


@quickly
@given(facts(), asks(), statements(act="grant"))
def test_a_grant_for_another_service_category_or_purpose_is_never_a_yes(
    known: PersonFacts, question: Ask, other: Statement
) -> None:
    assume(not may_share(known, question, POLICY).allowed)
    # Hearing is another matter: whatever the child says counts as being heard.
    assume(known.heard is not None and known.heard <= TODAY)
    other = replace(other, code="C-99", written_order=99)
    for foreign in (
        replace(other, services=frozenset({"ppt"})),
        replace(other, categories=frozenset({"work"})),
        replace(other, purpose="mediation"),
    ):
        after = replace(known, statements=(*known.statements, foreign))
        assert not may_share(after, question, POLICY).allowed


@quickly
@given(facts(), asks())
def test_a_youths_no_from_12_is_never_overruled_by_guardians(known: PersonFacts, question: Ask) -> None:
    question = replace(question, necessary=False)
    assume(age_on(known.birth_date, TODAY) >= POLICY.ages.refusal_from and question.sector != "self")
    own_no = refusal(said=at(TODAY))
    silent = [each for each in known.statements if each.by != "subject"]
    answer = may_share(replace(known, statements=numbered([*silent, own_no])), question, POLICY)
    assert not answer.allowed


@quickly
@given(facts(), asks())
def test_from_18_no_guardian_statement_counts(known: PersonFacts, question: Ask) -> None:
    known = replace(known, birth_date=BORN[19])
    own = tuple(each for each in known.statements if each.by == "subject")
    alone = may_share(replace(known, statements=own), question, POLICY)
    together = may_share(known, question, POLICY)
    assert together.decision == alone.decision
    assert together.rests_on == alone.rests_on


@quickly
@given(facts(size=4), asks())
def test_the_order_of_storage_does_not_matter(known: PersonFacts, question: Ask) -> None:
    answer = may_share(known, question, POLICY)
    for shuffled in permutations(known.statements):
        assert may_share(replace(known, statements=shuffled), question, POLICY) == answer


@quickly
@given(consented())
def test_what_is_said_after_the_moment_changes_no_decision(given_case: tuple[PersonFacts, Ask]) -> None:
    known, question = given_case
    later = [each for each in known.statements if each.said.day <= TODAY]
    answer = may_share(known, question, POLICY)
    assert may_share(replace(known, statements=tuple(later)), question, POLICY).allowed == answer.allowed


@quickly
@given(consented())
def test_a_lost_roster_or_another_guardians_keys_never_give_more(given_case: tuple[PersonFacts, Ask]) -> None:
    known, question = given_case
    before = may_share(known, question, POLICY)
    for roster in (None, (), ("G1", "G2", "G3")):
        after = may_share(replace(known, roster=roster, proxies=frozenset()), question, POLICY)
        assert not after.allowed or before.allowed


def test_the_generated_cases_do_reach_a_yes_by_consent() -> None:
    """Otherwise the properties above would hold of an engine that always says no."""
    for sector in FEW_SERVICES:
        both: dict[str, Any] = {
            "services": frozenset({sector}),
            "categories": frozenset({"crime"}),
            "unit": "Alna",
        }
        said = [grant(by, **both) for by in ("subject", "guardian:G1", "guardian:G2")]
        assert may_share(person(16, *numbered(said)), ask("crime", sector, unit="Alna"), POLICY).allowed


# --- what the policy does not know is a no -------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        (ask("gossip"), "UNKNOWN_CATEGORY"),
        (ask(""), "UNKNOWN_CATEGORY"),
        (ask("school", "press"), "UNKNOWN_RECIPIENT"),
        (ask("school", ""), "UNKNOWN_RECIPIENT"),
        (ask(purpose="curiosity"), "UNKNOWN_PURPOSE"),
        (ask(purpose=""), "UNKNOWN_PURPOSE"),
    ],
)
def test_an_unknown_word_in_the_question_is_a_no_even_with_a_consent_that_names_it(
    question: Ask, reason: str
) -> None:
    names: dict[str, Any] = {
        "services": frozenset({question.service}),
        "categories": frozenset({question.category}),
    }
    own = grant(**names, purpose=question.purpose)
    answer = may_share(person(19, own), question, POLICY)
    assert (answer.decision, answer.reason, answer.who) == ("deny", reason, ("nobody",))
    assert answer.law == POLICY.reasons[reason].law
    claimed = replace(question, ground=Ground(basis="fare_liv_helse", documented=True))
    assert may_share(person(19, own), claimed, POLICY).reason == reason


def test_a_yes_for_one_office_is_not_a_yes_for_another_of_the_same_sector() -> None:
    own = grant(services=frozenset({"nav-alna"}), categories=frozenset({"work"}))
    there = ask("work", "nav", service="nav-alna")
    elsewhere = ask("work", "nav", service="nav-grorud")
    by_sector = ask("work", "nav", service="nav")
    assert may_share(person(19, own), there, POLICY).allowed
    assert may_share(person(19, own), elsewhere, POLICY).reason == "OUT_OF_SCOPE_SERVICE"
    assert may_share(person(19, own), by_sector, POLICY).reason == "OUT_OF_SCOPE_SERVICE"


def test_two_guardians_are_two_whatever_they_are_called() -> None:
    one = [grant("guardian:G1", 0), grant("guardian:G1", 1)]
    assert may_share(person(14, *one), ask(), POLICY).reason == "NEEDS_OTHER_GUARDIAN"


def test_two_guardians_disagree_and_the_later_yes_of_the_one_who_refused_settles_it() -> None:
    said = [grant("guardian:G1", 0), refusal("guardian:G2", 1)]
    assert may_share(person(14, *said), ask(), POLICY).reason == "GUARDIAN_CONFLICT"
    yes = grant("guardian:G2", 2, said=at(SAID + timedelta(days=1)))
    assert may_share(person(14, *said, yes), ask(), POLICY).allowed


def test_the_newest_is_by_when_it_was_said_and_not_by_when_it_was_written() -> None:
    typed_late = refusal(order=9, said=at(SAID - timedelta(days=1)))
    assert may_share(person(19, grant(order=1), typed_late), ask(), POLICY).allowed


def test_a_consent_said_to_be_withdrawn_before_it_was_given_is_withdrawn() -> None:
    confused = grant(withdrawn=at(SAID - timedelta(days=5)))
    assert may_share(person(19, confused), ask(), POLICY).reason == "WITHDRAWN"
    by_clock = grant(said=at(SAID, "15:00"), withdrawn=at(SAID, "14:00"))
    assert may_share(person(19, by_clock), ask(), POLICY).reason == "WITHDRAWN"


def test_a_care_order_counts_on_its_days_only() -> None:
    ended = Period(date(2025, 1, 1), TODAY - timedelta(days=1))
    both = [grant("guardian:G1", 0), grant("guardian:G2", 1)]
    assert may_share(person(14, *both, care_order=ended), ask(), POLICY).allowed
    last_day = replace(ended, last=TODAY)
    assert may_share(person(14, *both, care_order=last_day), ask(), POLICY).reason == "NEEDS_BARNEVERN_CARE"


def test_a_child_is_heard_when_a_guardians_consent_says_so_or_on_a_day_of_its_own() -> None:
    both = [grant("guardian:G1", 0, child_heard=True), grant("guardian:G2", 1)]
    assert may_share(person(9, *both, heard=None), ask(), POLICY).allowed
    unheard = [replace(each, child_heard=False) for each in both]
    assert may_share(person(9, *unheard, heard=TODAY), ask(), POLICY).allowed
    assert may_share(person(9, *unheard, heard=TODAY + timedelta(days=1)), ask(), POLICY).decision == "needs"


def test_an_answer_points_to_whoever_made_the_statement_at_fault() -> None:
    faulty = grant("guardian:G2", 1, pressure=True)
    answer = may_share(person(14, grant("guardian:G1"), faulty), ask(), POLICY)
    assert (answer.reason, answer.who, answer.rests_on) == ("NOT_VOLUNTARY", ("guardian",), ("C-1",))
    command = POLICY.next_command(answer, person="P-017Z", service="school", category="school")
    assert "--by guardian" in command and "P-017Z" in command


def test_a_missing_consent_rests_on_those_that_were_given() -> None:
    own = grant(services=frozenset({"nav"}), categories=frozenset({"work"}))
    answer = may_share(person(16, own), ask("work", "nav"), POLICY)
    assert (answer.reason, answer.who, answer.rests_on) == ("NEEDS_GUARDIAN", ("guardian",), ("C-0",))
    assert "vgml § 9" in answer.law
