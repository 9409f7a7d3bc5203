"""What lies outside the program: time, environment, terminal, and how keys are derived.

Everything here is an argument of ``run``, so that a test can give another clock or a cheap key
derivation. Nothing on the command line or in the environment can change it.
"""

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TextIO

from salto_cli.models.secret import DEFAULT_KDF, LIMITS, Kdf, Limits, Unlocked


@dataclass(frozen=True, slots=True)
class World:
    """The world as the program was given it. ``unlocked`` is for tests and measurements only."""

    clock: Callable[[], datetime]
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ, repr=False)
    stdin: TextIO = field(default_factory=lambda: sys.stdin)
    stdout: TextIO = field(default_factory=lambda: sys.stdout)
    stderr: TextIO = field(default_factory=lambda: sys.stderr)
    kdf: Kdf = DEFAULT_KDF
    limits: Limits = LIMITS
    unlocked: Unlocked | None = field(default=None, repr=False)
