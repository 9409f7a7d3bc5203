"""From the rows of a spreadsheet to youths as salto knows them; what cannot be understood is a fault.

A fault says row, column, reason and what to do, and repeats nothing of what stood there.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import TypeVar

from salto_cli.consent.policy import in_force
from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models import asked, identity, import_cell
from salto_cli.models.import_ import Carer, Entry, Fault, ImportCaseload
from salto_cli.models.import_cell import Cell, said
from salto_cli.models.import_column import COLUMNS, CONSENT, GUARDIANS, Column, is_parents
from salto_cli.models.person import no_address, refuse_no_name
from salto_cli.models.text import fold, line
from salto_cli.models.words import WORDS, district, nearly_district
from salto_cli.usecases import words
from salto_cli.usecases.import_mapping import Table, letter

T = TypeVar("T")

KNOWN = (
    "called", "national_id", "phone", "address", "language", "home_district", "stay_district",
)  # fmt: skip
UNKNOWN, PARENT, OTHER = "unknown", "parent", "other"


@frozen
class Understood:
    """What the rows say, and what is wrong with those that say it badly."""

    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]


def understood(table: Table, order: ImportCaseload, today: date) -> Understood:
    """Every row of the table; a row with a fault is among the faults alone."""
    entries, faults = list[Entry](), list[Fault]()
    for number, cells in table.rows:
        row = _Row(table, order, today, number, cells)
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
    )


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


@dataclass(slots=True)
class _Row:
    """One row on its way to an entry; what is wrong with it is gathered, not raised."""

    table: Table
    order: ImportCaseload
    today: date
    number: int
    cells: tuple[Cell, ...] = field(repr=False)
    faults: list[Fault] = field(default_factory=list)

    def entry(self) -> Entry | None:
        """What the row says; None where it does not even say who it is about."""
        if self.number in self.table.sheet.joined:
            self._fault("", Unacceptable(
                _("cells are joined with those of another row"), _("split them, and fill in each row")
            ))  # fmt: skip
            return None
        name, number = self._name(), self._taken("national_id", import_cell.national_id)
        born = self._born("born", number)
        basis, reference = self._basis()
        purposes = self._purposes()
        known = {key: self._value(key) for key in KNOWN} | self._address()
        if not (name and born and basis and purposes):
            return None
        return Entry(
            row=self.number,
            name=name,
            born=born,
            known={**known, "national_id": number, "interpreter": int(self._yes_no("interpreter"))},
            basis=basis,
            reference=reference,
            purposes=purposes,
            lead=self._text("lead") or None,
            lead_district=self._value("lead_district"),
            safe_contact=self._value("safe_contact"),
            carers=tuple(self._carers()),
            siblings=self._siblings(),
            consent={key: said(self._cell(key)) for key in CONSENT if self._cell(key) is not None},
        )

    # --- single cells -------------------------------------------------------------------------------------

    def _cell(self, key: str) -> Cell:
        at = self.table.becomes.get(key)
        return self.cells[at] if at is not None and at < len(self.cells) else None

    def _taken(self, key: str, understand: Callable[[Cell], T]) -> T | None:
        """What the cell for ``key`` means; None where it is empty, or a fault."""
        cell = self._cell(key)
        if cell is None:
            return None
        try:
            return understand(cell)
        except Unacceptable as why:
            self._fault(key, why)
            return None

    def _value(self, key: str) -> str | None:
        """A text, a phone number, a district, a word of a list, by the column's kind."""
        return self._taken(key, lambda cell: _understand(COLUMNS[key], cell))

    def _text(self, key: str) -> str:
        return self._value(key) or ""

    def _yes_no(self, key: str) -> bool:
        return bool(self._taken(key, import_cell.is_yes))

    def _fault(self, key: str, why: Unacceptable) -> None:
        at = self.table.becomes.get(key)
        self.faults.append(Fault(self.number, letter(at) if at is not None else "", why.message, why.hint))

    def _missing(self, key: str, message: str) -> None:
        self._fault(key, Unacceptable(message, _("fill it in, or take the row out")))

    # --- who it is ------------------------------------------------------------------------------------------

    def _name(self) -> str:
        """The full name, from one column or from two."""
        label = _("the name")
        before = len(self.faults)
        whole = self._taken("name", lambda cell: import_cell.name(cell, label))
        name = whole or f"{self._text('first_name')} {self._text('last_name')}".strip()
        key = "name" if "name" in self.table.becomes else "last_name"
        if not name and len(self.faults) == before:
            self._missing(key, _("the name is missing"))
        elif name:
            try:
                refuse_no_name(name)
            except Unacceptable as why:
                self._fault(key, why)
        return name

    def _born(self, key: str, number: str | None) -> str | None:
        """The birth date, or the one in the identity number; a fault where the two do not agree."""
        before = len(self.faults)
        born = self._taken(key, lambda cell: import_cell.born(cell, self.today, number))
        try:
            if born and number:
                identity.refuse_another_birth(number, born)
        except Unacceptable as why:
            self._fault(key, why)
        born = born or (identity.birth_in(number) if number else None)
        if born is None and len(self.faults) == before and not self.faults:
            self._missing(key, _("the birth date is missing"))
        return born

    def _address(self) -> dict[str, str | int | None]:
        """Whether the address is protected; then none may stand there."""
        protected = self._yes_no("protected")
        if protected and self._cell("address") is not None:
            self._fault("address", no_address())
        return {"protected": int(protected)}

    # --- the case -------------------------------------------------------------------------------------------

    def _basis(self) -> tuple[str | None, str | None]:
        """Basis and reference, from the row or for everyone."""
        basis = self._value("basis") or self.order.basis
        reference = self._value("reference") or self.order.reference
        if basis is None and not self.faults:
            self._missing("basis", _("the basis for keeping this is missing"))
        needs = in_force().keep.get(basis or "")
        if needs and needs.reference and not reference:
            self._missing("reference", _("the basis needs the decision or task that it rests on"))
        return basis, reference

    def _purposes(self) -> tuple[str, ...]:
        """The purposes, from the row or for everyone."""
        cell = said(self._cell("purposes"))
        parts = import_cell.parts(cell)
        found = [self._taken("purposes", _as("purpose", each)) for each in parts]
        purposes = tuple(dict.fromkeys(each for each in found if each)) or self.order.purposes
        if not purposes and not parts:
            self._missing("purposes", _("the purpose of the follow-up is missing"))
        return purposes

    # --- family ---------------------------------------------------------------------------------------------

    def _carers(self) -> Iterator[Carer]:
        """The guardians that the row names."""
        for n in range(1, GUARDIANS + 1):
            key = f"guardian{n}."
            name = self._taken(f"{key}name", lambda cell: import_cell.name(cell, _("the name")))
            number = self._taken(f"{key}national_id", import_cell.national_id)
            born = self._taken(f"{key}born", partial(import_cell.born, today=self.today, number=number))
            phone = self._value(f"{key}phone")
            if not name:
                if phone or number or born:
                    self._missing(f"{key}name", _("the guardian's name is missing"))
                continue
            yield Carer(
                name=name,
                born=born or (identity.birth_in(number) if number else None),
                national_id=number,
                phone=phone,
                sort=self._value(f"{key}sort") or self._sort(f"{key}name"),
                responsibility=self._value(f"{key}responsibility") or UNKNOWN,
            )

    def _sort(self, key: str) -> str:
        """A parent, where the heading speaks of a mother or a father; else nobody has said."""
        heading = self.table.columns[self.table.becomes[key]].heading
        return PARENT if is_parents(heading) else OTHER

    def _siblings(self) -> tuple[str, ...]:
        """The names of siblings that the row gives, folded."""
        cell = said(self._cell("siblings")).replace(" og ", ";").replace(" and ", ";").replace(",", ";")
        return tuple(who(each, None)[0] for each in cell.split(";") if each.strip())


