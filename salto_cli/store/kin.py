"""Ties between persons in the store. Ids are found freely; what is handed out of them is judged first."""

import json
from collections.abc import Iterable
from typing import Any

from salto_cli.errors import Unacceptable, WrongState
from salto_cli.i18n import _
from salto_cli.models.code import PERSON, code
from salto_cli.models.kin import NOT_SIBLINGS, Edge
from salto_cli.store.act import Act, Row
from salto_cli.store.standing import OWN, own_alone

_ALLOWED = (
    "WITH may (person) AS (SELECT person FROM allowed WHERE act = ?), "
    "files (person) AS (SELECT person FROM allowed WHERE act = ? AND question = 'file'), "
    "wanted (person) AS (SELECT value FROM json_each(?)) "
)
_EDGE = (
    "k.kind, c.number, o.number, k.sort, k.responsibility, k.from_day, k.through_day, k.harm, "
    "iif(k.child IN files, k.harm_reason, NULL), a.number, k.authority_ref"
)
# Each tie from both its ends. Two who have said that they are not siblings are no kin.
_NEAR = (
    "WITH near (person, kin) AS (SELECT child, other FROM kin WHERE unlinked IS NULL "
    "AND sort <> 'none' UNION ALL SELECT other, child FROM kin WHERE unlinked IS NULL "
    "AND sort <> 'none') "
)


def link(act: Act, kind: str, child: int, other: int, sort: str, **known: Any) -> int:
    """Add one edge; returns its id. For siblings the two ends are alike.

    An earlier answer that the two are not siblings gives way to the new one. Raises Unacceptable for a tie
    to oneself, WrongState where the two are linked so already.
    """
    if child == other:
        raise Unacceptable(_("nobody can be linked to themselves"), _("give the codes of two persons"))
    for row, now_kind, now_sort in between(act, child, other):
        if now_kind == kind:
            if now_sort != NOT_SIBLINGS or sort == NOT_SIBLINGS:
                raise WrongState(
                    _("these two are linked already"),
                    _("a guardian: add --change; siblings: salto unlink first"),
                )
            end(act, row)
    return act.add("kin", kind=kind, child=child, other=other, sort=sort, **known)


def between(act: Act, one: int, two: int) -> list[tuple[int, str, str]]:
    """Id, kind and sort of each tie that stands between two persons."""
    rows = act.all(
        "SELECT id, kind, sort FROM kin WHERE min(child, other) = ? AND max(child, other) = ? "
        "AND kind IN ('guardian', 'sibling') AND unlinked IS NULL ORDER BY kind",
        min(one, two),
        max(one, two),
    )
    return [(int(row[0]), row[1], row[2]) for row in rows]


def child_of(act: Act, edge: int) -> int:
    """The child's end of an edge to a guardian."""
    row = act.one("SELECT child FROM kin WHERE id = ?", edge)
    if row is None:
        raise AssertionError("unreachable: the edge was found in this act")
    return int(row[0])


def end(act: Act, edge: int) -> None:
    """End one edge today; it stays as history."""
    act.revise("kin", edge, unlinked=act.now)


def of_person(act: Act, person: int) -> list[Edge]:
    """The ties of one person, both ends of which this act may read."""
    return [edge for edge in among(act, [person]) if edge.sort != NOT_SIBLINGS]


def among(act: Act, persons: Iterable[int]) -> list[Edge]:
    """Every tie with an end among ``persons`` and both ends readable in this act, in the order made."""
    rows = act.all(
        f"{_ALLOWED} SELECT k.child, k.other, {_EDGE} FROM kin k JOIN person c ON c.id = k.child "
        "JOIN person o ON o.id = k.other LEFT JOIN person a ON a.id = k.authority_for "
        "WHERE k.unlinked IS NULL AND k.child IN may AND k.other IN may "
        "AND (k.child IN wanted OR k.other IN wanted) "
        "ORDER BY (SELECT min(m.act) FROM mark m WHERE m.tbl = 'kin' AND m.row = k.id) NULLS LAST, o.number",
        act.number,
        act.number,
        json.dumps(list(persons)),
    )
    if rows:
        act.saw("kin", {int(end) for row in rows for end in row[:2]}, len(rows))
    return [_edge(row[2:]) for row in rows]


def around(act: Act, person: int) -> list[int]:
    """The ids of a person's family: kin, the guardians' other children, the children's other guardians.

    Ids only: what is shown of them is judged first.
    """
    rows = act.all(
        f"{_NEAR}, guarded (child, guardian) AS (SELECT child, other FROM kin WHERE kind = 'guardian' "
        "AND unlinked IS NULL), own (person) AS (SELECT ?) "
        "SELECT kin FROM near WHERE person IN own "
        "UNION SELECT theirs.child FROM guarded mine JOIN guarded theirs USING (guardian) "
        "WHERE mine.child IN own "
        "UNION SELECT theirs.guardian FROM guarded mine JOIN guarded theirs USING (child) "
        "WHERE mine.guardian IN own",
        person,
    )
    return [int(row[0]) for row in rows if row[0] != person]


