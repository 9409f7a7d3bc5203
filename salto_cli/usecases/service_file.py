"""Reading a file of services: the columns of the starter catalogue, checked cell by cell.

A file is taken whole or refused. What is said of a fault names line and column, never what stood there.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from salto_cli.consent.policy import in_force
from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models import yes_no
from salto_cli.models.service import Service, check_ages, check_id, slug
from salto_cli.models.text import line
from salto_cli.usecases import words

Cell = TypeVar("Cell")

NEEDED = ("name", "policy_sector")
COLUMNS = (
    *NEEDED,
    "id",
    "organisation",
    "kind",
    "age_min",
    "age_max",
    "private",
    "district",
    "contact",
    "unit",
)
# Sectors in which a private body has a duty of confidentiality of its own (oppl., hpl.). Any other private
# body is frivillig or idrettslag, which may be told much less: it must not pass for a public one.
MAY_BE_PRIVATE = frozenset({"school", "ppt", "health"})
SHOWN = 8  # lines named in a hint


@frozen
class Entry:
    """A service as the file has it, and which columns the file has."""

    service: Service
    columns: frozenset[str]

    def over(self, old: Service | None) -> Service:
        """What the catalogue shall hold: what the file is silent about stays as it was.

        An entry that says nothing new keeps its origin and the day someone made sure of it.
        """
        if old is None:
            return self.service
        columns = self.columns - {*NEEDED, "id"} | (
            {"private"} if self.service.sector != old.sector else set()
        )
        told = {column: getattr(self.service, column) for column in columns}
        told = {name: value for name, value in told.items() if value or name not in {"contact", "unit"}}
        known = {"name": self.service.name, "sector": self.service.sector, **told}
        merged = replace(old, **known)
        return merged if merged == old else replace(merged, origin=self.service.origin, verified=None)


def decoded(raw: bytes) -> str:
    """The text of a file as Excel or anything newer writes it. Raises Unacceptable for what is no text."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not any(sign < " " and sign not in "\t\r\n" for sign in text):
            return text
    raise Unacceptable(_("the file is not plain text"), _("save it as CSV, in UTF-8"))


def read(text: str, origin: str) -> list[Entry]:
    """The services in ``text``, separated by commas or semicolons. Raises Unacceptable for a fault."""
    lines = _lines(text)
    _at, head = next(lines, (1, []))
    columns = _columns(head)
    faults: dict[int, Unacceptable] = {}
    entries: dict[str, Entry] = {}
    for at, cells in lines:
        try:
            entry = _entry(columns, cells, origin)
            if entry.service.id in entries:
                raise _fault(
                    "id", Unacceptable(_("the same id stands further up"), _("each service has its own"))
                )
            entries[entry.service.id] = entry
        except Unacceptable as fault:
            faults[at] = fault
    if faults:
        raise _first(faults)
    if not entries:
        raise Unacceptable(
            _("the file holds no service"), _("one service a line, below the names of the columns")
        )
    return list(entries.values())


def is_private(sector: str | None, said: bool | None) -> bool:
    """Whether a body is private: as said, else as its sector is.

    Raises Unacceptable for a private body in a sector of public ones, which may be told more.
    """
    known = in_force().sectors.get(sector or "")
    if said and known and not known.private and known.key not in MAY_BE_PRIVATE:
        raise Unacceptable(
            _("a private or voluntary body cannot be in this sector"), _("choose frivillig or idrettslag")
        )
    return said if said is not None else bool(known and known.private)


