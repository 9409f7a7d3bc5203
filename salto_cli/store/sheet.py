"""Sheets of paper: which are out with whom, and what came back."""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from salto_cli.errors import NotFound
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.code import DISCLOSURE, PERSON, SHEET, code, number_in
from salto_cli.models.named import Named
from salto_cli.store.act import Act, Row, new_id
from salto_cli.store.today import Found

if TYPE_CHECKING:  # the day looks up what is out, and shows no list of it
    from salto_cli.models.sheet import OutSheet

# Five digits, drawn and not counted: a number that runs on, also one for each service, tells by its gaps of a
# sheet that was made for a youth and never handed out.
_LEAST: Final = 10_000
_NUMBERS: Final = 90_000
_IS_OUT: Final = (
    "s.returned IS NULL AND s.lost IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM undelivered u WHERE u.disclosure = s.disclosure)"
)
_MADE: Final = "FROM sheet s JOIN disclosure d ON d.id = s.disclosure"


@frozen
class Wanted:
    """Which sheets are wanted: None is no demand. ``through`` is the last meeting day.

    ``all``: also those that came back, are lost, or were never handed out.
    """

    service: str | None = None
    day: str | None = None
    through: str | None = None
    all: bool = False


def add(act: Act, person: int, disclosure: str) -> str:
    """Note that what was given as ``disclosure`` (its code) is a sheet; returns the sheet's own code."""
    row = act.one("SELECT id FROM disclosure WHERE number = ?", number_in(disclosure, DISCLOSURE, whole=True))
    assert row is not None, "a sheet of something that was not given"
    number = _new_number(act)
    act.add("sheet", number=number, person=person, disclosure=row[0])
    return code(SHEET, number)


def _new_number(act: Act) -> int:
    while True:
        number = _LEAST + (new_id() >> 1) % _NUMBERS  # a new id is always odd
        if act.one("SELECT 1 FROM sheet WHERE number = ?", number) is None:
            return number


def out(act: Act, through: str, whose: int | None = None) -> list[Found]:
    """Sheets for meetings through that day that were given on paper and did not come back.

    ``day`` is the meeting's, ``state`` the service. ``whose``: only those that this colleague made.
    """
    rows = act.all(
        "SELECT s.person, d.day, s.number, d.service FROM sheet s INDEXED BY sheet_out "
        "JOIN disclosure d ON d.id = s.disclosure "
        f"WHERE {_IS_OUT} AND d.day <= ?1 "
        "AND (?2 IS NULL OR ?2 = (SELECT operator FROM act WHERE id = d.act)) "
        "ORDER BY d.day, d.service, s.number",
        through,
        whose,
    )
    return [Found(int(row[0]), row[1], int(row[2]), row[3]) for row in rows]


def whose(act: Act, rows: Sequence[int]) -> list[int]:
    """The ids of the persons whom these sheets are about, for the judge."""
    found = act.all(
        "SELECT DISTINCT person FROM sheet WHERE id IN (SELECT value FROM json_each(?))",
        json.dumps(list(rows)),
    )
    return [int(row[0]) for row in found]


def wanted(act: Act, which: Wanted) -> list[int]:
    """The rows of the sheets that are wanted."""
    found = act.all(
        f"SELECT s.id {_MADE} WHERE (?1 IS NULL OR d.service = ?1) AND (?2 IS NULL OR d.day = ?2) "
        f"AND (?3 IS NULL OR d.day <= ?3) {'' if which.all else f'AND {_IS_OUT}'}",
        which.service,
        which.day,
        which.through,
    )
    return [int(row[0]) for row in found]


def row_of(act: Act, said: str) -> int:
    """The row behind a sheet's number such as A-48213K. Raises NotFound."""
    row = act.one("SELECT id FROM sheet WHERE number = ?", number_in(said, SHEET, whole=True))
    if row is None:
        raise NotFound(_("there is no such sheet here"), _("look with: salto sheets --all"))
    return int(row[0])


def get(act: Act, rows: Sequence[int]) -> "list[OutSheet]":
    """The sheets in these rows, as far as it may be known who they are about, by meeting and service."""
    found = act.all(
        "SELECT s.person, s.number, p.number, p.name, p.born, p.called, d.service, v.name, d.day, "
        "s.returned, s.shredded, s.lost, s.why, EXISTS "
        "(SELECT 1 FROM undelivered u WHERE u.disclosure = d.id) "
        f"{_MADE} JOIN person p ON p.id = s.person JOIN service v ON v.id = d.service "
        "WHERE s.person IN (SELECT person FROM allowed WHERE act = ?) "
        "AND s.id IN (SELECT value FROM json_each(?)) ORDER BY d.day DESC, v.name, p.number, s.number",
        act.number,
        json.dumps(list(rows)),
    )
    if found:
        act.saw("sheet", {row[0] for row in found}, len(found))
    return [_sheet(row[1:]) for row in found]


def note(act: Act, row: int, **what: str | None) -> None:
    """Write down of a sheet the day it was ``returned``, ``shredded`` or ``lost``, or ``why``."""
    act.change("sheet", row, **what)


def given_as(act: Act, row: int) -> tuple[int, int]:
    """The person a sheet is about, and the row of what was given on it."""
    found = act.one("SELECT person, disclosure FROM sheet WHERE id = ?", row)
    assert found is not None
    return int(found[0]), int(found[1])


def _sheet(row: Row) -> "OutSheet":
    from salto_cli.models.sheet import OutSheet

    return OutSheet(
        sheet=code(SHEET, row[0]),
        person=Named(code(PERSON, row[1]), *row[2:5]),
        service=row[5],
        name=row[6],
        day=row[7],
        returned=row[8],
        shredded=row[9],
        lost=row[10],
        why=row[11],
        handed_out=not row[12],
    )
