"""What the environment says of the screen: how wide it is, and whether a stream gets colours.

Each stream by itself, since one may be a terminal and the other a file.
"""

from collections.abc import Mapping
from typing import Final, TextIO

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