def refuse_a_word(id_: str) -> None:
    """Raise Unacceptable for an id that means a sector or a kind of information as well."""
    policy = in_force()
    said = (id_, id_.replace("-", " "))
    if any(policy.sector_named(each) or policy.category_named(each) for each in said):
        raise Unacceptable(
            _("the service's id is a word for a sector or for a kind of information"),
            _("give it an id that names the unit, as in nav-ungdomsteam"),
        )


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each line that is not empty, with its number in the file. Raises Unacceptable for broken quotes."""
    separator = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
    at = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield at, cells
            at = reader.line_num + 1
    except csv.Error:
        raise Unacceptable(
            _("line {line}: the quotation marks do not fit together").format(line=at), _("look at that line")
        ) from None


def _columns(head: list[str]) -> list[str]:
    columns = [cell.strip().casefold() for cell in head]
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        raise Unacceptable(
            _("line 1: the column {column} is missing").format(column=missing[0]),
            _("the columns are: {columns}").format(columns=", ".join(COLUMNS)),
        )
    if len({*columns}) < len(columns) or not {*columns} <= {*COLUMNS}:
        raise Unacceptable(
            _("line 1: a column is unknown, or stands there twice"),
            _("the columns are: {columns}").format(columns=", ".join(COLUMNS)),
        )
    return columns


def _entry(columns: list[str], cells: list[str], origin: str) -> Entry:
    """One line of the file. Raises Unacceptable, naming the column."""
    if len(cells) > len(columns):
        raise Unacceptable(
            _("there are more cells than columns"), _("put text with a separator in it in quotes")
        )
    raw = dict(zip(columns, [*cells, *[""] * len(columns)], strict=False))
    said = {name: _cell(name, raw.get(name, ""), _one_line) for name in COLUMNS}
    if not said["name"]:
        raise _fault("name", Unacceptable(_("the name is missing"), _("every service has a name")))
    sector = _cell("policy_sector", said["policy_sector"], _word_of("service_sector"))
    ages = [_cell(name, said[name], _age) for name in ("age_min", "age_max")]
    _cell("age_max", "", lambda _text: check_ages(*ages))
    id_ = said["id"] or slug(said["name"])
    _cell("id", id_, check_id)
    _cell("id", id_, refuse_a_word)
    service = Service(
        id=id_,
        name=said["name"],
        organisation=said["organisation"],
        sector=sector,
        kind=_cell("kind", said["kind"], _word_of("service_kind")) or "other",
        age_min=ages[0],
        age_max=ages[1],
        private=_cell("private", said["private"], lambda text: is_private(sector, _yes_no(text))),
        district=slug(said["district"]) or None,
        contact=said["contact"] or None,
        unit=said["unit"] or None,
        origin=origin,
        verified=None,
    )
    return Entry(service, frozenset(columns))


def _cell(column: str, text: str, understand: Callable[[str], Cell]) -> Cell:
    """What a cell means; a fault in it is told with the name of its column."""
    try:
        return understand(text)
    except Unacceptable as why:
        raise _fault(column, why) from None


def _one_line(text: str) -> str:
    return line(text, _("the cell"))


def _word_of(of: str) -> Callable[[str], str | None]:
    def word(text: str) -> str | None:
        found = words.key(of, text)
        if text and found is None:
            keys = ", ".join(each.key for each in words.choices(of))
            raise Unacceptable(
                _("the word is not one of the list"), _("choose among: {words}").format(words=keys)
            )
        return found

    return word


def _age(text: str) -> int | None:
    if text and not (text.isascii() and text.isdigit() and len(text) < 4):
        raise Unacceptable(_("an age is a whole number"), _("write it as in 13, or leave it empty"))
    return int(text) if text else None


def _yes_no(text: str) -> bool | None:
    return yes_no.in_cell(text) if text else None


def _fault(column: str, why: Unacceptable) -> Unacceptable:
    return Unacceptable(_("column {column}: {why}").format(column=column, why=why.message), why.hint)


def _first(faults: Mapping[int, Unacceptable]) -> Unacceptable:
    """The first fault, with its line; the hint names the lines of the others."""
    at, fault = next(iter(faults.items()))
    others = [str(line) for line in faults if line != at]
    hint = fault.hint
    if others:
        shown = ", ".join(others[:SHOWN]) + (" …" if len(others) > SHOWN else "")
        hint += ". " + _("There are faults on these lines too: {lines}").format(lines=shown)
    return Unacceptable(_("line {line}, {fault}").format(line=at, fault=fault.message), hint)
