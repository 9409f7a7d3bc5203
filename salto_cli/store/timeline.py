"""What a timeline is made of: small reads of one person, each giving events."""

import json

from salto_cli.models.code import DISCLOSURE, HANDOVER, PERSON, STATEMENT, TASK, WARNING, code
from salto_cli.models.timeline import Event
from salto_cli.store import objection
from salto_cli.store.act import Act, Row
from salto_cli.store.contact import of_person
from salto_cli.store.lately import title

_MINE = "person = ?1 AND person IN (SELECT person FROM allowed WHERE act = ?2 AND question = 'file')"


def of(act: Act, person: int) -> list[Event]:
    """Everything that happened with one person whose file this act may read.

    Not in the order of time, but what follows from something else comes before it: of two events of one
    minute the later is then the first.
    """
    reads = (
        *(_disclosures, _withdrawals, _handovers, _received, _amended, _tasks, _contacts, _statements),
        _hearings,
        *(_cases, _looks, _reviews, _warnings),
    )
    return [event for read in reads for event in read(act, person)]


def _rows(act: Act, table: str, sql: str, person: int) -> list[Row]:
    rows = act.all(sql, person, act.number)
    if rows:
        act.saw(table, [person], len(rows))
    return rows


def _received(act: Act, person: int) -> list[Event]:
    """From whom the case came here in a file, and why it was handed over."""
    sql = (
        "SELECT b.taken, s.name, c.name, r.why FROM received r JOIN bundle_taken b ON b.id = r.taken "
        "JOIN colleague_card c ON c.id = r.card JOIN service s ON s.id = c.service "
        f"WHERE r.{_MINE.replace('AND person', 'AND r.person')}"
    )
    return [
        Event(taken[:16], "received", by=f"{name}, {service}", text=why or None)
        for taken, service, name, why in _rows(act, "received", sql, person)
    ]


def _contacts(act: Act, person: int) -> list[Event]:
    """Contacts as they stand, and what was put right in them, with who did that and when.

    One that was taken off, or written anew without this person, is theirs no more: nothing of it is told.
    """
    found = of_person(act, person, None, all_=True)
    by = {each.code: each.by for each in found}
    events = [
        Event(each.retracted or "", "contact_amended", each.code, by=by[each.replaced_by], text=each.note)
        for each in found
        if each.replaced_by in by
    ]
    return events + [
        Event(
            each.happened,
            "contact",
            each.code,
            (("kind", each.kind), *((("arena", each.arena),) if each.arena else ())),
            by=each.by,
            text=each.note,
            objections=each.objections,
        )
        for each in found
        if each.retracted is None
    ]


def _amended(act: Act, person: int) -> list[Event]:
    """What tasks and deadlines said before they were put right, by whom and when."""
    sql = (
        "SELECT f.typed, t.number, coalesce(f.was ->> 'text', f.was ->> 'consequence', f.was ->> 'needs'), "
        "o.name FROM former f JOIN task t ON t.id = f.row JOIN operator o ON o.id = f.by "
        f"WHERE f.tbl IN ('task', 'deadline') AND f.{_MINE.replace('AND person', 'AND f.person')} "
        "ORDER BY f.act DESC"
    )
    return [
        Event(typed, "task_amended", code(TASK, number), by=by, text=text)
        for typed, number, text, by in _rows(act, "former", sql, person)
    ]


def _cases(act: Act, person: int) -> list[Event]:
    sql = f"SELECT opened, closed, basis, outcome FROM case_file WHERE {_MINE}"
    events: list[Event] = []
    for opened, closed, basis, outcome in _rows(act, "case_file", sql, person):
        events.append(Event(opened, "case_opened", words=(("basis", basis),)))
        if closed:
            events.append(Event(closed, "case_closed", words=(("outcome", outcome),) if outcome else ()))
    return events


def _statements(act: Act, person: int) -> list[Event]:
    sql = (
        "SELECT said, number, verdict, by, services, categories, pairs, through_day "
        f"FROM statement WHERE {_MINE}"
    )
    events: list[Event] = []
    for said, number, verdict, by, services, categories, pairs, through in _rows(
        act, "statement", sql, person
    ):
        named = json.loads(pairs)
        events.append(
            Event(
                said,
                "granted" if verdict == "grant" else "refused",
                code(STATEMENT, number),
                (("giver", by), *(("category", each) for each in json.loads(categories))),
                tuple(dict.fromkeys([*json.loads(services), *(service for service, _category in named)])),
                until=through,
            )
        )
    return events


