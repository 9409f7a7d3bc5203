"""What holds for every question, whoever said what and when: tried on thousands of invented cases.

The cases are drawn in a fixed order, so that a failure is the same one on every machine.
"""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import shipped
from salto_cli.models.consent import Answer, Ask, Moment, Origin, Period, PersonFacts, Statement

POLICY = shipped()
TODAY = date(2026, 11, 23)
SERVICES = ("nav-a", "nav-b", "school-a", "person:kari")
SECTORS = tuple(POLICY.sectors)
CATEGORIES = tuple(POLICY.categories)
PURPOSES = (None, "follow_up", "mediation")
GUARDIANS = ("G1", "G2", "G3")
TRIES = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)

days = st.integers(-800, 40).map(lambda n: TODAY + timedelta(days=n))
clocks = st.sampled_from([None, time(9), time(14, 30)])
moments = st.builds(Moment, days, clocks)
births = st.integers(5 * 365, 24 * 365).map(lambda n: TODAY - timedelta(days=n)) | st.sampled_from(
    [date(2008, 2, 29), date(2012, 2, 29), date(2008, 11, 23), date(2010, 11, 23), date(2011, 11, 23)]
)
lists = st.sets(st.sampled_from(SERVICES), max_size=3).map(frozenset)
kinds = st.sets(st.sampled_from(CATEGORIES), max_size=4).map(frozenset)


@st.composite
def statements(draw: st.DrawFn) -> tuple[Statement, ...]:
    """Up to five statements by anyone, with all their faults, numbered in the order they were written."""
    made: list[Statement] = []
    for number in range(draw(st.integers(0, 5))):
        by: Any = draw(st.sampled_from(("subject", "guardian", "barnevern_care")))
        sound = draw(st.booleans())
        said = draw(moments)
        withdrawn = draw(st.none() | st.none() | st.builds(Moment, days, clocks))
        made.append(
            Statement(
                code=f"C-{number}",
                by=by,
                guardian=draw(st.sampled_from(GUARDIANS)) if by == "guardian" else None,
                said=said,
                written_order=number,
                act=draw(st.sampled_from(("grant", "grant", "refuse"))),
                services=frozenset(SERVICES) if sound else draw(lists),
                categories=frozenset(CATEGORIES) if sound else draw(kinds),
                purpose=draw(st.sampled_from(PURPOSES)),
                valid_from=draw(st.none() | days),
                through=draw(st.none() | days),
                withdrawn=withdrawn,
                form="written" if sound else draw(st.sampled_from(("written", "oral"))),
                noted=draw(st.booleans()),
                informed=sound or draw(st.booleans()),
                pressure=not sound and draw(st.booleans()),
                child_interpreter=not sound and draw(st.booleans()),
                explicit=sound or draw(st.booleans()),
                child_heard=draw(st.booleans()),
            )
        )
    return tuple(made)


@st.composite
def cases(draw: st.DrawFn) -> tuple[PersonFacts, Ask]:
    """A person and a question about them."""
    facts = PersonFacts(
        birth_date=draw(births),
        roster=draw(st.sampled_from((None, ("G1",), ("G1", "G2"), ("G2", "G1")))),
        proxies=draw(st.sampled_from((frozenset[Any](), frozenset({("G1", "G2")})))),
        harmful=draw(st.sampled_from((frozenset[Any](), frozenset({"G1"})))),
        withheld=draw(st.sampled_from((frozenset[str](), frozenset({"health"})))),
        care_order=draw(st.sampled_from((None, None, Period()))),
        adult_verge=draw(st.sampled_from((False, False, True))),
        graded_address=draw(st.sampled_from((False, False, True))),
        heard=draw(st.none() | days),
        statements=draw(statements()),
    )
    sector = draw(st.sampled_from(SECTORS))
    ask = Ask(
        sector=sector,
        service=draw(st.sampled_from(SERVICES[:3])),
        category=draw(st.sampled_from(CATEGORIES)),
        moment=draw(st.builds(Moment, st.just(TODAY) | days, clocks)),
        guardian=draw(st.sampled_from(GUARDIANS)) if sector == "guardian" else None,
        purpose=draw(st.sampled_from(PURPOSES)),
        necessary=draw(st.sampled_from((False, False, True))),
        origin=draw(st.sampled_from((Origin(), Origin(source="police"), Origin(third_party=True)))),
    )
    return facts, ask


def judged(facts: PersonFacts, ask: Ask) -> Answer:
    return may_share(facts, ask, POLICY)


def said(facts: PersonFacts, *more: Statement) -> PersonFacts:
    """The same person, with these statements instead."""
    return replace(facts, statements=more)


def rests_on_consent(ask: Ask) -> bool:
    """Whether only what someone has said can make it a yes: not so for the person, nor for guardians."""
    return POLICY.sectors[ask.sector].kind == "service"


# --- the eight -----------------------------------------------------------------------------------------


