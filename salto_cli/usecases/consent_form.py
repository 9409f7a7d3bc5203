"""Consent forms: what stands on one and who must sign it, by the rules; and whether a signed one fits."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from salto_cli.consent.ages import age_on, last_day
from salto_cli.consent.policy import in_force
from salto_cli.errors import ConsentRefused, Unacceptable
from salto_cli.i18n import _, language
from salto_cli.models.code import FORM, code
from salto_cli.models.consent import Answer, Moment, PersonFacts
from salto_cli.models.consent_form import (
    CARE,
    GUARDIAN,
    MONTHS,
    SUBJECT,
    FormContent,
    FormIssued,
    IssueForm,
    LeftOut,
    Signer,
)
from salto_cli.models.question import FILE, IDENTITY, Keep, Questions
from salto_cli.models.statement import GrantConsent
from salto_cli.store import consent_form as forms
from salto_cli.store import facts
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.usecases import forecast, sharing
from salto_cli.usecases.door import asks
from salto_cli.usecases.sharing import Recipient

# Those whose own yes a signature can be; whoever else could make it a yes signs no form.
_SIGN = {"subject": SUBJECT, "guardian": GUARDIAN, "barnevern": CARE}


@dataclass(frozen=True, slots=True)
class _Pair:
    """One category for one service, and what the judge says of it today."""

    to: Recipient
    category: str
    answer: Answer


def _file_and_guardians(act: Act, order: IssueForm) -> Questions:
    person = persons.id_of(act, order.person)
    guardians = _roster(facts.of(act, person, date.fromisoformat(act.day)))
    return [
        Keep((person,), FILE),
        *([Keep(guardians, IDENTITY, required=False)] if guardians else []),
    ]


@asks(_file_and_guardians)
def issue(act: Act, order: IssueForm) -> FormIssued:
    """Make a form and keep what it says. What no consent can open is left off it, and told.

    Raises Unacceptable for a period longer than a consent can last, ConsentRefused where nothing is left.
    """
    person = persons.id_of(act, order.person)
    on, through = date.fromisoformat(act.day), _through(act, order)
    known = facts.of(act, person, on)
    services = list(dict.fromkeys(sharing.service_named(act, said) for said in order.to))
    pairs = [
        pair
        for service in services
        for pair in _pairs(act, person, sharing.of_service(service), _categories(order))
    ]
    open_ = [pair for pair in pairs if _can_be_opened(pair.answer)]
    if not open_:
        raise _nothing_left(pairs)
    number = act.next_number("consent_form")
    content = FormContent(
        number=code(FORM, number),
        person=sharing.whole(act, person),
        services=tuple(dict.fromkeys(pair.to.key for pair in open_)),
        categories=tuple(dict.fromkeys(pair.category for pair in open_)),
        purpose=order.purpose_ or sharing.purpose_of(act, person),
        through=through,
        issued=act.day,
        language=language(),
    )
    forms.add(act, person, content, number)
    return _issued(act, person, known, content, open_, pairs)


def _issued(
    act: Act,
    person: int,
    known: PersonFacts,
    content: FormContent,
    open_: Sequence[_Pair],
    pairs: Sequence[_Pair],
) -> FormIssued:
    held, names = persons.get(act, person), sharing.names(act)
    age = age_on(known.birth_date, date.fromisoformat(act.day))
    policy = in_force()
    return FormIssued(
        held.named,
        content,
        content.digest,
        tuple((key, names[key]) for key in content.services),
        age,
        tuple(_signers(act, known, held.name, age, open_)),
        _one_guardian(age, open_),
        policy.ages.hearing_from <= age <= policy.ages.hearing_through,
        held.language,
        held.interpreter,
        tuple(
            LeftOut(pair.to.key, pair.category, policy.text(pair.answer, language()))
            for pair in pairs
            if pair not in open_
        ),
    )


def _through(act: Act, order: IssueForm) -> str:
    on, longest = date.fromisoformat(act.day), in_force().switches.max_months
    if order.through is None:
        return last_day(on, min(MONTHS, longest)).isoformat()
    if order.through > last_day(on, longest).isoformat():
        raise Unacceptable(
            _("a consent holds for {n} months at most").format(n=longest),
            _("give --through no later than {day}").format(day=last_day(on, longest).isoformat()),
        )
    return order.through


def _categories(order: IssueForm) -> tuple[str, ...]:
    """Those that were named; else those that need not be named explicitly (GDPR art. 9 nr. 2 a)."""
    known = in_force().categories
    return tuple(dict.fromkeys(order.category)) or tuple(
        name for name, each in known.items() if not (each.explicit or each.written)
    )


def _pairs(act: Act, person: int, to: Recipient, categories: Iterable[str]) -> list[_Pair]:
    now = Moment(date.fromisoformat(act.day))
    found = forecast.answers(act, person, to, categories, now)
    return [_Pair(to, category, answer) for category, answer in found.items()]


def _can_be_opened(answer: Answer) -> bool:
    """Whether it is a yes, or somebody who can sign a form could make it one."""
    return answer.allowed or any(who in _SIGN or who == "operator" for who in answer.who)


def _nothing_left(pairs: Sequence[_Pair]) -> ConsentRefused:
    reason = in_force().text(pairs[0].answer, language()).rstrip(".")
    return ConsentRefused(
        _("no consent opens this: {reason}").format(reason=reason[:1].lower() + reason[1:]),
        _("why: salto may-share P-… --with SERVICE"),
    )


def _signers(act: Act, known: PersonFacts, name: str, age: int, pairs: Sequence[_Pair]) -> Iterable[Signer]:
    """The person, each guardian with parental responsibility, and child welfare with care, as is asked."""
    rules = in_force().rules
    care = _of(pairs, lambda pair: "barnevern" in pair.answer.who)
    mine = _of(pairs, lambda pair: rules[pair.category, pair.to.sector].at(age).subject)
    theirs = _of(pairs, lambda pair: not rules[pair.category, pair.to.sector].at(age).alone)
    if mine:
        yield Signer(SUBJECT, name, mine)
    if care:
        yield Signer(CARE, None, care)
    if theirs and not care:
        named = persons.named(act, list(_roster(known))) if _roster(known) else {}
        for guardian in _roster(known) or (0,):
            yield Signer(GUARDIAN, named[guardian].name if guardian in named else None, theirs)


def _of(pairs: Sequence[_Pair], wanted: Callable[[_Pair], bool]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(pair.category for pair in pairs if wanted(pair)))


def _one_guardian(age: int, pairs: Sequence[_Pair]) -> tuple[str, ...]:
    rules = in_force().rules
    quorums: dict[str, set[str]] = {}
    for pair in pairs:
        quorums.setdefault(pair.category, set()).add(rules[pair.category, pair.to.sector].at(age).guardians)
    return tuple(category for category, found in quorums.items() if "one" in found and "all" not in found)


def _roster(known: PersonFacts) -> tuple[int, ...]:
    return tuple(int(each) for each in known.roster or ())


def fitting(act: Act, person: int, order: GrantConsent) -> tuple[int, FormContent] | None:
    """Row and content of the form that a grant says was signed; None where it names none.

    Raises NotFound for a form that was not printed for this person, Unacceptable where the grant goes beyond
    what stands on it: what was signed is what holds.
    """
    if order.form_number is None:
        return None
    row, form = forms.of(act, person, order.form_number)
    services = {each.key for each in _named_in(act, person, order)}
    categories = {*order.category, *(each.rpartition(":")[2] for each in order.pair)}
    words = {in_force().category_named(each) for each in categories}
    beyond = (
        not services <= set(form.services)
        or not words <= set(form.categories)
        or (order.purpose_ is not None and order.purpose_ != form.purpose)
        or (order.through or form.through) > form.through
    )
    if beyond:
        raise Unacceptable(
            _("that is more than stands on form {number}").format(number=form.number),
            _("record what was signed: services, kinds of information, purpose and last day as on the form"),
        )
    return row, form


def _named_in(act: Act, person: int, order: GrantConsent) -> list[Recipient]:
    said = [*order.to, *(each.rpartition(":")[0] for each in order.pair)]
    return [sharing.recipient(act, person, each) for each in said]
