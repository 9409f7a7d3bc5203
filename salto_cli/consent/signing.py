"""Whose signature can make a yes: whom the steps of the judge ask, whatever has been said by now."""

from salto_cli.consent.guardians import is_withheld
from salto_cli.consent.inquiry import Inquiry
from salto_cli.consent.terms import Policy
from salto_cli.models.answer import Giver
from salto_cli.models.consent import Ask, PersonFacts


def signers(facts: PersonFacts, ask: Ask, policy: Policy) -> frozenset[Giver]:
    """Who would have to say yes to what ``ask`` is about, on its day: the guardians as one.

    Meant for what a consent can open. What no consent opens has no signers that would help.
    """
    case = Inquiry(facts, ask, policy, policy.switches.leap_birthday == "feb28")
    own: frozenset[Giver] = frozenset({"subject"} if case.need.subject else ())
    if case.need.alone:
        return own
    if facts.care_order is not None and facts.care_order.covers(ask.moment.day):
        return own | {"barnevern_care"}
    if is_withheld(case):  # the youth alone, and the guardians are not to hear of it (pbrl § 3-4)
        return frozenset({"subject"})
    return own | {"guardian"}
