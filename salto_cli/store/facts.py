"""The facts the judge sees about one person, as they stand on one day.

Facts are not handed out: they go to the judge, and to what tells how a statement stands, and nowhere else;
so they need no judgement of their own.
"""

import json
from collections.abc import Mapping
from datetime import date, time

from salto_cli.models.code import PERSON, STATEMENT, code
from salto_cli.models.consent import Giver, Moment, Period, PersonFacts, PersonKey, Statement
from salto_cli.store import dated
from salto_cli.store.act import Act, Row


def of(act: Act, person: int, on: date) -> PersonFacts:
    """What is known about ``person`` on the day ``on``; guardians are named by their ids, never by name."""
    row = act.one(
        "SELECT born, roster_checked, withheld, care_order_from, care_order_through, verge_from, "
        "verge_through, protected, protected_through FROM person WHERE id = ?",
        person,
    )
    if row is None:
        raise AssertionError("unreachable: the person was resolved in this act")
    ever = _guardian_edges(act, person)
    edges = [edge for edge in ever if edge[6] is None]
    in_force = [edge for edge in edges if _holds(edge[4], edge[5], on)]
    return PersonFacts(
        birth_date=date.fromisoformat(row[0]),
        roster=_roster(in_force, checked=row[1] is not None),
        proxies=frozenset((edge[0], edge[3]) for edge in in_force if edge[3] is not None),
        harmful=_harmful(ever),
        withheld=dated.withheld_on(row[2], on.isoformat()),
        care_order=_in_force(row[3], row[4], on),
        adult_verge=_in_force(row[5], row[6], on) is not None,
        graded_address=dated.is_protected(row[7], row[8], on.isoformat()),
        heard=_heard(act, person),
        statements=_statements(act, person),
    )


def moment(said: str) -> Moment:
    """A stored moment: a day, with the clock time where one was given."""
    clock = time.fromisoformat(said[11:16]) if len(said) > 10 else None
    return Moment(date.fromisoformat(said[:10]), clock)


def _guardian_edges(act: Act, person: int) -> list[Row]:
    """Guardian, responsibility, danger, whose authority, first and last day, when unlinked; as linked.

    A row's id is random, so the order of linking is that of the first act that marked the edge.
    """
    return act.all(
        "SELECT k.other, k.responsibility, k.harm, k.authority_for, k.from_day, k.through_day, "
        "k.unlinked FROM kin k JOIN person p ON p.id = k.other WHERE k.kind = 'guardian' AND k.child = ? "
        "ORDER BY (SELECT min(m.act) FROM mark m WHERE m.tbl = 'kin' AND m.row = k.id), p.number",
        person,
    )


def _harmful(ever: list[Row]) -> frozenset[PersonKey]:
    """Who is a danger, by the newest edge to each: a danger ends neither with the responsibility nor with
    the tie, only when the tie is recorded anew without it."""
    newest = {int(edge[0]): bool(edge[2]) for edge in ever}
    return frozenset(guardian for guardian, harm in newest.items() if harm)


def _roster(edges: list[Row], *, checked: bool) -> tuple[PersonKey, ...] | None:
    """Those with parental responsibility; None while unchecked, or while one is unknown.

    A roster that was checked and holds nobody is as good as unknown: somebody must be able to say yes.
    """
    if not checked or any(edge[1] not in {"yes", "no"} for edge in edges):
        return None
    return tuple(int(edge[0]) for edge in edges if edge[1] == "yes") or None


def _in_force(first: str | None, last: str | None, on: date) -> Period | None:
    return Period(*_days(first, last)) if first is not None and _holds(first, last, on) else None


def _holds(first: str | None, last: str | None, on: date) -> bool:
    return Period(*_days(first, last)).covers(on)


def _days(first: str | None, last: str | None) -> tuple[date | None, date | None]:
    return date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None


def _heard(act: Act, person: int) -> date | None:
    """The first day the child was heard on its own; what it said with a consent lies on the statement."""
    row = act.one("SELECT min(substr(heard, 1, 10)) FROM hearing WHERE person = ?", person)
    return date.fromisoformat(row[0]) if row and row[0] else None


def _statements(act: Act, person: int) -> tuple[Statement, ...]:
    rows = act.all(
        "SELECT s.number, s.by, s.giver, s.verdict, s.said, s.services, s.categories, s.pairs, s.unit, "
        "s.purpose, s.from_day, s.through_day, s.form, s.noted, s.informed, s.pressure, s.interpreter, "
        "s.explicit, s.heard, (SELECT min(w.said) FROM withdrawal w WHERE w.statement = s.id) "
        "FROM statement s WHERE s.person = ? ORDER BY s.number",
        person,
    )
    stays = _merged(act) if any(f'"{PERSON}-' in row[5] + row[7] for row in rows) else {}
    return tuple(_statement(row, stays) for row in rows)


def _merged(act: Act) -> dict[str, str]:
    """The codes of the records that were made one with another, each with the code that stays.

    A statement is kept as it was said, with the code that its recipient had then.
    """
    rows = act.all(
        "SELECT goes.number, stays.number FROM person goes JOIN person stays ON stays.id = goes.merged_into "
        "WHERE goes.merged_into IS NOT NULL"
    )
    return {code(PERSON, row[0]): code(PERSON, row[1]) for row in rows}


def _statement(row: Row, stays: Mapping[str, str]) -> Statement:
    by: Giver = row[1]
    return Statement(
        code=code(STATEMENT, row[0]),
        by=by,
        said=moment(row[4]),
        written_order=row[0],
        guardian=row[2],
        act="grant" if row[3] == "grant" else "refuse",
        services=frozenset(stays.get(each, each) for each in json.loads(row[5])),
        categories=frozenset(json.loads(row[6])),
        pairs=frozenset((stays.get(to, to), category) for to, category in json.loads(row[7])) or None,
        unit=row[8],
        purpose=row[9],
        valid_from=date.fromisoformat(row[10]) if row[10] else None,
        through=date.fromisoformat(row[11]) if row[11] else None,
        withdrawn=moment(row[19]) if row[19] else None,
        form="written" if row[12] == "written" else "oral",
        noted=row[13] is not None,
        informed=bool(row[14]),
        pressure=bool(row[15]),
        child_interpreter=row[16] == "child",
        explicit=bool(row[17]),
        child_heard=row[18] is not None,
    )
