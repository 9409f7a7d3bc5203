"""Step 14: who is on the board and why, looks by rotation, and a store's own numbers of the week."""

from salto_cli.models.question import FILE
from salto_cli.store.guards import Run, guard, keep_as_said, let_be_put_right, touched
from salto_cli.store.steps import step

# As of this step.
_LOOK = ("id", "person", "day", "meeting", "outcome")


@step(14, "147adabf2f525e5c6970998ac7ffb25c1eb8ea7949c0afa0a813d8aec7e0fc2f")
def the_board_and_the_settings(run: Run) -> None:
    """Who is on the board and why, looks by rotation, and a store's own settings."""
    _the_board(run)
    _the_looks(run)
    _the_numbers(run)
    # What needs a colleague today is looked up from their cases, not by going through everyone's.
    run("CREATE INDEX case_of_lead ON case_file (lead, person) WHERE closed IS NULL")
    run(
        "CREATE INDEX case_of_responsible ON case_file (responsible_operator, person) "
        "WHERE closed IS NULL AND responsible_operator IS NOT NULL"
    )


def _the_board(run: Run) -> None:
    """One row for each stay. ``reason`` is a list of keys, ``until_reason`` the condition for leaving.

    ``waiting``: there was no place, and the stay has not begun. ``left`` is the day it ended, with what came
    of it in ``outcome``, and in ``anyway`` why it ended though a reason held still.
    """
    run(
        """
        CREATE TABLE board (
            id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id),
            reason TEXT NOT NULL CHECK (json_valid(reason)), since TEXT NOT NULL,
            waiting INTEGER NOT NULL, until_reason TEXT NOT NULL, agreed TEXT, review TEXT, left TEXT,
            outcome TEXT, anyway TEXT, salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX board_by_person ON board (person, left, review)")
    run("CREATE UNIQUE INDEX board_open_once ON board (person) WHERE left IS NULL")
    guard(run, "board", ("person",), (FILE,))


def _the_looks(run: Run) -> None:
    """Someone who is not on the board was looked at, in a meeting or outside of one."""
    run(
        """
        CREATE TABLE board_look (
            id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person (id), day TEXT NOT NULL,
            meeting INTEGER REFERENCES meeting (id), outcome TEXT NOT NULL, salt BLOB NOT NULL
        ) STRICT
        """
    )
    run("CREATE INDEX board_look_by_person ON board_look (person, day)")
    guard(run, "board_look", ("person",), (FILE,))
    keep_as_said(run, "board_look")
    let_be_put_right(run, "board_look", _LOOK, ("person",))


def _the_numbers(run: Run) -> None:
    """A municipality's own numbers, as they were put in place; a row without text puts back the shipped."""
    run(
        """
        CREATE TABLE week_numbers (
            id INTEGER PRIMARY KEY, digest TEXT NOT NULL, text TEXT,
            parsed TEXT CHECK (parsed IS NULL OR json_valid(parsed)), used TEXT NOT NULL,
            salt BLOB NOT NULL, CHECK ((text IS NULL) = (parsed IS NULL))
        ) STRICT
        """
    )
    touched(run, "week_numbers")
    keep_as_said(run, "week_numbers")
