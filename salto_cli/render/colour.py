"""What the environment says of the screen: how wide it is, and whether a stream gets colours.

Each stream by itself, since one may be a terminal and the other a file.
"""

import os
from collections.abc import Mapping
from typing import Final, TextIO

USUAL: Final = 80  # columns, where nothing says how many
DIGITS: Final = 5  # no window is wider than 99,999 columns


def wanted(out: TextIO, environ: Mapping[str, str], *, allowed: bool = True) -> bool:
    """Whether what is written to ``out`` has colours; ``allowed`` is false with ``--no-color``.

    Where they are not empty, ``NO_COLOR`` (no-color.org) says no, and ``FORCE_COLOR`` and ``CLICOLOR_FORCE``
    (bixense.com/clicolors) say yes also to a pipe; a 0 forces nothing. Else a terminal has colours, unless it
    is dumb.
    """
    if not allowed or environ.get("NO_COLOR"):
        return False
    if any(environ.get(name, "") not in {"", "0"} for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return out.isatty() and environ.get("TERM") != "dumb"


def columns(environ: Mapping[str, str]) -> int | None:
    """How many columns wide lines are, as ``COLUMNS`` says; None where it says nothing that will do."""
    said = environ.get("COLUMNS", "")
    return (int(said) or None) if said.isascii() and said.isdigit() and len(said) <= DIGITS else None


def width(out: TextIO, environ: Mapping[str, str]) -> int:
    """How many columns wide lines are: what ``COLUMNS`` says, else the terminal, else 80.

    A dumb terminal has 80. Where ``out`` is a pipe, the terminal is the one from which it is run.
    """
    if said := columns(environ):
        return said
    if not (environ.get("TERM") in {"dumb", "unknown"} and out.isatty()):
        for stream in (0, 1, 2):
            try:
                found = os.get_terminal_size(stream).columns
            except OSError:
                continue
            return found or USUAL
    return USUAL
