"""Which of one party's statements decides a question, and what is wrong with it if anything.

Each party's statements are a line of events: a grant or a refusal on the day it was said, and the
withdrawal of a consent on the day it was withdrawn, covering what that consent covered. Of the events that
cover the question the newest decides, whatever its own faults (consent rules, "which statement decides").
"""

from collections.abc import Sequence
from datetime import date, time
from typing import Literal, TypeAlias

from salto_cli.consent.ages import last_day
from salto_cli.consent.terms import Policy
from salto_cli.frozen import frozen
from salto_cli.models.consent import NAMED_EMPLOYEE, Ask, Moment, Statement

Kind: TypeAlias = Literal["silent", "refused", "withdrawn", "faulty", "valid"]
Event: TypeAlias = tuple[date, time | None, Kind, Statement]


@frozen
class Standing:
    """Where one party stands on a question: what their deciding statement amounts to.

    ``fault`` is the reason a consent does not hold, empty unless ``kind`` is "faulty".
    """

    kind: Kind
    fault: str = ""
    statement: Statement | None = None

    @property
    def code(self) -> tuple[str, ...]:
        """The deciding statement's code, as a tuple to rest an answer on."""
        return (self.statement.code,) if self.statement else ()

    @property
    def said_no(self) -> bool:
        """Whether it is a refusal or a withdrawal."""
        return self.kind == "refused" or self.kind == "withdrawn"


SILENT = Standing("silent")


def happened(event: Moment, asked: Moment) -> bool:
    """Whether ``event`` exists at the moment asked about: with both clocks known they decide, otherwise
    the day does."""
    if event.day != asked.day:
        return event.day < asked.day
    return event.clock is None or asked.clock is None or event.clock <= asked.clock


def standing(line: Sequence[Statement], ask: Ask, policy: Policy) -> Standing:
    """Where the party that made the statements in ``line`` stands on ``ask``."""
    if not line:
        return SILENT
    events: list[Event] = []
    ahead: Statement | None = None
    astray: list[tuple[Statement, str]] = []
    for statement in line:
        fault = scope_fault(statement, ask, policy)
        if fault:
            if statement.act == "grant" and happened(statement.said, ask.moment):
                astray.append((statement, fault))
            continue
        if statement.act == "grant" and not happened(statement.said, ask.moment):
            ahead = statement
        _add_events(events, statement, ask.moment, policy)
    if events:
        return _decide(events, ask, policy)
    if ahead:
        return Standing("faulty", "NOT_YET_VALID", ahead)
    if astray:
        newest, fault = max(astray, key=lambda pair: _age_in_line(pair[0], astray))
        return Standing("faulty", fault, newest)
    return SILENT


def _add_events(events: list[Event], statement: Statement, asked: Moment, policy: Policy) -> None:
    """Each event counts by its own moment: a withdrawal without a clock stops its whole day, and so also
    the hours before the consent that it takes back."""
    said = statement.said
    made = happened(said, asked)
    if statement.act == "refuse":  # a withdrawal written on a refusal means nothing
        if made:
            events.append((said.day, said.clock, "refused", statement))
        return
    if made:
        events.append((said.day, said.clock, "valid", statement))
    withdrawn = statement.withdrawn
    if withdrawn and _withdrawal_acts(withdrawn, asked, policy):
        # Nobody withdraws what is not yet said: a date that claims so counts from when it was said.
        when = withdrawn if happened(said, withdrawn) else said
        if happened(when, asked):
            events.append((when.day, when.clock, "withdrawn", statement))


def _withdrawal_acts(withdrawn: Moment, asked: Moment, policy: Policy) -> bool:
    """Without a time of day it stops its whole day, unless the switch lets that day run out."""
    if withdrawn.clock is None and not policy.switches.withdrawal_day_stop:
        return withdrawn.day < asked.day
    return happened(withdrawn, asked)


def _age_in_line(statement: Statement, line: list[tuple[Statement, str]]) -> tuple[date, time, int]:
    """What "newest" sorts by: the day; the clock when all of that day have one; the order of writing."""
    day = statement.said.day
    clocks = [other.said.clock for other, _fault in line if other.said.day == day]
    clock = statement.said.clock if None not in clocks else None
    return day, clock or time.min, statement.written_order


def _decide(events: list[Event], ask: Ask, policy: Policy) -> Standing:
    """The newest of the covering events."""
    day = ask.moment.day
    # A grant that begins later is set aside while the party has anything else that covers the question.
    begun = [event for event in events if event[2] != "valid" or _begun(event[3], day)]
    events = begun or events
    if len(events) == 1:
        return _found(events[0][2], events[0][3], ask, policy)
    newest = max(event[0] for event in events)
    last = [event for event in events if event[0] == newest]
    clocks = [event[1] for event in last if event[1] is not None]
    if len(clocks) == len(last):
        latest = max(clocks)
        last = [event for event in last if event[1] == latest]
    return _of_one_day(last, newest == day, ask, policy)


