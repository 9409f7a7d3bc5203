"""Showing the numbers of the week, and choosing others than those shipped."""

from salto_cli.frozen import frozen
from salto_cli.models.order import UPKEEP, Order


@frozen
class ShowSettings(Order):
    """Show every number of the week as it is in this store, or those whose name begins with ``of``."""

    command = "settings show"
    purpose = UPKEEP

    of: str | None = None


@frozen
class UseSettings(Order):
    """Put a municipality's own numbers in place: those in ``text``; without a text, the ones shipped."""

    command = "settings use"
    purpose = UPKEEP

    text: str | None


@frozen
class Shown:
    """One number as it is shown. ``why`` is in the reader's language; ``shipped`` what the program came with,
    where the municipality has chosen otherwise."""

    name: str
    value: int | tuple[int, ...]
    unit: str
    why: str
    source: str
    least: int
    most: int
    own: bool
    shipped: int | tuple[int, ...] | None


@frozen
class SettingsRead:
    """The numbers of the week; ``of`` is what was asked for, None for all of them."""

    settings: tuple[Shown, ...]
    of: str | None = None


@frozen
class Changed:
    """One number that is another one from now on."""

    name: str
    unit: str
    before: int | tuple[int, ...]
    after: int | tuple[int, ...]


@frozen
class SettingsUsed:
    """Numbers have been put in place: ``own`` are how many of the municipality's, ``changed`` those that are
    others than before. ``digest`` is that of the file, empty where the shipped ones are back."""

    own: int
    digest: str
    changed: tuple[Changed, ...]
