"""What youth and receiver answered after a handover: kept as they said it."""

import json
from collections.abc import Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from salto_cli.frozen import frozen
from salto_cli.models.baton import ACCEPTED, ANSWERED, RETURNED
from salto_cli.store.act import Act
from salto_cli.store.today import Found

if TYPE_CHECKING:  # every morning asks for what is due here, and no morning answers
    from salto_cli.models.aftercheck import VerifyHandover

_ANSWERED = ", ".join(f"'{state}'" for state in ANSWERED)


@frozen
class Answered:
    """One answer: who was asked, for the check after how many weeks, and what they said."""

    whom: str
    weeks: int
    contact: bool
    day: str
    by: str
    channel: str
    remark: str | None = field(repr=False)


def add(act: Act, row: int, person: int, order: "VerifyHandover", weeks: int) -> None:
    """Keep one answer."""
    act.add(
        "aftercheck",
        person=person,
        handover=row,
        whom=order.whom,
        weeks=weeks,
        contact=int(order.contact),
        day=order.day or act.day,
        said_by=order.by,
        channel=order.channel,
        remark=order.remark,
        by=act.operator,
        typed=act.now,
    )


def of(act: Act, row: int) -> list[Answered]:
    """What was answered after one handover that this act may read, in the order it was asked for."""
    rows = act.all(
        "SELECT person, whom, weeks, contact, day, said_by, channel, remark FROM aftercheck "
        "WHERE handover = ? AND person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file') "
        "ORDER BY weeks, day, typed",
        row,
        act.number,
    )
    if rows:
        act.saw("aftercheck", {each[0] for each in rows}, len(rows))
    return [Answered(each[1], each[2], bool(each[3]), *each[4:]) for each in rows]


def accepted_on(act: Act, row: int) -> str | None:
    """The day the receiver said yes; None where nobody has."""
    found = act.one("SELECT at FROM handover_step WHERE handover = ? AND state = ?", row, ACCEPTED)
    return str(found[0])[:10] if found else None


def unanswered(act: Act, operator: int | None, whom: str, weeks: Sequence[int], day: str) -> list[Found]:
    """Handovers in which ``whom`` should have been asked by ``day``, and nothing so late has been answered.

    ``day`` of each is the day it was due, ``state`` who is to be asked. It is for whoever leads the case, and
    for whoever handed it over.
    """
    rows = act.all(
        "SELECT h.person, max(date(s.at, '+' || (w.value * 7) || ' days')) AS due, h.number "
        "FROM handover h JOIN handover_step s ON s.handover = h.id AND s.state = ?1 "
        "JOIN case_file c ON c.person = h.person AND c.closed IS NULL, json_each(?2) w "
        f"WHERE h.state IN ({_ANSWERED}) AND (?3 IS NULL OR c.lead = ?3 OR h.from_operator = ?3) "
        "AND date(s.at, '+' || (w.value * 7) || ' days') <= ?4 AND NOT EXISTS (SELECT 1 FROM aftercheck a "
        "WHERE a.handover = h.id AND a.whom = ?5 AND a.weeks >= w.value) GROUP BY h.id",
        ACCEPTED,
        json.dumps(list(weeks)),
        operator,
        day,
        whom,
    )
    return [Found(row[0], row[1], row[2], whom) for row in rows]


def came_back(act: Act, operator: int | None) -> list[Found]:
    """Handovers that came back because nobody was in contact, until there has been a contact with the youth
    or the next handover is planned; for whoever leads the case or is responsible for it again."""
    rows = act.all(
        "SELECT h.person, s.at, h.number, h.state, s.reason FROM handover h "
        "JOIN handover_step s ON s.handover = h.id AND s.state = h.state "
        "JOIN case_file c ON c.person = h.person AND c.closed IS NULL "
        "WHERE h.state = ?1 AND (?2 IS NULL OR c.lead = ?2 OR c.responsible_operator = ?2) "
        "AND NOT EXISTS (SELECT 1 FROM handover n WHERE n.person = h.person AND n.number > h.number) "
        "AND NOT EXISTS (SELECT 1 FROM contact_person k WHERE k.person = h.person AND k.attempt = 0 "
        "AND k.retracted IS NULL AND k.happened > substr(s.at, 1, 16))",
        RETURNED,
        operator,
    )
    return [Found(*row) for row in rows]
