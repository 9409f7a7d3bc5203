"""Step 20: what was about someone who has been erased stays about someone."""

from salto_cli.store.guards import Run, let_be_put_right
from salto_cli.store.marks import columns
from salto_cli.store.steps import step


@step(20, "e2986fe1967cb8f6d5823dcb391d56db53c92513ce2d8b77c3e3359606292ed1")
def who_was_erased_was_someone(run: Run) -> None:
    """A contact or a decision that named them may say that from now on: it stays as hard to pass on."""
    let_be_put_right(run, "contact", columns("contact", 20), (), "others", remembers=True)
    let_be_put_right(run, "decision", columns("decision", 20), ("person",), "others", remembers=True)
