"""A consent form on paper: filled in as far as it can be, with whoever must sign it."""

import hashlib
import json
from dataclasses import field, fields
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.order import CONSENT, Order
from salto_cli.models.person import Named

MONTHS: Final = 6  # how long a form is for where nothing is said: half of the longest that a consent can last
SUBJECT, GUARDIAN, CARE = "subject", "guardian", "barnevern_care"


@frozen(kw_only=True)
class IssueForm(Order):
    """Print a consent form. Without categories: those that need not be named explicitly.

    ``through`` is the last day the consent is to hold; half a year on where it is left out. ``on``: a day to
    come on which it is to be signed, by whoever must sign then; today where it is left out.
    """

    command = "consent form"
    purpose = CONSENT

    person: str = ask(N_("Whom it is about"), asked.CASE)
    to: tuple[str, ...] = ask(N_("To which services (ids, separated by commas)"), asked.SERVICES)
    category: tuple[str, ...] = ask(
        N_("What may be shared"), asked.CHOICES, of="category", always=True, default=()
    )
    purpose_: str | None = ask(N_("For which purpose"), asked.CHOICE, of="purpose", default=None)
    through: str | None = ask(
        N_("Through which day (included)"), asked.FUTURE, unseen=True, always=True, default=None
    )
    on: str | None = ask(N_("To be signed on"), asked.DUE, unseen=True, default=None)

    def __post_init__(self) -> None:
        """Nobody is not everybody."""
        if not self.to:
            raise Unacceptable(
                _("a consent must say to which services"),
                _("give --to SERVICE; look with: salto service list"),
            )


@frozen
class Signer:
    """Someone who must sign, and for which categories. ``name`` is None where nobody knows it yet.

    ``spoken`` and ``interpreter``: how a guardian is spoken with.
    """

    role: str
    name: str | None = field(repr=False)
    categories: tuple[str, ...]
    spoken: str | None = None
    interpreter: bool = False


@frozen
class LeftOut:
    """A category that no consent opens to a service, and why, in words."""

    service: str
    category: str
    text: str


@frozen
class FormContent:
    """What a form says, as it is kept: a signed one is held against it."""

    number: str
    person: str
    services: tuple[str, ...]
    categories: tuple[str, ...]
    purpose: str | None
    through: str
    issued: str
    language: str

    @property
    def digest(self) -> str:
        """SHA-256, in hex, over the content as JSON with sorted keys."""
        body = {each.name: getattr(self, each.name) for each in fields(self)}
        return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()

    @property
    def mark(self) -> str:
        """The first eight signs of the digest, as they are printed."""
        sign = self.digest[:8].upper()
        return f"{sign[:4]}-{sign[4:]}"


@frozen
class FormIssued:
    """A form has been made. ``heard``: the child is heard, and what it says is written down on the form.

    ``one_guardian`` are the categories for which one guardian's signature will do; ``endangering`` the
    guardians who are left off the paper, because they are a danger to the child.
    """

    person: Named
    form: FormContent
    digest: str
    services: tuple[tuple[str, str], ...]
    age: int
    signers: tuple[Signer, ...]
    one_guardian: tuple[str, ...]
    heard: bool
    spoken: str | None
    interpreter: bool
    left_out: tuple[LeftOut, ...]
    endangering: tuple[Named, ...] = ()
