"""The locks inside the database: plain SQL triggers, so that no way of writing walks around them.

A table of the log refuses UPDATE, DELETE and REPLACE. A table about persons refuses every write unless
the open act holds an allowing judgement for each person concerned, and records which row was touched.
The database does not know the rules; it knows that a judgement must exist (docs/format.md).
"""

from collections.abc import Callable, Iterable

from salto_cli.frozen import frozen
from salto_cli.models.someone import SOMEONE

Run = Callable[[str], object]

OPEN_ACT = "(SELECT id FROM open_act)"
_NO_JUDGEMENT = "no judgement for this person"


def seal_off(run: Run, table: str, key: str) -> None:
    """Make ``table`` append-only; ``key`` is its primary key as a comma-separated list of columns.

    Three triggers, not two: INSERT OR REPLACE deletes the old row without firing a DELETE trigger
    unless recursive_triggers is on, so a known key is refused before the insert as well.
    """
    same = " AND ".join(f"{column.strip()} IS NEW.{column.strip()}" for column in key.split(","))
    refuse = f"SELECT RAISE(ABORT, 'log: {table} only grows')"
    run(f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN {refuse}; END")
    run(f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {refuse}; END")
    run(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN {refuse}; END"
    )


def belongs_to_the_open_act(run: Run, table: str) -> None:
    """Let ``table``, a table of the log, grow only on behalf of the act that is open now."""
    run(
        f"CREATE TRIGGER {table}_open_act BEFORE INSERT ON {table} "
        f"WHEN NEW.act IS NOT {OPEN_ACT} BEGIN SELECT RAISE(ABORT, 'log: no such open act'); END"
    )


def guard(run: Run, table: str, persons: tuple[str, ...], questions: tuple[str, ...]) -> None:
    """Refuse a write to ``table`` unless the open act may touch every person in the columns named.

    ``questions`` are the kinds of judgement that will do (identity, file, share).
    """
    for event, unjudged in _unjudged(persons, questions):
        _refuse(run, table, event, unjudged)
        _touch(run, table, event)


def guard_through(run: Run, table: str, link: str, column: str, questions: tuple[str, ...]) -> None:
    """Guard ``table`` through ``link``, which names its persons: one event, several persons.

    The link rows are written first. ``column`` is the link's column that holds the row's id.
    """
    for event, unjudged in _unjudged_through(link, column, questions):
        _refuse(run, table, event, unjudged)
        _touch(run, table, event)


@frozen
class Refusal:
    """What is refused besides: on which event, on which condition (SQL), and in which words."""

    event: str
    when: str
    words: str


def guard_again(
    run: Run,
    table: str,
    persons: tuple[str, ...],
    questions: tuple[str, ...],
    refusals: Iterable[Refusal],
    through: tuple[str, str] | None = None,
) -> None:
    """Guard ``table`` as before, and refuse what is in ``refusals`` as well; ``through`` is link and column.

    In the same triggers: a store opens no slower for what is held in it.
    """
    each = _unjudged_through(*through, questions) if through else _unjudged(persons, questions)
    besides = tuple(refusals)
    for event, unjudged in each:
        cases = [(unjudged, _NO_JUDGEMENT), *((one.when, one.words) for one in besides if one.event == event)]
        whens = " ".join(f"WHEN {when} THEN RAISE(ABORT, 'guard: {words}')" for when, words in cases)
        run(f"DROP TRIGGER {table}_guard_{event.lower()}")
        run(
            f"CREATE TRIGGER {table}_guard_{event.lower()} BEFORE {event} ON {table} "
            f"BEGIN SELECT CASE {whens} END; END"
        )


def touched(run: Run, table: str, key: str = "id") -> None:
    """Note every row of ``table`` that is written, where it is about no person; ``key`` is its number.

    It can be written in an open act only: there is none to note it for otherwise.
    """
    for event in ("INSERT", "UPDATE", "DELETE"):
        _touch(run, table, event, key)


def keep_as_said(run: Run, table: str) -> None:
    """Let rows of ``table`` be added, never altered: what was said stays said."""
    run(
        f"CREATE TRIGGER {table}_as_said BEFORE UPDATE ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'guard: {table} is kept as it was said'); END"
    )


def let_be_put_right(
    run: Run,
    table: str,
    columns: tuple[str, ...],
    persons: tuple[str, ...],
    listed: str | None = None,
    *,
    remembers: bool = False,
) -> None:
    """Loosen ``keep_as_said`` for whom a row is about, and nothing else.

    In an act that has merged two records, a column in ``persons`` may change from the one that went to the
    one that stays; in the list ``listed`` that one takes its place, and whoever has a tombstone of this act
    is left out; with ``remembers`` it may keep that there was someone. A contact may forget that it replaces
    one that is gone. Every other column of ``columns`` must be what it was: what was said stays said.
    """
    same = [f"NEW.{name} IS OLD.{name}" for name in columns if name not in {*persons, listed, "replaces"}]
    moved = (
        f"SELECT 1 FROM merged m WHERE m.act = {OPEN_ACT} AND m.person = OLD.{{0}} AND m.stays = NEW.{{0}}"
    )
    same += [f"(NEW.{name} IS OLD.{name} OR EXISTS ({moved.format(name)}))" for name in persons]
    if listed:
        right = put_right_list(f"OLD.{listed}")
        someone = f" OR ({_ERASING} AND NEW.{listed} = {with_someone(right)})" if remembers else ""
        same.append(f"(NEW.{listed} IS OLD.{listed} OR NEW.{listed} = {right}{someone})")
    if "replaces" in columns:
        same.append(f"(NEW.replaces IS OLD.replaces OR (NEW.replaces IS NULL AND {_ERASING}))")
    merging = f"EXISTS (SELECT 1 FROM merged WHERE act = {OPEN_ACT})"
    run(f"DROP TRIGGER {table}_as_said")
    run(
        f"CREATE TRIGGER {table}_as_said BEFORE UPDATE ON {table} "
        f"WHEN NOT (({_ERASING} OR {merging}) AND {' AND '.join(same)}) "
        f"BEGIN SELECT RAISE(ABORT, 'guard: {table} is kept as it was said'); END"
    )


_ERASING = f"EXISTS (SELECT 1 FROM tombstone WHERE act = {OPEN_ACT})"


def put_right_list(listed: str) -> str:
    """SQL for the JSON list of persons in ``listed`` as the open act leaves it, in the order it had."""
    return (
        "(SELECT json_group_array(person) FROM (SELECT coalesce((SELECT m.stays FROM merged m "
        f"WHERE m.act = {OPEN_ACT} AND m.person = o.value), o.value) AS person FROM json_each({listed}) o "
        f"WHERE NOT EXISTS (SELECT 1 FROM tombstone t WHERE t.act = {OPEN_ACT} AND t.person = o.value) "
        "GROUP BY 1 ORDER BY min(o.key)))"
    )


def with_someone(listed: str) -> str:
    """SQL for the JSON list ``listed`` and someone more, of whom nothing else is known: they were erased."""
    return f"json_insert({listed}, '$[#]', {SOMEONE})"


def _unjudged(persons: tuple[str, ...], questions: tuple[str, ...]) -> list[tuple[str, str]]:
    """For each event, SQL that is true where the open act may not touch every person in the columns."""
    return [
        (
            event,
            " OR ".join(
                f"NOT EXISTS ({_allowed(f'{row}.{column}', questions)})" for row in rows for column in persons
            ),
        )
        for event, rows in (("INSERT", ("NEW",)), ("UPDATE", ("OLD", "NEW")), ("DELETE", ("OLD",)))
    ]


def _unjudged_through(link: str, column: str, questions: tuple[str, ...]) -> list[tuple[str, str]]:
    """The same for a row whose persons are named in ``link``."""
    found = []
    for event, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
        linked = f"FROM {link} l WHERE l.{column} = {row}.id"
        found.append(
            (
                event,
                f"NOT EXISTS (SELECT 1 {linked}) OR EXISTS (SELECT 1 {linked} "
                f"AND NOT EXISTS ({_allowed('l.person', questions)}))",
            )
        )
    return found


def _allowed(person: str, questions: tuple[str, ...]) -> str:
    kinds = ", ".join(f"'{question}'" for question in questions)
    mine = f"a.act = {OPEN_ACT} AND a.person = {person}"
    return f"SELECT 1 FROM allowed a WHERE {mine} AND a.question IN ({kinds})"


def _refuse(run: Run, table: str, event: str, when: str) -> None:
    run(
        f"CREATE TRIGGER {table}_guard_{event.lower()} BEFORE {event} ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, 'guard: {_NO_JUDGEMENT}'); END"
    )


def _touch(run: Run, table: str, event: str, key: str = "id") -> None:
    row = "OLD" if event == "DELETE" else "NEW"
    gone = 1 if event == "DELETE" else 0
    run(
        f"CREATE TRIGGER {table}_touch_{event.lower()} AFTER {event} ON {table} BEGIN "
        f"INSERT INTO touch (act, tbl, row, gone) SELECT {OPEN_ACT}, '{table}', {row}.{key}, {gone} "
        f"WHERE NOT EXISTS (SELECT 1 FROM touch WHERE act = {OPEN_ACT} AND tbl = '{table}' "
        f"AND row = {row}.{key} AND gone = {gone}); END"
    )
