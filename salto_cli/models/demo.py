"""A demo: invented families in a store of their own, to look around in and to measure with."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Any, Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.order import UPKEEP, Order

MOST: Final = 20_000  # youths: what one machine makes in a coffee break, and far more than any district has

Row = Mapping[str, Any]


@frozen(kw_only=True)
class MakeDemo(Order):
    """Fill a new store with invented families. The same seed on the same day gives the same families."""

    command = "demo"
    purpose = UPKEEP

    youths: int = ask(N_("How many youths with a case"), asked.NUMBER, default=120)
    seed: int = ask(N_("Seed: the same number gives the same people"), asked.NUMBER, default=1)

    def __post_init__(self) -> None:
        """Refuse a demo of nobody, and one that would never end."""
        if not 1 <= self.youths <= MOST:
            raise Unacceptable(
                _("a demo has between 1 and {most} youths").format(most=MOST),
                _("write it as in --youths 120"),
            )


@frozen
class InventedFamily:
    """One family as the store will hold it.

    ``cases`` are the ids of those with a case, each with its basis; ``kin`` the ids of those without.
    ``rows`` are whole rows by table, in the order in which the guards let them in.
    """

    cases: Mapping[int, str]
    kin: tuple[int, ...]
    rows: Mapping[str, Sequence[Row]] = field(repr=False)


@frozen
class BringFamilies(Order):
    """Put a few invented families into the store."""

    command = "demo"
    purpose = UPKEEP

    families: tuple[InventedFamily, ...] = field(repr=False)


@frozen
class BringColleagues(Order):
    """Add the invented colleagues who lead the cases."""

    command = "operator add"
    purpose = UPKEEP

    names: tuple[str, ...]


@frozen(kw_only=True)
class DemoMade:
    """A demo is ready in ``folder``. ``passphrase`` is there only where it was made up: it is shown once."""

    folder: str = ""
    passphrase: str | None = field(default=None, repr=False)
    seed: int
    youths: int
    persons: int
    contacts: int
    statements: int
    tasks: int
    handovers: int
    invented: bool = True
