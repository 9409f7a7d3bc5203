"""What follows a withdrawal: who must be told, tasks without a ground, and sheets that stay in the drawer."""

import json
from collections.abc import Collection

from salto_cli.models.code import DISCLOSURE, PERSON, STATEMENT, TASK, code
from salto_cli.models.code import SHEET as NUMBERED
from salto_cli.models.disclosure import SHEET
from salto_cli.models.withdrawal import Coming, Notice, WithoutGround
from salto_cli.store.act import Act, Row
from salto_cli.store.lately import title

_ALLOWED = "IN (SELECT person FROM allowed WHERE act = ?1)"
_NOTICE = (
    "SELECT n.id, s.number, n.service, r.number, (SELECT min(w.said) FROM withdrawal w "
    "WHERE w.statement = n.statement), n.due, t.told, t.channel, t.answer FROM notice n "
    "JOIN statement s ON s.id = n.statement LEFT JOIN person r ON r.id = n.recipient "
    f"LEFT JOIN notice_told t ON t.notice = n.id WHERE n.person {_ALLOWED}"
)


def must_tell(
    act: Act, statement: int, person: int, due: str, *, service: str | None, recipient: int | None
) -> None:
    """Remember that a service, or a guardian, must be told that the consent in ``statement`` is withdrawn."""
    act.add("notice", statement=statement, person=person, service=service, recipient=recipient, due=due)


def notices_of(act: Act, statement: int) -> dict[int, Notice]:
    """Who must be told, or has been, of the withdrawal of one consent; by row."""
    return _notices(
        act.all(f"{_NOTICE} AND n.statement = ?2 ORDER BY n.due, n.service, r.number", act.number, statement)
    )


def notices_about(act: Act, person: int) -> list[Notice]:
    """Everyone who must be told, or has been, of a person's withdrawals, the newest first."""
    found = act.all(
        f"{_NOTICE} AND n.person = ?2 ORDER BY n.due DESC, n.service, r.number", act.number, person
    )
    if found:
        act.saw("notice", [person], len(found))
    return list(_notices(found).values())


def has_told(act: Act, notice: int, person: int, told: str, channel: str, answer: str | None) -> None:
    """Keep when and how one of them was told."""
    act.add(
        "notice_told",
        notice=notice,
        person=person,
        told=told,
        typed=act.moment,
        channel=channel,
        answer=answer,
    )


def coming(act: Act, person: int, statement: str, services: Collection[str]) -> list[Coming]:
    """Sheets for a meeting today or later that rest on ``statement`` or are for one of ``services``.

    A sheet's number in its file is its place among those registered for the same service in the same act.
    """
    rows = act.all(
        "SELECT d.number, d.service, d.day, (SELECT count(*) FROM disclosure o WHERE o.act = d.act AND "
        "o.service = d.service AND o.number <= d.number), s.number FROM disclosure d "
        "LEFT JOIN sheet s ON s.disclosure = d.id WHERE d.person = ?2 "
        f"AND d.person {_ALLOWED} AND d.means = ?3 AND d.day >= ?4 AND (d.service IN (SELECT value FROM "
        "json_each(?5)) OR EXISTS (SELECT 1 FROM json_each(d.rests_on) c WHERE c.value = ?6)) "
        "AND NOT EXISTS (SELECT 1 FROM undelivered u WHERE u.disclosure = d.id) ORDER BY d.day, d.number",
        act.number,
        person,
        SHEET,
        act.day,
        json.dumps(sorted(services)),
        statement,
    )
    return [
        Coming(
            code(DISCLOSURE, row[0]),
            row[1],
            row[2],
            int(row[3]),
            f"{row[1]}-{row[2]}.pdf",
            code(NUMBERED, row[4]) if row[4] else None,
        )
        for row in rows
    ]


def keep_back(act: Act, person: int, disclosure: int) -> None:
    """Note that what stands in the register as given was never handed out."""
    act.add("undelivered", disclosure=disclosure, person=person, typed=act.moment)


def row_of_disclosure(act: Act, person: int, number: int) -> tuple[int, bool] | None:
    """The row of a person's disclosure, and whether it is known not to have been handed out."""
    row = act.one(
        "SELECT id, EXISTS (SELECT 1 FROM undelivered u WHERE u.disclosure = d.id) FROM disclosure d "
        "WHERE number = ? AND person = ?",
        number,
        person,
    )
    return (int(row[0]), bool(row[1])) if row else None


def since(act: Act, person: int, number: int) -> list[int]:
    """The rows of a person's consents that were withdrawn in an act after this one."""
    rows = act.all(
        "SELECT DISTINCT w.statement FROM withdrawal w JOIN touch t ON t.tbl = 'withdrawal' AND t.row = w.id "
        "WHERE w.person = ? AND t.act > ? ORDER BY w.statement",
        person,
        number,
    )
    return [int(row[0]) for row in rows]


def lose_ground(
    act: Act,
    person: int,
    statement: int,
    services: Collection[str],
    categories: Collection[str],
    among: Collection[int] | None = None,
) -> list[WithoutGround]:
    """Mark the open tasks that were agreed with ``services`` in ``categories`` as without a ground.

    A task in no category went nowhere, but was agreed with the service all the same. ``among`` are the only
    rows that are meant, where not all are.
    """
    rows = act.all(
        f"SELECT t.id, t.number, {title('t.text')}, t.service, t.due FROM task t WHERE t.person = ?2 "
        "AND t.person IN (SELECT person FROM allowed WHERE act = ?1 AND question = 'file') "
        "AND t.closed IS NULL AND t.service IN (SELECT value FROM json_each(?3)) "
        "AND (t.category = '' OR t.category IN (SELECT value FROM json_each(?4))) "
        "AND (?5 IS NULL OR t.id IN (SELECT value FROM json_each(?5))) "
        "ORDER BY t.due IS NULL, t.due, t.number",
        act.number,
        person,
        json.dumps(sorted(services)),
        json.dumps(sorted(categories)),
        None if among is None else json.dumps(sorted(among)),
    )
    for row in rows:
        act.add("groundless", task=row[0], person=person, statement=statement, since=act.moment)
    return [WithoutGround(code(TASK, row[1]), row[2], row[3], row[4]) for row in rows]


def _notices(rows: list[Row]) -> dict[int, Notice]:
    return {
        int(row[0]): Notice(
            statement=code(STATEMENT, row[1]),
            recipient=row[2] or code(PERSON, row[3]),
            withdrawn=row[4],
            due=row[5],
            told=row[6],
            channel=row[7],
            answer=row[8],
        )
        for row in rows
    }
