"""The policy: read out, tested on a table of scenarios, compared with another, and put in place."""

from salto_cli.frozen import frozen
from salto_cli.models.consent import Mismatch
from salto_cli.models.order import CONSENT, UPKEEP, Order


@frozen
class UsePolicy(Order):
    """Put a policy in place: the one whose text this is, or without a text the one shipped."""

    command = "policy use"
    purpose = UPKEEP

    text: str | None


@frozen
class DiffPolicy(Order):
    """Compare the policy in place with another one's text, on the real questions of today.

    ``listed`` asks for the codes of those whose answers would change.
    """

    command = "policy diff"
    purpose = CONSENT

    text: str
    scenarios: tuple[str, ...]
    listed: bool = False


@frozen
class TryTable(Order):
    """Run a table of scenarios, given by its lines, through the policy in place."""

    command = "policy test"
    purpose = CONSENT

    lines: tuple[str, ...]


@frozen
class ReadPolicy(Order):
    """Read the policy in place out."""

    command = "policy show"
    purpose = CONSENT


@frozen
class Named:
    """A word of the policy, what it is called, its law, and what else belongs to it."""

    key: str
    label: str
    law: tuple[str, ...] = ()
    note: str = ""


@frozen
class MatrixRow:
    """Who must say yes for one category to some recipients, by the age from which it holds."""

    category: str
    recipients: tuple[str, ...]
    ages: dict[str, str]
    law: tuple[str, ...]


@frozen
class Step:
    """One step of the judge, in order: what it asks, on which law, where the policy sets it."""

    number: int
    says: str
    law: tuple[str, ...]
    where: str


@frozen
class Setting:
    """A switch or an age: its key, its value as it stands in the file, and what it does."""

    key: str
    value: str
    says: str


@frozen
class PolicyRead:
    """A whole policy, for a reader: the steps, who must say yes, every basis, switch and closed list.

    ``digest`` is that of the text of a policy that was put in place, empty for the one shipped.
    """

    version: str
    digest: str
    steps: tuple[Step, ...]
    ages: tuple[Setting, ...]
    statutory: tuple[Named, ...]
    offences: tuple[Named, ...]
    bases: tuple[Named, ...]
    purposes: tuple[Named, ...]
    categories: tuple[Named, ...]
    themes: tuple[Named, ...]
    sectors: tuple[Named, ...]
    switches: dict[str, str]
    choices: tuple[Setting, ...]
    matrix: tuple[MatrixRow, ...]
    reasons: tuple[Named, ...]


@frozen
class PolicyTested:
    """How a table of scenarios came out: how many, how many agreed, and each that did not."""

    cases: int
    passed: int
    failed: tuple[Mismatch, ...]

    @property
    def exit_code(self) -> int:
        """0 where all agree, 9 otherwise."""
        return 9 if self.failed else 0


@frozen
class PolicyUsed:
    """A policy has been put in place. ``own`` is whether it is the municipality's own."""

    version: str
    digest: str
    own: bool
    before: str


@frozen
class Change:
    """So many answers that would become another one; ``which`` names them where that was asked for."""

    before: str
    before_reason: str
    after: str
    after_reason: str
    count: int
    which: tuple[str, ...] = ()


@frozen
class PolicyDiffed:
    """What would change under another policy: of so many scenarios, and of so many answers of today."""

    before: str
    after: str
    scenarios: int
    scenarios_changed: tuple[Change, ...]
    answers: int
    answers_changed: tuple[Change, ...]

    @property
    def exit_code(self) -> int:
        """0 where nothing would change, 9 otherwise."""
        return 9 if self.scenarios_changed or self.answers_changed else 0
