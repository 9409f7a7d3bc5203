"""Statements: what the youth, a guardian or child welfare has allowed or refused, and when it was said.

A statement is kept as it was said. A withdrawal, like a later statement, is a row of its own.
"""

from collections.abc import Collection, Mapping
from dataclasses import field
from typing import Final, TypeAlias

from salto_cli.errors import Unacceptable, Usage
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.hearing import MAX_WORDS, Hearing
from salto_cli.models.order import CONSENT, COORDINATION, Order
from salto_cli.models.person import Named

# How a statement stands on a day. These are statements, not judged answers: those are may-share's.
HOLDS, REFUSED, WITHDRAWN, STOPPED = "holds", "refused", "withdrawn", "stopped"
EXPIRED, NOT_YET, REPLACED, FAULTY = "expired", "not_yet", "replaced", "faulty"
TOMORROW: Final = "from_tomorrow"  # another was withdrawn that day, and a withdrawal stops the whole day
Names: TypeAlias = Mapping[str, str]  # what the services and persons in a result are called, by id or code
FOR_THE_EYE: Final = {"json": False}  # shown at a terminal only
IN_FORCE: Final = frozenset({HOLDS, REFUSED, NOT_YET, TOMORROW, FAULTY})  # listed unless all is asked for


@frozen(kw_only=True)
class _Said:
    """Whom a statement is about, and who says it: a guardian by name, since each speaks for themselves."""

    person: str = ask(N_("Whom it is about"), asked.CASE)
    by: str = ask(N_("Who says it"), asked.CHOICE, of="giver")
    giver: str | None = ask(N_("Which guardian"), asked.GUARDIAN, of="{person}", default=None)

    @classmethod
    def must_have(cls, said: Mapping[str, object]) -> Collection[str]:
        """A guardian is named."""
        return ("giver",) if said.get("by") == "guardian" else ()

    @classmethod
    def where_unknown(cls, name: str, said: Mapping[str, object]) -> str | None:
        """A guardian is named with who they are."""
        return _("give --by guardian:P-…; see them with: salto family P-…") if name == "giver" else None

    @classmethod
    def has_no(cls, said: Mapping[str, object]) -> Collection[str]:
        """Pairs replace the two lists."""
        return ("to", "category") if said.get("pair") else ()

    def __post_init__(self) -> None:
        """Refuse a guardian who is not named, and a giver's code where nobody else speaks."""
        if self.by == "guardian" and not self.giver:
            raise Usage(
                _("which guardian said it is missing"),
                _("give --by guardian:P-…; see them with: salto family P-…"),
            )
        if self.by != "guardian" and self.giver:
            raise Unacceptable(_("a giver is named, but not as a guardian"), _("give --by guardian:P-…"))


@frozen(kw_only=True)
class GrantConsent(_Said, Order):
    """Record a consent. ``pair`` (service:category) replaces the product of ``to`` and ``category``.

    What is not said counts against it: not informed, not explicit, not noted.
    """

    command = "grant-consent"
    purpose = CONSENT

    to: tuple[str, ...] = ask(
        N_("To which services (ids, separated by commas)"), asked.RECIPIENTS, insist=True, default=()
    )
    category: tuple[str, ...] = ask(
        N_("What may be shared"), asked.CHOICES, of="category", insist=True, default=()
    )
    pair: tuple[str, ...] = ask(N_("Pairs of service:category"), asked.LINES, default=())
    purpose_: str | None = ask(N_("For which purpose"), asked.CHOICE, of="purpose", always=True, default=None)
    from_: str | None = ask(N_("From which day"), asked.FUTURE, default=None)
    through: str | None = ask(N_("Through which day (included)"), asked.FUTURE, always=True, default=None)
    said: str | None = ask(N_("When it was said, if not today"), asked.MOMENT, always=True, default=None)
    form: str = ask(N_("Written or oral"), asked.CHOICE, of="form")
    noted_by: str | None = ask(N_("Who noted it"), always=True, after="form=oral", default=None)
    informed: bool = ask(
        N_("Informed of what, to whom, why, and that it can be withdrawn"),
        asked.YES_NO,
        always=True,
        default=False,
    )
    pressure: bool = ask(
        N_("Given under pressure, or as a condition for help"), asked.YES_NO, always=True, default=False
    )
    language: str | None = ask(N_("Explained in which language"), always=True, default=None)
    interpreter: str = ask(
        N_("Interpreter"), asked.CHOICE, of="interpreter", always=True, after="language", default="none"
    )
    explicit: bool = ask(N_("Health, substance use and crime named explicitly"), asked.YES_NO, default=False)
    form_file: str | None = ask(N_("The signed form (a file)"), asked.DIGEST, default=None)
    form_number: str | None = ask(N_("The number on the form (F-…)"), default=None)
    heard: str | None = ask(N_("What the child said"), max_length=MAX_WORDS, default=None)
    unit: str | None = ask(N_("Which unit or district"), default=None)
    remark: str | None = ask(N_("Remark"), max_length=MAX_WORDS, default=None)

    def __post_init__(self) -> None:
        """Refuse what does not fit together, before anything is opened."""
        _Said.__post_init__(self)
        if not self.pair and not self.to:
            raise Unacceptable(
                _("a consent must say to which services"),
                _("give --to SERVICE; look with: salto service list"),
            )
        if not self.pair and not self.category:
            raise Unacceptable(
                _("a consent must say what may be shared"), _("give --category, as in --category school")
            )
        if self.form_number and (not self.form_file or self.form != "written"):
            raise Usage(
                _("a form with a number is a signed one: the file and that it is written are missing"),
                _("as in --form written --form-number F-… --form-file SCAN.pdf"),
            )
        if self.from_ and self.through and self.through < self.from_:
            raise Unacceptable(_("the last day is before the first"), _("look at --from and --through"))


