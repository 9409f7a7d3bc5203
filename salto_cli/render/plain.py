"""A result as JSON: the model and nothing else, in ASCII, so that no code page can break it."""

import json
from dataclasses import fields, is_dataclass

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
    if is_dataclass(value) and not isinstance(value, type):
        shown = (each for each in fields(value) if each.metadata.get("json", True))
        return {each.name.rstrip("_"): plain(getattr(value, each.name)) for each in shown}
    if isinstance(value, dict):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(each) for each in value]
    if isinstance(value, (set, frozenset)):
        return sorted((plain(each) for each in value), key=str)
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    raise TypeError(f"no plain form for {type(value).__name__}")
