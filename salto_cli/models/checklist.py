"""Checklists: what a handover or a change in a youth's life must see to, point by point, and how it stands.

The points are data (``checklist.toml``). A list belongs to a handover, or to a person's transition.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import field, replace
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import _, language
from salto_cli.models.day import days_on, months_on

SHIPPED: Final = Path(__file__).with_name("checklist.toml")
PARSED: Final = Path(__file__).with_name("checklist.json")  # made of it by ``dev.py docs``, quicker to read
HANDOVER: Final = "handover"  # the list that every handover has
OPEN, DONE, NOT_NEEDED = "open", "done", "not_needed"


@frozen
class Point:
    """One point as the data has it. One of ``days``, ``months`` (from the day) and ``began`` says when."""

    key: str
    words: Mapping[str, str] = field(repr=False)
    days: int | None = None
    months: int | None = None
    began: int | None = None
    must: bool = False
    finds: str = ""
    not_to: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What is to be done, in the chosen language."""
        return self.words[language()]

    def due(self, day: str, began: str) -> str:
        """The day it is due for what happens on ``day``, in a list begun on ``began``; never before that."""
        if self.began is not None:
            return days_on(began, self.began)
        if self.months is not None:
            return max(began, months_on(date.fromisoformat(day), self.months).isoformat())
        return max(began, days_on(day, self.days or 0))


@frozen
class Checklist:
    """One list: what it is called, where it comes from, and its points in order."""

    kind: str
    words: Mapping[str, str]
    source: str
    points: tuple[Point, ...]

    @property
    def title(self) -> str:
        """What the list is called, in the chosen language."""
        return self.words[language()]

    def point(self, key: str) -> Point:
        """The point with this key; one that a newer list has left out is still shown by its key."""
        return next((each for each in self.points if each.key == key), Point(key, {"nb": key, "en": key}))

    def for_handover(self, kind: str) -> tuple[Point, ...]:
        """The points that a handover of this kind has."""
        return tuple(each for each in self.points if kind not in each.not_to)


@cache
def shipped() -> Mapping[str, Checklist]:
    """The lists that come with the program, by kind, read once: as JSON where that was made of the file."""
    text, parsed = SHIPPED.read_text(encoding="utf-8"), json.loads(PARSED.read_text(encoding="utf-8"))
    said = parsed["says"] if parsed["digest"] == _digest(text) else _toml(text)
    return {kind: _list(kind, table) for kind, table in said.items()}


def as_parsed(text: str) -> str:
    """What stands in ``checklist.json`` for a file with this text."""
    return json.dumps({"digest": _digest(text), "says": _toml(text)}, ensure_ascii=False, indent=1) + "\n"


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8")).hexdigest()


def _toml(text: str) -> dict[str, Any]:
    import tomllib  # ten times slower than JSON, and ``today`` is opened every morning

    return tomllib.loads(text)


def _list(kind: str, said: Mapping[str, Any]) -> Checklist:
    points = tuple(_point(each) for each in said["items"])
    return Checklist(kind, {"nb": said["nb"], "en": said["en"]}, said["source"], points)


def _point(said: Mapping[str, Any]) -> Point:
    words = {"nb": said["nb"], "en": said["en"]}
    rest = {name: value for name, value in said.items() if name not in {"nb", "en", "not_to"}}
    return Point(words=words, not_to=tuple(said.get("not_to", ())), **rest)


@frozen
class Finding:
    """Something the store already knows about a point: what it is, and what to type about it."""

    text: str = field(repr=False)
    next: str | None = None


@frozen
class Check:
    """One point of one list as it stands. ``n`` is its number in the list, ``settled`` the day it was."""

    n: int
    item: str
    text: str
    must: bool
    owner: str
    due: str
    state: str
    settled: str | None = None
    settled_by: str | None = None
    why: str | None = field(default=None, repr=False)
    found: tuple[Finding, ...] = ()

    @property
    def open(self) -> bool:
        """Whether somebody still has to see to it."""
        return self.state == OPEN


@frozen
class Change:
    """What is to change in one point: settled, given another owner, or another day."""

    done: bool = False
    not_needed: bool = False
    again: bool = False
    why: str | None = field(default=None, repr=False)
    owner: str | None = None
    due: str | None = None


def as_chosen(change: Change, what: str | None) -> Change:
    """What is to change, with what was chosen of the list «point» as if its option had been given."""
    return replace(
        change,
        done=change.done or what == "done",
        not_needed=change.not_needed or what == "not_needed",
        again=change.again or what == "again",
    )


def needs_no_choice(said: Mapping[str, object]) -> Collection[str]:
    """``what`` is not asked where an option says already what is to change."""
    given = any(said.get(each) for each in ("done", "not_needed", "again", "owner", "due"))
    return ("what",) if given else ()


def refuse_unclear(change: Change) -> None:
    """Raise Unacceptable where nothing is to change, where two things contradict, or a reason is missing."""
    chosen = [change.done, change.not_needed, change.again]
    if sum(chosen) > 1:
        raise Unacceptable(
            _("a point is one of done, not needed and open"), _("choose one: --done, --not-needed or --again")
        )
    if change.not_needed and not change.why:
        raise Unacceptable(
            _("what is not needed is left out for a reason"), _("say why with --why, as in --why TEXT")
        )
    if not (any(chosen) or change.owner or change.due):
        raise Unacceptable(
            _("nothing is to change"), _("say --done, --not-needed --why TEXT, --owner NAME or --due DAY")
        )
