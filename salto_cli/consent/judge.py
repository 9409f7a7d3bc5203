"""May this be shared? Eleven steps, the first that has an answer wins (docs/consent.md).

1. a statutory basis or anonymous discussion     2. the person themselves
3. other people's information in it              4. a source that has not released it
5. a protected address                           6. a private body
7. a guardian as recipient                       8. an adult with a verge
9. a care order                                  10. withheld from the guardians
11. the matrix: who must say yes, and have they?

Pure: no clock, no store. Every age, quorum and list is looked up in the policy; what the policy does not
know is a no. The last line of the last step is the only yes that rests on the matrix.
"""

from collections.abc import Callable
from typing import TypeAlias

from salto_cli.consent.ages import born_on_leap_day
from salto_cli.consent.guardians import Roster, guardian_recipient, is_withheld
from salto_cli.consent.inquiry import Inquiry
from salto_cli.consent.statutory import statutory
from salto_cli.consent.terms import Policy
from salto_cli.models.consent import Answer, Ask, PersonFacts

Step: TypeAlias = Callable[[Inquiry], Answer | None]

_STRICTNESS = {"deny": 0, "needs": 1, "allow": 2}


def may_share(facts: PersonFacts, ask: Ask, policy: Policy) -> Answer:
    """Whether the category asked about may leave to the recipient at that moment, and why.

    Never raises for a question or facts that make no sense: they get a no.
    """
    unknown = _unknown(ask, policy)
    if unknown:
        reason = policy.reasons[unknown]
        return Answer(reason.decision, reason.shown, reason.law, reason.who)
    leap = policy.switches.leap_birthday
    if leap == "strict" and born_on_leap_day(facts.birth_date):
        both = (_judge(facts, ask, policy, False), _judge(facts, ask, policy, True))
        return min(both, key=lambda answer: _STRICTNESS[answer.decision])
    return _judge(facts, ask, policy, leap == "feb28")


def _unknown(ask: Ask, policy: Policy) -> str:
    """Closed lists: a word the policy does not define is a no before any step."""
    if ask.category not in policy.categories:
        return "UNKNOWN_CATEGORY"
    if ask.sector not in policy.sectors:
        return "UNKNOWN_RECIPIENT"
    return "" if ask.purpose is None or ask.purpose in policy.purposes else "UNKNOWN_PURPOSE"


def _judge(facts: PersonFacts, ask: Ask, policy: Policy, feb28: bool) -> Answer:
    case = Inquiry(facts, ask, policy, feb28)
    for step in STEPS:
        answer = step(case)
        if answer:
            return answer
    return matrix(case)


def the_person(case: Inquiry) -> Answer | None:
    """Step 2: a person may see what is about themselves at any age, but nothing about others."""
    if case.policy.sectors[case.ask.sector].kind != "self":
        return None
    return case.say("THIRD_PARTY_SELF" if case.ask.origin.third_party else "SELF")


def others(case: Inquiry) -> Answer | None:
    """Step 3: each person's own information needs that person (fvl § 13 a nr. 1)."""
    origin = case.ask.origin
    return case.say("THIRD_PARTY") if origin.third_party and not origin.cleared else None


def source(case: Inquiry) -> Answer | None:
    """Step 4: what the police have told goes on only when they have released it (politiregl §§ 27, 35)."""
    origin = case.ask.origin
    if origin.source is None or origin.released:
        return None
    exempt = case.policy.restricted_sources.get(origin.source)
    return None if exempt is None or case.ask.sector in exempt else case.say("SOURCE_RESTRICTED")


def address(case: Inquiry) -> Answer | None:
    """Step 5: a protected address never leaves from here (folkeregisterloven § 10-4)."""
    graded = case.facts.graded_address and case.ask.category in case.policy.address_categories
    return case.say("ADDRESS_PROTECTED") if graded else None


def private(case: Inquiry) -> Answer | None:
    """Step 6: a private body has no duty of confidentiality; it gets little (popplyl § 11)."""
    policy, ask = case.policy, case.ask
    if not policy.sectors[ask.sector].private or ask.category in policy.switches.private_allowed:
        return None
    return case.say("CATEGORY_BLOCKED_FOR_PRIVATE")


def verge(case: Inquiry) -> Answer | None:
    """Step 8: an adult with a verge must have validly consented; otherwise a lawyer looks (vgml ch. 4)."""
    if not case.facts.adult_verge or case.minor:
        return None
    refused = case.own_no()
    if refused:
        return refused
    own = case.own()
    return case.say("LEGAL_REVIEW", own) if own.kind != "valid" or case.renewal() else None


