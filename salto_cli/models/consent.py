"""What the judge of consent sees, and what it answers.

Persons are named here by an opaque key (their code, or a number), never by name: two guardians of the
same name are two. Categories, sectors, purposes and reasons are words that the policy defines; they are
plain text here and are checked against the policy, so that a lawyer can change them without a program.

Dates are local Norwegian dates. ``PersonFacts`` are the facts *as they stand on the day of the question*:
whoever gathers them picks the edges, addresses and orders that hold on that day.
"""

from collections.abc import Mapping
from datetime import date, time
from typing import Literal, TypeAlias

from salto_cli.frozen import frozen

# What the judge answers belongs here too; it stands apart only because every act needs that much.
from salto_cli.models.answer import Answer as Answer
from salto_cli.models.answer import Decision as Decision
from salto_cli.models.answer import Giver as Giver
from salto_cli.models.answer import Keeping as Keeping

PersonKey: TypeAlias = str | int

# An entry among a statement's services that names an employee and not a service.
NAMED_EMPLOYEE = "person:"


@frozen
class Moment:
    """A day, and the time of day where it is known. Without a time it means the whole day."""

    day: date
    clock: time | None = None


@frozen
class Period:
    """From ``first`` through ``last``, both days included; an open end is None."""

    first: date | None = None
    last: date | None = None

    def covers(self, day: date) -> bool:
        """Whether ``day`` lies within."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@frozen(kw_only=True)
class Statement:
    """One grant or refusal as it was said, and its withdrawal if there is one.

    ``services`` are service ids (a yes for one office is not a yes for another); ``pairs`` of service and
    category replace the product of the two lists. An empty list in a grant covers nothing; in a refusal it
    covers everything. ``written_order`` rises in the order the statements were written down. What is not
    said counts against the grant: not informed, not explicit, not noted.
    """

    code: str
    by: Giver
    said: Moment
    written_order: int
    guardian: PersonKey | None = None
    act: Literal["grant", "refuse"] = "grant"
    services: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str]] | None = None
    unit: str | None = None
    purpose: str | None = None
    valid_from: date | None = None
    through: date | None = None
    withdrawn: Moment | None = None
    form: Literal["written", "oral"] = "oral"
    noted: bool = False
    informed: bool = False
    pressure: bool = False
    child_interpreter: bool = False
    explicit: bool = False
    child_heard: bool = False


@frozen(kw_only=True)
class PersonFacts:
    """What is known about the person the question is about, on the day of the question.

    ``roster`` holds the guardians with parental responsibility, in the order they were linked; it is None
    when nobody has checked who they are. ``proxies`` are pairs (holder, giver of the written authority).
    ``harmful`` are the guardians who are a danger to the child. ``withheld`` are the categories the youth
    does not want guardians to be told. ``heard`` is the day the child was heard apart from any consent.
    """

    birth_date: date
    roster: tuple[PersonKey, ...] | None = None
    proxies: frozenset[tuple[PersonKey, PersonKey]] = frozenset()
    harmful: frozenset[PersonKey] = frozenset()
    withheld: frozenset[str] = frozenset()
    care_order: Period | None = None
    adult_verge: bool = False
    graded_address: bool = False
    heard: date | None = None
    statements: tuple[Statement, ...] = ()


@frozen
class Origin:
    """Where an item of information comes from, and whom else it is about.

    ``third_party``: someone else's information is in it. ``cleared``: each of those persons' own consent
    has been judged and recorded. ``released``: the source has cleared that it is passed on.
    """

    source: str | None = None
    released: bool = False
    third_party: bool = False
    cleared: bool = False


UNRESTRICTED = Origin()


@frozen(kw_only=True)
class Ground:
    """A statutory basis that is claimed for sharing without consent, and what it demands."""

    basis: str
    offence: str | None = None
    avertable: bool = True
    threshold_met: bool = True
    documented: bool = False
    leader_approved: bool = False
    urgent: bool = False


@frozen(kw_only=True)
class Ask:
    """One question: may this category about this person leave to this recipient at this moment?

    ``service`` is what a statement must name: the service's id, or the guardian's person code when the
    recipient is a guardian (then ``guardian`` holds the same person's key). ``necessary`` is a recorded
    finding that a guardian needs it to fulfil parental responsibility.
    """

    sector: str
    service: str
    category: str
    moment: Moment
    unit: str | None = None
    guardian: PersonKey | None = None
    purpose: str | None = None
    necessary: bool = False
    origin: Origin = UNRESTRICTED
    ground: Ground | None = None
    anonymised: bool | None = None
    reidentifiable: bool = False


@frozen(kw_only=True)
class Item:
    """One piece of information that could leave. ``key`` names it for the caller (a contact's code);
    ``concerns`` are the other persons it is about, each with whether that person has cleared it."""

    key: str
    category: str
    source: str | None = None
    released: bool = False
    concerns: Mapping[PersonKey, bool]


@frozen
class Held:
    """An item that stays, and why."""

    item: Item
    answer: Answer


@frozen
class Trimmed:
    """What goes and what is held back, for one recipient, each in the order it was given."""

    going: tuple[Item, ...]
    held: tuple[Held, ...]


@frozen
class Mismatch:
    """A scenario whose answer is not the expected one."""

    id: str
    expected: str
    expected_reason: str
    got: str
    got_reason: str


@frozen
class TableResult:
    """The outcome of a whole table of scenarios."""

    cases: int
    passed: int
    failed: tuple[Mismatch, ...]
