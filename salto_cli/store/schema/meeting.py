"""Step 15: the weekly meeting: who was there when, the agenda, and what was decided."""

from salto_cli.store.guards import Run
from salto_cli.store.steps import step


@step(15)
def the_meeting(run: Run) -> None:
    """The weekly meeting: who was there when, the agenda, and what was decided."""
