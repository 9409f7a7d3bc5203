"""Step 8: who signs, and as what."""

from salto_cli.store.guards import Run, belongs_to_the_open_act, seal_off
from salto_cli.store.steps import step


@step(8, "405fb704d830eb1c71ce8efa47bb6480494861e6b36965b176494a6782a158c6")
def who_signs(run: Run) -> None:
    """A colleague's role and public signing key, when the key was taken back, and one signature an act."""
    run(
        """
        ALTER TABLE operator ADD COLUMN role TEXT NOT NULL DEFAULT 'coordinator'
        CHECK (role IN ('coordinator', 'worker', 'leader', 'auditor'))
        """
    )
    run("ALTER TABLE operator ADD COLUMN sign_key TEXT")
    run("ALTER TABLE operator ADD COLUMN revoked TEXT")
    run(
        """
        CREATE TABLE signature (
            act INTEGER PRIMARY KEY REFERENCES act (id), operator INTEGER NOT NULL REFERENCES operator (id),
            signature BLOB NOT NULL
        ) STRICT
        """
    )
    seal_off(run, "signature", "act")
    belongs_to_the_open_act(run, "signature")
