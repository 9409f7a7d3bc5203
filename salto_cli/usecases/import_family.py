"""Who belongs together in a spreadsheet: guardians that several rows name, and siblings.

Two rows name one guardian where the identity number is the same, or name and birth date. A guardian of whom
neither is known is nobody that salto could register: another of the same name would become the same person.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import TypeAlias

from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.alike import may_be_one
from salto_cli.models.import_ import Carer, Doubt, Entry
from salto_cli.usecases.import_guardian import PARENT
from salto_cli.usecases.import_rows import who

Key: TypeAlias = tuple[str, str | None]

NEAR = 88.0  # percent: two names on one birth date that differ so little may be one person's, mistyped


def key(carer: Carer) -> Key | None:
    """What tells this guardian from every other; None where the row does not say enough."""
    if not carer.name:
        return None
    if carer.national_id:
        return carer.national_id, None
    return who(carer.name, carer.born) if carer.born else None


@dataclass(slots=True)
class Families:
    """The guardians of a file, each once, and who named them; in the order of the rows."""

    carers: dict[Key, Carer] = field(default_factory=dict, repr=False)
    children: dict[Key, list[int]] = field(default_factory=lambda: defaultdict(list))
    doubts: list[Doubt] = field(default_factory=list)
    left: int = 0  # guardians of whom the file does not say enough
    contested: set[Key] = field(default_factory=set, repr=False)  # numbers that stand beside two names
    _by_birth: dict[str | None, list[tuple[Key, str]]] = field(
        default_factory=lambda: defaultdict(list), repr=False
    )

    def add(self, entry: Entry) -> None:
        """Take up the guardians of one row."""
        for carer in entry.carers:
            found = key(carer)
            if found is None:
                self.left += 1
            elif carer.born and carer.born >= entry.born and carer.sort != "verge":
                self.doubts.append(Doubt(entry.row, _("the guardian is younger than the child")))
            elif self._names_another(found, carer):
                self._leave_to_ask(found, entry.row)
            elif self._resembles(found, carer, entry.row):
                self.doubts.append(
                    Doubt(entry.row, _("a guardian has nearly the same name as one in another row"))
                )
            else:
                self._keep(found, carer, entry.row)

    @property
    def ties(self) -> dict[int, list[Key]]:
        """The guardians of each row."""
        found: dict[int, list[Key]] = defaultdict(list)
        for known, rows in self.children.items():
            for row in dict.fromkeys(rows):
                found[row].append(known)
        return found

    @property
    def parents(self) -> dict[int, list[Key]]:
        """The same, for each row of which every guardian is a parent."""
        return {
            row: keys
            for row, keys in self.ties.items()
            if all(self.carers[known].sort == PARENT for known in keys)
        }

    def leave(self, known: Key) -> None:
        """Leave a guardian out who may be somebody else."""
        del self.carers[known]
        self.left += len(self.children.pop(known))

    def _names_another(self, found: Key, carer: Carer) -> bool:
        """Whether the same number has stood beside the name of somebody else: whose it is, nobody knows."""
        first = self.carers.get(found)
        return found in self.contested or (first is not None and not one_name(first.name, carer.name))

    def _leave_to_ask(self, found: Key, row: int) -> None:
        """Leave out whoever has this number, in every row."""
        reason = _("two guardians in the file have the same identity number and different names")
        self.doubts += [Doubt(each, reason) for each in (*self.children.get(found, ()), row)]
        self.left += 1
        self.contested.add(found)
        if found in self.carers:
            self.leave(found)

    def _keep(self, found: Key, carer: Carer, row: int) -> None:
        if found not in self.carers:
            self.carers[found] = carer
            self._by_birth[carer.born].append((found, carer.name))
        self.children[found].append(row)

    def _resembles(self, found: Key, carer: Carer, row: int) -> bool:
        """Whether somebody else in the file is born on the same day and has a name like theirs.

        Two in one row were said to be two: of them only nearly the same name is asked about.
        """
        if found in self.carers:
            return False
        return any(
            (near if row in self.children[known] else may_be_one)(name, carer.name)
            for known, name in self._by_birth[carer.born]
        )


def gathered(entries: Sequence[Entry]) -> Families:
    """The guardians of all rows."""
    families = Families()
    for each in entries:
        families.add(each)
    return families


def near(one: str, other: str) -> bool:
    """Whether two names differ so little that they may be one person's."""
    from rapidfuzz import fuzz

    return bool(fuzz.token_sort_ratio(who(one, None)[0], who(other, None)[0]) >= NEAR)


