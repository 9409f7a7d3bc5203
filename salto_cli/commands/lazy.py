"""Commands that are loaded when they are called. The only file that knows Typer's insides.

Typer 0.29 imports pydantic to convert every parameter, and has no lazy commands. Here, each parameter is
a text, a yes/no or a list of texts, converted by us further in; and a group shows stubs until one is called.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import typer
from typer._click import exceptions
from typer._click.globals import get_current_context
from typer.core import TyperCommand, TyperGroup

from salto_cli.commands import Entry, Group
from salto_cli.commands.options import is_odd
from salto_cli.errors import NoBasis, Usage
from salto_cli.i18n import _
from salto_cli.names import canonical

if TYPE_CHECKING:
    from salto_cli.commands.help_values import Parameter, Spoken

OPTION: Final = re.compile(r"--?[a-z][a-z-]*")
UNKNOWN: Final = (
    "salto.unknown"  # a group, and the words after it, of which the first is none of its commands
)

WORDS: Final = "salto.words"  # the command, and those after it as they were typed


class HelpAsked(Exception):
    """Someone asks for the help of the command or group at ``path`` (English; empty for the root)."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


class _OwnHelpOption:
    """Lets --help be answered by us (commands/help.py), and keeps pydantic away from it."""

    path: str = ""  # the English words that call the command, without salto

    def get_help_option(self, ctx: Any) -> Any:
        """The --help option."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # mixed into Typer's classes
        if option is not None:
            option.callback = self._asked
            _as_it_was_typed(option)
        return option

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """What is left of ``args``. A usage error gets its command, which Typer leaves out of some."""
        try:
            left: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]  # mixed into Typer's classes
            return left
        except exceptions.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def _asked(self, _ctx: Any, _option: Any, given: bool) -> None:
        if given:
            raise HelpAsked(self.path)


class LazyCommand(_OwnHelpOption, TyperCommand):
    """A command whose parameters come as they were typed."""

    entry: Entry

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Nothing, as all of ``args`` is read: the words of one name need no quotation marks.

        Raises Usage for a slip in them.
        """
        words = tuple(args)
        if is_odd(args):
            import_module("salto_cli.commands.slips").refuse(self, args)
        ctx.allow_extra_args = True
        if left := super().parse_args(ctx, args):
            whole = import_module("salto_cli.commands.slips").one_name(self, ctx.params, left)
            if not whole:
                ctx.fail("extra argument")
            ctx.params |= whole
        ctx.meta[WORDS] = self, words
        return []


class LazyGroup(_OwnHelpOption, TyperGroup):
    """A group that knows its commands by name and loads the one that is called."""

    manifest: Mapping[str, Entry | Group]
    default: str | None = None
    alone: str | None = None

    def list_commands(self, ctx: Any) -> list[str]:
        """The names in the manifest's order."""
        return list(self.manifest)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """A group called by its name alone, or with an option that is not its own, runs its default.

        Where the default does something, the name alone shows what there is.
        """
        if self.alone and not args:
            args = [self.alone]
        if self.default and (not args or (args[0].startswith("-") and args[0] not in self._own_options(ctx))):
            args = [self.default, *args]
        return super().parse_args(ctx, args)

    def _own_options(self, ctx: Any) -> set[str]:
        return {option for each in self.get_params(ctx) for option in each.opts}

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Load the command that ``args`` names in either language, or the group's default.

        Raises Usage where there is none.
        """
        name, rest = canonical(args[0], self.path), args[1:]
        if (
            rest
            and rest[0].isalpha()
            and (whole := canonical(f"{args[0]}-{rest[0]}", self.path)) in self.manifest
        ):
            name, rest = whole, rest[1:]  # a blank was typed for the hyphen
        if name not in self.manifest and self.default:
            ctx.meta[UNKNOWN] = self, tuple(args)
            name, rest = self.default, args
        if name not in self.manifest:
            raise import_module("salto_cli.commands.meant").no_such_command(args, self.manifest, self.path)
        return name, load(f"{self.path} {name}".strip(), self.manifest[name]), rest


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
    except NoBasis as no:
        raise import_module("salto_cli.commands.line_again").for_children(no, *ctx.meta[WORDS]) from None
    return 0


def _usage(error: exceptions.UsageError) -> Usage:
    """What a person is told: Typer's own texts are English, and repeat what was typed, maybe a name."""
    from salto_cli.commands.meant import nearest_option, no_command_of_its_group, see_help

    command: Any = error.ctx.command if error.ctx else None
    found = error.ctx.meta.get(UNKNOWN) if error.ctx else None
    is_about_words = isinstance(error, exceptions.NoSuchOption) or "extra argument" in error.message
    if found and is_about_words and (unknown := no_command_of_its_group(command, *found)):
        return unknown
    whose = found[0] if found else command
    see = see_help(whose.path if whose else "")
    match error:
        case exceptions.MissingParameter():
            said = _spoken(command, error.param)
            return Usage(_("{option} is missing").format(option=_called(said)), _for_instance(said))
        case exceptions.NoSuchOption() if OPTION.fullmatch(error.option_name):
            told = _("there is no option {option} here").format(option=error.option_name)
            return Usage(told, nearest_option(command, error.option_name) or see)
        case exceptions.BadOptionUsage() if "requires" in error.message:
            found = next((each for each in command.params if error.option_name in each.opts), None)
            told = _("{option} needs a value").format(option=error.option_name)
            return Usage(told, _for_instance(_spoken(command, found)) if found else see)
        case exceptions.BadOptionUsage():
            told = _("{option} takes no value").format(option=error.option_name)
            return Usage(told, _("write only {option}").format(option=error.option_name))
    if "extra argument" in error.message:
        together = _("put words that belong together in quotation marks")
        takes_words = any(each.param_type_name == "argument" for each in command.params)
        return Usage(_("there are too many words here"), together if takes_words else see)
    return Usage(_("this cannot be understood"), see)


