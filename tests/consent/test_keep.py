"""May we keep this about this person?"""

import pytest

from salto_cli.consent.keep import may_keep
from salto_cli.consent.policy import shipped
from salto_cli.models.consent import Keeping
from tests.consent.facts import policy_with

POLICY = shipped()
ALL = frozenset(POLICY.categories)
NOBODY = Keeping()
KIN = Keeping(kin_to_case=True)


@pytest.mark.parametrize(
    ("keeping", "categories", "note", "decision", "reason"),
    [
        (NOBODY, ["identity"], False, "deny", "NO_CASE"),
        (KIN, ["identity"], False, "allow", "KIN_IDENTITY"),
        (KIN, ["identity"], True, "deny", "KIN_ONLY"),
        (KIN, ["identity", "school"], False, "deny", "KIN_ONLY"),
        (KIN, ["crime"], True, "deny", "KIN_ONLY"),
        (KIN, [], False, "deny", "UNKNOWN_CATEGORY"),
        (Keeping(basis="consent"), [], False, "deny", "UNKNOWN_CATEGORY"),
        (Keeping(basis="consent"), ["gossip"], False, "deny", "UNKNOWN_CATEGORY"),
        (Keeping(basis="consent"), sorted(ALL), True, "allow", "CASE_BASIS"),
        (Keeping(basis="child_welfare"), sorted(ALL), True, "allow", "CASE_BASIS"),
        (Keeping(basis="follow_up_service"), ["school"], True, "allow", "CASE_BASIS"),
        (Keeping(basis="follow_up_service"), ["school", "crime"], True, "deny", "BASIS_DOES_NOT_COVER"),
        (Keeping(basis="curiosity"), ["identity"], False, "deny", "UNKNOWN_BASIS"),
        (Keeping(basis=""), ["identity"], False, "deny", "UNKNOWN_BASIS"),
        (Keeping(basis="crime_prevention"), ["crime"], True, "needs", "BASIS_NEEDS_REFERENCE"),
        (Keeping(basis="crime_prevention", referenced=True), ["crime"], True, "allow", "CASE_BASIS"),
        (
            Keeping(basis="crime_prevention", referenced=True),
            ["health"],
            True,
            "deny",
            "BASIS_DOES_NOT_COVER",
        ),
        (
            Keeping(basis="crime_prevention", kin_to_case=True),
            ["identity"],
            False,
            "needs",
            "BASIS_NEEDS_REFERENCE",
        ),
    ],
)
def test_a_person_is_kept_on_the_basis_of_a_case_or_narrowly_as_kin(
    keeping: Keeping, categories: list[str], note: bool, decision: str, reason: str
) -> None:
    answer = may_keep(keeping, categories, POLICY, note=note)
    assert (answer.decision, answer.reason) == (decision, reason)
    assert answer.law and bool(answer.who) is not answer.allowed


def test_a_refusal_to_keep_names_the_command_that_opens_a_case() -> None:
    answer = may_keep(KIN, ["school"], POLICY, note=True)
    assert POLICY.next_command(answer, person="P-017Z", service="", category="") == "salto open-case P-017Z"
    assert "sak" in POLICY.text(answer, "nb") and "case" in POLICY.text(answer, "en")


@pytest.mark.parametrize(
    ("keeping", "category", "reason"),
    [
        (Keeping(basis="child_welfare"), "school", "CASE_BASIS"),
        (Keeping(basis="crime_prevention"), "crime", "BASIS_NEEDS_REFERENCE"),
        (Keeping(basis="crime_prevention", referenced=True), "health", "BASIS_DOES_NOT_COVER"),
    ],
)
def test_an_answer_cites_the_law_of_its_basis_first_and_then_that_of_the_reason(
    keeping: Keeping, category: str, reason: str
) -> None:
    answer = may_keep(keeping, [category], POLICY)
    basis = POLICY.keep[keeping.basis or ""]
    assert answer.reason == reason
    assert answer.law == tuple(dict.fromkeys((*basis.law, *POLICY.reasons[reason].law)))
    assert answer.who == POLICY.reasons[reason].who


def test_an_answer_without_a_basis_cites_that_of_the_reason_alone() -> None:
    assert may_keep(NOBODY, ["identity"], POLICY).law == POLICY.reasons["NO_CASE"].law


def test_kin_may_have_notes_where_the_policy_says_so() -> None:
    kin = policy_with(("notes = false", "notes = true"))
    assert may_keep(KIN, ["identity"], kin, note=True).reason == "KIN_IDENTITY"
    assert may_keep(KIN, ["school"], kin, note=True).reason == "KIN_ONLY"
