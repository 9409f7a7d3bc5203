"""Step 16: sheets that are out, and what came back."""

from salto_cli.store.guards import Run
from salto_cli.store.steps import step


@step(16)
def sheets_come_back(run: Run) -> None:
    """Sheets that are out, and what came back."""
