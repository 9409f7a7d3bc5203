"""What a column may be whose heading nobody knows: by what it resembles, and by what stands below it."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from salto_cli.models import asked
from salto_cli.models.import_cell import answered
from salto_cli.models.import_column import COLUMNS, CONSENT, ELSEWHERE, FREE_TEXT, NOT_TAKEN, plain

RESEMBLES: Final = (
    78.0  # percent of signs in common (rapidfuzz's ratio): «Telefonnr» resembles «Telefonnummer»
)
SHORTEST: Final = 4  # signs; shorter headings resemble too much
ENOUGH: Final = 0.5  # of the cells must be what the column would hold
CONSENTED: Final = "consent"  # the column that says no more than yes or no

REMARK: Final = re.compile(r"[(\[\n]")
# How something is to be written, which a heading may say without being another for it.
HOW: Final = frozenset(
    plain(
        "etternavn fornavn dd mm åå åååå ddmmåå ddmmåååå 11 siffer sifre ja nei j n valgfritt hvis kjent "
        "mobil privat dato last name first surname yes no y n optional if known digits yyyy yy"
    ).split()
)

_KNOWN: Final = {heading: column.key for column in reversed(COLUMNS.values()) for heading in column.headings}
_NUMBER: Final = {asked.IDENTITY_NUMBER: range(10, 12), asked.PHONE: range(8, 13)}  # digits


def known(heading: str) -> str | None:
    """The key of the column that is called so, in either language; None for a heading that nobody knows.

    A remark on how to write it, in brackets or on a line below, is no part of what it is called.
    """
    called, remark = _apart(heading)
    whole = _KNOWN.get(plain(heading))
    return whole or (_KNOWN.get(plain(called)) if {*plain(remark).split()} <= HOW else None)


def likely(heading: str) -> str | None:
    """The key of the column that a heading begins with, whatever stands behind it."""
    return known(heading) or _KNOWN.get(plain(_apart(heading)[0]))


def _apart(heading: str) -> tuple[str, str]:
    """What a heading is called, and what stands behind it in brackets or on a line below."""
    called, *remark = REMARK.split(heading.strip(), maxsplit=1)
    return called, "".join(remark)


def guess(heading: str, cells: Sequence[str], used: Collection[str]) -> tuple[str, bool]:
    """What a column becomes, and whether that is sure; ``used`` are the keys that other columns have.

    ``cells`` are those that say something. A column that resembles one, but holds something else, or what
    another column holds already, is left in doubt.
    """
    key = known(heading)
    if key is not None and (key not in used or key == FREE_TEXT):
        return key, True
    if plain(_apart(heading)[0]) in ELSEWHERE:  # «Sist kontakt» is no slip for «SLT-kontakt»
        return NOT_TAKEN, True
    begun = likely(heading)
    found = [begun] if begun is not None else list(_resembled(plain(heading)))
    if not found:
        return NOT_TAKEN, True
    return next((each for each in found if each not in used and _holds(each, cells)), NOT_TAKEN), False


def _resembled(wanted: str) -> Iterator[str]:
    """The keys of what the heading resembles, the likeliest first.

    What resembles one column of a guardian's may as well be their name, and one of a consent's the consent.
    """
    if len(wanted) < SHORTEST:
        return
    from rapidfuzz import fuzz, process

    found = process.extract(wanted, _KNOWN.keys(), scorer=fuzz.ratio, score_cutoff=RESEMBLES, limit=None)
    keys = list(dict.fromkeys(_KNOWN[heading] for heading, _score, _at in found))
    yield from keys
    numbers = {COLUMNS[key].guardian for key in keys} - {0}
    yield from (f"guardian{number}.name" for number in sorted(numbers))
    yield from (CONSENTED for key in keys if key in CONSENT)


def _holds(key: str, cells: Sequence[str]) -> bool:
    """Whether most of what stands there is what the column for ``key`` holds."""
    fitting = sum(_fits(key, each) for each in cells)
    return fitting >= ENOUGH * len(cells)


def _fits(key: str, cell: str) -> bool:
    column = COLUMNS[key]
    if key in CONSENT:
        return (answered(cell) is not None) == (key == CONSENTED)
    if column.part == "name" or column.kind == asked.OPERATOR:
        return not any(sign.isdigit() for sign in cell)
    match column.kind:
        case asked.IDENTITY_NUMBER | asked.PHONE:
            return len(re.findall(r"\d", cell)) in _NUMBER[column.kind]
        case asked.BIRTH:
            return any(sign.isdigit() for sign in cell)
        case asked.YES_NO:
            return answered(cell) is not None
    return True
