"""What may need someone today: looked up first, judged, and only then read."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import field

from salto_cli.frozen import frozen
from salto_cli.models.baton import DECLINED, PENDING
from salto_cli.models.code import PERSON, code
from salto_cli.store.act import Act
from salto_cli.store.lately import LAST_CONTACT, LAST_DAY, STANDS

_MINE = (
    "c.id IN (SELECT m.id FROM case_file m WHERE m.closed IS NULL AND m.lead = ?1 "
    "UNION SELECT m.id FROM case_file m WHERE m.closed IS NULL AND m.responsible_operator = ?1)"
)
_ON_BOARD = "EXISTS (SELECT 1 FROM board b WHERE b.person = c.person AND b.left IS NULL AND b.waiting = 0)"
# Failed attempts since the last contact. They are read from the index contact_of_person alone.
_ATTEMPTS = (
    "(SELECT count(*) FROM contact_person k WHERE k.person = p.id AND k.attempt = 1 AND k.retracted IS NULL "
    f"AND k.happened > coalesce({LAST_CONTACT}, ''))"
)
_PENDING = ", ".join(f"'{state}'" for state in PENDING)


def theirs(operator: int | None) -> str:
    """SQL for the open cases ``c`` of a colleague (bound as ?1) with their persons ``p``; None: everyone's.

    One colleague's are looked up by an index: their day does not take longer because others have many.
    """
    whose = "?1 IS NULL" if operator is None else _MINE
    return f"FROM case_file c JOIN person p ON p.id = c.person WHERE c.closed IS NULL AND {whose}"


@frozen
class Found:
    """Something that may need someone: whose it is, the day it is about, the number in its code."""

    person: int
    day: str | None
    number: int = 0
    state: str = ""
    text: str | None = field(default=None, repr=False)


def begun(act: Act) -> str:
    """The moment of the store's first act, as an ISO moment with offset."""
    row = act.one("SELECT at FROM act ORDER BY id LIMIT 1")
    return str(row[0]) if row else act.now


def has_open_incident(act: Act) -> bool:
    """Whether an incident is open: its clock runs, and it is everybody's."""
    return act.one("SELECT 1 FROM incident WHERE closed IS NULL LIMIT 1") is not None


def birthdays(act: Act, operator: int | None, spans: Iterable[tuple[str, str]]) -> list[Found]:
    """Those born within one of the spans (first and last day included), with the day they were born."""
    rows = act.all(
        f"SELECT p.id, p.born {theirs(operator)} AND EXISTS (SELECT 1 FROM json_each(?2) span "
        "WHERE p.born BETWEEN span.value ->> 0 AND span.value ->> 1)",
        operator,
        json.dumps([list(span) for span in spans]),
    )
    return [Found(row[0], row[1]) for row in rows]


def own_statements(act: Act, persons: Sequence[int]) -> dict[int, str]:
    """The last day each of these persons said something about sharing themselves."""
    rows = act.all(
        "SELECT person, max(said) FROM statement WHERE by = 'subject' "
        "AND person IN (SELECT value FROM json_each(?)) GROUP BY person",
        json.dumps(list(persons)),
    )
    return {int(row[0]): str(row[1])[:10] for row in rows}


def expiring(act: Act, operator: int | None, months: int, first: str, last: str) -> list[Found]:
    """Every yes that stands and runs out within the days given; ``months`` is the longest one can last."""
    last_day = LAST_DAY.replace("?", "?2")
    rows = act.all(
        f"SELECT s.person, {last_day}, s.number FROM statement s WHERE s.person IN "
        f"(SELECT c.person {theirs(operator)}) "
        f"AND {last_day} BETWEEN ?3 AND ?4 AND {STANDS}",
        operator,
        months,
        first,
        last,
    )
    return [Found(*row) for row in rows]


