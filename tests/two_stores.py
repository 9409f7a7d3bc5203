"""Two districts with a salto each, whose coordinators have compared their cards; and a youth who moves."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from salto_cli.store import keys
from salto_cli.store.between import Between
from tests.fixtures import PASSPHRASE, Ran, Salto
from tests.launch import ANY
from tests.meeting import grant, know, task

ALNA, SAGENE = "salto-alna", "salto-sagene"
NUMBER = "04830750032"  # synthetic: the month has 80 added
AMINA = {
    "name": "Amina Øst Eksempel",
    "called": "Amina",
    "born": "2007-03-04",
    "basis": "child_welfare",
    "purposes": "follow_up",
    "phone": "40000001",
    "national_id": NUMBER,
}
BASIS = ("--basis", "child_welfare", "--purposes", "follow_up")


@dataclass(slots=True)
class Two:
    """``sagene`` sends, ``alna`` receives; ``person`` and ``handover`` are codes at Sagene."""

    sagene: Salto
    alna: Salto
    folder: Path
    person: str = ""
    handover: str = ""

    @property
    def file(self) -> Path:
        """Where the case lies once it has been sent."""
        return self.folder / "sak.salto"

    def send(self, *more: str) -> dict[str, Any]:
        """Write the case to the file; returns what was said of it."""
        self.file.unlink(missing_ok=True)
        return self.sagene.ok("handover", "bundle", self.handover, "--out", str(self.file), *more)

    def receive(self, *more: str, content: bytes | None = None, to: Salto | None = None) -> Ran:
        """Take the file in at Alna, or what is said to be the file."""
        if content is not None:
            self.file.unlink(missing_ok=True)
            self.file.write_bytes(content)
        us = () if "--as" in more else ("--as", ALNA)
        return (to or self.alna)("handover", "receive", str(self.file), *more, *us, "--json")


def store(made: Path, folder: Path, name: str, secret: Path) -> Salto:
    """A new store of someone called ``name``."""
    salto = Salto(folder)
    words = ("--recovery-file", str(folder) + "-code", "--passphrase-file", str(secret))
    ran = salto("init", "--operator", name, *words)
    assert ran.code == 0, ran.err
    return Salto(folder, keys.unlock(folder, PASSPHRASE, ANY), between=Between())


def made(folder: Path) -> Two:
    """Both stores, with each other's cards and nobody in them."""
    secret = folder / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    secret.chmod(0o600)
    sagene = store(folder, folder / "sagene", "Kari Avsender", secret)
    alna = store(folder, folder / "alna", "Bjørn Mottaker", secret)
    for each in (sagene, alna):
        each.ok("operator", "add", "Vikar Vikarsen")
    two = Two(sagene, alna, folder)
    introduce(two, alna, sagene, ALNA, "Alna")
    introduce(two, sagene, alna, SAGENE, "Sagene")
    add_service(alna, "Alna")
    return two


def introduce(two: Two, whose: Salto, to: Salto, service: str, district: str) -> dict[str, Any]:
    """Let one know the other's card, at a service of that district; returns the card."""
    card = card_of(whose, two.folder / f"{service}.card")
    add_service(to, district)
    words = ("--fingerprint", card["fingerprint"], "--service", service)
    to.ok("operator", "know", str(two.folder / f"{service}.card"), *words)
    return card


def add_service(to: Salto, district: str) -> None:
    """Let a store know the service of a district; its own too, since consents are recorded to it."""
    said = {"name": f"SaLTo {district}", "sector": "bydel_other", "district": district}
    to.ok("service", "add", "--input", "-", stdin=json.dumps(said))


def card_of(whose: Salto, path: Path) -> dict[str, Any]:
    """Write someone's card to ``path``; returns what stands on it."""
    found: dict[str, Any] = whose.ok("operator", "key", "--out", str(path))["card"]
    return found


def with_a_youth(two: Two, *categories: str, **more: Any) -> Two:
    """Amina at Sagene, what she has allowed Alna to know, and a handover to Alna."""
    said = json.dumps({**AMINA, **more})
    two.person = str(two.sagene.ok("register", "--input", "-", stdin=said)["person"]["code"])
    grant(two.sagene, two.person, [ALNA], list(categories or ("identity", "work", "leisure")))
    know(two.sagene, two.person, "work", wish="Arbeidsønske")
    know(two.sagene, two.person, "leisure", strength="Fritidsstyrke")
    know(two.sagene, two.person, "health", wish="Helseønske")
    task(two.sagene, two.person, "Arbeidsoppgave", "work")
    plan = two.sagene.ok("handover", two.person, "--to", ALNA, "--why", "Flyttet, vil videre")
    two.handover = str(plan["handover"]["code"])
    return two


def copied(two: Two, folder: Path) -> Two:
    """The same two stores in another folder."""
    for each in (two.sagene, two.alna):
        shutil.copytree(each.folder, folder / each.folder.name)
        (folder / each.folder.name).chmod(0o700)
    sagene = Salto(folder / two.sagene.folder.name, two.sagene.unlocked, between=Between())
    alna = Salto(folder / two.alna.folder.name, two.alna.unlocked, between=Between())
    return Two(sagene, alna, folder, two.person, two.handover)
