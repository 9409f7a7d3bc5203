"""How old the newest backup is, read from names alone: without a key, and cheap enough for every morning."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

_NAME = re.compile(r"\d{8}T\d{6}Z")  # of a backup's folder (store/manifest.py)
_MANIFEST, _STAMP = "MANIFEST.json", "DRILLED.json"  # (store/manifest.py, store/drill.py)
_MOST = 10_000  # bytes of a stamp


def usual_place(store: Path) -> Path:
    """Where the backups of a store lie unless someone says otherwise: beside it."""
    where = store.absolute()
    return where.with_name(f"{where.name}-backups")


def newest(backups: Path) -> datetime | None:
    """When the newest backup in this folder was made; None where there is none. It is not looked into."""
    try:
        names = sorted(each.name for each in backups.iterdir() if _NAME.fullmatch(each.name))
    except OSError:
        return None
    whole = [name for name in names if (backups / name / _MANIFEST).is_file()]
    return datetime.strptime(whole[-1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) if whole else None


def tried(backups: Path) -> datetime | None:
    """When a backup was last put back on trial, by the stamp beside them; ``doctor`` looks who signed it."""
    try:
        with (backups / _STAMP).open("rb") as file:
            said, _newline, _digest = file.read(_MOST).partition(b"\n")  # a digest stands below it
        return datetime.fromisoformat(json.loads(said)["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
