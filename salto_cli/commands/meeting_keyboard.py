"""Questions at the meeting's table, and orders whose errors are told and end nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, TypeVar

from salto_cli.commands import prompt
from salto_cli.commands.desk import Desk
from salto_cli.errors import SaltoError
from salto_cli.i18n import _
from salto_cli.models.lines import whole_words
from salto_cli.models.order import Order
from salto_cli.usecases.door import UseCase

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import Completer
    from prompt_toolkit.history import History

OrderT = TypeVar("OrderT", bound=Order)
R = TypeVar("R")


@dataclass(slots=True)
class Keyboard:
    """One person at a terminal, for as long as a meeting lasts."""

    at: Desk
    offering: "Completer | None" = field(init=False, default=None)  # what TAB offers
    history: "History | None" = field(init=False, default=None)  # the lines typed here, written nowhere
    handed: str = field(init=False, default="")  # what stands at the next question from the beginning
    lines: int = field(init=False, default=0)  # how many have been typed

    def offer(self, completer: "Completer") -> None:
        """Begin to ask, with what TAB offers."""
        from prompt_toolkit.history import InMemoryHistory

        self.offering, self.history = completer, InMemoryHistory()

    def do(self, order: OrderT, usecase: "UseCase[OrderT, R]") -> R:
        self.at.renew()
        return self.at.do(order, usecase)

    def attempt(self, work: Callable[[], Any]) -> bool:
        """Do something; what is wrong with it is told, and the meeting goes on. Whether it went well."""
        try:
            work()
        except SaltoError as error:
            self.tell(error)
            return False
        return True

    def tell(self, error: SaltoError) -> None:
        """Say what is wrong, beginning with the word of the line just typed that was not understood."""
        word = getattr(error, "word", "")
        said = f"«{word}»: {error.message}" if word else error.message
        self.at.say(f"{said} – {error.hint}" if error.hint else said)

    def ask(self, label: str) -> str:
        """One line, without blanks at its ends, and without the question where that was pasted before it."""
        while True:
            asked, stands = self._asked(label), self.handed
            self.lines, self.handed = self.lines + 1, ""
            said = str(asked.prompt(default=stands)).strip()
            if "\n" not in said:
                return said.removeprefix(f"{label}>").strip()
            self.at.say(_("Those are several lines, and nothing of them is kept: paste one at a time."))

    def hand_back(self, line: str) -> None:
        """Let a line that was not taken stand at the next question: Enter takes it, and it can be changed."""
        self.handed = line

    def _asked(self, label: str) -> "PromptSession[str]":
        """One question. Each has a session of its own: what one is asked with must not hold for the next."""
        from prompt_toolkit import PromptSession
        from prompt_toolkit.styles import Style

        made: PromptSession[str] = PromptSession(
            [("class:prompt", folded(f"{label}> "))],
            completer=self.offering,
            complete_while_typing=False,
            history=self.history,
            output=prompt.screen(),
            style=Style([("prompt", f"{prompt.ACCENT} bold")]),
        )
        for attend in prompt.attended:
            attend(made.app)
        return made


def folded(label: str) -> str:
    """A question as whole words on lines no wider than the terminal; the answer goes on after the last."""
    return "\n".join(whole_words(label, max(get_terminal_size().columns - 1, 10))).rstrip() + " "
