"""Incidents: what went wrong, whom it may concern by number, and what is done by which hour.

The clock is GDPR art. 33 nr. 1: the authority hears of it within 72 hours of when it became known.
"""

from dataclasses import field
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.named import Named
from salto_cli.models.order import UPKEEP, Order

CLOCK: Final = 72  # hours: GDPR art. 33 nr. 1

# What is done, by which hour after it became known, and the command that does it, where there is one.
STEPS: Final[dict[str, tuple[int, str, str]]] = {
    "call": (1, N_("call your leader, IT and the data protection officer"), ""),
    "lock": (2, N_("have IT lock the machine and end its sessions; from now on it counts as gone"), ""),
    "police": (4, N_("report it to the police, and keep the case number"), ""),
    "isolate": (1, N_("take the machine off the network, and leave it on for IT"), ""),
    "recall": (2, N_("ask whoever got it to delete it, and to say in writing that they have"), ""),
    "stop": (2, N_("take the colleague's key back while it is looked into"), "salto operator revoke …"),
    "look": (12, N_("look at who has seen what"), "salto audit log"),
    "restore": (24, N_("restore the newest backup on a clean machine"), "salto backup restore … --to …"),
    "rekey": (24, N_("give the restored store a new key, and everyone a new passphrase"), "salto rekey"),
    "assess": (24, N_("judge the danger to each person; those in danger from others come first"), ""),
    "decide": (48, N_("decide with the data protection officer whether to report, and note why"), ""),
    "report": (66, N_("report to the data protection authority; more can follow (GDPR art. 33 nr. 4)"), ""),
    "tell": (72, N_("tell those for whom the danger is high, in plain words (GDPR art. 34)"), ""),
}
_AFTER: Final = ("assess", "decide", "report", "tell")
OF_KIND: Final[dict[str, tuple[str, ...]]] = {
    "theft": ("call", "lock", "police", "restore", "rekey", *_AFTER),
    "loss": ("call", "lock", "restore", "rekey", *_AFTER),
    "misdirected": ("call", "recall", *_AFTER),
    "malware": ("call", "isolate", "restore", "rekey", *_AFTER),
    "snooping": ("call", "stop", "look", *_AFTER),
    "other": ("call", *_AFTER),
}
WHAT: Final = {
    "theft": N_("a machine, a disk or papers were stolen"),
    "loss": N_("a machine, a disk or papers cannot be found"),
    "misdirected": N_("somebody got what was not for them"),
    "malware": N_("a virus, or somebody else on the machine"),
    "snooping": N_("somebody looked who had no reason to"),
    "other": N_("anything else by which somebody may have seen, lost or changed what is here"),
}


@frozen(kw_only=True)
class Start(Order):
    """Say that something has gone wrong. ``list_`` names everyone whose records were there."""

    command = "incident start"
    purpose = UPKEEP

    kind: str = ask(N_("What has happened"), asked.CHOICE, of="incident")
    known: str | None = ask(N_("When it became known"), asked.MOMENT, always=True, default=None)
    list_: bool = False


@frozen
class ShowIncident(Order):
    """Show an incident with its steps."""

    command = "incident show"
    purpose = UPKEEP

    number: int = ask(N_("Incident"), asked.NUMBER, of="incident")
    list_: bool = False


@frozen
class ListIncidents(Order):
    """List incidents."""

    command = "incident list"
    purpose = UPKEEP


@frozen
class StepDone(Order):
    """Say that a step has been done."""

    command = "incident done"
    purpose = UPKEEP

    number: int = ask(N_("Incident"), asked.NUMBER, of="incident")
    step: int = ask(N_("Which step"), asked.NUMBER, of="{number}")


@frozen(kw_only=True)
class Note(Order):
    """Write down what was found out."""

    command = "incident note"
    purpose = UPKEEP

    number: int = ask(N_("Incident"), asked.NUMBER, of="incident")
    text: str = ask(N_("What was found out; name nobody"), asked.NOTE)


@frozen(kw_only=True)
class Close(Order):
    """Close an incident: reported to the authority or not, and why (GDPR art. 33 nr. 5). ``anyway``: whatever
    step is yet to be done."""

    command = "incident close"
    purpose = UPKEEP

    number: int = ask(N_("Incident"), asked.NUMBER, of="incident")
    reported: bool = ask(N_("Was it reported to the data protection authority?"), asked.YES_NO)
    reason: str = ask(N_("Why, in one line; name nobody"))
    anyway: bool = False

    def __post_init__(self) -> None:
        """Refuse a close without a reason: the authority may ask for it years later."""
        if not self.reason.strip():
            raise Unacceptable(
                _("why it was reported or not must be written down (GDPR art. 33 nr. 5)"),
                _("give it in one line: --reason"),
            )


@frozen
class Step:
    """One thing to do: its number, its key, what it is, by when, and when it was done."""

    n: int
    key: str
    due: str
    done: str | None
    by: str | None

    @property
    def text(self) -> str:
        """What is to be done, in the chosen language."""
        return _(STEPS[self.key][1])

    @property
    def command(self) -> str:
        """What to type for it; empty where it is not done here."""
        return STEPS[self.key][2]


@frozen
class Exposed:
    """What was in the store, by number. ``categories`` is how many persons have something in each kind of
    information; ``backup`` is the moment of the newest backup beside the store.

    None is a number from 1 to 4 that is kept back from whoever does not see everyone's file.
    """

    youths: int | None
    earlier: int | None
    relatives: int | None
    protected: int | None
    contacts: int | None
    categories: dict[str, int | None]
    backup: str | None = None


@frozen
class Noted:
    """Something that was found out, when and by whom."""

    at: str
    by: str
    text: str = field(repr=False)


@frozen
class Incident:
    """One incident; ``known`` is the moment its clock began, ``until`` when the 72 hours are over."""

    number: int
    kind: str
    known: str
    until: str
    started: str
    by: str
    closed: str | None
    reported: bool | None
    reason: str | None
    steps: tuple[Step, ...]
    notes: tuple[Noted, ...]

    @property
    def undone(self) -> tuple[int, ...]:
        """The numbers of the steps that are yet to be done."""
        return tuple(each.n for each in self.steps if not each.done)


@frozen
class IncidentShown:
    """An incident, what was exposed, and with ``--list`` whose records these were."""

    now: str
    incident: Incident
    exposed: Exposed
    persons: tuple[Named, ...] | None = None


@frozen
class IncidentChanged:
    """An incident as it stands after something was done, noted or decided."""

    now: str
    incident: Incident


@frozen
class IncidentList:
    """Incidents, the newest first."""

    now: str
    incidents: tuple[Incident, ...]


@frozen
class Drafted:
    """A draft to the authority has been written to a file."""

    number: int
    path: str
