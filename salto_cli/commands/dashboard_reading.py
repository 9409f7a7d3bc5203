"""What the dashboard reads: each thing by an act of its own, through the same door as everywhere else.

The store is looked at anew for each, so that it is always the one on the disk: the keys are kept as long as
the key file is the one they were unlocked from, and the open database as long as it is the file that lies
there (store/between.py).
"""

import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, TypeVar

from salto_cli.commands import keyring
from salto_cli.commands.desk import Desk
from salto_cli.commands.line import LEAVE
from salto_cli.commands.unlock import look, open_keys, typed_keys
from salto_cli.models.caseload import MOST, Caseload, ShowCaseload
from salto_cli.models.dashboard import CONSENTS, FAMILY, FILE, Week
from salto_cli.models.due import ShowDue
from salto_cli.models.kin import ShowFamily
from salto_cli.models.mask import masked
from salto_cli.models.meeting import ListMeetings, MeetingLine
from salto_cli.models.order import Order
from salto_cli.models.person import Show
from salto_cli.models.secret import Kept
from salto_cli.models.statement import ListStatements
from salto_cli.models.today import ShowToday
from salto_cli.usecases import where

if TYPE_CHECKING:
    from salto_cli.usecases.door import UseCase
    from salto_cli.usecases.opening import Between

OrderT = TypeVar("OrderT", bound=Order)
R = TypeVar("R")

AHEAD: Final = 7  # days of deadlines: the week that is looked at
PATIENCE: Final = 2.0  # seconds for a salto that is writing: nothing moves on the screen meanwhile


class OtherKeys(Exception):
    """The key file is no longer the one that the keys at hand were unlocked from."""


@dataclass(slots=True)
class Reading:
    """One person's reading, from unlocking to leaving; ``told`` is what was said beside the last act."""

    at: Desk
    kept: Kept | None = field(repr=False)
    between: "Between | None" = field(default=None, repr=False)
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
        from salto_cli.usecases import kin, page, statement

        pages: dict[str, Callable[[], object]] = {
            FILE: lambda: self._do(Show(person), page.show),
            FAMILY: lambda: self._do(ShowFamily(person), kin.family),
            CONSENTS: lambda: self._do(ListStatements(person), statement.listed),
        }
        return pages[of]()

    def lock(self) -> None:
        """Forget the keys, here and where salto unlock keeps them."""
        self.kept = None
        self.close()
        keyring.forget(self.at.world, self.at.folder)

    def close(self) -> None:
        """Let go of the store that is kept open between two readings."""
        if self.between is not None:
            self.between.close()

    def unlock(self) -> None:
        """Ask for the passphrase. Raises WrongPassphrase, and EOFError for a word to leave by."""
        mark = where.mark(where.key_file(self.at.folder))
        self.kept = Kept(mark, typed_keys(self.at, self.at.folder, LEAVE))

    def _do(self, order: OrderT, usecase: "UseCase[OrderT, R]") -> R:
        """Perform one order. What is told beside its result is kept: the screen is not ours to write on."""
        mark = where.mark(where.key_file(self.at.folder))
        if self.kept is None or (mark and mark != self.kept.mark):
            raise OtherKeys
        said, world = io.StringIO(), self.at.world
        alone = replace(
            self.at.options, no_input=True, passphrase_file=None, passphrase_fd=None, passphrase_command=None
        )
        patience = min(world.patience, PATIENCE)
        inner = replace(world, kept=self.kept, between=self.between, patience=patience, stderr=said)
        once = Desk(inner, alone, world.clock(), self.at.again)
        try:
            found = once.do(order, usecase)
            return masked(found) if self.at.options.mask else found
        finally:
            once.close()
            self.told = said.getvalue().strip()


def opened(at: Desk) -> Reading:
    """A reading of the store of this desk, unlocked. Raises NoStore, WrongPassphrase, Usage …"""
    look(at)
    mark = where.mark(where.key_file(at.folder))
    keys = open_keys(at, at.folder)
    from salto_cli.usecases import opening  # only now: the question for the passphrase must not wait for it

    return Reading(at, Kept(mark, keys), opening.between_lines())


def _next(meetings: tuple[MeetingLine, ...], today: str) -> MeetingLine | None:
    """The first meeting from today on that is not over."""
    ahead = [each for each in meetings if each.meeting.day[:10] >= today and each.meeting.closed is None]
    return min(ahead, key=lambda each: each.meeting.day, default=None)
