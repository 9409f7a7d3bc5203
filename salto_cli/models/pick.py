"""Choosing a person from the list of those who are here: who stands in it, and what each is told apart by."""

from dataclasses import field

from salto_cli.frozen import frozen
from salto_cli.models.order import COORDINATION, Order


@frozen
class Pick(Order):
    """Open the list of persons to choose one from; whoever is chosen is looked at as ever."""

    command = "pick"
    purpose = COORDINATION


@frozen
class FindNearly(Order):
    """Find who nearly has a name that nobody has; they are proposed by their codes."""

    command = "find nearly"
    purpose = COORDINATION

    text: str = field(repr=False)


@frozen
class Choice:
    """One line of the list. Of whom nothing may be shown, the code stands alone, and ``name`` is empty."""

    code: str
    name: str = ""
    born: str = ""
    called: str | None = None
    district: str | None = None
    restricted: bool = False  # why nothing may be shown: the processing is restricted, or else has no basis


@frozen
class Choices:
    """Everyone there is to choose from, by name; those of whom nothing may be shown come last."""

    persons: tuple[Choice, ...]


@frozen
class NearlyFound:
    """The codes of the few who nearly have a name, the nearest first."""

    codes: tuple[str, ...]
