"""Looking in after a handover. A no from either brings the case back to who had it."""

from collections.abc import Iterable

from salto_cli.errors import WrongState
from salto_cli.i18n import _
from salto_cli.models.aftercheck import Aftercheck, VerifyHandover
from salto_cli.models.baton import ANSWERED, CONFIRMED, RECEIVER, RETURNED, WEEKS, YOUTH
from salto_cli.models.day import days_on
from salto_cli.models.handover import NO_CONTACT, Moved
from salto_cli.models.question import Keep, Questions
from salto_cli.models.words import word
from salto_cli.store import aftercheck as answers
from salto_cli.store import handover as handovers
from salto_cli.store.act import Act
from salto_cli.store.aftercheck import Answered
from salto_cli.usecases import baton, settings
from salto_cli.usecases.door import asks


def _the_file(act: Act, order: VerifyHandover) -> Questions:
    return [Keep((handovers.row_of(act, order.handover)[1],))]


@asks(_the_file)
def verify(act: Act, order: VerifyHandover) -> Moved:
    """Keep what youth or receiver answered. A no brings the case back to who had it; when both have said yes
    to the last time of asking, the handover is confirmed.

    Raises WrongState where nobody has said yes to the handover, or where it is over.
    """
    row, person = handovers.row_of(act, order.handover)
    state, _last = handovers.state_of(act, row)
    if state not in ANSWERED:
        raise WrongState(
            _("that step does not fit: the handover is {state}").format(state=word("handover", state).label),
            _("youth and receiver are asked once the receiver has said yes"),
        )
    answers.add(act, row, person, order, _answers(act, row, order))
    moved = 0
    if not order.contact:
        at = order.day or act.moment
        handovers.move(
            act, row, person, RETURNED, at=at, by=order.by, channel=order.channel, reason=NO_CONTACT
        )
        moved = baton.bring_back(act, row, person)
    elif state != CONFIRMED and _both_are_sure(act, row):
        handovers.move(act, row, person, CONFIRMED, at=act.moment, by=order.by, channel=order.channel)
    found, asked = handovers.get(act, row), order.day or act.day
    return Moved(found, baton.responsible(act, person), None, moved=moved, asked=asked)


def of(act: Act, row: int) -> tuple[Aftercheck, ...]:
    """Every time that youth and receiver are asked after one handover; none where nobody has said yes."""
    accepted = answers.accepted_on(act, row)
    if accepted is None:
        return ()
    said = answers.of(act, row)
    found = [
        _time(whom, weeks, days_on(accepted, 7 * weeks), [each for each in said if each.whom == whom])
        for whom in (YOUTH, RECEIVER)
        for weeks in _weeks(act, whom)
    ]
    return tuple(sorted(found, key=lambda each: each.due))


def _time(whom: str, weeks: int, due: str, said: Iterable[Answered]) -> Aftercheck:
    """One time of asking; of several answers to it, the last."""
    known = list(said)
    mine = [each for each in known if each.weeks == weeks]
    if not mine:
        return Aftercheck(whom, weeks, due, skipped=any(each.weeks > weeks for each in known))
    last = mine[-1]
    return Aftercheck(whom, weeks, due, last.contact, last.day, last.by, last.channel, last.remark)


def _weeks(act: Act, whom: str) -> tuple[int, ...]:
    return tuple(sorted(settings.of(act).numbers(WEEKS[whom])))


def _answers(act: Act, row: int, order: VerifyHandover) -> int:
    """Which time of asking an answer is for: the last whose day has come, else the first."""
    accepted, day = answers.accepted_on(act, row) or act.day, order.day or act.day
    weeks = _weeks(act, order.whom)
    return max((each for each in weeks if days_on(accepted, 7 * each) <= day), default=weeks[0])


def _both_are_sure(act: Act, row: int) -> bool:
    """Whether youth and receiver have each said yes at the last time they are asked."""
    said = {(each.whom, each.weeks): each.contact for each in answers.of(act, row)}
    return all(said.get((whom, max(_weeks(act, whom)))) for whom in WEEKS)
