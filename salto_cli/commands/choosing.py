"""A closed list at the keyboard: arrow keys, a number or the word itself, and nothing else chooses.

Letters are only ever letters. They leave standing what begins so, in any way that the word may be written,
and Enter takes it where one alone does, or where an arrow key pointed it out.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from salto_cli.commands.scrolling import in_view, more_above, more_below
from salto_cli.commands.yes_no import BACK, HELP
from salto_cli.i18n import _
from salto_cli.models.lines import whole_words
from salto_cli.models.near import did_you_mean, near_words
from salto_cli.models.text import clean
from salto_cli.models.words import Word

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.output import Output

    Shown = list[tuple[str, str]]  # prompt_toolkit's own: a style and a text

PAGE = 10  # rows that a page key moves by
NOWHERE = -1  # what is pointed at where nothing is
STEPS = {"up": -1, "c-p": -1, "down": 1, "c-n": 1, "pageup": -PAGE, "pagedown": PAGE}


@dataclass(slots=True)
class Choosing:
    """One list; ``at`` is what is pointed at, ``marked`` what has been chosen where several may be.

    ``wants`` says what the question is about, for ``?``; an empty text where that is written nowhere.
    Without ``reflex`` nothing is pointed at until somebody does, unless something stands there already.
    """

    question: str
    words: Sequence[Word]
    default: str = ""
    several: bool = False
    marked: Collection[str] = ()
    back: type[Exception] | None = None
    wants: Callable[[], str] | None = None
    reflex: bool = True
    at: int = field(init=False)
    typed: str = ""
    pointed: bool = False  # whether an arrow key has pointed at it since something was typed
    refused: str = ""  # why Enter took nothing
    done: bool = False
    first: int = 0  # the first place in view, where not all have room
    rows: Callable[[], int] = field(default=lambda: get_terminal_size().lines)

    def __post_init__(self) -> None:
        """What is the default stands first, and nothing has been typed."""
        self.at, self.marked = self._standing(), set(self.marked)

    def application(self, screen: "Output", style: Any) -> "Application[list[str]]":
        """The question, ready to be run on ``screen``; its answer is the keys of what was chosen."""
        from prompt_toolkit.application import Application
        from prompt_toolkit.filters import is_done
        from prompt_toolkit.formatted_text import FormattedText
        from prompt_toolkit.layout import (
            ConditionalContainer,
            FormattedTextControl,
            HSplit,
            Layout,
            Window,
        )

        self.rows = lambda: screen.get_size().rows

        def part(of: Any, *, focusable: bool = False) -> Window:
            text = FormattedTextControl(lambda: FormattedText(of()), focusable=focusable, show_cursor=False)
            return Window(text, wrap_lines=True, dont_extend_height=True)

        open_ = HSplit([part(self.entries, focusable=True), part(self.below)])
        return Application(
            Layout(HSplit([part(self.above), ConditionalContainer(open_, ~is_done)])),
            key_bindings=self._keys(),
            style=style,
            output=screen,
            erase_when_done=self.several,
            include_default_pygments_style=False,
        )

    def above(self) -> "Shown":
        """The question, and how one answers it; answered, with the answer."""
        style, after = (
            ("class:answer", clean(self.words[self.at].label))
            if self.done
            else ("class:instruction", self._how())
        )
        here = f" {self.question}"
        return [("class:qmark", "·"), ("class:question", here), (style, _after(here, after))]

    def _how(self) -> str:
        """How one answers."""
        if self.several:
            return _("(space marks, Enter is done)")
        if self._standing() == NOWHERE:
            return _("(arrow keys, number or the word itself; Enter alone chooses nothing)")
        return _("(arrow keys, number or the word itself)")

    def entries(self) -> "Shown":
        """What may be chosen, as far as it fits what has been typed; each with its number."""
        left = self._left()
        shown = [self._row(at) for at in left]
        first, after = self._in_view(left, [row.count("\n") + 1 for row in shown])
        above, below = more_above(first), more_below(len(left) - after)
        parts: Shown = [("class:quiet", f"{above}\n")] if above else []
        for at, row in zip(left[first:after], shown[first:after], strict=True):
            if at == self.at:
                parts += [("class:pointer", " » "), ("[SetCursorPosition]", ""), ("bold", row), ("", "\n")]
            else:
                parts += [("", f"   {row}\n")]
        if below:
            return [*parts, ("class:quiet", below)]
        return parts[:-1] if parts and parts[-1][1] == "\n" else parts

    def _row(self, at: int) -> str:
        """One of the list, with its number, and its mark where several may be chosen."""
        mark = ("● " if self.words[at].key in self.marked else "○ ") if self.several else ""
        return _hanging(f"{mark}{at + 1}) ", clean(self.words[at].label))

    def _in_view(self, left: Sequence[int], heights: Sequence[int]) -> tuple[int, int]:
        """Which of those that are left are in view: all where they have room, else as many as do."""
        around = "".join(text for _style, text in [*self.above(), *self.below()])
        room = self.rows() - around.count("\n") - 3  # the question's line, what is typed, and one to spare
        if sum(heights) <= room:
            return 0, len(left)
        at = left.index(self.at) if self.at in left else 0
        self.first, after = in_view(heights, at, self.first, max(room - 2, 1))
        return self.first, after

    def below(self) -> "Shown":
        """What has been typed, and why it was not taken."""
        said = [("class:answer", f" {self.typed}")] if self.typed else []
        return said + ([("", _after(self.typed, f"– {self.refused}"))] if self.refused else [])

    def type(self, sign: str) -> None:
        """Take more of a typed word, or ``\\b`` the last sign away; after what was not there, a new word."""
        before = "" if self._was_no_such() else self.typed
        self.typed = self.typed[:-1] if sign == "\b" else (before + sign).lstrip()
        self.pointed, self.refused = False, ""
        found = self._whole() or self._begun()
        stays = self.typed and self.reflex
        self.at = found[0] if found else self.at if stays else self._standing()

    def empty(self) -> None:
        """Take away what has been typed."""
        self.typed = ""
        self.type("")

    def move(self, by: int) -> None:
        """Point at the next of those that are shown, or the one before."""
        self.typed = "" if self._was_no_such() else self.typed
        left = self._left()
        place = left.index(self.at) + by if self.at in left else 0 if by > 0 else len(left) - 1
        place = place % len(left) if abs(by) == 1 else min(max(place, 0), len(left) - 1)
        self.at, self.pointed, self.refused = left[place], True, ""

    def is_meant(self) -> bool:
        """Whether what is pointed at is what was typed or pointed out; else it is said why not."""
        found, said = self._whole() or self._begun(), self.typed.strip()
        if said == HELP:
            self.refused, self.typed = self._explained(), ""  # and the list is as it was before
            return False
        if not said and self.at == NOWHERE:
            self.refused = _("Nothing is chosen yet: point with an arrow key, or type.")
            return False
        if not said or (self.pointed and self.at in self._left()) or len(found) == 1:
            return True
        self.refused = _("Several begin so: type more.") if found else self._no_such()
        return False

    def _was_no_such(self) -> bool:
        """Whether Enter has just come upon what is not there."""
        return bool(self.refused and self.typed) and not (self._whole() or self._begun())

    def _explained(self) -> str:
        """What is asked for."""
        return (self.wants() if self.wants else "") or _("Choose with the arrow keys and Enter.")

    def _no_such(self) -> str:
        """That what was typed is not there, and what it nearly is; of «I do not know» nothing is guessed."""
        from salto_cli.models.everyday import is_unsure  # few answers are none of the list

        if is_unsure(self.typed):
            return _("Nobody should guess here: Ctrl-C stops, and nothing is saved. Ask whoever knows.")
        near = did_you_mean(clean(word.label) for word in near_words(self.typed, self.words))
        return f"{_('That is not on the list.')} {near[:1].upper()}{near[1:]}".strip()

    def mark(self) -> None:
        """Choose what is pointed at, or no longer, where several may be."""
        if self.is_meant():
            self.marked = {*self.marked} ^ {self.words[self.at].key}
            self.typed = ""

    def chosen(self) -> list[str] | None:
        """What Enter takes, or None. Where several may be chosen, a typed word is marked first."""
        if not self.is_meant():
            return None
        if self.several and self.typed.strip():
            self.marked, self.typed = {*self.marked, self.words[self.at].key}, ""
            return None
        self.done = True
        if not self.several:
            return [self.words[self.at].key]
        return [word.key for word in self.words if word.key in self.marked]

    def _standing(self) -> int:
        first = 0 if self.reflex else NOWHERE
        return next((at for at, word in enumerate(self.words) if word.key == self.default), first)

    def _whole(self) -> list[int]:
        said = self.typed.strip()
        if said.isascii() and said.isdigit() and 0 < int(said[:4]) <= len(self.words):
            return [int(said[:4]) - 1]
        return [at for at, word in enumerate(self.words) if said and word.is_written(said)]

    def _begun(self) -> list[int]:
        return [at for at, word in enumerate(self.words) if self.typed.strip() and word.begins(self.typed)]

    def _left(self) -> list[int]:
        """The places of what fits; of all, where nothing does or a number was typed."""
        return self._begun() or list(range(len(self.words)))

    def _keys(self) -> "KeyBindings":
        from prompt_toolkit.key_binding import KeyBindings
        from prompt_toolkit.keys import Keys

        keys = KeyBindings()
        for key, by in STEPS.items():
            keys.add(key)(lambda _event, by=by: self.move(by))
        for key in ("c-c", "c-d", "c-q"):
            keys.add(key, eager=True)(lambda event: event.app.exit(exception=KeyboardInterrupt))
        keys.add("backspace")(lambda _event: self.type("\b"))
        keys.add("c-u")(lambda _event: self.empty())
        keys.add("enter")(self._enter)
        keys.add(Keys.Any)(self._any)
        keys.add(Keys.BracketedPaste)(self._any)
        return keys

    def _enter(self, event: "KeyPressEvent") -> None:
        taken = self.chosen()
        if taken is not None:
            event.app.exit(result=taken)

    def _any(self, event: "KeyPressEvent") -> None:
        if self.back and event.data == BACK:
            event.app.exit(exception=self.back)
        elif self.several and event.data in {" ", ","}:
            self.mark()
        else:
            self.type("".join(sign for sign in event.data if sign.isprintable()))


def _after(before: str, said: str) -> str:
    """What comes after ``before`` on its line, or where that has no room for it, as whole words below."""
    room = max(get_terminal_size().columns - 1, 10)
    if len(before.rpartition("\n")[2]) + 2 + len(said) <= room:
        return f" {said}"
    return "\n" + "\n".join(whole_words(said, room, "  ", "  "))


def _hanging(number: str, label: str) -> str:
    """A row of the list, as whole words that hang beside its number; what points at it stands before it."""
    room, before = max(get_terminal_size().columns - 1, 10), "   "
    return "\n".join(whole_words(f"{number}{label}", room, before, before + " " * len(number))).removeprefix(
        before
    )
