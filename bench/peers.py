"""What others take for the nearest same job on as many rows. For orientation only: they do other work.

todoman reads a calendar file a task, jrnl one plain text file, sqlite-utils one unencrypted table. None of
them judges, logs or encrypts. They live in an environment of their own and are no dependency.
"""

import json
import shutil
import subprocess
import sys
import venv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from bench.measure import Command, environment
from bench.store import CACHE

WANTED = ("todoman==4.7.0", "jrnl==4.6", "sqlite-utils==4.2.1")
FOLDER = CACHE / "peers"
BIN = FOLDER / ("Scripts" if sys.platform == "win32" else "bin")
FIRST_DAY = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Peer:
    """One of them with its rows: the command that lists them."""

    name: str
    job: str
    command: Command


def install() -> bool:
    """Make the environment where it is not there yet; whether it is there now."""
    stamp = FOLDER / "wanted"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == "\n".join(WANTED):
        return True
    shutil.rmtree(FOLDER, ignore_errors=True)
    venv.create(FOLDER, with_pip=True)
    pip = [str(BIN / "python"), "-m", "pip", "install", "--quiet", "--only-binary", ":all:", *WANTED]
    if subprocess.run(pip, check=False, env=environment(PIP_QUIET="3")).returncode:
        return False
    stamp.write_text("\n".join(WANTED), encoding="utf-8")
    return True


def with_rows(rows: int) -> list[Peer]:
    """The peers, each with that many invented rows of its own."""
    return [
        Peer(
            "todoman",
            "todo list",
            [BIN / "todo", "--config", _made("todoman", rows, _todoman) / "config.py", "list"],
        ),
        Peer(
            "jrnl",
            "jrnl -to today --format json",
            [
                BIN / "jrnl",
                "--config-file",
                _made("jrnl", rows, _jrnl) / "jrnl.yaml",
                "-to",
                "today",
                "--format",
                "json",
            ],
        ),
        Peer(
            "sqlite-utils",
            "sqlite-utils rows",
            [
                BIN / "sqlite-utils",
                "rows",
                _made("sqlite", rows, _sqlite) / "rows.db",
                "person",
                "--limit",
                "200",
            ],
        ),
    ]


def same_rows(name: str, rows: Sequence[object]) -> Command:
    """sqlite-utils listing ``rows``, as they are shown in JSON, from one unencrypted table named ``name``."""
    content = json.dumps(rows)
    folder = CACHE / f"same-{name}-{sha256(content.encode()).hexdigest()[:12]}"
    if not folder.exists():
        for old in CACHE.glob(f"same-{name}-*"):
            shutil.rmtree(old)
        folder.mkdir(parents=True)
        _insert(folder / "rows.db", content)
    return [BIN / "sqlite-utils", "rows", folder / "rows.db", "person"]


def _made(name: str, rows: int, make: Callable[[Path, int], None]) -> Path:
    """The folder with a peer's rows, made where it is missing."""
    folder = CACHE / f"{name}-{rows}"
    if not folder.exists():
        part = folder.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(parents=True)
        make(part, rows)
        part.rename(folder)
    return folder


def _day(row: int) -> date:
    return FIRST_DAY + timedelta(days=row % 300)


def _todoman(folder: Path, rows: int) -> None:
    lists = folder / "lists" / "work"
    lists.mkdir(parents=True)
    for row in range(rows):
        lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//salto//bench//EN", "BEGIN:VTODO", f"UID:{row}@bench",
            f"SUMMARY:Oppgave {row}", f"DUE;VALUE=DATE:{_day(row):%Y%m%d}", "DTSTAMP:20260101T080000Z",
            "END:VTODO", "END:VCALENDAR", "",
        ]  # fmt: skip
        (lists / f"{row}.ics").write_text("\r\n".join(lines), encoding="utf-8", newline="")
    # Where it will lie once it is complete, not where it is being made.
    home = folder.with_suffix("")
    config = (
        f"path = {str(home / 'lists' / '*')!r}\ncache_path = {str(home / 'cache.sqlite3')!r}\n"
        'date_format = "%Y-%m-%d"\ntime_format = "%H:%M"\ndefault_list = "work"\n'
    )
    (folder / "config.py").write_text(config, encoding="utf-8")


def _jrnl(folder: Path, rows: int) -> None:
    entries = (f"[{_day(row)} 08:{row % 60:02}] Kontakt {row}. Planlagt samtale.\n" for row in range(rows))
    (folder / "journal.txt").write_text("\n".join(entries), encoding="utf-8")
    # Every setting that jrnl would otherwise add. Not as JSON, which it takes for an old version's file.
    journal = json.dumps(str(folder.with_suffix("") / "journal.txt"))
    lines = [
        "version: \"4.6\"", "encrypt: false", "template: false", "editor: \"\"", "default_hour: 9",
        "default_minute: 0", "timeformat: \"%Y-%m-%d %H:%M\"", "tagsymbols: \"#@\"", "highlight: true",
        "linewrap: 79", "indent_character: \"|\"", "colors:", "  body: none", "  date: none", "  tags: none",
        "  title: none", "journals:", "  default:", f"    journal: {journal}", "",
    ]  # fmt: skip
    (folder / "jrnl.yaml").write_text("\n".join(lines), encoding="utf-8")


def _sqlite(folder: Path, rows: int) -> None:
    content = [
        {"id": row, "name": f"Person {row}", "lead": "Siri Eksempel", "last": _day(row).isoformat()}
        for row in range(rows)
    ]
    _insert(folder / "rows.db", json.dumps(content), "--pk", "id")


def _insert(database: Path, content: str, *more: str) -> None:
    subprocess.run(
        [str(BIN / "sqlite-utils"), "insert", str(database), "person", "-", *more],
        input=content.encode(),
        check=True,
        env=environment(),
    )
