"""Taking in a caseload from a spreadsheet: looked at in one act, then taken in as one, or not at all.

The first act looks (``import_look``). Then come the rows, some at a time in acts of their own, since the
guards look through all that an act was judged on at every write; they are committed together, and only where
nobody has written in between. A rehearsal does all of it and is undone at the end, so that it cannot differ.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from salto_cli.frozen import frozen
from salto_cli.models import own_text
from salto_cli.models.import_ import Carer, Entry, ImportCaseload, Imported, ImportRows, Taken, Tie
from salto_cli.models.import_column import FREE_TEXT, NOT_TAKEN
from salto_cli.models.kin import GUARDIAN, SIBLING
from salto_cli.models.named import Named
from salto_cli.models.publication import Publish
from salto_cli.models.question import FILE, IDENTITY, Keep, Questions, Standing
from salto_cli.models.trait import SAFE_CONTACT, NewTrait
from salto_cli.store import case as cases
from salto_cli.store import kin
from salto_cli.store import person as persons
from salto_cli.store import trait as traits
from salto_cli.store.act import Act, new_id
from salto_cli.store.store import Store
from salto_cli.usecases import import_consent, import_look, mention
from salto_cli.usecases.door import UseCase, perform
from salto_cli.usecases.import_family import Key, Pair, key
from salto_cli.usecases.import_left import add_task, guardians_left, is_kept, unread_of
from salto_cli.usecases.import_look import Looked
from salto_cli.usecases.import_mapping import Table

AT_ONCE: Final = 40  # youths in one act: measured, see docs/decisions/0014
T = TypeVar("T")
Tell = Callable[[int], None]  # is told how many rows more have been worked through


def take_in(
    store: Store, order: ImportCaseload, table: Table, errors: Publish[Looked], name: str | None, tell: Tell
) -> Imported:
    """Take in every row of ``table`` that can be, or nobody where one is bad and ``skip_bad`` was not said.

    ``errors`` makes the workbook of what is wrong, called ``name``; a rehearsal makes none. Raises Changed
    where another terminal has written meanwhile.
    """
    looked = import_look.look(store, order, table, tell, None if order.dry_run else errors)
    rows = _Rows(looked, tell, order.link_siblings or "")
    if not looked.refused:
        with store.together(looked.act, undone=order.dry_run):
            for part in _parts(looked.entries, AT_ONCE):
                rows.take(store, part)
            for pairs in _parts(looked.linked, AT_ONCE):
                rows.link(store, pairs)
            for part in _parts([each for each in looked.entries if each.safe_contact], AT_ONCE):
                rows.say_how_to_reach(store, part)
    return Imported(
        file=table.file,
        sheet=table.sheet.name,
        rows=len(list(table.rows)),
        dry_run=order.dry_run,
        refused=looked.refused,
        taken=tuple(rows.taken),
        here=looked.here,
        doubts=looked.doubts,
        bad=looked.faults,
        siblings=tuple(rows.coded(each) for each in looked.linked) if rows.taken else (),
        unlinked_siblings=tuple(rows.coded(each) for each in looked.unlinked) if rows.taken else (),
        link_guardians=looked.links_guardians,
        left_guardians=looked.left,
        kept_guardians=rows.kept_guardians,
        good=len(looked.entries),
        not_taken=tuple(
            each for each in table.columns if each.filled and each.becomes in {NOT_TAKEN, FREE_TEXT}
        ),
        errors=name if looked.faults else None,
        ties=tuple(rows.tie(each) for each in looked.linked) if rows.taken else (),
        unread=looked.unread,
        left=(*(cell for each in looked.entries for cell in each.left), *looked.nobody),
    )


@frozen
class _Kept:
    """Somebody who has been taken in: the id and how they are named."""

    id: int
    named: Named


@dataclass(slots=True)
class _Rows:
    """The rows on their way in: who is in already, by row and by guardian."""

    looked: Looked
    tell: Tell
    sort: str  # what siblings are to each other of whom the file does not say
    taken: list[Taken] = field(default_factory=list)
    youths: dict[int, _Kept] = field(default_factory=dict)
    carers: dict[Key, _Kept] = field(default_factory=dict)
    kept_guardians: int = 0  # who stand in tasks, since they could not be registered

    def take(self, store: Store, entries: Sequence[Entry]) -> None:
        """Take in some youths with their guardians, in one act."""
        ids = {each.row: new_id() for each in entries}
        carers = {
            known: self._carer_id(known) for each in entries for known in self.looked.ties.get(each.row, ())
        }

        def questions(_act: Act, _order: ImportRows) -> Questions:
            by_basis: dict[tuple[str, bool], list[int]] = defaultdict(list)
            for each in entries:
                by_basis[each.basis, bool(each.reference)].append(ids[each.row])
            for (basis, referenced), youths in by_basis.items():
                yield Keep(tuple(youths), FILE, declared=Standing(basis=basis, referenced=referenced))
            if carers:
                yield Keep(tuple(carers.values()), IDENTITY, declared=Standing(kin=True))

        def work(act: Act, _order: ImportRows) -> list[Taken]:
            return [self._take(act, each, ids[each.row], carers) for each in entries]

        self.taken += perform(store, ImportRows(), UseCase(questions, work))
        self.tell(len(entries))

    def link(self, store: Store, pairs: Sequence[Pair]) -> None:
        """Link some siblings, in one act."""
        ids = {self.youths[row].id for each in pairs for row in (each.first, each.second)}

        def questions(_act: Act, _order: ImportRows) -> Questions:
            return [Keep(tuple(sorted(ids)), IDENTITY, declared=Standing(kin=True))]

        def work(act: Act, _order: ImportRows) -> None:
            for each in pairs:
                one, other = self.youths[each.first].id, self.youths[each.second].id
                kin.link(act, SIBLING, one, other, each.sort or each.said or self.sort)

        perform(store, ImportRows(), UseCase(questions, work))

    def say_how_to_reach(self, store: Store, entries: Sequence[Entry]) -> None:
        """Write down how some youths are reached, and whom it names: once everybody is in."""
        texts = {self.youths[each.row].id: each.safe_contact or "" for each in entries}

        named = dict[int, tuple[int, ...]]()

        def questions(act: Act, _order: ImportRows) -> Questions:
            named.update(mention.named_of_each(act, texts))
            others = {each for found in named.values() for each in found} - texts.keys()
            return [Keep(tuple(texts), FILE), *mention.may_name(sorted(others))]

        def work(act: Act, _order: ImportRows) -> None:
            for person, others in named.items():
                traits.add(act, person, NewTrait(SAFE_CONTACT, "identity", texts[person]), others)

        perform(store, ImportRows(), UseCase(questions, work))

    def coded(self, pair: Pair) -> tuple[str, str]:
        """The codes of two siblings."""
        return self.youths[pair.first].named.code, self.youths[pair.second].named.code

    def tie(self, pair: Pair) -> Tie:
        """Two siblings as they were linked."""
        sort = pair.sort or pair.said or self.sort
        return Tie(*self.coded(pair), sort, by_parents=pair.sort is not None)

    def _carer_id(self, known: Key) -> int:
        if known in self.carers:
            return self.carers[known].id
        return self.looked.carers_here.get(known) or new_id()

    def _take(self, act: Act, entry: Entry, person: int, carers: dict[Key, int]) -> Taken:
        lead = self.looked.leads[entry.row]
        youth = Named(
            persons.add(act, person, entry.name, entry.born, **entry.known),
            entry.name,
            entry.born,
            str(entry.known["called"]) if entry.known["called"] else None,
        )
        cases.open_case(
            act,
            person,
            basis=entry.basis,
            reference=entry.reference,
            lead=lead.id,
            purposes=entry.purposes,
            lead_district=entry.lead_district,
        )
        guardians = [
            self._tie(act, person, known, carers[known]) for known in self.looked.ties.get(entry.row, ())
        ]
        self.youths[entry.row] = _Kept(person, youth)
        statements, left = self._consent(act, entry, youth, guardians)
        tasks = self._left_to_do(act, entry, person, lead.id, left)
        return Taken(
            row=entry.row,
            person=youth,
            lead=lead.name,
            guardians=tuple(guardians),
            statements=statements,
            tasks=tasks,
        )

    def _tie(self, act: Act, child: int, known: Key, person: int) -> Named:
        """Link a guardian, who is added where they are new; returns how they are named."""
        carer = self.looked.carers[known]
        if known not in self.carers:
            if known in self.looked.carers_here:
                named = persons.named(act, [person])[person]
            else:
                more = {"national_id": carer.national_id, "phone": carer.phone}
                named = Named(
                    persons.add(act, person, carer.name, carer.born or "", **more),
                    carer.name,
                    carer.born or "",
                    None,
                )
            self.carers[known] = _Kept(person, named)
        kin.link(act, GUARDIAN, child, person, carer.sort, responsibility=carer.responsibility)
        return self.carers[known].named

    def _consent(
        self, act: Act, entry: Entry, youth: Named, guardians: Sequence[Named]
    ) -> tuple[tuple[str, ...], list[str]]:
        """The consent of a row where all of it is there, else what the lead must ask for."""
        if import_consent.is_refused(entry.consent):
            return (), [own_text.made(own_text.ASK_NO)]
        if not import_consent.says_something(entry.consent):
            return (), []
        named_alone = len(entry.carers) == 1  # one who was left out may be the one who said yes
        codes = tuple(each.code for each in guardians) if named_alone else ()
        written = import_consent.record(act, youth.code, codes, entry.consent)
        if written:
            return (written,), []
        unclear = import_consent.is_unclear(entry.consent)
        return (), [own_text.made(own_text.ASK_UNCLEAR if unclear else own_text.ASK_CONSENT)]

    def _left_to_do(
        self, act: Act, entry: Entry, person: int, lead: int, consent: Sequence[str]
    ) -> tuple[str, ...]:
        """The task of the lead about what of the row could not come in; none where all of it has."""
        ties = self.looked.ties.get(entry.row, ())
        guardians: list[Carer] = []
        unread: list[str] = []
        if self.looked.links_guardians:
            guardians = guardians_left(entry, ties, act.day)
            unread = [*self._unread(entry), *unread_of(guardians)]
            self.kept_guardians += sum(map(is_kept, guardians))
        if not (guardians or consent or unread):
            return ()
        made = add_task(act, person, lead, guardians=guardians, consent=consent, unread=unread)
        return (made,)

    def _unread(self, entry: Entry) -> list[str]:
        """What the lead must ask for about guardians who are registered, without what stood there."""
        ties = self.looked.ties.get(entry.row, ())
        unread = {each.part for carer in entry.carers if key(carer) in ties for each in carer.unread}
        texts = (
            [own_text.GUARDIAN_PHONE] if "phone" in unread else [],
            [own_text.GUARDIAN_UNREAD] if unread - {"phone"} else [],
        )
        return [own_text.made(each) for found in texts for each in found]


def _parts(things: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for at in range(0, len(things), size):
        yield things[at : at + size]
