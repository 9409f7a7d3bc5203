"""Commands that are loaded when they are called. The only file that knows Typer's insides.

Typer 0.29 imports pydantic to convert every parameter, and has no lazy commands. Here, each parameter is
a text, a yes/no or a list of texts, converted by us further in; and a group shows stubs until one is called.
"""

from collections.abc import Mapping
from importlib import import_module
from inspect import cleandoc
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from salto_cli.commands import Entry, Group
from salto_cli.i18n import _


class _OwnHelpOption:
    """Gives --help our words, and keeps pydantic away from it."""

    def get_help_option(self, ctx: Any) -> Any:
        """The --help option."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # mixed into Typer's classes
        if option is not None:
            option.help = _("Show this help and stop.")
            _as_it_was_typed(option)
        return option


class LazyCommand(_OwnHelpOption, TyperCommand):
    """A command whose parameters come as they were typed."""


class LazyGroup(_OwnHelpOption, TyperGroup):
    """A group that knows its commands by name and loads the one that is called."""

    manifest: Mapping[str, Entry | Group]
    default: str | None = None

    def list_commands(self, ctx: Any) -> list[str]:
        """The names in the manifest's order."""
        return list(self.manifest)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A stub with name and one-line help; None where there is no such command."""
        entry = self.manifest.get(cmd_name)
        if entry is None:
            return None
        return LazyCommand(cmd_name, help=_(entry.summary), rich_markup_mode=None)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Load the command that ``args`` names, or the group's default."""
        if args[0] not in self.manifest and self.default and args[0] not in ("-h", "--help"):
            args = [self.default, *args]
        self.commands = dict.fromkeys(self.manifest)  # type: ignore[assignment]  # for Typer's "did you mean"
        name, _stub, rest = super().resolve_command(ctx, args)
        return name, load(args[0], self.manifest[args[0]]), rest


def group(
    name: str | None, manifest: Mapping[str, Entry | Group], summary: str, **attributes: Any
) -> LazyGroup:
    """A lazy group over ``manifest``."""
    made = LazyGroup(
        name=name,
        help=_(summary),
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
        **attributes,
    )
    made.manifest = manifest
    return made


def load(name: str, entry: Entry | Group) -> Any:
    """The real command or group behind a manifest entry."""
    if isinstance(entry, Group):
        made = group(name, entry.commands, entry.summary)
        made.default = entry.default
        return made
    function = getattr(import_module(f"salto_cli.commands.{entry.module}"), entry.function)
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(
        name,
        cls=LazyCommand,
        help=_(
            cleandoc(function.__doc__ or "").replace("\n\n", "\0").replace("\n", " ").replace("\0", "\n\n")
        ),
        context_settings={"help_option_names": ["-h", "--help"], "allow_interspersed_args": True},
    )(function)
    command = typer.main.get_command(app)
    for parameter in command.params:
        _as_it_was_typed(parameter)
    return command


def _as_it_was_typed(parameter: Any) -> None:
    """Give the parameter a conversion that leaves the value alone, in place of pydantic's."""
    parameter._runtime_param = _AsTyped()


class _AsTyped:
    """Stands where Typer keeps a parameter's pydantic conversion."""

    def coerce(self, value: Any, **_place: Any) -> Any:
        """The value as it was typed."""
        return value
