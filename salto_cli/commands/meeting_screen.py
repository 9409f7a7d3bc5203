"""What stands on the screen at the meeting's table, and the letters that answer its questions."""

from typing import Final

from salto_cli.i18n import _, plural
from salto_cli.models.attendance import COMING, HERE
from salto_cli.models.day import spoken
from salto_cli.models.decision import BLOCKED, DONE, NOT_DONE
from salto_cli.models.meeting import Sitting

# One letter each, in the language of the screen: done, not done, blocked.
KEYS: Final = {
    "nb": {"g": DONE, "i": NOT_DONE, "b": BLOCKED},
    "en": {"d": DONE, "n": NOT_DONE, "b": BLOCKED},
}

# What a line was that says neither who, by when, nor yes or no: the letters, and the words they begin.
DECISION, CAME = "decision", "came"
MEANT: Final = {
    **dict.fromkeys(("b", "beslutning", "d", "decision"), DECISION),
    **dict.fromkeys(("k", "kom", "c", "came"), CAME),
}


def standing(sitting: Sitting, you: str = "") -> str:
    """Where the meeting stands, in numbers: nobody is named before it is known who is in the room.

    ``you`` is the colleague who types.
    """
    here, expected = (
        [
            _("{name} (you)").format(name=each.line) if you and each.operator == you else each.line
            for each in sitting.attendance
            if each.state == state
        ]
        for state in (HERE, COMING)
    )
    lines = [
        _("Fleksiteam {day}: {cases}, {earlier}").format(
            day=spoken(sitting.meeting.day),
            cases=_cases(sitting),
            earlier=plural(
                "{n} earlier decision",
                "{n} earlier decisions",
                len(sitting.to_look_at) + len(sitting.waiting),
            ),
        ),
        _("In the room: {names}").format(names=", ".join(here)) if here else "",
        _("Expected: {names}").format(names=", ".join(expected)) if expected else "",
    ]
    return "\n".join(line for line in lines if line)


def _cases(sitting: Sitting) -> str:
    """How many cases there are, or are left of a meeting that is gone on with."""
    left = len(sitting.left)
    if left == len(sitting.cases):
        return plural("{n} case", "{n} cases", left)
    return plural("{n} case left", "{n} cases left", left) if left else _("all cases taken up")


def help_() -> str:
    """What is understood at the table."""
    return "\n".join(
        (
            _("A decision in one line: job interview @Lise/nav fri !measure #work yes >Siri"),
            _("  @ who does it, / at which service · ! kind · # kind of information"),
            _("  > who tells the youth · last: the day it is due, whether they agreed (yes, no)"),
            _("Enter next case · f field by field · P-… another case"),
            _("u takes the last decision back; while you write who is here, the last who came"),
            _("+ Lise nav, Per politi come · - Lise leaves · ~ politi cannot come"),
            _("anonymous advice counts a question without a name"),
            _("q stops: everything is kept, and you go on where you were"),
        )
    )
