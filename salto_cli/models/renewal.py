"""Consents to be given anew: because the youth turns 18, or because someone else takes over."""

from salto_cli.frozen import frozen
from salto_cli.models.consent_form import FormIssued
from salto_cli.models.named import Named


@frozen
class ToRenew:
    """What one service may have before the change and not after it, and the consents that rested on."""

    service: str
    name: str
    categories: tuple[str, ...]
    rests_on: tuple[str, ...]
    next: str


LAPSES, NO, ALONE = "lapses", "no", "alone"  # why nothing is asked for in place of a consent that ends


@frozen
class Silent:
    """A guardian's consent that ends and is not to be given anew: it ``lapses`` on a day before, somebody has
    said no, or it allowed nothing alone."""

    code: str
    why: str
    day: str | None = None


@frozen
class GuardianStops:
    """What a guardian may be told before the birthday and not from then on. ``name`` where it may be read."""

    code: str
    name: str | None
    categories: tuple[str, ...]


@frozen
class Renewal:
    """What is to be given anew from the day ``on``, for which receiver if it is for one alone.

    ``silent`` are the guardians' consents that end, and in whose place nothing is asked for. ``stops`` is
    what guardians are no longer told. ``forms`` were made; ``unsigned`` are services for which
    no form could be: nobody could sign it.
    """

    person: Named
    on: str
    receiver: str | None
    consents: tuple[ToRenew, ...]
    stops: tuple[GuardianStops, ...] = ()
    forms: tuple[FormIssued, ...] = ()
    unsigned: tuple[str, ...] = ()
    silent: tuple[Silent, ...] = ()