def children(act: Act, guardian: int) -> list[int]:
    """The ids of those the person is a guardian of."""
    rows = act.all(
        "SELECT child FROM kin WHERE kind = 'guardian' AND other = ? AND unlinked IS NULL", guardian
    )
    return [int(row[0]) for row in rows]


def followed_up(act: Act, guardian: int) -> list[str]:
    """The codes of those the person is a guardian of today whose files this act may read, in their order."""
    rows = act.all(
        "SELECT DISTINCT p.number, p.id FROM kin k JOIN person p ON p.id = k.child "
        "WHERE k.kind = 'guardian' AND k.other = ?1 AND k.unlinked IS NULL "
        "AND coalesce(k.from_day, ?2) <= ?2 AND coalesce(k.through_day, ?2) >= ?2 "
        "AND p.id IN (SELECT person FROM allowed WHERE act = ?3 AND question = 'file') ORDER BY p.number",
        guardian,
        act.day,
        act.number,
    )
    if rows:
        act.saw("kin", (int(row[1]) for row in rows), len(rows))
    return [code(PERSON, row[0]) for row in rows]


def guardians(act: Act, child: int) -> list[int]:
    """The ids of a child's guardians."""
    rows = act.all("SELECT other FROM kin WHERE kind = 'guardian' AND child = ? AND unlinked IS NULL", child)
    return [int(row[0]) for row in rows]


def to_speak_with(act: Act, child: int) -> list[int]:
    """The ids of a child's guardians whom one may turn to about the child today.

    Not one without parental responsibility, nor one who is marked as a danger to this child or another:
    what endangers one sibling is no way to the other (consent-law.md 1.4).
    """
    rows = act.all(
        "SELECT DISTINCT k.other FROM kin k WHERE k.kind = 'guardian' AND k.child = ?1 "
        "AND k.unlinked IS NULL AND ifnull(k.responsibility, '') <> 'no' AND ifnull(k.from_day, ?2) <= ?2 "
        "AND coalesce(k.through_day, ?2) >= ?2 AND NOT EXISTS (SELECT 1 FROM kin h WHERE h.kind = 'guardian' "
        "AND h.other = k.other AND h.unlinked IS NULL AND h.harm = 1)",
        child,
        act.day,
    )
    return [int(row[0]) for row in rows]


def unanswered(act: Act, persons: Iterable[int]) -> list[tuple[int, int]]:
    """Pairs among ``persons`` with a guardian in common of whom nobody has said whether they are siblings."""
    rows = act.all(
        "WITH wanted (person, number) AS (SELECT id, number FROM person "
        "WHERE id IN (SELECT value FROM json_each(?))) "
        "SELECT DISTINCT one.person, two.person FROM wanted one JOIN wanted two ON one.number < two.number "
        "JOIN kin a ON a.child = one.person JOIN kin b ON b.child = two.person AND b.other = a.other "
        "WHERE a.kind = 'guardian' AND b.kind = 'guardian' AND a.unlinked IS NULL AND b.unlinked IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM kin s WHERE s.kind = 'sibling' AND s.unlinked IS NULL "
        "AND min(s.child, s.other) = min(one.person, two.person) "
        "AND max(s.child, s.other) = max(one.person, two.person)) ORDER BY one.number, two.number",
        json.dumps(list(persons)),
    )
    return [(int(row[0]), int(row[1])) for row in rows]


def joined_by_case(act: Act, one: int, two: int) -> bool:
    """Whether there is a case that their tie belongs to: of one of them, or of someone both are kin to."""
    row = act.one(
        f"{_NEAR} SELECT 1 FROM case_file c WHERE c.person IN (?, ?) "
        "OR (c.person IN (SELECT kin FROM near WHERE person = ?) "
        "AND c.person IN (SELECT kin FROM near WHERE person = ?)) LIMIT 1",
        one,
        two,
        one,
        two,
    )
    return row is not None


def leads(act: Act, persons: Iterable[int]) -> dict[int, str]:
    """Who leads the open case of each of ``persons`` that has one, of those this act may read and know of."""
    rows = act.all(
        f"{_ALLOWED} SELECT c.person, o.name FROM case_file c JOIN operator o ON o.id = c.lead "
        f"WHERE c.closed IS NULL AND c.person IN may AND c.person IN wanted AND {OWN}",
        act.number,
        act.number,
        json.dumps(list(persons)),
        own_alone(act),
    )
    if rows:
        act.saw("case_file", (int(row[0]) for row in rows), len(rows))
    return {int(row[0]): row[1] for row in rows}


def _edge(row: Row) -> Edge:
    kind, child, other, sort, responsibility, from_, through, harm, reason, giver, reference = row
    return Edge(
        kind,
        code(PERSON, child),
        code(PERSON, other),
        sort,
        responsibility,
        from_,
        through,
        bool(harm),
        reason,
        code(PERSON, giver) if giver is not None else None,
        reference,
    )
