"""The cells of one row on their way to somebody: each understood by the kind of its column, or a fault."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.models import asked, import_cell
from salto_cli.models.import_ import Fault
from salto_cli.models.import_cell import Cell
from salto_cli.models.import_column import COLUMNS, Column
from salto_cli.models.text import line
from salto_cli.models.words import district, near_district
from salto_cli.usecases import words
from salto_cli.usecases.import_mapping import Table, letter

T = TypeVar("T")
SHORT: Final = re.compile(r"[A-ZÆØÅ]{2,4}")  # letters that stand for a name, as in BGO


@dataclass(slots=True)
class Cells:
    """The cells of one row; what is wrong with them is gathered, not raised.

    ``faults`` keep the row out. ``left`` are cells that are left out of it, since it can be without them.
    """

    table: Table
    today: date
    number: int
    cells: tuple[Cell, ...] = field(repr=False)
    faults: list[Fault] = field(default_factory=list)
    left: list[Fault] = field(default_factory=list)

    def cell(self, key: str) -> Cell:
        """What stands in the column for ``key``; None where nothing does, or there is no such column."""
        at = self.table.becomes.get(key)
        return self.cells[at] if at is not None and at < len(self.cells) else None

    def taken(self, key: str, understand: Callable[[Cell], T]) -> T | None:
        """What the cell for ``key`` means; None where it is empty, or a fault."""
        try:
            return self._understood(key, understand)
        except Unacceptable as why:
            self.faults.append(self.fault(key, why))
            return None

    def value(self, key: str) -> str | None:
        """A text, a phone number, a district, a word of a list, by the column's kind."""
        return self.taken(key, lambda cell: understand(COLUMNS[key], cell))

    def text(self, key: str) -> str:
        """The same, empty where there is none."""
        return self.value(key) or ""

    def yes_no(self, key: str) -> bool:
        """A yes or a no; an empty cell is a no."""
        return bool(self.taken(key, import_cell.is_yes))

    def fault(self, key: str, why: Unacceptable) -> Fault:
        """What is wrong with the cell for ``key``."""
        at = self.table.becomes.get(key)
        return Fault(self.number, letter(at) if at is not None else "", why.message, why.hint)

    def refuse(self, key: str, why: Unacceptable) -> None:
        """Keep the row out."""
        self.faults.append(self.fault(key, why))

    def missing(self, key: str, message: str) -> None:
        """Keep the row out, since it lacks something."""
        self.refuse(key, Unacceptable(message, _("fill it in, or take the row out")))

    def _understood(self, key: str, understand: Callable[[Cell], T]) -> T | None:
        cell = self.cell(key)
        return None if cell is None else understand(cell)


def understand(column: Column, cell: Cell) -> str:
    """What a cell says, by the kind of its column. Raises Unacceptable."""
    match column.kind:
        case asked.PHONE:
            return import_cell.phone(cell)
        case asked.DISTRICT:
            return _district(line(import_cell.one_line(cell), _("the cell")))
        case asked.CHOICE:
            return word(column.of, import_cell.one_line(cell))
    return line(import_cell.one_line(cell), _("the cell"))


def word(of: str, text: str) -> str:
    """The key of a word of the list ``of``. Raises Unacceptable for any other."""
    found = words.key(of, text)
    if found is None:
        raise Unacceptable(
            _("the word is not one of the list"),
            _("choose among: {words}").format(words=", ".join(each.label for each in words.choices(of))),
        )
    return found


def _district(text: str) -> str:
    """A district as it is spelled. Raises Unacceptable for what is nearly one, or short for one: nobody would
    see the slip.
    """
    meant = near_district(text)
    if meant:
        raise Unacceptable(
            _("that is nearly the name of a district, or short for one"),
            _("did you mean {name}? Write it so in the file").format(name=meant),
        )
    if SHORT.fullmatch(text) and district(text) == text:
        raise Unacceptable(
            _("that is short for something, and nobody can see for which district"),
            _("write the name of the district or the place in full, as in Gamle Oslo"),
        )
    return district(text)
