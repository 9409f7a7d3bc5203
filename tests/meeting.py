"""Invented youths around a weekly meeting: what they allowed, what is known, and what lies on paper."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from tests.fixtures import Salto

PASSWORD = "fjell elv bjørk måke stein"
NAV, CLUB, SPORT, POLICE = (
    "nav-ungdomsteam",
    "jordalklubben",
    "toyen-sportsklubb",
    "oslo-politidistrikt-enhet-sentrum-politikontakter",
)


def youth(salto: Salto, name: str, called: str = "", born: str = "2007-03-04") -> str:
    """Registers a youth with a case, an adult unless told otherwise; returns the code."""
    fields = {
        "name": name,
        "born": born,
        "basis": "child_welfare",
        "purposes": "follow_up",
        "new_person": True,
    }
    said = {**fields, **({"called": called} if called else {})}
    return str(salto.ok("register", "--input", "-", stdin=json.dumps(said))["person"]["code"])


def grant(salto: Salto, person: str, services: list[str], categories: list[str], **said: Any) -> str:
    """Records a written and explicit consent of the youth; returns its code."""
    fields = {
        "by": "subject",
        "to": services,
        "category": categories,
        "purpose": "follow_up",
        "form": "written",
        "informed": True,
        "explicit": True,
        **said,
    }
    made = salto.ok("grant-consent", person, "--input", "-", stdin=json.dumps(fields))
    return str(made["statement"]["code"])


def know(salto: Salto, person: str, category: str, **traits: Any) -> None:
    """Keeps traits of one category: ``wish="…"``, ``strength="…"``, with ``source``, ``about`` and so on."""
    fields = {
        name: [text] if isinstance(text, str) and name not in PLAIN else text for name, text in traits.items()
    }
    salto.ok("edit", person, "--input", "-", stdin=json.dumps({"category": category, **fields}))


PLAIN = {"source", "said"}


def task(salto: Salto, person: str, text: str, category: str, service: str | None = None) -> None:
    """Adds a task, agreed with a service where one is named."""
    fields = {"text": text, "category": category, "due": "2026-12-02", "service": service}
    salto.ok("task", "add", person, "--input", "-", stdin=json.dumps(fields))


def secret_file(folder: Path, secret: str = PASSWORD) -> Path:
    """A file of its owner's alone with the password for the sheets."""
    path = folder / "sheet-password"
    path.write_text(secret, encoding="utf-8")
    path.chmod(0o600)
    return path


def packing(salto: Salto, *services: str) -> list[str]:
    """The command line that packs for ``services`` into ``out`` beside the store; makes the folder."""
    out = salto.folder.parent / "out"
    out.mkdir(exist_ok=True)
    named = [word for service in services for word in ("--for", service)]
    password = secret_file(salto.folder.parent)
    return ["fleksiteam", "pack", *named, "--out", str(out), "--password-file", str(password)]


def paper(path: Path, password: str = PASSWORD) -> str:
    """Everything that can be read in a file, its metadata too, without the spaces of the layout."""
    reader = PdfReader(BytesIO(path.read_bytes()), password=password)
    pages = "".join(page.extract_text() for page in reader.pages)
    return "".join(f"{pages}{dict(reader.metadata or {})}".split())
