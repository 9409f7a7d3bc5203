"""Hearings: that a child was heard, when, by whom, and what it said."""

from dataclasses import field

from salto_cli.frozen import frozen
from salto_cli.i18n import N_
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.order import CONSENT, Order
from salto_cli.models.person import Named

MAX_WORDS = 1000  # characters: what a child said, in its own words


@frozen(kw_only=True)
class RecordHearing(Order):
    """Record that the child was heard, and what it said (barnelova § 31)."""

    command = "heard"
    purpose = CONSENT

    person: str = ask(N_("Whom it is about"), asked.CASE)
    when: str | None = ask(
        N_("When the child was heard, if not today"), asked.MOMENT, always=True, default=None
    )
    by: str = ask(N_("Who heard the child"))
    view: str = ask(N_("What the child said"), max_length=MAX_WORDS)


@frozen
class Hearing:
    """When the child was heard, by whom, and what it said."""

    heard: str
    by: str
    view: str = field(repr=False)
    typed: str


@frozen
class HearingRecorded:
    """It has been recorded that the child was heard."""

    person: Named
    hearing: Hearing
