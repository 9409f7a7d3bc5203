"""A case that goes to another district's coordinator in a file, and one that comes from there."""

from collections.abc import Collection, Mapping
from typing import Final

from salto_cli.errors import Unacceptable, Usage
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.bundle_inside import DATES, Inside, Said
from salto_cli.models.giving import Held
from salto_cli.models.named import Named
from salto_cli.models.order import FOLLOW_UP, SHARING, Order

KIND, STATEMENT = "category", "statement"  # parts of what is left out: a kind of information, a consent
THERE: Final = "already here"  # why something is left out: the same is held here

# --- orders -------------------------------------------------------------------------------------------


@frozen(kw_only=True)
class MakeBundle(Order):
    """Write the allowed part of a case to one file for a coordinator elsewhere."""

    command = "handover bundle"
    purpose = SHARING

    handover: str = ask(N_("Handover"), asked.CODE, of="handover")
    to: str | None = ask(N_("Whose card"), default=None)
    purpose_: str | None = ask(N_("For which purpose"), asked.CHOICE, of="purpose", default=None)
    dry_run: bool = False


@frozen
class LookInside(Order):
    """See what a file from another salto holds, before anything of it is taken in."""

    command = "handover receive"
    purpose = FOLLOW_UP

    match: str | None = None


@frozen(kw_only=True)
class TakeIn(Order):
    """Take in a case from another salto.

    ``opens``: a case must be opened for it, so that a terminal asks on which basis; ``dated``: it has dates
    to keep, so that a deputy is asked for; ``consented``: it has consents to us, so that it is asked as which
    service here we take it in (``us``).
    """

    command = "handover receive"
    purpose = FOLLOW_UP

    match: str | None = ask(N_("Who it is here"), asked.PERSON, default=None)
    new_person: bool = ask(N_("A new person, though someone similar is here"), asked.YES_NO, default=False)
    basis: str | None = ask(N_("Basis for keeping this"), asked.CHOICE, of="basis", default=None)
    reference: str | None = ask(N_("Reference for the basis"), default=None)
    purposes: tuple[str, ...] = ask(N_("Purpose of the follow-up"), asked.CHOICES, of="purpose", default=())
    lead: str | None = ask(N_("Lead"), asked.OPERATOR, default=None)
    deputy: str | None = ask(N_("Deputy for the dates to keep"), asked.OPERATOR, default=None)
    us: str | None = ask(N_("Which service here you are"), asked.SERVICE, default=None)
    opens: bool = False
    dated: bool = False
    consented: bool = False

    @classmethod
    def must_have(cls, said: Mapping[str, object]) -> Collection[str]:
        """A case that is opened has its basis and its purpose, a date a deputy, a consent its receiver."""
        opens = ("basis", "purposes") if said.get("opens") else ()
        dated = ("deputy",) if said.get("dated") else ()
        return (*opens, *dated, *(("us",) if said.get("consented") else ()))

    def __post_init__(self) -> None:
        """Refuse to be told that it is someone who is here, and that it is not."""
        if self.match and self.new_person:
            raise Unacceptable(
                _("it cannot be someone who is here and a new person"), _("leave out --match or --new")
            )
        if bool(self.basis) != bool(self.purposes):
            raise Usage(
                _("a case needs its basis and its purpose"),
                _("as in --basis child_welfare --purposes follow_up; see: salto policy show"),
            )


@frozen(kw_only=True)
class AcceptByReceipt(Order):
    """The receiver's own salto says that the case was taken in: that is the yes."""

    command = "handover accept"
    purpose = FOLLOW_UP

    handover: str


# --- results ------------------------------------------------------------------------------------------


@frozen
class BundleMade:
    """What goes, or with ``dry_run`` would go, in one file, and what stays.

    ``bundle`` is the file's random id, ``code`` the disclosure's; both None for a dry run. ``rests_on`` are
    the codes of the consents.
    """

    handover: str
    person: Named
    to: str
    service: str
    service_name: str
    fingerprint: str
    on: str
    dry_run: bool
    bundle: str | None
    code: str | None
    file: str | None
    inside: Inside | None
    held: tuple[Held, ...]
    rests_on: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        """0 where something goes, 20 where a dry run finds that nothing would."""
        return 0 if self.inside else 20


@frozen
class LeftOut:
    """Something in the file that is not taken in, and why: a reason of our own policy, or that it is here."""

    part: str
    category: str
    reason: str
    text: str


@frozen
class Arrived:
    """A file from another salto as it is looked at, and how it would be taken in.

    ``match`` is who it is here, where that is certain or was said; ``alike`` are those who may be. ``opens``:
    a case would be opened. ``left_out`` is what our own policy stops whatever the basis is.
    """

    sender: str
    service: str
    sent: str
    inside: Inside
    match: Named | None
    alike: tuple[Named, ...]
    opens: bool
    left_out: tuple[LeftOut, ...]

    @property
    def dated(self) -> bool:
        """Whether there are dates to keep in it, so that someone must be their deputy."""
        return any(each.part == DATES for each in self.inside.lines)

    @property
    def consented(self) -> bool:
        """Whether there are consents in it, so that it must be said to which service here they are."""
        return bool(self.inside.statements)


@frozen
class TakenIn:
    """A case has been taken in. ``statements`` are pairs of the sender's code and ours.

    ``to_record`` are the consents of guardians, whom the file does not name: they are kept as they came, and
    recorded once it is known here who said them. ``receipt`` is the file that tells the sender.
    """

    person: Named
    new: bool
    case_opened: bool
    sender: str
    sender_person: str
    sender_handover: str
    traits: int
    tasks: tuple[str, ...]
    statements: tuple[tuple[str, str], ...]
    to_record: tuple[Said, ...]
    left_out: tuple[LeftOut, ...]
    receipt: str | None
