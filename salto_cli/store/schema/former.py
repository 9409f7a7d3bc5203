"""Step 23: what stood in a row before somebody put it right."""

from salto_cli.models.question import FILE, IDENTITY
from salto_cli.store.guards import Run, guard, guard_again, keep_as_said, let_be_put_right
from salto_cli.store.marks import columns
from salto_cli.store.schema.belonging import refusals
from salto_cli.store.steps import step


@step(23, "62290aae43403b409190535b973ad966e4dc5f1d2d1cce6820c5792bf72f2885")
def what_stood_before(run: Run) -> None:
    """What stood in a row before it was put right: the columns that were changed, by which act and whom."""
    run(
        """
        CREATE TABLE former (
            id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id),
            tbl TEXT NOT NULL CHECK (tbl IN ('person', 'case_file', 'task', 'deadline')),
            row INTEGER NOT NULL, was TEXT NOT NULL CHECK (json_valid(was)), act INTEGER NOT NULL,
            by INTEGER NOT NULL REFERENCES operator (id), typed TEXT NOT NULL, salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX former_by_person ON former (person)")
    run("CREATE INDEX former_by_act ON former (act)")
    guard(run, "former", ("person",), (IDENTITY, FILE))
    guard_again(run, "former", ("person",), (IDENTITY, FILE), refusals("former"))
    keep_as_said(run, "former")
    let_be_put_right(run, "former", columns("former", 23), ("person",))
