"""Are the policy and the numbers in place what their own file says? Changes nothing.

What judges every day is the form that is quick to read. Whoever has the key can put another one beside a text
and a digest that fit each other.
"""

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any, Final

from salto_cli.errors import Unacceptable
from salto_cli.models import finding
from salto_cli.models.finding import Finding
from salto_cli.models.text import line
from salto_cli.store.cipher import Connection
from salto_cli.store.marks import MARKED
from salto_cli.store.steps import reached


def check(connection: Connection, before: int) -> Iterator[Finding]:
    """Files that were put in place by acts below ``before``, whose digest or parsed form is not theirs."""
    for table, says in _SAYS.items():
        if min(MARKED[table]) > reached(connection):
            continue
        for act, digest, text, parsed in connection.execute(
            "SELECT (SELECT max(m.act) FROM mark m WHERE m.tbl = ?1 AND m.row = x.id AND m.act < ?2) AS act, "
            f"x.digest, x.text, x.parsed FROM {table} x WHERE x.text IS NOT NULL AND act IS NOT NULL",
            (table, before),
        ).fetchall():
            if not _fits(says, digest, text, parsed):
                yield Finding(finding.RULES, int(act), table)


def _fits(says: Callable[[dict[str, Any]], object], digest: str, text: str, parsed: str) -> bool:
    """Whether the digest is the text's, and the parsed form is what the text says."""
    if sha256(text.encode("utf-8")).hexdigest() != digest:
        return False
    try:
        return _packed(says(tomllib.loads(text))) == _packed(json.loads(parsed))
    except (ValueError, TypeError, RecursionError, Unacceptable):
        return False  # no TOML, no JSON, or a text that no file of numbers may hold


def _packed(said: object) -> str:
    return json.dumps(said, sort_keys=True)


def _whole(table: dict[str, Any]) -> object:
    return table


def _numbers(table: Mapping[str, Any], path: str = "") -> dict[str, object]:
    """Every number of the file by its dotted name, as ``usecases/settings_file.py`` takes it."""
    found: dict[str, object] = {}
    for key, below in table.items():
        name = f"{path}.{key}" if path else key
        if not isinstance(below, Mapping):
            found[name] = below
        elif "value" in below and not isinstance(below["value"], Mapping):
            found[name] = {**below, "why": line(str(below.get("why", "")), "why")}
        else:
            found |= _numbers(below, name)
    return found


_SAYS: Final[dict[str, Callable[[dict[str, Any]], object]]] = {"policy": _whole, "week_numbers": _numbers}
