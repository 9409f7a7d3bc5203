"""What is understood at every question of the meeting's table."""

from dataclasses import dataclass
from functools import partial

from salto_cli.commands.line import LEAVE
from salto_cli.commands.meeting_arrivals import Attending
from salto_cli.commands.meeting_command import refuse_command
from salto_cli.commands.meeting_screen import help_
from salto_cli.models.meeting import CountIntake
from salto_cli.usecases import meeting as meetings

HELP = frozenset({"?", "h", "help", "hjelp"})
UNDO = frozenset({"u", "undo", "angre"})
STOP = LEAVE | {"q", "slutt", "stopp", "stop"}
UNNAMED = frozenset({"anonym", "anon", "anonymous"})  # before the answer to a question without a name


class Stop(Exception):
    """The person leaves the table; everything is kept."""


@dataclass(slots=True)
class Anywhere(Attending):
    """A table at which some lines are understood whatever is asked."""

    def anywhere(self, said: str) -> bool:
        """Do what a line asks for that is understood at every question; False where it is something else.

        A command is refused, and that is all that is done of it. Raises Stop where the person leaves.
        """
        first, _space, rest = said.partition(" ")
        word = said.casefold()
        if word in HELP:
            self.at.say(help_())
        elif word in STOP:
            raise Stop
        elif word in UNDO:
            self.attempt(self.take_decision_back)
        elif first.casefold() in UNNAMED:
            self.attempt(partial(self._count, rest))
        elif not self.attempt(partial(refuse_command, said)):
            return True
        elif said[:1] in {"+", "-", "~"}:
            self.attend(said)
        else:
            return False
        return True

    def _count(self, said: str) -> None:
        order = self.at.fill(CountIntake, {"answer": said or None, "date": self.date})
        self.at.show(self.do(order, meetings.count_intake))
