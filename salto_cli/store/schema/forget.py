"""Step 9: what stays of someone who was merged, erased or restricted."""

from salto_cli.store.guards import Run
from salto_cli.store.steps import step


@step(9)
def leaving_and_forgetting(_run: Run) -> None:
    """What stays of someone who was merged, erased or restricted."""
