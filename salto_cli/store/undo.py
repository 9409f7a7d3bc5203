"""One's own last act, as the log has it: which rows it wrote, and whether anyone has written there since."""

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from salto_cli.frozen import frozen
from salto_cli.models.code import CONTACT, DECISION, HANDOVER, STATEMENT, TASK, WARNING, code
from salto_cli.store import person as persons
from salto_cli.store.act import Act, Judged
from salto_cli.store.belonging import BELONGING
from salto_cli.store.guarded import GUARDED

UNDOES: Final = "undoes"  # the question under which an act says which one it makes up for
# What the program does by itself while someone works is nothing that they did.
BY_ITSELF: Final = ("upgrade", "erase again")
_CODES: Final = {
    "contact": CONTACT,
    "task": TASK,
    "statement": STATEMENT,
    "handover": HANDOVER,
    "warning": WARNING,
    "decision": DECISION,
}
_LAST: Final = (
    "SELECT a.id, a.at, a.command FROM act a JOIN outcome e ON e.act = a.id WHERE a.operator = ? "
    "AND e.result = 'done' AND a.command NOT IN (SELECT value FROM json_each(?)) "
    "AND EXISTS (SELECT 1 FROM touch t WHERE t.act = a.id) ORDER BY a.id DESC LIMIT 1"
)


@frozen
class Deed:
    """An act that changed something: its number, moment and command, and the rows it wrote by table."""

    act: int
    at: str
    command: str
    rows: Mapping[str, tuple[int, ...]]

    def one(self, table: str) -> int:
        """The only row that it wrote in ``table``, or the first of them."""
        return self.rows[table][0]


def last(act: Act) -> Deed | None:
    """The operator's own last act that changed something; None where there is none."""
    row = act.one(_LAST, act.operator, json.dumps(BY_ITSELF))
    if row is None:
        return None
    rows = defaultdict[str, list[int]](list)
    written = act.all("SELECT tbl, row FROM touch WHERE act = ? AND gone = 0 ORDER BY tbl, row", row[0])
    for table, number in written:
        rows[table].append(int(number))
    return Deed(int(row[0]), row[1], row[2], {table: tuple(each) for table, each in rows.items()})


def is_changed_since(act: Act, deed: Deed) -> bool:
    """Whether a later act wrote to a row that this one wrote, or hung something on one."""
    again = act.one(
        "SELECT 1 FROM touch d JOIN touch t ON t.tbl = d.tbl AND t.row = d.row "
        "WHERE d.act = ?1 AND t.act > ?1 AND d.tbl IN (SELECT value FROM json_each(?2)) LIMIT 1",
        deed.act,
        json.dumps([table for table in deed.rows if table in GUARDED]),
    )
    return again is not None or any(_is_hung_on(act, deed, *each) for each in _hung())


def _hung() -> set[tuple[str, str, str]]:
    return {(each.table, each.column, each.parent) for each in BELONGING}


def _is_hung_on(act: Act, deed: Deed, table: str, column: str, parent: str) -> bool:
    if parent not in deed.rows:
        return False
    row = act.one(
        f"SELECT 1 FROM touch t JOIN {table} x ON x.id = t.row WHERE t.tbl = ? AND t.act > ? "
        f"AND x.{column} IN (SELECT value FROM json_each(?)) LIMIT 1",
        table,
        deed.act,
        json.dumps(deed.rows[parent]),
    )
    return row is not None


def is_new(act: Act, deed: Deed, table: str, row: int) -> bool:
    """Whether the act has added this row, rather than changed one that was there."""
    earlier = "SELECT 1 FROM touch WHERE tbl = ? AND row = ? AND act < ? LIMIT 1"
    return act.one(earlier, table, row, deed.act) is None


def persons_of(act: Act, deed: Deed) -> tuple[int, ...]:
    """The ids of everyone whom the rows are about, for the judge."""
    found: dict[int, None] = {}
    for table, rows in deed.rows.items():
        guarded = GUARDED.get(table)
        if guarded is None:
            continue  # it is about nobody
        for column in guarded.persons:
            read = act.all(
                f"SELECT DISTINCT x.{column} FROM {guarded.link or table} x "
                f"WHERE x.{guarded.named} IN (SELECT value FROM json_each(?))",
                json.dumps(rows),
            )
            found |= dict.fromkeys(int(row[0]) for row in read if row[0] is not None)
    return tuple(found)


def codes_of(act: Act, deed: Deed) -> tuple[str, ...]:
    """The codes of what it wrote: contacts, tasks, statements and the like."""
    found: list[str] = []
    for table, prefix in _CODES.items():
        rows = act.all(
            f"SELECT number FROM {table} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY number",
            json.dumps(deed.rows.get(table, ())),
        )
        found += [code(prefix, int(row[0])) for row in rows]
    return tuple(found)


def first_person(act: Act, deed: Deed) -> str:
    """The code of someone it was about, for what to type next; P-… where that is nobody."""
    known = persons.codes(act, set(persons_of(act, deed)))
    return min(known.values(), default="P-…")


def code_of(act: Act, deed: Deed, table: str) -> str:
    """The code of the one thing that it wrote in ``table``."""
    row = act.one(f"SELECT number FROM {table} WHERE id = ?", deed.one(table))
    assert row is not None, "unreachable: the log names the row"
    return code(_CODES[table], int(row[0]))


def tie_of(act: Act, deed: Deed) -> tuple[str, str, str]:
    """The codes of both ends of the tie that it wrote, and of which kind it is."""
    row = act.one("SELECT child, other, kind FROM kin WHERE id = ?", deed.one("kin"))
    assert row is not None, "unreachable: the log names the row"
    known = persons.codes(act, {int(row[0]), int(row[1])})
    return known[int(row[0])], known[int(row[1])], str(row[2])


def transition_of(act: Act, deed: Deed) -> tuple[str, str]:
    """Whose plan for a change it began, by code, and of which kind."""
    row = act.one("SELECT person, kind FROM transition WHERE id = ?", deed.one("transition"))
    assert row is not None, "unreachable: the log names the row"
    return persons.codes(act, {int(row[0])})[int(row[0])], str(row[1])


def meeting_of(act: Act, deed: Deed) -> tuple[int, str]:
    """The row and the day of the meeting that it decided something in."""
    row = act.one(
        "SELECT m.id, m.day FROM decision d JOIN meeting m ON m.id = d.meeting WHERE d.id = ?",
        deed.one("decision"),
    )
    assert row is not None, "unreachable: the log names the row"
    return int(row[0]), str(row[1])


def before_the_move(act: Act, deed: Deed) -> tuple[str, str, str | None, str | None]:
    """The code of the deadline that it moved; its day, clock and place before, to go back to."""
    row = act.one(
        "SELECT t.number, m.due, m.at, m.place FROM deadline_move m JOIN task t ON t.id = m.deadline "
        "WHERE m.id = ?",
        deed.one("deadline_move"),
    )
    assert row is not None, "unreachable: the log names the row"
    return code(TASK, int(row[0])), row[1], row[2], row[3]


def note(act: Act, deed: Deed) -> None:
    """Write down which act this one makes up for."""
    act.write_down(Judged((), UNDOES, "allow", {"said": str(deed.act), "act": deed.act}))
