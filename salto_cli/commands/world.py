"""What lies outside the program: time, environment, terminal, and how keys are derived.

Everything here is an argument of ``run``, so that a test can give another clock or a cheap key
derivation. Nothing on the command line or in the environment can change it.
"""

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TextIO

from salto_cli.frozen import frozen
from salto_cli.models.secret import DEFAULT_KDF, LIMITS, Kdf, Kept, Limits, Unlocked
from salto_cli.names import in_shell, spoken

if TYPE_CHECKING:
    from salto_cli.usecases.opening import Between

# By platform: the variable that names a folder, and the way from there.
_STATE: dict[str, list[tuple[str, tuple[str, ...]]]] = {
    "win32": [("LOCALAPPDATA", ())],
    "darwin": [("XDG_STATE_HOME", ()), ("HOME", ("Library", "Application Support"))],
    "linux": [("XDG_STATE_HOME", ()), ("HOME", (".local", "state"))],
}
_CONFIG: dict[str, list[tuple[str, tuple[str, ...]]]] = {
    "win32": [("LOCALAPPDATA", ())],
    "darwin": [("XDG_CONFIG_HOME", ()), ("HOME", ("Library", "Application Support"))],
    "linux": [("XDG_CONFIG_HOME", ()), ("HOME", (".config",))],
}


@frozen
class World:
    """The world as the program was given it. ``unlocked`` is for tests and measurements only.

    ``kept`` are the keys that the shell we are in has unlocked for a while, ``between`` what it keeps of the
    open store from line to line, ``told`` what has been said in it once and for all, and ``lent`` the
    settings that it has put into ``environ`` itself.
    """

    clock: Callable[[], datetime]
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ, repr=False)
    stdin: TextIO = field(default_factory=lambda: sys.stdin or _nowhere("r"))
    stdout: TextIO = field(default_factory=lambda: sys.stdout or _nowhere("w"))
    stderr: TextIO = field(default_factory=lambda: sys.stderr or _nowhere("w"))
    kdf: Kdf = DEFAULT_KDF
    limits: Limits = LIMITS
    patience: float = 10.0  # seconds that a command waits for another salto that is writing
    unlocked: Unlocked | None = field(default=None, repr=False)
    kept: Kept | None = field(default=None, repr=False)
    between: "Between | None" = field(default=None, repr=False)
    told: set[str] = field(default_factory=set, repr=False)
    lent: tuple[str, ...] = ()

    @property
    def state_folder(self) -> Path | None:
        """Where programs keep what they remember on this machine; None where nothing says where that is.

        As the platform has it: LOCALAPPDATA on Windows, the library's folder on macOS, and elsewhere the XDG
        base directories. What stands in it is lost without harm.
        """
        return self._place(_STATE)

    @property
    def config_file(self) -> Path | None:
        """The settings file of whoever works here, there or not; None where nothing says where that would be.

        The library that knows such places (platformdirs) finds the same, and takes longer to load than the
        file to read.
        """
        folder = self._place(_CONFIG)
        return folder / "config.toml" if folder else None

    def _place(self, places: Mapping[str, list[tuple[str, tuple[str, ...]]]]) -> Path | None:
        for name, rest in places[sys.platform if sys.platform in places else "linux"]:
            if self.environ.get(name):
                return Path(self.environ[name], *rest, "salto")
        return None

    def tell(self, text: str, *, whole: bool = False) -> None:
        """Write ``text`` to standard error, as whole words on lines no wider than the terminal.

        Commands that it names are said as they are called in the chosen language. ``whole``: what is pasted
        stands in it, so no line is broken.
        Where nobody can read it, it is lost and nothing else: the work and its exit code stay what they are.
        """
        text = spoken(text) if self.kept is None else in_shell(spoken(text))
        self.put(text if whole else self.fitted(text))

    def fitted(self, text: str) -> str:
        """The text as whole words on lines no wider than the terminal of standard error, if it is one.

        A password that is wider stays on one line, so that it can be copied.
        """
        if not _is_terminal(self.stderr):
            return text
        from shutil import get_terminal_size

        from salto_cli.models.lines import whole_words

        width = get_terminal_size().columns
        return "\n".join("\n".join(whole_words(line, width)) for line in text.split("\n"))

    def tell_once(self, text: str) -> None:
        """The same, but nothing where it was said already: in the shell, at an earlier line."""
        if text not in self.told:
            self.told.add(text)
            self.tell(text)

    def put(self, text: str) -> bool:
        """Write ``text`` to standard error, its lines as they are; returns whether that could take it.

        A heading, a path or a name in it may come from a file: nothing of it steers the terminal.
        """
        from salto_cli.models.text import clean  # the quickest commands say nothing here

        try:
            self.stderr.write(clean(text) + "\n")
            self.stderr.flush()
        except (OSError, ValueError):  # ValueError: it is closed
            let_go(self.stderr)
            return False
        return True


def let_go(stream: TextIO) -> None:
    """The reader has gone: point the stream at nothing, so that Python's own flush is silent too."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _is_terminal(stream: TextIO) -> bool:
    """Whether a person reads the stream; nobody reads one that is closed or broken."""
    try:
        return stream.isatty()
    except (OSError, ValueError):
        return False


def _nowhere(mode: Literal["r", "w"]) -> TextIO:
    """What stands for a stream that was closed before the program began.

    It also takes the low number of that stream, which the next file to be opened would get otherwise.
    """
    return Path(os.devnull).open(mode, encoding="utf-8")
