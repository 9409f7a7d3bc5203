"""Who comes and who leaves, as it is typed at the meeting's table."""

from dataclasses import dataclass
from functools import partial

from salto_cli.commands.meeting_line import NobodySuch, arrivals, attendance_in, nobody_such
from salto_cli.commands.meeting_undo import Undoing
from salto_cli.errors import NotFound
from salto_cli.i18n import _
from salto_cli.models.attendance import Attend
from salto_cli.usecases import attendance, words


@dataclass(slots=True)
class Attending(Undoing):
    """A table at which people arrive; ``colleagues`` are the names of those here who may."""

    colleagues: tuple[str, ...] = ()

    def attend(self, said: str) -> None:
        """Everyone in the line, one by one: who is not understood is told, and keeps nobody else outside."""
        everyone = list(arrivals(said)) or [said]
        for number, each in enumerate(everyone, 1):
            if not self.attempt(partial(self._attend_one, each)) and len(everyone) > 1:
                self.at.say(
                    _("Number {n} of {all} is not noted: write that one again.").format(
                        n=number, all=len(everyone)
                    )
                )

    def _attend_one(self, said: str) -> None:
        comes = attendance_in(said, self.colleagues, self.attendance)
        order = Attend(
            name=comes.name, service=comes.service, leaves=comes.leaves, apology=comes.apology, date=self.date
        )
        try:
            done = self.do(order, attendance.attend)
        except attendance.NoSuchService as unknown:
            raise self.nobody_such(comes.name, comes.service, unknown) from None
        self.remember_arrival(done)
        self.attendance = done.attendance
        self.at.show(done)

    def nobody_such(self, name: str | None, service: str | None, unknown: NotFound) -> NobodySuch:
        """What to say of a name or a service that is none: whom it nearly is."""
        sectors = words.choices("service_sector")
        return nobody_such(name, service, unknown, self.colleagues, self.attendance, sectors)
