"""Words in a spreadsheet that a closed list lacks, as «BGO» for a district, and what somebody says they mean.

One rule for every column with a list: district, basis, purpose, what a guardian is. What is not said stays as
it stands, and is a fault of its row.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field, replace
from datetime import date
from functools import cache
from typing import Final, TypeAlias

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.models import asked
from salto_cli.models.import_ import Became
from salto_cli.models.import_cell import Cell, one_line, parts, said
from salto_cli.models.import_column import COLUMNS, NOT_TAKEN, Column
from salto_cli.models.near import near_words
from salto_cli.models.words import district, near_district
from salto_cli.usecases import words
from salto_cli.usecases.import_cells import Cells, understand, word
from salto_cli.usecases.import_mapping import Table
from salto_cli.usecases.import_rows import is_nobody

Meant: TypeAlias = Sequence[tuple[str, str]]  # words of the file and what each stands for; or nothing

DISTRICT: Final = "district"


@frozen
class Unknown:
    """A word that the list ``of`` lacks: where it stands first, and in which rows."""

    of: str
    said: str = field(repr=False)
    column: Became
    rows: tuple[int, ...]

    @property
    def guess(self) -> str:
        """The one word that it nearly is, as it is written; empty where there is none, or several."""
        if self.of == DISTRICT:
            return near_district(self.said)
        near = near_words(self.said, words.choices(self.of))
        return near[0].label if len(near) == 1 else ""


def unknown(table: Table, meant: Meant, today: date) -> list[Unknown]:
    """The words of the rows about somebody that no list has, each once, in the order of the columns."""
    found: dict[tuple[str, str], Unknown] = {}
    right = put_right(table, meant)
    rows = [(number, row) for number, row in right.rows if not is_nobody(Cells(right, today, number, row))]
    for at, each, column in _listed(right):
        is_known = cache(_knows(column))
        for number, row in rows:
            for text in _texts(column, row[at] if at < len(row) else None):
                if not is_known(text):
                    key = _list_of(column), text.casefold()
                    before = found.get(key) or Unknown(key[0], text, each, ())
                    found[key] = replace(before, rows=(*before.rows, number))
    return list(found.values())


def put_right(table: Table, meant: Meant) -> Table:
    """The table with every word that somebody has said the meaning of as its list has it."""
    if not meant:
        return table
    rows = [list(row) for row in table.sheet.rows]
    for at, _each, column in _listed(table):
        is_known = cache(_knows(column))
        for row in (row for row in rows[table.last :] if at < len(row) and row[at] is not None):
            row[at] = _put_right(row[at], column, meant, is_known)
    return replace(table, sheet=replace(table.sheet, rows=tuple(tuple(row) for row in rows)))


def _put_right(cell: Cell, column: Column, meant: Meant, is_known: Callable[[str], bool]) -> Cell:
    texts = _texts(column, cell)
    new = [text if is_known(text) else _meaning(_list_of(column), text, meant) for text in texts]
    if new == texts:
        return cell
    return ", ".join(each for each in new if each) or None


def _meaning(of: str, text: str, meant: Meant) -> str:
    """What a word stands for in the list ``of``; the word itself, where nobody has said anything of it.

    Two lists may lack the same word: what is a word of this one comes first.
    """
    told = [meaning for said_, meaning in meant if said_.casefold() == text.casefold()]
    own = [each for each in told if each and _is_of(of, each)]
    elsewhere = [each for each in told if not each or of == DISTRICT]
    return next(iter(own + elsewhere), text)


def _is_of(of: str, text: str) -> bool:
    if of == DISTRICT:
        return district(text) in {each.key for each in words.choices(DISTRICT)}
    return words.key(of, text) is not None


def _listed(table: Table) -> Iterator[tuple[int, Became, Column]]:
    """The columns that have a list, with the place of each."""
    for at, each in enumerate(table.columns):
        if each.becomes != NOT_TAKEN and _list_of(COLUMNS[each.becomes]):
            yield at, each, COLUMNS[each.becomes]


def _list_of(column: Column) -> str:
    """The name of the list that a column's words are of; empty where there is none."""
    if column.kind == asked.DISTRICT:
        return DISTRICT
    return column.of if column.kind in {asked.CHOICE, asked.CHOICES} else ""


def _texts(column: Column, cell: Cell) -> list[str]:
    """The words of one cell: one, or where several may stand, each of them."""
    if cell is None:
        return []
    return [*parts(said(cell))] if column.kind == asked.CHOICES else [one_line(cell)]


def _knows(column: Column) -> Callable[[str], bool]:
    """Whether a text is understood in that column."""

    def is_known(text: str) -> bool:
        try:
            if column.kind == asked.CHOICES:
                word(column.of, text)
            else:
                understand(column, text)
        except Unacceptable:
            return False
        return True

    return is_known


def everyone_says(table: Table, key: str, today: date) -> bool:
    """Whether every row about somebody says something in the column for ``key``."""
    cells: Iterable[Cells] = (Cells(table, today, number, row) for number, row in table.rows)
    return key in table.becomes and all(row.cell(key) is not None for row in cells if not is_nobody(row))
