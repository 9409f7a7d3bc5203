"""Papers that a command writes: where they may lie, with which password, and who gets to know it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from salto_cli.commands import passphrase
from salto_cli.commands.desk import Desk, at_home
from salto_cli.errors import CannotWrite, Unacceptable, UnsafePlace, Usage, WrongPassphrase
from salto_cli.i18n import _
from salto_cli.models.order import Order
from salto_cli.models.publication import Made
from salto_cli.usecases import opening
from salto_cli.usecases.door import UseCase

OrderT = TypeVar("OrderT", bound=Order)
R = TypeVar("R")


@dataclass(slots=True)
class Envelope:
    """The passwords of the papers that one command writes; each made when its paper is written.

    Each paper has one of its own: the papers of one command go to different people.
    """

    make: Callable[[], str] = field(repr=False)
    used: dict[Path, str] = field(default_factory=dict, repr=False)

    def password(self, path: Path) -> str:
        """The password for the file at ``path``, noting that it is used."""
        self.used[path] = self.make()
        return self.used[path]


Write = Callable[[R, Envelope], tuple[Made, ...]]


def place(at: Desk, said: str, suffix: str = "") -> Path:
    """Where a paper may lie. Raises UnsafePlace for the store's own folder, Unacceptable for a suffix that is
    another than ``suffix``."""
    path = at_home(said)
    if suffix and path.suffix.lower() != suffix:
        raise Unacceptable(
            _("the file must end in {suffix}").format(suffix=suffix),
            _("name it as in: paper{suffix}").format(suffix=suffix),
        )
    if lies_in(path if not suffix else path.parent, at.folder):
        raise UnsafePlace(_("this is the store's own folder"), _("name another place for the file"))
    return path


def run_on_paper(
    at: Desk, order: OrderT, usecase: UseCase[OrderT, R], write: Write[R], password_file: str | None
) -> R:
    """Perform an order, write its papers, show the result, say where they lie, and last of all show each new
    password once: also where the result could not be shown.

    Raises Usage in a script that names no password file.
    """
    envelope = Envelope(new_password(at, password_file))
    with told_passwords(at, envelope, new=password_file is None):
        result = at.do(order, usecase, lambda done: write(done, envelope))
        at.show(result)
        for path in () if at.options.json else envelope.used:
            at.say(_("Written: {path}").format(path=path))
    return result


@contextmanager
def told_passwords(at: Desk, envelope: Envelope, *, new: bool) -> Iterator[None]:
    """Show each ``new`` password once, after everything else, and whatever fails once the log knows the
    files."""
    try:
        yield
    finally:
        if new and envelope.used and at.store().saved:
            _tell(at, envelope)


def _tell(at: Desk, envelope: Envelope) -> None:
    """Show each password once, on standard error. Raises CannotWrite where nobody could read them."""
    lines = [""]
    for path, secret in envelope.used.items():
        lines += [_("The password for {file}, shown only now:").format(file=path.name), f"  {secret}"]
    if not at.world.put(at.world.fitted("\n".join(lines))):
        raise CannotWrite(
            _("the passwords could not be shown, and nobody has them"),
            _("remove the files and make them again"),
        )


def lies_in(path: Path, folder: Path) -> bool:
    """Whether ``path`` is ``folder`` or lies in it, whatever links and spellings lead there."""
    whole = Path(os.path.realpath(path))
    return any(_is_same(each, folder) for each in (whole, *whole.parents))


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False  # one of the two is not there, or not for us to see


def new_password(at: Desk, password_file: str | None) -> "Callable[[], str]":
    """One password for every file from a file of its owner's alone, or in a terminal a new one each time."""
    if password_file is not None:
        secret = passphrase.from_file(at_home(password_file))
        opening.refuse_weak(secret)
        _refuse_key(at, secret)
        return lambda: secret
    if not at.interactive:
        raise Usage(
            _("--password-file is missing"),
            _("a script must say which file holds the password for the file"),
        )
    return opening.propose_passphrase


def _refuse_key(at: Desk, secret: str) -> None:
    """Raise Unacceptable where ``secret`` opens the store: a service that was told it could open both.

    It is tried, not compared: the store's passphrase may come from where it can be read only once.
    """
    try:
        opening.unwrap(at.folder, secret, at.world.limits)
    except WrongPassphrase:
        return
    raise Unacceptable(
        _("the password for the sheets opens the store too"), _("choose one for the sheets alone")
    )
