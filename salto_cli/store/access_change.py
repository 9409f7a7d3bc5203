"""For the copy of what is held about someone: plans for changes, what came of them, what stood before."""

import json
from collections.abc import Iterator
from typing import Any

from salto_cli.models.access import Held, Words
from salto_cli.models.checklist import HANDOVER as OF_HANDOVER
from salto_cli.models.checklist import shipped
from salto_cli.models.code import HANDOVER, code
from salto_cli.store.access_reading import Reading
from salto_cli.store.former import LOST


def plans(at: Reading) -> Iterator[Held]:
    """Changes that were planned for, each with where its date came from, and why it was left behind."""
    sql = (
        "SELECT begun, kind, day, source, why FROM transition WHERE person = ?1 AND {may} ORDER BY begun, day"
    )
    for begun, kind, day, source, why in at.rows("transition", sql):
        words: Words = (("transition", kind), ("due", day))
        yield Held("transition", begun, words=words, text=". ".join(filter(None, (source, why))) or None)


def points(at: Reading) -> Iterator[Held]:
    """Points of checklists, with how each stands and what was said of it."""
    sql = (
        "SELECT i.due, i.state, i.item, i.why, (SELECT t.kind FROM transition t WHERE t.id = i.transition) "
        "FROM check_item i WHERE i.person = ?1 AND {may} ORDER BY i.handover, i.transition, i.n"
    )
    for due, state, item, why, kind in at.rows("check_item", sql):
        point = shipped()[kind or OF_HANDOVER].point(item)
        text = ". ".join(filter(None, (point.text, why)))
        yield Held("transition", due, words=(("check", state),), text=text)


def answers(at: Reading) -> Iterator[Held]:
    """What youth and receiver answered after a handover."""
    sql = (
        "SELECT a.day, h.number, a.whom, iif(a.contact, 'yes', 'no'), a.said_by, a.remark FROM aftercheck a "
        "JOIN handover h ON h.id = a.handover WHERE a.person = ?1 AND {may} ORDER BY a.day, a.typed"
    )
    for day, number, whom, contact, by, remark in at.rows("aftercheck", sql):
        words: Words = (("checked_with", whom), ("in_contact", contact))
        text = ". ".join(filter(None, (by, remark)))
        yield Held("handover", day, code(HANDOVER, number), words, text)


def before(at: Reading) -> Iterator[Held]:
    """What stood in each field before it was put right, of the person, the case, tasks and deadlines."""
    sql = (
        "SELECT f.typed, f.was, coalesce(t.category, ''), coalesce(t.others, '[]'), "
        "coalesce(t.source, 'own'), coalesce(t.released, 0) FROM former f "
        "LEFT JOIN task t ON t.id = f.row AND f.tbl IN ('task', 'deadline') "
        "WHERE f.person = ?1 AND {may} ORDER BY f.act, f.id"
    )
    for typed, was, category, others, source, released in at.rows("former", sql):
        about = tuple(json.loads(others))
        for name, value in json.loads(was).items():
            text = "" if name == LOST else _stood(at, name, value)
            if text:
                yield Held(
                    "former", typed, None, (("field", name),), text, category or "identity", source,
                    bool(released), about, len(about),
                )  # fmt: skip


def _stood(at: Reading, name: str, value: Any) -> str:
    """What stood in a field, as it is read; nothing where it was empty."""
    match name:
        case "lead":
            found = at.act.one("SELECT name FROM operator WHERE id = ?", value)
            return str(found[0]) if found else ""
        case "withheld":
            return ""  # as what is withheld now: the copy may be read by those it is withheld from
        case "purposes":
            return ", ".join(json.loads(value))
        case "protected" | "interpreter":
            return "ja" if value else ""  # the copy is in bokmål
        case _:
            return str(value or "")
