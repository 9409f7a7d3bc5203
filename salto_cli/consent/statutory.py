"""Step 1: a statutory basis for sharing without consent, and anonymous discussion."""

from salto_cli.consent.inquiry import Inquiry
from salto_cli.consent.terms import Statutory
from salto_cli.models.consent import Answer, Ground


def statutory(case: Inquiry) -> Answer | None:
    """The answer when a basis is claimed or the information is anonymised; None when neither is.

    What a basis demands comes in this order: that it applies, the leader's approval (which urgency never
    waives), the documentation (which it does).
    """
    ground = case.ask.ground
    if ground is None:
        return _anonymous(case) if case.ask.anonymised else None
    basis = case.policy.bases.get(ground.basis)
    if basis is None or not _applies(case, basis, ground):
        return case.say("BASIS_NOT_APPLICABLE")
    if basis.anonymous:
        return _anonymous(case)
    if basis.leader and not ground.leader_approved:
        return case.say("LEADER_APPROVAL")
    if not ground.documented and not ground.urgent:
        return case.say("DOC_REQUIRED")
    return case.say(basis.reason)


def _anonymous(case: Inquiry) -> Answer:
    """fvl § 13 a nr. 2: nothing is confidential once nobody can be recognised."""
    return case.say("NOT_ANONYMOUS" if case.ask.reidentifiable else "ANONYMISED")


def _applies(case: Inquiry, basis: Statutory, ground: Ground) -> bool:
    """Whether the recipient, the age, the source and the offence are those of the basis."""
    if not ground.threshold_met or case.ask.sector not in basis.recipients:
        return False
    if basis.below_age is not None and case.age >= basis.below_age:
        return False
    if case.ask.origin.source in basis.except_sources:
        return False
    if basis.anonymous and case.ask.anonymised is False:
        return False
    return not basis.closed_offences or (ground.offence in case.policy.offences and ground.avertable)
