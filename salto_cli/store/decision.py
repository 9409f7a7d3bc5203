"""Decisions of the weekly meetings: kept as they were said, with what became of them beside."""

import json
from collections.abc import Iterable, Sequence

from salto_cli.errors import NotFound
from salto_cli.i18n import _
from salto_cli.models.code import DECISION, PERSON, TASK, code, number_in, said_back
from salto_cli.models.decision import DONE, NONE, UNDONE, Decision
from salto_cli.models.named import Named
from salto_cli.store.act import Act, Row

_LAST = "(SELECT max(x.n) FROM decision_status x WHERE x.decision = d.id)"
_DECISION = (
    "d.person, d.number, p.number, p.name, p.born, p.called, m.day, d.text, d.type, o.name, d.service, "
    "v.name, d.owner_name, d.due, t.number, t.category, t.id IS NOT NULL AND t.closed IS NULL, d.agreed, "
    "d.told, coalesce(b.name, (SELECT name FROM operator WHERE id = k.owner)), k.number, "
    "k.id IS NOT NULL AND k.closed IS NULL, d.basis, d.disagreement, d.review, s.status, s.why, "
    "(SELECT n.day FROM meeting n WHERE n.id = s.meeting), (SELECT count(*) FROM decision_status x "
    "WHERE x.decision = d.id AND x.status IN ('not_done', 'blocked')), d.others <> '[]'"
)
_FROM = (
    "FROM decision d JOIN person p ON p.id = d.person JOIN meeting m ON m.id = d.meeting "
    "JOIN operator o ON o.id = d.owner LEFT JOIN operator b ON b.id = d.told_by "
    "LEFT JOIN service v ON v.id = d.service LEFT JOIN task t ON t.id = d.task "
    "LEFT JOIN task k ON k.id = d.tell "
    f"LEFT JOIN decision_status s ON s.decision = d.id AND s.n = {_LAST} "
    "WHERE d.person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file')"
)
_STANDS = f"NOT EXISTS (SELECT 1 FROM decision_status x WHERE x.decision = d.id AND x.status = '{UNDONE}')"
# Those of meetings before a day that none of these has called done. ?2 is the day.
_TO_LOOK_AT = (
    f"{_STANDS} AND d.type <> '{NONE}' AND d.meeting IN (SELECT e.id FROM meeting e WHERE e.day < ?2) "
    "AND coalesce((SELECT x.status FROM decision_status x JOIN meeting e ON e.id = x.meeting "
    f"WHERE x.decision = d.id AND e.day < ?2 ORDER BY x.n DESC LIMIT 1), '') <> '{DONE}'"
)

# Those of other meetings of which one meeting, ?2, said what became.
_LOOKED_AT = (
    f"d.meeting <> ?2 AND {_STANDS} "
    "AND EXISTS (SELECT 1 FROM decision_status x WHERE x.decision = d.id AND x.meeting = ?2)"
)


def add(act: Act, person: int, meeting: int, **said: object) -> int:
    """Keep a decision; returns its row. ``others`` are the ids of whom it names."""
    others = json.dumps(said.pop("others", ()))
    return act.add(
        "decision",
        number=act.next_number("decision"),
        person=person,
        meeting=meeting,
        decided=act.moment,
        others=others,
        **said,
    )


def row_of(act: Act, said: str) -> tuple[int, int]:
    """The row behind a code such as B-012K, and its person. Raises NotFound."""
    row = act.one("SELECT id, person FROM decision WHERE number = ?", number_in(said, DECISION, whole=True))
    if row is None:
        raise NotFound(
            _("there is no decision {code} here").format(code=said_back(said)),
            _("see them with: salto fleksiteam show DAY"),
        )
    return int(row[0]), int(row[1])


def newest(act: Act, meeting: int) -> tuple[int, int] | None:
    """The row and the person of the last decision of a meeting that has not been taken back."""
    row = act.one(
        f"SELECT d.id, d.person FROM decision d WHERE d.meeting = ? AND {_STANDS} "
        "ORDER BY d.number DESC LIMIT 1",
        meeting,
    )
    return (int(row[0]), int(row[1])) if row else None


def put_status(act: Act, row: int, person: int, meeting: int, status: str, why: str | None) -> None:
    """Note what became of a decision; what was noted before stays."""
    last = act.one("SELECT coalesce(max(n), 0) FROM decision_status WHERE decision = ?", row)
    act.add(
        "decision_status",
        decision=row,
        person=person,
        meeting=meeting,
        n=int(last[0]) + 1 if last else 1,
        status=status,
        why=why,
        at=act.moment,
    )


def tasks_of(act: Act, row: int) -> list[int]:
    """The rows of the open tasks that a decision made, but for one that another decision still rests on."""
    rows = act.all(
        "SELECT t.id FROM decision d JOIN task t ON t.id IN (d.task, d.tell) AND t.closed IS NULL "
        "WHERE d.id = ?1 AND NOT EXISTS (SELECT 1 FROM decision o WHERE o.id <> ?1 AND o.tell = t.id "
        "AND o.person = d.person AND NOT EXISTS (SELECT 1 FROM decision_status x WHERE x.decision = o.id "
        "AND x.status = 'undone'))",
        row,
    )
    return [int(each[0]) for each in rows]


