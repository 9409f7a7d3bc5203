"""What the dashboard reads: each thing by an act of its own, through the same door as everywhere else.

What is kept from one to the next is in ``kept_open.py``.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar

from salto_cli.commands.desk import Desk
from salto_cli.commands.kept_open import KeptOpen
from salto_cli.models.caseload import MOST, Caseload, ShowCaseload
from salto_cli.models.dashboard import CONSENTS, FAMILY, FILE, Week
from salto_cli.models.due import ShowDue
from salto_cli.models.family import ShowFamily
from salto_cli.models.meeting import ListMeetings, MeetingLine
from salto_cli.models.order import Order
from salto_cli.models.person import Show
from salto_cli.models.statement import ListStatements
from salto_cli.models.today import ShowToday

if TYPE_CHECKING:
    from salto_cli.usecases.door import UseCase

OrderT = TypeVar("OrderT", bound=Order)
R = TypeVar("R")

AHEAD: Final = 7  # days of deadlines: the week that is looked at
PATIENCE: Final = 2.0  # seconds for a salto that is writing: nothing moves on the screen meanwhile


class OtherKeys(Exception):
    """The key file is no longer the one that the keys at hand were unlocked from."""


@dataclass(slots=True)
class Reading(KeptOpen):
    """One person's reading, from unlocking to leaving; ``told`` is what was said beside the last act."""

    told: str = ""

    def caseload(self) -> Caseload:
        """Everyone with an open case whom this colleague may see. Raises WrongRole, Busy …"""
        from salto_cli.usecases import caseload

        return self._do(ShowCaseload(limit=MOST), caseload.show)

    def week(self) -> Week:
        """What needs this colleague today, what is due in the week ahead, and the next meeting."""
        from salto_cli.usecases import due, meeting, today

        day = self._do(ShowToday(whole=True), today.show(today.backups_of(self.at.folder)))
        ahead = self._do(ShowDue(days=AHEAD, mine=True), due.show)
        return Week(day, ahead, _next(self._do(ListMeetings(), meeting.list_meetings).meetings, day.day))

    def page(self, person: str, of: str) -> object:
        """What is held about a person: the file, the family or the consents. Raises NoBasis, NotFound …"""
        from salto_cli.usecases import family, page, statement

        pages: dict[str, Callable[[], object]] = {
            FILE: lambda: self._do(Show(person), page.show),
            FAMILY: lambda: self._do(ShowFamily(person), family.show),
            CONSENTS: lambda: self._do(ListStatements(person), statement.listed),
        }
        return pages[of]()

    def _do(self, order: OrderT, usecase: "UseCase[OrderT, R]") -> R:
        """Perform one order. What is told beside its result is kept: the screen is not ours to write on."""
        if self.kept is None or self.is_outdated():
            raise OtherKeys
        said, world = io.StringIO(), self.at.world
        alone = replace(
            self.at.options,
            no_input=True,
            passphrase_file=None,
            passphrase_fd=None,
            passphrase_command=None,
            passphrase_on_line=False,
        )
        patience = min(world.patience, PATIENCE)
        inner = replace(world, kept=self.kept, between=self.between, patience=patience, stderr=said)
        once = Desk(inner, alone, world.clock(), self.at.again)
        try:
            return once.do(order, usecase)
        finally:
            once.close()
            self.told = said.getvalue().strip()


def _next(meetings: tuple[MeetingLine, ...], today: str) -> MeetingLine | None:
    """The first meeting from today on that is not over."""
    ahead = [each for each in meetings if each.meeting.day[:10] >= today and each.meeting.closed is None]
    return min(ahead, key=lambda each: each.meeting.day, default=None)