def unknown() -> tuple[LazyGroup, str] | None:
    """The group whose default is running, and the word after it that is none of its commands."""
    here = get_current_context(silent=True)
    if here is None or UNKNOWN not in here.meta:
        return None
    whole, words = here.meta[UNKNOWN]
    return whole, words[0]


def running() -> LazyCommand | None:
    """The command that is running; None outside of one."""
    here = get_current_context(silent=True)
    return here.command if here and isinstance(here.command, LazyCommand) else None


def as_typed(name: str) -> tuple[str, str] | None:
    """What the running command calls its parameter ``name``, and how it is given, as an example.

    None where it has none of that name: what is to be given stands in JSON alone, or is made of several.
    """
    command = running()
    params = command.params if command else []
    found = next((each for each in params if each.name.rstrip("_") == name.rstrip("_")), None)
    said = _spoken(command, found) if command and found else None
    return (_called(said), said.example) if said else None


def _spoken(command: LazyCommand, parameter: Any) -> "Spoken":
    from salto_cli.commands.help_values import spoken

    return spoken(command.entry, described(parameter))


def _called(said: "Spoken") -> str:
    """What the help calls a parameter: an option by the word that one types, an argument by its name."""
    return said.parameter.opts[0] if said.parameter.opts else said.value


def _for_instance(said: "Spoken") -> str:
    return _("as in {example}").format(example=said.example)


def group(
    manifest: Mapping[str, Entry | Group],
    path: str = "",
    default: str | None = None,
    alone: str | None = None,
) -> LazyGroup:
    """A lazy group over ``manifest``; ``path`` are the English words that call it, none for the root."""
    made = LazyGroup(
        name=path or "salto",
        rich_markup_mode=None,
        invoke_without_command=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.manifest, made.path, made.default, made.alone = manifest, path, default, alone
    return made


def load(path: str, entry: Entry | Group) -> Any:
    """The real command or group that the English words of ``path`` call."""
    if isinstance(entry, Group):
        return group(entry.commands, path, entry.default, entry.alone)
    function = getattr(import_module(f"salto_cli.commands.{entry.module}"), entry.function)
    return _made(path, entry, function)


@cache  # a shell calls the same commands again and again
def _made(path: str, entry: Entry, function: Callable[..., None]) -> Any:
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    app.command(
        path.rpartition(" ")[2],
        cls=LazyCommand,
        context_settings={"help_option_names": ["-h", "--help"], "allow_interspersed_args": True},
    )(function)
    command: Any = typer.main.get_command(app)
    command.path, command.entry = path, entry
    for parameter in command.params:
        _as_it_was_typed(parameter)
    return command


def described(parameter: Any) -> "Parameter":
    """An option or argument as the help speaks of it."""
    from salto_cli.commands.help_values import Parameter

    is_option = parameter.param_type_name == "option"
    is_flag = bool(getattr(parameter, "is_flag", False))
    # A yes and a no that can both be said, where neither is what holds otherwise.
    off = parameter.secondary_opts if is_flag and parameter.default is None else []
    return Parameter(
        parameter.name or "",
        (*parameter.opts, *off) if is_option else (),
        is_flag=is_flag,
        several=bool(getattr(parameter, "multiple", False)) or parameter.nargs == -1,
        required=bool(parameter.required),
        metavar=parameter.metavar or "",
        help=parameter.help or "",
        usual=parameter.default if isinstance(parameter.default, str) else "",
    )


def _as_it_was_typed(parameter: Any) -> None:
    """Give the parameter a conversion that leaves the value alone, in place of pydantic's."""
    parameter._runtime_param = _AsTyped()


class _AsTyped:
    """Stands where Typer keeps a parameter's pydantic conversion."""

    def coerce(self, value: Any, **_place: Any) -> Any:
        """The value as it was typed."""
        return value
