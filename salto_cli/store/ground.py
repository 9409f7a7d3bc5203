"""What a giving without consent rested on: rows that are added, never altered."""

import json
from collections.abc import Sequence
from dataclasses import field

from salto_cli.errors import NotFound
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.code import DISCLOSURE, number_in
from salto_cli.store.act import Act
from salto_cli.store.today import Found

DOCUMENT, REVIEW = "document", "review"  # what a giving waits for


@frozen
class Claimed:
    """A basis as it was claimed, in the moment of the giving."""

    basis: str
    law: Sequence[str]
    categories: Sequence[str]
    urgent: bool
    offence: str | None = None
    order_ref: str | None = None
    approved_by: str | None = None
    approved: str | None = None
    review: str | None = None


@frozen
class Assessed:
    """What was assessed, in the words of whoever decided."""

    facts: str = field(repr=False)
    necessity: str | None = field(default=None, repr=False)
    proportionality: str | None = field(default=None, repr=False)
    consent: str | None = None
    told: str | None = field(default=None, repr=False)


@frozen
class Waiting:
    """A giving by its disclosure, whose it is, on which basis, and what it waits for: empty for nothing."""

    ground: int
    person: int
    basis: str
    waits_for: str


def add(act: Act, person: int, disclosure: str, claimed: Claimed) -> int:
    """Keep what a disclosure made in this act rests on; returns the row."""
    row = act.one(
        "SELECT id FROM disclosure WHERE number = ? AND act = ?",
        number_in(disclosure, DISCLOSURE, whole=True),
        act.number,
    )
    if row is None:
        raise AssertionError("unreachable: the disclosure was made in this act")
    return act.add(
        "ground",
        disclosure=row[0],
        person=person,
        basis=claimed.basis,
        law=json.dumps(list(claimed.law), ensure_ascii=False),
        categories=json.dumps(list(claimed.categories)),
        offence=claimed.offence,
        order_ref=claimed.order_ref,
        approved_by=claimed.approved_by,
        approved=claimed.approved,
        decided=act.moment,
        decided_by=act.operator,
        urgent=int(claimed.urgent),
        review=claimed.review,
    )


def assess(act: Act, person: int, ground: int, assessed: Assessed) -> None:
    """Keep what was assessed: with the giving, or afterwards."""
    act.add(
        "assessment",
        ground=ground,
        person=person,
        facts=assessed.facts,
        necessity=assessed.necessity,
        proportionality=assessed.proportionality,
        consent=assessed.consent,
        told=assessed.told,
        typed=act.moment,
        by=act.operator,
    )


_STATE = (
    f"CASE WHEN NOT EXISTS (SELECT 1 FROM assessment a WHERE a.ground = g.id) THEN '{DOCUMENT}' "
    "WHEN g.review <= ?2 AND NOT EXISTS (SELECT 1 FROM assessment a WHERE a.ground = g.id "
    f"AND a.typed >= g.review) THEN '{REVIEW}' ELSE '' END"
)


def of_disclosure(act: Act, said: str) -> Waiting:
    """The giving without consent behind a disclosure's code, for the judge. Raises NotFound."""
    row = act.one(
        f"SELECT g.id, g.person, g.basis, {_STATE} FROM ground g JOIN disclosure d ON d.id = g.disclosure "
        "WHERE d.number = ?1",
        number_in(said, DISCLOSURE, whole=True),
        act.day,
    )
    if row is None:
        raise NotFound(
            _("nothing was given without consent under that code"), _("look with: salto who-knows PERSON")
        )
    return Waiting(*row)


def waiting(act: Act, operator: int | None) -> list[Found]:
    """Every giving that waits: its person, the day it waits since, its disclosure's number, and for what.

    Those that ``operator`` decided, or whose case the operator leads; everyone's where it is None.
    """
    rows = act.all(
        f"SELECT g.person, g.decided, g.review, d.number, {_STATE} AS state FROM ground g "
        "JOIN disclosure d ON d.id = g.disclosure WHERE state <> '' AND (?1 IS NULL OR g.decided_by = ?1 "
        "OR EXISTS (SELECT 1 FROM case_file c WHERE c.person = g.person AND c.closed IS NULL "
        "AND c.lead = ?1))",
        operator,
        act.day,
    )
    return [Found(row[0], str(row[1] if row[4] == DOCUMENT else row[2])[:10], row[3], row[4]) for row in rows]
