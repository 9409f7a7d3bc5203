"""On which ground records go, and how long they are kept: read from ``forgetting.toml``, strictly."""

import tomllib
from functools import cache
from pathlib import Path

from salto_cli.consent.reading import Table
from salto_cli.frozen import frozen
from salto_cli.models.answer import Answer

FILE = Path(__file__).with_name("forgetting.toml")
DUPLICATE = "duplicate"  # two records are one person's


@frozen
class Ground:
    """One ground, with its law. ``erases``: records may go on it; ``open_case``: also with a case open."""

    key: str
    law: tuple[str, ...]
    erases: bool
    open_case: bool


@frozen
class Period:
    """How long something is kept, in months; ``proposal``: the controller has not set it yet."""

    key: str
    months: int
    proposal: bool
    law: tuple[str, ...]
    nb: str
    en: str


@frozen
class Forgetting:
    """All grounds and periods, by their keys."""

    grounds: dict[str, Ground]
    periods: dict[str, Period]


@cache
def rules() -> Forgetting:
    """The grounds and periods that come with the program. Raises Unacceptable where the file is wrong."""
    return read(FILE.read_text(encoding="utf-8"))


def read(text: str) -> Forgetting:
    """The grounds and periods in ``text`` (TOML). Raises Unacceptable, naming the key that is wrong."""
    with Table(tomllib.loads(text)) as root:
        return Forgetting(
            {key: _ground(key, row) for key, row in root.each("ground")},
            {key: _period(key, row) for key, row in root.each("period")},
        )


def may_mend(ground: Ground) -> Answer:
    """Whether records may be put right on this ground: erased, or two of them made one."""
    allowed = ground.erases or ground.key == DUPLICATE
    return Answer("allow" if allowed else "deny", ground.key, ground.law, () if allowed else ("nobody",))


def _ground(key: str, row: Table) -> Ground:
    return Ground(key, row.texts("law"), row.flag("erases"), row.flag("open_case"))


def _period(key: str, row: Table) -> Period:
    return Period(
        key, row.number("months"), row.flag("proposal"), row.texts("law"), row.text("nb"), row.text("en")
    )
