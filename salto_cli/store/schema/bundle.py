"""Step 18: a case that goes to, or comes from, another salto: the cards, and what was sent and taken in."""

from salto_cli.models.question import FILE, SHARE
from salto_cli.store.guards import Run, guard, keep_as_said, let_be_put_right, touched
from salto_cli.store.marks import columns
from salto_cli.store.steps import step


@step(18, "57bddd001d2395f5116b3fa5cc10a093fd1d8ce90b434a999184a01cedcc8935")
def bundles(run: Run) -> None:
    """Cards of colleagues elsewhere, what was sent to them in a file, and what has been taken in."""
    # About nobody who is followed up: what is public about a colleague's keys, and where they work.
    run(
        """
        CREATE TABLE colleague_card (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL, store TEXT NOT NULL, slot TEXT NOT NULL,
            seal_key TEXT NOT NULL, sign_key TEXT NOT NULL, fingerprint TEXT NOT NULL,
            service TEXT NOT NULL REFERENCES service (id), known TEXT NOT NULL,
            by INTEGER NOT NULL REFERENCES operator (id), forgotten TEXT, salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE UNIQUE INDEX colleague_card_once ON colleague_card (sign_key) WHERE forgotten IS NULL")
    # Random numbers, so that a file is never taken in twice, also once whom it was about has been erased.
    run(
        """
        CREATE TABLE bundle_taken (
            id INTEGER PRIMARY KEY, bundle TEXT NOT NULL UNIQUE, sign_key TEXT NOT NULL,
            created TEXT NOT NULL, taken TEXT NOT NULL, salt BLOB NOT NULL
        ) STRICT
        """
    )
    touched(run, "colleague_card")
    touched(run, "bundle_taken")
    keep_as_said(run, "bundle_taken")
    _about_persons(run)


def _about_persons(run: Run) -> None:
    run(
        """
        CREATE TABLE bundle_sent (
            id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id),
            handover INTEGER NOT NULL REFERENCES handover (id),
            disclosure INTEGER NOT NULL REFERENCES disclosure (id),
            card INTEGER NOT NULL REFERENCES colleague_card (id), bundle TEXT NOT NULL UNIQUE,
            digest TEXT NOT NULL, made TEXT NOT NULL, salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX bundle_sent_by_person ON bundle_sent (person)")
    run("CREATE INDEX bundle_sent_of ON bundle_sent (handover)")
    run(
        """
        CREATE TABLE received (
            id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id),
            taken INTEGER NOT NULL REFERENCES bundle_taken (id),
            card INTEGER NOT NULL REFERENCES colleague_card (id), their_person TEXT NOT NULL,
            their_handover TEXT NOT NULL, why TEXT NOT NULL, statements TEXT NOT NULL
            CHECK (json_valid(statements)), salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX received_by_person ON received (person)")
    guard(run, "bundle_sent", ("person",), (SHARE,))
    guard(run, "received", ("person",), (FILE,))
    for table in ("bundle_sent", "received"):
        keep_as_said(run, table)
        let_be_put_right(run, table, columns(table, 18), ("person",))
