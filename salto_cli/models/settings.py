"""The numbers of the week, each with its reason; a municipality may choose others than those shipped."""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeGuard

from salto_cli.frozen import frozen

SHIPPED: Final = Path(__file__).with_name("settings.toml")
PARSED: Final = Path(__file__).with_name("settings.json")  # made of it by ``dev.py docs``, quicker to read


@frozen
class Setting:
    """One number, or a list of numbers, with its unit, its limits, its reason and where that comes from.

    ``own`` is the municipality's reason for another number than the one shipped; empty where that holds.
    """

    name: str
    value: int | tuple[int, ...]
    unit: str
    least: int
    most: int
    source: str
    why: Mapping[str, str]  # by language
    own: str = ""

    def takes(self, said: object) -> bool:
        """Whether ``said``, value and reason, is one for this number: of its kind and within its limits."""
        if not isinstance(said, dict) or not isinstance(said.get("why"), str):
            return False
        value, many = said.get("value"), isinstance(self.value, tuple)
        numbers = value if many and isinstance(value, list) else [value]
        whole = all(type(each) is int and self.least <= each <= self.most for each in numbers)
        return isinstance(value, list) == many and bool(numbers) and whole


@frozen
class Settings:
    """All of them, by their dotted name, as in ``board.size``."""

    of: Mapping[str, Setting]

    def number(self, name: str) -> int:
        """The one number called ``name``; a program that asks for another kind has a bug."""
        value = self.of[name].value
        assert isinstance(value, int), f"{name} is a list"
        return value

    def numbers(self, name: str) -> tuple[int, ...]:
        """The list of numbers called ``name``."""
        value = self.of[name].value
        assert isinstance(value, tuple), f"{name} is one number"
        return value

    def takes(self, chosen: object) -> TypeGuard[Mapping[str, Mapping[str, object]]]:
        """Whether ``chosen`` is such that ``but`` takes it: each number of its kind, within its limits."""
        return isinstance(chosen, dict) and all(
            self.of[name].takes(said) for name, said in chosen.items() if name in self.of
        )

    def but(self, chosen: Mapping[str, Mapping[str, object]]) -> "Settings":
        """These, with the numbers in ``chosen`` in their place: ``{"board.size": {"value": 12, "why": …}}``.

        What is chosen for a name that this program does not have is left out: it had one, and has it no more.
        """
        own = {
            name: replace(self.of[name], value=_value(said["value"]), own=str(said["why"]))
            for name, said in chosen.items()
            if name in self.of
        }
        return Settings({**self.of, **own})


@cache
def shipped() -> Settings:
    """The settings that come with the program, read once: as JSON where that was made of the file."""
    text, parsed = SHIPPED.read_text(encoding="utf-8"), json.loads(PARSED.read_text(encoding="utf-8"))
    table = parsed["says"] if parsed["digest"] == digest_of(text) else _toml(text)
    return Settings(dict(_entries(table)))


def as_parsed(text: str) -> str:
    """What stands in ``settings.json`` for a file with this text."""
    return json.dumps({"digest": digest_of(text), "says": _toml(text)}, ensure_ascii=False, indent=1) + "\n"


def digest_of(text: str) -> str:
    """The SHA-256 of a file of numbers, in hex."""
    return sha256(text.encode("utf-8")).hexdigest()


def _toml(text: str) -> dict[str, object]:
    import tomllib  # ten times slower than JSON, and ``today`` is opened every morning

    return tomllib.loads(text)


def _entries(table: Mapping[str, object], path: str = "") -> "list[tuple[str, Setting]]":
    found: list[tuple[str, Setting]] = []
    for key, below in table.items():
        name = f"{path}.{key}" if path else key
        assert isinstance(below, Mapping), f"{name} stands outside a setting"
        if "value" in below:
            found.append((name, _setting(name, below)))
        else:
            found += _entries(below, name)
    return found


def _setting(name: str, said: Mapping[str, object]) -> Setting:
    return Setting(
        name,
        _value(said["value"]),
        str(said["unit"]),
        int(str(said["least"])),
        int(str(said["most"])),
        str(said["source"]),
        dict(said["why"]) if isinstance(said["why"], Mapping) else {},
    )


def _value(said: object) -> int | tuple[int, ...]:
    return tuple(said) if isinstance(said, list) else int(str(said))
