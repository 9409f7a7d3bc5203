"""A family as it is looked at: who belongs to it, and what is not answered yet."""

from salto_cli.frozen import frozen
from salto_cli.models.kin import Edge, Unanswered
from salto_cli.models.order import FOLLOW_UP, Order
from salto_cli.models.person import Named


@frozen
class ShowFamily(Order):
    """Show who belongs to a person's family."""

    command = "family"
    purpose = FOLLOW_UP

    person: str


@frozen
class Member:
    """One of a family: ``lead`` is who leads the open case, None for one without a case.

    ``look_by`` is the day by which someone should have looked at how this sibling is, None where nobody must.
    """

    person: Named
    age: int
    lead: str | None
    look_by: str | None = None


@frozen
class Family:
    """A person's family. ``members`` begins with the person; ``left_out`` counts those with no standing.

    ``adult``: parental responsibility has ended with the person's age.
    """

    person: str
    on: str
    adult: bool
    roster_checked: str | None
    roster_source: str | None
    members: tuple[Member, ...]
    edges: tuple[Edge, ...]
    unanswered: tuple[Unanswered, ...]
    left_out: int
