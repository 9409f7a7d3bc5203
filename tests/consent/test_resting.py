"""What an answer rests on, and to whom it points: the statements it names are the ones that decide it."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import shipped
from salto_cli.models.consent import Ask, Ground, Period, PersonFacts, Statement
from tests.consent.facts import TODAY, ask, at, grant, person, policy_with, refusal

POLICY = shipped()
BOTH = (grant("guardian:G1", 1), grant("guardian:G2", 2))
HEALTH: dict[str, Any] = {"services": frozenset({"health", "G1", "nav"}), "categories": frozenset({"health"})}
TO_GUARDIAN = ask("school", "guardian", service="G1", guardian="G1")
TWELVE_TODAY = date(TODAY.year - 12, TODAY.month, TODAY.day)
CARE: dict[str, Any] = {"care_order": Period()}


def told(by: str = "subject", order: int = 0, **changed: Any) -> Statement:
    """A grant of school to the guardian G1 as well as to the school."""
    return grant(by, order, **{"services": frozenset({"school", "G1"}), **changed})


def care(**changed: Any) -> Statement:
    return grant("barnevern_care", 5, **changed)


CASES: dict[str, tuple[PersonFacts, Ask, str, tuple[str, ...], tuple[str, ...]]] = {
    # the person's own word
    "an adult's yes": (person(19, grant()), ask(), "CONSENT_OK", (), ("C-0",)),
    "an adult's no": (
        person(19, grant(), refusal(order=1)), ask(), "SUBJECT_REFUSED", ("subject",), ("C-1",)),
    "a youth's own yes where that is enough": (person(15, grant()), ask(), "CONSENT_OK", (), ("C-0",)),
    "an own consent with a fault": (
        person(15, grant(informed=False)), ask(), "NOT_INFORMED", ("subject",), ("C-0",)),
    "an own consent from before the birthday": (
        person(15, grant(said=at(date(2026, 1, 14)))), ask(), "RECONFIRM_AT_15", ("subject",), ("C-0",)),
    "an own withdrawal": (
        person(15, grant(withdrawn=at(TODAY))), ask(), "WITHDRAWN", ("subject",), ("C-0",)),
    # the guardians' word
    "every guardian's yes": (person(14, *BOTH), ask(), "CONSENT_OK", (), ("C-1", "C-2")),
    "one guardian of two": (person(14, BOTH[1]), ask(), "NEEDS_OTHER_GUARDIAN", ("guardian",), ("C-2",)),
    "one guardian of two, and a child who is not asked": (
        person(14, grant(), BOTH[1]), ask(), "NEEDS_OTHER_GUARDIAN", ("guardian",), ("C-2",)),
    "a guardian's no": (
        person(14, BOTH[0], refusal("guardian:G2", 2)), ask(), "GUARDIAN_CONFLICT", ("guardian",), ("C-2",)),
    "a guardian's withdrawal": (
        person(14, BOTH[0], grant("guardian:G2", 2, withdrawn=at(TODAY))),
        ask(), "WITHDRAWN", ("guardian",), ("C-2",)),
    "a refusal is named before a withdrawal": (
        person(14, grant("guardian:G1", 1, withdrawn=at(TODAY)), refusal("guardian:G2", 2)),
        ask(), "GUARDIAN_CONFLICT", ("guardian",), ("C-2",)),
    "an own withdrawal is named before a guardian's": (
        person(13, grant(withdrawn=at(TODAY)), grant("guardian:G1", 1, withdrawn=at(TODAY))),
        ask(), "WITHDRAWN", ("subject",), ("C-0",)),
    "a guardian's refusal is named before an own withdrawal": (
        person(13, grant(withdrawn=at(TODAY)), refusal("guardian:G1", 1)),
        ask(), "GUARDIAN_CONFLICT", ("guardian",), ("C-1",)),
    "a child below 12 whose no is not counted": (
        person(9, refusal(), *BOTH), ask(), "CONSENT_OK", (), ("C-1", "C-2")),
    "a child who was not heard": (
        person(9, *BOTH, heard=None), ask(), "SUBJECT_NOT_HEARD", ("subject",), ("C-1", "C-2")),
    "no adult has said anything": (person(19), ask(), "NO_CONSENT", ("subject",), ()),
    "nobody has said anything": (person(14), ask(), "NO_CONSENT", ("guardian",), ()),
    "nobody has said anything yet": (
        person(14, replace(BOTH[0], said=at(TODAY + timedelta(days=1)))),
        ask(), "NOT_YET_VALID", ("guardian",), ("C-1",)),
    # both
    "both said yes": (
        person(16, *[replace(each, services=frozenset({"nav"})) for each in (grant(), *BOTH)]),
        ask("school", "nav"), "CONSENT_OK", (), ("C-0", "C-1", "C-2")),
    "only guardians said yes": (
        person(16, *[replace(each, services=frozenset({"nav"})) for each in BOTH]),
        ask("school", "nav"), "NEEDS_SUBJECT", ("subject",), ("C-1", "C-2")),
    "neither the youth nor enough guardians": (
        person(16, replace(BOTH[0], services=frozenset({"police"}))),
        ask("school", "police"), "NEEDS_SUBJECT_AND_GUARDIAN", ("subject", "guardian"), ("C-1",)),
    "an adult who has said nothing": (
        person(19, *BOTH), ask(), "ADULT_CONSENT_REQUIRED", ("subject",), ()),
    # a guardian as recipient (step 7)
    "telling a guardian with the youth's yes": (person(16, told()), TO_GUARDIAN, "CONSENT_OK", (), ("C-0",)),
    "telling a guardian on a faulty yes": (
        person(16, told(pressure=True)), TO_GUARDIAN, "NOT_VOLUNTARY", ("subject",), ("C-0",)),
    "telling a guardian on a yes from before 15": (
        person(15, told(said=at(date(2026, 1, 14)))), TO_GUARDIAN, "RECONFIRM_AT_15", ("subject",), ("C-0",)),
    "telling a guardian when the youth is silent": (
        person(16), TO_GUARDIAN, "NEEDS_SUBJECT", ("subject",), ()),
    "telling a guardian on an adult's yes from before 18": (
        person(19, told(said=at(date(2025, 1, 31)), through=None)),
        replace(TO_GUARDIAN, moment=at(date(2025, 2, 1))), "RECONFIRM_AT_18", ("subject",), ("C-0",)),
    "telling a guardian against the youth's no": (
        person(13, refusal()), TO_GUARDIAN, "SUBJECT_REFUSED", ("subject",), ("C-0",)),
    # a care order (step 9)
    "child welfare's yes": (person(14, care(), **CARE), ask(), "CONSENT_OK", (), ("C-5",)),
    "child welfare's yes, the child not heard": (
        person(14, care(), heard=None, **CARE), ask(), "SUBJECT_NOT_HEARD", ("subject",), ("C-5",)),
    "child welfare's no": (
        person(14, care(act="refuse"), **CARE), ask(), "GUARDIAN_CONFLICT", ("barnevern",), ("C-5",)),
    "child welfare's withdrawal": (
        person(14, care(withdrawn=at(TODAY)), **CARE), ask(), "WITHDRAWN", ("barnevern",), ("C-5",)),
    "child welfare's faulty yes": (
        person(14, care(informed=False), **CARE), ask(), "NOT_INFORMED", ("barnevern",), ("C-5",)),
    "child welfare is silent": (person(14, **CARE), ask(), "NEEDS_BARNEVERN_CARE", ("barnevern",), ()),
    "child welfare's yes and the youth's": (
        person(15, grant(**HEALTH), care(**HEALTH), **CARE),
        ask("health", "health"), "CONSENT_OK", (), ("C-0", "C-5")),
    "child welfare's yes where the youth is silent": (
        person(15, care(**HEALTH), **CARE),
        ask("health", "health"), "NEEDS_SUBJECT", ("subject",), ("C-5",)),
    "child welfare's yes and the youth's faulty one": (
        person(15, grant(**HEALTH, informed=False), care(**HEALTH), **CARE),
        ask("health", "health"), "NOT_INFORMED", ("subject",), ("C-0",)),
    "child welfare's yes and the youth's from before 15": (
        person(15, grant(**HEALTH, said=at(date(2026, 1, 14))), care(**HEALTH), **CARE),
        ask("health", "health"), "RECONFIRM_AT_15", ("subject",), ("C-0",)),
    "child welfare's yes against the youth's no": (
        person(13, refusal(), care(), **CARE), ask(), "SUBJECT_REFUSED", ("subject",), ("C-0",)),
    "child welfare's yes where a child's no is not counted": (
        person(9, refusal(), care(), **CARE), ask(), "CONSENT_OK", (), ("C-5",)),
    "child welfare's yes against a no on the birthday from which it counts": (
        person(13, refusal(), care(), birth_date=TWELVE_TODAY, **CARE),
        ask(), "SUBJECT_REFUSED", ("subject",), ("C-0",)),
    "child welfare's yes against a no from the day before that birthday": (
        person(13, refusal(), care(), birth_date=TWELVE_TODAY + timedelta(days=1), **CARE),
        ask(), "CONSENT_OK", (), ("C-5",)),
    # what is withheld from the guardians (step 10)
    "a youth's yes to what is withheld": (
        person(13, grant(**HEALTH), withheld=frozenset({"health"})),
        ask("health", "health"), "CONSENT_OK", (), ("C-0",)),
    "a youth's faulty yes to what is withheld": (
        person(13, grant(**HEALTH, explicit=False), withheld=frozenset({"health"})),
        ask("health", "health"), "EXPLICIT_REQUIRED", ("subject",), ("C-0",)),
    "a youth's no to what is withheld": (
        person(13, refusal(), withheld=frozenset({"health"})),
        ask("health", "health"), "SUBJECT_REFUSED", ("subject",), ("C-0",)),
    "a yes on the birthday from which it counts": (
        person(13, grant(**HEALTH, said=at(date(2025, 1, 10))), withheld=frozenset({"health"})),
        ask("health", "health", date(2025, 1, 11)), "CONSENT_OK", (), ("C-0",)),
    "a yes from the day before that birthday": (
        person(13, grant(**HEALTH, said=at(date(2025, 1, 9))), withheld=frozenset({"health"})),
        ask("health", "health", date(2025, 1, 11)), "NEEDS_SUBJECT", ("subject",), ()),
    "what is withheld and goes elsewhere": (
        person(13, grant(**HEALTH), withheld=frozenset({"health"})),
        ask("health", "nav"), "LEGAL_REVIEW", ("lawyer",), ()),
    # an adult with a verge (step 8)
    "an adult with a verge who has said nothing": (
        person(19, adult_verge=True), ask(), "LEGAL_REVIEW", ("lawyer",), ()),
    "an adult with a verge and a faulty yes": (
        person(19, grant(pressure=True), adult_verge=True), ask(), "LEGAL_REVIEW", ("lawyer",), ("C-0",)),
    "an adult with a verge who said yes": (
        person(19, grant(), adult_verge=True), ask(), "CONSENT_OK", (), ("C-0",)),
    "an adult with a verge who said no": (
        person(19, refusal(), adult_verge=True), ask(), "SUBJECT_REFUSED", ("subject",), ("C-0",)),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_an_answer_names_the_statements_that_decide_it_and_whose_word_is_wanted(
    case: tuple[PersonFacts, Ask, str, tuple[str, ...], tuple[str, ...]],
) -> None:
    facts, question, reason, who, rests_on = case
    answer = may_share(facts, question, POLICY)
    assert (answer.reason, answer.who, answer.rests_on) == (reason, who, rests_on)
    cell, known = POLICY.rules[question.category, question.sector], POLICY.reasons[reason]
    assert answer.law == (cell.laws[reason] if known.row else known.law)


@pytest.mark.parametrize(
    ("reason", "facts"),
    [("NO_CONSENT", person(14)), ("LEGAL_REVIEW", person(19, adult_verge=True))],
)
def test_where_a_policy_points_to_whoever_said_it_and_nobody_did_it_is_the_person(
    reason: str, facts: PersonFacts
) -> None:
    head = f'[reason.{reason}]\ndecision = "needs"\nwho = '
    listed = "[" + ", ".join(f'"{who}"' for who in POLICY.reasons[reason].who) + "]"
    pointing = policy_with((head + listed, head + '["giver"]'))
    answer = may_share(facts, ask(), pointing)
    assert (answer.reason, answer.who) == (reason, ("subject",))


def test_an_adults_consent_from_childhood_is_given_anew_as_an_adult_however_long_it_could_last() -> None:
    lasting = policy_with(("max_months = 12", "max_months = 120"))
    as_a_child = grant(said=at(date(2021, 1, 31)), through=None)
    assert may_share(person(19, as_a_child), ask(), lasting).reason == "RECONFIRM_AT_18"
    as_a_youth = replace(as_a_child, said=at(date(2022, 2, 1)))
    assert may_share(person(19, as_a_youth), ask(), lasting).allowed, "15 when it was said, and alone since"


# --- a statutory basis -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("anonymised", "reidentifiable", "reason"),
    [
        (None, False, "ANONYMISED"),
        (True, False, "ANONYMISED"),
        (False, False, "BASIS_NOT_APPLICABLE"),
        (True, True, "NOT_ANONYMOUS"),
        (None, True, "NOT_ANONYMOUS"),
    ],
)
def test_what_is_said_not_to_be_anonymised_is_no_anonymous_discussion(
    anonymised: bool | None, reidentifiable: bool, reason: str
) -> None:
    claimed = ask(ground=Ground(basis="anonym"), anonymised=anonymised, reidentifiable=reidentifiable)
    answer = may_share(person(14), claimed, POLICY)
    assert (answer.reason, answer.rests_on) == (reason, ())


def test_what_nobody_calls_anonymised_is_judged_like_everything_else() -> None:
    assert may_share(person(14), ask(anonymised=False), POLICY).reason == "NO_CONSENT"
    assert may_share(person(14), ask(anonymised=True), POLICY).reason == "ANONYMISED"
