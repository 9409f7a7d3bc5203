"""Steps 6 and 7: contacts, tasks, handovers, and what has left."""

from salto_cli.models.question import FILE, SHARE
from salto_cli.store.guards import Run, guard, guard_through, keep_as_said
from salto_cli.store.steps import step


@step(6, "469f2c14c18d738a4eb2d496deea9cce4e9565488f719fcb683436b8aa443bb0")
def contacts_and_tasks(run: Run) -> None:
    """Meetings, calls, visits and failed attempts, with one or several persons; and what is to be done."""
    run(
        """
        CREATE TABLE contact_person (
            id INTEGER PRIMARY KEY,
            contact INTEGER NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
            person INTEGER NOT NULL REFERENCES person (id), happened TEXT NOT NULL,
            attempt INTEGER NOT NULL, retracted TEXT, reason TEXT, salt BLOB NOT NULL,
            UNIQUE (contact, person)
        ) STRICT
        """
    )
    # Everything "last contact" asks for stands in the index, so that a long list reads no rows for it.
    run("CREATE INDEX contact_of_person ON contact_person (person, attempt, retracted, happened)")
    run(
        """
        CREATE TABLE contact (
            id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE, happened TEXT NOT NULL,
            typed TEXT NOT NULL, by INTEGER NOT NULL REFERENCES operator (id),
            kind TEXT NOT NULL, channel TEXT, arena TEXT,
            themes TEXT NOT NULL CHECK (json_valid(themes)),
            categories TEXT NOT NULL CHECK (json_valid(categories)), source TEXT NOT NULL,
            released INTEGER NOT NULL DEFAULT 0,
            others TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(others)), told TEXT,
            own_words TEXT, note TEXT, replaces INTEGER REFERENCES contact (id),
            salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX contact_by_time ON contact (happened)")
    run("CREATE UNIQUE INDEX contact_replaced_once ON contact (replaces) WHERE replaces IS NOT NULL")
    run(
        """
        CREATE TABLE task (
            id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE,
            person INTEGER NOT NULL REFERENCES person (id), kind TEXT NOT NULL,
            text TEXT NOT NULL, category TEXT NOT NULL, service TEXT REFERENCES service (id),
            owner INTEGER NOT NULL REFERENCES operator (id), due TEXT, created TEXT NOT NULL,
            contact INTEGER REFERENCES contact (id), source TEXT NOT NULL,
            released INTEGER NOT NULL DEFAULT 0,
            others TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(others)), closed TEXT,
            outcome TEXT, revision INTEGER NOT NULL DEFAULT 1, salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX task_by_person ON task (person, closed, due)")
    run("CREATE INDEX task_open ON task (due) WHERE closed IS NULL")
    guard(run, "contact_person", ("person",), (FILE,))
    guard_through(run, "contact", "contact_person", "contact", (FILE,))
    keep_as_said(run, "contact")
    guard(run, "task", ("person",), (FILE,))


@step(7, "a73f6b58d8aa8736b28e6ea32fac0e27efb2f888a9528d1cff4577bc25bf474e")
def the_baton_and_what_left(run: Run) -> None:
    """Handovers with every step they took, and the register of what was given to whom."""
    run(
        """
        CREATE TABLE handover (
            id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE,
            person INTEGER NOT NULL REFERENCES person (id),
            to_service TEXT REFERENCES service (id),
            to_operator INTEGER REFERENCES operator (id),
            from_operator INTEGER REFERENCES operator (id),
            from_service TEXT REFERENCES service (id), why TEXT NOT NULL, state TEXT NOT NULL,
            categories TEXT NOT NULL CHECK (json_valid(categories)), begun TEXT NOT NULL,
            overlap_through TEXT, revision INTEGER NOT NULL DEFAULT 1, salt BLOB NOT NULL,
            CHECK ((to_service IS NULL) <> (to_operator IS NULL))
        ) STRICT
        """
    )
    run("CREATE INDEX handover_by_person ON handover (person)")
    run(
        """
        CREATE UNIQUE INDEX handover_open_once ON handover (person)
        WHERE state IN ('planned', 'offered', 'accepted', 'overlap', 'confirmed')
        """
    )
    run(
        """
        CREATE TABLE handover_step (
            id INTEGER PRIMARY KEY, handover INTEGER NOT NULL REFERENCES handover (id),
            person INTEGER NOT NULL REFERENCES person (id), state TEXT NOT NULL,
            at TEXT NOT NULL, said_by TEXT, channel TEXT, reason TEXT, typed TEXT NOT NULL,
            salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX handover_step_of ON handover_step (handover)")
    run(
        """
        CREATE TABLE disclosure (
            id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE,
            person INTEGER NOT NULL REFERENCES person (id),
            service TEXT REFERENCES service (id), recipient INTEGER REFERENCES person (id),
            day TEXT NOT NULL, act INTEGER NOT NULL, means TEXT NOT NULL,
            categories TEXT NOT NULL CHECK (json_valid(categories)),
            lines TEXT NOT NULL CHECK (json_valid(lines)),
            rests_on TEXT NOT NULL CHECK (json_valid(rests_on)), salt BLOB NOT NULL,
            CHECK ((service IS NULL) <> (recipient IS NULL))
        ) STRICT
        """
    )
    run("CREATE INDEX disclosure_by_person ON disclosure (person)")
    guard(run, "handover", ("person",), (FILE,))
    guard(run, "handover_step", ("person",), (FILE,))
    keep_as_said(run, "handover_step")
    guard(run, "disclosure", ("person",), (SHARE,))
    keep_as_said(run, "disclosure")
