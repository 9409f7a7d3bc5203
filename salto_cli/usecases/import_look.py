"""Looking at a spreadsheet before anybody is taken in: who is here already, who may be, and what is wrong.

It is an act of its own and in the log: whether somebody is here is told by it, though their names are not.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from salto_cli.errors import Ambiguous, NotFound
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.alike import may_be_one
from salto_cli.models.colleague import Operator
from salto_cli.models.import_ import Carer, Doubt, Entry, Fault, Here, ImportCaseload
from salto_cli.models.person import Hit
from salto_cli.models.publication import Publish
from salto_cli.models.question import IDENTITY, Keep, Questions
from salto_cli.models.text import fold
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.store.store import Store
from salto_cli.usecases.door import UseCase, perform
from salto_cli.usecases.import_family import (
    Families,
    Key,
    Pair,
    as_said,
    gathered,
    key,
    near,
    one_name,
    siblings,
)
from salto_cli.usecases.import_guardian import TELLING
from salto_cli.usecases.import_mapping import Table
from salto_cli.usecases.import_rows import Understood, column_of, understood, who
from salto_cli.usecases.import_words import put_right

WHO: Final = ("name", *TELLING)  # what says who a guardian is


@frozen
class Looked:
    """What the look has found. ``act`` is its number in the log: nobody may have written since.

    ``entries`` are the rows to take in, ``leads`` who leads each case, by row; ``ties`` are the guardians of
    each row who are to be linked, ``carers_here`` those of them who are here already, by id. ``left`` counts
    guardians who are not. ``unread`` is what of the others could not be read, ``nobody`` rows about nobody.
    """

    act: int
    refused: bool
    entries: tuple[Entry, ...]
    leads: Mapping[int, Operator]
    carers: Mapping[Key, Carer]
    ties: Mapping[int, Sequence[Key]]
    carers_here: Mapping[Key, int]
    links_guardians: bool
    linked: tuple[Pair, ...]
    unlinked: tuple[Pair, ...]
    here: tuple[Here, ...]
    doubts: tuple[Doubt, ...]
    faults: tuple[Fault, ...]
    left: int
    unread: tuple[Fault, ...]
    nobody: tuple[Fault, ...]


def look(
    store: Store,
    order: ImportCaseload,
    table: Table,
    tell: Callable[[int], None],
    publish: Publish[Looked] | None,
) -> Looked:
    """Look at every row, and at who is here. ``publish`` makes the workbook of what is wrong."""
    today = date.fromisoformat(store.now[:10])
    read = understood(put_right(table, order.meant), order, today)
    alike: dict[int, list[int]] = {}
    of_carer: dict[Key, list[int]] = {}

    def questions(act: Act, _order: ImportCaseload) -> Questions:
        for each in read.entries:
            alike[each.row] = persons.alike(act, each.name, each.born, each.national_id)
            tell(1)
        for known, carer in _carers(read.entries).items() if order.link_guardians else ():
            found = persons.alike(act, carer.name, carer.born or "", carer.national_id)
            of_carer[known[0]] = [*dict.fromkeys([*of_carer.get(known[0], ()), *found])]
        everyone = {person for ids in (*alike.values(), *of_carer.values()) for person in ids}
        return [Keep(tuple(sorted(everyone)), IDENTITY, required=False)] if everyone else []

    def work(act: Act, order: ImportCaseload) -> Looked:
        return _Look(act, order, table, alike, of_carer).looked(read)

    return perform(store, order, UseCase(questions, work), publish)


def _carers(entries: Iterable[Entry]) -> dict[tuple[Key, str], Carer]:
    """Every guardian of whom the file says enough, once by each name that they have in it."""
    named = ((key(each), each) for entry in entries for each in entry.carers)
    return {(known, each.name): each for known, each in named if known}


@dataclass(slots=True)
class _Look:
    """The look while it goes on: who is alike, by row and by guardian, and how they are named."""

    act: Act
    order: ImportCaseload
    table: Table
    alike: Mapping[int, list[int]]
    of_carer: Mapping[Key, list[int]]
    here: list[Here] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    hits: dict[int, Hit] = field(default_factory=dict, repr=False)

    def looked(self, read: Understood) -> Looked:
        """All that there is to say about the rows."""
        self._know()
        self.faults = list(read.faults)
        leads = self._leads(read.entries)
        named = [each for each in read.entries if each.row in leads]
        new = [each for each in self._apart(named) if self._is_new(each)]
        families = gathered(new)
        here: dict[Key, int] = {}
        if self.order.link_guardians:
            self._leave_youths(families, read.entries)
            here = self._carers_here(families)
        found, unfound = siblings(new, families)
        pairs = as_said(found, self.order.siblings)
        self.doubts += [*(families.doubts if self.order.link_guardians else ()), *unfound]
        said = self.order.link_siblings is not None
        return Looked(
            act=self.act.number,
            refused=bool(self.faults) and not self.order.skip_bad,
            entries=tuple(new),
            leads=leads,
            carers=families.carers,
            ties=families.ties if self.order.link_guardians else {},
            carers_here=here,
            links_guardians=self.order.link_guardians,
            linked=tuple(each for each in pairs if said or each.sort or each.said),
            unlinked=tuple(each for each in pairs if not (said or each.sort or each.said)),
            here=tuple(self.here),
            doubts=tuple(sorted(self.doubts, key=lambda each: each.row)),
            faults=tuple(sorted(self.faults, key=lambda each: (each.row, each.column))),
            left=families.left if self.order.link_guardians else sum(len(each.carers) for each in new),
            unread=tuple(_unread(new)) if self.order.link_guardians else (),
            nobody=read.left,
        )

    def _know(self) -> None:
        """Who those alike are, as far as this act may name them."""
        ids = sorted({each for found in (*self.alike.values(), *self.of_carer.values()) for each in found})
        for hit in persons.hits(self.act, ids):
            self.hits[persons.id_of(self.act, hit.code)] = hit

    def _leads(self, entries: Iterable[Entry]) -> dict[int, Operator]:
        """Who leads the case of each row; one whose name nobody here has is a fault."""
        found: dict[str, Operator | None] = {}
        first: dict[str, int] = {}
        leads: dict[int, Operator] = {}
        for each in entries:
            said = each.lead or self.order.lead or ""
            if said not in found:
                found[said] = self._colleague(said)
            lead = found[said]
            if lead is None:
                row = first.setdefault(fold(said), each.row)
                reason = _("no colleague is registered under the name in row {row}").format(row=row)
                hint = _('say who it is with --lead-as "NAME=COLLEAGUE"; see: salto operator list')
                self.faults.append(Fault(each.row, column_of(self.table, "lead"), reason, hint))
            else:
                leads[each.row] = lead
        return leads

    def _colleague(self, said: str) -> Operator | None:
        name = self.order.colleagues.get(said.strip().casefold(), said) or operators.name_of(
            self.act, self.act.operator
        )
        try:
            return operators.named(self.act, name)
        except (Ambiguous, NotFound):
            return None

    def _apart(self, entries: Sequence[Entry]) -> Iterator[Entry]:
        """The rows without those who may be one further up, mistyped, unless somebody has said that they are
        not."""
        by_birth: dict[str, list[Entry]] = defaultdict(list)
        for each in entries:
            other = next((one for one in by_birth[each.born] if may_be_one(one.name, each.name)), None)
            if other is not None and each.row not in self.order.new_rows:
                reason = _("nearly the same name, and the same birth date, stand in row {row}").format(
                    row=other.row
                )
                self.doubts.append(Doubt(each.row, reason, may_be_new=True))
                continue
            by_birth[each.born].append(each)
            yield each

    def _is_new(self, entry: Entry) -> bool:
        """Whether nobody who is here is, or may be, the one in this row."""
        found = self.alike[entry.row]
        same = self._same(entry, found)
        if same is not None:
            hit = self.hits.get(same)
            if hit and not one_name(hit.name, entry.name):
                self.doubts.append(Doubt(entry.row, _number_of_another(), (hit.code,)))
                return False
            codes = [hit.code] if hit else [*persons.codes(self.act, [same]).values()]
            self.here.append(Here(entry.row, codes[0], bool(hit and hit.case_open)))
            return False
        if found and entry.row not in self.order.new_rows:
            codes = [*persons.codes(self.act, found).values()]
            reason = _("someone who may be the same person is here already")
            self.doubts.append(Doubt(entry.row, reason, tuple(codes), may_be_new=True))
            return False
        return True

    def _same(self, entry: Entry | Carer, found: Iterable[int]) -> int | None:
        """The id of whoever has the same identity number, or the same name and birth date."""
        if entry.national_id:
            by_number = persons.with_number(self.act, entry.national_id)
            if by_number is not None:
                return by_number
        wanted = who(entry.name, entry.born)
        return next((each for each in found if each in self.hits and _who(self.hits[each]) == wanted), None)

    def _carers_here(self, families: Families) -> dict[Key, int]:
        """The guardians who are here already; those who only may be are not linked, and told.

        Neither is whoever may not be known by name here: that it is them, nobody could see.
        """
        here: dict[Key, int] = {}
        for known, carer in list(families.carers.items()):
            found = self.of_carer.get(known, [])
            same = self._same(carer, found)
            hit = self.hits.get(same) if same is not None else None
            if hit and not one_name(hit.name, carer.name):
                self._leave(families, known, _number_of_another(), [hit.code])
            elif same is not None and hit:
                here[known] = same
            elif found or same is not None:
                codes = persons.codes(self.act, [*found, *([same] if same is not None else [])]).values()
                self._leave(families, known, _("a guardian may be someone who is here already"), codes)
        return here

    def _leave_youths(self, families: Families, entries: Sequence[Entry]) -> None:
        """Leave out the guardians who are, or may be, youths of the file that are not here yet.

        They would become two persons, and a no that one of them says would not be the other's.
        """
        here = {each.row for each in self.here}
        numbers, by_birth = set[str](), defaultdict[str, list[str]](list)
        for each in entries:
            if each.row not in here:
                numbers |= {each.national_id} if each.national_id else set()
                by_birth[each.born].append(each.name)
        for known, carer in list(families.carers.items()):
            named = by_birth.get(carer.born or "", ())
            if carer.national_id in numbers or any(near(each, carer.name) for each in named):
                self._leave(families, known, _("a guardian may be one of the youths in the file"), ())

    def _leave(self, families: Families, known: Key, reason: str, codes: Iterable[str]) -> None:
        """Leave out a guardian who may be somebody else, and tell of it at each of their children."""
        may_be = tuple(dict.fromkeys(codes))
        self.doubts += [Doubt(row, reason, may_be) for row in dict.fromkeys(families.children[known])]
        families.leave(known)


def _unread(entries: Iterable[Entry]) -> Iterator[Fault]:
    """What of the guardians could not be read; of whoever is not registered, what would tell who it is."""
    for carer in (carer for each in entries for carer in each.carers):
        registered = key(carer) is not None
        yield from (each.fault for each in carer.unread if registered or each.part in WHO)


def _number_of_another() -> str:
    return _("the identity number is that of someone here who is called something else")


def _who(hit: Hit) -> Key:
    return who(hit.name, hit.born)
