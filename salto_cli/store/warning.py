"""Warnings in the store: each as it was written, every time it was looked at again, and who knows of it."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from salto_cli.errors import NotFound
from salto_cli.i18n import _
from salto_cli.models.code import WARNING, code, number_in
from salto_cli.models.named import Named
from salto_cli.store import person as persons
from salto_cli.store.act import Act, Row
from salto_cli.store.today import Found

if TYPE_CHECKING:  # the day looks up what holds, and shows no page of it
    from salto_cli.models.warning import AddWarning, Caution, ReviewWarning, Told

# In SQL about ``warning w``: nobody has said that it is over.
HOLDS = "NOT EXISTS (SELECT 1 FROM warning_review v WHERE v.warning = w.id AND v.verdict = 'over')"
# The day it is looked at again: the last that was said.
_NEXT = (
    "coalesce((SELECT v.review FROM warning_review v WHERE v.warning = w.id "
    "ORDER BY v.n DESC LIMIT 1), w.review)"
)
_UNTOLD = "NOT EXISTS (SELECT 1 FROM warning_told t WHERE t.warning = w.id)"
_THEIRS = (
    "EXISTS (SELECT 1 FROM case_file c WHERE c.person = w.person AND c.closed IS NULL "
    "AND (?1 IS NULL OR c.lead = ?1 OR c.responsible_operator = ?1))"
)
_FILE = "w.person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file')"


def open_ones(act: Act, whose: int | None = None) -> list[Found]:
    """Every warning that holds, by the day it is looked at again; ``state`` is its kind."""
    rows = act.all(
        f"SELECT w.person, {_NEXT}, w.number, w.kind FROM warning w WHERE {HOLDS} AND {_THEIRS} "
        "ORDER BY 2, 3",
        whose,
    )
    return [Found(*row) for row in rows]


def untold(act: Act, whose: int | None) -> list[Found]:
    """Warnings that hold, of which nobody has said whether the person knows, by the day they were written."""
    rows = act.all(
        f"SELECT w.person, w.since, w.number, w.kind FROM warning w WHERE {HOLDS} AND {_UNTOLD} "
        f"AND {_THEIRS} ORDER BY 2, 3",
        whose,
    )
    return [Found(*row) for row in rows]


def add(act: Act, person: int, said: "AddWarning") -> int:
    """Keep a warning; returns its row."""
    from salto_cli.models.warning import Told

    number = act.next_number("warning")
    row = act.add(
        "warning",
        number=number,
        person=person,
        danger=said.danger,
        kind=said.kind,
        category=said.category,
        text=said.text,
        source=said.source,
        since=act.day,
        review=said.review,
        by=act.operator,
        typed=act.moment,
    )
    if said.told != Told().told:
        tell(act, row, person, Told(said.told, act.day, said.how, said.reason))
    return row


def review(act: Act, row: int, person: int, said: "ReviewWarning") -> None:
    """Keep that a warning was looked at again; what was written before stays."""
    act.add(
        "warning_review",
        warning=row,
        person=person,
        verdict=said.verdict,
        why=said.why,
        review=said.review,
        by=act.operator,
        typed=act.moment,
        n=_next(act, "warning_review", row),
    )


def tell(act: Act, row: int, person: int, told: "Told") -> None:
    """Keep that the person has been told, or why not."""
    act.add(
        "warning_told",
        warning=row,
        person=person,
        told=told.told,
        day=told.day,
        how=told.how,
        reason=told.reason,
        by=act.operator,
        typed=act.moment,
        n=_next(act, "warning_told", row),
    )


def _next(act: Act, table: str, row: int) -> int:
    """Which of those about one warning the next is: of two in one minute the later stands."""
    found = act.one(f"SELECT count(*) + 1 FROM {table} WHERE warning = ?", row)
    return int(found[0]) if found else 1


def row_of(act: Act, said: str) -> tuple[int, int]:
    """The row and the person of the warning with this code. Raises NotFound, Unacceptable."""
    number = number_in(said, WARNING, whole=False)
    found = act.one("SELECT id, person FROM warning WHERE number = ?", number)
    if found is None:
        raise NotFound(_("there is no such warning"), _("see what holds with: salto warnings"))
    return int(found[0]), int(found[1])


def whose(act: Act, person: int | None, lead: int | None, *, over: bool) -> list[int]:
    """The ids of those about whom there is a warning that holds; with ``over`` also one that did."""
    rows = act.all(
        f"SELECT DISTINCT w.person FROM warning w WHERE (?2 IS NULL OR w.person = ?2) AND (?3 OR {HOLDS}) "
        f"AND {_THEIRS}",
        lead,
        person,
        over,
    )
    return [int(row[0]) for row in rows]


def of(act: Act, found: Sequence[int], *, over: bool = False) -> "tuple[Caution, ...]":
    """The warnings about persons whose file this act may read, the next to be looked at first."""
    sql = (
        f"{_READ} AND w.person IN (SELECT value FROM json_each(?)) AND (? OR {HOLDS}) "
        f"ORDER BY {HOLDS} DESC, {_NEXT}, w.number"
    )
    return _read(act, act.all(sql, act.number, json.dumps(list(found)), over))


def get(act: Act, row: int) -> "Caution":
    """One warning whose person's file this act may read. Raises NotFound otherwise."""
    found = _read(act, act.all(f"{_READ} AND w.id = ?", act.number, row))
    if not found:
        raise NotFound(_("there is no such warning"), _("see what holds with: salto warnings"))
    return found[0]


_READ = (
    f"SELECT w.number, w.person, w.danger, w.kind, w.category, w.text, w.source, w.since, o.name, "
    f"iif({HOLDS}, {_NEXT}, NULL), "
    "(SELECT json_array(t.told, t.day, t.how, t.reason) FROM warning_told t WHERE t.warning = w.id "
    "ORDER BY t.n DESC LIMIT 1), "
    "(SELECT json_group_array(json_array(substr(v.typed, 1, 10), p.name, v.verdict, v.why, v.review) "
    "ORDER BY v.n) FROM warning_review v JOIN operator p ON p.id = v.by WHERE v.warning = w.id) "
    f"FROM warning w JOIN operator o ON o.id = w.by WHERE {_FILE}"
)


def _read(act: Act, rows: Sequence[Row]) -> "tuple[Caution, ...]":
    if rows:
        act.saw("warning", {int(row[1]) for row in rows}, len(rows))
    named = persons.named(act, [int(row[1]) for row in rows])
    return tuple(_caution(row, named[int(row[1])]) for row in rows)


def _caution(row: Row, person: Named) -> "Caution":
    from salto_cli.models.warning import Caution, Review, Told

    danger, kind, category, text, source, since, by, review_ = row[2:10]
    return Caution(
        code(WARNING, row[0]),
        person,
        danger,
        kind,
        category,
        text,
        source,
        since,
        by,
        review_,
        Told(*json.loads(row[10])) if row[10] else Told(),
        tuple(Review(*each) for each in json.loads(row[11])),
    )
