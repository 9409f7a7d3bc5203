"""How quickly the judge answers: by itself, over a whole caseload, and on a long table of scenarios.

It waits for nothing, so what counts is the time of its own process, whatever else the machine is doing.
"""

import csv
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import SHIPPED, shipped
from salto_cli.consent.scenario import Scenario, read_table, with_purposes
from salto_cli.models.consent import Ask, Moment, PersonFacts, Statement

YOUTHS, SERVICES = 120, 12
ROWS = 20_000  # of a table of scenarios, as a lawyer may make one by varying every column
TODAY = date(2026, 11, 23)
TIMES = 5


def caseload() -> float:
    """The seconds in which everything about every youth is judged for every service, facts at hand: 14,400
    answers. The best of some rounds, since nothing but the judge is in it."""
    people, policy = list(_youths()), shipped()
    asks = [
        Ask(
            sector=sector,
            service=f"{sector}-{n}",
            category=category,
            moment=Moment(TODAY),
            purpose="follow_up",
        )
        for n, sector in zip(range(SERVICES), _sectors(), strict=False)
        for category in policy.categories
    ]
    return min(
        _timed(lambda: [may_share(facts, ask, policy) for facts in people for ask in asks])
        for _ in range(TIMES)
    )


def answers() -> float:
    """The seconds that one answer takes on the shipped scenarios, which are harder than a usual question."""
    found = list(_scenarios())
    policy = with_purposes(shipped(), found)
    took = min(
        _timed(lambda: [may_share(each.facts, each.ask, policy) for each in found]) for _ in range(TIMES)
    )
    return took / len(found)


def write_table(path: Path) -> Path:
    """A table of ROWS scenarios: the shipped ones, over and over."""
    with SHIPPED.with_name("scenarios.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = list(csv.reader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        made = csv.writer(file)
        made.writerow(head)
        for number in range(ROWS):
            row = rows[number % len(rows)]
            made.writerow([f"{row[0]}-{number}", *row[1:]])
    return path


def _timed(work: object) -> float:
    assert callable(work)
    started = time.process_time()
    work()
    return time.process_time() - started


def _sectors() -> Iterator[str]:
    while True:
        yield from (key for key, sector in shipped().sectors.items() if sector.kind == "service")


def _scenarios() -> Iterator[Scenario]:
    lines = SHIPPED.with_name("scenarios.csv").read_text(encoding="utf-8").splitlines()
    return read_table(lines, shipped())


def _youths() -> Iterator[PersonFacts]:
    """Youths of 12 to 24, each with eight statements of their own and by two guardians."""
    for n in range(YOUTHS):
        yield PersonFacts(
            birth_date=date(2014 - n % 13, 1 + n % 12, 1 + n % 28),
            roster=(1, 2),
            heard=date(2026, 3, 1),
            statements=tuple(_said(n, order) for order in range(8)),
        )


def _said(n: int, order: int) -> Statement:
    to = [f"{sector}-{k}" for k, sector in zip(range(SERVICES), _sectors(), strict=False)]
    own = order % 3 == 0
    return Statement(
        code=f"C-{n}-{order}",
        by="subject" if own else "guardian",
        guardian=None if own else order % 3,
        said=Moment(date(2026, 3, 1 + order)),
        written_order=order,
        services=frozenset(to[order : order + 6]),
        categories=frozenset(list(shipped().categories)[n % 4 :]),
        purpose="follow_up",
        form="written",
        informed=True,
        explicit=True,
    )
