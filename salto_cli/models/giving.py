"""Giving something out: on consent, or without it as a legal act of its own (docs/consent.md section 5)."""

from collections.abc import Collection, Mapping
from dataclasses import field
from typing import Final

from salto_cli.errors import Usage
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.disclosure import Line
from salto_cli.models.named import Named
from salto_cli.models.order import SHARING, Order

NOTE: Final = 4000  # characters: what is passed on, or assessed, on a page or two
MESSAGE, NAME, PHONE, ADDRESS, TONGUE = "message", "name", "phone", "address", "language"  # parts of a giving
CONTACT: Final = "contact"  # a contact note that was named
FULL_NAME, BIRTH_DATE, IDENTITY_NUMBER = "full_name", "birth_date", "national_id"  # who it is in full
HOME, STAY = "home_district", "stay_district"
KIND: Final = "category"  # not a piece, but a whole kind of information
NECESSARY: Final = "necessary"  # a guardian's need to know, which has no entry among the statutory bases

# What is asked only where a basis is claimed. Which of it a basis asks for stands in the policy.
OF_A_BASIS: Final = ("facts", "necessity", "proportionality", "consent", "told")
# Asked where the basis applies to a crime on the list only, where a leader approves, where nobody is named.
OF_SOME: Final = ("order_", "offence", "avertable", "approved_by", "approved", "reidentifiable")


@frozen(kw_only=True)
class GiveOut(Order):
    """Give something about one person to one recipient, now.

    ``item`` are codes of contacts and tasks; without any, everything that is kept on a sheet and may go.
    ``basis`` claims a statutory basis, and is never assumed; with one, only what is named or written goes.
    ``necessary`` is the finding that a guardian needs it to fulfil parental responsibility; for named kinds
    of information only, and never empty.
    ``in_full``: also who it is in full, where that may go, so that a colleague elsewhere can take over.
    ``wanted`` are the fields that the basis asks for, so that a terminal asks for no others.
    """

    command = "share"
    purpose = SHARING

    person: str = ask(N_("Person"), asked.CASE)
    with_: str = ask(N_("To whom"), asked.SERVICE)
    category: tuple[str, ...] = ask(
        N_("Which kinds of information"), asked.CHOICES, of="category", default=()
    )
    item: tuple[str, ...] = ask(N_("Which contacts and tasks"), asked.SERVICES, default=())
    purpose_: str | None = ask(N_("For which purpose"), asked.CHOICE, of="purpose", default=None)
    necessary: str | None = ask(N_("Why the guardian must know"), asked.NOTE, max_length=NOTE, default=None)
    basis: str | None = ask(N_("Statutory basis"), asked.CHOICE, of="sharing_basis", default=None)
    urgent: bool = False
    offence: str | None = ask(N_("Which crime"), asked.CHOICE, of="offence", default=None)
    avertable: bool | None = ask(N_("Can it still be averted"), asked.YES_NO, default=None)
    reidentifiable: bool | None = ask(N_("Can anyone still tell who it is"), asked.YES_NO, default=None)
    order_: str | None = ask(N_("Which order"), default=None)
    approved_by: str | None = ask(N_("Which leader has approved"), default=None)
    approved: str | None = ask(N_("When the leader approved"), asked.PAST, unseen=True, default=None)
    message: str | None = ask(
        N_("What is passed on, in your own words"),
        asked.NOTE,
        max_length=NOTE,
        always=True,
        after="basis",
        default=None,
    )
    facts: str | None = ask(N_("The facts it rests on"), asked.NOTE, max_length=NOTE, default=None)
    necessity: str | None = ask(N_("Why it is necessary"), max_length=500, default=None)
    proportionality: str | None = ask(N_("Why it is proportionate"), max_length=500, default=None)
    consent: str | None = ask(N_("Was consent sought"), asked.CHOICE, of="consent_sought", default=None)
    told: str | None = ask(
        N_("Was the person told (yes, or no and why)"), asked.TOLD, max_length=300, default=None
    )
    review: str | None = ask(
        N_("When to look at it again"), asked.FUTURE, always=True, after="basis", default=None
    )
    dry_run: bool = False
    on_file: bool = False
    in_full: bool = False
    wanted: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a basis, or words of one's own, without the kinds of information they are for."""
        if self.basis and not self.category:
            raise Usage(
                _("a statutory basis is for named kinds of information only"),
                _("name each with --category"),
            )
        if self.necessary is not None and not (self.necessary.strip() and self.category):
            raise Usage(
                _("what a guardian must know is of named kinds, and for a reason"),
                _("name each kind with --category, and say why with --necessary"),
            )
        if self.message and not self.category:
            raise Usage(
                _("what you write yourself must be of a named kind of information"),
                _("name each kind it tells of with --category"),
            )

    @classmethod
    def must_have(cls, said: Mapping[str, object]) -> Collection[str]:
        """What the basis demands, in a terminal: there it is asked for; and the words that go on it where no
        contact or task was named, else nothing at all would go. To only look, none are needed."""
        wanted = cls._of_the_basis(said)
        spoken = said.get("basis") and wanted and not (said.get("item") or said.get("dry_run"))
        return (*wanted, "message") if spoken else wanted

    @classmethod
    def has_no(cls, said: Mapping[str, object]) -> Collection[str]:
        """What no basis was claimed for."""
        wanted = cls._of_the_basis(said)
        return [each for each in (*OF_A_BASIS, *OF_SOME) if each not in wanted]

    @staticmethod
    def _of_the_basis(said: Mapping[str, object]) -> tuple[str, ...]:
        wanted = said.get("wanted")
        return wanted if isinstance(wanted, tuple) else ()


