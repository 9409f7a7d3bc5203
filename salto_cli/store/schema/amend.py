"""Step 12: what is kept as it was said can still be put right, as to whom it is about and nothing else."""

from salto_cli.store.guards import Run, let_be_put_right
from salto_cli.store.marks import columns
from salto_cli.store.steps import step

# As of this step: the columns that hold a person, and the list of persons a row also names.
_AS_SAID: dict[str, tuple[tuple[str, ...], str | None]] = {
    "statement": (("person", "giver"), None),
    "withdrawal": (("person",), None),
    "hearing": (("person",), None),
    "contact": ((), "others"),
    "handover_step": (("person",), None),
    "disclosure": (("person", "recipient"), None),
    "ground": (("person",), None),
    "assessment": (("person",), None),
    "notice": (("person", "recipient"), None),
    "notice_told": (("person",), None),
    "groundless": (("person",), None),
    "undelivered": (("person",), None),
    "objection": (("person",), None),
    "consent_form": (("person",), None),
    "signed_form": (("person",), None),
    "merged": (("stays",), None),
}


@step(12, "fc918ee46534b9060f2a588d515251c3f8554005ff5ca9951610f39f9bb973b3")
def who_it_is_about_can_be_put_right(run: Run) -> None:
    """In a merge and an erasure, and in no other act, a row that is kept as said may change whom it names."""
    for table, (persons, listed) in _AS_SAID.items():
        let_be_put_right(run, table, columns(table, 12), persons, listed)
