"""Step 15: the weekly meeting: who was there when, the agenda, and what was decided."""

from salto_cli.models.question import FILE
from salto_cli.store.guards import Run, guard, keep_as_said, let_be_put_right, touched
from salto_cli.store.marks import columns
from salto_cli.store.steps import step


@step(15, "01f9aaa6d64928c9e383d423e1d5b30d19928f2156c77352a5aaaf57a59c5703")
def the_meeting(run: Run) -> None:
    """The weekly meeting: who was there when, the agenda, and what was decided."""
    _meetings(run)
    _agenda(run)
    _decisions(run)
    _told_before(run)
    for table in ("meeting", "attendance", "intake"):
        touched(run, table)
    for table in ("agenda", "decision", "decision_status", "forewarned"):
        guard(run, table, ("person",), (FILE,))
    for table, listed in (("decision", "others"), ("decision_status", None), ("forewarned", None)):
        keep_as_said(run, table)
        let_be_put_right(run, table, columns(table, 15), ("person",), listed)


def _meetings(run: Run) -> None:
    """The meetings, who was in the room from when to when, and what was asked without naming anyone."""
    run(
        """
        CREATE TABLE meeting (
            id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE, day TEXT NOT NULL UNIQUE,
            place TEXT, started TEXT, closed TEXT, note_taker INTEGER REFERENCES operator (id),
            salt BLOB NOT NULL
        ) STRICT
        """
    )
    # Neither came nor apologised: expected, and not seen yet. Who comes back has a second row.
    run(
        """
        CREATE TABLE attendance (
            id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting (id),
            service TEXT REFERENCES service (id), operator INTEGER REFERENCES operator (id),
            name TEXT, came TEXT, left TEXT, apology INTEGER NOT NULL DEFAULT 0, salt BLOB NOT NULL,
            CHECK ((service IS NULL) <> (operator IS NULL)), CHECK (left IS NULL OR came IS NOT NULL)
        ) STRICT
        """
    )
    run("CREATE INDEX attendance_of ON attendance (meeting)")
    run(
        """
        CREATE TABLE intake (
            id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting (id),
            answer TEXT NOT NULL CHECK (answer IN ('open', 'advise', 'report', 'other_service')),
            at TEXT NOT NULL, salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX intake_of ON intake (meeting)")


def _agenda(run: Run) -> None:
    """Whom a meeting takes up, in which block and how; ``services`` are those who may be in the room."""
    run(
        """
        CREATE TABLE agenda (
            id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting (id),
            person INTEGER NOT NULL REFERENCES person (id), block INTEGER NOT NULL,
            position INTEGER NOT NULL, how TEXT NOT NULL CHECK (how IN ('named', 'anonymous', 'not')),
            services TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(services)), discussed TEXT,
            salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX agenda_of ON agenda (meeting, block, position)")
    run("CREATE INDEX agenda_by_person ON agenda (person)")


def _decisions(run: Run) -> None:
    """What was decided about someone, the tasks it made, and what became of it."""
    run(
        """
        CREATE TABLE decision (
            id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE,
            meeting INTEGER NOT NULL REFERENCES meeting (id),
            person INTEGER NOT NULL REFERENCES person (id), text TEXT NOT NULL, type TEXT NOT NULL,
            owner INTEGER NOT NULL REFERENCES operator (id), service TEXT REFERENCES service (id),
            owner_name TEXT, due TEXT, task INTEGER REFERENCES task (id), agreed INTEGER,
            told_by INTEGER REFERENCES operator (id), told TEXT, tell INTEGER REFERENCES task (id),
            basis TEXT, disagreement TEXT, review TEXT NOT NULL, decided TEXT NOT NULL,
            others TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(others)), salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX decision_by_person ON decision (person)")
    run("CREATE INDEX decision_of ON decision (meeting)")
    run(
        """
        CREATE TABLE decision_status (
            id INTEGER PRIMARY KEY, decision INTEGER NOT NULL REFERENCES decision (id),
            person INTEGER NOT NULL REFERENCES person (id),
            meeting INTEGER REFERENCES meeting (id), n INTEGER NOT NULL,
            status TEXT NOT NULL CHECK (status IN ('done', 'not_done', 'blocked', 'undone')),
            why TEXT, at TEXT NOT NULL, salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX decision_status_of ON decision_status (decision, n)")
    run("CREATE INDEX decision_status_by_person ON decision_status (person)")


def _told_before(run: Run) -> None:
    """That a youth was told, before a meeting, what one service may hear and get on paper about them."""
    run(
        """
        CREATE TABLE forewarned (
            id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL REFERENCES meeting (id),
            person INTEGER NOT NULL REFERENCES person (id), service TEXT NOT NULL REFERENCES service (id),
            categories TEXT NOT NULL CHECK (json_valid(categories)),
            by INTEGER NOT NULL REFERENCES operator (id), at TEXT NOT NULL, how TEXT NOT NULL,
            salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX forewarned_of ON forewarned (meeting, person)")
    run("CREATE INDEX forewarned_by_person ON forewarned (person)")
