"""What has been kept as long as it may be: each with its rule, its law and the command that deals with it."""

from collections.abc import Callable
from datetime import date

from salto_cli.consent.forgetting import Period, rules
from salto_cli.errors import WrongState
from salto_cli.i18n import _, language
from salto_cli.models.day import days_between, months_on
from salto_cli.models.question import IDENTITY, Keep, Questions
from salto_cli.models.retention import Due, Expire, Expired, RetentionDue, Rule, ShowDue
from salto_cli.store import clock_check, retention, tombstone
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.store.retention import Kept
from salto_cli.usecases.door import asks, nothing

# Days between two acts: the longest absence (summer, an illness) that needs no second look at the clock.
PLAUSIBLE = 60
LOG = "log"  # the one period that is about no person
_FINDERS: dict[str, Callable[[Act, str], list[Kept]]] = {
    "closed_case": retention.closed_cases,
    "kin": retention.loose_kin,
}


def _found(act: Act) -> dict[str, list[Kept]]:
    return {key: find(act, _before(act, rules().periods[key])) for key, find in _FINDERS.items()}


def _before(act: Act, period: Period) -> str:
    """The day before which whatever began has passed the period, as YYYY-MM-DD."""
    return months_on(date.fromisoformat(act.day), -period.months).isoformat()


def _everyone_due(act: Act, _order: ShowDue) -> Questions:
    due = {each.person for kept in _found(act).values() for each in kept}
    return [Keep(tuple(sorted(due)), IDENTITY, required=False)] if due else []


@asks(_everyone_due)
def show(act: Act, _order: ShowDue) -> RetentionDue:
    """What has passed its period, the oldest first; whoever may no longer be named stands by the code."""
    named, items = persons.named(act), list[Due]()
    for key, kept in _found(act).items():
        codes = persons.codes(act, [each.person for each in kept])
        items += [
            Due(
                key,
                codes[each.person],
                named.get(each.person),
                each.since,
                f"salto erase {codes[each.person]} --ground not_needed",
            )
            for each in kept
        ]
    count, _through = retention.details(act, _before(act, rules().periods[LOG]))
    if count:
        items.append(Due(LOG, None, None, None, "salto audit expire", count))
    return RetentionDue(act.day, tuple(_rule(each) for each in rules().periods.values()), tuple(items))


@asks(nothing)
def expire(act: Act, _order: Expire) -> Expired:
    """Let go of what old questions in the log were about; that they were asked and answered stays.

    Raises WrongState where the clock cannot be right: what is let go never comes back.
    """
    _refuse_doubtful_clock(act)
    before = _before(act, rules().periods[LOG])
    count, through = retention.details(act, before)
    if count:
        tombstone.put_for_details(act, through, LOG)
        tombstone.forget_details(act)
    return Expired(count, before)


def _refuse_doubtful_clock(act: Act) -> None:
    """Ask only whether the clock can be right, as ``backup prune`` does, and of the log what day it was.

    What was done today by the same clock says nothing; after a long absence it is done on another day.
    """
    last = clock_check.last_day_before(act)
    if last is None:
        return
    if last > act.day:
        raise WrongState(
            _("the log has acts from a later day than the clock shows, so nothing is let go"),
            _("set the clock right"),
        )
    if days_between(last, act.day) > PLAUSIBLE:
        raise WrongState(
            _("the clock is {n} days after the last day something was done, so nothing is let go").format(
                n=days_between(last, act.day)
            ),
            _("set the clock right; if it is right, do this tomorrow"),
        )


def _rule(period: Period) -> Rule:
    what = period.nb if language() == "nb" else period.en
    return Rule(period.key, what, period.months, period.law, period.proposal)