@TRIES
@given(cases())
def test_without_a_statement_nothing_goes_to_any_service(case: tuple[PersonFacts, Ask]) -> None:
    facts, ask = case
    assume(rests_on_consent(ask))
    assert not judged(said(facts), ask).allowed


@st.composite
def consented(draw: st.DrawFn) -> tuple[PersonFacts, Ask]:
    """A case that is often a yes: everyone has said yes for a while, and whatever else was said before."""
    facts, ask = draw(cases())
    said_on = Moment(TODAY - timedelta(days=draw(st.integers(0, 300))))
    yes = [
        sound(by, guardian, said_on, 80 + number, through=draw(st.none() | days))
        for number, (by, guardian) in enumerate(EVERYONE)
    ]
    plain = replace(ask, moment=Moment(TODAY), origin=Origin())
    return replace(facts, statements=(*facts.statements[:2], *yes)), plain


@TRIES
@given(consented(), st.integers(1, 400))
def test_a_longer_period_never_gives_less(case: tuple[PersonFacts, Ask], more: int) -> None:
    facts, ask = case
    assume(judged(facts, ask).allowed)
    longer = tuple(
        replace(each, through=each.through and each.through + timedelta(days=more))
        for each in facts.statements
    )
    assert judged(said(facts, *longer), ask).allowed


EVERYONE: tuple[tuple[Any, str | None], ...] = (("subject", None), ("guardian", "G1"), ("guardian", "G2"))
ELSEWHERE = {
    "service": {"services": frozenset({"nav-c"}), "categories": frozenset(CATEGORIES)},
    "category": {"services": frozenset(SERVICES), "categories": frozenset({"another"})},
}


@TRIES
@given(cases(), st.sampled_from(sorted(ELSEWHERE)), moments)
def test_a_grant_for_another_service_or_category_never_makes_a_yes(
    case: tuple[PersonFacts, Ask], what: str, when: Moment
) -> None:
    facts, ask = case
    by_all = [
        sound(by, guardian, when, 90 + number, **ELSEWHERE[what])
        for number, (by, guardian) in enumerate(EVERYONE)
    ]
    before, after = judged(facts, ask), judged(said(facts, *facts.statements, *by_all), ask)
    if not hearing_can_differ(before, after):
        assert after.allowed == before.allowed


def hearing_can_differ(before: Answer, after: Answer) -> bool:
    """A child's statement about anything is the child having been heard: the law wants it so (4.3)."""
    return before.reason == "SUBJECT_NOT_HEARD" or after.reason == "SUBJECT_NOT_HEARD"


@TRIES
@given(cases(), moments)
def test_a_grant_by_someone_outside_the_roster_changes_no_decision(
    case: tuple[PersonFacts, Ask], when: Moment
) -> None:
    facts, ask = case
    stranger = sound("guardian", "STRANGER", when, 99)
    before, after = judged(facts, ask), judged(said(facts, *facts.statements, stranger), ask)
    assert (before.decision, before.rests_on) == (after.decision, after.rests_on)


@TRIES
@given(cases(), moments)
def test_a_grant_for_another_purpose_never_makes_a_yes(case: tuple[PersonFacts, Ask], when: Moment) -> None:
    facts, ask = case
    other = sound("subject", None, when, 99, purpose="adulthood")
    before, after = judged(facts, ask), judged(said(facts, *facts.statements, other), ask)
    assume(not hearing_can_differ(before, after))
    # A newer grant for another purpose decides, as the newest one does: a later word may narrow, never widen.
    assert not (after.allowed and not before.allowed) or other.code not in after.rests_on


def withdrawable(facts: PersonFacts, which: int) -> Statement:
    """A grant that is not withdrawn: one that was withdrawn before, and differently, is another story."""
    standing = [each for each in facts.statements if each.act == "grant" and each.withdrawn is None]
    assume(standing)
    return standing[which % len(standing)]


@TRIES
@given(cases(), st.integers(0, 4), moments)
def test_a_withdrawal_never_turns_a_no_into_a_yes(
    case: tuple[PersonFacts, Ask], which: int, when: Moment
) -> None:
    facts, ask = case
    target = withdrawable(facts, which)
    after = tuple(replace(each, withdrawn=when) if each is target else each for each in facts.statements)
    assert judged(facts, ask).allowed or not judged(said(facts, *after), ask).allowed


@TRIES
@given(cases(), st.integers(0, 4), st.integers(1, 300))
def test_a_withdrawal_never_reaches_back(case: tuple[PersonFacts, Ask], which: int, later: int) -> None:
    facts, ask = case
    target = withdrawable(facts, which)
    # Nobody withdraws what is not yet said, and what is withdrawn later has not been withdrawn yet.
    when = Moment(max(ask.moment.day, target.said.day) + timedelta(days=later))
    after = tuple(replace(each, withdrawn=when) if each is target else each for each in facts.statements)
    assert judged(said(facts, *after), ask) == judged(facts, ask)


