"""Whether the sheets that have just been made agree with the judge of that day, asked anew from the facts."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Final

from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import in_force
from salto_cli.models.code import PERSON, number_in
from salto_cli.models.consent import Moment
from salto_cli.models.fleksiteam import Sheet
from salto_cli.store import facts
from salto_cli.store.act import Act
from salto_cli.usecases import sharing
from tests.year.year import Year

SAMPLE: Final = 200  # pairs of youth and service looked at for what was held back, each week
Fault = str


def looked_at(year: Year) -> tuple[int, list[Fault]]:
    """Every line on every sheet, and a sample of what is on none: how many, and what was not right."""
    packed = year.table.packed
    if packed is None:
        return 0, []
    judge, checked, faults = _Anew(year, packed.date), 0, list[Fault]()
    on_paper = {(sheet.person, pack.service): sheet for pack in packed.services for sheet in pack.sheets}
    for (person, service), sheet in on_paper.items():
        allowed = judge.allowed(person, service, sheet.purpose)
        for category in _lines(sheet):
            checked += 1
            if category not in allowed:
                faults.append(f"{sheet.sheet}: {category} of {person} for {service} is a no")
        if not judge.is_open(person):
            faults.append(f"{sheet.sheet} is about {person}, whose case is closed or restricted")
    for person, service in _sample(year, [pack.service for pack in packed.services]):
        checked += 1
        if (person, service) not in on_paper:
            held_back = judge.allowed(person, service, None) & judge.known(person)
            faults += [f"{person}: {each} is a yes for {service}, and on no sheet" for each in held_back]
    return checked, faults


def _lines(sheet: Sheet) -> Iterator[str]:
    """The kind of information of each line."""
    yield from sheet.categories
    for part in (sheet.wishes, sheet.strengths, sheet.questions, sheet.asked, sheet.agreed, sheet.dates):
        yield from (each.category for each in part)


def _sample(year: Year, services: list[str]) -> list[tuple[str, str]]:
    agenda = year.table.agenda
    whom = [each.person.code for each in agenda.cases] if agenda else []
    every = [(person, service) for person in whom for service in services]
    return year.office.dice.sample(every, min(SAMPLE, len(every)))


class _Anew:
    """The judge, asked anew: the facts are read again, outside of every act, and nothing is remembered."""

    def __init__(self, year: Year, day: str) -> None:
        at = year.office.store
        self.act = Act(at.connection, 0, at.now, at.operator, at.step)
        self.day = date.fromisoformat(day)

    def allowed(self, person: str, service: str, purpose: str | None) -> frozenset[str]:
        """The kinds of information that are a yes."""
        row, policy = self._row(person), in_force()
        if not self.is_open(person):
            return frozenset()
        known = facts.of(self.act, row, self.day)
        to = sharing.recipient(self.act, row, service)
        asked = sharing.asks_to(self.act, row, to, Moment(self.day), policy.categories, purpose).asks
        return frozenset(ask.category for ask in asked if may_share(known, ask, policy).allowed)

    def is_open(self, person: str) -> bool:
        """Whether there is an open case, and nothing stands still."""
        return bool(
            self.act.all(
                "SELECT 1 FROM case_file c WHERE c.person = ?1 AND c.closed IS NULL AND NOT EXISTS "
                "(SELECT 1 FROM restriction r WHERE r.person = ?1 AND r.lifted IS NULL)",
                self._row(person),
            )
        )

    def known(self, person: str) -> frozenset[str]:
        """The kinds of information in which the youth has wished for something or is good at something."""
        rows = self.act.all(
            "SELECT category, others FROM trait WHERE person = ? AND ended IS NULL AND source = 'subject' "
            "AND kind IN ('wish', 'strength')",
            self._row(person),
        )
        return frozenset(category for category, others in rows if not json.loads(others))

    def _row(self, person: str) -> int:
        found = self.act.one("SELECT id FROM person WHERE number = ?", number_in(person, PERSON, whole=True))
        assert found is not None, "the person is on paper"
        return int(found[0])
