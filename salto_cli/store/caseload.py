"""The caseload: who fits is chosen first, by their cases alone; only they are judged, and only then read."""

import json
from functools import cache
from typing import Any

from salto_cli.frozen import frozen
from salto_cli.models.baton import OPEN
from salto_cli.models.caseload import NextStep
from salto_cli.models.code import PERSON, TASK, code
from salto_cli.models.named import Named
from salto_cli.store.act import Act, Row
from salto_cli.store.alphabet import in_order
from salto_cli.store.lately import LAST_CONTACT, LAST_DAY, STANDS, title

FILE_ALLOWED = "IN (SELECT person FROM allowed WHERE act = ? AND question = 'file')"
_OPEN_CASES = "FROM person p CROSS JOIN case_file c ON c.person = p.id AND c.closed IS NULL"
_FIRST_DUE = "(SELECT min(t.due) FROM task t WHERE t.person = p.id AND t.closed IS NULL)"
_ORDERS = {
    "name": in_order("p.name"),
    "code": "p.number",
    "contact": f"{LAST_CONTACT} IS NOT NULL, {LAST_CONTACT}, p.number",
    "due": f"{_FIRST_DUE} IS NULL, {_FIRST_DUE}, p.number",
}
_FREE = "NOT IN (SELECT person FROM restriction WHERE lifted IS NULL)"  # the judge says no to the others
EXPIRING = f"SELECT 1 FROM statement s WHERE s.person = p.id AND {LAST_DAY} BETWEEN ? AND ? AND {STANDS}"


@frozen(kw_only=True)
class Fitting:
    """Who is wanted: None is no demand. Days are ISO; ``born`` is after the first and through the second."""

    lead: int | None = None
    mine: int | None = None  # of this colleague, who leads it or is responsible
    born: tuple[str, str] | None = None
    no_contact_since: str | None = None
    expiring: tuple[int, str, str] | None = None
    district: str | None = None
    sort: str = "name"
    limit: int


@frozen
class Standing:
    """What the store knows about one person with an open case, for a line of the caseload."""

    id: int
    named: Named
    protected: bool
    district: str | None
    lead: str
    opened: str
    last_contact: str | None
    handed_over: bool
    changing: bool


@frozen
class Utterance:
    """One statement, as far as a summary needs it. ``covers`` are its pairs of service and category."""

    giver: tuple[str, int | None]
    grant: bool
    said: str
    number: int
    services: tuple[str, ...]
    categories: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    through: str | None
    withdrawn: bool


def choose(act: Act, wanted: Fitting) -> list[int]:
    """The ids of those who fit, the first ``limit`` of them in order: ids only, for the judge."""
    sql, values = _narrowed(wanted)
    rows = act.all(
        f"SELECT p.id {_OPEN_CASES} {sql} WHERE p.id {_FREE} ORDER BY {_ORDERS[wanted.sort]} LIMIT ?",
        *values,
        wanted.limit,
    )
    return [int(row[0]) for row in rows]


def count(act: Act, wanted: Fitting) -> int:
    """How many fit in all; as in ``choose``, those whose processing is restricted do not."""
    sql, values = _narrowed(wanted)
    # Without a demand the index of open cases holds the answer, and no person is read for it.
    whom = f"{_OPEN_CASES} {sql} WHERE p.id" if sql else "FROM case_file WHERE closed IS NULL AND person"
    row = act.one(f"SELECT count(*) {whom} {_FREE}", *values)
    return int(row[0]) if row else 0


