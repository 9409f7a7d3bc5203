"""One question under way: the facts, the age on that day, who is asked, and where each party stands."""

from salto_cli.consent.ages import age_on
from salto_cli.consent.reasons import ASKED, GIVER
from salto_cli.consent.statements import Standing, happened, standing
from salto_cli.consent.terms import Policy, Reason, Requirement, Rule
from salto_cli.models.consent import Answer, Ask, PersonFacts, PersonKey, Statement


class Inquiry:
    """What the steps of the judge look at. Ages and competence are those on the day asked about."""

    __slots__ = ("_own", "age", "ask", "facts", "feb28", "minor", "need", "policy", "rule")

    def __init__(self, facts: PersonFacts, ask: Ask, policy: Policy, feb28: bool) -> None:
        self.facts = facts
        self.ask = ask
        self.policy = policy
        self.feb28 = feb28
        self.age = age_on(facts.birth_date, ask.moment.day, feb28)
        self.minor = self.age < policy.ages.adult
        self.rule: Rule = policy.rules[ask.category, ask.sector]
        self.need: Requirement = self.rule.at(self.age)
        self._own: Standing | None = None

    def own(self) -> Standing:
        """Where the person stands."""
        if self._own is None:
            line = [statement for statement in self.facts.statements if statement.by == "subject"]
            self._own = standing(line, self.ask, self.policy)
        return self._own

    def guardian(self, key: PersonKey) -> Standing:
        """Where the guardian ``key`` stands."""
        line = [
            statement
            for statement in self.facts.statements
            if statement.by == "guardian" and statement.guardian == key
        ]
        return standing(line, self.ask, self.policy)

    def care(self) -> Standing:
        """Where child welfare with care stands."""
        line = [statement for statement in self.facts.statements if statement.by == "barnevern_care"]
        return standing(line, self.ask, self.policy)

    def exists(self, statement: Statement) -> bool:
        """Whether ``statement`` had been made by the moment asked about."""
        return happened(statement.said, self.ask.moment)

    def own_age(self) -> int:
        """How old the person was when their deciding statement was said."""
        statement = self.own().statement
        return age_on(self.facts.birth_date, statement.said.day, self.feb28) if statement else self.age

    def own_no(self) -> Answer | None:
        """The answer to the person's own refusal or withdrawal, if it is one; whether it counts at this
        age is for the step to say."""
        own = self.own()
        if own.kind == "refused":
            return self.say("SUBJECT_REFUSED", own)
        return self.say("WITHDRAWN", own) if own.kind == "withdrawn" else None

    def renewal(self) -> str:
        """The reason why the person's valid consent must be given anew, or empty.

        A consent alone counts if the person could decide alone when it was given, a joint one from the age
        of joint consent (for the mediation service at any age until then).
        """
        policy, then = self.policy, self.own_age()
        ages = policy.ages
        if not policy.switches.reconfirm_at_birthday:
            return ""
        if self.need.alone:
            if self.rule.at(then).alone:
                return ""
            since = self.rule.alone_since[min(self.age, ages.adult)]
            return policy.renewal[since if self.minor and since else ages.adult]
        return policy.renewal[ages.joint_from] if then < ages.joint_from <= self.age else ""

    def unheard(self) -> bool:
        """Whether the child should have been heard and was not. Any own statement by then counts, so a
        child who is asked for a consent of their own is heard by giving it."""
        facts, ages = self.facts, self.policy.ages
        if not ages.hearing_from <= self.age <= ages.hearing_through:
            return False
        if facts.heard is not None and facts.heard <= self.ask.moment.day:
            return False
        return not any(
            (statement.by == "subject" or statement.child_heard) and self.exists(statement)
            for statement in facts.statements
        )

    def say(self, key: str, *rests_on: Standing) -> Answer:
        """The answer with the reason ``key``; the first of ``rests_on`` is whose statement is at fault."""
        reason = self.policy.reasons[key]
        law = self.rule.laws[key] if reason.row else reason.law
        codes: tuple[str, ...] = ()
        for found in rests_on:
            codes += found.code
        return Answer(reason.decision, reason.shown, law, self._who(reason, rests_on), codes)

    def _who(self, reason: Reason, rests_on: tuple[Standing, ...]) -> tuple[str, ...]:
        if reason.who == (GIVER,):
            statement = rests_on[0].statement if rests_on else None
            return self.policy.givers[statement.by if statement else "subject"]
        if reason.who == (ASKED,):
            asked = self.policy.givers["subject"] if self.need.subject else ()
            return asked if self.need.alone else asked + self.policy.givers["guardian"]
        return reason.who
