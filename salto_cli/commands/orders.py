"""Which orders a command fills in: what its options mean is declared there, and nowhere a second time.

Told by the command itself: the orders that its function names or, where it names none, a helper that it
calls. Help and TAB ask here.
"""

from collections.abc import Iterator
from dataclasses import Field, fields, is_dataclass
from functools import cache
from importlib import import_module
from types import CodeType, FunctionType
from typing import Any, Final, TypeGuard

from salto_cli.commands.manifest import Entry
from salto_cli.models.asked import CHOICE, CHOICES, Asked, how_asked
from salto_cli.models.order import Order

# Lists that an option's word is from where the order has it as plain text, or by another name: by the
# parameter, or by the command's module and it.
LISTS: Final = {
    "category": "category",
    "next_category": "category",
    "theme": "theme",
    "purpose": "purpose",
    "sector": "service_sector",
    "transition.kind": "transition",
    "handover.type_": "handover_kind",
}


@cache
def orders(entry: Entry) -> tuple[type[Order], ...]:
    """The orders behind a command that have a field to be filled in, in the order that it names them."""
    function = getattr(import_module(f"salto_cli.commands.{entry.module}"), entry.function)
    return tuple(dict.fromkeys(_named(function, set())))


def field_of(entry: Entry, name: str) -> list[Field[Any] | None]:
    """The field ``name`` in each order of a command; None where an order is not asked for it."""
    return [
        next((each for each in _fields(order) if _is(each, name) and how_asked(each)), None)
        for order in orders(entry)
    ]


def _is(each: Field[Any], name: str) -> bool:
    """Whether a field is the parameter's: either may have an underscore for Python's sake only."""
    return each.name.rstrip("_") == name.rstrip("_")


def how(entry: Entry, name: str) -> list[Asked]:
    """How the field ``name`` is asked for in those orders of a command that have it."""
    return [found for each in field_of(entry, name) if each and (found := how_asked(each))]


def lists(entry: Entry, name: str) -> tuple[str, ...]:
    """The closed lists that a parameter's value is from; none for a text, or where another field decides."""
    found = [each.of for each in how(entry, name) if each.kind in {CHOICE, CHOICES} and "{" not in each.of]
    return tuple(dict.fromkeys(found)) or _known(entry, name)


def _known(entry: Entry, name: str) -> tuple[str, ...]:
    return tuple(LISTS[each] for each in (name, f"{entry.module}.{name}") if each in LISTS)


def _named(function: FunctionType, met: set[FunctionType]) -> Iterator[type[Order]]:
    """The orders in a function; what a helper makes by the way fills in no option of the command."""
    met.add(function)
    named = list(_things(function))
    own = [each for each in named if _is_filled_in(each)]
    yield from own
    for each in named if not own else ():
        if isinstance(each, FunctionType) and each not in met and each.__module__ == function.__module__:
            yield from _named(each, met)


def _things(function: FunctionType) -> Iterator[Any]:
    """What stands behind each name in a function, a model that it imports itself too."""
    words = list(_words(function.__code__))
    inside = [vars(import_module(word)) for word in words if word.startswith("salto_cli.models.")]
    for word in words:
        yield from (place[word] for place in (function.__globals__, *inside) if word in place)


def _is_filled_in(found: Any) -> TypeGuard[type[Order]]:
    is_order = isinstance(found, type) and issubclass(found, Order)
    return is_order and any(how_asked(each) for each in _fields(found))


def _words(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _words(each)


def _fields(order: Any) -> tuple[Field[Any], ...]:
    return fields(order) if is_dataclass(order) else ()
