"""The meeting's table: lines as fast as people talk, each kept at once.

Attendance first, then what became of the last meeting's decisions, then case by case. Whoever stops in the
middle goes on where it was: nothing is held here but which question stands open.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from salto_cli.commands.meeting_arrivals import Attending
from salto_cli.commands.meeting_line import decision_in, refuse_decision
from salto_cli.commands.meeting_screen import CAME, DECISION, KEYS, MEANT, help_, standing
from salto_cli.errors import SaltoError
from salto_cli.i18n import _, language, plural
from salto_cli.models import code
from salto_cli.models.decision import DONE, Decide, SetStatus, UnclearKind
from salto_cli.models.decision_said import bare, one_of
from salto_cli.models.meeting import CountIntake, LookAtMeeting, Past, Run, Sitting
from salto_cli.models.operator import ListOperators
from salto_cli.models.room import InRoom, Recall, TakeUp
from salto_cli.models.text import line as one_line
from salto_cli.usecases import attendance, room, words
from salto_cli.usecases import decision as decisions
from salto_cli.usecases import meeting as meetings
from salto_cli.usecases import operator as operators

HELP, UNDO, FORM = {"?", "h"}, {"u"}, {"f"}


class Stop(Exception):
    """The person leaves the table; everything is kept."""


@dataclass(slots=True)
class Table(Attending):
    """One person's lines through one meeting."""

    def hold(self) -> None:
        """Go through the meeting until it is through, or the person leaves.

        Raises what beginning it raises: NotFound, WrongState for one that is closed.
        """
        sitting = self.do(Run(self.date), meetings.run)
        self._begin(sitting)
        try:
            self._who_is_here()
            stands = self.do(LookAtMeeting(self.date), meetings.show)
            self._last_time([*(each.code for each in stands.to_look_at), *stands.waiting])
            self._cases([each.code for each in sitting.left])
        except (Stop, EOFError, KeyboardInterrupt):
            self.at.say(
                _("Everything so far is kept. Go on with: {command}").format(command="salto fleksiteam run")
            )
        self.at.exit_code = 0

    def _begin(self, sitting: Sitting) -> None:
        from salto_cli.commands.meeting_completing import completer

        self.attendance, self.date = sitting.attendance, sitting.meeting.day
        everyone = self.do(ListOperators(), operators.colleagues).operators
        self.colleagues = tuple(each.name for each in everyone)
        self.offer(completer(self))
        self.at.say(standing(sitting, next((each.name for each in everyone if each.you), "")))

    # -- who is here ---------------------------------------------------------------------------------------

    def _who_is_here(self) -> None:
        """Attendance, until an empty line; every later line can change it as well."""
        self.at.say(
            _("Who is here? As in: Lise nav. + comes, - leaves, ~ cannot come, Enter goes on, ? is help.")
        )
        while said := self.ask(_("here")):
            if said.casefold() in UNDO:
                self.attempt(self.take_arrival_back)
            elif not self._anywhere(said) and self.attempt(
                partial(refuse_decision, said, self.at.now.date())
            ):
                self.attend(f"+ {said}")

    # -- what became of it ---------------------------------------------------------------------------------

    def _last_time(self, last: Sequence[str]) -> None:
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
        """What became of one decision, by one key; Enter leaves it. Judged anew for whoever comes."""
        keys, there = KEYS[language()], self.attendance
        while said := self.ask(label, tuple(keys)):
            key, _space, why = said.partition(" ")
            status = keys.get(key.casefold())
            if status and self.attempt(partial(self._became, decision, status, why)):
                return
            if not status and not self._anywhere(said):
                self.at.say(_("One of the letters, and why after it where it is not done."))
            if self.attendance != there and not self._recalled(decision):
                return
            there = self.attendance

    def _became(self, decision: str, status: str, why: str) -> None:
        if status != DONE and not why.strip():
            why = self.ask(_("Why"))
        said = one_line(why, _("Why"), 200) if why.strip() else None
        order = SetStatus(decision=decision, status=status, why=said, date=self.date)
        self.at.show(self.do(order, decisions.set_status))

    # -- case by case --------------------------------------------------------------------------------------

    def _cases(self, left: list[str]) -> None:
        """Each case that has not been taken up yet, then whichever is asked for; an empty line ends it."""
        while wanted := left.pop(0) if left else self.ask(_("another case")):
            if self._anywhere(wanted):
                continue
            person = self._code(wanted)
            after = self._one_case(person) if person else None
            left[:0] = [after] if after else []
            if not left:
                self.at.say(_("No case is left on the agenda. Another is taken up by its code; Enter ends."))
        self.at.say(
            _(
                "Read aloud what all may hear ({show}) and collect the sheets. When they have left: {close}"
            ).format(show="salto fleksiteam show", close="salto fleksiteam close --all-left")
        )

    def _code(self, said: str) -> str | None:
        """The code that was typed; None where it is none, which has been told.

        Never by name: whom a name fits would stand on the screen before it is judged who is in the room.
        """
        try:
            return code.whole(said, code.PERSON, strict=False)
        except SaltoError as error:
            self.tell(error)
            return None

    def _one_case(self, person: str) -> str | None:
        """One case, until Enter; a code typed instead is the case that comes next, and is returned."""
        shown = self._shown(person)
        while shown is not None and (said := self.ask(shown.label)):
            there = self.attendance
            if said.casefold() in FORM:
                self._by_form(shown)
            elif said[:2].upper() in {"P-", "P "} and len(said) < 12:
                self._past(shown)
                return said
            elif not self._anywhere(said):
                self.attempt(partial(self._decide, shown, said))
            if self.attendance != there:
                shown = self._shown(person) or shown
        if shown is not None:
            self._past(shown)
        return None

    def _shown(self, person: str) -> InRoom | None:
        """The case as those in the room may see it now: judged anew; None where it cannot be taken up."""
        try:
            shown = self.do(TakeUp(person, self.date), room.take_up)
        except SaltoError as error:
            self.tell(error)
            return None
        self.at.show(shown)
        return shown

    def _past(self, shown: InRoom) -> None:
        """The case is through. One that nobody could speak of here is not, and comes again."""
        if shown.exit_code:
            self.at.say(_("{code} was not taken up, and comes again.").format(code=shown.label))
            return
        self.attempt(
            lambda: self.at.say(self._left(self.do(Past(shown.code, self.date), meetings.past).left))
        )

    def _left(self, left: int) -> str:
        return plural("{n} case is left.", "{n} cases are left.", left)

    def _decide(self, shown: InRoom, said: str) -> None:
        """Keep what one line decides. Nothing is decided aloud in front of whoever may not hear it."""
        alone = bare(said, self.at.now.date())
        order = None if shown.blocked else self._order(shown, said)
        meant = self._meant() if alone else DECISION
        if meant == CAME:
            self.attend(f"+ {said}")
        elif meant is None:
            self.at.say(_("Nothing is kept."))
        elif order is None:
            self._not_now(shown)
        else:
            self._kept(order)

    def _meant(self) -> str | None:
        """What a line is that may be no decision, by one key: a forgotten ``+`` must let nobody in unseen."""
        self.at.say(_("Neither who, by when, a mark nor yes or no: is it a decision?"))
        keys = MEANT[language()]
        said = self.ask(_("(d)ecision, (c)ame into the room, Enter keeps nothing"), tuple(keys))
        return keys.get(said.casefold())

    def _order(self, shown: InRoom, said: str) -> Decide:
        return decision_in(
            said,
            shown.code,
            self.at.now.date(),
            self.attendance,
            self.colleagues,
            words.choices("decision_type"),
            words.choices("category"),
            self.date,
        )

    def _kept(self, order: Decide) -> None:
        """Keep a decision; what kind of information it is, is asked where the text leaves that unclear."""
        try:
            self._keep(order)
        except UnclearKind as unclear:
            self.at.say(unclear.message)
            said = self.ask(_("Kind of information; Enter keeps nothing")).lstrip("#")
            if said:
                self._keep(replace(order, category=one_of(words.choices("category"), said)))

    def _keep(self, order: Decide) -> None:
        try:
            kept = self.do(order, decisions.decide)
        except attendance.NoSuchService as unknown:
            raise self.nobody_such(order.owner_name, order.service, unknown) from None
        self.remember_decision(kept.decision)
        self.at.show(kept)

    def _not_now(self, shown: InRoom) -> None:
        self.at.say(_("Not while they are in the room: {names}").format(names=", ".join(shown.blocked)))

    def _by_form(self, shown: InRoom) -> None:
        """One decision, field by field; Ctrl-C leaves the form, not the meeting."""
        if shown.blocked:
            self._not_now(shown)
            return
        try:
            known = {"person": shown.code, "date": self.date}
            self.attempt(lambda: self._kept(self.at.fill(Decide, {}, known=known)))
        except KeyboardInterrupt:
            self.at.say(_("The form was left. Nothing of it is kept."))

    # -- what is understood everywhere ---------------------------------------------------------------------

    def _anywhere(self, said: str) -> bool:
        """Do what a line asks for that is understood at every question; False where it is something else."""
        first, _space, rest = said.partition(" ")
        if said.casefold() in HELP:
            self.at.say(help_())
        elif said.casefold() in {"q", "exit", "slutt"}:
            raise Stop
        elif said.casefold() in UNDO:
            self.attempt(self.take_decision_back)
        elif said[0] in "+-~":
            self.attend(said)
        elif first.casefold() in {"anonym", "anon"}:
            self.attempt(lambda: self._count(rest))
        else:
            return False
        return True

    def _count(self, said: str) -> None:
        order = self.at.fill(CountIntake, {"answer": said or None, "date": self.date})
        self.at.show(self.do(order, meetings.count_intake))
