"""Commands about the policy: the rules as data. Reading and testing them needs no store and no passphrase."""

from pathlib import Path
from typing import Annotated

import typer

from salto_cli.commands import single
from salto_cli.commands.agreed import go_on
from salto_cli.commands.desk import Desk, at_home, desk
from salto_cli.errors import Usage
from salto_cli.i18n import _
from salto_cli.models.policy import DiffPolicy, ReadPolicy, TryTable, UsePolicy
from salto_cli.usecases import policy as policies

PolicyFile = Annotated[str | None, typer.Option("--policy", help=_("Another policy file (TOML)."))]
InPlace = Annotated[
    bool, typer.Option("--in-place", help=_("The policy in place in the store, not the one shipped."))
]
NewFile = Annotated[str | None, typer.Argument(metavar="FILE", help=_("A policy file (TOML)."))]


def show(ctx: typer.Context, policy: PolicyFile = None, in_place: InPlace = False) -> None:
    """Read the rules out: who must say yes, on which law, and every closed list."""
    at = desk(ctx)
    at.show(at.do(ReadPolicy(), policies.read_in_place) if in_place else policies.read_out(_path(policy)))


def test(
    ctx: typer.Context,
    table: Annotated[
        str | None, typer.Argument(metavar="FILE", help=_("A table of scenarios (CSV)."))
    ] = None,
    policy: PolicyFile = None,
    in_place: InPlace = False,
) -> None:
    """Run a table of scenarios through the judge; exit 0 if all agree, 9 otherwise."""
    at = desk(ctx)
    lines = policies.lines_of(single.file(at, table, "table"))
    at.show(
        at.do(TryTable(tuple(lines)), policies.test_in_place)
        if in_place
        else policies.test(lines, _path(policy))
    )


def diff(
    ctx: typer.Context,
    other: NewFile = None,
    scenarios: Annotated[
        str | None, typer.Option(help=_("Your own table of scenarios (CSV), instead of the one shipped."))
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help=_("Name each by its code."))] = False,
) -> None:
    """Show which scenarios and which of today's answers would change under another policy."""
    at = desk(ctx)
    lines = policies.lines_of(at_home(scenarios) if scenarios else policies.SCENARIOS)
    text = policies.text_of(_given(at, other, "other"))
    at.run(DiffPolicy(text, tuple(lines), listed), policies.diff)


def use(
    ctx: typer.Context,
    own: NewFile = None,
    shipped: Annotated[
        bool, typer.Option("--shipped", help=_("Go back to the policy that comes with the program."))
    ] = False,
) -> None:
    """Put a municipality's own policy in place; every answer from then on names it."""
    if shipped and own:
        raise Usage(_("a file and --shipped cannot go together"), _("give one of the two"))
    at = desk(ctx)
    text = policies.text_of(policies.SHIPPED if shipped else _given(at, own, "own"))
    _agree(at, text)
    at.run(UsePolicy(None if shipped else text), policies.use)


def _agree(at: Desk, text: str) -> None:
    """In a terminal: show what would change, and stop unless the answer is yes."""
    if at.interactive and not at.options.json and not at.options.yes:
        would = DiffPolicy(text, tuple(policies.lines_of(policies.SCENARIOS)))
        at.ask_about(at.do(would, policies.diff))
        go_on(_("Judge by this policy from now on?"))


def _path(said: str | None) -> Path | None:
    return at_home(said) if said else None


def _given(at: Desk, said: str | None, parameter: str) -> Path:
    if said is None and not at.interactive:
        raise Usage(_("no policy file is named"), _("give its path, as in: salto policy diff regler.toml"))
    return single.file(at, said, parameter)
