"""Going through what is proposed for the board, one by one: yes, no, or later."""

from salto_cli.commands import prompt
from salto_cli.commands.desk import Desk
from salto_cli.i18n import N_, _
from salto_cli.models.board import AddToBoard, LeaveBoard, Suggested
from salto_cli.models.words import Word
from salto_cli.usecases import board

YES, NO, LATER = "yes", "no", "later"
ANSWERS = (Word(YES, "ja", "yes"), Word(NO, "nei", "no"), Word(LATER, "stopp her", "stop here"))


def go_through(at: Desk, suggested: Suggested) -> None:
    """Ask about each proposal in turn; what has been answered is done, and stays so."""
    for each in suggested.on:
        answer = _answer(at, N_("Onto the board?"), each.person.line)
        if answer == LATER:
            return
        if answer == YES:
            reasons = [finding.reason for finding in each.findings]
            at.write(AddToBoard, board.add, person=each.person.code, reason=reasons)
    for each in suggested.off:
        answer = _answer(at, N_("Off the board?"), each.person.line)
        if answer == LATER:
            return
        if answer == YES:
            at.write(LeaveBoard, board.leave, person=each.person.code)


def _answer(at: Desk, question: str, line: str) -> str:
    at.say(line)
    return prompt.choose(_(question), ANSWERS, plain=at.options.plain) or NO
