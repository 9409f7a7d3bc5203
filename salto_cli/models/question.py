"""What an act must have answered before it may touch a person."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Final

from salto_cli.frozen import frozen

if TYPE_CHECKING:  # an act that shares nothing starts without what sharing is judged on
    from salto_cli.models.consent import Ask

IDENTITY: Final = "identity"  # who someone is and how to reach them: kinship to a case is enough
FILE: Final = "file"  # everything else: needs an open case with a basis
SHARE: Final = "share"  # leaving to one recipient
ERASE: Final = "erase"  # taking away all that is held


@frozen
class Standing:
    """Why a person may be held at all: an open case with its basis, kinship to a case, or neither.

    ``referenced``: the basis has the reference it may demand. ``closed``: there was a case, now closed.
    """

    basis: str | None = None
    referenced: bool = False
    kin: bool = False
    closed: bool = False


@frozen
class Keep:
    """May this be recorded or read about these persons?

    ``level`` is IDENTITY or FILE. ``declared`` is the standing that the act itself is about to record
    (a registration, a case being opened); otherwise it is read from the store.
    With ``required``, one no stops the act; without, each answer is written down and whoever got a no can
    simply not be selected: a list goes on without them. ``though_restricted``: also where processing has been
    restricted, for what that itself allows (GDPR art. 18 nr. 2). ``own``: a worker may do this with those
    alone whose case is or was theirs; that someone is kin to such a case lets them know who it is, no more.
    """

    persons: tuple[int, ...]
    level: str = FILE
    categories: frozenset[str] = frozenset()
    declared: Standing | None = None
    required: bool = True
    though_restricted: bool = False
    own: bool = False


@frozen
class Share:
    """May these categories about one person leave to one recipient, on the day ``on``?

    ``recipient`` is a service's id, or a guardian's person code.
    With ``required``, the act stops unless every category is allowed; without, each answer is written
    down and what is not allowed can simply not be selected.
    """

    person: int
    recipient: str
    on: date
    asks: "tuple[Ask, ...]"
    required: bool = True


@frozen
class Mend:
    """May the records be put right: someone erased, or two records of one person made one?

    ``persons`` are those whose records go or become one, ``beside`` those whose records only lose or change a
    reference to them. ``ground`` is a key of the policy's grounds.
    """

    persons: tuple[int, ...]
    beside: tuple[int, ...]
    ground: str


Question = Keep | Share | Mend
Questions = Iterable[Question]
