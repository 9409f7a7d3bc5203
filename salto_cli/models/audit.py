"""The log: who did what about whom and when; and whether it still is what it was."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from salto_cli.models.order import OVERSIGHT, Order

USUAL_LIMIT: Final = 50  # acts on one page of the log


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLog(Order):
    """Read the newest acts: all, or those about one person, by one colleague, since a day, or refused."""

    command = "audit log"
    purpose = OVERSIGHT

    person: str | None = None
    operator: str | None = None
    since: str | None = None
    refused: bool = False
    limit: int = USUAL_LIMIT


@dataclass(frozen=True, slots=True)
class VerifyLog(Order):
    """Hold the log against itself, and the state against the log."""

    command = "audit verify"
    purpose = OVERSIGHT


@dataclass(frozen=True, slots=True)
class Answered:
    """One judgement of an act: what was asked, about whom (codes), what the answer was, and why."""

    question: str
    decision: str
    persons: tuple[str, ...]
    recipient: str | None
    categories: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One act. ``persons`` are codes; ``read`` and ``changed`` are tables; ``files`` how many it made."""

    act: int
    at: str
    operator: str
    command: str
    purpose: str
    result: str
    error: str | None
    persons: tuple[str, ...]
    read: tuple[str, ...]
    changed: tuple[str, ...]
    files: int
    answers: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class Log:
    """The newest acts that were asked for, the newest first; ``more`` tells that there are older ones."""

    entries: tuple[Entry, ...]
    person: str | None
    more: bool


# What can be wrong. Each has its sentence in render/audit.py.
GAP: Final = "gap"  # an act is missing
OPEN: Final = "open"  # an act has no outcome
SEAL: Final = "seal"  # an act's rows do not fit its seal
SIGNATURE: Final = "signature"  # an act is not signed by the one it names
STRAY: Final = "stray"  # rows of an act that there is not
UNTOUCHED: Final = "untouched"  # a mark of a row that its act has not written
REASONS: Final = "reasons"  # what a judgement rested on was changed or removed
OPERATOR: Final = "operator"  # an act by a colleague that there is not
CHANGED: Final = "changed"  # a row is not as the act left it
REMOVED: Final = "removed"  # a row that the act left is gone
RETURNED: Final = "returned"  # a row that the act removed is there
UNLOGGED: Final = "unlogged"  # a row that no act has written
REFERENCE: Final = "reference"  # a row refers to one that is not there
SCHEMA: Final = "schema"  # a table or a lock is not the program's
CHECKPOINT: Final = "checkpoint"  # the end of the log is not what stood beside the database
UNNOTED: Final = "unnoted"  # nothing stands beside the database about the end of its log
MANIFEST: Final = "manifest"  # a backup's log is not what its manifest says
PAGES: Final = "pages"  # the file itself is broken


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: the act that disagrees, the table (or lock), the person's code."""

    what: str
    act: int | None = None
    table: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Verified:
    """What was held against what; ``first`` is the first act that disagrees, ``seal`` the last one in hex."""

    whole: bool
    acts: int
    rows: int
    seal: str
    first: int | None
    findings: tuple[Finding, ...]

    @property
    def exit_code(self) -> int:
        """30 where something is wrong: the question is answered, so the result is printed all the same."""
        return 0 if self.whole else 30


def verified(acts: int, rows: int, seal: str, findings: Iterable[Finding]) -> Verified:
    """The result over ``findings``, the first act's first and what no act can be named for last."""
    last = float("inf")
    in_order = sorted(findings, key=lambda each: last if each.act is None else each.act)
    first = next((each.act for each in in_order if each.act is not None), None)
    return Verified(not in_order, acts, rows, seal, first, tuple(in_order))
