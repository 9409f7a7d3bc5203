"""A day's work through the command line, with names and notes that are found again wherever they go.

Each canary is a word that nothing else contains; what is looked for is the word in every form in which a
program could have written it down.
"""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.fixtures import NOW, PASSPHRASE
from tests.meeting import PASSWORD
from tests.torture.row import Figure, none

ROOT = Path(__file__).resolve().parents[2]
NAV = "nav-ungdomsteam"
WORDS = (
    "Kanarina", "Fuglesangkvist", "Hodanisse", "Bjørkelundsk", "Ærfuglvik", "kanariegul", "fuglebrett",
    "91827364",
)  # fmt: skip

NAME = f"{WORDS[0]} {WORDS[1]}"
YOUTH = {
    "name": NAME, "called": WORDS[0], "born": "2008-03-04", "basis": "child_welfare",
    "purposes": ["follow_up"], "phone": WORDS[7], "new_person": True,
}  # fmt: skip
MOTHER = {"name": f"{WORDS[2]} {WORDS[3]}", "born": "1983-04-12", "sort": "parent", "responsibility": "yes"}
CONSENT = {
    "by": "subject", "to": [NAV], "category": ["work", "identity"], "purpose": "follow_up", "form": "written",
    "informed": True, "explicit": True, "through": "2027-05-31",
}  # fmt: skip
CONTACT = {
    "kind": "talk", "channel": "met", "themes": ["job"], "told": "yes",
    "note": f"Bor i {WORDS[4]}, vil ha {WORDS[5]} jakke",
    "own_words": f"Jeg vil lage {WORDS[6]}", "next": f"ring om {WORDS[6]}", "due": "+9d",
    "next_service": NAV, "next_category": "work",
}  # fmt: skip
KNOWN = {"category": "work", "wish": [f"lage {WORDS[6]}"], "strength": [f"{WORDS[5]} humør"]}


@dataclass(frozen=True, slots=True)
class Step:
    """One command line, the fields it is given as JSON, and the exit code it must end with."""

    words: tuple[str, ...]
    fields: Mapping[str, object] = field(default_factory=dict)
    code: int = 0


def steps(folder: Path) -> list[Step]:
    """A day: everything that holds a name or a note, and what goes wrong on the way."""
    youth, mother = "P-001H", "P-002K"
    password, backups = str(folder / "sheet-password"), str(folder / "backups")
    return [
        Step(("init", "--operator", "Kari Coordinator", "--recovery-file", str(folder / "recovery"))),
        Step(("register", "--input", "-"), YOUTH),
        Step(("register", "--kin-of", youth, "--as", "guardian", "--input", "-"), MOTHER),
        Step(("grant-consent", youth, "--input", "-"), CONSENT),
        Step(("grant-consent", youth, "--input", "-"), {**CONSENT, "by": "guardian", "giver": mother}),
        Step(("log-contact", youth, "--input", "-"), CONTACT),
        Step(("edit", youth, "--input", "-"), KNOWN),
        Step(("show", youth)),
        Step(("contacts", youth)),
        Step(("caseload", "--json")),
        Step(("find", WORDS[1])),
        Step(("family", youth)),
        Step(("timeline", youth)),
        Step(("may-share", youth, "--with", NAV, "--category", "health"), code=20),
        Step(("log-contact", youth, "--input", "-"), {**CONTACT, "kind": f"{WORDS[5]}"}, code=4),
        Step(("register", "--input", "-"), {**YOUTH, "born": f"{WORDS[6]}"}, code=4),
        Step(("fleksiteam", "pack", "--for", NAV, "--out", str(folder / "out"), "--password-file", password)),
        Step(("who-knows", youth)),
        Step(("today",)),
        Step(("backup", "create", "--to", backups)),
        Step(("backup", "verify", "--in", backups)),
        Step(("audit", "log")),
        Step(("audit", "verify")),
    ]


Run = Callable[[Sequence[str], str, Mapping[str, str], int], "subprocess.CompletedProcess[bytes]"]


def plainly(
    words: Sequence[str], given: str, env: Mapping[str, str], _number: int
) -> "subprocess.CompletedProcess[bytes]":
    """Run the program as it is."""
    return subprocess.run(
        [sys.executable, "-m", "tests.launch", *words],
        input=given.encode(), capture_output=True, env=dict(env), cwd=ROOT, check=False,
    )  # fmt: skip


def lived(folder: Path, run: Run = plainly, *, umask: int = 0o077) -> bytes:
    """Live the day in ``folder``; returns what was told on standard error. Raises AssertionError."""
    (folder / "out").mkdir(0o700)
    (folder / "tmp").mkdir(0o700)
    for name, secret in (("passphrase", PASSPHRASE), ("sheet-password", PASSWORD)):
        (folder / name).touch(0o600)
        (folder / name).write_text(secret, encoding="utf-8")
    env = environment(folder)
    told = b""
    before = os.umask(umask)
    try:
        for number, step in enumerate(steps(folder)):
            given = json.dumps(step.fields, ensure_ascii=False) if step.fields else ""
            done = run(step.words, given, env, number)
            if done.returncode != step.code:
                raise AssertionError(f"{step.words[0]} ended with {done.returncode}: {done.stderr.decode()}")
            told += done.stderr
    finally:
        os.umask(before)
    return told


def environment(folder: Path) -> dict[str, str]:
    """The day's environment: its own store, home and temporary folder."""
    home = folder / "home"
    home.mkdir(0o700, exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SALTO_")}
    homes = {name: str(home) for name in kept if name.startswith("XDG_")} | {"HOME": str(home)}
    return kept | homes | {
        "SALTO_STORE": str(folder / "store"),
        "SALTO_PASSPHRASE_FILE": str(folder / "passphrase"),
        "SALTO_LANG": "nb",
        "TEST_NOW": NOW,
        "TMPDIR": str(folder / "tmp"),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip


def forms(word: str) -> set[bytes]:
    """A word as it could stand in a file: in several encodings and cases, and in base64 at three places."""
    found: set[bytes] = set()
    for said in {word, word.lower(), word.upper()}:
        for encoding in ("utf-8", "utf-16-le", "latin-1"):
            found.add(said.encode(encoding))
        raw = said.encode("utf-8")
        found |= {base64.b64encode(bytes(shift) + raw)[4 if shift else 0 : -4] for shift in range(3)}
        found.add(json.dumps(said)[1:-1].encode("ascii"))
        found.add(raw.hex().encode("ascii"))
    return found


EVERY_FORM = frozenset(form for word in WORDS for form in forms(word))


def holds_one(content: bytes) -> bool:
    """Whether a canary stands in ``content``, in any form."""
    return any(form in content for form in EVERY_FORM)


def files(folder: Path) -> list[Path]:
    """Every file below ``folder``."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def nowhere(folder: Path) -> list[Figure]:
    """No canary in any file below ``folder``, nor in its name."""

    every = files(folder)
    inside = [path for path in every if holds_one(path.read_bytes())]
    named = [path for path in every if holds_one(str(path).encode())]
    return [
        none("files with a name or a note in them", len(inside), len(every)),
        none("files that are named after someone", len(named), len(every)),
    ]
