"""Step 10: sharing without consent, and a municipality's own policy."""

from salto_cli.store.guards import Run
from salto_cli.store.steps import step


@step(10)
def grounds_and_policies(_run: Run) -> None:
    """What a sharing without consent rests on, and a policy put in place."""
