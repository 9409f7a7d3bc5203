"""Commands about colleagues: who leads cases, who opens the store, what each may do."""

from typing import TYPE_CHECKING, Annotated

import typer

from salto_cli.commands import newkey, prompt
from salto_cli.commands.agreed import go_on
from salto_cli.commands.asking import colleagues
from salto_cli.commands.desk import Desk, desk
from salto_cli.errors import Usage
from salto_cli.i18n import N_, _
from salto_cli.models.operator import (
    AddOperator,
    ChangePassphrase,
    ChangeRole,
    Colleague,
    ListOperators,
    LookBeforeRevoking,
    RevokeOperator,
)
from salto_cli.models.secret import Kdf
from salto_cli.models.text import fold
from salto_cli.models.words import Word
from salto_cli.usecases import key as keys
from salto_cli.usecases import operator as operators
from salto_cli.usecases.door import admit

if TYPE_CHECKING:
    from salto_cli.usecases.opening import Store

NEW_FOR = N_("A passphrase for {name}, who types it here: nobody else should know it.")
NewPassphraseFile = Annotated[
    str | None,
    typer.Option(help=_("Where a script has the new passphrase: a file that only its owner can read.")),
]


def list_(ctx: typer.Context) -> None:
    """List colleagues: what each may do, and whose key opens the store."""
    at = desk(ctx)
    at.show(operators.listed(at.store(), ListOperators(), at.world.kdf))


def add(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(help=_("Full name, as colleagues know it."))] = None,
    role: Annotated[
        str | None,
        typer.Option(
            help=_("coordinator, worker, leader or auditor; coordinator, or as before, if left out.")
        ),
    ] = None,
    with_key: Annotated[
        bool, typer.Option("--with-key", help=_("Also let them open the store, with a passphrase of theirs."))
    ] = False,
    new_passphrase_file: NewPassphraseFile = None,
) -> None:
    """Add a colleague, who can then lead cases, with or without a key."""
    at = desk(ctx)
    if with_key or new_passphrase_file:
        _add_with_key(at, name, role, new_passphrase_file)
    else:
        at.write(AddOperator, operators.add, name=name, role=role)


def role(
    ctx: typer.Context,
    name: Annotated[str | None, typer.Argument(help=_("The colleague."))] = None,
    role: Annotated[str | None, typer.Argument(help=_("coordinator, worker, leader or auditor."))] = None,
) -> None:
    """Change what a colleague may do."""
    desk(ctx).write(ChangeRole, operators.change_role, name=name, role=role)


def passwd(
    ctx: typer.Context,
    new_passphrase_file: NewPassphraseFile = None,
    kdf: newkey.CostOption = None,
) -> None:
    """Choose another passphrase; the one you have stops working.

    Is it forgotten, open with the recovery code: it is asked whose it is.
    """
    at = desk(ctx)
    cost = newkey.cost(at, kdf)
    with newkey.in_person(at) as store:
        if keys.opened_by_code(store):
            _replace_forgotten(at, store, new_passphrase_file, cost)
            return
        secret = newkey.passphrase_of(at, new_passphrase_file, _("A new passphrase for yourself."))
        at.show(keys.change_passphrase(store, ChangePassphrase(), secret, cost, at.world.limits))


def revoke(
    ctx: typer.Context, name: Annotated[str | None, typer.Argument(help=_("The colleague."))] = None
) -> None:
    """Take a colleague's key back; the store gets a new key that theirs does not open."""
    at = desk(ctx)
    with newkey.in_person(at) as store:
        admit(store, RevokeOperator)
        order = at.fill(RevokeOperator, {"name": name})
        # Who it is is looked up only where somebody is asked: with --yes it is one act.
        asks = at.interactive and not at.options.yes
        sure(at, _leaving(at, order.name) if asks else "")
        at.show(keys.revoke(store, order))


def _leaving(at: Desk, name: str) -> str:
    """What is asked before a colleague goes. Raises NotFound, and WrongState for one who cannot."""
    found = at.do(LookBeforeRevoking(name), operators.look_before_revoking)
    told = (
        _("Take {name} off the list? Their key stops working, and the store gets a new one.")
        if found.has_key
        else _("Take {name} off the list? They have no key to the store.")
    )
    return told.format(name=found.name)


def sure(at: Desk, question: str) -> None:
    """Ask before the store gets another key. Raises Usage where nobody is there and --yes is not given."""
    if at.options.yes:
        return
    if not at.interactive:
        raise Usage(_("nobody is here to be asked"), _("add --yes if you are sure"))
    go_on(question)


def _replace_forgotten(at: Desk, store: "Store", file: str | None, cost: Kdf) -> None:
    whose = _forgetful(at)
    secret = newkey.passphrase_of(at, file, _(NEW_FOR).format(name=whose.name))
    at.show(keys.replace_forgotten(store, whose, secret, cost, at.world.limits))


def _forgetful(at: Desk) -> Colleague:
    """Whose passphrase is forgotten: chosen among those who have a key, or named where it is one alone.

    Raises Usage, before anything is asked, where nobody is there to say it.
    """
    known = [each for each in colleagues(at) if each.has_key]
    if len(known) == 1:
        sure(at, _("Is it {name} who has forgotten the passphrase?").format(name=known[0].name))
        return known[0]
    if not at.interactive:
        raise Usage(
            _("the recovery code does not say whose passphrase is forgotten"),
            _("name them: salto operator add NAME --with-key"),
        )
    words = [Word(each.name, each.name, each.name) for each in known]
    label = _("Whose passphrase is forgotten")
    name = prompt.choose(label, words, optional=True, plain=at.options.plain)
    found = next((each for each in known if each.name == name), None)
    if found is None:
        raise KeyboardInterrupt
    return found


def _add_with_key(at: Desk, name: str | None, role: str | None, file: str | None) -> None:
    with newkey.in_person(at) as store:
        admit(store, AddOperator)
        known = {"role": None} if role is None and _is_here(at, name) else None
        order = at.fill(AddOperator, {"name": name, "role": role}, known=known)
        secret = newkey.passphrase_of(at, file, _(NEW_FOR).format(name=order.name))
        at.show(keys.add_with_key(store, order, secret, at.world.kdf, at.world.limits))


def _is_here(at: Desk, name: str | None) -> bool:
    """Whether a terminal need not ask what a colleague may do: a key leaves the role as it is."""
    here = colleagues(at) if at.interactive and name is not None else ()
    return any(fold(each.name) == fold(name or "") for each in here)
