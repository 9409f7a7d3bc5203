"""What has been kept as long as it may be, and letting go of what the log's questions were about."""

from salto_cli.frozen import frozen
from salto_cli.models.named import Named
from salto_cli.models.order import OVERSIGHT, UPKEEP, Order


@frozen
class ShowDue(Order):
    """See what has passed its period."""

    command = "retention due"
    purpose = OVERSIGHT


@frozen
class Expire(Order):
    """Let go of what the log's questions were about, where the period of the log has passed."""

    command = "audit expire"
    purpose = UPKEEP


@frozen
class Rule:
    """How long one thing is kept, ``what`` in words. ``proposal``: the controller has not set it yet."""

    key: str
    what: str
    months: int
    law: tuple[str, ...]
    proposal: bool


@frozen
class Due:
    """One thing that has passed its period: of which rule, about whom, since which day, and what to type.

    ``person`` is None where nothing may be shown of them any more; ``code`` is always there but for the log.
    ``count`` is how many, where it is about no person.
    """

    rule: str
    code: str | None
    person: Named | None
    since: str | None
    next: str
    count: int = 1


@frozen
class RetentionDue:
    """All that has passed its period, by rule; and the rules themselves."""

    day: str
    rules: tuple[Rule, ...]
    items: tuple[Due, ...]


@frozen
class Expired:
    """How many details were let go, from before which day; the judgements themselves stay."""

    details: int
    before: str
