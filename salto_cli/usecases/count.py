"""Counts for whoever leads and sees nobody's file: small ones are kept back, and what would give them away.

A count from 1 to 4 is not shown. Nor may it be worked out: the total is known, so that what is left when the
shown counts are taken from it must leave every hidden count open. Where hiding larger counts too is not
enough, the whole breakdown is kept back.
"""

from collections import Counter
from collections.abc import Mapping

from salto_cli.models.count import (
    BANDS,
    DAYS,
    FEW,
    FEWEST,
    HIDDEN,
    OTHER_AGE,
    Breakdown,
    Cell,
    CountCases,
    Counts,
)
from salto_cli.models.day import age_on, days_on
from salto_cli.models.question import FILE, Keep, Questions
from salto_cli.store import count as counts
from salto_cli.store.act import Act
from salto_cli.usecases.door import asks


def _everyone_with_a_case(act: Act, _order: CountCases) -> Questions:
    found = counts.with_a_case(act)
    return [Keep(found, FILE, required=False)] if found else []


@asks(_everyone_with_a_case)
def count(act: Act, _order: CountCases) -> Counts:
    """Open cases by district, age and lead; contacts and attempts of the last 30 days."""
    since = days_on(act.day, 1 - DAYS)
    by_district, by_lead = counts.by_district(act), counts.by_lead(act)
    contacts, attempts = counts.contacts(act, since)
    total = sum(by_lead.values())
    return Counts(
        day=act.day,
        since=since,
        cases=cell(None, total),
        breakdowns=(
            breakdown("district", by_district),
            breakdown("age", _by_age(counts.by_birth(act), act.day)),
            breakdown("lead", by_lead),
        ),
        contacts=cell(None, contacts),
        attempts=cell(None, attempts),
    )


def kept_back(number: int | None) -> int | None:
    """A number of persons by itself; None for one from 1 to 4, or one that is kept back already."""
    return None if number is None or 0 < number < FEWEST else number


def cell(key: str | None, number: int) -> Cell:
    """One count by itself."""
    return Cell(key, None, FEW) if kept_back(number) is None else Cell(key, number)


def breakdown(by: str, found: Mapping[str | None, int]) -> Breakdown:
    """The counts in ``found``, so that none from 1 to 4 is shown or can be worked out from their sum."""
    few = [key for key, number in found.items() if 0 < number < FEWEST]
    # By name and not by size: that the smallest was taken would tell how large it can be.
    rest = sorted((str(key), number, key) for key, number in found.items() if number >= FEWEST)
    hidden: list[str | None] = []
    left = sum(found[key] for key in few)
    while few and not _is_open(left, len(few), len(hidden)):
        if not rest:
            return Breakdown(by, (), withheld=True)
        _name, number, key = rest.pop(0)
        hidden.append(key)
        left += number
    return Breakdown(
        by,
        tuple(
            Cell(key, None, HIDDEN) if key in hidden else cell(key, number) for key, number in found.items()
        ),
    )


def _is_open(left: int, few: int, hidden: int) -> bool:
    """Whether each of ``few`` counts can still be anything from 1 to 4; ``left`` is the sum of all not shown.

    The other few are then from 1 to 4 each, and the ``hidden`` ones 5 or more.
    """
    least = (few - 1) + FEWEST * hidden
    most = None if hidden else (FEWEST - 1) * (few - 1)
    return left - (FEWEST - 1) >= least and (most is None or left - 1 <= most)


def _by_age(born: Mapping[str | None, int], day: str) -> dict[str | None, int]:
    """Cases by age band, each band named by its ages; those outside all of them come last."""
    found: Counter[str | None] = Counter({f"{first}-{last}": 0 for first, last in BANDS})
    for birth, number in born.items():
        age = age_on(str(birth), day)
        band = next((f"{first}-{last}" for first, last in BANDS if first <= age <= last), OTHER_AGE)
        found[band] += number
    return dict(found)