def lost(act: Act, operator: int | None, calm: str, active: str, attempts: int) -> list[Found]:
    """Youths with whom contact is lost: ``day`` is the last contact, ``number`` the failed attempts since.

    The last contact, or the opening of the case, was on ``calm`` or before; ``active`` for those on the
    board. So many failed ``attempts`` in a row are enough as well.
    """
    rows = act.all(
        f"SELECT p.id, substr({LAST_CONTACT}, 1, 10), {_ATTEMPTS} AS tried {theirs(operator)} "
        f"AND (substr(coalesce({LAST_CONTACT}, c.opened), 1, 10) <= iif({_ON_BOARD}, ?3, ?2) OR tried >= ?4)",
        operator,
        calm,
        active,
        attempts,
    )
    return [Found(*row) for row in rows]


def undated(act: Act, operator: int | None) -> list[Found]:
    """Those with open tasks that have no date; ``number`` is how many of a colleague's, None: everyone's."""
    rows = act.all(
        "SELECT person, NULL, count(*) FROM task WHERE closed IS NULL AND due IS NULL "
        "AND (?1 IS NULL OR owner = ?1) GROUP BY person",
        operator,
    )
    return [Found(*row) for row in rows]


def unmet(act: Act, operator: int | None) -> list[Found]:
    """Youths with whom nobody has been in contact; ``day`` is when the case was opened."""
    rows = act.all(f"SELECT p.id, c.opened {theirs(operator)} AND {LAST_CONTACT} IS NULL", operator)
    return [Found(*row) for row in rows]


def came_in(act: Act, operator: int | None, since: str) -> list[Found]:
    """Contacts on ``since`` or later with their youths; ``state`` is the kind, ``number`` the contact's.

    They are looked up in the index contact_of_person, and only those found are read.
    """
    rows = act.all(
        "SELECT l.person, k.happened, k.number, k.kind FROM contact_person l "
        f"CROSS JOIN contact k ON k.id = l.contact WHERE l.person IN (SELECT c.person {theirs(operator)}) "
        "AND l.attempt IN (0, 1) AND l.retracted IS NULL AND l.happened >= ?2 ORDER BY k.happened, k.number",
        operator,
        since,
    )
    return [Found(*row) for row in rows]


def untold(act: Act, operator: int | None) -> list[Found]:
    """Recipients who are still to be told of a withdrawal, by the day they must know; ``text`` is the
    recipient. Also where the case is closed: then it is for everyone, and may be read by who it is."""
    rows = act.all(
        "SELECT n.person, n.due, s.number, coalesce(v.name, ''), coalesce(n.service, r.number) FROM notice n "
        "JOIN statement s ON s.id = n.statement LEFT JOIN service v ON v.id = n.service "
        "LEFT JOIN person r ON r.id = n.recipient WHERE NOT EXISTS "
        "(SELECT 1 FROM notice_told t WHERE t.notice = n.id) AND (?1 IS NULL OR EXISTS (SELECT 1 "
        "FROM case_file c WHERE c.person = n.person AND (c.lead = ?1 OR c.responsible_operator = ?1))) "
        "ORDER BY n.due, n.service, r.number",
        operator,
    )
    return [
        Found(row[0], row[1], row[2], str(row[4]) if row[3] else code(PERSON, row[4]), row[3] or None)
        for row in rows
    ]


def handovers(act: Act, operator: int | None, since: str) -> list[Found]:
    """Handovers that wait for an answer, and those declined since a day and not tried again.

    They are for whoever hands over or is to take over, and for whoever leads the case: that may be another
    by now, and a sender who has left reads nobody's day.
    """
    rows = act.all(
        "SELECT h.person, s.at, h.number, h.state, s.reason FROM handover h "
        "JOIN handover_step s ON s.handover = h.id AND s.state = h.state "
        "WHERE (?1 IS NULL OR ?1 IN (h.from_operator, h.to_operator) OR EXISTS (SELECT 1 FROM case_file c "
        "WHERE c.person = h.person AND c.closed IS NULL AND ?1 IN (c.lead, c.responsible_operator))) "
        f"AND (h.state IN ({_PENDING}) OR h.state = ?2 AND s.at >= ?3 AND NOT EXISTS "
        "(SELECT 1 FROM handover n WHERE n.person = h.person AND n.number > h.number))",
        operator,
        DECLINED,
        since,
    )
    return [Found(*row) for row in rows]
