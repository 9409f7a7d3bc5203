"""Youths who have allowed different things, and words that tell what they are about: for matrices.

Each line is a word of its own, so that it can be searched for in anything that leaves.
"""

from tests.fixtures import Salto
from tests.meeting import CLUB, NAV, POLICE, SPORT, grant, know, task, youth

SERVICES = (NAV, CLUB, SPORT, POLICE)
OUR_LANGUAGE = "somalisk"
CALLED = ("Amina", "Bilal", "Chiara", "Dawit", "Emil")


class Scene:
    """Five youths with different consents. Each line is a word of its own, so that it can be searched for."""

    def __init__(self, salto: Salto) -> None:
        self.salto = salto
        self.lines: dict[str, tuple[str, str, str | None]] = {}  # word → youth, category, the one service
        self.allowed: dict[tuple[str, str], set[str]] = {}  # youth, service → categories
        self.everyone = [
            self._youth("Amina", {NAV: {"work", "identity"}, CLUB: {"leisure"}}),
            self._youth("Bilal", {NAV: {"work", "health"}, SPORT: {"leisure"}}),
            self._youth("Chiara", {POLICE: {"crime"}}),
            self._youth("Dawit", {}),
            self._youth("Emil", {CLUB: {"health"}}),  # allowed, but nothing is known in that category
        ]

    def _youth(self, called: str, allows: dict[str, set[str]]) -> str:
        salto = self.salto
        person = youth(salto, f"{called} Oppdiktet{called}sen", called)
        salto.ok("edit", person, "--language", OUR_LANGUAGE)
        for service, categories in allows.items():
            grant(salto, person, [service], sorted(categories))
            self.allowed[person, service] = categories
        for category in ("work", "leisure", "crime") + (() if called == "Emil" else ("health",)):
            self._line(person, category, "wish", called)
            self._line(person, category, "strength", called)
            self._line(person, category, "question", called)
            for only in (NAV, CLUB, None):
                word = f"{called}{category}task{only or 'any'}".replace("-", "")
                task(salto, person, word, category, only)
                self.lines[word] = (person, category, only)
        self._line(person, "identity", "safe_contact", called)
        self._line(person, "identity", "unsafe_place", called)
        return person

    def _line(self, person: str, category: str, kind: str, called: str) -> None:
        word = f"{called}{category}{kind}".replace("_", "")
        know(self.salto, person, category, **{kind: word})
        self.lines[word] = (person, category, None)

    def may_have(self, word: str, service: str) -> bool:
        person, category, only = self.lines[word]
        return category in self.allowed.get((person, service), set()) and only in (None, service)
