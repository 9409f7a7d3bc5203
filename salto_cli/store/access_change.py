"""For the copy of what is held about someone: plans for changes, points of checklists, answers afterwards."""

from collections.abc import Iterator

from salto_cli.models.access import Held, Words
from salto_cli.models.checklist import HANDOVER as OF_HANDOVER
from salto_cli.models.checklist import shipped
from salto_cli.models.code import HANDOVER, code
from salto_cli.store.access_reading import Reading


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