@frozen(kw_only=True)
class DocumentGiving(Order):
    """Write down afterwards what an urgent giving without consent rested on; or look at one again."""

    command = "share document"
    purpose = SHARING

    disclosure: str = ask(N_("Code of the disclosure"), asked.CODE, of="giving")
    facts: str = ask(N_("The facts it rests on"), asked.NOTE, max_length=NOTE)
    necessity: str = ask(N_("Why it is necessary"), max_length=500)
    proportionality: str = ask(N_("Why it is proportionate"), max_length=500)
    consent: str = ask(N_("Was consent sought"), asked.CHOICE, of="consent_sought")
    told: str = ask(N_("Was the person told (yes, or no and why)"), asked.TOLD, max_length=300)


@frozen
class ListWaiting(Order):
    """List what was given without consent, and waits to be written down or looked at again."""

    command = "share waiting"
    purpose = SHARING


@frozen
class WaitingGiving:
    """One such giving, by its disclosure's code: about whom, and since which day it waits."""

    code: str
    person: Named
    since: str


@frozen
class Waiting:
    """All of them, of whom it may be told."""

    givings: tuple[WaitingGiving, ...]


@frozen
class Held:
    """Something that stays: what it is, its code where it has one, its category, and why. Never its text."""

    part: str
    code: str | None
    category: str
    decision: str
    reason: str
    law: tuple[str, ...]
    text: str


@frozen
class Basis:
    """The statutory basis of a giving: its key, name and law; which categories it was needed for; who decided
    and who approved. ``document`` is whether what was assessed has still to be written down, today."""

    key: str
    label: str
    law: tuple[str, ...]
    categories: tuple[str, ...]
    decided: str
    decided_by: str
    approved_by: str | None
    urgent: bool
    document: bool


@frozen
class GivenOut:
    """What was given to one recipient, or with ``dry_run`` what would be; and what stays, with the reason.

    ``code`` is the disclosure's, None for a dry run. ``rests_on`` are the statements that allow it.
    ``anonymous``: nothing in it says who it is. ``needless``: a basis was claimed where a valid consent
    covers all of it, so nothing rests on the basis and none is kept.
    """

    person: Named
    to: str
    recipient: str
    on: str
    code: str | None
    dry_run: bool
    lines: tuple[Line, ...]
    categories: tuple[str, ...]
    rests_on: tuple[str, ...]
    basis: Basis | None
    held: tuple[Held, ...]
    purpose: str | None
    policy: str
    checkpoint: str
    anonymous: bool = field(default=False)
    needless: bool = field(default=False)

    @property
    def exit_code(self) -> int:
        """0 where something goes, 20 where a dry run finds that nothing would."""
        return 0 if self.lines else 20


@frozen
class Documented:
    """What a giving without consent rested on has been written down."""

    code: str
    person: Named
    basis: str
    label: str
