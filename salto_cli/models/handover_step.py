"""The steps of a handover as orders: what was done or answered, by whom, how, and why.

``baton.STEPS`` says which may follow which.
"""

from typing import Any, ClassVar

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.order import FOLLOW_UP, Order


@frozen(kw_only=True)
class _On:
    """The handover that a step is about, and when it happened; without ``when`` it is now."""

    handover: str = ask(N_("Handover"), asked.CODE, of="handover")
    when: str | None = ask(N_("When"), asked.MOMENT, unseen=True, default=None)


@frozen(kw_only=True)
class _Told(_On):
    """A step that may name who was spoken with, and how."""

    by: str | None = ask(N_("Who answered"), default=None)
    channel: str | None = ask(N_("How"), asked.CHOICE, of="reached", default=None)
    reason: str | None = ask(N_("Remark"), max_length=500, default=None)


@frozen(kw_only=True)
class _Answered(_On):
    """The receiver's answer: it names who gave it, and how."""

    by: str = ask(N_("Who answered"))
    channel: str = ask(N_("How"), asked.CHOICE, of="reached")

    def __post_init__(self) -> None:
        """Refuse an answer that nobody gave."""
        if not self.by:
            raise Unacceptable(_("an answer needs the name of who gave it"), _("say who with --by"))


@frozen(kw_only=True)
class _Ended(_On):
    """A step that ends the handover from our side: it says why."""

    reason: str = ask(N_("Reason"), max_length=500)
    by: str | None = ask(N_("Who decided"), default=None)
    channel: str | None = ask(N_("How"), asked.CHOICE, of="reached", default=None)

    def __post_init__(self) -> None:
        """Refuse an end without a reason."""
        _needs_reason(self.reason)


class Move(Order):
    """One step of a handover. ``action`` is a word of ``baton.STEPS``."""

    command = "handover step"
    purpose = FOLLOW_UP
    action: ClassVar[str]
    handover: str

    def said(self) -> dict[str, Any]:
        """Who answered, how, why and when, as far as this step tells."""
        told = {name: getattr(self, name, None) for name in ("by", "channel", "reason", "when")}
        return {**told, "reason": told["reason"] or None}


@frozen(kw_only=True)
class Offer(_Told, Move):
    """The handover has been offered to the receiver."""

    command = "handover offer"
    action: ClassVar[str] = "offer"


@frozen(kw_only=True)
class Accept(_Answered, Move):
    """The receiver has said yes, and is responsible from now on."""

    command = "handover accept"
    action: ClassVar[str] = "accept"

    reason: str | None = ask(N_("Remark"), max_length=500, default=None)


@frozen(kw_only=True)
class Decline(_Answered, Move):
    """The receiver has said no; the sender stays responsible."""

    command = "handover decline"
    action: ClassVar[str] = "decline"

    reason: str = ask(N_("Reason"), max_length=500)

    def __post_init__(self) -> None:
        """Refuse a no without its reason: the sender has to plan on from it."""
        _Answered.__post_init__(self)
        _needs_reason(self.reason)


@frozen(kw_only=True)
class Overlap(_Told, Move):
    """Old and new follow up together for a while; the old contact can still be reached."""

    command = "handover overlap"
    action: ClassVar[str] = "overlap"

    through: str = ask(N_("Overlap through"), asked.FUTURE)


@frozen(kw_only=True)
class Confirm(_Told, Move):
    """The youth and the receiver are in contact."""

    command = "handover confirm"
    action: ClassVar[str] = "confirm"


@frozen(kw_only=True)
class Return(_Ended, Move):
    """The case comes back: whoever had it is responsible again."""

    command = "handover return"
    action: ClassVar[str] = "return"


@frozen(kw_only=True)
class Close(_Ended, Move):
    """The handover is done with; the receiver stays responsible. ``anyway``: whatever is left in its list."""

    command = "handover close"
    action: ClassVar[str] = "close"

    anyway: bool = False


@frozen(kw_only=True)
class Cancel(_Ended, Move):
    """The handover is called off before anyone has said yes."""

    command = "handover cancel"
    action: ClassVar[str] = "cancel"


@frozen(kw_only=True)
class LookAtStep(Order):
    """See whether a handover can take a step now, before anyone has typed what belongs to it."""

    command = "look"
    purpose = FOLLOW_UP

    handover: str
    action: str
    anyway: bool = False


def _needs_reason(reason: str) -> None:
    if not reason:
        raise Unacceptable(_("this step needs its reason"), _("say why with --reason"))
