"""A result as JSON: the model and nothing else, in ASCII, so that no code page can break it."""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any

SCHEMA = 1


def as_json(result: object, *, masked: bool = False) -> str:
    """One JSON object with ``schema`` and the result's fields; keys are English and never translated.

    A dict is as good as a record: a copy for a person is made of a part of what was found.
    ``masked``: texts in it are hidden, and it says so, since a program cannot see that for itself.
    """
    head = {"schema": SCHEMA, **({"masked": True} if masked else {})}
    body = result if isinstance(result, dict) else _body(result)
    return json.dumps({**head, **body}, ensure_ascii=True, default=plain, check_circular=False)


def plain(value: object) -> object:
    """What JSON has instead of a record or a set: a dict of its fields, a list in order.

    What stands in them is put so in its turn, by whoever writes it.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return _body(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value, key=str)
    raise TypeError(f"no plain form for {type(value).__name__}")


def _body(record: Any) -> dict[str, Any]:
    """The fields of a record by their names, without the underscore that some end in.

    A field whose metadata say ``json: False`` is for the eye only and is left out.
    """
    kind: type[Any] = type(record)
    if not is_dataclass(kind):
        raise AssertionError("a result is one object")
    names, values = _shown(kind)
    return dict(zip(names, values(record), strict=True))


@cache
def _shown(kind: type[Any]) -> tuple[tuple[str, ...], Callable[[object], tuple[object, ...]]]:
    """The fields of a dataclass that JSON shows: what they are called there, and what gets their values."""
    shown = tuple(each.name for each in fields(kind) if each.metadata.get("json", True))
    if len(shown) > 1:
        return tuple(name.rstrip("_") for name in shown), attrgetter(*shown)
    return tuple(name.rstrip("_") for name in shown), lambda record: tuple(
        getattr(record, name) for name in shown
    )
