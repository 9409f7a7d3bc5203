"""What the judge answers, and the smaller question whether something may be kept or read at all.

Every act asks this much. What sharing is judged on stands in ``models/consent.py``, which most acts can do
without.
"""

from typing import Literal, TypeAlias

from salto_cli.frozen import frozen

Giver: TypeAlias = Literal["subject", "guardian", "barnevern_care"]
Decision: TypeAlias = Literal["allow", "deny", "needs"]


@frozen
class Answer:
    """What the judge says: the decision, the reason's key, the law, who could say yes, and on which
    statements it rests (their codes). ``who`` is empty when it is allowed, and ``("nobody",)`` when
    nobody can make it a yes."""

    decision: Decision
    reason: str
    law: tuple[str, ...]
    who: tuple[str, ...]
    rests_on: tuple[str, ...] = ()

    @property
    def allowed(self) -> bool:
        """Whether it is a yes."""
        return self.decision == "allow"


@frozen(kw_only=True)
class Keeping:
    """What is known when we ask whether something may be kept or read about a person.

    ``basis`` is the basis of the person's own open case, None without one. ``referenced``: the basis has
    the reference it may demand. ``kin_to_case``: the person is kin to someone who has a case.
    """

    basis: str | None = None
    referenced: bool = False
    kin_to_case: bool = False
