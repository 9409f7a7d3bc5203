"""Persons: youth, siblings and guardians alike; one person may be all three."""

from dataclasses import dataclass, field
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.code import PERSON, code
from salto_cli.models.order import COORDINATION, FOLLOW_UP, Order

OLDEST: Final = 110  # years: a birth date further back is a typing error


@dataclass(frozen=True, slots=True)
class Named:
    """The least that says who someone is: name, birth year, code."""

    code: str
    name: str
    born: str
    called: str | None = None

    @property
    def line(self) -> str:
        """As a person is named before a yes: ``Amina Yusuf, f. 2010, P-017Z``."""
        return _("{name}, b. {year}, {code}").format(name=self.name, year=self.born[:4], code=self.code)


@dataclass(frozen=True, slots=True)
class Person:
    """Everything held about a person as such; dates are ISO days, ``withheld`` is category → reason."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Register(Order):
    """Register a person. With ``kin_of`` a guardian or sibling without a case, else a youth with one."""

    command = "register"
    purpose = FOLLOW_UP

    name: str = ask(N_("Full name"))
    born: str = ask(N_("Birth date"), asked.PAST)
    basis: str | None = ask(N_("Basis for keeping this"), asked.CHOICE, of="basis", always=True, default=None)
    reference: str | None = ask(N_("Reference for the basis"), always=True, default=None)
    purposes: tuple[str, ...] = ask(
        N_("Purpose of the follow-up"), asked.CHOICES, of="purpose", always=True, default=()
    )
    lead: str | None = ask(N_("Lead"), asked.OPERATOR, default=None)
    kin_of: str | None = ask(N_("Kin of"), asked.PERSON, default=None)
    as_: str | None = ask(N_("As guardian or sibling"), asked.CHOICE, of="kin", default=None)
    sort: str | None = ask(N_("Which kind of kin"), default=None)
    called: str | None = ask(N_("First name agreed with the youth"), always=True, default=None)
    home_district: str | None = ask(N_("Home district"), always=True, default=None)
    stay_district: str | None = ask(N_("District where they stay"), default=None)
    lead_district: str | None = ask(N_("Lead district"), default=None)
    language: str | None = ask(N_("Language"), default=None)
    interpreter: bool = ask(N_("Needs an interpreter"), asked.YES_NO, default=False)
    phone: str | None = ask(N_("Phone"), always=True, default=None)
    safe_contact: str | None = ask(N_("How to reach them safely"), always=True, default=None)
    address: str | None = ask(N_("Address"), default=None)
    protected: bool = ask(N_("Protected address"), asked.YES_NO, default=False)
    national_id: str | None = ask(N_("National identity number"), default=None)
    new_person: bool = ask(N_("A new person, though someone similar is here"), asked.YES_NO, default=False)

    def __post_init__(self) -> None:
        """Refuse what does not fit together, before anything is opened."""
        if self.protected and self.address:
            raise Unacceptable(
                _("no address is kept for a person with a protected address"), _("leave the address out")
            )
        if bool(self.kin_of) != bool(self.as_):
            raise Unacceptable(
                _("a relative needs both whose kin they are and as what"),
                _("give --kin-of P-… and --as guardian or --as sibling"),
            )


@dataclass(frozen=True, slots=True)
class Look(Order):
    """Name a person before something is done: name, birth year and code only."""

    command = "look"
    purpose = FOLLOW_UP

    person: str


@dataclass(frozen=True, slots=True)
class Show(Order):
    """Show what is held about a person."""

    command = "show"
    purpose = FOLLOW_UP

    person: str


@dataclass(frozen=True, slots=True)
class Find(Order):
    """Find persons by name, birth date, phone or code."""

    command = "find"
    purpose = COORDINATION

    text: str = field(repr=False)
    limit: int = 50


@dataclass(frozen=True, slots=True)
class Shown:
    """A person's file on one page."""

    person: Person


@dataclass(frozen=True, slots=True)
class Found:
    """Persons that fit a search, the likeliest first."""

    persons: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Registered:
    """A person has been registered, and their case opened where they have one."""

    person: Named
    case_opened: bool
    lead: str | None


def person_code(number: int) -> str:
    """The code of person ``number``."""
    return code(PERSON, number)
