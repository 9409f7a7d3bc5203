"""What a youth says against something that is written about them, kept beside it."""

from dataclasses import field
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.order import FOLLOW_UP, Order
from salto_cli.models.person import Named

MAX_REMARK: Final = 2000  # letters: a page of one's own words
BY_THEM, BY_GUARDIAN = "subject", "guardian"


@frozen(kw_only=True)
class ObjectTo(Order):
    """Record a correction or an objection in a youth's own words, beside what it concerns.

    ``about`` is a contact's or a task's code, or the number of a trait on the person's page. Of the youth, or
    with ``by=guardian`` of a guardian.
    """

    command = "object"
    purpose = FOLLOW_UP

    person: str = ask(N_("Person"), asked.PERSON)
    about: str = ask(N_("What it is about: K-…, T-…, or a number from salto show"), asked.CODE, of="{person}")
    text: str = ask(N_("In their own words"), max_length=MAX_REMARK)
    by: str = ask(N_("Who says it"), asked.CHOICE, of="objection", default=BY_THEM)
    said: str | None = ask(N_("When it was said, if not today"), asked.MOMENT, default=None)
    channel: str | None = ask(N_("How it was said"), asked.CHOICE, of="channel", default=None)

    def __post_init__(self) -> None:
        """Words are more than nothing."""
        if not self.text:
            raise Unacceptable(_("it is missing what they say"), _("give it with --text, or with --input -"))


@frozen
class Objection:
    """What was said against a text: by whom, when, and in which words."""

    text: str = field(repr=False)
    by: str
    said: str
    channel: str | None = None


@frozen
class Objected:
    """An objection stands beside what it concerns; ``about`` is its code, or a trait's number."""

    person: Named
    about: str
    objection: Objection
    names: tuple[Named, ...] = ()