def _understand(column: Column, cell: Cell) -> str:
    match column.kind:
        case asked.PHONE:
            return import_cell.phone(cell)
        case asked.DISTRICT:
            return _district(line(said(cell), _("the cell")))
        case asked.CHOICE:
            return _word(column.of, said(cell))
    return line(said(cell), _("the cell"))


def _district(text: str) -> str:
    """A district as it is spelled. Raises Unacceptable for what is nearly one: nobody would see the slip."""
    if nearly_district(text):
        raise Unacceptable(
            _("that is nearly the name of a district, but not quite"),
            _("choose among: {words}").format(words=", ".join(each.label for each in WORDS["district"])),
        )
    return district(text)


def _word(of: str, text: str) -> str:
    """The key of a word of the list ``of``. Raises Unacceptable for any other."""
    found = words.key(of, text)
    if found is None:
        raise Unacceptable(
            _("the word is not one of the list"),
            _("choose among: {words}").format(words=", ".join(each.label for each in words.choices(of))),
        )
    return found


def _as(of: str, text: str) -> Callable[[Cell], str]:
    """A reader of one word of a cell that has several."""
    return lambda _cell: _word(of, text)


def column_of(table: Table, key: str) -> str:
    """The letter of the column for ``key``; empty where there is none."""
    at: Mapping[str, int] = table.becomes
    return letter(at[key]) if key in at else ""
