"""Names and notes that a test hands in must turn up in no error, log, report, file name or file in the clear.

``listen`` notes whatever personal text goes into the program: every test's own names are its canaries. What
the program says on standard output is left out, since commands that show persons show them there.
"""

import json
import logging
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

# The fields and options that hold what is said about somebody, and not a code, a date or a word of a list.
PERSONAL = frozenset(
    {
        "name", "called", "phone", "address", "national_id", "note", "own_words", "wish", "strength", "worry",
        "because", "view", "remark", "reason", "safe_contact", "unsafe_place", "next", "text",
    }
)  # fmt: skip
SHORTEST = 5  # letters; what is shorter stands in other words too
LARGEST = 256 << 20  # bytes: no store that a test makes is larger
PART = 1 << 20  # bytes that are looked through at once
NAMES = frozenset({"name", "called"})
CODE = re.compile(r"[A-Za-z]-?\d+\w?")  # a person's code says who it is to nobody but the store

# Commands whose names and texts are of services, colleagues and the rules.
ABOUT_NOBODY = frozenset({"init", "operator", "policy", "service"})

NOBODY = "nobody"  # whom tests look for in vain; the program says the word too

_heard: set[str] = set()


class Leaked(AssertionError):
    """Something personal turned up where it must not."""


def listen(args: Sequence[str], stdin: str) -> None:
    """Take note of the personal text on a command line and on its standard input."""
    if args and args[0] in ABOUT_NOBODY:
        return
    for option, value in pairwise(args):
        _note(option.removeprefix("--").replace("-", "_"), value)
    if args and args[0] == "find" and len(args) > 1:
        _note("text", args[1])
    try:
        fields = json.loads(stdin) if stdin else None
    except (ValueError, RecursionError):
        return
    for key, text in _texts(fields):
        _note(key, text)


def forget() -> None:
    """Begin anew: another test has other names."""
    _heard.clear()


def refuse(text: str, where: str) -> None:
    """Raise Leaked where ``text`` holds one of the canaries, in capitals or not."""
    low = text.casefold()
    for word in _heard:
        if word in low:
            raise Leaked(f"{word!r} in {where}: {text[:300]}")


def refuse_file(path: Path) -> None:
    """Raise Leaked where a file is named after someone, or has a canary in it."""
    refuse(path.name, "a file's name")
    if not _heard:
        return
    if path.stat().st_size > LARGEST:
        _refuse_full(path)
        return
    content = path.read_bytes().lower()
    for word in _heard:
        if any(word.encode(code, "surrogatepass") in content for code in ("utf-8", "utf-16-le")):
            raise Leaked(f"{word!r} in the file {path.name}")


def _refuse_full(path: Path) -> None:
    """Raise AssertionError where a file that is too large to be looked into is not empty."""
    with path.open("rb") as file:
        for _part in range(LARGEST // PART):
            if file.read(PART).strip(b"\0"):
                raise AssertionError(f"{path.name} is too large to be looked into")


def refuse_below(folder: Path) -> None:
    """Look at the names of all files below ``folder``, and into those that salto has made.

    Those are all in a folder with a key file: a store, a backup, a copy of one. What lies beside may be the
    test's own. Raises Leaked.
    """
    for path in folder.rglob("*"):
        if path.is_file() and (path.parent / "keys.json").exists():
            refuse_file(path)
        else:
            refuse(path.name, "a file's name")


class Ear(logging.Handler):
    """Hears every record of every logger, with the traceback that goes with it."""

    def emit(self, record: logging.LogRecord) -> None:
        """Raise Leaked where the record, as it would be written, holds a canary."""
        refuse(logging.Formatter().format(record), "a log record")


def _note(key: str, text: str) -> None:
    """A personal text is looked for as a whole, and a name also word by word."""
    if key not in PERSONAL:
        return
    for each in {text, *re.findall(r"\w+", text)} if key in NAMES else {text}:
        if len(each) >= SHORTEST and not CODE.fullmatch(each) and each.casefold() != NOBODY:
            _heard.add(each.casefold())


def _texts(fields: object, key: str = "") -> Iterator[tuple[str, str]]:
    match fields:
        case dict():
            for name, value in fields.items():
                yield from _texts(value, str(name))
        case list():
            for value in fields:
                yield from _texts(value, key)
        case str():
            yield key, fields
        case _:
            return
