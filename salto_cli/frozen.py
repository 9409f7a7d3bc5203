"""Frozen, slotted records that cost little to define: a start loads many more than it makes.

A record is a dataclass to ``fields``, ``replace``, ``asdict`` and whoever checks its types. The standard
library writes and compiles six methods for each class, half a millisecond; here they are ready to use.
"""

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")


@overload
def frozen(kind: type[T], /) -> type[T]: ...


@overload
def frozen(*, kw_only: bool = ..., slots: bool = ...) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(
    kind: type[T] | None = None, /, *, kw_only: bool = False, slots: bool = True
) -> type[T] | Callable[[type[T]], type[T]]:
    """Make a record of a class, as ``dataclass(frozen=True, slots=True)`` would.

    Methods that the class has itself stay. A field with ``init=False`` is filled in by ``__post_init__``.
    Without ``slots`` it can have a ``cached_property``.
    """

    def made(kind: type[T]) -> type[T]:
        own = set(vars(kind))
        record = dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(kind)
        methods = _METHODS | {"__init__": _first(record)}
        for name in methods.keys() - own:
            setattr(record, name, methods[name])
        return record

    return made if kind is None else made(kind)


def _first(record: type[Any]) -> Callable[..., None]:
    """The ``__init__`` of a record until one is made: most of those that a start defines are never made."""

    def __init__(self: Any, *given: object, **named: object) -> None:
        record.__init__ = _init(record)
        record.__init__(self, *given, **named)

    return __init__


def _init(record: type[Any]) -> Callable[..., None]:
    """The ``__init__`` of a record: fields by position or by name, then ``__post_init__`` if it has one."""
    asked = sorted((each for each in fields(record) if each.init), key=lambda each: bool(each.kw_only))
    most, goes_on = sum(not each.kw_only for each in asked), hasattr(record, "__post_init__")
    places = [(each.name, _put(record, each.name), each.default, each.default_factory) for each in asked]
    puts = [place[1] for place in places]
    by_name = {name: put for name, put, _default, _fresh in places}

    def __init__(self: Any, *given: object, **named: object) -> None:
        if not given and len(named) == len(places) and named.keys() == by_name.keys():
            for name, value in named.items():  # as long lists are made: nothing is left to find out
                by_name[name](self, value)
        else:
            if len(given) > most:
                raise TypeError(f"{record.__name__} takes {most} values by position, not {len(given)}")
            for put, value in zip(puts, given, strict=False):
                put(self, value)
            for name, put, default, fresh in places[len(given) :]:
                value = named.pop(name, default)
                if value is MISSING:
                    if fresh is MISSING:
                        raise TypeError(f"{record.__name__} needs {name}")
                    value = fresh()
                put(self, value)
            if named:
                raise TypeError(f"{record.__name__} has no {', '.join(named)}, or has it by position")
        if goes_on:
            self.__post_init__()

    return __init__


def _put(record: type[Any], name: str) -> Callable[[object, object], None]:
    """How one field is filled in, once: nobody else gets past ``_refuse``."""
    if "__slots__" in vars(record):
        put: Callable[[object, object], None] = getattr(record, name).__set__
        return put
    return lambda self, value: object.__setattr__(self, name, value)


@cache
def _compared(kind: type[Any]) -> Callable[[object], object]:
    """What gets the fields by which records of a kind are compared."""
    names = [each.name for each in fields(kind) if each.compare]
    return attrgetter(*names) if names else lambda _self: ()


def _equality() -> dict[str, object]:
    """``__eq__`` and ``__hash__`` by the fields that are compared."""

    def __eq__(self: object, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        compared = _compared(self.__class__)  # type: ignore[arg-type]  # every class can be looked up by
        return compared(self) == compared(other)

    def __hash__(self: object) -> int:
        kind: Any = self.__class__
        return hash(_compared(kind)(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _repr(self: Any) -> str:
    """The record with its fields, but for those declared with ``repr=False``."""
    told = (f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({', '.join(told)})"


def _refuse(self: object, name: str, _value: object = None) -> None:
    """Raise FrozenInstanceError: a record stays as it was made."""
    raise FrozenInstanceError(f"{name} of {self.__class__.__name__} cannot be changed")


def _values(self: Any) -> list[object]:
    return [getattr(self, each.name) for each in fields(self)]


def _restore(self: Any, values: list[object]) -> None:
    """Put back what ``_values`` gave: how a record is copied and pickled."""
    for each, value in zip(fields(self), values, strict=True):
        object.__setattr__(self, each.name, value)


_METHODS: dict[str, object] = _equality() | {
    "__repr__": _repr,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__getstate__": _values,
    "__setstate__": _restore,
}
