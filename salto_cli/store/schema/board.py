"""Step 14: who is on the board and why, looks by rotation, and a store's own settings."""

from salto_cli.store.guards import Run
from salto_cli.store.steps import step


@step(14)
def the_board_and_the_settings(run: Run) -> None:
    """Who is on the board and why, looks by rotation, and a store's own settings."""