def _of_one_day(last: list[Event], today: bool, ask: Ask, policy: Policy) -> Standing:
    """Among events no clock tells apart: a refusal beats a grant for good; a withdrawal stops its whole
    day, and a new grant of that day holds from the next; of several grants one without fault decides,
    else the last written."""
    refused = [event[3] for event in last if event[2] == "refused"]
    if refused:
        return Standing("refused", "", _last_written(refused))
    withdrawn = [event[3] for event in last if event[2] == "withdrawn"]
    # A consent withdrawn the day it was given is not a new grant of that day: it never comes back.
    grants = [event[3] for event in last if event[2] == "valid" and event[3] not in withdrawn]
    if withdrawn and (today or not grants):
        return Standing("withdrawn", "", _last_written(withdrawn))
    sound = [grant for grant in grants if not fault_of(grant, ask, policy)]
    return _found("valid", _last_written(sound or grants), ask, policy)


def _found(kind: Kind, statement: Statement, ask: Ask, policy: Policy) -> Standing:
    if kind != "valid":
        return Standing(kind, "", statement)
    fault = fault_of(statement, ask, policy)
    return Standing("faulty", fault, statement) if fault else Standing("valid", "", statement)


def _last_written(statements: list[Statement]) -> Statement:
    return max(statements, key=lambda statement: statement.written_order)


def _begun(statement: Statement, day: date) -> bool:
    return statement.valid_from is None or statement.valid_from <= day


def scope_fault(statement: Statement, ask: Ask, policy: Policy) -> str:
    """Why ``statement`` does not cover the question's service, category and unit, in that order; empty
    when it does. A refusal that names no services or no categories covers them all."""
    if statement.act == "refuse":
        return "" if _refusal_covers(statement, ask) else "OUT_OF_SCOPE_SERVICE"
    pairs = statement.pairs
    if pairs is None:
        served, covered = ask.service in statement.services, ask.category in statement.categories
    else:
        served = any(service == ask.service for service, _category in pairs)
        covered = (ask.service, ask.category) in pairs
    if not served:
        named = [*statement.services, *(service for service, _category in pairs or ())]
        employee = any(service.startswith(NAMED_EMPLOYEE) for service in named)
        return "RECIPIENT_NOT_SERVICE" if employee else "OUT_OF_SCOPE_SERVICE"
    if not covered:
        return "OUT_OF_SCOPE_CATEGORY"
    return "" if _same_unit(statement, ask, policy) else "OUT_OF_SCOPE_SERVICE"


def _refusal_covers(statement: Statement, ask: Ask) -> bool:
    if statement.unit and ask.unit and statement.unit != ask.unit:
        return False
    if statement.pairs:
        return (ask.service, ask.category) in statement.pairs
    return (not statement.services or ask.service in statement.services) and (
        not statement.categories or ask.category in statement.categories
    )


def _same_unit(grant: Statement, ask: Ask, policy: Policy) -> bool:
    """A unit named by both must be the same; for another district also where one of the two names none."""
    if policy.sectors[ask.sector].unit:
        return not policy.switches.treat_other_bydel_as_separate or grant.unit == ask.unit
    return not grant.unit or not ask.unit or grant.unit == ask.unit


def fault_of(grant: Statement, ask: Ask, policy: Policy) -> str:
    """The first fault of a grant that covers the question, in the order of step 11; empty without one."""
    day = ask.moment.day
    if not _begun(grant, day):
        return "NOT_YET_VALID"
    if grant.through and (
        grant.through < day or (grant.through == day and not policy.switches.expiry_inclusive)
    ):
        return "EXPIRED"
    if last_day(grant.said.day, policy.switches.max_months) < day:
        return "EXPIRED_CAP"
    if grant.purpose is not None and grant.purpose != ask.purpose:
        return "PURPOSE_MISMATCH"
    return fault_of_form(grant, ask.category, policy)


def fault_of_form(grant: Statement, category: str, policy: Policy) -> str:
    """The first fault in how a grant was given, for one kind of information; empty without one."""
    if not grant.informed:
        return "NOT_INFORMED"
    if grant.pressure:
        return "NOT_VOLUNTARY"
    if grant.child_interpreter:
        return "INTERPRETER_INVALID"
    if grant.form == "oral" and not grant.noted:
        return "NOT_DOCUMENTED"
    demands = policy.categories[category]
    if demands.written and grant.form == "oral":
        return "WRITTEN_REQUIRED"
    return "EXPLICIT_REQUIRED" if demands.explicit and not grant.explicit else ""
