"""A municipality's file of numbers: taken whole, or refused with the line that is wrong."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any, NoReturn

from salto_cli.consent.lines import line_of
from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.models.settings import Setting, Settings
from salto_cli.models.text import line

PARTS = frozenset({"value", "why"})


def read(text: str, shipped: Settings) -> dict[str, dict[str, Any]]:
    """The numbers that ``text`` (TOML) chooses, by name: ``{"board.size": {"value": 12, "why": "…"}}``.

    Raises Unacceptable where it is no TOML, or a number is unknown, of another kind, outside its limits, or
    has no reason; the line is named, and nothing that stands there is repeated.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        found = re.search(r"at line (\d+)", str(trouble))
        _refuse(_("the file is not valid TOML"), int(found[1]) if found else None)
    chosen = _Reading(text, shipped).chosen(table)
    if not chosen:
        raise Unacceptable(
            _("the file chooses no number"), _("see what there is to choose: salto settings show")
        )
    return chosen


class _Reading:
    """One file being read, against the numbers that the program has."""

    def __init__(self, text: str, shipped: Settings) -> None:
        self._text, self._shipped = text, shipped

    def chosen(self, table: Mapping[str, Any], path: str = "") -> dict[str, dict[str, Any]]:
        """Every number below ``path``."""
        found: dict[str, dict[str, Any]] = {}
        for key, below in table.items():
            name = f"{path}.{key}" if path else key
            if name in self._shipped.of:
                found[name] = self._one(self._shipped.of[name], below)
            elif isinstance(below, Mapping) and any(
                known.startswith(f"{name}.") for known in self._shipped.of
            ):
                found |= self.chosen(below, name)
            else:
                self._wrong(_("there is no such number"), self._first_below(name, below))
        return found

    def _first_below(self, name: str, below: object) -> str:
        """``name`` as it stands in the file: a table may be written with its own name after it alone."""
        while isinstance(below, Mapping) and below and line_of(self._text, name) is None:
            key, below = next(iter(below.items()))
            name = f"{name}.{key}"
        return name

    def _one(self, known: Setting, said: object) -> dict[str, Any]:
        if not isinstance(said, Mapping):
            self._wrong(_("{name} is a table with value and why"), known.name, name=known.name)
        for key in said:
            if key not in PARTS:
                self._wrong(
                    _("{name} takes value and why, and nothing else"), f"{known.name}.{key}", name=known.name
                )
        self._look_at(known, said.get("value"))
        why = said.get("why")
        if not isinstance(why, str) or not why.strip():
            self._wrong(_("{name} lacks its reason, why"), f"{known.name}.why", name=known.name)
        return {"value": said["value"], "why": line(why, "why")}

    def _look_at(self, known: Setting, value: object) -> None:
        """Refuse what is of another kind, outside the limits, or in another order than the longest first."""
        at = f"{known.name}.value"
        many = isinstance(known.value, tuple)
        numbers: list[Any] = value if isinstance(value, list) else [value]
        if isinstance(value, list) != many or not numbers or any(type(each) is not int for each in numbers):
            kind = _("{name} is a list of whole numbers") if many else _("{name} is one whole number")
            self._wrong(kind, at, name=known.name)
        if any(not known.least <= each <= known.most for each in numbers):
            self._wrong(
                _("{name} lies between {least} and {most}"),
                at,
                name=known.name,
                least=known.least,
                most=known.most,
            )
        if many and numbers != sorted(set(numbers), reverse=self._falls(known)):
            order = _("longest first") if self._falls(known) else _("shortest first")
            self._wrong(_("{name} has each number once, the {order}"), at, name=known.name, order=order)

    @staticmethod
    def _falls(known: Setting) -> bool:
        value = known.value if isinstance(known.value, tuple) else ()
        return list(value) == sorted(value, reverse=True)

    def _wrong(self, said: str, path: str, **words: object) -> NoReturn:
        _refuse(said.format(**words), line_of(self._text, path))


def _refuse(said: str, number: int | None) -> NoReturn:
    place = "" if number is None else _(" (line {number})").format(number=number)
    raise Unacceptable(
        f"{said}{place}", _("mend the file, and see names and limits with: salto settings show")
    )
