"""Putting an act's questions to the judge and its answers into the log. Used by the door alone."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from salto_cli.consent.keep import may_keep
from salto_cli.consent.policy import Policy, in_force, marked, put_in_force, read_entries, shipped
from salto_cli.errors import ConsentRefused, NoBasis, Unacceptable, WrongState
from salto_cli.i18n import _, language
from salto_cli.models.answer import Answer, Keeping
from salto_cli.models.code import PERSON, code
from salto_cli.models.question import ERASE, FILE, IDENTITY, SHARE, Keep, Mend, Questions, Share, Standing
from salto_cli.models.role import WORKER
from salto_cli.store import policy as policies
from salto_cli.store import restriction, standing
from salto_cli.store.act import Act, Judged
from salto_cli.store.cipher import Connected
from salto_cli.usecases.role import ask_a_coordinator

if TYPE_CHECKING:
    from salto_cli.models.consent import PersonFacts


KIN_ONLY = "KIN_ONLY"  # the reason of the policy for whoever has no case and is kin to one
NOBODY = Standing()  # whoever has no case, and is kin to none
_read: dict[str, Policy] = {}  # a municipality's own policies, by digest


def follow(at: Connected) -> None:
    """From here on the policy judges that is in place in this store; it is read when it is first asked."""
    digest = policies.in_place(at)
    put_in_force((lambda: _own(at, digest)) if digest else shipped)


def _own(at: Connected, digest: str) -> Policy:
    """A municipality's own policy. Raises WrongState where a newer program demands more of one."""
    if digest not in _read:
        try:
            _read[digest] = marked(read_entries(policies.parsed(at, digest)), digest)
        except Unacceptable as trouble:
            raise WrongState(
                _("the policy in place does not fit this salto: {trouble}").format(trouble=trouble.message),
                _("put a mended one in place: salto policy use FILE, or: salto policy use --shipped"),
            ) from trouble
    return _read[digest]


def settle(act: Act, questions: Questions) -> None:
    """Judge every question, write every answer down, then raise the first no that stops the act.

    Raises NoBasis where something may not be kept or read, ConsentRefused where a required sharing is not
    allowed; the answers stay in the log either way.
    """
    known: dict[tuple[int, date], PersonFacts] = {}
    stops: list[NoBasis | ConsentRefused] = []
    for question in questions:
        if isinstance(question, Keep):
            stops += _settle_keep(act, question, in_force())
        elif isinstance(question, Mend):
            stops += _settle_mend(act, question)
        else:
            stops += _settle_share(act, question, known, in_force())
    if stops:
        raise stops[0]


def _settle_keep(act: Act, question: Keep, policy: Policy) -> list[NoBasis | ConsentRefused]:
    """Answer for all persons at once: who stand alike are judged once, and each answer is kept once."""
    held = _held(act, question)
    restricted = frozenset[int]() if question.though_restricted else restriction.standing(act)
    by_standing: dict[Standing | None, list[int]] = defaultdict(list)  # None: while it is restricted
    for person in question.persons:
        by_standing[None if person in restricted else held.get(person, NOBODY)].append(person)
    by_answer: dict[Answer, list[int]] = defaultdict(list)
    for why, persons in by_standing.items():
        answer = _restricted(policy) if why is None else _may_keep(question, why, policy)
        by_answer[answer] += persons
    stops: list[NoBasis | ConsentRefused] = []
    for answer, persons in by_answer.items():
        body = {
            "reason": answer.reason,
            "law": list(answer.law),
            "categories": sorted(question.categories),
            "policy": policy.name,
        }
        act.write_down(Judged(tuple(persons), question.level, answer.decision, body))
        if question.required and not answer.allowed:
            stops.append(_no_basis(act, persons[0], answer, policy))
    return stops


def _held(act: Act, question: Keep) -> Mapping[int, Standing]:
    """The standing of each person the question is about: as the act declares it, else as it stands.

    What a worker is about to record gives them nobody's case: about whoever is here already, they declare
    only where the case is theirs.
    """
    declared = dict.fromkeys(question.persons, question.declared) if question.declared else {}
    if declared and act.role != WORKER:
        return declared
    held = standing.of(act, question.persons)
    if question.own and act.role == WORKER:
        held = {person: replace(why, kin=False) for person, why in held.items()}
    if not declared:
        return held
    return declared | {person: why for person, why in held.items() if not why.basis}


def _may_keep(question: Keep, why: Standing, policy: Policy) -> Answer:
    """The answer for one person: a file needs a case, identity can do with kinship or a closed case."""
    keeping = Keeping(basis=why.basis, referenced=why.referenced, kin_to_case=why.kin or why.closed)
    if question.level == IDENTITY:
        return may_keep(keeping, policy.kin_categories, policy)
    whole = (
        policy.keep[why.basis or ""].categories if why.basis in policy.keep else frozenset(policy.categories)
    )
    return may_keep(keeping, question.categories or whole, policy, note=True)


def _restricted(policy: Policy) -> Answer:
    """The answer to everything, while the processing is restricted (GDPR art. 18 nr. 2)."""
    reason = policy.reasons["RESTRICTED"]
    return Answer(reason.decision, reason.shown, reason.law, reason.who)


