"""Yes or no as two words of which one stands: arrow keys or a letter change it, Enter takes it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from salto_cli.i18n import _
from salto_cli.models.lines import whole_words
from salto_cli.models.yes_no import means

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.output import Output

    Shown = list[tuple[str, str]]  # prompt_toolkit's own: a style and a text

BACK, HELP = "<", "?"


@dataclass(slots=True)
class YesNo:
    """One question; ``default`` stands until something else is typed. ``back`` is raised for ``<``.

    ``wants`` says what the question is about, for ``?``.
    """

    question: str
    default: bool
    back: type[Exception] | None = None
    wants: Callable[[], str] | None = None
    stands: bool = field(init=False)
    typed: str = ""
    told: str = ""  # why Enter took nothing, or what was asked about with ``?``
    done: bool = False

    def __post_init__(self) -> None:
        """Nothing has been typed yet."""
        self.stands = self.default

    def application(self, screen: "Output", style: "Any") -> "Application[bool]":
        """The question, ready to be run on ``screen``."""
        from prompt_toolkit.application import Application
        from prompt_toolkit.formatted_text import FormattedText
        from prompt_toolkit.layout import FormattedTextControl, Layout, Window

        def shown() -> FormattedText:
            return FormattedText(self.shown(screen.get_size().columns))

        window = Window(FormattedTextControl(shown, focusable=True, show_cursor=False), wrap_lines=True)
        return Application(
            Layout(window),
            key_bindings=self._keys(),
            style=style,
            output=screen,
            include_default_pygments_style=False,
        )

    def shown(self, columns: int) -> "Shown":
        """The question with both words after it, one of them in brackets; answered, with that alone."""
        words = [_("Yes"), _("No")]
        answer = (
            words[not self.stands]
            if self.done
            else "[{}] {}".format(*words)
            if self.stands
            else "{} [{}]".format(*words)
        )
        lines = whole_words(f"· {self.question}", columns, rest="  ") or [""]
        gap = " " if len(lines[-1]) + 1 + len(answer) + len(self.typed) + 1 < columns else "\n  "
        parts = [
            ("class:qmark", "·"),
            ("class:question", "\n".join(lines)[1:]),
            ("", gap),
            ("class:answer", answer),
        ]
        if not self.done:
            told = "".join(f"\n{each}" for each in whole_words(self.told, columns - 1, "  ", "  "))
            parts += [("", f" {self.typed}"), ("", told)]
        return parts

    def type(self, sign: str) -> None:
        """Take one more sign of a typed answer; a word that is neither changes nothing."""
        self.typed = self.typed[:-1] if sign == "\b" else self.typed + sign
        known = means(self.typed)
        self.stands, self.told = (self.default if known is None else known), ""

    def turn(self) -> None:
        """Let the other of the two stand."""
        self.stands, self.typed, self.told = not self.stands, "", ""

    def is_answered(self) -> bool:
        """Whether Enter takes what stands; a word that is neither is taken away instead."""
        said = self.typed.strip()
        self.done = not said or means(said) is not None
        if not self.done:
            explained = self.wants() if self.wants and said == HELP else ""
            self.typed, self.told = "", explained or _("Answer yes or no.")
        return self.done

    def _keys(self) -> "KeyBindings":
        from prompt_toolkit.key_binding import KeyBindings
        from prompt_toolkit.keys import Keys

        keys = KeyBindings()
        for key in ("left", "right", "up", "down", "tab", "s-tab"):
            keys.add(key)(lambda _event: self.turn())
        for key in ("c-c", "c-d", "c-q"):
            keys.add(key, eager=True)(lambda event: event.app.exit(exception=KeyboardInterrupt))
        keys.add("backspace")(lambda _event: self.type("\b"))
        keys.add("enter")(self._enter)
        keys.add(Keys.Any)(self._any)
        keys.add(Keys.BracketedPaste)(self._any)
        return keys

    def _enter(self, event: "KeyPressEvent") -> None:
        if self.back and self.typed.strip() == BACK:
            event.app.exit(exception=self.back)
        elif self.is_answered():
            event.app.exit(result=self.stands)

    def _any(self, event: "KeyPressEvent") -> None:
        if event.data.isprintable():
            self.type(event.data)
