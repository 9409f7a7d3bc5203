"""For the copy of what is held about someone: what was said of sharing, and objected to."""

import json
from collections.abc import Iterator

from salto_cli.models.access import Held
from salto_cli.models.code import CONTACT, FORM, STATEMENT, TASK, code
from salto_cli.store.access_reading import Reading, if_any


def statements(at: Reading) -> Iterator[Held]:
    """What was said of sharing, by whom, and on which day it was taken back."""
    sql = (
        "SELECT said, number, verdict, by, services, categories, pairs, coalesce(heard || ' ', '') || "
        "coalesce(remark, ''), (SELECT w.said FROM withdrawal w WHERE w.statement = statement.id), "
        "form, through_day FROM statement WHERE person = ?1 AND {may} ORDER BY number"
    )
    for row in at.rows("statement", sql):
        said, number, verdict, by, services, categories, pairs, text, withdrawn, form, through = row
        named = [*json.loads(services), *(pair[0] for pair in json.loads(pairs))]
        kinds = [*json.loads(categories), *(pair[1] for pair in json.loads(pairs))]
        words = (
            ("verdict", verdict),
            ("giver", by),
            ("form", form),
            *if_any("through", through),
            *(("service", each) for each in dict.fromkeys(named)),
            *(("category", each) for each in dict.fromkeys(kinds)),
            *((("withdrawn", withdrawn[:10]),) if withdrawn else ()),
        )
        yield Held("statement", said, code(STATEMENT, number), words, text.strip() or None)


def hearings(at: Reading) -> Iterator[Held]:
    """When they were heard as a child, and what they said."""
    sql = "SELECT heard, view FROM hearing WHERE person = ?1 AND {may} ORDER BY heard"
    return (Held("hearing", heard, text=view) for heard, view in at.rows("hearing", sql))


def forms(at: Reading) -> Iterator[Held]:
    """The consent forms that were printed."""
    sql = "SELECT issued, number FROM consent_form WHERE person = ?1 AND {may} ORDER BY number"
    return (Held("form", issued, code(FORM, number)) for issued, number in at.rows("consent_form", sql))


def notices(at: Reading) -> Iterator[Held]:
    """Who was to be told of a withdrawal, and what they answered."""
    sql = (
        "SELECT n.due, n.service, t.told, t.answer FROM notice n LEFT JOIN notice_told t ON t.notice = n.id "
        "WHERE n.person = ?1 AND {may} ORDER BY n.due"
    )
    for due, service, told, answer in at.rows("notice", sql):
        whom = ("service", service) if service else ("giver", "guardian")
        yield Held("notice", told or due, words=(whom, ("told", "yes" if told else "no")), text=answer)


def objections(at: Reading) -> Iterator[Held]:
    """What they or a guardian said against something that is written."""
    sql = (
        "SELECT said, by, text, tbl, CASE tbl WHEN 'contact' THEN (SELECT number FROM contact "
        "WHERE id = target) WHEN 'task' THEN (SELECT number FROM task WHERE id = target) "
        "ELSE (SELECT number FROM trait WHERE id = target) END FROM objection "
        "WHERE person = ?1 AND {may} ORDER BY said"
    )
    prefix = {"contact": CONTACT, "task": TASK}
    for said, by, text, table, number in at.rows("objection", sql):
        about = code(prefix[table], number) if table in prefix and number else None
        yield Held("objection", said, about, (("objection", by),), text)
