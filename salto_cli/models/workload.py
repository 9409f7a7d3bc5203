"""How much each colleague carries: numbers, and nobody's name but the colleague's."""

from salto_cli.frozen import frozen
from salto_cli.models.order import COORDINATION, Order


@frozen
class ShowWorkload(Order):
    """Show how much each colleague carries."""

    command = "picture workload"
    purpose = COORDINATION


@frozen
class Load:
    """What one colleague carries.

    ``cases`` they lead, and ``over`` how many more that is than one can follow; ``red`` deadlines they own or
    are deputy for; open ``tasks``, and how many are ``late``; ``contacts`` with the youths they lead in four
    weeks; ``unseen`` youths without contact for too long.
    """

    name: str
    cases: int
    over: int
    red: int
    tasks: int
    late: int
    contacts: int
    unseen: int


@frozen
class Workload:
    """Everyone who carries something, the one with most cases first. ``most``: cases one can follow."""

    day: str
    since: str
    most: int
    quiet: int
    loads: tuple[Load, ...]
