"""The policy that was put in place: every one is kept, the newest holds."""

from salto_cli.store.act import Act


def in_place(act: Act) -> str:
    """The digest of the policy in place; empty where that is the one that comes with the program."""
    row = act.one("SELECT digest FROM policy WHERE id = (SELECT max(id) FROM policy) AND text IS NOT NULL")
    return str(row[0]) if row else ""


def parsed(act: Act, digest: str) -> str:
    """What the policy with this digest says, as JSON: quicker to read than its TOML."""
    row = act.one(
        "SELECT parsed FROM policy WHERE digest = ? AND parsed IS NOT NULL ORDER BY id DESC", digest
    )
    if row is None:
        raise AssertionError("unreachable: the digest was read in this act")
    return str(row[0])


def text(act: Act, digest: str) -> str:
    """The policy's text as it was put in place."""
    row = act.one("SELECT text FROM policy WHERE digest = ? AND text IS NOT NULL ORDER BY id DESC", digest)
    if row is None:
        raise AssertionError("unreachable: the digest was read in this act")
    return str(row[0])


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
