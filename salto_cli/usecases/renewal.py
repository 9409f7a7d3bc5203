"""Consents that must be given anew, found by asking the judge before the change and after it."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date

from salto_cli.consent.ages import last_day
from salto_cli.consent.policy import in_force
from salto_cli.errors import ConsentRefused, Unacceptable, WrongState
from salto_cli.i18n import _
from salto_cli.models.consent import Moment
from salto_cli.models.consent_form import FormIssued, IssueForm
from salto_cli.models.day import birthday, days_on
from salto_cli.models.handover import HandoverConsents
from salto_cli.models.question import FILE, IDENTITY, Keep, Questions
from salto_cli.models.renewal import ALONE, LAPSES, NO, GuardianStops, Renewal, Silent, ToRenew
from salto_cli.models.transition import ADULT, BIRTHDAYS, RenewConsents
from salto_cli.store import concerned, kin
from salto_cli.store import handover as handovers
from salto_cli.store import person as persons
from salto_cli.store import statement as statements
from salto_cli.store.act import Act
from salto_cli.usecases import consent_form, forecast, sharing
from salto_cli.usecases.door import asks

GUARDIAN, GRANT = "guardian", "grant"  # who says it, and what is said


def _file_and_guardians(act: Act, order: RenewConsents) -> Questions:
    person = persons.id_of(act, order.person)
    guardians = tuple(kin.guardians(act, person))
    return [Keep((person,), FILE), *([Keep(guardians, IDENTITY, required=False)] if guardians else [])]


@asks(_file_and_guardians)
def at_18(act: Act, order: RenewConsents) -> Renewal:
    """What stops on the 18th birthday because it rests on guardians, and what they are no longer told.

    The forms are dated on the birthday, and the youth alone signs them: no earlier day counts on one.
    """
    person = persons.id_of(act, order.person)
    turns_18 = birthday(persons.get(act, person).born, BIRTHDAYS[ADULT])
    on = max(turns_18, act.day)
    ending = consents_that_end(act, person, turns_18)
    found = Renewal(
        persons.named(act, [person])[person],
        on,
        None,
        ending,
        _guardians_that_stop(act, person, turns_18),
        silent=tuple(_silent(act, person, turns_18, {code for each in ending for code in each.rests_on})),
    )
    return _with_forms(act, found, on) if order.draft else found


def _file_of_handover(act: Act, order: HandoverConsents) -> Questions:
    person = handovers.row_of(act, order.handover)[1]
    guardians = tuple(kin.guardians(act, person))
    return [Keep((person,), FILE), *([Keep(guardians, IDENTITY, required=False)] if guardians else [])]


@asks(_file_of_handover)
def for_receiver(act: Act, order: HandoverConsents) -> Renewal:
    """What other services may have today and the receiver of a handover may not.

    Raises WrongState for a handover to a colleague: nothing leaves by it.
    """
    row, person = handovers.row_of(act, order.handover)
    found = handovers.get(act, row)
    if found.to.service is None:
        raise WrongState(
            _("a colleague needs no consent: nothing leaves to a service"),
            _("see who may be told what with: salto consents {person}").format(person=found.person.code),
        )
    missing = to_ask_for(act, person, found.to.service)
    result = Renewal(found.person, act.day, found.to.name, missing)
    return _with_forms(act, result, act.day) if order.draft else result


def consents_that_end(act: Act, person: int, turns_18: str) -> tuple[ToRenew, ...]:
    """What each service may have the day before the birthday, and not from then on without a new yes."""
    before, on = days_on(turns_18, -1), max(turns_18, act.day)
    names, policy = sharing.names(act), in_force()
    found = []
    for key in concerned.recipients(act, person):
        if sharing.is_a_person(key):
            continue
        to = sharing.recipient(act, person, key)
        had = forecast.answers(act, person, to, policy.categories, _day(before))
        then = forecast.answers(act, person, to, policy.categories, _day(on))
        lost = [each for each in had if had[each].allowed and then[each].decision == "needs"]
        codes = dict.fromkeys(code for each in lost for code in had[each].rests_on)
        if lost:
            found.append(_renew(act, person, key, names.get(key, key), lost, codes))
    return tuple(found)


def to_ask_for(act: Act, person: int, service: str) -> tuple[ToRenew, ...]:
    """What any other service may have today, and ``service`` may not: to be asked for, if it is wanted."""
    policy, today = in_force(), _day(act.day)
    codes: dict[str, None] = {}
    theirs: set[str] = set()
    for key in concerned.recipients(act, person):
        if key != service and not sharing.is_a_person(key):
            answers = forecast.answers(
                act, person, sharing.recipient(act, person, key), policy.categories, today
            )
            theirs |= {each for each in answers if answers[each].allowed}
            codes |= dict.fromkeys(
                code for each in answers.values() if each.allowed for code in each.rests_on
            )
    to = sharing.recipient(act, person, service)
    mine = forecast.answers(act, person, to, policy.categories, today)
    missing = [each for each in mine if each in theirs and not mine[each].allowed]
    if not missing:
        return ()
    return (_renew(act, person, service, sharing.names(act).get(service, service), missing, codes),)


def _renew(
    act: Act, person: int, key: str, name: str, categories: Iterable[str], codes: Iterable[str]
) -> ToRenew:
    kinds = tuple(categories)
    whom = sharing.whole(act, person)
    options = " ".join(f"--category {each}" for each in kinds)
    command = f"salto grant-consent {whom} --by subject --to {key} {options}"
    return ToRenew(key, name, kinds, tuple(sorted(codes)), command)


def _silent(act: Act, person: int, turns_18: str, told: Collection[str]) -> Iterator[Silent]:
    """Of the guardians' consents that the list of transitions counts, those that ``told`` does not name."""
    said = [each for _person, each in statements.of_persons(act, [person]) if each.withdrawn is None]
    refused = any(each.verdict != GRANT for each in said)
    for each in said:
        if (each.by, each.verdict) != (GUARDIAN, GRANT) or each.code in told:
            continue
        longest = last_day(date.fromisoformat(each.said[:10]), in_force().switches.max_months).isoformat()
        ends = min(each.through or longest, longest)
        if ends < days_on(turns_18, -1):
            yield Silent(each.code, LAPSES, ends)
        else:
            yield Silent(each.code, NO if refused else ALONE)


