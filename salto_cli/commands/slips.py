"""What is wrong with a line before any of it is looked up: an option without its value, one said twice, an
empty text. Each would otherwise be taken for something else in silence."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from salto_cli.errors import Usage
from salto_cli.i18n import _

if TYPE_CHECKING:
    from salto_cli.commands.lazy import LazyCommand

NAMING: Final = {"person", "guardian"}  # what an argument that names someone is called
NOT_LETTERS: Final = str.maketrans("", "", "-.'’")  # that stand in names as well


def refuse(command: "LazyCommand", args: Sequence[str]) -> None:
    """Raise Usage for the first slip in the words after ``command``."""
    met: dict[str, str] = {}
    for parameter, option, value in _given(command, args):
        if option and value is None:
            raise _needs_a_value(parameter.name)
        if not (value or "").strip() and not _may_be_empty(command, parameter):
            raise _needs_a_value(parameter.name)
        if option and not parameter.multiple and met.setdefault(parameter.name, value or "") != value:
            raise Usage(_("{option} is given twice").format(option=option), _("leave one of them out"))


def one_name(command: "LazyCommand", given: Mapping[str, Any], left: Sequence[str]) -> dict[str, str]:
    """The only argument of ``command``, where it names someone, with the words that were ``left`` over.

    Nothing where it names nobody, or a word is more than letters: a code, or a number, is no part of a name.
    """
    arguments = [each.name for each in command.params if each.param_type_name == "argument"]
    if len(arguments) != 1 or arguments[0] not in NAMING:
        return {}
    words = (str(given[arguments[0]]), *left)
    return {arguments[0]: " ".join(words)} if all(map(is_a_name, words)) else {}


def is_a_name(word: object) -> bool:
    """Whether a word of the line can be a part of a name: letters alone, with no comma before the next."""
    return str(word).translate(NOT_LETTERS).isalpha()


def _given(command: "LazyCommand", args: Sequence[str]) -> Iterator[tuple[Any, str, str | None]]:
    """Each parameter that has a value on the line, its option as typed (none for an argument), and the value;
    None where the next word is an option of the command. A last option without one is told by Typer."""
    options = {each: one for one in command.params for each in (*one.opts, *one.secondary_opts)}
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    words = list(args)
    while words:
        word = words.pop(0)
        name, joined, value = word.partition("=")
        found = options.get(name) if word.startswith("-") else None
        if word == "--":
            return
        if found is None and arguments:
            yield arguments[0], "", word
            del arguments[: len(arguments) > 1]
        elif found is not None and not getattr(found, "is_flag", False) and (joined or words):
            is_option = not joined and words[0].partition("=")[0] in options
            yield found, name, value if joined else None if is_option else words.pop(0)


def _may_be_empty(command: "LazyCommand", parameter: Any) -> bool:
    """Whether an order of the command reads the value, to which an empty text is none, or empties a field."""
    from salto_cli.commands.orders import field_of

    return any(field_of(command.entry, parameter.name))


def _needs_a_value(name: str) -> Usage:
    from salto_cli.commands.lazy import as_typed

    called, example = as_typed(name) or (name, "")
    told = _("{option} needs a value") if called.startswith("-") else _("{option} is missing")
    return Usage(told.format(option=called), _("as in {example}").format(example=example))
