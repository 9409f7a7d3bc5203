"""Choosing what opens the store: a new passphrase, typed twice, or a new recovery code, typed back."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Annotated

import typer

from salto_cli.commands import keyring, passphrase, prompt
from salto_cli.commands.desk import Desk, at_home
from salto_cli.errors import Unacceptable, Usage
from salto_cli.i18n import _
from salto_cli.models.secret import LOW_KDF, Kdf
from salto_cli.usecases import key as keys
from salto_cli.usecases import opening

if TYPE_CHECKING:
    from salto_cli.usecases.opening import Store

CostOption = Annotated[
    str | None,
    typer.Option(
        "--kdf",
        help=_("low, for a machine of little memory: 64 MiB for each try at the passphrase instead of 256."),
    ),
]


@contextmanager
def in_person(at: Desk) -> "Iterator[Store]":
    """The store, opened to change who opens it: by the passphrase itself, also where its keys are kept.

    Whoever finds an unlocked machine must not be able to make themselves a key to take away. What kept the
    keys lets go of them when they are others, and that is said. Raises WrongPassphrase, Usage …
    """
    kept = keyring.at_hand(at.world, at.folder, at.folder) is not None
    if kept and at.interactive and not passphrase.is_given(at.options):
        at.say(_("This changes who opens the store, so your passphrase is asked for once more."))
    yield at.store(in_person=True)
    if kept:
        at.say(_("The keys have changed, so the store is locked again. To unlock it: salto unlock"))


def cost(at: Desk, said: str | None) -> Kdf:
    """What a try at the passphrase costs: the usual, or the floor, which is said. Raises Unacceptable."""
    if said is None:
        return at.world.kdf
    if said != "low":
        raise Unacceptable(_("--kdf can only be low"), _("leave it out, or type: --kdf low"))
    at.say(_("A try at the passphrase costs 64 MiB of memory here instead of 256: choose a long one."))
    return LOW_KDF


def passphrase_of(at: Desk, file: str | None, said: str) -> str:
    """A new passphrase: from a file, or typed twice without being shown, after ``said`` has told whose.

    Raises Usage where nobody can be asked, Unacceptable for a weak one from a file.
    """
    if file is not None:
        secret = passphrase.from_file(at_home(file))
        opening.refuse_weak(secret)
        return secret
    if not at.interactive:
        raise Usage(
            _("--new-passphrase-file is missing"),
            _("write the new passphrase to a file that only you can read, and name it"),
        )
    at.say("\n" + said)
    at.say(_("Here is one you may use:") + f"\n\n    {opening.propose_passphrase()}\n")
    return typed_twice(at, _("New passphrase:"))


def recovery_code(at: Desk, code: str, file: str | None, said: str) -> None:
    """Hand over a recovery code: written to ``file``, or shown once below ``said`` and typed back.

    Raises Usage where nobody is there to write it down and no file is named.
    """
    if file is not None:
        opening.write_secret(at_home(file), code + "\n")
        return
    if not at.interactive:
        raise Usage(
            _("--recovery-file is missing"), _("a script must say where the recovery code is to be written")
        )
    at.world.tell(  # also with --quiet: this is the only time it is shown
        f"\n{said}\n"
        + _("Write it on paper now and keep it away from the machine. It is not shown again.")
        + f"\n\n    {code}\n"
    )
    while not opening.is_same_code(prompt.line(_("Type the code back, to show that you have it")), code):
        at.say(_("That is not the code. Look again, letter by letter."))
    prompt.empty_screen()
    at.say(_("The screen has been emptied, so that the code is on your paper and nowhere else."))


def unwritten(file: str | None) -> None:
    """Take a recovery code away again that has not come to open anything."""
    if file is not None:
        with suppress(OSError):
            at_home(file).unlink()


def typed_code(at: Desk, file: str | None) -> str:
    """The recovery code from the paper, or from a file that only its owner can read. Raises Usage.

    At a keyboard a slip is told and the code asked for again: it has signs of its own that show one.
    """
    if file is not None:
        return passphrase.from_file(at_home(file))
    if not at.interactive:
        raise Usage(_("--code-file is missing"), _("name a file that only you can read, with the code in it"))
    while True:
        code = prompt.line(_("Recovery code, as it stands on the paper"))
        prompt.empty_screen()  # what was typed is read on the screen, and opens everything
        try:
            keys.refuse_slip(code)
        except Unacceptable as slip:
            at.say(f"{slip.message} – {slip.hint}")
        else:
            return code


def typed_twice(at: Desk, label: str) -> str:
    """A passphrase that would hold, typed twice without being shown; a weak one is asked for anew."""
    while True:
        secret = passphrase.typed(label)
        try:
            opening.refuse_weak(secret)
        except Unacceptable as weak:
            at.say(f"{weak.message} – {weak.hint}")
            continue
        if passphrase.typed(_("The same once more:")) == secret:
            return secret
        at.say(_("The two are not the same. Try again."))
