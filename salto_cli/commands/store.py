"""Making a store."""

from typing import Annotated

import typer

from salto_cli.commands import newkey, passphrase, prompt
from salto_cli.commands.desk import Desk, at_home, desk
from salto_cli.commands.fields import RecoveryFile
from salto_cli.errors import Unacceptable, Usage
from salto_cli.i18n import _
from salto_cli.models import text
from salto_cli.models.store import StoreMade
from salto_cli.usecases import opening
from salto_cli.usecases.service import bring_starter_services


def init(
    ctx: typer.Context,
    operator: Annotated[str | None, typer.Option(help=_("Your name, as colleagues know it."))] = None,
    recovery_file: RecoveryFile = None,
    kdf: newkey.CostOption = None,
) -> None:
    """Make a new encrypted store."""
    at = desk(ctx)
    cost = newkey.cost(at, kdf)
    _refuse_incomplete(at, operator, recovery_file)
    opening.look_for_room(at.folder)
    name = _operator(at, operator)
    new = opening.prepare(at.folder, _new_passphrase(at), cost, at.world.limits)
    with opening.built(new, name, at.now.isoformat()) as store:
        made = StoreMade(str(at.folder), name, bring_starter_services(store))
        said = _("This is the recovery code. It opens the store if the passphrase is lost.")
        newkey.recovery_code(at, new.keys.recovery_code, recovery_file or None, said)
    at.show(made)


def _refuse_incomplete(at: Desk, operator: str | None, recovery_file: str | None) -> None:
    """Where nobody can be asked, say what is missing before anything is made. Raises Usage, Unacceptable."""
    if at.interactive:
        return
    if operator is None:
        raise Usage(_("--operator is missing"), _("say who you are: salto init --operator NAME"))
    if recovery_file is None:
        raise Usage(
            _("--recovery-file is missing"), _("a script must say where the recovery code is to be written")
        )
    if at_home(recovery_file).exists():
        raise Unacceptable(
            _("there is a file already: {path}").format(path=recovery_file), _("choose another name")
        )


def _operator(at: Desk, given: str | None) -> str:
    said = given if given is not None else prompt.line(_("Your name, as colleagues know it"))
    name = text.line(said, _("Operator"))
    if not name:
        raise Unacceptable(_("the operator needs a name"), _("say who you are: salto init --operator NAME"))
    return name


def _new_passphrase(at: Desk) -> str:
    """From the source that the options name, or typed twice; a weak one is refused with the reason."""
    secret = passphrase.given(at.options)
    if secret is not None:
        opening.refuse_weak(secret)
        return secret
    if not at.interactive:
        raise passphrase.missing()
    at.say("\n" + _("Choose a passphrase: four or more words that do not belong together."))
    at.say(_("Here is one you may use:") + f"\n\n    {opening.propose_passphrase()}\n")
    at.say(opening.proposal_holds() + "\n")
    return newkey.typed_twice(at, _("Passphrase:"))
