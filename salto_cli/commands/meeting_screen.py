"""What stands on the screen at the meeting's table, and the keys that answer by themselves."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from salto_cli.i18n import _, plural
from salto_cli.models.attendance import COMING
from salto_cli.models.day import spoken
from salto_cli.models.decision import BLOCKED, DONE, NOT_DONE
from salto_cli.models.meeting import Sitting

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings

# One key each, in the language of the screen: done, not done, blocked.
KEYS: Final = {
    "nb": {"g": DONE, "i": NOT_DONE, "b": BLOCKED},
    "en": {"d": DONE, "n": NOT_DONE, "b": BLOCKED},
}

# What a line was that says neither who, by when, nor yes or no.
DECISION, CAME = "decision", "came"
MEANT: Final = {"nb": {"b": DECISION, "k": CAME}, "en": {"d": DECISION, "c": CAME}}


def standing(sitting: Sitting, you: str = "") -> str:
    """Where the meeting stands, in numbers: nobody is named before it is known who is in the room.

    ``you`` is the colleague who types, and is told so where they are expected.
    """
    here = [each.line for each in sitting.attendance if each.here]
    expected = [
        _("{name} (you)").format(name=each.line) if you and each.operator == you else each.line
        for each in sitting.attendance
        if each.state == COMING
    ]
    lines = [
        _("Fleksiteam {day}: {cases}, {earlier}").format(
            day=spoken(sitting.meeting.day),
            cases=plural("{n} case", "{n} cases", len(sitting.left)),
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


def one_key(keys: Sequence[str]) -> "KeyBindings":
    """Keys that answer by themselves, as long as nothing else has been typed."""
    from prompt_toolkit.application import get_app
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.key_binding import KeyBindings

    made = KeyBindings()
    empty = Condition(lambda: not get_app().current_buffer.text)
    for key in keys:

        def answer(event: Any, key: str = key) -> None:
            event.current_buffer.text = key
            event.current_buffer.validate_and_handle()

        made.add(key, filter=empty)(answer)
    return made


def help_() -> str:
    """What is understood at the table."""
    return "\n".join(
        (
            _("A decision in one line: jobbsamtale @Lise/nav fre !tiltak #arbeid ja >Siri"),
            _("  @ who does it, / at which service · ! kind · # kind of information"),
            _("  > who tells the youth · last: the day it is due, whether they agreed (ja, nei)"),
            _("Enter next case · f field by field · P-… another case"),
            _("u takes the last decision back; while you write who is here, the last who came"),
            _("+ Lise nav, Per politi come · - Lise leaves · ~ politi cannot come"),
            _("anonym råd counts a question without a name"),
            _("q stops: everything is kept, and you go on where you were"),
        )
    )
