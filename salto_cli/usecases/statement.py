"""What the youth, the guardians and child welfare allow, refuse and take back."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from salto_cli.consent import status as statuses
from salto_cli.consent.ages import age_on
from salto_cli.consent.policy import in_force
from salto_cli.consent.statements import fault_of_form
from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.models import consent
from salto_cli.models.consent import PersonFacts
from salto_cli.models.day import days_between
from salto_cli.models.person import Named
from salto_cli.models.question import FILE, IDENTITY, Keep, Questions
from salto_cli.models.statement import (
    HOLDS,
    IN_FORCE,
    NOT_YET,
    Expiring,
    ExpiringStatements,
    GrantConsent,
    ListExpiring,
    ListStatements,
    RefuseConsent,
    Statement,
    StatementRecorded,
    Statements,
)
from salto_cli.store import consent_form as printed
from salto_cli.store import facts, standing
from salto_cli.store import hearing as hearings
from salto_cli.store import person as persons
from salto_cli.store import statement as statements
from salto_cli.store.act import Act
from salto_cli.usecases import consent_form as forms
from salto_cli.usecases import scope, sharing, words
from salto_cli.usecases.door import asks


def _file_and_giver(act: Act, order: GrantConsent | RefuseConsent) -> Questions:
    person = persons.id_of(act, order.person)
    giver = [_giver(act, person, order.giver)] if order.giver else []
    told = [other for other in scope.persons_in(act, order) if other != person]
    return [Keep((person,), FILE), Keep((*giver, *told), IDENTITY, required=False)]


@asks(_file_and_giver)
def grant(act: Act, order: GrantConsent) -> StatementRecorded:
    """Record a consent. Raises as ``record``."""
    return _recorded(act, persons.id_of(act, order.person), record(act, order))


def record(act: Act, order: GrantConsent) -> str:
    """Write a consent down in an act that has judged it; returns its code.

    Raises Unacceptable for a recipient or a period that makes no sense, or for more than stands on the form
    that was signed.
    """
    said = order.said or act.day
    first = order.from_ or said[:10]
    if order.through and order.through < first:
        raise Unacceptable(_("the last day is before the first"), _("look at --from, --through and --said"))
    person = persons.id_of(act, order.person)
    signed = forms.fitting(act, person, order)
    written = statements.add(
        act,
        person,
        verdict="grant",
        said=said,
        from_day=order.from_,
        through_day=order.through or (signed[1].through if signed else None),
        purpose=order.purpose_ or (signed[1].purpose if signed else None),
        informed=int(order.informed),
        pressure=int(order.pressure),
        language=order.language,
        interpreter=order.interpreter,
        explicit=int(order.explicit),
        form_hash=order.form_file,
        **_common(act, person, order),
    )
    if signed:
        printed.link(act, person, statements.id_of(act, written)[0], signed[0])
    return written


@asks(_file_and_giver)
def refuse(act: Act, order: RefuseConsent) -> StatementRecorded:
    """Record a refusal; what it does not name, it covers."""
    person = persons.id_of(act, order.person)
    written = statements.add(
        act,
        person,
        verdict="refuse",
        said=order.said or act.day,
        informed=0,
        pressure=0,
        interpreter="none",
        explicit=0,
        **_common(act, person, order),
    )
    return _recorded(act, person, written)


def faults(order: GrantConsent) -> dict[str, tuple[str, ...]]:
    """What the judge would find wrong with how a consent was given: for each reason, in which categories."""
    said = consent.Statement(
        code="",
        by="subject",
        said=consent.Moment(date.min),
        written_order=0,
        form="oral" if order.form == "oral" else "written",
        noted=bool(order.noted_by),
        informed=order.informed,
        pressure=order.pressure,
        child_interpreter=order.interpreter == "child",
        explicit=order.explicit,
    )
    found: dict[str, tuple[str, ...]] = {}
    paired = [words.key("category", each.rpartition(":")[2]) for each in order.pair]
    for category in dict.fromkeys([each for each in paired if each] or order.category):
        fault = fault_of_form(said, category, in_force())
        if fault:
            found[fault] = (*found.get(fault, ()), category)
    return found


def why(reason: str, language: str) -> str:
    """What a reason says, in ``nb`` or ``en``."""
    said = in_force().reasons[reason]
    return said.en if language == "en" else said.nb


def _common(act: Act, person: int, order: GrantConsent | RefuseConsent) -> dict[str, object]:
    """What a grant and a refusal share: who says it, what it covers, and how it was put down."""
    return {
        "by": order.by,
        "giver": persons.id_of(act, order.giver) if order.giver else None,
        **scope.columns(act, person, order),
        "form": order.form,
        "noted": order.noted_by,
        "heard": order.heard,
        "remark": order.remark,
    }


def _giver(act: Act, person: int, giver: str) -> int:
    """The id of a guardian who says something. Raises Unacceptable for someone who is not linked as one."""
    found = persons.id_of(act, giver)
    if not statements.is_guardian_of(act, found, person):
        raise Unacceptable(
            _("that person is not linked as a guardian here"),
            _("link them first: salto link-guardian P-… P-…"),
        )
    return found


def _recorded(act: Act, person: int, written: str) -> StatementRecorded:
    statement = next(each for each in _shown(act, person, act.day) if each.code == written)
    capped = bool(statement.through and statement.lapses and statement.lapses < statement.through)
    return StatementRecorded(named(act, person), statement, capped, names_of(act))


def _the_file(act: Act, order: ListStatements) -> Questions:
    person = persons.id_of(act, order.person)
    return [
        Keep((person,), FILE),
        Keep(statements.others(act, person), IDENTITY, required=False),
    ]


@asks(_the_file)
def listed(act: Act, order: ListStatements) -> Statements:
    """What has been said about one person: what still says something, or with ``all`` the whole history."""
    person = persons.id_of(act, order.person)
    found = _shown(act, person, act.day)
    kept = tuple(each for each in found if order.all or each.status in IN_FORCE)
    return Statements(
        named(act, person),
        act.day,
        order.all,
        kept,
        tuple(hearings.of_person(act, person)),
        len(found) - len(kept),
        names_of(act),
    )


def _everyone_with_a_case(act: Act, _order: ListExpiring) -> Questions:
    return [Keep(_with_a_case(act), FILE, required=False)]


def _with_a_case(act: Act) -> tuple[int, ...]:
    return tuple(standing.within_reach(act, statements.with_a_case(act)))


@asks(_everyone_with_a_case)
def expiring(act: Act, order: ListExpiring) -> ExpiringStatements:
    """The consents that hold today, or will, and lapse by a day; the first to lapse first."""
    soon = [
        (person, each)
        for person, known in _by_person(statements.of_persons(act, _with_a_case(act))).items()
        if any(_lapses_by(each, order.by) for each in known)
        for each in judged(act, person, known, act.day)
        if each.status in {HOLDS, NOT_YET} and each.lapses and act.day <= each.lapses <= order.by
    ]
    names = persons.named(act, sorted({person for person, _each in soon}))
    rows = [
        Expiring(names[person], each, days_between(act.day, each.lapses or act.day)) for person, each in soon
    ]
    return ExpiringStatements(
        order.by, tuple(sorted(rows, key=lambda row: (row.days_left, row.person.code))), sharing.names(act)
    )


def _lapses_by(statement: Statement, day: str) -> bool:
    """Whether it may lapse by then: a first look that spares everyone else the full one."""
    longest = statuses.last_day_of(date.fromisoformat(statement.said[:10]), in_force())
    return statement.verdict == "grant" and min(statement.through or "9999", longest.isoformat()) <= day


def _shown(act: Act, person: int, day: str) -> list[Statement]:
    """Every statement about one person as it stands on ``day``, the newest first."""
    return judged(act, person, [each for _person, each in statements.of_persons(act, [person])], day)


def judged(act: Act, person: int, known: Sequence[Statement], day: str) -> list[Statement]:
    """The statements, each with how it stands on ``day`` among all that its party has said."""
    on, policy = date.fromisoformat(day), in_force()
    about = facts.of(act, person, on)
    sectors = sharing.sectors(act)
    ours, _named = statements.purposes(act, person)
    by_code = {each.code: each for each in about.statements}
    shown = []
    for each in known:
        said = by_code[each.code]
        line = [other for other in about.statements if (other.by, other.guardian) == (said.by, said.guardian)]
        found = statuses.status(said, line, sectors, on, policy)
        last = statuses.lapses(said, policy)
        shown.append(
            replace(
                each,
                status=found.kind,
                fault=found.fault,
                fault_in=found.fault_in,
                counts=_counts(about, said, on),
                beside_purpose=bool(said.purpose and ours) and said.purpose not in ours,
                lapses=last.isoformat() if last else None,
            )
        )
    return shown


def _counts(about: PersonFacts, said: consent.Statement, on: date) -> bool:
    """Whether whoever said it can speak for the person on that day (barnelova § 30, vgml § 8)."""
    if said.by == "guardian":
        return age_on(about.birth_date, on) < in_force().ages.adult and said.guardian in (about.roster or ())
    return said.by == "subject" or about.care_order is not None


def _by_person(known: Iterable[tuple[int, Statement]]) -> Mapping[int, list[Statement]]:
    found: dict[int, list[Statement]] = defaultdict(list)
    for person, statement in known:
        found[person].append(statement)
    return found


def named(act: Act, person: int) -> Named:
    """The least that says who it is."""
    return persons.named(act, [person])[person]


def names_of(act: Act) -> Mapping[str, str]:
    """What the services are called, and the persons whose names this act may read."""
    return {**sharing.names(act), **{each.code: each.name for each in persons.named(act).values()}}
