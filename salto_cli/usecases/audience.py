"""Who may be in the room for a case: the judge's answers for everyone who is asked to come, put together.

The questions go through the door and into the log, one for each person and service with every category. What
comes of them here is what may be said, and to whom; it hands out nothing of what is known about anyone.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Final

from salto_cli.consent import audience as rooms
from salto_cli.consent.ages import last_day
from salto_cli.consent.policy import in_force
from salto_cli.errors import Ambiguous, NotFound
from salto_cli.i18n import _, language
from salto_cli.models.audience import Audience, Case, Lapsing, OnPaper, Outside, Unreached
from salto_cli.models.consent import Answer
from salto_cli.models.decision import FIELD
from salto_cli.models.question import Share
from salto_cli.models.service import Service
from salto_cli.models.text import fold
from salto_cli.store import facts
from salto_cli.store import service as catalogue
from salto_cli.store.act import Act
from salto_cli.usecases import sharing

EARLY: Final = frozenset({"police"})  # leaves the room for other cases, and so comes first (practice 2.2)
IDENTITY: Final = "identity"  # the kind of information that tells how to reach someone
_RUN_OUT: Final = frozenset({"EXPIRED", "EXPIRED_CAP"})

Answers = Mapping[str, Answer]  # by category


def services(act: Act, said: Iterable[str]) -> list[Service]:
    """The services that were named by id, name or the beginning of either, each once, in that order.

    The kind of a service will do where there is one of that kind only. Raises NotFound or Ambiguous, with
    those that may be meant.
    """
    return list({each.id: each for each in (_service(act, one) for one in said)}.values())


def _service(act: Act, said: str) -> Service:
    exact, sector = catalogue.get(act, said.strip()), in_force().sector_named(said)
    if exact or not sector:
        return exact or _named(act, said)
    alike = [each for each in catalogue.all_of(act) if each.sector == sector]
    if len(alike) == 1:
        return alike[0]
    ids = tuple(each.id for each in alike)[: catalogue.SHOWN]
    raise Ambiguous(
        _("that is a kind of service, and not one service"),
        _("name the one that comes, as in one of: {ids}").format(ids=", ".join(ids)),
        ids,
    )


def _named(act: Act, said: str) -> Service:
    """A service by its name or the beginning of it. A word that names none may be a person's name: what is
    near is said, and the word not repeated."""
    try:
        return catalogue.named(act, said)
    except NotFound as unknown:
        known = {fold(word): each.id for each in catalogue.all_of(act) for word in (each.id, each.name)}
        near = dict.fromkeys(known[word] for word in get_close_matches(fold(said), known, n=5, cutoff=0.5))
        if not near:
            raise
        hint = _("did you mean one of: {ids}").format(ids=", ".join(near))
        raise NotFound(unknown.message, hint) from None


def questions(act: Act, persons: Iterable[int], to: Sequence[Service], on: date) -> Iterator[Share]:
    """One question for each person and service, with every category, for the case's own purpose."""
    for person in persons:
        purpose = sharing.purpose_of(act, person)
        for service in to:
            yield sharing.asks_for(act, person, service, on, in_force().categories, purpose)


def allowed(act: Act, person: int, to: Sequence[Service]) -> dict[str, frozenset[str]]:
    """The categories about someone that each service may have, by its id, as this act's answers say."""
    return {
        service.id: frozenset(
            each for each, answer in _answers(act, person, service).items() if answer.allowed
        )
        for service in to
    }


def of(act: Act, person: int, to: Sequence[Service], on: date) -> Audience:
    """Who of the services is in the room for one case, what may be said there, and why the others are not.

    The act must have judged the questions above.
    """
    policy, may = in_force(), allowed(act, person, to)
    room = rooms.audience(may, tuple(policy.categories))
    said = rooms.may_be_said(may, room, policy.categories)
    code = sharing.whole(act, person)
    return Audience(
        services=tuple(each.id for each in to if each.id in room),
        said=in_order(said),
        on_paper=tuple(
            OnPaper(each.id, each.name, in_order(may[each.id] - said))
            for each in to
            if each.id in room and may[each.id] - said
        ),
        outside=tuple(
            _outside(code, each, _answers(act, person, each), may[each.id])
            for each in to
            if each.id not in room
        ),
        lapsing=tuple(_lapsing(act, person, code, to, on)),
    )


def unreached(act: Act, person: int, case: Case, to: Iterable[Service]) -> Iterator[Unreached]:
    """The services that may have something about someone and not how to reach them, by this act."""
    for service in to:
        answers = _answers(act, person, service)
        contact = answers[IDENTITY]
        if not contact.allowed and any(each.allowed for each in answers.values()):
            form = (
                _form(case.code, service.id, f"--category {IDENTITY} ") if contact.decision == "needs" else ""
            )
            yield Unreached(case, service.id, service.name, form)


def _answers(act: Act, person: int, service: Service) -> Answers:
    return {each: act.answers[person, service.id, each] for each in in_force().categories}


def in_order(said: Iterable[str]) -> tuple[str, ...]:
    """The categories in the policy's order."""
    known = frozenset(said)
    return tuple(each for each in in_force().categories if each in known)


def _outside(code: str, service: Service, answers: Answers, may: frozenset[str]) -> Outside:
    """Why a service is not in the room: the answer that could most easily become a yes, or that it has
    nothing in common with the others."""
    if may:
        text = _("what it may have is not for the others in the room: it gets its own sheet")
        return Outside(code, service.id, service.name, "NOTHING_IN_COMMON", text, (), "", in_order(may))
    category, answer = _nearest(service, answers)
    return Outside(
        code,
        service.id,
        service.name,
        answer.reason,
        in_force().text(answer, language()),
        answer.who,
        _next(code, service.id, category, answer),
    )


def _nearest(service: Service, answers: Answers) -> tuple[str, Answer]:
    """Of the answers that are no, the one to act on: one that someone could make a yes before one that nobody
    can, the service's own field before the others, and else the one that stands for most categories."""
    alike: dict[Answer, list[str]] = defaultdict(list)
    for category, answer in answers.items():
        alike[answer].append(category)
    own = FIELD.get(service.sector or "", "")

    def rank(answer: Answer) -> tuple[bool, bool, int]:
        return (answer.decision == "deny", own not in alike[answer], -len(alike[answer]))

    found = min(alike, key=rank)
    return (own if own in alike[found] else alike[found][0]), found


def _next(code: str, service: str, category: str, answer: Answer) -> str:
    """What to type: the form to be signed, where the policy says that a consent is what is missing."""
    command = in_force().next_command(answer, person=code, service=service, category=category)
    return _form(code, service) if command.startswith("salto grant-consent ") else command


def _form(code: str, service: str, about: str = "") -> str:
    return f"salto consent form {code} --to {service} {about}--out {code}.pdf"


def _lapsing(act: Act, person: int, code: str, to: Sequence[Service], on: date) -> Iterator[Lapsing]:
    """What stands today and has run out by then, for each service, by the last day it stands."""
    statements = {each.code: each for each in facts.of(act, person, on).statements}
    for service in to:
        by_day: dict[str, list[str]] = defaultdict(list)
        for category, answer in _answers(act, person, service).items():
            for statement in (statements[each] for each in answer.rests_on if answer.reason in _RUN_OUT):
                longest = last_day(statement.said.day, in_force().switches.max_months)
                through = min(statement.through or longest, longest).isoformat()
                if act.day <= through:
                    by_day[through].append(category)
        for through, categories in sorted(by_day.items()):
            yield Lapsing(
                code, service.id, service.name, through, in_order(categories), _form(code, service.id)
            )
