"""A case on its way between two stores: what may leave of it, that it left, and that it came.

What leaves is selected by a JOIN with this act's own allowing answers, as everything that leaves is.
"""

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict

from salto_cli.models.bundle_inside import Said
from salto_cli.models.code import DISCLOSURE, STATEMENT, code, number_in
from salto_cli.store.act import Act, Row
from salto_cli.store.lately import title
from salto_cli.store.objection import remarked

_LEAVES = (
    "EXISTS (SELECT 1 FROM may_leave m WHERE m.act = ?1 AND m.person = {0}.person AND m.recipient = ?2{1})"
)


def statements(
    act: Act, person: int, recipient: str, codes: Sequence[str], categories: Collection[str]
) -> list[tuple[int | None, Said]]:
    """The consents with these codes, cut down to ``recipient`` and those of ``categories`` that may leave.

    Each with the id of the guardian who said it, for the caller alone: who that is does not go along.
    """
    rows = act.all(
        "SELECT s.number, s.by, s.giver, s.said, s.categories, s.pairs, s.unit, s.purpose, s.from_day, "
        "s.through_day, s.form, s.noted IS NOT NULL, s.informed, s.pressure, s.language, s.interpreter, "
        "s.explicit, s.form_hash, s.heard IS NOT NULL FROM statement s "
        f"WHERE s.person = ?3 AND {_LEAVES.format('s', '')} "
        "AND s.number IN (SELECT value FROM json_each(?4)) ORDER BY s.number",
        act.number,
        recipient,
        person,
        json.dumps([number_in(each, STATEMENT, whole=True) for each in codes]),
    )
    if rows:
        act.saw("statement", [person], len(rows))
    return [(row[2], _said(row, recipient, categories)) for row in rows]


def kinds(act: Act, person: int, recipient: str) -> dict[tuple[str, str, str | None], str]:
    """The kind of each open task that may leave, by its text, category and day."""
    rows = act.all(
        f"SELECT {remarked(title('t.text'), 'task', 't.id', 't.person')}, t.category, t.due, t.kind "
        "FROM task t "
        f"WHERE t.person = ?3 AND t.closed IS NULL AND {_LEAVES.format('t', ' AND m.category = t.category')}",
        act.number,
        recipient,
        person,
    )
    return {(row[0], row[1], row[2]): str(row[3]) for row in rows}


def why(act: Act, handover: int) -> str:
    """Why a youth is handed over, where this act may read the file; else nothing."""
    row = act.one(
        "SELECT h.why, h.person FROM handover h WHERE h.id = ? AND h.person IN "
        "(SELECT person FROM allowed WHERE act = ? AND question = 'file')",
        handover,
        act.number,
    )
    if row is None:
        return ""
    act.saw("handover", [int(row[1])])
    return str(row[0])


def note_sent(
    act: Act, person: int, *, handover: int, disclosure: str, card: int, bundle: str, digest: str
) -> None:
    """Note that a case went in a file: which, to whose card, and as which entry of the register."""
    row = act.one("SELECT id FROM disclosure WHERE number = ?", number_in(disclosure, DISCLOSURE, whole=True))
    if row is None:
        raise AssertionError("unreachable: it was put in the register in this act")
    act.add(
        "bundle_sent",
        person=person,
        handover=handover,
        disclosure=int(row[0]),
        card=card,
        bundle=bundle,
        digest=digest,
        made=act.now,
    )


def sent(act: Act, handover: int) -> list[tuple[str, str, str, str]]:
    """What was sent for a handover: the file's id, its digest, the receiver's signing key and name."""
    rows = act.all(
        "SELECT b.bundle, b.digest, c.sign_key, c.name FROM bundle_sent b "
        "JOIN colleague_card c ON c.id = b.card WHERE b.handover = ? ORDER BY b.made",
        handover,
    )
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def is_taken(act: Act, bundle: str) -> bool:
    """Whether the file with this id has been taken in before."""
    return act.one("SELECT 1 FROM bundle_taken WHERE bundle = ?", bundle) is not None


def received_codes(act: Act, person: int, sign_key: str) -> frozenset[str]:
    """The sender's codes of the consents about this person that came in earlier files of theirs."""
    rows = act.all(
        "SELECT j.value ->> 'code' FROM received r JOIN colleague_card c ON c.id = r.card, "
        "json_each(r.statements) j WHERE r.person = ? AND c.sign_key = ?",
        person,
        sign_key,
    )
    return frozenset(str(row[0]) for row in rows)


def whose(act: Act, sign_key: str, their_person: str) -> int | None:
    """The id of whom an earlier file from the same sender was about, by the sender's own code."""
    row = act.one(
        "SELECT coalesce(p.merged_into, p.id) FROM received r JOIN colleague_card c ON c.id = r.card "
        "JOIN person p ON p.id = r.person WHERE c.sign_key = ? AND r.their_person = ?",
        sign_key,
        their_person,
    )
    return int(row[0]) if row else None


def take(
    act: Act, person: int, *, bundle: str, sign_key: str, created: str, card: int, theirs: Sequence[str],
    why: str, statements: Sequence[Said],
) -> None:  # fmt: skip
    """Note that a file has been taken in; ``theirs`` are the sender's codes of person and handover.

    The consents are kept as they came, beside those that are recorded here.
    """
    taken = act.add("bundle_taken", bundle=bundle, sign_key=sign_key, created=created, taken=act.now)
    act.add(
        "received",
        person=person,
        taken=taken,
        card=card,
        their_person=theirs[0],
        their_handover=theirs[1],
        why=why,
        statements=json.dumps([asdict(each) for each in statements], ensure_ascii=False),
    )


def _said(row: Row, recipient: str, categories: Collection[str]) -> Said:
    pairs = [category for service, category in json.loads(row[5]) if service == recipient]
    named = pairs or json.loads(row[4])
    return Said(
        code=code(STATEMENT, row[0]),
        by=row[1],
        guardian="",
        said=row[3],
        categories=tuple(each for each in named if each in categories),
        unit=row[6] or "",
        purpose=row[7] or "",
        from_day=row[8] or "",
        through_day=row[9] or "",
        form=row[10],
        noted=bool(row[11]),
        informed=bool(row[12]),
        pressure=bool(row[13]),
        language=row[14] or "",
        interpreter=row[15],
        explicit=bool(row[16]),
        form_hash=row[17] or "",
        heard=bool(row[18]),
    )
