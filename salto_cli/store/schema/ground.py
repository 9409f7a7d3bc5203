"""Step 10: sharing without consent, and a municipality's own policy."""

from salto_cli.models.question import FILE, IDENTITY, SHARE
from salto_cli.store.guards import Run, guard, keep_as_said, touched
from salto_cli.store.steps import step


@step(10, "fa9a27b885db1e4541137592f58cce3a163a9e3aa191f50f0a0a17d9dcfe508e")
def grounds_and_policies(run: Run) -> None:
    """What a sharing without consent rests on, and a policy put in place."""
    run(
        """
        CREATE TABLE ground (
            id INTEGER PRIMARY KEY,
            disclosure INTEGER NOT NULL UNIQUE REFERENCES disclosure (id),
            person INTEGER NOT NULL REFERENCES person (id), basis TEXT NOT NULL,
            law TEXT NOT NULL CHECK (json_valid(law)),
            categories TEXT NOT NULL CHECK (json_valid(categories)), offence TEXT,
            order_ref TEXT, approved_by TEXT, approved TEXT, decided TEXT NOT NULL,
            decided_by INTEGER NOT NULL REFERENCES operator (id), urgent INTEGER NOT NULL,
            review TEXT, salt BLOB NOT NULL, CHECK ((approved_by IS NULL) = (approved IS NULL))
        ) STRICT
        """
    )
    run("CREATE INDEX ground_by_person ON ground (person)")
    # What was assessed is a row of its own: in an urgent case it is written down afterwards.
    run(
        """
        CREATE TABLE assessment (
            id INTEGER PRIMARY KEY, ground INTEGER NOT NULL REFERENCES ground (id),
            person INTEGER NOT NULL REFERENCES person (id), facts TEXT NOT NULL,
            necessity TEXT, proportionality TEXT, consent TEXT, told TEXT,
            typed TEXT NOT NULL, by INTEGER NOT NULL REFERENCES operator (id),
            salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX assessment_by_person ON assessment (person)")
    run("CREATE INDEX assessment_of ON assessment (ground)")
    guard(run, "ground", ("person",), (SHARE,))
    # It can be written down also when the case is closed by then.
    guard(run, "assessment", ("person",), (SHARE, IDENTITY, FILE))
    for table in ("ground", "assessment"):
        keep_as_said(run, table)
    # About nobody. A row without text puts the policy that comes with the program back.
    run(
        """
        CREATE TABLE policy (
            id INTEGER PRIMARY KEY, version TEXT NOT NULL, digest TEXT NOT NULL, text TEXT,
            parsed TEXT CHECK (parsed IS NULL OR json_valid(parsed)), used TEXT NOT NULL,
            salt BLOB NOT NULL, CHECK ((text IS NULL) = (parsed IS NULL))
        ) STRICT
        """
    )
    touched(run, "policy")
    keep_as_said(run, "policy")
