"""What ``u`` takes back at the meeting's table: the last decision, or an arrival while those are typed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from salto_cli.commands.meeting_keyboard import Keyboard
from salto_cli.i18n import _
from salto_cli.models import code, yes_no
from salto_cli.models.attendance import Attendant, Attended, NeverCame
from salto_cli.models.decision import Decision, UndoLast, Undone
from salto_cli.models.meeting import LookAtMeeting
from salto_cli.models.room import Recall
from salto_cli.usecases import attendance, room
from salto_cli.usecases import decision as decisions
from salto_cli.usecases import meeting as meetings

if TYPE_CHECKING:
    from salto_cli.models.meeting import Sitting


@dataclass(slots=True)
class Undoing(Keyboard):
    """A table that knows what was typed at it; ``date`` is the meeting's day, None for today's."""

    date: str | None = None
    attendance: tuple[Attendant, ...] = ()
    arrived: list[tuple[Attendant, bool]] = field(default_factory=list)  # who, and whether expected
    just: tuple[str, int] = ("", 0)  # the code of the last decision typed here, and with which line

    def remember_arrival(self, done: Attended) -> None:
        """Keep in mind who came just now: whoever was in the room already did not."""
        before = {each.id: each for each in self.attendance}
        was = before.get(done.who.id)
        if done.who.here and not (was and was.here):
            self.arrived.append((done.who, was is not None))

    def remember_decision(self, made: Decision) -> None:
        """Keep in mind what has just been decided."""
        self.just = (made.code, self.lines)

    def take_arrival_back(self) -> None:
        """Take the last arrival of this sitting back, as though nobody had typed it; no decision."""
        here = {each.id for each in self.attendance if each.here}
        while self.arrived and self.arrived[-1][0].id not in here:
            self.arrived.pop()
        if not self.arrived:
            self.at.say(
                _("Nobody has been noted as here since you began: there is nothing to take back here.")
            )
            return
        who, expected = self.arrived[-1]
        done = self.do(NeverCame(who.id, expected, self.date), attendance.never_came)
        self.arrived.pop()
        self.attendance = done.attendance
        self.at.say(_("{who} is taken back, and is not here.").format(who=who.line))

    def take_decision_back(self) -> None:
        """Take the last decision back; one that was not typed just now is shown, and asked about, first."""
        newest = _newest(self.do(LookAtMeeting(self.date), meetings.show))
        if newest and self.just != (newest, self.lines - 1) and not self._is_meant(newest):
            self.at.say(_("Nothing is taken back."))
            return
        self.at.say(_taken_back(self.do(UndoLast(self.date), decisions.undo)))

    def _is_meant(self, decision: str) -> bool:
        made = self.do(Recall(decision, self.date), room.recall).decision
        self.at.say(
            _("The last decision: {decision}").format(decision=_line(made))
            if made
            else _("The last decision is {code}, and not for everyone in the room.").format(code=decision)
        )
        said = self.ask(_("Take it back? (y)es, Enter keeps it"))
        if " " in said:
            self.hand_back(said)  # the next line, by someone who did not see that something was asked
        return yes_no.answer(said) is True


def _newest(sitting: "Sitting") -> str:
    """The code of what was decided last, heard here or not; "" for nothing."""
    made: Sequence[str] = [*(each.code for each in sitting.decided), *sitting.kept_back]
    return max(made, key=lambda each: code.number_in(each, code.DECISION, whole=False) or 0, default="")


def _taken_back(undone: Undone) -> str:
    """What was taken back; of what not everyone in the room may hear, the code alone."""
    said = _("Decision {code} is taken back").format(code=undone.decision.code)
    return f"{said}: {undone.decision.text} ({undone.decision.person.code})" if undone.heard else said


def _line(made: Decision) -> str:
    return f"{made.code} · {made.person.code} · {made.text}"
