"""Step 12: notes that name someone else."""

from salto_cli.store.guards import Run
from salto_cli.store.steps import step


@step(12)
def who_else_is_named(_run: Run) -> None:
    """Notes that name someone else."""
