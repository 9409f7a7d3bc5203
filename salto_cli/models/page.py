"""A person's file on one page: what whoever meets them next needs to have read."""

from salto_cli.frozen import frozen
from salto_cli.models.case import Case, EarlierCase
from salto_cli.models.caseload import Said as Services
from salto_cli.models.contact import Contact
from salto_cli.models.person import Named, Person
from salto_cli.models.promise import Wish
from salto_cli.models.sibling import Looked
from salto_cli.models.task import Task
from salto_cli.models.trait import Trait
from salto_cli.models.warning import Caution


@frozen
class Relative:
    """One of the person's kin: a guardian of theirs, a child they are guardian of, or a sibling.

    ``harm``: a guardian who is a danger to the child of the two.
    """

    person: Named
    tie: str
    sort: str
    responsibility: str | None
    harm: bool


@frozen
class Said:
    """How many statements about consent there are: given, refused, and given but withdrawn since.

    ``services`` is what they amount to, service by service, as in the caseload.
    """

    granted: int
    refused: int
    withdrawn: int
    services: Services


@frozen
class PlanAhead:
    """A change that is prepared for: its kind and day, and how many points of its list are due."""

    kind: str
    day: str
    due: int


@frozen
class Shown:
    """The page as it is on the day ``on``. Without an open case there is identity, contact and kin only.

    ``warnings`` are those that hold, ``wishes`` the guardians', ``look`` the last look at them as a sibling.
    """

    on: str
    age: int
    person: Person
    case: Case | None
    earlier: tuple[EarlierCase, ...]
    traits: tuple[Trait, ...]
    kin: tuple[Relative, ...]
    handover: str | None
    plans: tuple[PlanAhead, ...]
    tasks: tuple[Task, ...]
    contacts: tuple[Contact, ...]
    statements: Said | None
    warnings: tuple[Caution, ...] = ()
    wishes: tuple[Wish, ...] = ()
    look: Looked | None = None
