"""Step 17: what a handover must see to, and what was found afterwards."""

from salto_cli.store.guards import Run
from salto_cli.store.steps import step


@step(17)
def the_checklist(run: Run) -> None:
    """What a handover must see to, and what was found afterwards."""
