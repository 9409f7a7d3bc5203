"""Warning notes: added, looked at again, and whether the person has been told."""

from salto_cli.errors import Unacceptable, WrongState
from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models.question import FILE, Keep, Questions
from salto_cli.models.warning import (
    OVER,
    AddWarning,
    ListWarnings,
    LookAtWarning,
    ReviewWarning,
    TellOfWarning,
    Told,
    WarningAdded,
    WarningReviewed,
    Warnings,
    WarningTold,
)
from salto_cli.store import person as persons
from salto_cli.store import warning
from salto_cli.store.act import Act
from salto_cli.usecases import mention, settings
from salto_cli.usecases.door import asks


def _about(act: Act, order: AddWarning) -> Questions:
    person = persons.id_of(act, order.person)
    named = mention.named_by(act, [person], [order.text])
    return [Keep((person,), FILE, frozenset([order.category])), *mention.may_name(named)]


@asks(_about)
def add(act: Act, order: AddWarning) -> WarningAdded:
    """Keep a warning. Raises Unacceptable where nobody would look at it again for too long."""
    _refuse_too_far(act, order.review)
    person = persons.id_of(act, order.person)
    row = warning.add(act, person, order)
    named = mention.named_by(act, [person], [order.text])
    return WarningAdded(warning.get(act, row), mention.shown(act, named))


def _its_person(act: Act, order: ReviewWarning | TellOfWarning | LookAtWarning) -> Questions:
    return [Keep((warning.row_of(act, order.warning)[1],), FILE)]


@asks(_its_person)
def look(act: Act, order: LookAtWarning) -> WarningAdded:
    """The warning and its person, before something is said of it."""
    return WarningAdded(warning.get(act, warning.row_of(act, order.warning)[0]))


@asks(_its_person)
def review(act: Act, order: ReviewWarning) -> WarningReviewed:
    """Keep that a warning was looked at again. Raises WrongState for one that is over, Unacceptable."""
    row, person = warning.row_of(act, order.warning)
    found = warning.get(act, row)
    if found.review is None:
        raise WrongState(
            _("{code} was over on {day}").format(code=found.code, day=day.short(found.reviews[-1].day)),
            _("if the danger is back, write a new one: salto warning add"),
        )
    if order.verdict != OVER:
        _refuse_too_far(act, order.review or "")
    warning.review(act, row, person, order)
    return WarningReviewed(warning.get(act, row))


@asks(_its_person)
def told(act: Act, order: TellOfWarning) -> WarningTold:
    """Keep that the person has been told of a warning, or why not."""
    row, person = warning.row_of(act, order.warning)
    warning.tell(act, row, person, Told(order.told, order.when or act.day, order.how, order.reason))
    return WarningTold(warning.get(act, row))


def _whose(act: Act, order: ListWarnings) -> Questions:
    if order.person:
        return [Keep((persons.id_of(act, order.person),), FILE)]
    found = tuple(_wanted(act, order))
    return [Keep(found, FILE, required=False)] if found else []


def _wanted(act: Act, order: ListWarnings) -> list[int]:
    lead = None if order.all or order.person else act.operator
    person = persons.id_of(act, order.person) if order.person else None
    return warning.whose(act, person, lead, over=order.over)


@asks(_whose)
def show(act: Act, order: ListWarnings) -> Warnings:
    """The warnings that hold, the next to be looked at first."""
    person = persons.id_of(act, order.person) if order.person else None
    named = persons.named(act, [person])[person] if person else None
    return Warnings(act.day, warning.of(act, _wanted(act, order), over=order.over), named)


def _refuse_too_far(act: Act, review_: str) -> None:
    longest = settings.of(act).number("warning.review_within")
    if day.days_between(act.day, review_) > longest:
        raise Unacceptable(
            _("a warning cannot stand that long without being looked at again"),
            plural("choose a day within {n} day", "choose a day within {n} days", longest),
        )
