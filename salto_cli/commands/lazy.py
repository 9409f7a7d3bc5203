"""Commands that are loaded when they are called. The only file that knows Typer's insides.

Typer 0.29 imports pydantic to convert every parameter, and has no lazy commands. Here, each parameter is
a text, a yes/no or a list of texts, converted by us further in; and a group shows stubs until one is called.
"""

import re
from collections.abc import Mapping, Sequence
from importlib import import_module
from inspect import cleandoc
from typing import Any, Final

import typer
from typer._click import exceptions
from typer.core import TyperCommand, TyperGroup

from salto_cli.commands import Entry, Group
from salto_cli.errors import Usage
from salto_cli.i18n import _

OPTION: Final = re.compile(r"--?[a-z][a-z-]*")
CODE: Final = re.compile(r"P-[0-9]{1,9}[A-Z]?", re.IGNORECASE)  # a person's


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
        summary = _(entry.summary)
        # As short help it is wrapped; as help alone it would be cut off at 45 characters.
        return LazyCommand(cmd_name, help=summary, short_help=summary, rich_markup_mode=None)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """A group called by its name alone, or with an option that is not its own, runs its default."""
        if self.default and (not args or (args[0].startswith("-") and args[0] not in self._own_options(ctx))):
            args = [self.default, *args]
        return super().parse_args(ctx, args)

    def _own_options(self, ctx: Any) -> set[str]:
        return {option for each in self.get_params(ctx) for option in each.opts}

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Load the command that ``args`` names, or the group's default. Raises Usage where there is none."""
        if args[0] not in self.manifest and self.default and args[0] not in ("-h", "--help"):
            args = [self.default, *args]
        if args[0] not in self.manifest and not args[0].startswith("-"):
            raise _no_such_command(ctx, args[0], list(self.manifest))
        name, _stub, rest = super().resolve_command(ctx, args)
        return name, load(args[0], self.manifest[args[0]]), rest


def call(root: LazyGroup, args: Sequence[str], desk: object) -> int:
    """Run one command line; returns the exit code that Typer gives it (0, also after ``--help``).

    Not ``root.main``, which turns Ctrl-C and a closed pipe into exit codes of its own before we see them.
    Raises Usage where the line does not fit the command, and whatever the command raises.
    """
    try:
        with root.make_context("salto", list(args), obj=desk) as ctx:
            root.invoke(ctx)
    except typer.Exit as end:
        return end.exit_code
    except exceptions.UsageError as error:
        raise _usage(error) from None
    return 0


def _usage(error: exceptions.UsageError) -> Usage:
    """What a person is told: Typer's own texts repeat what was typed, and that may be a name."""
    where = error.ctx.command_path if error.ctx else "salto"
    see = _("see: {command}").format(command=f"{where} --help")
    names = ", ".join(getattr(error.ctx.command, "manifest", ())) if error.ctx else ""
    if names and error.message == "Missing command.":
        return Usage(_("say also what to do: {names}").format(names=names), see)
    match error:
        case exceptions.MissingParameter():
            return Usage(_("{option} is missing").format(option=_called(error.param)), see)
        case exceptions.NoSuchOption() if OPTION.fullmatch(error.option_name):
            near = ", ".join(sorted(error.possibilities or ()))
            return Usage(
                _("there is no option {option} here").format(option=error.option_name),
                _("did you mean {names}?").format(names=near) if near else see,
            )
        case exceptions.BadOptionUsage() if "requires" in error.message:
            return Usage(_("{option} needs a value").format(option=error.option_name), see)
        case exceptions.BadOptionUsage():
            return Usage(_("{option} takes no value").format(option=error.option_name), see)
    if "extra argument" in error.message:
        return Usage(
            _("there are too many words here"), _("put words that belong together in quotation marks")
        )
    return Usage(_("this cannot be understood"), see)


def _called(parameter: Any) -> str:
    """What the help calls a parameter: an option by the word that one types, an argument by its name."""
    is_option = getattr(parameter, "param_type_name", "") == "option"
    return str(parameter.opts[0] if is_option else (getattr(parameter, "name", "") or "").upper())


def _no_such_command(ctx: Any, word: str, names: list[str]) -> Usage:
    """The word itself is not repeated, unless it is a code: someone may have typed a name first."""
    from difflib import get_close_matches

    known = CODE.fullmatch(word)
    near = f"salto show {word.upper()}" if known else ", ".join(get_close_matches(word, names))
    see = _("see: {command}").format(command=f"{ctx.command_path} --help")
    return Usage(
        _("there is no such command"), _("did you mean {names}?").format(names=near) if near else see
    )


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
