"""The real program with someone at the keyboard, in this process: every key is pressed beforehand."""

import io
from datetime import datetime
from unittest.mock import patch

from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from salto_cli.app import run
from salto_cli.commands.world import World
from tests.fixtures import Ran, Salto
from tests.launch import ANY, CHEAP

ENTER, DOWN, TAB, SPACE, CTRL_C, CTRL_U = "\r", "\x1b[B", "\t", " ", "\x03", "\x15"
END = "\x1b\r"  # Esc, then Enter: the end of a note


class Terminal(io.StringIO):
    """A standard input that somebody sits at; what is pressed comes by another way."""

    def isatty(self) -> bool:
        """Somebody is there."""
        return True


def at_keyboard(salto: Salto, *args: str, keys: str) -> Ran:
    """Run ``salto`` with ``args``; ``keys`` are pressed, and a Ctrl-C after them ends what would wait."""
    out, err = io.StringIO(), io.StringIO()
    moment = datetime.fromisoformat(salto.now)
    world = World(
        lambda: moment,
        environ={"SALTO_STORE": str(salto.folder), "SALTO_LANG": salto.lang, "COLUMNS": "100"},
        stdin=Terminal(),
        stdout=out,
        stderr=err,
        kdf=CHEAP,
        limits=ANY,
        unlocked=salto.unlocked,
    )
    with (
        create_pipe_input() as keyboard,
        create_app_session(input=keyboard),
        patch("salto_cli.commands.prompt.screen", DummyOutput),
    ):
        keyboard.send_text(keys + CTRL_C)
        code = run([*args], world)
    return Ran(code, out.getvalue(), err.getvalue())
