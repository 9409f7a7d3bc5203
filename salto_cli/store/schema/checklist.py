"""Step 17: what a handover and a change in a youth's life must see to, and what was found afterwards."""

from salto_cli.models.question import FILE
from salto_cli.store.guards import Run, guard, keep_as_said, let_be_put_right
from salto_cli.store.marks import columns
from salto_cli.store.steps import step


@step(17, "fe4973c5b95362683fa718d3aea14af352ba3e0006f8f100a5b45bf218127ffb")
def the_checklist(run: Run) -> None:
    """What a handover and a change in a youth's life must see to, and what was found afterwards."""
    run(
        """
        CREATE TABLE transition (
            id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id), kind TEXT NOT NULL,
            day TEXT NOT NULL, source TEXT NOT NULL DEFAULT '', verified TEXT,
            by INTEGER NOT NULL REFERENCES operator (id), begun TEXT NOT NULL, ended TEXT, why TEXT,
            revision INTEGER NOT NULL DEFAULT 1, salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX transition_by_person ON transition (person, kind, ended)")
    run("CREATE INDEX transition_near ON transition (day) WHERE ended IS NULL")
    run(
        """
        CREATE TABLE handover_kind (
            id INTEGER PRIMARY KEY REFERENCES handover (id),
            person INTEGER NOT NULL REFERENCES person (id), kind TEXT NOT NULL, day TEXT NOT NULL,
            lead INTEGER REFERENCES operator (id), salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX handover_kind_by_person ON handover_kind (person)")
    run("CREATE INDEX handover_by_state ON handover (state)")
    run(
        """
        CREATE TABLE check_item (
            id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id),
            transition INTEGER REFERENCES transition (id), handover INTEGER REFERENCES handover (id),
            n INTEGER NOT NULL, item TEXT NOT NULL, owner INTEGER NOT NULL REFERENCES operator (id),
            due TEXT NOT NULL, state TEXT NOT NULL, settled TEXT, settled_by INTEGER REFERENCES operator (id),
            why TEXT, revision INTEGER NOT NULL DEFAULT 1, salt BLOB NOT NULL,
            CHECK ((transition IS NULL) <> (handover IS NULL)), CHECK ((state = 'open') = (settled IS NULL))
        ) STRICT
        """
    )
    run("CREATE INDEX check_item_by_person ON check_item (person)")
    run("CREATE INDEX check_item_due ON check_item (due) WHERE state = 'open'")
    run("CREATE UNIQUE INDEX check_item_of_handover ON check_item (handover, n) WHERE handover IS NOT NULL")
    run(
        "CREATE UNIQUE INDEX check_item_of_transition ON check_item (transition, n) "
        "WHERE transition IS NOT NULL"
    )
    run(
        """
        CREATE TABLE aftercheck (
            id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id),
            handover INTEGER NOT NULL REFERENCES handover (id), whom TEXT NOT NULL, weeks INTEGER NOT NULL,
            contact INTEGER NOT NULL, day TEXT NOT NULL, said_by TEXT NOT NULL, channel TEXT NOT NULL,
            remark TEXT, by INTEGER NOT NULL REFERENCES operator (id), typed TEXT NOT NULL,
            salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX aftercheck_by_person ON aftercheck (person)")
    run("CREATE INDEX aftercheck_of ON aftercheck (handover)")
    for table in ("transition", "handover_kind", "check_item", "aftercheck"):
        guard(run, table, ("person",), (FILE,))
    keep_as_said(run, "aftercheck")
    let_be_put_right(run, "aftercheck", columns("aftercheck", 17), ("person",))
