"""Keys that stay unlocked for a while: in the shell's own memory, or in an agent's."""

from salto_cli.frozen import frozen

LONGEST = 8 * 3600  # seconds: a working day


@frozen
class AgentState:
    """Whether an agent keeps the store in ``folder`` unlocked: until when at the latest, and how many
    seconds without a command end it before."""

    folder: str
    unlocked: bool
    until: str | None = None
    idle: int | None = None


@frozen
class AgentLocked:
    """The store in ``folder`` is locked; ``was_unlocked`` says whether an agent kept its keys until now."""

    folder: str
    was_unlocked: bool
