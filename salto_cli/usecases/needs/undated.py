"""What no day calls for, and would be seen nowhere in the day: counted, never told one by one."""

from collections.abc import Collection

from salto_cli.frozen import frozen
from salto_cli.models.today import Undated
from salto_cli.store import today as findings
from salto_cli.store.act import Act
from salto_cli.store.today import Found


@frozen
class Waiting:
    """Those with tasks that have no date, and those whom nobody has met."""

    tasks: list[Found]
    unmet: list[Found]

    @property
    def persons(self) -> set[int]:
        """Whom it is about."""
        return {each.person for each in (*self.tasks, *self.unmet)}


def look_up(act: Act, whose: int | None) -> Waiting:
    """All of it in a colleague's cases; None: everyone's."""
    return Waiting(findings.undated(act, whose), findings.unmet(act, whose))


def counted(
    found: Waiting, may_be_read: Collection[int], told: Collection[int], *, mine: bool
) -> Undated | None:
    """How much there is of those who may be read, without whoever has been ``told`` of; None: nothing."""
    tasks = sum(each.number for each in found.tasks if each.person in may_be_read)
    unmet = sum(each.person in may_be_read and each.person not in told for each in found.unmet)
    return Undated(tasks, unmet, mine) if tasks or unmet else None
