"""The shell: the passphrase once, many commands. Each line is run as the program itself would run it.

What is kept from line to line is in ``kept_open.py``.
"""

import io
import json
from contextlib import closing
from dataclasses import dataclass, replace

import typer

from salto_cli import i18n
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import Idle, Limit
from salto_cli.commands.kept_open import KeptOpen
from salto_cli.commands.line import ENDING, words
from salto_cli.commands.unlock import ask_for_keys
from salto_cli.commands.watch import limits
from salto_cli.commands.world import World
from salto_cli.errors import SaltoError, Usage
from salto_cli.i18n import _
from salto_cli.models.config import BY_NAME
from salto_cli.names import canonical
from salto_cli.usecases import config


def shell(
    ctx: typer.Context,
    idle: Idle = None,
    for_: Limit = None,
) -> None:
    """Type the passphrase once, then many commands.

    It locks itself and clears the screen when nobody presses a key. Where standard input is no terminal, it
    is a script: one command a line, # before a comment. The first error ends it, with its exit code and the
    number of its line.
    """
    at = desk(ctx)
    spans = limits(at.options, idle, for_)
    with closing(_opened(at)) as opened:
        at.exit_code = _typed(opened, *spans) if at.interactive else _script(opened)


@dataclass(slots=True)
class Shell(KeptOpen):
    """What every line of a shell is run with."""

    @property
    def world(self) -> World:
        """The world of one line. In a script nobody can be asked, and the rest of the script is no answer."""
        outer, own = self.at.world, _own(self.at)
        stdin = outer.stdin if self.at.interactive else io.StringIO()
        return replace(
            outer,
            environ={**outer.environ, **{BY_NAME[name].variable: value for name, value in own.items()}},
            lent=tuple(own),
            stdin=stdin,
            kept=self.kept,
            between=self.between,
        )

    def run(self, line: str) -> int | None:
        """Run one line; returns its exit code, or None where it asks to leave.

        Raises Usage where the line cannot be read, and what unlocking raises where the keys have changed.
        """
        said = words(line)
        if not said:
            return 0
        if len(said) == 1 and said[0] in ENDING:
            return None
        if canonical(said[0]) == "shell" and "--help" not in said:
            raise Usage(_("you are in the shell already"), _("leave it with: exit"))
        self._renew()
        spoken = i18n.language()
        try:
            return self.at.again([*_standing(self.at), *said], self.world)
        finally:
            i18n.choose(spoken)  # --lang holds for its own line
            if any(canonical(word) == "config" for word in said):
                self._speak()

    def _speak(self) -> None:
        """Speak the language that every line is now run in: the settings may have been changed."""
        key, world = BY_NAME["lang"], self.at.world
        if "lang" not in self.at.options.on_line and not world.environ.get(key.variable):
            found = config.read(world.config_file) if world.config_file else None
            i18n.choose(str((found or {}).get("lang") or key.usual))

    def _renew(self) -> None:
        """Ask for the passphrase again where the key file is no longer the one that our keys are from."""
        if self.is_outdated():
            self.at.say(_("The keys of the store have been changed since you unlocked it."))
            self.close()
            self.kept = ask_for_keys(self.at, self.at.folder)


def _opened(at: Desk) -> Shell:
    """A shell on the store of this desk, unlocked. Raises NoStore, WrongPassphrase, Usage …"""
    if at.options.input is not None:
        raise Usage(_("--input belongs to one command"), _("give it with that command"))
    return Shell.opened(at)


def _own(at: Desk) -> dict[str, str]:
    """The settings that a shell keeps from its start to its end, whatever the settings file comes to say.

    Its store always, by the environment where that names it; its language where its own line chose one.
    """
    own = {"lang": i18n.language()} if "lang" in at.options.on_line else {}
    if "store" in at.options.on_line or not at.world.environ.get(BY_NAME["store"].variable):
        own["store"] = str(at.folder)
    return own


def _standing(at: Desk) -> list[str]:
    """The flags that the shell was started with, for each of its lines."""
    said = at.options
    flags = {
        "--json": said.json,
        "--quiet": said.quiet,
        "--yes": said.yes,
        "--no-color": said.no_color,
        "--no-input": said.no_input,
        "--plain": said.plain,
        "--mask": said.mask,
    }
    return [flag for flag, given in flags.items() if given]


def _typed(shell: Shell, idle: int, limit: int) -> int:
    """Lines from a person at the terminal, until that person leaves."""
    from salto_cli.commands.shell_terminal import Terminal

    return Terminal(shell, idle, limit).lines()


def _script(shell: Shell) -> int:
    """Lines from standard input; returns the exit code of the first that did not go well, or 0."""
    for number, line in enumerate(shell.at.world.stdin, 1):
        try:
            code = shell.run(line.removeprefix("\ufeff"))
        except SaltoError:
            _say_where(shell.at, number)
            raise
        if code:
            _say_where(shell.at, number)
        if code is None or code:
            return code or 0
    return 0


def _say_where(at: Desk, number: int) -> None:
    """Name the line that a script ended at."""
    if at.options.json:
        at.world.put(json.dumps({"schema": 1, "line": number}))
    else:
        at.world.tell(_("the script ended at line {number}").format(number=number))
