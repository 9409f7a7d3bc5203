"""The numbers of the week, each with its reason; a municipality may choose others than those shipped."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

SHIPPED: Final = Path(__file__).with_name("settings.toml")


@dataclass(frozen=True, slots=True)
class Setting:
    """One number, or a list of numbers, with its unit, its limits, its reason and where that comes from."""

    name: str
    value: int | tuple[int, ...]
    unit: str
    least: int
    most: int
    source: str
    why: Mapping[str, str]  # by language


@dataclass(frozen=True, slots=True)
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


@cache
def shipped() -> Settings:
    """The settings that come with the program, read once."""
    return Settings(dict(_entries(tomllib.loads(SHIPPED.read_text(encoding="utf-8")))))


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
    value = said["value"]
    return Setting(
        name,
        tuple(value) if isinstance(value, list) else int(str(value)),
        str(said["unit"]),
        int(str(said["least"])),
        int(str(said["most"])),
        str(said["source"]),
        dict(said["why"]) if isinstance(said["why"], Mapping) else {},
    )
