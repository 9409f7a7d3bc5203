"""A municipality's own numbers, as they were put in place: every choice is kept, the newest holds."""

import json
from typing import Any

from salto_cli.store.act import Act


def in_place(act: Act) -> str:
    """The digest of the numbers in place; empty where those that come with the program hold."""
    row = act.one(
        "SELECT digest FROM week_numbers WHERE id = (SELECT max(id) FROM week_numbers) AND text IS NOT NULL"
    )
    return str(row[0]) if row else ""


def chosen(act: Act, digest: str) -> object:
    """The numbers of the file with this digest, by name, each with its value and its reason.

    None for what is no JSON; nobody has looked yet at whether it is what it should be.
    """
    row = act.one(
        "SELECT parsed FROM week_numbers WHERE digest = ? AND parsed IS NOT NULL ORDER BY id DESC", digest
    )
    if row is None:
        raise AssertionError("unreachable: the digest was read from the same table")
    try:
        found: object = json.loads(row[0])
    except (ValueError, RecursionError):
        return None
    return found


def put(act: Act, digest: str, text: str | None, said: dict[str, dict[str, Any]]) -> None:
    """Put numbers in place: the file's text and what it says; no text, for those of the program."""
    row = act.one("SELECT coalesce(max(id), 0) + 1 FROM week_numbers")
    act.add(
        "week_numbers",
        id=row and row[0],
        digest=digest,
        text=text,
        parsed=None if text is None else json.dumps(said, ensure_ascii=False, sort_keys=True),
        used=act.moment,
    )