def read(act: Act, sort: str) -> list[Standing]:
    """Those whose file this act may read, in the order wanted."""
    states = ", ".join(f"'{state}'" for state in OPEN)
    rows = act.all(
        "SELECT p.id, p.number, p.name, p.born, p.called, p.protected, "
        f"coalesce(c.lead_district, p.stay_district, p.home_district), o.name, c.opened, {LAST_CONTACT}, "
        f"EXISTS (SELECT 1 FROM handover h WHERE h.person = p.id AND h.state IN ({states})), "
        "EXISTS (SELECT 1 FROM transition x WHERE x.person = p.id AND x.ended IS NULL) "
        "FROM person p JOIN case_file c ON c.person = p.id AND c.closed IS NULL "
        f"JOIN operator o ON o.id = c.lead WHERE p.id {FILE_ALLOWED} ORDER BY {_ORDERS[sort]}",
        act.number,
    )
    for table in ("person", "case_file", "contact") if rows else ():
        act.saw(table, (row[0] for row in rows), len(rows))
    return [_standing(row) for row in rows]


def _narrowed(wanted: Fitting) -> tuple[str, list[object]]:
    """The demands as SQL, and their values."""
    demands: list[tuple[str, list[object]]] = []
    if wanted.lead is not None:
        demands.append(("AND c.lead = ?", [wanted.lead]))
    if wanted.mine is not None:
        demands.append(("AND ? IN (c.lead, c.responsible_operator)", [wanted.mine]))
    if wanted.born:
        demands.append(("AND p.born > ? AND p.born <= ?", [*wanted.born]))
    if wanted.no_contact_since:
        demands.append((f"AND coalesce({LAST_CONTACT}, '') < ?", [wanted.no_contact_since]))
    if wanted.expiring:
        demands.append((f"AND EXISTS ({EXPIRING})", [*wanted.expiring]))
    if wanted.district:
        where = "AND ? IN (p.home_district, p.stay_district, c.lead_district)"
        demands.append((where, [wanted.district]))
    return " ".join(sql for sql, _values in demands), [value for _sql, values in demands for value in values]


def _standing(row: Row) -> Standing:
    return Standing(
        id=row[0],
        named=Named(code(PERSON, row[1]), row[2], row[3], row[4]),
        protected=bool(row[5]),
        district=row[6],
        lead=row[7],
        opened=row[8],
        last_contact=row[9],
        handed_over=bool(row[10]),
        changing=bool(row[11]),
    )


def next_steps(act: Act) -> dict[int, NextStep]:
    """The open task that comes first for each person whose file this act may read."""
    rows = act.all(
        f"SELECT t.person, t.number, {title('t.text')}, t.due, o.name "
        "FROM task t JOIN operator o ON o.id = t.owner "
        f"WHERE t.closed IS NULL AND t.person {FILE_ALLOWED} "
        "ORDER BY t.due IS NOT NULL, t.due DESC, t.number DESC",
        act.number,
    )
    if rows:
        act.saw("task", {row[0] for row in rows}, len(rows))
    first = {row[0]: row for row in rows}  # the last one of each person is the first to be done
    return {person: NextStep(code(TASK, row[1]), row[2], row[3], row[4]) for person, row in first.items()}


def utterances(act: Act) -> dict[int, list[Utterance]]:
    """What has been said about each person whose file this act may read."""
    rows = act.all(
        "SELECT s.person, s.by, s.giver, s.verdict, s.said, s.number, s.services, s.categories, s.pairs, "
        "s.through_day, s.id IN (SELECT statement FROM withdrawal) "
        f"FROM statement s WHERE s.person {FILE_ALLOWED}",
        act.number,
    )
    if rows:
        act.saw("statement", {row[0] for row in rows}, len(rows))
    found: dict[int, list[Utterance]] = {}
    listed = cache(_listed)  # many have been told the same services and categories
    for row in rows:
        found.setdefault(row[0], []).append(
            Utterance(
                (row[1], row[2]),
                row[3] == "grant",
                row[4],
                row[5],
                listed(row[6]),
                listed(row[7]),
                listed(row[8]),
                row[9],
                bool(row[10]),
            )
        )
    return found


def _listed(written: str) -> tuple[Any, ...]:
    """A list as it is stored: of words, or of pairs of them."""
    return tuple(tuple(each) if isinstance(each, list) else each for each in json.loads(written))
