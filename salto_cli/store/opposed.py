"""What two records of one person say against each other: a yes in one stops counting where the other says no.

Whoever wrote the yes did not know of the no. So neither the later nor the earlier one is taken for the last
word: the consent is ended, and must be asked for anew.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from salto_cli.i18n import _
from salto_cli.models.code import STATEMENT, code
from salto_cli.store.act import Act, Row


@dataclass(frozen=True, slots=True)
class Said:
    """One statement as far as it can be opposed. ``origin`` is whose and by whom as the records stood;
    ``of`` the same once they are one. Empty ``services`` or ``categories`` stand for all of them."""

    row: int
    number: int
    person: int
    origin: tuple[int, str, int | None]
    of: tuple[int, str, int | None]
    yes: bool
    said: str
    services: frozenset[str]
    categories: frozenset[str]

    def meets(self, other: "Said") -> bool:
        """Whether both speak of the same service and category."""
        return all(
            not mine or not theirs or mine & theirs
            for mine, theirs in ((self.services, other.services), (self.categories, other.categories))
        )


def consents(act: Act, stays: int, goes: int) -> tuple[Said, ...]:
    """Every yes that stands in one record while the other holds a no or a withdrawal about the same."""
    rows = act.all(
        "SELECT s.id, s.number, s.person, s.by, s.giver, s.verdict, s.said, s.services, s.categories, "
        "s.pairs, EXISTS (SELECT 1 FROM withdrawal w WHERE w.statement = s.id) FROM statement s "
        "WHERE s.person IN (?1, ?2) OR s.giver IN (?1, ?2) ORDER BY s.number",
        stays,
        goes,
    )
    found = [_said(row, stays, goes) for row in rows]
    noes = [each for each in found if not each.yes and not _is_superseded(each, found)]
    return tuple(
        each
        for each in found
        if each.yes and any(no.of == each.of and no.origin != each.origin and no.meets(each) for no in noes)
    )


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
        each.yes and each.origin == no.origin and each.said > no.said and each.meets(no) for each in found
    )


def _said(row: Row, stays: int, goes: int) -> Said:
    pairs = json.loads(row[9])
    return Said(
        row=int(row[0]),
        number=int(row[1]),
        person=int(row[2]),
        origin=(row[2], row[3], row[4]),
        of=(stays if row[2] == goes else row[2], row[3], stays if row[4] == goes else row[4]),
        yes=row[5] == "grant" and not row[10],
        said=row[6],
        services=frozenset(json.loads(row[7])) | {service for service, _category in pairs},
        categories=frozenset(json.loads(row[8])) | {category for _service, category in pairs},
    )
