"""Consent forms: what stands on one and who must sign it, by the rules; and whether a signed one fits."""

from collections.abc import Iterable, Sequence
from datetime import date

from salto_cli.consent.ages import age_on, last_day
from salto_cli.consent.policy import in_force
from salto_cli.errors import ConsentRefused, Unacceptable
from salto_cli.i18n import _, language, printed_in
from salto_cli.models.code import FORM, code
from salto_cli.models.consent import Answer, PersonFacts
from salto_cli.models.consent_form import (
    CARE,
    GUARDIAN,
    MONTHS,
    SUBJECT,
    FormContent,
    FormIssued,
    IssueForm,
    LeftOut,
)
from salto_cli.models.question import FILE, IDENTITY, Keep, Questions
from salto_cli.models.statement import GrantConsent
from salto_cli.store import consent_form as forms
from salto_cli.store import facts
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.usecases import form_signers, sharing
from salto_cli.usecases.door import asks
from salto_cli.usecases.form_signers import Pair
from salto_cli.usecases.sharing import Recipient

# Those whose own yes a signature can be; whoever else could make it a yes signs no form.
_SIGN = {"subject": SUBJECT, "guardian": GUARDIAN, "barnevern": CARE}


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

    Raises Unacceptable for a period longer than a consent can last and for what must not stand on one paper,
    ConsentRefused where nothing is left, or nobody who may sign it.
    """
    person, day = persons.id_of(act, order.person), order.on or act.day
    known, through = facts.of(act, person, date.fromisoformat(day)), _through(day, order)
    services = list(dict.fromkeys(sharing.service_named(act, said) for said in order.to))
    pairs = [
        pair
        for service in services
        for pair in form_signers.pairs(act, person, sharing.of_service(service), _categories(order), day)
    ]
    open_ = [pair for pair in pairs if _can_be_opened(pair.answer)]
    if not open_:
        raise _nothing_left(pairs)
    form_signers.refuse_to_mix(act, person, known, open_)
    number = forms.next_number(act)
    content = FormContent(
        number=code(FORM, number),
        person=sharing.whole(act, person),
        services=tuple(dict.fromkeys(pair.to.key for pair in open_)),
        categories=tuple(dict.fromkeys(pair.category for pair in open_)),
        purpose=order.purpose_ or sharing.purpose_of(act, person),
        through=through,
        issued=day,
        language=printed_in(),
    )
    forms.add(act, person, content, number)
    return _issued(act, person, known, content, open_, pairs)


def _issued(
    act: Act,
    person: int,
    known: PersonFacts,
    content: FormContent,
    open_: Sequence[Pair],
    pairs: Sequence[Pair],
) -> FormIssued:
    held, names = persons.get(act, person), sharing.names(act)
    age = age_on(known.birth_date, date.fromisoformat(content.issued))
    policy = in_force()
    signing, endangering = form_signers.who_signs(act, known, held.name, open_)
    return FormIssued(
        held.named,
        content,
        content.digest,
        tuple((key, names[key]) for key in content.services),
        age,
        signing,
        _one_guardian(age, open_),
        policy.ages.hearing_from <= age <= policy.ages.hearing_through
        and any(each.role != SUBJECT for each in signing),
        held.language,
        held.interpreter,
        tuple(
            LeftOut(pair.to.key, pair.category, policy.text(pair.answer, language()))
            for pair in pairs
            if pair not in open_
        ),
        endangering,
    )


def _through(day: str, order: IssueForm) -> str:
    on, longest = date.fromisoformat(day), in_force().switches.max_months
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


def _can_be_opened(answer: Answer) -> bool:
    """Whether it is a yes, or somebody who can sign a form could make it one."""
    return answer.allowed or any(who in _SIGN or who == "operator" for who in answer.who)


def _nothing_left(pairs: Sequence[Pair]) -> ConsentRefused:
    reason = in_force().text(pairs[0].answer, language()).rstrip(".")
    return ConsentRefused(
        _("no consent opens this: {reason}").format(reason=reason[:1].lower() + reason[1:]),
        _("why: salto may-share P-… --with SERVICE"),
    )


def _one_guardian(age: int, pairs: Sequence[Pair]) -> tuple[str, ...]:
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
    what stands on it, or was given by whom it asked nothing, or before there was a form: what was signed is
    what holds.
    """
    if order.form_number is None:
        return None
    row, form = forms.of(act, person, order.form_number)
    to = {each.key: each for each in _named_in(act, person, order)}
    categories = {*order.category, *(each.rpartition(":")[2] for each in order.pair)}
    words = {in_force().category_named(each) for each in categories}
    beyond = (
        not to.keys() <= set(form.services)
        or not words <= set(form.categories)
        or (order.purpose_ is not None and order.purpose_ != form.purpose)
        or (order.through or form.through) > form.through
    )
    if beyond:
        raise Unacceptable(
            _("that is more than stands on form {number}").format(number=form.number),
            _("record what was signed: services, kinds of information, purpose and last day as on the form"),
        )
    if (order.said or act.day)[:10] < form.issued:
        raise Unacceptable(
            _("form {number} was printed after that day").format(number=form.number),
            _("look at --said, and at the number at the foot of the form"),
        )
    _refuse_who_was_not_asked(act, person, order, form, to.values())
    return row, form


def _refuse_who_was_not_asked(
    act: Act, person: int, order: GrantConsent, form: FormContent, to: Iterable[Recipient]
) -> None:
    """Raise Unacceptable unless the form asked the giver to sign for each category that is granted."""
    named = [each.rpartition(":")[2] for each in order.pair] or order.category
    wanted = {in_force().category_named(each) for each in named}
    signed = {
        pair.category
        for each in to
        for pair in form_signers.pairs(act, person, each, form.categories, form.issued)
        if order.by in pair.signers
    }
    if not wanted <= signed or (order.giver and not _was_asked(act, person, order.giver, form)):
        raise Unacceptable(
            _("form {number} did not ask for that signature").format(number=form.number),
            _("record what each one signed for; the form says who signs for what"),
        )


def _was_asked(act: Act, person: int, giver: str, form: FormContent) -> bool:
    """Whether a guardian could sign when the form was printed, or can now where nobody knew who they are."""
    then = facts.of(act, person, date.fromisoformat(form.issued))
    known = then if then.roster else facts.of(act, person, date.fromisoformat(act.day))
    guardian = persons.id_of(act, giver)
    return guardian in (known.roster or ()) and guardian not in known.harmful


def _named_in(act: Act, person: int, order: GrantConsent) -> list[Recipient]:
    said = [*order.to, *(each.rpartition(":")[0] for each in order.pair)]
    return [sharing.recipient(act, person, each) for each in said]