def one_name(one: str, other: str) -> bool:
    """Whether two names beside the same number may be one person's: nearly the same, or one within the other.

    A surname alone is within those of a whole family, so one word says nothing.
    """
    first, second = ({*who(each, None)[0].split()} for each in (one, other))
    return near(one, other) or (len(first & second) > 1 and (first <= second or second <= first))


@frozen
class Pair:
    """Two rows whose youths are siblings; ``sort`` None: the file does not say what they are to each
    other. ``said`` is what somebody has said of just these two.
    """

    first: int
    second: int
    sort: str | None
    said: str | None = None


def as_said(pairs: Iterable[Pair], told: Mapping[tuple[int, int], str | None]) -> list[Pair]:
    """The pairs with what somebody has ``told`` of two rows; None there: they are no siblings.

    What the parents in the file tell is not told otherwise.
    """
    kept = (each for each in pairs if each.sort or told.get((each.first, each.second), "") is not None)
    return [replace(each, said=told.get((each.first, each.second))) for each in kept]


def siblings(entries: Sequence[Entry], families: Families) -> tuple[list[Pair], list[Doubt]]:
    """The pairs that a row says are siblings, or that have a guardian in common or one of the same name and
    phone; and names not in the file.

    With the same two parents they are full siblings, with one of two in common half siblings. Of guardians
    who are not said to be parents nothing follows: two in one foster home have the same.
    """
    found = _ByName(entries)
    pairs, doubts = set[tuple[int, int]](), list[Doubt]()
    for each in entries:
        for name in each.siblings:
            rows = found.rows(name, each)
            if len(rows) == 1:
                pairs.add(_ordered(each.row, rows[0]))
            else:
                doubts.append(Doubt(each.row, _("a sibling is not found in the file, or more than once")))
    for rows in families.children.values():
        pairs |= {_ordered(*two) for two in combinations(dict.fromkeys(rows), 2)}
    pairs |= set(_by_phone(entries))
    parents = families.parents
    said = [Pair(one, two, _sort(parents.get(one, []), parents.get(two, []))) for one, two in sorted(pairs)]
    return said, doubts


def _by_phone(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """The rows that name a guardian alike, with the same phone, where nothing else tells who that is.

    It makes nobody known: that the youths are siblings is asked.
    """
    by_phone: dict[str, list[tuple[int, Carer]]] = defaultdict(list)
    for each in entries:
        for carer in each.carers:
            if carer.name and carer.phone:
                by_phone[carer.phone].append((each.row, carer))
    for named in by_phone.values():
        for (row, one), (other_row, other) in combinations(named, 2):
            told_apart = key(one) is not None and key(other) is not None
            if row != other_row and not told_apart and one_name(one.name, other.name):
                yield _ordered(row, other_row)


class _ByName:
    """The rows by the name that stands in them, and by the first name and the family name."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.whole: dict[str, list[int]] = defaultdict(list)
        self.short: dict[tuple[str, str], list[int]] = defaultdict(list)
        for each in entries:
            name = who(each.name, None)[0]
            self.whole[name].append(each.row)
            self.short[name.split()[0], name.split()[-1]].append(each.row)

    def rows(self, name: str, entry: Entry) -> list[int]:
        """The rows of whom a row calls ``name``: a first name alone is one of the same family name."""
        family = who(entry.name, None)[0].split()[-1]
        found = self.whole.get(name) or self.short.get((name, family), [])
        return [row for row in found if row != entry.row]


def _sort(one: list[Key], other: list[Key]) -> str | None:
    if len(one) == 2 and set(one) == set(other):
        return "full"
    return "half" if len(one) == len(other) == 2 and set(one) & set(other) else None


def _ordered(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)
