"""The log: who did what about whom and when; and whether it still is what it was."""

from collections.abc import Iterable
from dataclasses import field
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.finding import Finding
from salto_cli.models.order import OVERSIGHT, Order

USUAL_LIMIT: Final = 50  # acts on one page of the log


@frozen(kw_only=True)
class ReadLog(Order):
    """Read the newest acts: all, or those about one person, by one colleague, since a day, or refused."""

    command = "audit log"
    purpose = OVERSIGHT

    person: str | None = None
    operator: str | None = None
    since: str | None = None
    refused: bool = False
    lookups: bool = False
    limit: int = USUAL_LIMIT


@frozen
class VerifyLog(Order):
    """Hold the log against itself, the state against the log, and both against what was kept elsewhere.

    ``against`` names a manifest, a checkpoint or an export by its file, or gives the code on a sheet.
    ``everything`` tries every signature anew, also those that this colleague has tried before.
    """

    command = "audit verify"
    purpose = OVERSIGHT

    against: str | None = None
    everything: bool = False


@frozen
class AcceptRollback(Order):
    """Go on with a store that is older than when it was last seen, and say why."""

    command = "accept rollback"
    purpose = OVERSIGHT

    reason: str = field(repr=False)

    def __post_init__(self) -> None:
        """Refuse an empty reason."""
        if not self.reason.strip():
            raise Unacceptable(
                _("say why the older store is the right one"),
                _('as in: salto audit verify --accept-rollback "restored after the disk failed"'),
            )


@frozen
class WhoSaw(Order):
    """Who has had to do with one person's records."""

    command = "audit who-saw"
    purpose = OVERSIGHT

    person: str


@frozen(kw_only=True)
class ReportOn(Order):
    """What one colleague has done between two days, both included."""

    command = "audit report"
    purpose = OVERSIGHT

    operator: str
    since: str | None = None
    until: str | None = None


@frozen(kw_only=True)
class ReviewLog(Order):
    """Look for what someone should ask about."""

    command = "audit review"
    purpose = OVERSIGHT

    since: str | None = None


@frozen
class ExportLog(Order):
    """Write down what the log has about one person, for a supervisory authority, with proof."""

    command = "audit export"
    purpose = OVERSIGHT

    person: str
    out: str


@frozen
class Answered:
    """One judgement of an act: what was asked, about whom (codes), what the answer was, and why."""

    question: str
    decision: str
    persons: tuple[str, ...]
    recipient: str | None
    categories: tuple[str, ...]
    reasons: tuple[str, ...]


@frozen
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


@frozen
class Log:
    """The newest acts that were asked for, the newest first; ``more`` tells that there are older ones."""

    entries: tuple[Entry, ...]
    person: str | None
    more: bool


@frozen
class Verified:
    """What was held against what; ``first`` is the first act that disagrees, ``seal`` the last one in hex.

    ``code`` is the last seal as a person reads it out, ``unsigned`` how many acts are from before acts were
    signed, ``turned`` the acts before which the clock went back, ``against`` the act that was kept elsewhere
    and is in this log, ``accepted`` that an older store goes on, ``copy`` the folder of a copy that lies
    beside its store.
    """

    whole: bool
    acts: int
    rows: int
    seal: str
    first: int | None
    findings: tuple[Finding, ...]
    code: str = ""
    unsigned: int = 0
    turned: tuple[int, ...] = ()
    against: int | None = None
    accepted: bool = False
    copy: str | None = None

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


# What a review asks about. Each has its sentence in render/audit.py.
SURNAME: Final = "own_surname"
ADDRESS: Final = "same_address"
NIGHT: Final = "out_of_hours"
NO_CASE: Final = "no_open_case"
MANY: Final = "many_records"
ROLE: Final = "outside_role"
REFUSED: Final = "refused_look"
TRIED: Final = "refused_by_role"


@frozen
class Dealing:
    """What one colleague has done with one person's records by one command: how often, and last when."""

    operator: str
    command: str
    did: str
    times: int
    first: str
    last: str


@frozen
class Seers:
    """Who has read, changed or put out something about one person, the latest first."""

    person: str
    dealings: tuple[Dealing, ...]


@frozen
class Count:
    """How often one command was run."""

    command: str
    times: int


@frozen
class Report:
    """What one colleague has done: counts, and the codes of those it was about."""

    operator: str
    since: str | None
    until: str | None
    acts: int
    refused: int
    files: int
    commands: tuple[Count, ...]
    persons: tuple[str, ...]


@frozen
class Noticed:
    """Something to ask a colleague about. ``persons`` are codes; ``act`` is the last of ``times``."""

    what: str
    operator: str
    persons: tuple[str, ...]
    times: int
    act: int
    at: str


@frozen
class Review:
    """What there is to ask about since a day; 9 where there is something."""

    since: str | None
    noticed: tuple[Noticed, ...]

    @property
    def exit_code(self) -> int:
        """9 where there is something to ask about."""
        return 9 if self.noticed else 0


@frozen
class LogExported:
    """What was written for a supervisory authority: about whom, how many acts, and the head it proves."""

    person: str
    acts: int
    act: int
    code: str
    file: str
