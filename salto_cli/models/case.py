"""Cases: the follow-up of one person. A sibling or guardian has none until one is opened."""

from collections.abc import Collection

from salto_cli.errors import Usage
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.order import FOLLOW_UP, Order
from salto_cli.models.person import Named


@frozen
class Case:
    """An open case. Who leads the relation, who coordinates and who is responsible now are three things."""

    basis: str
    reference: str | None
    lead: str
    lead_district: str | None
    coordinator: str | None
    purposes: tuple[str, ...]
    opened: str
    responsible: str
    revision: int


@frozen
class EarlierCase:
    """A case that has been closed: no more than when."""

    opened: str
    closed: str


@frozen(kw_only=True)
class OpenCase(Order):
    """Open a case for a person who is here already."""

    command = "open-case"
    purpose = FOLLOW_UP

    person: str = ask(N_("Person"), asked.PERSON)
    basis: str = ask(N_("Basis for keeping this"), asked.CHOICE, of="basis")
    reference: str | None = ask(N_("Reference for the basis"), default=None)
    purposes: tuple[str, ...] = ask(N_("Purpose of the follow-up"), asked.CHOICES, of="purpose")
    lead: str | None = ask(N_("Lead"), asked.OPERATOR, default=None)
    lead_district: str | None = ask(N_("Lead district"), asked.DISTRICT, default=None)
    coordinator: str | None = ask(N_("Formal coordinator"), default=None)

    def __post_init__(self) -> None:
        """Refuse a case without a purpose."""
        needs_purpose(self.purposes)


@frozen(kw_only=True)
class CloseCase(Order):
    """Close the case of a person, with how it ended.

    ``deadlines_to`` is who minds the open deadlines from now on: without it none may be open, since nobody is
    reminded of them in a closed case.
    """

    command = "close-case"
    purpose = FOLLOW_UP

    person: str = ask(N_("Person"), asked.CASE)
    outcome: str = ask(N_("How it ended"), asked.CHOICE, of="outcome")
    deadlines_to: str | None = ask(N_("Who minds the deadlines that are open"), default=None)


@frozen
class NeedCase(Order):
    """Ask whether a person has a case whose file may be written in, before anyone types what goes there."""

    command = "look"
    purpose = FOLLOW_UP

    person: str


@frozen
class LookAtCase(Order):
    """See whose case it is and what is open in it, before it is closed."""

    command = "look"
    purpose = FOLLOW_UP

    person: str


@frozen
class BeforeClosing:
    """Whose case it is, and a line for each task that would be closed with it."""

    person: Named
    tasks: tuple[str, ...]


@frozen
class CaseOpened:
    """A case has been opened; ``basis`` and ``purposes`` are keys of the policy."""

    person: Named
    basis: str
    purposes: tuple[str, ...]
    lead: str
    opened: str


@frozen
class CaseClosed:
    """A case has been closed, and with it the tasks that were open (by their codes)."""

    person: Named
    outcome: str
    closed: str
    tasks: tuple[str, ...]


def needs_purpose(purposes: Collection[str]) -> None:
    """Raise Usage where a case would have no purpose: without one nothing could ever be shared."""
    if not purposes:
        raise Usage(
            _("--purposes is missing"), _("say what the follow-up is for, as in --purposes follow_up")
        )
