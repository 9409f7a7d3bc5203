"""Who is in the room of a meeting: who was expected, came, left, or sent an apology."""

from dataclasses import field

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.order import COORDINATION, Order

COMING, HERE, LEFT, APOLOGY = "coming", "here", "left", "apology"  # where someone who was asked is


@frozen
class Attendant:
    """One who was expected, came, or sent an apology: of a service (its id) or a colleague.

    ``label`` is what the service is called, or the colleague. ``came`` and ``left`` are local moments.
    """

    id: int = field(metadata={"json": False})
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

    @property
    def state(self) -> str:
        """Where they are: coming, here, left, or sent an apology."""
        if self.came is None:
            return APOLOGY if self.apology else COMING
        return HERE if self.left is None else LEFT

    @property
    def line(self) -> str:
        """As they are named: ``Lise (Nav Gamle Oslo)``, or the colleague."""
        return f"{self.name} ({self.label})" if self.name and self.service else self.label


@frozen(kw_only=True)
class Attend(Order):
    """Note that someone came, left, or cannot come; a colleague where no service is named.

    ``came`` and ``left`` are clock times of the meeting's day (HH:MM); ``leaves`` is: now.
    """

    command = "fleksiteam attend"
    purpose = COORDINATION

    name: str | None = ask(N_("Who"), always=True, default=None)
    service: str | None = ask(N_("Service they come from"), always=True, default=None)
    came: str | None = ask(N_("When they came"), default=None)
    left: str | None = ask(N_("When they left"), default=None)
    leaves: bool = False
    apology: bool = False
    date: str | None = ask(N_("Day of the meeting"), asked.MEETING, default=None)

    def __post_init__(self) -> None:
        """Refuse nobody, several at once, and someone who both came and could not."""
        if not (self.name or self.service):
            raise Unacceptable(_("it is not said who"), _("name them, as in: attend Lise --service nav-…"))
        if any(mark in (self.name or "") for mark in ",;&"):
            raise several()
        if self.apology and (self.came or self.left or self.leaves):
            raise Unacceptable(
                _("whoever sent an apology neither came nor left"), _("leave --apology or the other out")
            )


def several() -> Unacceptable:
    """What to say of a name that is more than one's: a service might be in the room unseen."""
    return Unacceptable(
        _("that names more than one who comes"),
        _("one at a time; in the meeting with a comma between, as in: + Lise nav, Ola politi"),
    )


@frozen
class NeverCame(Order):
    """Take back that someone came: it was typed by mistake. ``attendant`` is the row; whoever was
    ``expected`` is so again, and of anybody else nothing is left."""

    command = "fleksiteam attend"
    purpose = COORDINATION

    attendant: int
    expected: bool
    date: str | None = None


@frozen
class Attended:
    """Someone came, left, or cannot come; ``attendance`` is how the room is now."""

    who: Attendant
    attendance: tuple[Attendant, ...]
