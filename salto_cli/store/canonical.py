"""The small files beside the database: one canonical line of JSON, and a digest as the last line.

The same content always has the same bytes, so a file that reads back differently from how it would be
written is refused, and any flipped bit is told as damage before anything else is made of it.
The digest is against accidents only; whoever changes a file on purpose can also mend the digest.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias, cast

from salto_cli.errors import NewerStore
from salto_cli.i18n import _

Writable: TypeAlias = "str | int | Sequence[Writable] | Mapping[str, Writable]"

MAX_BYTES = 1 << 18  # no small file of ours comes near; keeps a swapped-in giant out of the JSON reader

_HEX = re.compile(r"(?:[0-9a-f]{2})*")


class Malformed(ValueError):
    """These bytes are not what they should be; the caller says which file and what to do."""


def canonical(value: Writable) -> bytes:
    """``value`` as the one line of ASCII JSON that stands for it: sorted keys, no spaces, no newline."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode("ascii")


def with_digest(*lines: bytes) -> bytes:
    """``lines``, and as the last line the SHA-256 over all of them with their newlines, in hex."""
    body = b"".join(line + b"\n" for line in lines)
    return body + hashlib.sha256(body).hexdigest().encode("ascii") + b"\n"


def without_digest(content: bytes, count: int, most: int = MAX_BYTES) -> list[bytes]:
    """The ``count`` lines that ``with_digest`` was given, in ``most`` bytes at most.

    Raises:
        Malformed: another number of lines, too long, or the digest does not fit.
    """
    lines = content.split(b"\n")
    if len(content) > most or len(lines) != count + 2 or with_digest(*lines[:count]) != content:
        raise Malformed("the digest does not fit")
    return lines[:count]


def read_fields(line: bytes, form: int, names: set[str]) -> "Fields":
    """The one object that ``line`` holds, with exactly the fields ``names`` and ``form``.

    Raises:
        NewerStore: its form is a later one than ``form``, so that its fields may be others.
        Malformed: not JSON, not an object with these fields, or not in canonical form.
    """
    try:
        value = json.loads(line)
        if canonical(value) != line:
            raise Malformed("not in canonical form")
    except (ValueError, RecursionError, TypeError) as reason:
        raise Malformed("not canonical JSON") from reason
    found = value.get("form") if isinstance(value, dict) else None
    if isinstance(found, int) and found > form:
        raise NewerStore(
            _("this was written by a newer salto"), _("install the newer version; nothing was changed")
        )
    fields = Fields(value, names | {"form"})
    fields.number("form", form, form)
    return fields


class Fields:
    """One JSON object, read strictly: every field must be there, of its kind, and none beside them."""

    __slots__ = ("_fields",)

    def __init__(self, value: object, names: set[str]) -> None:
        if not isinstance(value, dict) or value.keys() != names:
            raise Malformed("other fields than expected")
        self._fields = cast("dict[str, object]", value)

    def text(self, name: str, pattern: str) -> str:
        """The text in ``name``, which must match the whole of ``pattern``; a digit is 0 to 9."""
        value = self._fields[name]
        if not isinstance(value, str) or not re.fullmatch(pattern, value, re.ASCII):
            raise Malformed(name)
        return value

    def texts(self, name: str, pattern: str, most: int) -> tuple[str, ...]:
        """The texts listed in ``name``, at most so many; each must match the whole of ``pattern``."""
        value = self._fields[name]
        if not isinstance(value, list) or len(value) > most:
            raise Malformed(name)
        if any(not isinstance(each, str) or not re.fullmatch(pattern, each, re.ASCII) for each in value):
            raise Malformed(name)
        return tuple(value)

    def number(self, name: str, at_least: int = 0, at_most: int = 2**53 - 1) -> int:
        """The whole number in ``name``, both bounds included."""
        value = self._fields[name]
        if not isinstance(value, int) or isinstance(value, bool) or not at_least <= value <= at_most:
            raise Malformed(name)
        return value

    def octets(self, name: str, size: int) -> bytes:
        """The ``size`` bytes that ``name`` holds in lower-case hex."""
        value = self._fields[name]
        if not isinstance(value, str) or len(value) != 2 * size or not _HEX.fullmatch(value):
            raise Malformed(name)
        return bytes.fromhex(value)

    def id(self, name: str, at_most: int) -> int:
        """The random id in ``name``, which holds its 8 bytes in lower-case hex."""
        value = int.from_bytes(self.octets(name, 8))
        if not 1 <= value <= at_most:
            raise Malformed(name)
        return value

    def one(self, name: str, names: set[str]) -> "Fields":
        """The object in ``name``, with exactly the fields ``names``."""
        return Fields(self._fields[name], names)

    def each(self, name: str, names: set[str]) -> "list[Fields]":
        """The objects listed in ``name``, each with exactly the fields ``names``."""
        value = self._fields[name]
        if not isinstance(value, list):
            raise Malformed(name)
        return [Fields(item, names) for item in value]
