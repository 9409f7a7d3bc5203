"""Making two records of one person one."""

from salto_cli.frozen import frozen
from salto_cli.i18n import N_
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.named import Named
from salto_cli.models.order import UPKEEP, Order


@frozen(kw_only=True)
class Merge(Order):
    """Make two records one: the first stays, and the second one's code leads to it from then on."""

    command = "merge"
    purpose = UPKEEP

    stays: str = ask(N_("The one that stays"), asked.PERSON)
    goes: str = ask(N_("The one whose code leads there"), asked.PERSON, apart="stays")


@frozen(kw_only=True)
class PreviewMerge(Order):
    """See what a merge would do; the same is done, and undone before the act closes."""

    command = "merge-preview"
    purpose = UPKEEP

    stays: str
    goes: str


@frozen
class Merging:
    """Two records that are one now, or with ``done`` false would be.

    ``moved`` is the number of rows by table. ``taken_over`` are fields where the one that stays had nothing;
    ``differs`` where it had something else, and keeps its own. ``withdrawn`` are codes of consents that no
    longer count, because the other record held a no: they must be asked for anew. ``check_again``: children
    whose guardians the two records told differently.
    """

    done: bool
    stays: Named
    goes: Named
    moved: dict[str, int]
    taken_over: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    check_again: tuple[Named, ...] = ()
