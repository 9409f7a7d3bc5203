"""The shell at a terminal: it reads lines, completes them, and locks itself when nobody is there.

While a question stands open, its own or a command's, and while an editor is, it looks each second whether it
is time to lock; no key press is needed for that. A command that works is not interrupted.
"""

import asyncio
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from salto_cli.commands import beside, prompt, signals
from salto_cli.commands.completing import completer
from salto_cli.commands.line import CLEAR, LOCK, lines, words
from salto_cli.commands.watch import TICK, Ended, Watch, why
from salto_cli.errors import Usage
from salto_cli.i18n import _, plural
from salto_cli.models.span import spoken
from salto_cli.names import canonical

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.application import Application
    from prompt_toolkit.output import Output

    from salto_cli.commands.shell import Shell

NOT_YET = 20  # an answer and no failure: what may not be shared yet is no reason to drop what is pasted below
MENU = 6  # lines below the prompt, for what TAB offers


@dataclass(slots=True)
class Terminal:
    """One person's lines, from unlocking to leaving; ``idle`` and ``limit`` are seconds."""

    shell: "Shell"
    idle: int
    limit: int
    watch: Watch = field(init=False)
    session: "PromptSession[str]" = field(init=False)
    ended: Ended | None = None
    stopped: bool = False  # from outside

    def lines(self) -> int:
        """Read and run lines until the person leaves; returns 0.

        Raises WrongPassphrase where a locked shell is not opened again in three tries, and KeyboardInterrupt
        where it was ended from outside or its terminal was closed: the screen is empty then.
        """
        before = beside.Restored()
        prompt.attended.append(self._attend)
        beside.watchers.append(self)
        try:
            with signals.heeded(self._stop):
                self._begin()
                self._welcome()
                while not self.stopped and self._next():
                    pass
        finally:
            prompt.attended.remove(self._attend)
            beside.watchers.remove(self)
        if self.stopped:
            before.restore()  # a question that was only just begun may not have done so
            with suppress(OSError):  # there may be no terminal any more
                prompt.empty_screen()
            raise KeyboardInterrupt
        return 0

    def _next(self) -> bool:
        """One line, or one unlocking; False when the person leaves."""
        try:
            if self.shell.kept is None:
                self.shell.at.say(_("Type the passphrase to go on, or exit to leave."))
                self.shell.unlock()
                self._begin()
                return True
            return self._run(self._read())
        except KeyboardInterrupt:  # Ctrl-C drops the line, and the watch has no other way to end a question
            if self.stopped:
                return False
            if self.shell.kept is None:  # the question for the passphrase leaves its line open
                self.shell.at.world.tell("")
            self._lock_if_ended()
            return True
        except EOFError:
            return False

    def _read(self) -> str:
        return self.session.prompt(pre_run=lambda: self._watched(self.session.app))

    def _run(self, typed: str) -> bool:
        """Run what was typed, or pasted in several lines; the first that does not go well is the last."""
        told = lines(typed)
        for number, line in enumerate(told, 1):
            code = self._run_one(line)
            if code is None:
                return False
            if self.stopped or self.shell.kept is None or code not in {0, NOT_YET}:
                self._tell_left(len(told) - number)
                break
        return True

    def _run_one(self, line: str) -> int | None:
        """Run one line; its exit code, or None where it asks to leave."""
        code: int | None
        try:
            said = words(line)
            if said[0] in LOCK:
                self.shell.lock()
                self._clear(_("Locked."))
                return 0
            if said[0] in CLEAR:
                self._clear("")
                return 0
            code = self.shell.run(line)
            if said == ["--help"] or (len(said) == 1 and canonical(said[0]) == "help"):
                self.shell.at.say(_own_words())
        except Usage as error:
            self._tell(error)
            code = error.exit_code
        self._lock_if_ended()
        return code

    def _tell_left(self, left: int) -> None:
        """Say that lines which were pasted as well have not been run."""
        if left:
            told = plural("{n} line below was not run.", "{n} lines below were not run.", left)
            self.shell.at.world.tell(told)

    def _tell(self, error: Usage) -> None:
        hint = _("hint: {hint}").format(hint=error.hint)
        self.shell.at.world.tell(f"salto: {error.message}\n{hint}")

    def _welcome(self) -> None:
        told = _("Locks after {idle} without a key press, and after {limit} in any case.")
        self.shell.at.say(told.format(idle=spoken(self.idle), limit=spoken(self.limit)))
        self.shell.at.say(_own_words())

    def _stop(self) -> None:
        self.stopped = True
        signals.interrupt()

    # --- locking ---------------------------------------------------------------------------------------

    def _begin(self) -> None:
        """What begins with an unlocking: the time, and an empty memory of lines, which is written nowhere."""
        from prompt_toolkit import PromptSession
        from prompt_toolkit.styles import Style

        self.ended = None
        self.watch = Watch(min(self.idle, self.limit), self.limit)
        self.session = PromptSession(
            [("class:prompt", "salto> ")],
            completer=completer(self.shell),
            complete_while_typing=False,
            reserve_space_for_menu=MENU,
            output=_screen(),
            style=Style([("prompt", f"{prompt.ACCENT} bold")]),
        )
        self.session.app.key_processor.after_key_press += self._touched

    def _attend(self, question: "Application[Any]") -> None:
        """A command is about to ask something: watch over that question too."""
        question.key_processor.after_key_press += self._touched
        question.pre_run_callables.append(lambda: self._watched(question))

    def resume(self) -> None:
        """Another program has the terminal, an editor say, and is watched over from now on."""
        self.watch.resume()

    def must_end(self, typed: bool) -> bool:
        """Whether it is time to lock, which ends the program that has the terminal."""
        if typed:
            self.watch.touch()
        self.ended = self.watch.look()
        return self.ended is not None

    def _touched(self, _keys: object) -> None:
        self.watch.touch()

    def _watched(self, question: "Application[Any]") -> None:
        self.watch.resume()
        question.create_background_task(self._until_ended(question))

    async def _until_ended(self, question: "Application[Any]") -> None:
        while (ended := self.watch.look()) is None:
            await asyncio.sleep(min(TICK, self.watch.left))
        self.ended = ended
        if not question.is_done:
            question.exit(exception=KeyboardInterrupt)

    def _lock_if_ended(self) -> None:
        if self.ended is not None:
            self.shell.close()
            self._clear(why(self.ended, self.idle, self.limit))
            self.ended = None

    def _clear(self, told: str) -> None:
        prompt.empty_screen()
        if told:
            self.shell.at.world.tell(told)


def _own_words() -> str:
    """What the shell understands beside the commands, in one line."""
    return _("? is help, TAB completes, clear empties the screen, lock locks, exit leaves.")


def _screen() -> "Output":
    """Standard error, as everywhere a person is asked: standard output is the results' alone."""
    from prompt_toolkit.output import create_output

    return create_output(sys.stderr)
