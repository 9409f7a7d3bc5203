"""What to say where a field was left empty, on the line or as an answer: what it is, and one that will do."""

from salto_cli.commands.lazy import as_typed, running
from salto_cli.errors import Usage
from salto_cli.i18n import _
from salto_cli.models import asked
from salto_cli.models.asked import Asked


def needed(name: str, how: Asked, *, plain: bool) -> str:
    """What to say where nothing was answered and something must be."""
    if how.kind == asked.CHOICES and not plain:
        return _("Mark at least one with the space bar. Ctrl-C stops, and nothing is saved.")
    example = _example(name, how)
    if example:
        return _("This one is needed, as in {example}. ? explains, Ctrl-C stops.").format(example=example)
    return _("This one is needed. ? explains, Ctrl-C stops.")


def missing(name: str, how: Asked | None = None, where_unknown: str | None = None) -> Usage:
    """What lacks on the line, and what to do where nobody knows it; else a value that will do where there is
    one."""
    from salto_cli.commands.help_values import sample

    value = sample(how) if how else ""
    called, example = as_typed(name) or (_option(name), f"{_option(name)} {value}" if value else "")
    told = _("{option} is missing").format(option=called)
    if where_unknown:
        return Usage(told, where_unknown)
    if not example:
        return Usage(told, _("give it on the line or with --input -; see the command's --help"))
    return Usage(told, _("as in {example}, or with --input -").format(example=example))


def given_as(name: str) -> str:
    """What a field is called where its value was given: its option, or in JSON its own name. Nothing of an
    argument, which has no name of its own."""
    called, example = as_typed(name) or (name.rstrip("_"), "")
    return called if called.startswith("--") or not example else ""


def _example(name: str, how: Asked) -> str:
    """What may be answered, as the help has it, without its quotation marks; empty where nothing is known."""
    from salto_cli.commands.help_values import sample, written

    command = running()
    known = written(command.entry, name) if command else ""
    _called, typed = as_typed(name) or ("", "")
    value = known or sample(how) or typed.partition(" ")[2]
    return "" if value == f'"{_("some words")}"' else value.strip('"')


def _option(name: str) -> str:
    return "--" + name.rstrip("_").replace("_", "-")
