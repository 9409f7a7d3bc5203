"""May we record or read this about this person?

A smaller question than sharing, with its own rules in the policy: an open case with a basis may hold what
that basis covers; a person who is only kin to someone with a case may be held as contact details and
relations, without notes; for everyone else the answer is no (GDPR art. 5 nr. 1 b and c, art. 6).
"""

from collections.abc import Collection

from salto_cli.consent.terms import KeepBasis, Policy
from salto_cli.models.answer import Answer, Keeping


def may_keep(keeping: Keeping, categories: Collection[str], policy: Policy, *, note: bool = False) -> Answer:
    """Whether all of ``categories`` may be kept or read about the person.

    ``note`` is true for free text, a contact or anything beyond the plain fields. One category that is not
    covered makes the whole answer a no, and so does an empty list.
    """
    wanted = frozenset(categories)
    if not wanted or not wanted <= policy.categories.keys():
        return _answer(policy, "UNKNOWN_CATEGORY")
    if keeping.basis is None:
        return _without_case(keeping, wanted, note, policy)
    basis = policy.keep.get(keeping.basis)
    if basis is None:
        return _answer(policy, "UNKNOWN_BASIS")
    if basis.reference and not keeping.referenced:
        return _answer(policy, "BASIS_NEEDS_REFERENCE", basis)
    if not wanted <= basis.categories:
        return _answer(policy, "BASIS_DOES_NOT_COVER", basis)
    return _answer(policy, "CASE_BASIS", basis)


def _without_case(keeping: Keeping, wanted: frozenset[str], note: bool, policy: Policy) -> Answer:
    if not keeping.kin_to_case:
        return _answer(policy, "NO_CASE")
    if not wanted <= policy.kin_categories or (note and not policy.kin_notes):
        return _answer(policy, "KIN_ONLY")
    return _answer(policy, "KIN_IDENTITY")


def _answer(policy: Policy, key: str, basis: KeepBasis | None = None) -> Answer:
    reason = policy.reasons[key]
    law = tuple(dict.fromkeys((*(basis.law if basis else ()), *reason.law)))
    return Answer(reason.decision, reason.shown, law, reason.who)
