"""Step 16: sheets that are out, and what came back."""

from salto_cli.models.question import FILE, IDENTITY, SHARE
from salto_cli.store.guards import Run, guard
from salto_cli.store.steps import step


@step(16, "b4a02367e626c5c79c887e83c16badd3ff10d600c28d5dba755d84ea952074fa")
def sheets_come_back(run: Run) -> None:
    """One row a sheet of paper: its number, what it gave, and what has become of it.

    ``returned``, ``shredded`` and ``lost`` are days; a lost sheet can still be found and come back.
    """
    run(
        """
        CREATE TABLE sheet (
            id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE,
            person INTEGER NOT NULL REFERENCES person (id),
            disclosure INTEGER NOT NULL UNIQUE REFERENCES disclosure (id),
            returned TEXT, shredded TEXT, lost TEXT, why TEXT, salt BLOB NOT NULL,
            CHECK (shredded IS NULL OR returned IS NOT NULL), CHECK (why IS NULL OR lost IS NOT NULL)
        ) STRICT
        """
    )
    run("CREATE INDEX sheet_by_person ON sheet (person)")
    run("CREATE INDEX sheet_out ON sheet (disclosure) WHERE returned IS NULL AND lost IS NULL")
    # A sheet comes back when the case is closed, too.
    guard(run, "sheet", ("person",), (SHARE, IDENTITY, FILE))
