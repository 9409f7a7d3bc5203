"""What became of earlier decisions, one by one and without a new discussion, at the meeting's table."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from salto_cli.commands.meeting_anywhere import Anywhere
from salto_cli.commands.meeting_screen import KEYS
from salto_cli.i18n import _, language
from salto_cli.models.decision import DONE, SetStatus
from salto_cli.models.room import Recall
from salto_cli.models.text import fold
from salto_cli.models.text import line as one_line
from salto_cli.usecases import decision as decisions
from salto_cli.usecases import room, words


@dataclass(slots=True)
class Earlier(Anywhere):
    """A table at which it is asked what became of what was decided."""

    def last_time(self, last: Sequence[str]) -> None:
        """Every decision (its code) that nobody has said anything of in this meeting: no new discussion."""
        for number, each in enumerate(last, 1):
            label = _("{n} of {all}: (d)one, (n)ot done, (b)locked, Enter skips")
            if self._recalled(each):
                self._one_of_last(each, label.format(n=number, all=len(last)))

    def _recalled(self, decision: str) -> bool:
        """Show a decision if everyone in the room may hear of it; else it waits, and its code is said."""
        recalled = self.do(Recall(decision, self.date), room.recall)
        if recalled.decision is None:
            self.at.say(_("{code} is not for everyone in the room, and waits.").format(code=decision))
            return False
        self.at.show(recalled.decision)
        return True

    def _one_of_last(self, decision: str, label: str) -> None:
        """What became of one decision; Enter leaves it. Judged anew for whoever comes."""
        there = self.attendance
        while said := self.ask(label):
            became = became_in(said)
            if became and self.attempt(partial(self._became, decision, *became)):
                return
            if not became and not self.anywhere(said):
                self.at.say(_("One of the letters, and why after it where it is not done."))
            if self.attendance != there and not self._recalled(decision):
                return
            there = self.attendance

    def _became(self, decision: str, status: str, why: str) -> None:
        if status != DONE and not why:
            why = self._why()
        said = one_line(why, _("Why"), 200) if why else None
        order = SetStatus(decision=decision, status=status, why=said, date=self.date)
        self.at.show(self.do(order, decisions.set_status))

    def _why(self) -> str:
        """Why, in a line that is nothing else; empty where nobody says."""
        while (said := self.ask(_("Why"))) and self.anywhere(said):
            pass
        return said


def became_in(said: str) -> tuple[str, str] | None:
    """What a line says became of a decision, and why: a letter or the word itself, and the rest after it.

    None where it begins with neither. «ikke» with a reason after it is left alone: it belongs to the reason.
    """
    parts = said.split()
    for size in (2, 1):
        word, rest = " ".join(parts[:size]).rstrip(":,."), " ".join(parts[size:])
        letter = KEYS[language()].get(word.casefold())
        for each in words.choices("decision_became"):
            if each.key == letter or fold(word) in (fold(each.nb), fold(each.en)):
                return each.key, rest
            if len(word) > 1 and not rest and each.is_written(word):
                return each.key, ""
    return None
