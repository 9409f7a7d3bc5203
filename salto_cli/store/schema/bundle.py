"""Step 18: bundles from other stores: whom they come from, and which have been taken in."""

from salto_cli.store.guards import Run
from salto_cli.store.steps import step


@step(18)
def bundles(run: Run) -> None:
    """Bundles from other stores: whom they come from, and which have been taken in."""
