"""Step 11: objections, signed forms, and what follows a withdrawal."""

from salto_cli.store.guards import Run
from salto_cli.store.steps import step


@step(11)
def what_a_youth_may_ask(_run: Run) -> None:
    """Objections, signed forms, and what follows a withdrawal."""
