"""What comes as JSON with ``--input``: read from standard input or a file, and its types checked."""

import json
from dataclasses import Field, fields
from typing import TYPE_CHECKING, Any, TypeVar

from salto_cli.errors import Unacceptable, Usage
from salto_cli.i18n import _
from salto_cli.models.order import Order
from salto_cli.models.text import MAX_READ

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk


OrderT = TypeVar("OrderT", bound=Order)


def fields_of(kind: type[Order]) -> tuple[Field[Any], ...]:
    """The fields of a kind of order, as they are declared."""
    return fields(kind)  # type: ignore[arg-type]  # every order is a dataclass; Order itself is not


def from_input(desk: "Desk", kind: type[Order]) -> dict[str, Any]:
    """The fields of an order from the JSON object that ``--input`` names; nothing where it was not given.

    Raises Usage for a file that cannot be read, Unacceptable for what is no JSON object, is too long, or has
    a name that the order lacks.
    """
    if desk.options.input is None:
        return {}
    try:
        found = json.loads(_read(desk, desk.options.input))
    except OSError:
        raise Usage(
            _("the file given with --input cannot be read"),
            _("give the path of a JSON file, or - to read a pipe"),
        ) from None
    except (ValueError, RecursionError):
        raise Unacceptable(
            _("what came with --input is not JSON"), _('write it as in {"name": "…", "born": "2010-05-17"}')
        ) from None
    if not isinstance(found, dict):
        raise Unacceptable(_("--input takes one JSON object"), _("put the fields between { and }"))
    # A field such as from_ has its underscore for Python's sake only, and is written without.
    known = {each.name.rstrip("_"): each.name for each in fields_of(kind)}
    if any(name.rstrip("_") not in known for name in found):
        raise Unacceptable(
            _("--input has a field that this command does not know"),
            _("the fields are: {names}").format(names=", ".join(sorted(known))),
        )
    return {known[name.rstrip("_")]: value for name, value in found.items()}


def _read(desk: "Desk", source: str) -> str:
    if source == "-":
        raw = desk.world.stdin.read(MAX_READ + 1)
    else:
        from salto_cli.commands.desk import at_home

        with at_home(source).open(encoding="utf-8") as file:
            raw = file.read(MAX_READ + 1)
    if len(raw) > MAX_READ:
        raise Unacceptable(_("what came with --input is too long"), _("give one order at a time"))
    return raw


def checked(kind: type[OrderT], answers: dict[str, Any]) -> OrderT:
    """The order, its types checked by pydantic: what came as JSON can be anything. Raises Unacceptable."""
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(kind).validate_python(answers)
    except ValidationError as wrong:
        first = wrong.errors(include_input=False, include_context=False, include_url=False)[0]
        name = ".".join(str(part) for part in first["loc"])
        raise Unacceptable(
            _("{field} cannot be understood").format(field=name), _("see the command's --help")
        ) from None
