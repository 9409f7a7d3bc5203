"""Invented families and what they say, for tests of consent.

Families are put straight into the store, through the door and its locks, and what is said comes in with the
real commands: the commands that link families have tests of their own.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from salto_cli.models.code import PERSON, code
from salto_cli.models.order import FOLLOW_UP, UPKEEP, Order
from salto_cli.models.question import IDENTITY, Keep, Questions, Standing
from salto_cli.models.service import Service
from salto_cli.store import service as services
from salto_cli.store.act import Act, new_id
from salto_cli.usecases.door import UseCase, nothing, perform
from tests.fixtures import Salto

NAV, SCHOOL, CLUB = "nav-ungdomsteam", "jordal-ungdomsskole", "jordalklubben"
POLICE = "oslo-politidistrikt-enhet-sentrum-politikontakter"
IN_ORDER = {"by": "subject", "to": [NAV], "category": ["work"], "form": "written", "informed": True}


@dataclass(frozen=True, slots=True)
class Arrange(Order):
    """Change some rows about the persons with these ids."""

    command = "arrange"
    purpose = FOLLOW_UP

    persons: tuple[int, ...]
    work: Callable[[Act], Any] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Stock(Order):
    """Put services into the catalogue."""

    command = "stock"
    purpose = UPKEEP

    services: tuple[Service, ...]


def _asks(_act: Act, order: Arrange) -> Questions:
    return [Keep(order.persons, IDENTITY, declared=Standing(kin=True))]


def arrange(salto: Salto, persons: tuple[int, ...], work: Callable[[Act], Any]) -> Any:
    """Do ``work`` in an act of its own that may write about ``persons``."""
    store = salto.store()
    try:
        return perform(store, Arrange(persons, work), UseCase(_asks, lambda act, order: order.work(act)))
    finally:
        store.close()


def person_id(salto: Salto, person: str) -> int:
    """The id behind a code."""
    number = int("".join(sign for sign in person if sign.isdigit()))
    return int(salto.rows("SELECT id FROM person WHERE number = ?", number)[0][0])


def guardian(
    salto: Salto, child: str, name: str = "Kari Hansen", *, responsibility: str = "yes", **edge: Any
) -> str:
    """A guardian of the child, with parental responsibility unless told otherwise; returns the code."""
    child_id, guardian_id = person_id(salto, child), new_id()

    def work(act: Act) -> str:
        number = act.next_number("person")
        act.add("person", id=guardian_id, number=number, name=name, folded=name.casefold(), born="1980-02-03")
        act.add(
            "kin",
            kind="guardian",
            child=child_id,
            other=guardian_id,
            sort="parent",
            responsibility=responsibility,
            **edge,
        )
        return code(PERSON, number)

    return str(arrange(salto, (child_id, guardian_id), work))


def checked(salto: Salto, child: str) -> None:
    """Somebody has looked up who has parental responsibility."""
    known(salto, child, roster_checked="2026-01-02", roster_source="Folkeregisteret")


def known(salto: Salto, person: str, **facts: Any) -> None:
    """Set named columns of a person."""
    row = person_id(salto, person)
    arrange(salto, (row,), lambda act: act.change("person", row, **facts))


def edge(salto: Salto, child: str, guardian: str, **facts: Any) -> None:
    """Set named columns of the edge between a child and a guardian."""
    ends = person_id(salto, child), person_id(salto, guardian)
    row = salto.rows("SELECT id FROM kin WHERE child = ? AND other = ?", *ends)[0][0]
    arrange(salto, ends, lambda act: act.change("kin", row, **facts))


def stock(salto: Salto, *offered: tuple[str, str | None, str | None]) -> None:
    """Put services into the catalogue: id, sector, unit."""
    made = tuple(
        Service(each, each, "test", sector, "other", None, None, False, None, None, unit, "test", None)
        for each, sector, unit in offered
    )

    def put(act: Act, order: Stock) -> None:
        for service in order.services:
            services.put(act, service)

    store = salto.store()
    try:
        perform(store, Stock(made), UseCase(nothing, put))
    finally:
        store.close()


def grant(salto: Salto, person: str, **changed: Any) -> dict[str, Any]:
    """Record a consent that is in order but for what is changed; returns what was printed."""
    return salto.ok("grant-consent", person, "--input", "-", stdin=json.dumps({**IN_ORDER, **changed}))


def refuse(salto: Salto, person: str, **said: Any) -> dict[str, Any]:
    """Record a refusal; returns what was printed."""
    return salto.ok("refuse-consent", person, "--input", "-", stdin=json.dumps({"by": "subject", **said}))


def answer(salto: Salto, person: str, to: str = NAV, category: str = "work", **more: str) -> tuple[str, str]:
    """Decision and reason."""
    options = [word for name, value in more.items() for word in (f"--{name}", value)]
    found = salto("may-share", person, "--with", to, "--category", category, *options, "--json").json
    return found["answers"][0]["decision"], found["answers"][0]["reason"]