def own_task(act: Act, row: int) -> int | None:
    """The open task of what was decided itself; None where there is none."""
    found = act.one(
        "SELECT t.id FROM decision d JOIN task t ON t.id = d.task WHERE d.id = ? AND t.closed IS NULL", row
    )
    return int(found[0]) if found else None


def telling(act: Act, person: int, meeting: int, owner: int) -> int | None:
    """The open task to tell a youth what a meeting decided, where that colleague has one already."""
    row = act.one(
        "SELECT t.id FROM decision d JOIN task t ON t.id = d.tell WHERE d.person = ? AND d.meeting = ? "
        "AND t.owner = ? AND t.closed IS NULL",
        person,
        meeting,
        owner,
    )
    return int(row[0]) if row else None


def lead_of(act: Act, person: int) -> int | None:
    """The colleague who leads the open case of someone; None where there is no such case."""
    row = act.one("SELECT lead FROM case_file WHERE person = ? AND closed IS NULL", person)
    return int(row[0]) if row else None


# -- what may be read --------------------------------------------------------------------------------------


def whom_of(act: Act, meeting: int) -> list[int]:
    """The ids of those whom a meeting decided something about, for the judge."""
    return [int(row[0]) for row in act.all("SELECT DISTINCT person FROM decision WHERE meeting = ?", meeting)]


def whom_before(act: Act, day: str) -> list[int]:
    """The ids of those whose decisions are to be looked at on ``day``, for the judge."""
    sql = f"SELECT DISTINCT d.person FROM decision d WHERE ?1 IS NOT NULL AND {_TO_LOOK_AT}"
    return [int(row[0]) for row in act.all(sql, act.number, day)]


def of_meeting(act: Act, meeting: int) -> list[Decision]:
    """What a meeting decided and did not take back, as far as it may be read, in the order it was said."""
    return _read(act, f"{_STANDS} AND d.meeting = ? ORDER BY d.number", meeting)


def whom_looked_at(act: Act, meeting: int) -> list[int]:
    """The ids of those of whose earlier decisions a meeting said what became, for the judge."""
    sql = f"SELECT DISTINCT d.person FROM decision d WHERE {_LOOKED_AT}"
    return [int(row[0]) for row in act.all(sql.replace("?2", "?1"), meeting)]


def looked_at(act: Act, meeting: int) -> list[Decision]:
    """The earlier decisions that a meeting said something of, as it left them; a later one may differ."""
    last = _LAST.replace("d.id", "d.id AND x.meeting = ?2")
    from_ = _FROM.replace(_LAST, last)
    return _read(act, f"{_LOOKED_AT} ORDER BY p.number, d.number", meeting, from_=from_)


def of_person(act: Act, person: int, most: int) -> list[Decision]:
    """The newest decisions about someone, as far as they may be read."""
    return _read(act, f"{_STANDS} AND d.person = ? ORDER BY d.number DESC LIMIT ?", person, most)


def before(act: Act, day: str) -> list[Decision]:
    """The decisions to look at on ``day``: those of earlier meetings that none of these called done."""
    return _read(act, f"{_TO_LOOK_AT} ORDER BY p.number, d.number", day)


def get(act: Act, rows: Sequence[int]) -> list[Decision]:
    """The decisions in these rows that may be read."""
    return _read(act, "d.id IN (SELECT value FROM json_each(?)) ORDER BY d.number", json.dumps(list(rows)))


def counts(act: Act, meetings: Iterable[int]) -> dict[int, tuple[int, int]]:
    """How many cases each meeting took up, and how many decisions it made; numbers only."""
    rows = act.all(
        "SELECT m.value, (SELECT count(*) FROM agenda a WHERE a.meeting = m.value "
        "AND a.discussed IS NOT NULL), "
        f"(SELECT count(*) FROM decision d WHERE d.meeting = m.value AND {_STANDS}) FROM json_each(?) m",
        json.dumps(list(meetings)),
    )
    return {int(row[0]): (int(row[1]), int(row[2])) for row in rows}


def _read(act: Act, where: str, *values: object, from_: str = _FROM) -> list[Decision]:
    first = from_.replace("act = ?", "act = ?1") if "?2" in where else from_
    rows = act.all(f"SELECT {_DECISION} {first} AND {where}", act.number, *values)
    if rows:
        act.saw("decision", {row[0] for row in rows}, len(rows))
    return [_decision(row[1:]) for row in rows]


def _decision(row: Row) -> Decision:
    return Decision(
        code=code(DECISION, row[0]),
        person=Named(code(PERSON, row[1]), *row[2:5]),
        day=row[5],
        text=row[6],
        type=row[7],
        owner=row[8],
        service=row[9],
        service_name=row[10],
        owner_name=row[11],
        due=row[12],
        task=code(TASK, row[13]) if row[13] else None,
        category=row[14] or None,
        open=bool(row[15]),
        agreed=None if row[16] is None else bool(row[16]),
        told=row[17],
        told_by=row[18],
        tell=code(TASK, row[19]) if row[19] else None,
        untold=bool(row[20]),
        basis=row[21],
        disagreement=row[22],
        review=row[23],
        status=row[24],
        why=row[25],
        looked=row[26],
        carried=int(row[27]),
        names_others=bool(row[28]),
    )
