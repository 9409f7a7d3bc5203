"""Step 19: looks at siblings, what guardians wish, and warnings."""

from salto_cli.store.guards import Run
from salto_cli.store.steps import step


@step(19)
def siblings_and_warnings(run: Run) -> None:
    """Looks at siblings, what guardians wish, and warnings."""
