"""Promises and wishes: what guardians wish for a child, and what they or the youth were promised.

A promise is a task of the kind ``promise``: it has an owner and a day, and whoever it was given to is told
how it ended. Broken and empty promises destroy trust.
"""

from collections.abc import Collection, Mapping
from dataclasses import field
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.named import Named
from salto_cli.models.order import COORDINATION, FOLLOW_UP, Order
from salto_cli.models.sibling import Speak
from salto_cli.models.task import Task

PROMISE: Final = "promise"  # the kind of task
KEPT, MOVED, CANCELLED = "kept", "moved", "cancelled"


@frozen(kw_only=True)
class GivePromise(Order):
    """Promise something to a youth, or to a guardian (``to``) about the youth, by a day."""

    command = "promise add"
    purpose = FOLLOW_UP

    person: str = ask(N_("Person"), asked.CASE)
    text: str = ask(N_("What is promised"))
    due: str = ask(N_("By when"), asked.DUE)
    to: str | None = ask(N_("To whom"), asked.GUARDIAN, of="{person}", always=True, default=None)
    category: str | None = ask(N_("Category"), asked.CHOICE, of="category", default=None)
    owner: str | None = ask(N_("Who keeps it"), asked.OPERATOR, default=None)
    deputy: str | None = ask(N_("Who keeps it when the owner is away"), asked.OPERATOR, default=None)


@frozen(kw_only=True)
class EndPromise(Order):
    """Say how a promise ended, and how whoever it was given to was told; empty: nobody has told them yet."""

    command = "promise done"
    purpose = FOLLOW_UP

    promise: str = ask(N_("Promise"), asked.CODE, of="promise")
    outcome: str = ask(N_("What became of it"), asked.CHOICE, of="promise_ended")
    due: str | None = ask(N_("The new day"), asked.DUE, after="outcome=moved", insist=True, default=None)
    told: str | None = ask(
        N_("How they were told; empty: not yet"), asked.CHOICE, of="reached", always=True, default=None
    )

    @classmethod
    def must_have(cls, said: Mapping[str, object]) -> Collection[str]:
        """A promise that is moved is moved to a day."""
        return ("due",) if said.get("outcome") == MOVED else ()

    def __post_init__(self) -> None:
        """Refuse a day for a promise that is over."""
        if (self.outcome == MOVED) != bool(self.due):
            raise Unacceptable(
                _("only a promise that is moved has another day"), _("as in --outcome moved --due friday")
            )


@frozen(kw_only=True)
class TellOfPromise(Order):
    """Say that whoever a promise was given to has been told how it ended."""

    command = "promise told"
    purpose = FOLLOW_UP

    promise: str = ask(N_("Promise"), asked.CODE, of="promise")
    how: str = ask(N_("How they were told"), asked.CHOICE, of="reached")


@frozen
class ListPromises(Order):
    """Show promises that are open, and those of which nobody has been told how they ended."""

    command = "promises"
    purpose = COORDINATION

    person: str | None = None
    all: bool = False


@frozen(kw_only=True)
class RecordWish(Order):
    """Keep what a guardian wishes for a child."""

    command = "wish"
    purpose = FOLLOW_UP

    guardian: str = ask(N_("Guardian"), asked.PERSON)
    about: str = ask(N_("About which child"), asked.CASE)
    text: str = ask(N_("What they wish, in their own words"))
    category: str = ask(N_("Category"), asked.CHOICE, of="category")
    said: str | None = ask(N_("When it was said"), asked.PAST, default=None)


@frozen
class Promise:
    """One promise: its task, whom it was given to (None: the youth), and how that one was told.

    ``ended`` is how it ended last, None while nothing has changed; ``told`` how they were told of that, None
    where nobody has. ``speak``: the guardian's language.
    """

    task: Task
    to: Named | None
    speak: Speak | None
    ended: str | None
    told: str | None

    @property
    def to_tell(self) -> bool:
        """Whether something has changed that whoever it was given to does not know."""
        return self.ended is not None and self.told is None


@frozen
class PromiseGiven:
    """A promise has been written down; ``names`` are the others whom it names."""

    promise: Promise
    names: tuple[Named, ...] = ()


@frozen
class PromiseEnded:
    """A promise was kept, moved or called off."""

    promise: Promise


@frozen
class PromiseTold:
    """Whoever a promise was given to knows how it ended."""

    promise: Promise


@frozen
class Promises:
    """Promises, the first due first, seen from ``day``."""

    day: str
    promises: tuple[Promise, ...]


@frozen
class Wish:
    """What a guardian wishes for a child, and when it was said."""

    guardian: Named
    category: str
    text: str = field(repr=False)
    said: str


@frozen
class WishRecorded:
    """A guardian's wish has been written down, and how to speak with them."""

    person: Named
    wish: Wish
    speak: Speak
