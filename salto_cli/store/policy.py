"""The policy that was put in place: every one is kept, the newest holds."""

import json

from salto_cli.store.act import Act
from salto_cli.store.cipher import Connected


def in_place(at: Connected) -> str:
    """The digest of the policy in place; empty where that is the one that comes with the program."""
    connection = at.connection
    row = connection.execute(
        "SELECT digest FROM policy WHERE id = (SELECT max(id) FROM policy) AND text IS NOT NULL"
    ).fetchone()
    return str(row[0]) if row else ""


def parsed(at: Connected, digest: str) -> dict[str, object]:
    """What the policy with this digest says, read as JSON: quicker than its TOML. Empty where it is none."""
    connection = at.connection
    row = connection.execute(
        "SELECT parsed FROM policy WHERE digest = ? AND parsed IS NOT NULL ORDER BY id DESC", (digest,)
    ).fetchone()
    if row is None:
        raise AssertionError("unreachable: the digest was read from the same table")
    try:
        said = json.loads(row[0])
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def put(act: Act, version: str, digest: str, said: tuple[str, str] | None) -> None:
    """Put a policy in place: its text and the same as JSON; None for the one that comes with the program."""
    row = act.one("SELECT coalesce(max(id), 0) + 1 FROM policy")
    written, as_json = said or (None, None)
    act.add(
        "policy",
        id=row and row[0],
        version=version,
        digest=digest,
        text=written,
        parsed=as_json,
        used=act.moment,
    )
