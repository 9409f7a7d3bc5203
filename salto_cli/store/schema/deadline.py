"""Step 13: deadlines: deputy, source, place, and that the youth has understood."""

from salto_cli.models.question import FILE
from salto_cli.store.guards import Run, guard, keep_as_said, let_be_put_right
from salto_cli.store.marks import columns
from salto_cli.store.steps import step

_AS_SAID = ("confirmation", "deadline_move", "deadline_end")


@step(13, "6e3e59acd95242cf8ef180c286f2a8ba6c443508a8e6672386aaf14ffb769fa0")
def what_a_deadline_has(run: Run) -> None:
    """Deadlines: deputy, source, place, and that the youth has understood."""
    _deadlines(run)
    _what_was_said_about_them(run)
    # What is near is asked kind by kind each morning: every kind has lead times of its own.
    run("CREATE INDEX task_of_kind ON task (kind, due) WHERE closed IS NULL")
    guard(run, "deadline", ("person",), (FILE,))
    for table in _AS_SAID:
        guard(run, table, ("person",), (FILE,))
        keep_as_said(run, table)
        let_be_put_right(run, table, columns(table, 13), ("person",))


def _deadlines(run: Run) -> None:
    """What a task has beside it where it is a deadline. ``version`` rises when day, clock or place change,
    and a confirmation of an earlier version counts no more; ``series`` is the number of its first task."""
    run(
        """
        CREATE TABLE deadline (
            id INTEGER PRIMARY KEY REFERENCES task (id),
            person INTEGER NOT NULL REFERENCES person (id),
            deputy INTEGER NOT NULL REFERENCES operator (id), at TEXT, place TEXT, source TEXT NOT NULL,
            verified TEXT NOT NULL, consequence TEXT, needs TEXT, series INTEGER,
            version INTEGER NOT NULL DEFAULT 1, salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX deadline_by_person ON deadline (person)")
    run("CREATE INDEX deadline_in_series ON deadline (series) WHERE series IS NOT NULL")


def _what_was_said_about_them(run: Run) -> None:
    """Who told the youth and whether it was understood; what a deadline was before it moved; how it ended."""
    run(
        """
        CREATE TABLE confirmation (
            id INTEGER PRIMARY KEY, deadline INTEGER NOT NULL REFERENCES deadline (id),
            person INTEGER NOT NULL REFERENCES person (id), by INTEGER NOT NULL REFERENCES operator (id),
            told TEXT NOT NULL, how TEXT NOT NULL, understood INTEGER NOT NULL, words TEXT,
            version INTEGER NOT NULL, typed TEXT NOT NULL, salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX confirmation_of_deadline ON confirmation (deadline, version)")
    run("CREATE INDEX confirmation_by_person ON confirmation (person)")
    run(
        """
        CREATE TABLE deadline_move (
            id INTEGER PRIMARY KEY, deadline INTEGER NOT NULL REFERENCES deadline (id),
            person INTEGER NOT NULL REFERENCES person (id), due TEXT NOT NULL, at TEXT, place TEXT,
            why TEXT NOT NULL, by INTEGER NOT NULL REFERENCES operator (id), typed TEXT NOT NULL,
            salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX deadline_move_by_person ON deadline_move (person)")
    run("CREATE INDEX deadline_move_of_deadline ON deadline_move (deadline)")
    run(
        """
        CREATE TABLE deadline_end (
            id INTEGER PRIMARY KEY, deadline INTEGER NOT NULL UNIQUE REFERENCES deadline (id),
            person INTEGER NOT NULL REFERENCES person (id), outcome TEXT NOT NULL,
            next INTEGER REFERENCES task (id), by INTEGER NOT NULL REFERENCES operator (id),
            typed TEXT NOT NULL, salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX deadline_end_by_person ON deadline_end (person)")
