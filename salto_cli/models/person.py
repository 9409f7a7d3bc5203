"""Persons: youth, siblings and guardians alike; one person may be all three."""

from collections.abc import Collection, Mapping
from dataclasses import field

from salto_cli.errors import Unacceptable, Usage
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked, identity
from salto_cli.models.asked import asked as ask
from salto_cli.models.day import short
from salto_cli.models.named import Named as Named
from salto_cli.models.order import COORDINATION, FOLLOW_UP, Order


@frozen
class Hit:
    """One person that fits a search, with what tells them from another of the same name."""

    code: str
    name: str
    born: str
    called: str | None
    home_district: str | None
    case_open: bool

    @property
    def line(self) -> str:
        """As a person is named before a yes."""
        return Named(self.code, self.name, self.born).line

    @property
    def apart(self) -> str:
        """Name, whole birth date, district and code: enough to choose among several."""
        parts = (self.name, short(self.born), self.home_district or "", self.code)
        return ", ".join(part for part in parts if part)


@frozen
class Person:
    """Everything held about a person as such; dates are ISO days, ``withheld`` is category → reason.

    What is withheld, a care order and a guardian for an adult need a case: where only kinship was judged,
    they are empty.
    """

    code: str
    name: str
    called: str | None
    born: str
    national_id: str | None
    phone: str | None
    address: str | None
    protected: bool
    language: str | None
    interpreter: bool
    home_district: str | None
    stay_district: str | None
    roster_checked: str | None
    roster_source: str | None
    withheld: dict[str, str]
    care_order_from: str | None
    care_order_through: str | None
    verge_from: str | None
    verge_through: str | None
    revision: int

    @property
    def named(self) -> Named:
        """The least that says who this is."""
        return Named(self.code, self.name, self.born, self.called)


# What a relative without a case cannot have.
OF_A_CASE = frozenset({"basis", "reference", "purposes", "lead", "lead_district", "safe_contact"})


@frozen(kw_only=True)
class Register(Order):
    """Register a person. With ``kin_of`` a guardian or sibling without a case, else a youth with one."""

    command = "register"
    purpose = FOLLOW_UP

    name: str = ask(N_("Full name"))
    born: str = ask(N_("Birth date"), asked.BIRTH)
    basis: str | None = ask(N_("Basis for keeping this"), asked.CHOICE, of="basis", default=None)
    reference: str | None = ask(N_("Reference for the basis"), default=None)
    purposes: tuple[str, ...] = ask(N_("Purpose of the follow-up"), asked.CHOICES, of="purpose", default=())
    lead: str | None = ask(N_("Lead"), asked.OPERATOR, always=True, default=None)
    kin_of: str | None = ask(N_("Kin of"), asked.PERSON, default=None)
    as_: str | None = ask(N_("As guardian or sibling"), asked.CHOICE, of="kin", default=None)
    sort: str | None = ask(N_("What they are to each other"), asked.CHOICE, of="{as_}", default=None)
    responsibility: str | None = ask(
        N_("Parental responsibility"),
        asked.CHOICE,
        of="responsibility",
        always=True,
        after="as_=guardian",
        default=None,
    )
    called: str | None = ask(N_("First name agreed with the youth"), always=True, default=None)
    phone: str | None = ask(N_("Phone"), asked.PHONE, always=True, default=None)
    safe_contact: str | None = ask(N_("How to reach them safely"), always=True, default=None)
    protected: bool = ask(N_("Protected address"), asked.YES_NO, always=True, default=False)
    address: str | None = ask(N_("Address"), default=None)
    home_district: str | None = ask(N_("Home district"), asked.DISTRICT, always=True, default=None)
    stay_district: str | None = ask(N_("District where they stay"), asked.DISTRICT, default=None)
    lead_district: str | None = ask(N_("Lead district"), asked.DISTRICT, default=None)
    language: str | None = ask(N_("Language"), always=True, default=None)
    interpreter: bool = ask(
        N_("Needs an interpreter"), asked.YES_NO, always=True, after="language", default=False
    )
    national_id: str | None = ask(N_("National identity number"), asked.IDENTITY_NUMBER, default=None)
    new_person: bool = ask(N_("A new person, though someone similar is here"), asked.YES_NO, default=False)

    @classmethod
    def must_have(cls, said: Mapping[str, object]) -> Collection[str]:
        """A relative is linked; everyone else has a case."""
        return ("as_", "sort") if said.get("kin_of") else ("basis", "purposes")

    @classmethod
    def has_no(cls, said: Mapping[str, object]) -> Collection[str]:
        """A relative has no case, and a protected address is not written down."""
        none = {"address"} if said.get("protected") else set[str]()
        return none | OF_A_CASE if said.get("kin_of") else none

    @classmethod
    def where_unknown(cls, name: str, said: Mapping[str, object]) -> str | None:
        """Of a relative the birth date is often not known yet, and nobody is registered without one."""
        if name != "born" or not said.get("kin_of"):
            return None
        return _(
            "ask for it: it tells two of one name apart. Until then keep name and phone: salto task add P-…"
        )

    def __post_init__(self) -> None:
        """Refuse what does not fit together, before anything is opened."""
        if not self.name:
            raise Usage(_("--name is missing"), _("a person needs a name"))
        refuse_no_name(self.name)
        if self.protected and self.address:
            raise no_address()
        if bool(self.kin_of) != bool(self.as_) or bool(self.as_) != bool(self.sort):
            raise Usage(
                _("a relative needs three things: whose, as what, and which kind"),
                _("as in --kin-of P-… --as guardian --sort parent, or --as sibling --sort half"),
            )
        if self.kin_of and any(getattr(self, name) for name in OF_A_CASE):
            raise Unacceptable(
                _("a relative without a case has contact details only"),
                _("leave out basis, purposes, lead and safe contact; a case is opened with: salto open-case"),
            )
        if self.responsibility and self.as_ != "guardian":
            raise Unacceptable(
                _("parental responsibility is a guardian's"),
                _("leave --responsibility out, or give --as guardian"),
            )
        if not self.kin_of and not (self.basis and self.purposes):
            raise Usage(
                _("a case needs its basis and its purpose"),
                _("as in --basis child_welfare --purposes follow_up; see: salto policy show"),
            )
        if self.national_id:
            identity.refuse_another_birth(self.national_id, self.born)


