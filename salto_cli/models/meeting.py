"""The weekly meeting: when it is, who is in the room, and whom it takes up."""

from dataclasses import dataclass
from typing import Final

NAMED, ANONYMOUS, NOT = "named", "anonymous", "not"  # how a case may be spoken of


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting. ``id`` is its row; ``started`` and ``closed`` are local moments, None for not yet."""

    id: int
    day: str
    place: str | None
    started: str | None
    closed: str | None
    note_taker: str | None


@dataclass(frozen=True, slots=True)
class Attendant:
    """One who was expected, came, or sent an apology: of a service (its id) or a colleague.

    ``label`` is what the service is called, or the colleague. ``came`` and ``left`` are local moments.
    """

    id: int
    label: str
    service: str | None
    operator: str | None
    name: str | None
    came: str | None
    left: str | None
    apology: bool

    @property
    def here(self) -> bool:
        """Whether they are in the room."""
        return self.came is not None and self.left is None


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One case of an agenda: the person's row, block and place in it, how it may be spoken of.

    ``services`` are the ids of those who may be in the room; ``discussed`` the moment it was taken up.
    """

    person: int
    block: int
    position: int
    how: str = NAMED
    services: tuple[str, ...] = ()
    discussed: str | None = None


HOWS: Final = (NAMED, ANONYMOUS, NOT)
