"""The line to type so that a spreadsheet comes in, and nothing of it is asked twice.

What stands in it may come from whoever sent the spreadsheet: headings, the names of colleagues and sheets,
the name of the file. It is to be pasted into a terminal, so each value is one argument in every shell, or
there is no line at all: what bash, PowerShell and cmd.exe read between double quotes has no rule in common
but that plain signs are themselves.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.import_ import ImportCaseload
from salto_cli.models.words import WORDS
from salto_cli.names import spoken
from salto_cli.usecases import words
from salto_cli.usecases.import_mapping import Table

PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZæøåÆØÅ0123456789._-/:")
QUOTED = frozenset(" ._-/,:=()+~")  # beside letters and digits: these mean nothing between double quotes
NOBODY = 0  # no row has this number: «--new-rows 0» says that none is of a new person
AS_TYPED = (
    "basis", "reference", "purposes", "lead", "lead_as", "word_as", "link_siblings", "sibling_rows",
)  # fmt: skip


@frozen
class Read:
    """A sheet as it was read, with what was said of it: which ``sheet``, and in ``map`` what columns are."""

    table: Table
    sheet: str | None
    map: str | None


@dataclass
class SoFar:
    """What has been said about a file until now, on the line and in answers.

    ``given`` is what was said on the line, ``more`` options that stay as they were typed. ``settled`` are the
    answers of ``order`` that somebody has given.
    """

    file: str
    given: Mapping[str, Any]
    more: Mapping[str, str | None]
    sheet: str | None = None
    map: str | None = None
    order: ImportCaseload | None = None
    settled: set[str] = field(default_factory=set)

    def answered(self, order: ImportCaseload, *names: str) -> None:
        """Keep what has been answered last."""
        self.order = order
        self.settled |= set(names)

    def taken(self, read: Read, order: ImportCaseload) -> None:
        """Keep what has been said of all of it: rows of new persons and guardians have been looked at."""
        self.sheet, self.map = read.sheet, read.map
        self.answered(order, "new_rows", "link_guardians")
        self.given = {**self.given, "dry_run": None}

    @property
    def line(self) -> str | None:
        """The command with all of it, in the language of the screen; None where it could not be pasted."""
        settled = self.settled | {name for name, said in self.given.items() if said is not None}
        said = _answers(self.order, settled) if self.order else _typed(self.given)
        options = {"--sheet": self.sheet, "--map": self.map, **dict(said), **self.more}
        flags = [f"--{name.replace('_', '-')}" for name in ("skip_bad", "dry_run") if self.given.get(name)]
        guardians = self.order.link_guardians if self.order else self.given.get("link_guardians")
        if "link_guardians" in settled:
            flags.append("--link-guardians" if guardians else "--no-link-guardians")
        return _written(self.file, options, flags)


def _written(file: str, options: Mapping[str, str | None], flags: list[str]) -> str | None:
    values = [file, *(value for value in options.values() if value)]
    if not all(_is_one(each) for each in values):
        return None
    parts = [f"{name} {_quoted(value)}" for name, value in options.items() if value]
    return spoken(" ".join([f"salto import {_quoted(file)}", *parts, *flags]))


def _typed(given: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    """What was said for everyone on the line."""
    for name in (*AS_TYPED, "new_rows"):
        said = given.get(name)
        value = ",".join(said) if isinstance(said, list) else said
        yield f"--{name.replace('_', '-')}", value


def _answers(order: ImportCaseload, settled: set[str]) -> Iterator[tuple[str, str | None]]:
    """What was answered for everyone, in words."""
    yield "--basis", words.label("basis", order.basis) if order.basis else None
    yield "--reference", order.reference
    yield "--purposes", ",".join(words.label("purpose", each) for each in order.purposes)
    yield "--lead", order.lead
    yield "--lead-as", ",".join(order.lead_as)
    yield "--word-as", ",".join(order.word_as)
    if "new_rows" in settled or order.new_rows:
        yield "--new-rows", ",".join(map(str, order.new_rows or (NOBODY,)))
    if "link_siblings" in settled or order.link_siblings:
        sort = next((each.label for each in WORDS["sibling"] if each.key == order.link_siblings), _("none"))
        yield "--link-siblings", sort
    yield "--sibling-rows", ",".join(order.sibling_rows)


def _is_one(value: str) -> bool:
    """Whether a value between double quotes is one argument, and that value, in every shell."""
    signs = set(value)
    if sys.platform == "win32" and not value.endswith("\\"):
        signs.discard("\\")  # between folders; no shell there reads it as anything else
    return not value.startswith("-") and all(each.isalnum() or each in QUOTED for each in signs)


def _quoted(value: str) -> str:
    """A value as a terminal takes it for one; PowerShell makes a list of what has commas, unless quoted."""
    return value if value and set(value) <= PLAIN else f'"{value}"'
