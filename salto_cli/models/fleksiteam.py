"""The weekly meeting: what each service is given on paper, judged for that service and that day."""

from dataclasses import field

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.audience import Unreached
from salto_cli.models.order import SHARING, Order


@frozen(kw_only=True)
class Pack(Order):
    """Make the sheets of a meeting: one file for each service that may have something.

    Without services it is those that the meeting of that day is prepared with. Its sheets are about those
    whom it takes up by name; with ``everyone``, or where no agenda is made, about everyone with an open case.
    ``told`` are the youths who know today that a sheet about them is given; ``workbook`` are the services
    that also get theirs as a workbook.
    """

    command = "fleksiteam pack"
    purpose = SHARING

    for_: tuple[str, ...] = ask(N_("Which services"), asked.SERVICES, default=())
    date: str | None = ask(N_("Day of the meeting"), asked.FUTURE, unseen=True, default=None)
    purpose_: str | None = ask(N_("Purpose of the sharing"), asked.CHOICE, of="purpose", default=None)
    told: tuple[str, ...] = ask(N_("Youths who know of their sheet"), asked.PERSONS, default=())
    workbook: tuple[str, ...] = ask(N_("Services that want a workbook"), asked.SERVICES, default=())
    everyone: bool = False

    def __post_init__(self) -> None:
        """Refuse a service that is named as nothing at all."""
        if not all(each.strip() for each in self.for_):
            raise Unacceptable(_("no service is named"), _("name each service with --for"))


@frozen
class Ground:
    """One statement a sheet rests on: its code, its last day, and why it is a yes, as a key and in words."""

    statement: str
    through: str | None
    reason: str
    text: str


@frozen
class Said:
    """A wish or a strength, in the youth's own words where it is a wish; ``said`` is the day."""

    text: str = field(repr=False)
    category: str
    said: str | None


@frozen
class Deal:
    """One thing to be done: asked of the service, or agreed with others; who does it and by when."""

    text: str = field(repr=False)
    category: str
    owner: str
    due: str | None


@frozen
class Dated:
    """A date in the recipient's own field: the day, the clock and the place, as far as they may be said.

    ``unsafe``: the place was left out, because the youth stays away from there; ``placeless``: because the
    service may not have contact details, and a place is one.
    """

    text: str = field(repr=False)
    category: str
    day: str
    at: str | None
    place: str | None = field(repr=False)
    unsafe: bool = False
    placeless: bool = False


@frozen
class Practical:
    """How to reach and meet the youth safely; what is empty may not be said or is not known."""

    contact: tuple[str, ...] = field(default=(), repr=False)
    language: str | None = None
    interpreter: bool = False
    safe_places: tuple[str, ...] = field(default=(), repr=False)
    unsafe_places: tuple[str, ...] = field(default=(), repr=False)


@frozen
class Sheet:
    """One youth for one service: only what that service may have on that day.

    ``sheet`` is the number it is returned and ticked off by. ``first_name`` is the one agreed with the youth;
    without it neither name nor birth year is given.
    ``categories`` are those that something on the sheet belongs to. ``told`` is the day the youth got to know
    of it, None if not.
    """

    sheet: str
    person: str
    first_name: str | None = field(repr=False)
    birth_year: int | None = field(repr=False)
    grounds: tuple[Ground, ...]
    categories: tuple[str, ...]
    purpose: str | None
    wishes: tuple[Said, ...]
    strengths: tuple[Said, ...]
    asked: tuple[Deal, ...]
    questions: tuple[Said, ...]
    agreed: tuple[Deal, ...]
    dates: tuple[Dated, ...]
    practical: Practical
    told: str | None

    @property
    def bare(self) -> bool:
        """Whether it says neither what the youth wants nor what is asked or agreed: nothing to do."""
        return not (self.wishes or self.asked or self.agreed or self.dates)


@frozen
class ServicePack:
    """One service and its sheets; a service that may have nothing has none, and gets no file.

    ``workbook``: it has asked for a workbook of the same as well. ``unreached`` are those on a sheet whom it
    may not know how to reach.
    """

    service: str
    name: str
    sector: str
    sheets: tuple[Sheet, ...]
    workbook: bool = False
    unreached: tuple[Unreached, ...] = ()


@frozen
class Packed:
    """What was judged for one meeting, service by service. ``checkpoint`` ties paper and log together."""

    date: str
    checkpoint: str
    services: tuple[ServicePack, ...]


@frozen
class WrittenFile:
    """One file that was made, with its SHA-256, which is in the log too."""

    service: str
    path: str
    sha256: str


@frozen
class PackWritten:
    """The sheets of a meeting and the files that hold them."""

    date: str
    checkpoint: str
    services: tuple[ServicePack, ...]
    files: tuple[WrittenFile, ...]
