"""How wide a line is: what is said, else the terminal, else 80 columns."""

import io
import os

import pytest

from salto_cli.render import colour


class Terminal(io.StringIO):
    """A stream that a person reads."""

    def isatty(self) -> bool:
        return True


def only_on(stream: int, columns: int) -> object:
    """A system where one stream alone is a terminal, of so many columns."""

    def size(asked: int) -> os.terminal_size:
        if asked != stream:
            raise OSError
        return os.terminal_size((columns, 24))

    return size


@pytest.mark.parametrize(
    ("environ", "terminal", "wide"),
    [
        ({}, (1, 132), 132),
        ({}, (0, 132), 132),  # a pipe to a pager, started from a terminal
        ({}, (1, 0), 80),  # one that does not know
        ({}, (9, 132), 80),
        ({"COLUMNS": "44"}, (1, 132), 44),
        ({"COLUMNS": "wide"}, (1, 132), 132),
        ({"TERM": "dumb"}, (1, 132), 80),
        ({"TERM": "dumb", "COLUMNS": "44"}, (1, 132), 44),
    ],
)
def test_lines_are_as_wide_as_is_said_else_as_the_terminal(
    environ: dict[str, str], terminal: tuple[int, int], wide: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "get_terminal_size", only_on(*terminal))
    assert colour.width(Terminal(), environ) == wide
