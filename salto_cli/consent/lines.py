"""On which line of a policy file a key stands, so that whoever mends the file need not search."""

import re

_HEAD = re.compile(r"\s*\[(?P<list>\[)?\s*(?P<path>[\w.]+)\s*\]")
_KEY = re.compile(r"\s*(?P<key>[\w.]+)\s*=")
_LAST = re.compile(r"(\.[^.\[\]]+|\[\d+\]|^[^.\[\]]+)$")


def line_of(text: str, path: str) -> int | None:
    """The line (from 1) of the key at ``path``, such as ``matrix[3].ages``; of the table it belongs in where
    it is missing; None where that is the whole file."""
    lines = _lines(text)
    while path:
        if path in lines:
            return lines[path]
        path = _LAST.sub("", path)
    return None


def _lines(text: str) -> dict[str, int]:
    """The first line of every table and key. Keys of a table written on one line stand on that line."""
    found: dict[str, int] = {}
    counted: dict[str, int] = {}
    inside = ""
    for number, line in enumerate(text.splitlines(), start=1):
        head, key = _HEAD.match(line), _KEY.match(line)
        if head:
            inside = head["path"]
            found.setdefault(inside, number)
            if head["list"]:
                counted[inside] = counted.get(inside, -1) + 1
                inside = f"{inside}[{counted[inside]}]"
                found[inside] = number
        elif key:
            found.setdefault(f"{inside}.{key['key']}" if inside else key["key"], number)
    return found
