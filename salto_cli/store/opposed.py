"""What two records of one person say against each other: a yes in one stops counting where the other says no.

Whoever wrote the yes did not know of the no. So neither the later nor the earlier one is taken for the last
word: the consent is ended, and must be asked for anew.
"""

import json
from collections.abc import Sequence

from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.code import PERSON, STATEMENT, code
from salto_cli.store.act import Act, Row

# Statements that name one of two codes, ?3 as a JSON list, as a recipient.
_NAMES_ONE = (
    "EXISTS (SELECT 1 FROM json_each(?3) c WHERE instr(s.services || s.pairs, '\"' || c.value || '\"'))"
)


@frozen
class Said:
    """One statement as far as it can be opposed. ``origin`` is whose and by whom as the records stood;
    ``of`` the same once they are one. ``named`` are those of the two codes that it names as recipients; in
    ``services`` they are one. Empty ``services`` or ``categories`` stand for all of them."""

    row: int
    number: int
    person: int
    origin: tuple[int, str, int | None]
    of: tuple[int, str, int | None]
    yes: bool
    said: str
    named: frozenset[str]
    services: frozenset[str]
    categories: frozenset[str]

    def meets(self, other: "Said") -> bool:
        """Whether both speak of the same service and category."""
        return all(
            not mine or not theirs or mine & theirs
            for mine, theirs in ((self.services, other.services), (self.categories, other.categories))
        )

    def opposes(self, yes: "Said") -> bool:
        """Whether this no, of one of the two records or about it, is against a yes of or about the other."""
        if self.of != yes.of or not self.meets(yes):
            return False
        return self.origin != yes.origin or bool(self.named and yes.named and self.named != yes.named)


def consents(act: Act, stays: int, goes: int) -> tuple[Said, ...]:
    """Every yes that stands in one record while the other holds a no or a withdrawal about the same.

    Or that says that one of the two may be told, while there is a no to the other.
    """
    codes = _codes(act, stays, goes)
    rows = act.all(
        "SELECT s.id, s.number, s.person, s.by, s.giver, s.verdict, s.said, s.services, s.categories, "
        "s.pairs, EXISTS (SELECT 1 FROM withdrawal w WHERE w.statement = s.id) FROM statement s "
        f"WHERE s.person IN (?1, ?2) OR s.giver IN (?1, ?2) OR {_NAMES_ONE} ORDER BY s.number",
        stays,
        goes,
        json.dumps(codes),
    )
    found = [_said(row, stays, goes, codes) for row in rows]
    noes = [each for each in found if not each.yes and not _is_superseded(each, found)]
    return tuple(each for each in found if each.yes and any(no.opposes(each) for no in noes))


def spoken_of(act: Act, stays: int, goes: int) -> tuple[int, ...]:
    """The ids of those whose statements name one of the two as a recipient."""
    codes = _codes(act, stays, goes)
    sql = f"SELECT DISTINCT s.person FROM statement s WHERE {_NAMES_ONE.replace('?3', '?1')}"
    return tuple(int(row[0]) for row in act.all(sql, json.dumps(codes)))


def _codes(act: Act, stays: int, goes: int) -> tuple[str, str]:
    rows = act.all("SELECT id, number FROM person WHERE id IN (?, ?)", stays, goes)
    numbers = {int(row[0]): int(row[1]) for row in rows}
    return code(PERSON, numbers[stays]), code(PERSON, numbers[goes])


def withdraw(act: Act, against: Sequence[Said]) -> tuple[str, ...]:
    """End each of these consents today; returns their codes. The rows are the merged person's by now."""
    for each in against:
        act.add(
            "withdrawal",
            statement=each.row,
            person=each.of[0],
            said=act.day,
            typed=act.moment,
            reason=_("two records of the same person said different things; ask again"),
        )
    return tuple(code(STATEMENT, each.number) for each in against)


def _is_superseded(no: Said, found: Sequence[Said]) -> bool:
    """Whether the same record holds a later yes about the same: then it was changed by someone who knew."""
    return any(
        each.yes
        and (each.origin, each.named) == (no.origin, no.named)
        and each.said > no.said
        and each.meets(no)
        for each in found
    )


def _said(row: Row, stays: int, goes: int, codes: tuple[str, str]) -> Said:
    pairs = json.loads(row[9])
    services = frozenset(json.loads(row[7])) | {service for service, _category in pairs}
    named = services & {*codes}
    return Said(
        row=int(row[0]),
        number=int(row[1]),
        person=int(row[2]),
        origin=(row[2], row[3], row[4]),
        of=(stays if row[2] == goes else row[2], row[3], stays if row[4] == goes else row[4]),
        yes=row[5] == "grant" and not row[10],
        said=row[6],
        named=named,
        services=services - named | ({codes[0]} if named else frozenset()),
        categories=frozenset(json.loads(row[8])) | {category for _service, category in pairs},
    )
