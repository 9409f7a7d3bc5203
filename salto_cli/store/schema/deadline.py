"""Step 13: deadlines: deputy, source, place, and that the youth has understood."""

from salto_cli.store.guards import Run
from salto_cli.store.steps import step


@step(13)
def what_a_deadline_has(run: Run) -> None:
    """Deadlines: deputy, source, place, and that the youth has understood."""
