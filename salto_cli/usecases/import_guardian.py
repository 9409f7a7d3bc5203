"""The guardians that a row names.

Nothing that is said of them keeps the child out: who the child is does not hang on it. What cannot be read is
left out, and becomes something to ask for.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final, TypeVar

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.models import identity, import_cell
from salto_cli.models.import_ import Carer, Unread
from salto_cli.models.import_cell import Cell, Named
from salto_cli.models.import_column import COLUMNS, GUARDIANS, is_parents
from salto_cli.usecases.import_cells import Cells, understand

T = TypeVar("T")

UNKNOWN, PARENT, OTHER = "unknown", "parent", "other"
TELLING: Final = ("born", "national_id")  # what tells a guardian from every other


def carers(row: Cells) -> Iterator[Carer]:
    """The guardians of one row, in the order of its columns; one without a name is one all the same."""
    for number in range(1, GUARDIANS + 1):
        yield from _Columns(row, f"guardian{number}.").carers()


class _Columns:
    """The columns of one guardian in one row, and what of them could not be read."""

    def __init__(self, row: Cells, prefix: str) -> None:
        self.row, self.prefix = row, prefix
        self.unread: list[Unread] = []

    def carers(self) -> Iterator[Carer]:
        """Whom they name: one, several in one cell, or nobody."""
        named = self._read("name", import_cell.guardians) or ()
        if len(named) > 1:
            yield from self._several(named)
            return
        number = self._read("national_id", import_cell.national_id)
        born = self._read("born", partial(import_cell.born, today=self.row.today, number=number))
        phone, sort = self._phone(named), self._value("sort")
        responsibility = self._value("responsibility")
        if named or number or born or phone or self.unread:
            yield Carer(
                name=named[0].name if named else "",
                born=born or (identity.birth_in(number) if number else None),
                national_id=number,
                phone=phone,
                sort=sort or self._sort(named),
                responsibility=responsibility or UNKNOWN,
                unread=tuple(self.unread),
            )

    def _phone(self, named: tuple[Named, ...]) -> str | None:
        """The phone number in the column for it, or beside the name."""
        own, beside = self._value("phone"), named[0].phone if named else None
        if own and beside and own != beside:
            self._left_out("name", Unacceptable(
                _("the name has another phone number beside it"), _("leave one of them")
            ))  # fmt: skip
        return own or beside

    def _several(self, named: tuple[Named, ...]) -> Iterator[Carer]:
        """Several in one cell: whose the one number, phone or birth date beside them is, nobody can see."""
        if any(self.row.cell(self.prefix + part) is not None for part in (*TELLING, "phone")):
            self._left_out("name", Unacceptable(
                _("two guardians stand in one cell"), _("give each of them columns of their own")
            ))  # fmt: skip
        for at, each in enumerate(named):
            unread = tuple(self.unread) if at == 0 else ()
            yield Carer(each.name, None, None, each.phone, self._sort((each,)), UNKNOWN, unread)

    def _value(self, part: str) -> str | None:
        return self._read(part, lambda cell: understand(COLUMNS[self.prefix + part], cell))

    def _read(self, part: str, understood: Callable[[Cell], T]) -> T | None:
        cell = self.row.cell(self.prefix + part)
        if cell is None:
            return None
        try:
            return understood(cell)
        except Unacceptable as why:
            self._left_out(part, why)
            return None

    def _left_out(self, part: str, why: Unacceptable) -> None:
        self.unread.append(Unread(part, self.row.fault(self.prefix + part, why)))

    def _sort(self, named: tuple[Named, ...]) -> str:
        """A parent, where the heading or the cell speaks of a mother or a father; else nobody has said."""
        at = self.row.table.becomes.get(f"{self.prefix}name")
        heading = self.row.table.columns[at].heading if at is not None else ""
        return PARENT if is_parents(heading) or any(each.is_parent for each in named) else OTHER