@frozen
class Look(Order):
    """Name a person before something is done: name, birth year and code only."""

    command = "look"
    purpose = FOLLOW_UP

    person: str


@frozen
class LookAlike(Order):
    """See who is here already and may be the person about to be registered."""

    command = "look-alike"
    purpose = FOLLOW_UP

    name: str = field(repr=False)
    born: str = field(repr=False)
    national_id: str | None = field(default=None, repr=False)


@frozen
class Show(Order):
    """Show what is held about a person."""

    command = "show"
    purpose = FOLLOW_UP

    person: str


@frozen
class Find(Order):
    """Find persons by name, birth date, phone or code."""

    command = "find"
    purpose = COORDINATION

    text: str = field(repr=False)
    limit: int = 50


@frozen
class Found:
    """Persons that fit a search, the likeliest first; ``more``: there were more than asked for.

    ``without_basis`` are the codes of those who fit, but of whom nothing may be shown any more;
    ``restricted`` of those of whom nothing may be shown while the processing is restricted.
    """

    persons: tuple[Hit, ...]
    without_basis: tuple[str, ...] = ()
    more: bool = False
    restricted: tuple[str, ...] = ()


@frozen
class Registered:
    """A person has been registered, and their case opened where they have one.

    ``kin_of``: whose guardian or sibling (``as_``, ``sort``) the person was registered as. ``adult``: nobody
    has parental responsibility for the person any more.
    """

    person: Named
    case_opened: bool
    lead: str | None
    kin_of: Named | None = None
    as_: str | None = None
    sort: str | None = None
    adult: bool = field(default=False, metadata={"json": False})


def refuse_no_name(name: str) -> None:
    """Raise Unacceptable for a name without a letter in it."""
    if not any(sign.isalpha() for sign in name):
        raise Unacceptable(_("a name has letters in it"), _("type the person's name"))


def no_address() -> Unacceptable:
    """What to say where an address is given that may not be kept."""
    return Unacceptable(
        _("no address is kept for a person with a protected address"), _("leave the address out")
    )
