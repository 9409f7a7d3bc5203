"""The desk: what a command has at hand. It builds an order and runs it; the desk does the rest."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from salto_cli.commands.options import Options, naming
from salto_cli.commands.world import World
from salto_cli.errors import CannotWrite, NoStore, Unacceptable, Usage
from salto_cli.i18n import _
from salto_cli.models.order import Order

# The floors below are loaded by the first order that is performed: --help needs none of them.
if TYPE_CHECKING:
    from salto_cli.models.publication import Publish
    from salto_cli.usecases.door import UseCase
    from salto_cli.usecases.opening import Store

OrderT = TypeVar("OrderT", bound=Order)
R = TypeVar("R")
LONGEST_NAME = 255  # bytes of one part of a path: Linux, macOS and Windows hold no more


@dataclass(slots=True, eq=False, repr=False)
class Desk:
    """One run of the program: its world, its options, and the store once it has been opened."""

    world: World
    options: Options
    now: datetime
    again: Callable[[Sequence[str], World], int]  # runs another line, as the program itself is run
    exit_code: int = 0
    saved: bool = False
    stage: str = "whole"  # of what is shown: asked about, or agreed to already (render/agreed.py)
    _store: "Store | None" = field(default=None, repr=False)

    @property
    def interactive(self) -> bool:
        """Whether a person sits there to be asked."""
        return not self.options.no_input and self.options.input is None and self.world.stdin.isatty()

    @property
    def folder(self) -> Path:
        """The store's folder: --store, SALTO_STORE, or the platform's place for a user's own data."""
        if self.options.store:
            return at_home(self.options.store)
        import platformdirs

        return Path(platformdirs.user_data_dir("salto", appauthor=False))

    def store(self, *, in_person: bool = False) -> "Store":
        """The open store; asks for the passphrase the first time. Raises NoStore, WrongPassphrase …

        ``in_person``: by the passphrase itself, although its keys may be kept for a while.
        """
        if self._store is None:
            from salto_cli.commands.unlock import unlock

            self._store = unlock(self, in_person=in_person)
        return self._store

    def renew(self) -> None:
        """From here on it is now: a command that goes on for an hour notes each thing when it happens."""
        self.now = self.world.clock()
        if self._store is not None:
            self._store.now = self.now.isoformat()

    def do(self, order: OrderT, usecase: "UseCase[OrderT, R]", publish: "Publish[R] | None" = None) -> R:
        """Perform an order and return its result, showing nothing. With --mask it is masked already.

        Raises Unacceptable where the order has a masked text in it: that would be kept in its place.
        """
        return self.masked(self.found(order, usecase, publish))

    def found(self, order: OrderT, usecase: "UseCase[OrderT, R]", publish: "Publish[R] | None" = None) -> R:
        """As ``do``, but never masked: for a file, or to compare with what is typed. Show nothing of it."""
        from salto_cli.usecases.door import perform

        if self.options.mask:
            from salto_cli.models.mask import is_masked

            if is_masked(order):
                raise Unacceptable(
                    _("this has a text in it that is hidden here"), _("give it whole, or leave out --mask")
                )
        return perform(self.store(), order, usecase, publish)

    def masked(self, result: R) -> R:
        """``result`` as it may be shown: with --mask, nothing personal is left in it."""
        if not self.options.mask:
            return result
        from salto_cli.models.mask import masked

        return masked(result)

    def run(self, order: OrderT, usecase: "UseCase[OrderT, R]", publish: "Publish[R] | None" = None) -> R:
        """Perform an order and show its result."""
        result = self.do(order, usecase, publish)
        self.show(result)
        return result

    def write(self, kind: type[OrderT], usecase: "UseCase[OrderT, R]", /, **given: Any) -> R:
        """Make an order from options, JSON and prompts, perform it, and show its result.

        In a terminal the store is opened first: nobody types an answer that a wrong passphrase throws away.
        """
        if self.interactive:
            self.store()
        return self.run(self.fill(kind, given), usecase)

    def fill(self, kind: type[OrderT], given: Mapping[str, Any], **standing: Any) -> OrderT:
        """Make an order from options, JSON and prompts; ``standing`` is what commands/fill.py says it is."""
        from salto_cli.commands.fill import fill

        return fill(self, kind, given, **standing)

    def person(self, text: str | None) -> str:
        """The code of the person that ``text`` names: a code, or in a terminal a number or a name.

        Where none was named, a terminal opens the list of persons. Raises Usage where there is none.
        """
        from salto_cli.commands.whom import chosen, person

        return person(self, text) if text is not None else chosen(self)

    def whose(self, text: str | None) -> str:
        """As ``person``, for a screen that only shows and begins with who it is about."""
        from salto_cli.commands.whom import person

        return person(self, text, named_there=True) if text is not None else self.person(None)

    def district(self, said: str | None) -> str | None:
        """The district that a list is narrowed to, where one was ``said``. Raises Unacceptable for a slip."""
        if not said:
            return None
        from salto_cli.commands.district import district

        with naming("--district"):
            return district(self, said)

    def words(self, said: str | None, label: str) -> str:
        """What was said on the line, or in a terminal when asked. Raises Usage where nobody is to ask."""
        if said is not None:
            return said
        if not self.interactive:
            raise Usage(_("say what to look for"), _("as in: salto find amina"))
        from salto_cli.commands.prompt import line

        return line(label)

    def show(self, result: object) -> None:
        """Print a result: as JSON, or as a table. Its own exit code becomes the program's.

        Raises CannotWrite where standard output cannot take it, such as a file on a full disk.
        """
        try:
            self._print(self.masked(result))
            self.world.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError:
            raise CannotWrite(
                _("the result could not be written out, but the store has it"),
                _("free some space, and look with: salto audit log --limit 5"),
            ) from None
        self.exit_code = getattr(result, "exit_code", 0)

    def ask_about(self, result: object) -> None:
        """Show what would be done, before a yes is asked for: after it none of that is shown again."""
        from salto_cli.render.agreed import AGREED, ASKED

        self.stage = ASKED
        self.show(result)
        self.stage = AGREED

    def _print(self, result: object) -> None:
        if self.options.json:
            from salto_cli.render.plain import as_json

            self.world.stdout.write(as_json(result, masked=self.options.mask) + "\n")
        else:
            from salto_cli.render.terminal import print_result

            print_result(
                result,
                self.world.stdout,
                color=not self.options.no_color,
                environ=self.world.environ,
                plain=self.options.plain,
                stage=self.stage,
            )

    def say(self, text: str) -> None:
        """Tell the person something beside the result, on standard error."""
        if not self.options.quiet:
            self.world.tell(text)

    def close(self) -> None:
        """Let go of the store, keeping in mind whether anything was saved in it."""
        if self._store is not None:
            self.saved = self._store.saved
            self._store.close()
            self._store = None


def desk(ctx: typer.Context) -> Desk:
    """The desk of this run."""
    if not isinstance(ctx.obj, Desk):
        raise AssertionError("unreachable: app.py puts a desk on every context")
    return ctx.obj


def at_home(said: str) -> Path:
    """The path that ``said`` names, where ``~`` is one's home. Raises Usage where there is no such home, and
    Unacceptable for a name that no disk can hold."""
    try:
        path = Path(said).expanduser()
    except RuntimeError:
        raise Usage(_("there is no such home folder"), _("write the whole path, without ~")) from None
    if any(len(part.encode()) > LONGEST_NAME for part in path.parts):
        raise Unacceptable(
            _("a file name is too long: at most {n} characters").format(n=LONGEST_NAME), _("shorten it")
        )
    return path


def no_store(folder: Path) -> NoStore:
    """What to say where no store is; the folder is the person's own choice and may be named."""
    return NoStore(
        _("there is no store in {folder}").format(folder=folder),
        _("make one with: salto init --operator NAME, or look around with: salto demo"),
    )


def speak_utf8() -> None:
    """Write UTF-8 whatever the console's code page: a name must never crash the output."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
