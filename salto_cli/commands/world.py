"""What lies outside the program: time, environment, terminal, and how keys are derived.

Everything here is an argument of ``run``, so that a test can give another clock or a cheap key
derivation. Nothing on the command line or in the environment can change it.
"""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal, TextIO

from salto_cli.models.secret import DEFAULT_KDF, LIMITS, Kdf, Limits, Unlocked


@dataclass(frozen=True, slots=True)
class World:
    """The world as the program was given it. ``unlocked`` is for tests and measurements only."""

    clock: Callable[[], datetime]
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ, repr=False)
    stdin: TextIO = field(default_factory=lambda: sys.stdin or _nowhere("r"))
    stdout: TextIO = field(default_factory=lambda: sys.stdout or _nowhere("w"))
    stderr: TextIO = field(default_factory=lambda: sys.stderr or _nowhere("w"))
    kdf: Kdf = DEFAULT_KDF
    limits: Limits = LIMITS
    patience: float = 10.0  # seconds that a command waits for another salto that is writing
    unlocked: Unlocked | None = field(default=None, repr=False)

    def tell(self, text: str) -> None:
        """Write ``text`` to standard error, as whole words on lines no wider than the terminal."""
        if self.stderr.isatty():
            from shutil import get_terminal_size
            from textwrap import fill

            width = get_terminal_size().columns
            lines = (
                fill(line, width, break_long_words=False, break_on_hyphens=False) for line in text.split("\n")
            )
            text = "\n".join(lines)
        self.stderr.write(text + "\n")
        self.stderr.flush()


def _nowhere(mode: Literal["r", "w"]) -> TextIO:
    """What stands for a stream that was closed before the program began.

    It also takes the low number of that stream, which the next file to be opened would get otherwise.
    """
    return Path(os.devnull).open(mode, encoding="utf-8")
