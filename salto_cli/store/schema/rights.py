"""Step 11: objections, signed forms, and what follows a withdrawal."""

from salto_cli.models.question import FILE, IDENTITY
from salto_cli.store.guards import Run, guard, keep_as_said
from salto_cli.store.steps import step


@step(11, "ee4633beba9b73b514b5fa7189db19123fa538808c0beeb3904a0c4e8f1c499b")
def what_a_youth_may_ask(run: Run) -> None:
    """What follows a withdrawal, what a youth objects to, and the forms that were printed and signed."""
    _what_follows_a_withdrawal(run)
    _what_was_objected(run)
    _forms(run)


def _what_follows_a_withdrawal(run: Run) -> None:
    """Who must be told, that it was done, tasks without a ground, and what was never handed out."""
    run(
        """
        CREATE TABLE notice (
            id INTEGER PRIMARY KEY, statement INTEGER NOT NULL REFERENCES statement (id),
            person INTEGER NOT NULL REFERENCES person (id), service TEXT REFERENCES service (id),
            recipient INTEGER REFERENCES person (id), due TEXT NOT NULL, salt BLOB NOT NULL,
            CHECK ((service IS NULL) <> (recipient IS NULL))
        ) STRICT
        """
    )
    run("CREATE INDEX notice_by_person ON notice (person)")
    run(
        """
        CREATE TABLE notice_told (
            id INTEGER PRIMARY KEY, notice INTEGER NOT NULL UNIQUE REFERENCES notice (id),
            person INTEGER NOT NULL REFERENCES person (id), told TEXT NOT NULL, typed TEXT NOT NULL,
            channel TEXT NOT NULL, answer TEXT, salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX notice_told_by_person ON notice_told (person)")
    run(
        """
        CREATE TABLE groundless (
            id INTEGER PRIMARY KEY, task INTEGER NOT NULL REFERENCES task (id),
            person INTEGER NOT NULL REFERENCES person (id),
            statement INTEGER NOT NULL REFERENCES statement (id), since TEXT NOT NULL, salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX groundless_by_person ON groundless (person)")
    run("CREATE INDEX groundless_by_task ON groundless (task)")
    run(
        """
        CREATE TABLE undelivered (
            id INTEGER PRIMARY KEY, disclosure INTEGER NOT NULL UNIQUE REFERENCES disclosure (id),
            person INTEGER NOT NULL REFERENCES person (id), typed TEXT NOT NULL, salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX undelivered_by_person ON undelivered (person)")
    # A consent can be withdrawn also when the case is closed, and whoever was told must be told then, too.
    for table in ("notice", "notice_told", "groundless", "undelivered"):
        guard(run, table, ("person",), (IDENTITY, FILE))
        keep_as_said(run, table)


def _what_was_objected(run: Run) -> None:
    """The youth's own words beside a contact, a task or a trait; ``target`` is that row."""
    run(
        """
        CREATE TABLE objection (
            id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id),
            tbl TEXT NOT NULL CHECK (tbl IN ('contact', 'task', 'trait')), target INTEGER NOT NULL,
            text TEXT NOT NULL, by TEXT NOT NULL CHECK (by IN ('subject', 'guardian')),
            said TEXT NOT NULL, typed TEXT NOT NULL, channel TEXT, salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX objection_by_person ON objection (person)")
    run("CREATE INDEX objection_beside ON objection (target, person)")
    guard(run, "objection", ("person",), (IDENTITY, FILE))
    keep_as_said(run, "objection")


def _forms(run: Run) -> None:
    """Consent forms as they were printed, and which statement rests on which of them."""
    run(
        """
        CREATE TABLE consent_form (
            id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE,
            person INTEGER NOT NULL REFERENCES person (id),
            services TEXT NOT NULL CHECK (json_valid(services)),
            categories TEXT NOT NULL CHECK (json_valid(categories)), purpose TEXT,
            through_day TEXT NOT NULL, issued TEXT NOT NULL, language TEXT NOT NULL, digest TEXT NOT NULL,
            salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX consent_form_by_person ON consent_form (person)")
    run(
        """
        CREATE TABLE signed_form (
            id INTEGER PRIMARY KEY, statement INTEGER NOT NULL UNIQUE REFERENCES statement (id),
            form INTEGER NOT NULL REFERENCES consent_form (id),
            person INTEGER NOT NULL REFERENCES person (id), salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX signed_form_by_person ON signed_form (person)")
    for table in ("consent_form", "signed_form"):
        guard(run, table, ("person",), (FILE,))
        keep_as_said(run, table)