def _settle_mend(act: Act, question: Mend) -> list[NoBasis | ConsentRefused]:
    """Answer on the ground alone: neither a closed case nor a restriction keeps records from being mended.

    A yes opens every row of these persons to this act, and nothing of it to anyone else.
    """
    from salto_cli.consent.forgetting import DUPLICATE, may_mend, rules

    answer = may_mend(rules().grounds[question.ground])
    body = {"reason": answer.reason, "law": list(answer.law), "categories": []}
    if question.ground != DUPLICATE:
        for person in question.persons:
            act.write_down(Judged((person,), ERASE, answer.decision, body))
    if not answer.allowed:
        return [
            NoBasis(
                _("the law does not let this be erased on that ground ({law})").format(
                    law=", ".join(answer.law)
                ),
                _("restrict the processing instead: salto restrict {person} --ground {ground}").format(
                    person=_code(act, question.persons[0]), ground=question.ground
                ),
            )
        ]
    for level in (FILE, SHARE):
        act.write_down(Judged((*question.persons, *question.beside), level, "allow", body))
    return []


def _settle_share(
    act: Act, question: Share, known: dict[tuple[int, date], "PersonFacts"], policy: Policy
) -> list[NoBasis | ConsentRefused]:
    """Answer each category; what is allowed and what is not are two judgements.

    ``known`` keeps the facts about a person on a day for the next question about the same.
    """
    # Most acts share nothing, and start without all this.
    from salto_cli.consent.judge import may_share
    from salto_cli.store import facts

    key = (question.person, question.on)
    if key not in known:
        known[key] = facts.of(act, *key)
    person = known[key]
    no = _restricted(policy) if question.person in restriction.standing(act) else None
    answers = [(ask.category, no or may_share(person, ask, policy)) for ask in question.asks]
    for category, answer in answers:
        act.answers[question.person, question.recipient, category] = answer
    for allowed in (True, False):
        said = [(category, answer) for category, answer in answers if answer.allowed is allowed]
        if said:
            act.write_down(_judged(question, said, "allow" if allowed else said[0][1].decision))
    refused = [(category, answer) for category, answer in answers if not answer.allowed]
    if not question.asks or (question.required and refused):
        return [_consent_refused(act, question, refused, policy)]
    return []


def _judged(question: Share, said: Iterable[tuple[str, Answer]], decision: str) -> Judged:
    said = list(said)
    body = {
        "recipient": question.recipient,
        "policy": in_force().name,
        "bases": sorted({each.ground.basis for each in question.asks if each.ground}),
        "categories": [category for category, answer in said if answer.allowed],
        "answers": [
            [category, answer.decision, answer.reason, list(answer.rests_on)] for category, answer in said
        ],
    }
    return Judged((question.person,), SHARE, decision, body)


def _no_basis(act: Act, person: int, answer: Answer, policy: Policy) -> NoBasis:
    if not standing.within_reach(act, [person]):  # no word of who it may be
        return NoBasis(_("this is nobody whom you follow up"), ask_a_coordinator())
    if _number(act, person) is None:
        return NoBasis(_as_an_error(policy, answer), _hint_for_a_newcomer(answer))
    if answer.reason == policy.reasons[KIN_ONLY].shown and (children := _followed_up(act, person, policy)):
        return NoBasis(
            _("a guardian has no case of their own: it stands in the child's"),
            _("give the child instead: {codes}").format(codes=", ".join(children)),
            _code(act, person),
            children,
        )
    return NoBasis(
        _as_an_error(policy, answer),
        policy.next_command(answer, person=_code(act, person), service="", category=""),
    )


def _followed_up(act: Act, guardian: int, policy: Policy) -> tuple[str, ...]:
    """The codes of a guardian's children whose files the operator may read, which is judged here."""
    from salto_cli.store import kin  # only a refusal asks for anyone's children

    children = standing.within_reach(act, kin.children(act, guardian))
    if children:
        _settle_keep(act, Keep(tuple(children), FILE, required=False), policy)
    return tuple(kin.followed_up(act, guardian))


def _as_an_error(policy: Policy, answer: Answer) -> str:
    """What the policy says of an answer, as errors begin and end: with no capital, and no full stop."""
    said = policy.text(answer, language())
    return said[:1].lower() + said[1:].rstrip(".")


def _hint_for_a_newcomer(answer: Answer) -> str:
    """What to type when the person is not here yet, and so has no code to type."""
    if answer.reason == "BASIS_NEEDS_REFERENCE":
        return _("add the decision or task that it rests on: --reference TEXT")
    if answer.reason == "NO_CASE":
        return _("a relative belongs to someone with a case: give that person with --kin-of")
    return _("see the bases with: salto policy show")


def _consent_refused(
    act: Act, question: Share, refused: list[tuple[str, Answer]], policy: Policy
) -> ConsentRefused:
    if not refused:
        return ConsentRefused(_("nothing was asked for, so nothing may be shared"), _("name a category"))
    category, answer = refused[0]
    person, to = _code(act, question.person), question.recipient
    command = policy.next_command(answer, person=person, service=to, category=category)
    return ConsentRefused(_as_an_error(policy, answer), _or_on_paper(command, person, to, category))


def _or_on_paper(command: str, person: str, to: str, category: str) -> str:
    """Where a service's consent is missing, the form that can be signed stands beside what records one."""
    if not command.startswith("salto grant-consent ") or to.startswith(f"{PERSON}-"):
        return command
    form = f"salto consent form {person} --to {to} --category {category} --out {person}.pdf"
    return _("{command}; the form to sign: {form}").format(command=command, form=form)


def _code(act: Act, person: int) -> str:
    number = _number(act, person)
    return code(PERSON, number) if number else _("the person")


def _number(act: Act, person: int) -> int | None:
    from salto_cli.store.person import number_of  # only a refusal names anyone

    return number_of(act, person)
