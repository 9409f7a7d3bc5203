"""How the picker stands on the screen, and which keys it takes: prompt_toolkit below, who is meant above."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from textwrap import wrap
from typing import TYPE_CHECKING

from salto_cli.commands import prompt
from salto_cli.commands.picker import MOST, Picker, called, how
from salto_cli.commands.prompt import Back, put_alone
from salto_cli.commands.yes_no import BACK, HELP
from salto_cli.i18n import _
from salto_cli.models.lines import whole_words
from salto_cli.models.match import make_ready
from salto_cli.models.pick import Choice

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.layout import Layout
    from prompt_toolkit.output import Output

    Shown = list[tuple[str, str]]  # prompt_toolkit's own: a style and a text

BESIDE = 4  # lines that stand around the list, where nothing there is on two lines
DATE, DISTRICT = 10, 17  # columns: 12.03.2012, and the longest district of those here, up to so many
FIRM = "\N{NO-BREAK SPACE}"  # where no line ends, until it is shown: prompt_toolkit would mark it
NAME = 24  # columns that a name has at least, where everything stands on one line


@dataclass(slots=True)
class Screen:
    """A picker on a screen of prompt_toolkit's."""

    picker: Picker
    screen: "Output"
    code: int = field(init=False)  # columns of the longest code, and of the longest name
    name: int = field(init=False)
    district: int = field(init=False)

    def __post_init__(self) -> None:
        """Measured once: whoever fits, the columns stay where they are."""
        self.code = max(len(each.choice.code) for each in self.picker.among)
        self.name = max(len(called(each.choice)) for each in self.picker.among)
        districts = (len(each.choice.district or "") for each in self.picker.among)
        self.district = min(max(districts), DISTRICT)

    def application(self, typed: str = "") -> "Application[list[str]]":
        """The picker, ready to be run, with ``typed`` standing in it."""
        from prompt_toolkit.application import Application
        from prompt_toolkit.buffer import Buffer
        from prompt_toolkit.document import Document

        buffer = Buffer(document=Document(typed), multiline=False)
        buffer.on_text_changed += lambda changed: self.picker.type(changed.text)
        self.picker.type(typed)
        app: Application[list[str]] = Application(
            self._layout(buffer),
            key_bindings=self._keys(buffer, typed),
            style=prompt.style(),
            output=self.screen,
            erase_when_done=True,
        )
        app.ttimeoutlen = 0.05  # seconds until Esc is Esc, and no arrow key
        app.pre_run_callables.append(lambda: _get_ready(app))
        return app

    def _layout(self, buffer: "Buffer") -> "Layout":
        from prompt_toolkit.filters import Condition
        from prompt_toolkit.formatted_text import FormattedText
        from prompt_toolkit.layout import (
            BufferControl,
            ConditionalContainer,
            FormattedTextControl,
            HSplit,
            Layout,
            Window,
        )
        from prompt_toolkit.layout.processors import BeforeInput

        def lines(shown: "Callable[[], Shown]") -> ConditionalContainer:
            there = Condition(lambda: any(text for _style, text in shown()))
            text = FormattedTextControl(lambda: FormattedText(shown()))
            return ConditionalContainer(Window(text, dont_extend_height=True), there)

        typing = BufferControl(buffer, [BeforeInput(lambda: FormattedText(self.before()))])
        parts = lines(self.head), Window(typing, height=1), lines(self.list), lines(self.foot)
        return Layout(HSplit(parts), focused_element=typing)

    # --- what stands there -------------------------------------------------------------------------------

    @property
    def columns(self) -> int:
        """How wide the terminal is now."""
        return self.screen.get_size().columns

    @property
    def is_wide(self) -> bool:
        """Whether a person has room on one line."""
        return self.columns >= 2 + self.code + NAME + DATE + self.district + 6

    @property
    def view(self) -> int:
        """How many persons are in view: never more than the terminal has lines for."""
        beside = "".join(text for _style, text in [*self.head(), *self.foot()])
        room = self.screen.get_size().rows - beside.count("\n") - BESIDE
        return max(1, min(MOST, room // (1 if self.is_wide else 2)))

    def head(self) -> "Shown":
        """What stands above the line where one types: a long label, and who has been marked."""
        above = [] if self._beside else [self.picker.label + ":"]
        if self.picker.marked:
            names = [self.picker.masked(each).name or each.code for each in self.picker.marked.values()]
            above.append(_("Chosen: {names}").format(names=", ".join(names)))
        return [("class:question", _on_lines(above, self.columns))]

    def before(self) -> "Shown":
        """What stands on the line where one types."""
        return [("class:qmark", "· "), ("class:question", self._beside)]

    def list(self) -> "Shown":
        """Those in view, each on a line or two, a sign before whoever is pointed at or marked."""
        picker, shown = self.picker, list[tuple[str, str]]()
        for place in range(picker.first, min(picker.first + self.view, len(picker.found))):
            each, pointed = picker.found[place], place == picker.at
            sign = ("»" if pointed else " ") + ("✓" if each.code in picker.marked else " ")
            line = "\n" * bool(shown) + sign + self._line(each)
            shown.append(("class:pointer" if pointed else "", line))
        return shown

    def foot(self) -> "Shown":
        """How many fit, and which keys there are; below what was asked about with ``?``."""
        picker = self.picker
        if not picker.found:
            back = picker.back and picker.typed == BACK
            return [("class:quiet", _on_lines([_back_or_nobody(back)], self.columns))]
        told = [_("{n} of {all}").format(n=len(picker.found), all=len(picker.among)), _("arrow keys")]
        told += [_("Tab marks"), _("Enter is done")] if picker.several else [_("Enter chooses")]
        told += [_("Enter alone skips")] if picker.optional and not picker.typed else []
        told += [_("< goes back")] if picker.back else []
        keys = f"{FIRM}· ".join([*told, _("Esc stops")])
        explained = [how()] if picker.explains else []
        return [("class:quiet", _on_lines([*explained, keys], self.columns))]

    @property
    def _beside(self) -> str:
        """The label, where what is typed has room beside it."""
        return f"{self.picker.label}: " if len(self.picker.label) < self.columns // 2 else ""

    def _line(self, each: Choice) -> str:
        code, name, *rest = self.picker.parts(each)
        if not self.is_wide:
            return f"{_cut(name, self.columns - 3)}\n  {_cut('  '.join([code, *rest]), self.columns - 3)}"
        room = self.columns - 2 - self.code - DATE - self.district - 7
        longest = max(min(self.name, room), NAME)
        born, district = [*rest, "", ""][:2]
        return f"{code:<{self.code}}  {_cut(name, longest):<{longest}}  {born:<{DATE}}  {district}".rstrip()

    # --- keys --------------------------------------------------------------------------------------------

    def _keys(self, buffer: "Buffer", typed: str) -> "KeyBindings":
        from prompt_toolkit.filters import Condition
        from prompt_toolkit.key_binding import KeyBindings
        from prompt_toolkit.keys import Keys

        keys = KeyBindings()
        steps = {"up": -1, "down": 1, "pageup": -MOST, "pagedown": MOST, "c-p": -1, "c-n": 1}
        for key, by in steps.items():
            keys.add(key)(lambda _event, by=by: self.picker.move(by, self.view))
        for key in ("escape", "c-c", "c-d", "c-q"):
            keys.add(key, eager=True)(lambda event: event.app.exit(exception=KeyboardInterrupt))
        asks = Condition(lambda: self.picker.typed == HELP)
        for any_key in (Keys.Any, Keys.BracketedPaste):
            keys.add(any_key, filter=asks)(_begin_anew)
        keys.add("enter", filter=asks)(self._explain)
        keys.add("enter", filter=~asks)(self._enter)
        keys.add("tab")(lambda _event: self._mark(buffer))
        if self.picker.back:
            keys.add(BACK, filter=Condition(lambda: buffer.text == typed))(lambda _event: put_alone(buffer))
        return keys

    def _mark(self, buffer: "Buffer") -> None:
        if self.picker.several:
            self.picker.mark()
            buffer.reset()
            self.picker.type("")

    def _explain(self, event: "KeyPressEvent") -> None:
        """Leave the explanation there, and the list as it was before it."""
        event.current_buffer.reset()
        self.picker.type("")
        self.picker.explains = True

    def _enter(self, event: "KeyPressEvent") -> None:
        if self.picker.back and self.picker.typed == BACK:
            event.app.exit(exception=Back)
        elif self.picker.chosen is not None:
            event.app.exit(result=self.picker.chosen)


def _begin_anew(event: "KeyPressEvent") -> None:
    """Let what is typed after ``?`` stand in its place."""
    event.current_buffer.reset()
    event.current_buffer.insert_text("".join(sign for sign in event.data if sign.isprintable()))


def _get_ready(app: "Application[list[str]]") -> None:
    """Load what a slip of the finger will need while nobody is waiting for it yet."""
    import asyncio

    app.create_background_task(asyncio.to_thread(make_ready))


def _back_or_nobody(back: bool) -> str:
    return _("Enter goes one question back.") if back else _("Nobody here fits that.")


def _on_lines(texts: Iterable[str], columns: int) -> str:
    """Texts as whole words on lines of their own, two columns in."""
    lines = [line for each in texts for line in whole_words(each, columns - 3)]
    return "\n".join(f"  {line}" for line in lines).replace(FIRM, " ")


def _cut(text: str, columns: int) -> str:
    """``text`` in so many columns: what has no room goes word by word, and an ellipsis stands for it."""
    if len(text) <= columns:
        return text
    return (wrap(text, columns - 2, break_on_hyphens=False) or [""])[0] + " …"