def _guardians_that_stop(act: Act, person: int, turns_18: str) -> tuple[GuardianStops, ...]:
    """What each guardian may be told the day before the birthday, and not on it."""
    keys = [sharing.whole(act, each) for each in kin.guardians(act, person)]
    known = {each.code: each.name for each in persons.named(act, kin.guardians(act, person)).values()}
    stops = forecast.stops_at(act, person, keys, BIRTHDAYS[ADULT], turns_18)
    return tuple(GuardianStops(each.recipient, known.get(each.recipient), each.categories) for each in stops)


def _with_forms(act: Act, found: Renewal, on: str) -> Renewal:
    """A form for each service; where one paper must not hold it all, one for each kind of information."""
    forms: list[FormIssued] = []
    unsigned = []
    for each in found.consents:
        made = _forms(act, found.person.code, each, on)
        forms += made
        unsigned += [] if made else [each.service]
    return replace(found, forms=tuple(forms), unsigned=tuple(unsigned))


def _forms(act: Act, person: str, renew: ToRenew, on: str) -> list[FormIssued]:
    try:
        return [_form(act, person, renew.service, renew.categories, on)]
    except ConsentRefused:
        return []
    except Unacceptable:  # some of it others would read on the same paper
        return [_form(act, person, renew.service, (each,), on) for each in renew.categories]


def _form(act: Act, person: str, service: str, categories: tuple[str, ...], on: str) -> FormIssued:
    return consent_form.issue(act, IssueForm(person=person, to=(service,), category=categories, on=on))


def _day(day: str) -> Moment:
    return Moment(date.fromisoformat(day))
