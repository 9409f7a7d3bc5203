"""A result as JSON: the model and nothing else, in ASCII, so that no code page can break it."""

import json
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

SCHEMA = 1


def as_json(result: object) -> str:
    """One JSON object with ``schema`` and the result's fields; keys are English and never translated."""
    body = plain(result)
    if not isinstance(body, dict):
        raise AssertionError("a result is one object")
    return json.dumps({"schema": SCHEMA, **body}, ensure_ascii=True)


def plain(value: object) -> object:
    """``value`` as dicts, lists, texts, numbers and None. A trailing underscore in a name is dropped.

    A field whose metadata say ``json: False`` is for the eye only and is left out.
    """
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return {key: plain(getattr(value, name)) for key, name in _shown(type(value))}
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, (set, frozenset)):
        return sorted((plain(each) for each in value), key=str)
    raise TypeError(f"no plain form for {type(value).__name__}")


@cache
def _shown(kind: type[Any]) -> tuple[tuple[str, str], ...]:
    """Each field of a dataclass that JSON shows: what it is called there, and its name."""
    shown = (each for each in fields(kind) if each.metadata.get("json", True))
    return tuple((each.name.rstrip("_"), each.name) for each in shown)
