"""From the rows of a spreadsheet to youths as salto knows them; what cannot be understood is a fault.

A fault says row, column, reason and what to do, and repeats nothing of what stood there.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final

from salto_cli.consent.policy import in_force
from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models import identity, import_cell
from salto_cli.models.import_ import Entry, Fault, ImportCaseload
from salto_cli.models.import_cell import BRACKETS, Cell, one_line, said, without_brackets
from salto_cli.models.import_column import CONSENT, plain
from salto_cli.models.person import no_address, refuse_no_name
from salto_cli.models.text import fold
from salto_cli.models.words import WORDS, district
from salto_cli.usecases.import_cells import Cells, word
from salto_cli.usecases.import_guardian import carers
from salto_cli.usecases.import_mapping import Table, letter

DATED: Final = re.compile(r"[0-9]{1,4}[./-][0-9]{1,2}[./-][0-9]{2,4}")  # a day, as people write it in a list
COUNT: Final = re.compile(r"[0-9]{1,3}(?: \D*)?")  # how many there are, where a birth date would stand
LONG: Final = 10  # digits: an identity number, its zero perhaps eaten
NAME_PARTS: Final = ("first_name", "last_name")
KNOWN = (
    "called", "national_id", "phone", "address", "language", "home_district", "stay_district",
)  # fmt: skip
TOTALS: Final = frozenset(
    {"sum", "sums", "total", "totalt", "totals", "antall", "tilsammen", "snitt", "count", "herav", "hvorav"}
)
# What a heading among the rows begins or ends with.
_SECTIONS: Final = (
    "bydel aktive aktiv avsluttet avsluttede inaktive venteliste saker sak ungdommer ungdom gruppe nye født "
    "jenter gutter district active closed inactive waiting cases youths group born"
)
SECTIONS: Final = frozenset(plain(_SECTIONS).split())


@frozen
class Understood:
    """What the rows say, and what is wrong with those that say it badly; ``left`` are rows about nobody."""

    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]
    left: tuple[Fault, ...]


def understood(table: Table, order: ImportCaseload, today: date) -> Understood:
    """Every row of the table; a row with a fault is among the faults alone."""
    entries, faults, left = list[Entry](), list[Fault](), list[Fault]()
    for number, cells in table.rows:
        row = _Row(table, order, today, number, cells)
        if is_nobody(row):
            left.append(row.fault("", Unacceptable(
                _("the row is a sum or a heading, and about nobody"),
                _("if it is about somebody, write the name and the birth date"),
            )))  # fmt: skip
            continue
        entry = row.entry()
        if entry is None or row.faults:
            faults += row.faults
        else:
            entries.append(entry)
    doubled = list(_doubled(entries))
    bad = {each.row for each in doubled}
    return Understood(
        tuple(each for each in entries if each.row not in bad),
        tuple(sorted([*faults, *doubled], key=lambda each: each.row)),
        tuple(left),
    )


def is_nobody(row: Cells) -> bool:
    """Whether a row is a sum below the list, or its headings once more; whoever was born is somebody."""
    digits = sum(sign.isdigit() for sign in said(row.cell("national_id")))
    born = row.cell("born")
    if digits >= LONG or (born is not None and not (_is_head(row) or COUNT.fullmatch(said(born)))):
        return False
    firsts = {plain(said(cell)).partition(" ")[0] for cell in row.cells if cell is not None}
    return bool(firsts & TOTALS) or _is_head(row) or _is_section(row)


def _is_section(row: Cells) -> bool:
    """Whether a row is a heading over those below it: one cell alone, at the names or before, and no name."""
    named = max((row.table.becomes.get(key, 0) for key in ("name", *NAME_PARTS)), default=0)
    texts = [said(cell) for cell in row.cells if cell is not None]
    if len(texts) != 1 or all(cell is None for cell in row.cells[: named + 1]):
        return False
    words_ = plain(texts[0]).split()
    is_place = any(each.key == district(texts[0].strip()) for each in WORDS["district"])
    is_over = texts[0].rstrip().endswith(":") or not words_ or words_[0].isdigit()
    return is_place or is_over or bool({words_[0], words_[-1]} & SECTIONS)


def _is_head(row: Cells) -> bool:
    headed = {plain(each.heading) for each in row.table.columns}
    return all(plain(said(cell)) in headed for cell in row.cells if cell is not None)


def who(name: str, born: str | None) -> tuple[str, str | None]:
    """What makes two rows speak of one person: the folded name and the birth date."""
    return " ".join(fold(name).replace("-", " ").split()), born


def _doubled(entries: list[Entry]) -> Iterator[Fault]:
    """The rows of whoever stands further up already."""
    numbers, names = dict[str, int](), dict[tuple[str, str | None], int]()
    for each in entries:
        first = numbers.setdefault(each.national_id, each.row) if each.national_id else each.row
        reason = _("the same identity number stands in row {row}").format(row=first)
        if first == each.row:
            first = names.setdefault(who(each.name, each.born), each.row)
            reason = _("the same name and birth date stand in row {row}").format(row=first)
        if first != each.row:
            yield Fault(each.row, "", reason, _("keep one of the rows"))


class _Row(Cells):
    """One row on its way to an entry."""

    __slots__ = ("order",)

    def __init__(
        self, table: Table, order: ImportCaseload, today: date, number: int, cells: tuple[Cell, ...]
    ) -> None:
        super().__init__(table, today, number, cells)
        self.order = order

    def entry(self) -> Entry | None:
        """What the row says; None where it does not even say who it is about."""
        if self.number in self.table.sheet.joined:
            self.refuse("", Unacceptable(
                _("cells are joined with those of another row"), _("split them, and fill in each row")
            ))  # fmt: skip
            return None
        name, number = self._name(), self._number()
        born = self._born(number)
        basis, reference = self._basis()
        purposes = self._purposes()
        known = {key: self.value(key) for key in KNOWN} | self._address()
        if not (name and born and basis and purposes):
            return None
        return Entry(
            row=self.number,
            name=name,
            born=born,
            known={**known, "national_id": number, "interpreter": int(self.yes_no("interpreter"))},
            basis=basis,
            reference=reference,
            purposes=purposes,
            lead=self.text("lead") or None,
            lead_district=self.value("lead_district"),
            safe_contact=self.value("safe_contact"),
            carers=tuple(carers(self)),
            siblings=self._siblings(),
            consent={key: said(self.cell(key)) for key in CONSENT if self.cell(key) is not None},
            left=tuple(self.left),
        )

    # --- who it is ------------------------------------------------------------------------------------------

    def _name(self) -> str:
        """The full name, from one column or from two."""
        label = _("the name")
        before = len(self.faults)
        whole = self.taken("name", lambda cell: import_cell.name(cell, label))
        parts = (self.taken(key, lambda cell: import_cell.name(cell, label)) for key in NAME_PARTS)
        name = whole or " ".join(each for each in parts if each)
        key = "name" if "name" in self.table.becomes else "last_name"
        if not name and len(self.faults) == before:
            self.missing(key, _("the name is missing"))
        elif name:
            self._look_at_name(key, name)
        return name

    def _look_at_name(self, key: str, name: str) -> None:
        """Refuse what is no name, and tell of what is not taken for a part of it."""
        try:
            refuse_no_name(name)
        except Unacceptable as why:
            self.refuse(key, why)
        if any(BRACKETS.search(said(self.cell(each))) for each in ("name", *NAME_PARTS)):
            self.left.append(self.fault(key, Unacceptable(
                _("what stands in brackets beside the name is left out"),
                _("what they are called belongs in a column of its own: Nickname"),
            )))  # fmt: skip

    def _number(self) -> str | None:
        """The identity number; none where a birth date stands in its place."""
        return None if self._dated() is not None else self.taken("national_id", import_cell.national_id)

    def _dated(self) -> str | None:
        """The birth date in the column for the number, as an ISO day: in many a list it stands there."""
        cell = self.cell("national_id")
        if not (isinstance(cell, date) or DATED.fullmatch(said(cell))):
            return None
        try:
            return import_cell.born(cell, self.today)
        except Unacceptable:
            return None

    def _born(self, number: str | None) -> str | None:
        """The birth date, or the one in the identity number; a fault where the two do not agree."""
        before = len(self.faults)
        born, dated = (
            self.taken("born", lambda cell: import_cell.born(cell, self.today, number)),
            self._dated(),
        )
        if born and dated and born != dated:
            self.refuse("born", Unacceptable(
                _("the birth date is not the one in the column for the number"), _("look at both once more")
            ))  # fmt: skip
        elif dated:
            born = dated
            self.left.append(self.fault("national_id", Unacceptable(
                _("a birth date stands where the number should, and is taken as the birth date"),
                _("add the number later where you need it"),
            )))  # fmt: skip
        try:
            if born and number:
                identity.refuse_another_birth(number, born)
        except Unacceptable as why:
            self.refuse("born", why)
        born = born or (identity.birth_in(number) if number else None)
        if born is None and len(self.faults) == before and not self.faults:
            self.missing("born", _("the birth date is missing"))
        return born

    def _address(self) -> dict[str, str | int | None]:
        """Whether the address is protected; then none may stand there."""
        protected = self.yes_no("protected")
        if protected and self.cell("address") is not None:
            self.refuse("address", no_address())
        return {"protected": int(protected)}

    # --- the case -------------------------------------------------------------------------------------------

    def _basis(self) -> tuple[str | None, str | None]:
        """Basis and reference, from the row or for everyone."""
        basis = self.value("basis") or self.order.basis
        reference = self.value("reference") or self.order.reference
        if basis is None and not self.faults:
            self.missing("basis", _("the basis for keeping this is missing"))
        needs = in_force().keep.get(basis or "")
        if needs and needs.reference and not reference:
            self.refuse("reference", Unacceptable(
                _("the basis needs the decision or task that it rests on"),
                _('write it in a column Reference, or for all of them with --reference "decision 34/25"'),
            ))  # fmt: skip
        return basis, reference

    def _purposes(self) -> tuple[str, ...]:
        """The purposes, from the row or for everyone."""
        cell = said(self.cell("purposes"))
        parts = import_cell.parts(cell)
        found = [self.taken("purposes", _as("purpose", each)) for each in parts]
        purposes = tuple(dict.fromkeys(each for each in found if each)) or self.order.purposes
        if not purposes and not parts:
            self.missing("purposes", _("the purpose of the follow-up is missing"))
        return purposes

    # --- family ---------------------------------------------------------------------------------------------

    def _siblings(self) -> tuple[str, ...]:
        """The names of siblings that the row gives, folded."""
        cell = one_line(self.cell("siblings")).replace(" og ", ";").replace(" and ", ";").replace(",", ";")
        return tuple(who(without_brackets(each), None)[0] for each in cell.split(";") if each.strip())


def _as(of: str, text: str) -> Callable[[Cell], str]:
    """A reader of one word of a cell that has several."""
    return lambda _cell: word(of, text)


def column_of(table: Table, key: str) -> str:
    """The letter of the column for ``key``; empty where there is none."""
    at: Mapping[str, int] = table.becomes
    return letter(at[key]) if key in at else ""