def _withdrawals(act: Act, person: int) -> list[Event]:
    sql = (
        "SELECT w.said, s.number, w.reason FROM withdrawal w JOIN statement s ON s.id = w.statement "
        f"WHERE w.{_MINE.replace('AND person', 'AND w.person')}"
    )
    rows = _rows(act, "withdrawal", sql, person)
    return [Event(said, "withdrawn", code(STATEMENT, number), text=why) for said, number, why in rows]


def _hearings(act: Act, person: int) -> list[Event]:
    sql = f"SELECT heard, by, view FROM hearing WHERE {_MINE}"
    return [Event(heard, "heard", by=by, text=view) for heard, by, view in _rows(act, "hearing", sql, person)]


def _tasks(act: Act, person: int) -> list[Event]:
    sql = (
        f"SELECT t.created, t.number, {title('t.text')}, t.due, o.name, t.closed, t.outcome, t.service, "
        f"{objection.beside('task', 't.id', 't.person')} FROM task t "
        f"JOIN operator o ON o.id = t.owner WHERE t.{_MINE.replace('AND person', 'AND t.person')}"
    )
    events: list[Event] = []
    for created, number, text, due, owner, closed, outcome, service, said in _rows(act, "task", sql, person):
        named, services = code(TASK, number), (service,) if service else ()
        against = objection.read(said)
        events.append(
            Event(
                created, "task", named, services=services, by=owner, text=text, until=due, objections=against
            )
        )
        if closed:
            events.append(Event(closed, "task_closed", named, by=owner, text=outcome))
    return events


def _handovers(act: Act, person: int) -> list[Event]:
    sql = (
        "SELECT s.at, h.number, s.state, h.to_service, o.name, s.reason FROM handover_step s "
        "JOIN handover h ON h.id = s.handover LEFT JOIN operator o ON o.id = h.to_operator "
        f"WHERE s.{_MINE.replace('AND person', 'AND s.person')} "
        "ORDER BY (SELECT min(m.act) FROM mark m WHERE m.tbl = 'handover_step' AND m.row = s.id) DESC"
    )
    return [
        Event(
            at,
            "handover",
            code(HANDOVER, number),
            (("handover", state),),
            (service,) if service else (),
            receiver,
            reason,
        )
        for at, number, state, service, receiver, reason in _rows(act, "handover", sql, person)
    ]


def _disclosures(act: Act, person: int) -> list[Event]:
    sql = (
        "SELECT d.day, d.number, d.categories, d.service, r.number FROM disclosure d "
        "LEFT JOIN person r ON r.id = d.recipient "
        f"WHERE d.{_MINE.replace('AND person', 'AND d.person')}"
    )
    return [
        Event(
            day,
            "disclosed",
            code(DISCLOSURE, number),
            tuple(("category", each) for each in json.loads(categories)),
            (service or code(PERSON, recipient),),
        )
        for day, number, categories, service, recipient in _rows(act, "disclosure", sql, person)
    ]


def _looks(act: Act, person: int) -> list[Event]:
    """Looks at them as a sibling: of whose sibling they are nothing is said."""
    sql = (
        "SELECT l.typed, o.name, l.outcome, l.next FROM sibling_look l JOIN operator o ON o.id = l.by "
        f"WHERE l.{_MINE.replace('AND person', 'AND l.person')} ORDER BY l.n DESC"
    )
    rows = _rows(act, "sibling_look", sql, person)
    return [
        Event(at, "looked", words=(("look_outcome", outcome),), by=by, until=until)
        for at, by, outcome, until in rows
    ]


def _warnings(act: Act, person: int) -> list[Event]:
    sql = (
        "SELECT w.typed, w.number, w.danger, w.kind, w.text, o.name, w.review FROM warning w "
        f"JOIN operator o ON o.id = w.by WHERE w.{_MINE.replace('AND person', 'AND w.person')}"
    )
    return [
        Event(
            at, "warned", code(WARNING, number), (("danger", danger), ("warning", kind)), (), by, text, until
        )
        for at, number, danger, kind, text, by, until in _rows(act, "warning", sql, person)
    ]


def _reviews(act: Act, person: int) -> list[Event]:
    sql = (
        "SELECT v.typed, w.number, v.verdict, v.why, o.name, v.review FROM warning_review v "
        "JOIN warning w ON w.id = v.warning JOIN operator o ON o.id = v.by "
        f"WHERE v.{_MINE.replace('AND person', 'AND v.person')} ORDER BY v.n DESC"
    )
    return [
        Event(
            at, "warning_reviewed", code(WARNING, number), (("warning_review", verdict),), (), by, why, until
        )
        for at, number, verdict, why, by, until in _rows(act, "warning_review", sql, person)
    ]
