"""A withdrawal: what stops with it, what must be done, and who must be told of it."""

from dataclasses import field
from datetime import date, timedelta
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.hearing import MAX_WORDS
from salto_cli.models.order import CONSENT, Order
from salto_cli.models.person import Named
from salto_cli.models.statement import FOR_THE_EYE, Given, Names, Statement
from salto_cli.models.workday import is_working

# Those who were given something are told within one working day: what they stop a day late has been read.
DAYS_TO_TELL: Final = 1


@frozen(kw_only=True)
class WithdrawConsent(Order):
    """Withdraw a consent: it stops at once, and so does a newer one that covers the same."""

    command = "withdraw-consent"
    purpose = CONSENT

    statement: str = ask(N_("Which consent (C-…)"), asked.CODE, of="consent")
    said: str | None = ask(N_("When it was said, if not today"), asked.MOMENT, default=None)
    channel: str | None = ask(N_("How it was said"), asked.CHOICE, of="channel", default=None)
    reason: str | None = ask(N_("Reason, if one was given"), max_length=MAX_WORDS, default=None)
    not_handed_out: tuple[str, ...] = ask(
        N_("Sheets that have not been handed out (D-…)"), asked.LINES, default=()
    )


@frozen(kw_only=True)
class Told(Order):
    """Say that a recipient has been told of a withdrawal: when, how, and what was answered."""

    command = "told"
    purpose = CONSENT

    statement: str = ask(N_("Which consent was withdrawn (C-…)"), asked.CODE, of="withdrawn consent")
    to: str | None = ask(N_("Who has been told"), asked.NOTIFIED, of="{statement}", insist=True, default=None)
    channel: str = ask(N_("How they were told"), asked.CHOICE, of="reached")
    when: str | None = ask(N_("When, if not now"), asked.MOMENT, unseen=True, always=True, default=None)
    answer: str | None = ask(
        N_("What they do with what they have"), max_length=MAX_WORDS, always=True, default=None
    )

    def __post_init__(self) -> None:
        """A channel is more than nothing."""
        if not self.channel:
            raise Unacceptable(_("it is missing how they were told"), _("as in --channel call"))


@frozen
class Notice:
    """One recipient who must be told of the withdrawal of ``statement``, by the day ``due``.

    ``recipient`` is a service's id or a guardian's code. ``told`` is when it was done, ``channel`` how.
    """

    statement: str
    recipient: str
    withdrawn: str
    due: str
    told: str | None = None
    channel: str | None = None
    answer: str | None = field(default=None, repr=False)


@frozen
class Coming:
    """A sheet that lies in a file for a meeting to come: do not hand it out, shred it.

    ``number`` is the sheet's place in the file ``file`` of that service; ``printed`` is what stands on it, as
    in A-48213K, None for a sheet that was made before sheets had numbers of their own.
    """

    code: str
    service: str
    day: str
    number: int
    file: str
    printed: str | None = None


@frozen
class WithoutGround:
    """An open task that was agreed with a service that may not be told of it any more."""

    code: str
    text: str = field(repr=False)
    service: str
    due: str | None


@frozen
class ConsentWithdrawn:
    """A consent has been withdrawn: what stops with it, what must be done, and who must be told.

    ``given`` had been given out already; ``coming`` is not to be handed out, ``not_handed_out`` never was.
    ``accepted`` are handovers that a service has said yes to: it stays responsible until they are closed.
    """

    person: Named
    statement: Statement
    given: tuple[Given, ...]
    cancelled: tuple[str, ...]
    accepted: tuple[str, ...]
    coming: tuple[Coming, ...]
    not_handed_out: tuple[str, ...]
    tasks: tuple[WithoutGround, ...]
    notices: tuple[Notice, ...]
    on: str
    names: Names = field(metadata=FOR_THE_EYE)


@frozen
class RecipientTold:
    """A recipient has been told; ``left`` is how many are still to be told of the same withdrawal."""

    person: Named
    notice: Notice
    left: int
    names: Names = field(metadata=FOR_THE_EYE)


@frozen
class ToTell:
    """Who is still to be told of one withdrawal, in the order in which they are due."""

    notices: tuple[Notice, ...]
    names: Names = field(metadata=FOR_THE_EYE)


def day_to_tell(day: str) -> str:
    """The last day on which to tell those who were given something, ``DAYS_TO_TELL`` working days on."""
    found, left = date.fromisoformat(day[:10]), DAYS_TO_TELL
    while left:
        found += timedelta(days=1)
        left -= is_working(found)
    return found.isoformat()