def care_order(case: Inquiry) -> Answer | None:
    """Step 9: under a care order child welfare stands in the guardians' place for health and school
    (pbrl § 4-4, oppl. § 24-4); for the rest it is unsettled who can release it."""
    order, policy, ask = case.facts.care_order, case.policy, case.ask
    if order is None or not order.covers(ask.moment.day) or case.need.alone:
        return None
    refused = case.own_no() if case.age >= policy.ages.refusal_from else None
    if refused:
        return refused
    rule = policy.care_order
    if ask.category not in rule.categories or case.age > rule.last or ask.sector not in rule.recipients:
        return case.say("LEGAL_REVIEW")
    return _care_consent(case)


def _care_consent(case: Inquiry) -> Answer:
    care, own = case.care(), case.own()
    if care.kind == "refused":
        return case.say("GUARDIAN_CONFLICT", care)
    if care.kind == "withdrawn":
        return case.say("WITHDRAWN", care)
    if care.kind == "silent":
        return case.say("NEEDS_BARNEVERN_CARE")
    if care.fault:
        return case.say(care.fault, care)
    if not case.need.subject:
        return case.say("SUBJECT_NOT_HEARD" if case.unheard() else "CONSENT_OK", care)
    if own.kind == "silent":
        return case.say("NEEDS_SUBJECT", care)
    if own.fault or case.renewal():
        return case.say(own.fault or case.renewal(), own)
    return case.say("CONSENT_OK", own, care)


def withheld(case: Inquiry) -> Answer | None:
    """Step 10: what a youth keeps from the guardians, the youth alone may release to health (pbrl § 3-4)."""
    if not is_withheld(case):
        return None
    refused = case.own_no()
    if refused:
        return refused
    if case.ask.sector not in case.policy.withheld.recipients:
        return case.say("LEGAL_REVIEW")
    own = case.own()
    if own.kind == "silent" or case.own_age() < case.policy.withheld.first:
        return case.say("NEEDS_SUBJECT")
    return case.say(own.fault or "CONSENT_OK", own)


def matrix(case: Inquiry) -> Answer:
    """Step 11: the noes first, then what is missing, and last the yes."""
    roster = Roster(case)
    refused = _refused(case, roster)
    if refused:
        return refused
    if roster.unknown:
        return case.say("ROSTER_UNKNOWN")
    own = case.own()
    asked = case.need.subject
    if asked and own.kind != "silent":
        fault = own.fault or case.renewal()
        if fault:
            return case.say(fault, own)
    lacking = _lacking(case, roster, asked and own.kind == "silent")
    if lacking:
        return lacking
    consents = (own, *roster.consents) if asked else roster.consents
    if case.unheard():
        return case.say("SUBJECT_NOT_HEARD", *consents)
    return case.say("CONSENT_OK", *consents)


def _refused(case: Inquiry, roster: Roster) -> Answer | None:
    """Whose no counts: the person's from 12, and at any age where they are asked; every guardian's in the
    roster where guardians are asked. A refusal is named before a withdrawal."""
    counts = case.need.subject or case.age >= case.policy.ages.refusal_from
    own = case.own_no() if counts else None
    if own and own.reason == "SUBJECT_REFUSED":
        return own
    refusal = roster.first("refused")
    if refusal:
        return case.say("GUARDIAN_CONFLICT", refusal)
    withdrawal = roster.first("withdrawn")
    return own or (case.say("WITHDRAWN", withdrawal) if withdrawal else None)


def _lacking(case: Inquiry, roster: Roster, silent: bool) -> Answer | None:
    """Whose yes is missing: a guardian's faulty one first, then who has said nothing."""
    reached = roster.reached
    faulty = roster.faulty if not reached else None
    if faulty:
        return case.say(faulty.fault, faulty)
    if reached and not silent:
        return None
    if not any(case.exists(statement) for statement in case.facts.statements):
        return case.say("NO_CONSENT")
    if silent and not reached:
        return case.say("NEEDS_SUBJECT_AND_GUARDIAN", *roster.consents)
    if silent:
        key = "NEEDS_SUBJECT" if case.minor else "ADULT_CONSENT_REQUIRED"
        return case.say(key, *roster.consents)
    own = (case.own(),) if case.need.subject else ()
    key = "NEEDS_OTHER_GUARDIAN" if roster.consents else "NEEDS_GUARDIAN"
    return case.say(key, *own, *roster.consents)


STEPS: tuple[Step, ...] = (
    statutory,
    the_person,
    others,
    source,
    address,
    private,
    guardian_recipient,
    verge,
    care_order,
    withheld,
)
