"""Filling in an order: from options, from JSON on standard input, and from prompts in a terminal."""

import json
from dataclasses import Field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from salto_cli.commands import prompt
from salto_cli.commands.understand import understand
from salto_cli.errors import Unacceptable, Usage
from salto_cli.i18n import _
from salto_cli.models import asked
from salto_cli.models.asked import Asked, how_asked, must_be_given
from salto_cli.models.order import Order
from salto_cli.usecases import words

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk

OrderT = TypeVar("OrderT", bound=Order)
MAX_INPUT = 1_000_000  # bytes of JSON: more than any order of ours


def fill(desk: "Desk", kind: type[OrderT], given: dict[str, Any]) -> OrderT:
    """An order of ``kind``. What is missing is asked for in a terminal, and is a Usage error elsewhere.

    Raises Usage, Unacceptable, NotFound, Ambiguous. Fields may come as JSON (``--input -`` or a file), by
    the order's own field names; a field given both ways is taken from the command line.
    """
    said = {**_from_input(desk, kind), **{name: value for name, value in given.items() if _is_given(value)}}
    answers: dict[str, Any] = {}
    complete = all(each.name in said for each in _open(kind) if must_be_given(each))
    for each in _open(kind):
        how = how_asked(each)
        if how is None:
            if each.name in said:
                answers[each.name] = said[each.name]
        elif each.name in said:
            answers[each.name] = understand(desk, how, said[each.name])
        elif desk.interactive and (must_be_given(each) or (how.always and not complete)):
            answer = _ask(desk, how, optional=not must_be_given(each))
            if answer is not None:
                answers[each.name] = answer
        elif must_be_given(each):
            raise _missing(each)
    return _checked(kind, answers)


def _open(kind: type[Order]) -> tuple[Field[Any], ...]:
    return fields(kind)  # type: ignore[arg-type]  # every order is a dataclass; Order itself is not


def _is_given(value: Any) -> bool:
    return value is not None and value != [] and value != ()


def _from_input(desk: "Desk", kind: type[Order]) -> dict[str, Any]:
    """The JSON object from standard input or a file; a name that the order lacks is refused."""
    source = desk.options.input
    if source is None:
        return {}
    try:
        raw = desk.world.stdin.read(MAX_INPUT) if source == "-" else Path(source).read_text(encoding="utf-8")
        found = json.loads(raw)
    except OSError:
        raise Usage(_("the file given with --input cannot be read")) from None
    except ValueError:
        raise Unacceptable(
            _("what came with --input is not JSON"), _('write it as in {"name": "…", "born": "2010-05-17"}')
        ) from None
    if not isinstance(found, dict):
        raise Unacceptable(_("--input takes one JSON object"), _("put the fields between { and }"))
    known = {each.name for each in _open(kind)}
    strange = sorted(str(name) for name in found if name not in known)
    if strange:
        raise Unacceptable(
            _("--input has a field that this command does not know"),
            _("the fields are: {names}").format(names=", ".join(sorted(known))),
        )
    return {name: value for name, value in found.items() if value is not None}


def _ask(desk: "Desk", how: Asked, *, optional: bool) -> Any:
    """Ask until the answer is understood; None where it may be, and was, left empty."""
    while True:
        answer = _answer(how, optional=optional)
        if answer in (None, "", []) and optional:
            return None
        if answer in (None, "", []):
            continue
        try:
            return understand(desk, how, answer)
        except Unacceptable as error:
            desk.say(f"{error.message} – {error.hint}")


def _answer(how: Asked, *, optional: bool) -> Any:
    label = _(how.label)
    match how.kind:
        case asked.CHOICE:
            return prompt.choose(label, words.choices(how.of), optional=optional)
        case asked.CHOICES:
            return prompt.choose_several(label, words.choices(how.of))
        case asked.YES_NO:
            return prompt.yes(label, default=False)
        case asked.NOTE:
            return prompt.note(label)
        case _:
            return prompt.line(label, optional=optional)


def _missing(each: Field[Any]) -> Usage:
    option = "--" + each.name.rstrip("_").replace("_", "-")
    return Usage(
        _("{option} is missing").format(option=option),
        _("give it on the line or with --input -; see the command's --help"),
    )


def _checked(kind: type[OrderT], answers: dict[str, Any]) -> OrderT:
    """The order, its types checked by pydantic: what came as JSON can be anything."""
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(kind).validate_python(answers)
    except ValidationError as wrong:
        first = wrong.errors(include_input=False, include_context=False, include_url=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        raise Unacceptable(
            _("{field} cannot be understood").format(field=name), _("see the command's --help")
        ) from None
