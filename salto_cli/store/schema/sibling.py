"""Step 19: looks at siblings, what guardians wish, and warnings."""

from salto_cli.models.question import FILE, IDENTITY
from salto_cli.store.guards import Run, guard, keep_as_said, let_be_put_right
from salto_cli.store.marks import columns
from salto_cli.store.steps import step

# The columns that hold a person in each table whose rows are kept as they were said.
_AS_SAID = {
    **dict.fromkeys(
        (
            "sibling_look", "sibling_answer", "sibling_trigger", "warning", "warning_review", "warning_told",
            "promise_told",
        ),
        ("person",),
    ),
    "guardian_wish": ("person", "guardian"),
    "promise": ("person", "guardian"),
}  # fmt: skip


@step(19, "af00fee7af84392e02257115dc0d46b6985917eab4cfae82d90ce8f4e2f729c2")
def siblings_and_warnings(run: Run) -> None:
    """Looks at siblings, what guardians wish, and warnings."""
    _looks(run)
    _warnings(run)
    _guardians(run)
    for table, persons in _AS_SAID.items():
        keep_as_said(run, table)
        let_be_put_right(run, table, columns(table, 19), persons)


def _looks(run: Run) -> None:
    """That someone looked, and when next; what was answered stands apart, and needs a case of their own."""
    run(
        """
        CREATE TABLE sibling_look (
            id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id), day TEXT NOT NULL,
            by INTEGER NOT NULL REFERENCES operator (id), outcome TEXT NOT NULL, asked TEXT NOT NULL,
            next TEXT NOT NULL, trusted INTEGER NOT NULL REFERENCES operator (id), typed TEXT NOT NULL,
            n INTEGER NOT NULL, salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX sibling_look_by_person ON sibling_look (person, typed, n)")
    run(
        """
        CREATE TABLE sibling_answer (
            id INTEGER PRIMARY KEY, look INTEGER NOT NULL REFERENCES sibling_look (id),
            person INTEGER NOT NULL REFERENCES person (id), school TEXT NOT NULL, home TEXT NOT NULL,
            leisure TEXT NOT NULL, safety TEXT NOT NULL, offer TEXT, category TEXT, answer TEXT,
            salt BLOB NOT NULL, CHECK ((offer IS NULL) = (answer IS NULL))
        ) STRICT
        """
    )
    run("CREATE INDEX sibling_answer_by_person ON sibling_answer (person)")
    run("CREATE UNIQUE INDEX sibling_answer_of ON sibling_answer (look)")
    # Without a case of their own only the day is kept, and not why: that would be a note about a child.
    run(
        """
        CREATE TABLE sibling_trigger (
            id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id), why TEXT,
            by_day TEXT NOT NULL, by INTEGER NOT NULL REFERENCES operator (id), typed TEXT NOT NULL,
            salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX sibling_trigger_by_person ON sibling_trigger (person, by_day)")
    guard(run, "sibling_look", ("person",), (IDENTITY, FILE))
    guard(run, "sibling_answer", ("person",), (FILE,))
    guard(run, "sibling_trigger", ("person",), (IDENTITY, FILE))


def _warnings(run: Run) -> None:
    """A danger to or from someone, every time it was looked at again, and whether the person knows."""
    run(
        """
        CREATE TABLE warning (
            id INTEGER PRIMARY KEY, number INTEGER NOT NULL UNIQUE,
            person INTEGER NOT NULL REFERENCES person (id),
            danger TEXT NOT NULL CHECK (danger IN ('to', 'from')), kind TEXT NOT NULL,
            category TEXT NOT NULL, text TEXT NOT NULL, source TEXT NOT NULL, since TEXT NOT NULL,
            review TEXT NOT NULL, by INTEGER NOT NULL REFERENCES operator (id), typed TEXT NOT NULL,
            salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX warning_by_person ON warning (person)")
    run(
        """
        CREATE TABLE warning_review (
            id INTEGER PRIMARY KEY, warning INTEGER NOT NULL REFERENCES warning (id),
            person INTEGER NOT NULL REFERENCES person (id),
            verdict TEXT NOT NULL CHECK (verdict IN ('still', 'over')), why TEXT NOT NULL, review TEXT,
            by INTEGER NOT NULL REFERENCES operator (id), typed TEXT NOT NULL, n INTEGER NOT NULL,
            salt BLOB NOT NULL, CHECK ((verdict = 'over') = (review IS NULL))
        ) STRICT
        """
    )
    run("CREATE INDEX warning_review_by_person ON warning_review (person)")
    run("CREATE INDEX warning_review_of ON warning_review (warning, n)")
    run(
        """
        CREATE TABLE warning_told (
            id INTEGER PRIMARY KEY, warning INTEGER NOT NULL REFERENCES warning (id),
            person INTEGER NOT NULL REFERENCES person (id), told TEXT NOT NULL CHECK (told IN ('yes', 'no')),
            day TEXT NOT NULL, how TEXT, reason TEXT, by INTEGER NOT NULL REFERENCES operator (id),
            typed TEXT NOT NULL, n INTEGER NOT NULL, salt BLOB NOT NULL,
            CHECK ((told = 'yes') = (how IS NOT NULL) AND (told = 'no') = (reason IS NOT NULL))
        ) STRICT
        """
    )
    run("CREATE INDEX warning_told_by_person ON warning_told (person)")
    run("CREATE INDEX warning_told_of ON warning_told (warning, n)")
    for table in ("warning", "warning_review", "warning_told"):
        guard(run, table, ("person",), (FILE,))


def _guardians(run: Run) -> None:
    """What guardians wish for a child, and what they or the youth were promised: a promise is a task."""
    run(
        """
        CREATE TABLE guardian_wish (
            id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id),
            guardian INTEGER NOT NULL REFERENCES person (id), category TEXT NOT NULL, text TEXT NOT NULL,
            said TEXT NOT NULL, by INTEGER NOT NULL REFERENCES operator (id), typed TEXT NOT NULL,
            salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX guardian_wish_by_person ON guardian_wish (person)")
    run("CREATE INDEX guardian_wish_of ON guardian_wish (guardian)")
    run(
        """
        CREATE TABLE promise (
            id INTEGER PRIMARY KEY REFERENCES task (id),
            person INTEGER NOT NULL REFERENCES person (id), guardian INTEGER REFERENCES person (id),
            salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX promise_by_person ON promise (person)")
    run("CREATE INDEX promise_to ON promise (guardian) WHERE guardian IS NOT NULL")
    run(
        """
        CREATE TABLE promise_told (
            id INTEGER PRIMARY KEY, promise INTEGER NOT NULL REFERENCES promise (id),
            person INTEGER NOT NULL REFERENCES person (id),
            ended TEXT NOT NULL CHECK (ended IN ('kept', 'moved', 'cancelled')), how TEXT,
            by INTEGER NOT NULL REFERENCES operator (id), typed TEXT NOT NULL, n INTEGER NOT NULL,
            salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX promise_told_by_person ON promise_told (person)")
    run("CREATE INDEX promise_told_of ON promise_told (promise, n)")
    for table in ("guardian_wish", "promise", "promise_told"):
        guard(run, table, ("person",), (FILE,))
