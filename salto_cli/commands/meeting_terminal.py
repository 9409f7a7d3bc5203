"""The meeting's table: lines as fast as people talk, each kept at once.

Attendance first, then what became of the last meeting's decisions, then case by case. Whoever stops in the
middle goes on where it was: nothing is held here but which question stands open.
"""

import re
from dataclasses import dataclass, replace
from functools import partial

from salto_cli.commands.meeting_anywhere import UNDO, Stop
from salto_cli.commands.meeting_earlier import Earlier
from salto_cli.commands.meeting_line import about, decision_in, refuse_decision
from salto_cli.commands.meeting_screen import CAME, DECISION, MEANT, standing
from salto_cli.errors import SaltoError
from salto_cli.i18n import _, plural
from salto_cli.models import code, yes_no
from salto_cli.models.attendance import Attend
from salto_cli.models.decision import Decide, DecidedAlready, UnclearKind
from salto_cli.models.decision_said import bare, one_of
from salto_cli.models.meeting import LookAtMeeting, Past, Run, Sitting
from salto_cli.models.operator import ListOperators
from salto_cli.models.room import InRoom, TakeUp
from salto_cli.usecases import attendance, room, words
from salto_cli.usecases import decision as decisions
from salto_cli.usecases import meeting as meetings
from salto_cli.usecases import operator as operators

FORM = {"f"}
A_CASE = re.compile(r"[Pp][- ]?[0-9]{1,9}[A-Za-z]?")  # as its code is typed


@dataclass(slots=True)
class Table(Earlier):
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
            self.last_time([*(each.code for each in stands.to_look_at), *stands.waiting])
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
        you = next((each.name for each in everyone if each.you), "")
        self.offer(completer(self))
        if you and not any(each.operator == you and each.came for each in self.attendance):
            self.attempt(partial(self._is_here, you))
        self.at.say(standing(replace(sitting, attendance=self.attendance), you))

    def _is_here(self, you: str) -> None:
        """Whoever runs the meeting is in its room, and stays away from it only by a line that says so."""
        self.attendance = self.do(Attend(name=you, date=self.date), attendance.attend).attendance

    # -- who is here ---------------------------------------------------------------------------------------

    def _who_is_here(self) -> None:
        """Attendance, until an empty line; every later line can change it as well."""
        self.at.say(
            _("Who is here? As in: Lise nav. + comes, - leaves, ~ cannot come, Enter goes on, ? is help.")
        )
        while said := self.ask(_("here")):
            if said.casefold() in UNDO:
                self.attempt(self.take_arrival_back)
            elif not self.anywhere(said) and self.attempt(partial(refuse_decision, said, self.at.now.date())):
                self.attend(f"+ {said}")

    # -- case by case --------------------------------------------------------------------------------------

    def _cases(self, left: list[str]) -> None:
        """Each case that has not been taken up yet, then whichever is asked for; an empty line ends it."""
        while wanted := left.pop(0) if left else self.ask(_("another case")):
            if self.anywhere(wanted):
                continue
            shown = self._taken_up(wanted)
            while shown is not None:
                left[:] = [each for each in left if each != shown.code]
                self.at.show(shown)
                shown = self._one_case(shown)
            if not left:
                self.at.say(_("No case is left on the agenda. Another is taken up by its code; Enter ends."))
        self.at.say(
            _(
                "Read aloud what all may hear ({show}) and collect the sheets. When they have left: {close}"
            ).format(show="salto fleksiteam show", close="salto fleksiteam close --all-left")
        )

    def _taken_up(self, said: str) -> InRoom | None:
        """The case whose code was typed, as those in the room may see it now: judged anew; None where it
        cannot be taken up, which has been told.

        Never by name: whom a name fits would stand on the screen before it is judged who is in the room.
        """
        try:
            person = code.whole(said.replace(" ", ""), code.PERSON, strict=False)
            return self.do(TakeUp(person, self.date), room.take_up)
        except SaltoError as error:
            self.tell(error)
            return None

    def _one_case(self, shown: InRoom) -> InRoom | None:
        """One case, until Enter; where the code of another is typed that can be taken up, that one."""
        while said := self.ask(shown.label):
            there, other = self.attendance, None
            if said.casefold() in FORM:
                self._by_form(shown)
            elif A_CASE.fullmatch(said):
                other = self._taken_up(said)
            elif not self.anywhere(said):
                self.attempt(partial(self._decide, shown, said))
            if other is not None and other.code != shown.code:
                self._past(shown)
                return other
            if self.attendance != there:
                other = self._taken_up(shown.code)
            if other is not None:
                self.at.show(other)
            shown = other or shown
        self._past(shown)
        return None

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

    def _decide(self, shown: InRoom, typed: str) -> None:
        """Keep what one line decides. Nothing is decided aloud in front of whoever may not hear it."""
        said = about(typed, shown.code)
        alone = bare(said, self.at.now.date())
        order = None if shown.blocked else self._order(shown, said)
        meant = self._meant() if alone else DECISION
        if meant == CAME:
            self.attend(f"+ {said}")
        elif meant is None:
            self.at.say(_not_kept(self.handed))
        elif order is None:
            self._not_now(shown)
        else:
            self._kept(order)

    def _meant(self) -> str | None:
        """What a line is that may be no decision: a forgotten ``+`` must let nobody in unseen.

        A whole line that is typed instead of an answer is none, and stands at the next question.
        """
        self.at.say(_("Neither who, by when, a mark nor yes or no: is it a decision?"))
        while said := self.ask(_("(d)ecision, (c)ame into the room, Enter keeps nothing")):
            if yes_no.answer(said) is not None:
                return DECISION if yes_no.answer(said) else None
            if said.casefold() in MEANT:
                return MEANT[said.casefold()]
            if self.anywhere(said):
                return None
            if " " in said:
                self.hand_back(said)
                return None
            self.at.say(_("One of the letters, or Enter."))
        return None

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
            if not self._kept_as(order):
                self.at.say(_not_kept())

    def _kept_as(self, order: Decide) -> bool:
        """Ask what kind of information a decision is until it is kept as one; False where nobody says."""
        while said := self.ask(_("Kind of information; Enter keeps nothing")).lstrip("#"):
            if not self.anywhere(said) and self.attempt(partial(self._keep_as, order, said)):
                return True
        return False

    def _keep_as(self, order: Decide, said: str) -> None:
        self._keep(replace(order, category=one_of(words.choices("category"), said)))

    def _keep(self, order: Decide) -> None:
        try:
            kept = self.do(order, decisions.decide)
        except attendance.NoSuchService as unknown:
            raise self.nobody_such(order.owner_name, order.service, unknown) from None
        except DecidedAlready as same:
            self._twice(order, same)
            return
        self.remember_decision(kept.decision)
        self.at.show(kept)

    def _twice(self, order: Decide, same: DecidedAlready) -> None:
        """Keep a decision that nearly stands there already once somebody says that it is another."""
        self.at.say(f"{same.message}.")
        said = self.ask(_("Is this another decision? (y)es, Enter keeps nothing"))
        if yes_no.answer(said):
            self._keep(replace(order, another=True))
            return
        if " " in said:
            self.hand_back(said)
        self.at.say(_not_kept(self.handed))

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


def _not_kept(handed: str = "") -> str:
    """That a line is not kept, and where the one is that was typed instead of an answer about it."""
    if not handed:
        return _("Nothing is kept.")
    return _("Nothing of that line is kept. The one that you wrote now stands below: Enter takes it.")