@TRIES
@given(cases(), st.integers(12, 17))
def test_a_youths_no_from_twelve_is_never_overruled_by_a_guardians_yes(
    case: tuple[PersonFacts, Ask], age: int
) -> None:
    facts, ask = case
    assume(rests_on_consent(ask))
    born = date(TODAY.year - age, 1, 2)
    ask = replace(ask, moment=Moment(TODAY))
    no = sound("subject", None, Moment(TODAY - timedelta(days=1)), 50, act="refuse")
    yes = [sound("guardian", each, Moment(TODAY), 60 + n) for n, each in enumerate(GUARDIANS)] + [
        sound("barnevern_care", None, Moment(TODAY), 70)
    ]
    others = tuple(each for each in facts.statements if each.by != "subject")
    assert not judged(replace(facts, birth_date=born, statements=(no, *others, *yes)), ask).allowed


@TRIES
@given(cases())
def test_at_eighteen_no_guardians_statement_counts(case: tuple[PersonFacts, Ask]) -> None:
    facts, ask = case
    facts = replace(facts, birth_date=date(TODAY.year - 19, 1, 1))
    ask = replace(ask, moment=Moment(TODAY))
    own = tuple(each for each in facts.statements if each.by == "subject")
    with_them, without = judged(facts, ask), judged(said(facts, *own), ask)
    assert (with_them.decision, with_them.rests_on) == (without.decision, without.rests_on)


@TRIES
@given(cases(), st.randoms(use_true_random=False))
def test_the_answer_does_not_depend_on_the_order_in_which_statements_are_stored(
    case: tuple[PersonFacts, Ask], chance: Any
) -> None:
    facts, ask = case
    said_on = [(each.by, each.guardian, each.said.day) for each in facts.statements]
    assume(len(set(said_on)) == len(said_on))  # of one day's grants the last written decides
    mixed = list(facts.statements)
    chance.shuffle(mixed)
    renumbered = [replace(each, written_order=number) for number, each in enumerate(mixed)]
    before, after = judged(facts, ask), judged(said(facts, *renumbered), ask)
    assert (before.decision, before.reason, set(before.rests_on)) == (
        after.decision,
        after.reason,
        set(after.rests_on),
    )


@TRIES
@given(cases())
def test_every_no_names_a_reason_a_law_and_who_could_say_yes(case: tuple[PersonFacts, Ask]) -> None:
    answer = judged(*case)
    assert answer.reason
    assert answer.law
    assert bool(answer.who) != answer.allowed
    assert POLICY.text(answer, "nb")
    assert POLICY.next_command(answer, person="P-017Z", service="s", category="c").startswith("salto ")


# --- and as properties of what is said ---------------------------------------------------------------


@TRIES
@given(cases(), st.integers(1, 30))
def test_when_it_was_typed_never_decides_only_when_it_was_said(
    case: tuple[PersonFacts, Ask], before: int
) -> None:
    facts, ask = case
    assume(rests_on_consent(ask))
    now = Moment(TODAY)
    old = sound("subject", None, Moment(TODAY - timedelta(days=before)), 99, act="refuse")
    new = sound("subject", None, now, 1)
    adult = replace(facts, birth_date=date(2000, 1, 1), statements=(new, old))
    plain = replace(ask, moment=now, origin=Origin(), purpose=None)
    alone = replace(adult, statements=(new,))
    assert judged(adult, plain) == judged(alone, plain)


@TRIES
@given(cases(), moments)
def test_two_guardians_are_two_whatever_they_are_called(case: tuple[PersonFacts, Ask], when: Moment) -> None:
    facts, ask = case
    assume(rests_on_consent(ask))
    need = POLICY.rules[ask.category, ask.sector].at(13)
    assume(need.guardians == "all")
    facts = replace(facts, birth_date=date(TODAY.year - 13, 1, 2), roster=("G1", "G2"), proxies=frozenset())
    one = sound("guardian", "G1", Moment(TODAY), 1)
    assert not judged(said(facts, one), replace(ask, moment=Moment(TODAY))).allowed


def sound(by: Any, guardian: str | None, when: Moment, order: int, **changed: Any) -> Statement:
    """A statement of everything to everyone, in the form that is always enough."""
    said_of: dict[str, Any] = {
        "code": f"C-{order}",
        "by": by,
        "guardian": guardian,
        "said": when,
        "written_order": order,
        "services": frozenset(SERVICES),
        "categories": frozenset(CATEGORIES),
        "form": "written",
        "noted": True,
        "informed": True,
        "explicit": True,
    }
    return Statement(**{**said_of, **changed})


@pytest.mark.parametrize("category", CATEGORIES)
def test_the_invented_cases_reach_every_decision(category: str) -> None:
    """A property that is never put to the test proves nothing: some of what is drawn is a yes."""
    adult = PersonFacts(birth_date=date(2000, 1, 1), statements=(sound("subject", None, Moment(TODAY), 1),))
    ask = Ask(sector="nav", service="nav-a", category=category, moment=Moment(TODAY))
    assert judged(adult, ask).allowed
