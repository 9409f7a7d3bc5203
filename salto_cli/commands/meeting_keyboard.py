"""Questions at the meeting's table, and orders whose errors are told and end nothing."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from salto_cli.commands import prompt
from salto_cli.commands.desk import Desk
from salto_cli.commands.meeting_screen import one_key
from salto_cli.errors import SaltoError
from salto_cli.models.order import Order
from salto_cli.usecases.door import UseCase

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.completion import Completer

OrderT = TypeVar("OrderT", bound=Order)
R = TypeVar("R")


@dataclass(slots=True)
class Keyboard:
    """One person at a terminal, for as long as a meeting lasts."""

    at: Desk
    session: "PromptSession[str]" = field(init=False)
    lines: int = field(init=False, default=0)  # how many have been typed

    def offer(self, completer: "Completer") -> None:
        """Begin to ask, with what TAB offers."""
        from prompt_toolkit import PromptSession
        from prompt_toolkit.output import create_output
        from prompt_toolkit.styles import Style

        self.session = PromptSession(
            completer=completer,
            complete_while_typing=False,
            output=create_output(sys.stderr),
            style=Style([("prompt", f"{prompt.ACCENT} bold")]),
        )

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

    def ask(self, label: str, keys: Sequence[str] = ()) -> str:
        """One line, without blanks at its ends; a single key of ``keys`` needs no Enter."""
        for attend in prompt.attended:
            attend(self.session.app)
        bindings = one_key(keys) if keys else None
        self.lines += 1
        return str(self.session.prompt([("class:prompt", f"{label}> ")], key_bindings=bindings)).strip()
