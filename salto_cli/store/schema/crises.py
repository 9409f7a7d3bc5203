"""Step 21: crises are found by their time, without reading the contacts around them."""

from salto_cli.store.guards import Run
from salto_cli.store.steps import step


@step(21, "ad35df2ff6efa928dc96216ebed427d6d40e2f45442fe6bd459f192c137c1d70")
def crises_are_found_by_their_time(run: Run) -> None:
    """``today`` asks every morning whose sibling has had one; they are two in a hundred contacts."""
    run("CREATE INDEX contact_crisis ON contact (happened) WHERE kind = 'crisis'")
