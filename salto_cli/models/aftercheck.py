"""Looking in after a handover: is the youth in contact with whoever took over? Asked of both."""

from dataclasses import field

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.order import FOLLOW_UP, Order


@frozen(kw_only=True)
class VerifyHandover(Order):
    """Say whether youth or receiver are in contact, as one of them answered. A no brings the case back."""

    command = "handover verify"
    purpose = FOLLOW_UP

    handover: str = ask(N_("Handover"), asked.CODE, of="handover, also past")
    whom: str = ask(N_("Who was asked"), asked.CHOICE, of="checked_with")
    contact: bool = ask(N_("Are they in contact"), asked.YES_NO)
    by: str = ask(N_("Who answered"))
    channel: str = ask(N_("How"), asked.CHOICE, of="reached")
    day: str | None = ask(N_("On which day"), asked.PAST, default=None)
    remark: str | None = ask(N_("Remark"), max_length=500, default=None)

    def __post_init__(self) -> None:
        """Refuse an answer that nobody gave."""
        if not self.by:
            raise Unacceptable(_("an answer needs the name of who gave it"), _("say who with --by"))


@frozen
class Aftercheck:
    """One time that youth or receiver is asked, so many weeks after the yes: due, and answered where ``day``.

    ``contact`` is what was answered; ``by`` the name of who answered, ``channel`` how. ``skipped``: a later
    one was answered instead.
    """

    whom: str
    weeks: int
    due: str
    contact: bool | None = None
    day: str | None = None
    by: str | None = None
    channel: str | None = None
    remark: str | None = field(default=None, repr=False)
    skipped: bool = False

    @property
    def open(self) -> bool:
        """Whether somebody still has to ask."""
        return self.contact is None and not self.skipped
