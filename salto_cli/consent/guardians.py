"""The guardians: as recipients (step 7), and as those who must say yes (step 11)."""

from collections.abc import Mapping

from salto_cli.consent.inquiry import Inquiry
from salto_cli.consent.statements import Standing
from salto_cli.models.consent import Answer, PersonKey


def guardian_recipient(case: Inquiry) -> Answer | None:
    """Step 7: what a guardian may be told (barnelova § 47, pbrl § 3-4); None for other recipients."""
    if case.policy.sectors[case.ask.sector].kind != "guardian":
        return None
    if case.ask.guardian in case.facts.harmful:
        return case.say("GUARDIAN_HARM")
    return _minors_guardian(case) if case.minor else _adults_guardian(case)


def _minors_guardian(case: Inquiry) -> Answer:
    ask, ages = case.ask, case.policy.ages
    if not case.facts.roster:
        return case.say("ROSTER_UNKNOWN")
    if ask.guardian not in case.facts.roster:
        return case.say("NO_PARENTAL_RESPONSIBILITY")
    if not ask.necessary and is_withheld(case):
        return case.say("HEALTH_WITHHELD")
    refused = case.own_no() if case.age >= ages.refusal_from and not ask.necessary else None
    if refused:
        return refused
    if not ask.necessary and case.age >= ages.guardian_consent_from:
        return _own_consent(case, "NEEDS_SUBJECT", ages.guardian_consent_from)
    return case.say("PARENTAL_RESPONSIBILITY")


def _adults_guardian(case: Inquiry) -> Answer:
    """vgml § 8: from the age of majority nobody but the person can let a guardian know."""
    adult = case.policy.ages.adult
    return case.own_no() or _own_consent(case, "ADULT_CONSENT_REQUIRED", adult)


def _own_consent(case: Inquiry, when_silent: str, given_from: int) -> Answer:
    own = case.own()
    if own.kind == "silent":
        return case.say(when_silent)
    if own.fault:
        return case.say(own.fault, own)
    if case.own_age() < given_from and case.policy.switches.reconfirm_at_birthday:
        return case.say(case.policy.renewal[given_from], own)
    return case.say("CONSENT_OK", own)


def is_withheld(case: Inquiry) -> bool:
    """Whether the youth keeps this category from the guardians, at an age where the law allows it."""
    withheld, category = case.policy.withheld, case.ask.category
    return category in case.facts.withheld and category in withheld.categories and withheld.at(case.age)


class Roster:
    """Where every guardian with parental responsibility stands, when the matrix asks for guardians.

    A holder of another guardian's written authority consents for both, unless the other has said no
    (vgml § 18); both must be in the roster, and authority is not passed on.
    """

    def __init__(self, case: Inquiry) -> None:
        self.quorum = case.need.guardians
        keys = case.facts.roster or () if self.quorum != "none" else ()
        self.standings: Mapping[PersonKey, Standing] = {key: case.guardian(key) for key in keys}
        self.unknown = self.quorum != "none" and not keys
        valid = {key for key, found in self.standings.items() if found.kind == "valid"}
        self._by_proxy = {
            absent for holder, absent in case.facts.proxies if holder in valid and absent in self.standings
        }

    def first(self, kind: str) -> Standing | None:
        """The first guardian in roster order who stands so, or None."""
        return next((found for found in self.standings.values() if found.kind == kind), None)

    @property
    def faulty(self) -> Standing | None:
        """The first whose consent does not hold and for whom nobody else has consented, or None."""
        standings = self.standings.items()
        return next(
            (found for key, found in standings if found.kind == "faulty" and key not in self._by_proxy), None
        )

    @property
    def consents(self) -> tuple[Standing, ...]:
        """The guardians' own valid consents, in roster order."""
        return tuple(found for found in self.standings.values() if found.kind == "valid")

    @property
    def reached(self) -> bool:
        """Whether enough guardians have validly consented."""
        if self.quorum == "none":
            return True
        agreed = [
            found.kind == "valid" or (key in self._by_proxy and not found.said_no)
            for key, found in self.standings.items()
        ]
        return any(agreed) if self.quorum == "one" else bool(agreed) and all(agreed)