@frozen(kw_only=True)
class RefuseConsent(_Said, Order):
    """Record a refusal. Without services it covers every service, without categories every category."""

    command = "refuse-consent"
    purpose = CONSENT

    to: tuple[str, ...] = ask(
        N_("To which services, if not to all"), asked.RECIPIENTS, always=True, default=()
    )
    category: tuple[str, ...] = ask(
        N_("What may not be shared, if not everything"),
        asked.CHOICES,
        of="category",
        always=True,
        default=(),
    )
    pair: tuple[str, ...] = ask(N_("Pairs of service:category"), asked.LINES, default=())
    said: str | None = ask(N_("When it was said, if not today"), asked.MOMENT, always=True, default=None)
    form: str = ask(N_("Written or oral"), asked.CHOICE, of="form", default="oral")
    noted_by: str | None = ask(N_("Who noted it"), default=None)
    heard: str | None = ask(N_("What the child said"), max_length=MAX_WORDS, default=None)
    unit: str | None = ask(N_("Which unit or district"), default=None)
    remark: str | None = ask(N_("Remark"), max_length=MAX_WORDS, default=None)


@frozen
class LookStatement(Order):
    """Name the consent that is about to be withdrawn, and whom it is about."""

    command = "look"
    purpose = CONSENT

    statement: str


@frozen
class ListStatements(Order):
    """Show a person's statements; with ``all`` also those that no longer say anything."""

    command = "consents"
    purpose = CONSENT

    person: str
    all: bool = False


@frozen
class ListExpiring(Order):
    """Show the consents of the whole caseload that lapse by the day ``by``, that day included."""

    command = "consents"
    purpose = COORDINATION

    by: str


@frozen(kw_only=True)
class Statement:
    """One statement as it is shown. ``lapses`` is the last day it can hold; ``late``: typed another day.

    ``status`` is how it stands on the day it is shown; ``fault`` is a reason's key where it does not hold,
    ``fault_in`` the categories in which. ``counts`` is false for who cannot speak for the person that day:
    a guardian without known parental responsibility, child welfare without a care order.
    """

    code: str
    by: str
    giver: str | None
    giver_name: str | None = field(repr=False)
    verdict: str
    said: str
    typed: str
    late: bool
    services: tuple[str, ...]
    categories: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    unit: str | None
    purpose: str | None
    from_: str | None
    through: str | None
    lapses: str | None
    form: str
    noted_by: str | None
    informed: bool
    pressure: bool
    language: str | None
    interpreter: str
    explicit: bool
    form_sha256: str | None
    heard: str | None = field(repr=False)
    remark: str | None = field(repr=False)
    withdrawn: "Withdrawal | None" = None
    status: str = HOLDS
    fault: str | None = None
    fault_in: tuple[str, ...] = ()
    counts: bool = True
    beside_purpose: bool = False

    @property
    def recipients(self) -> tuple[str, ...]:
        """The services it names, each once; none in a refusal means all."""
        return tuple(dict.fromkeys((*self.services, *(service for service, _category in self.pairs))))


@frozen
class Withdrawal:
    """When and how a consent was taken back."""

    said: str
    typed: str
    channel: str | None
    reason: str | None = field(repr=False)


@frozen
class Given:
    """Something that has been given out already. ``named``: how it named the person, where it kept that.

    ``printed`` is what stands on it where it is a sheet, as in A-48213K.
    """

    code: str
    service: str
    day: str
    categories: tuple[str, ...]
    named: str | None = field(default=None, repr=False, metadata=FOR_THE_EYE)
    printed: str | None = None


@frozen
class StatementRecorded:
    """A consent or refusal has been recorded. ``capped``: it lapses before the day that was agreed."""

    person: Named
    statement: Statement
    capped: bool
    names: Names = field(metadata=FOR_THE_EYE)


@frozen
class StatementLooked:
    """A statement and the person it is about, named before it is withdrawn."""

    person: Named
    statement: Statement
    names: Names = field(metadata=FOR_THE_EYE)


@frozen
class Statements:
    """What has been said about one person, newest first. ``left_out`` says nothing any more."""

    person: Named
    on: str
    all: bool
    statements: tuple[Statement, ...]
    hearings: tuple[Hearing, ...]
    left_out: int
    names: Names = field(metadata=FOR_THE_EYE)


@frozen
class Expiring:
    """One consent that is about to lapse, and whose it is."""

    person: Named
    statement: Statement
    days_left: int


@frozen
class ExpiringStatements:
    """The consents that lapse by a day, the first to lapse first."""

    by: str
    statements: tuple[Expiring, ...]
    names: Names = field(metadata=FOR_THE_EYE)
