"""What came of an order about a deadline."""

from salto_cli.frozen import frozen
from salto_cli.models.deadline import Move
from salto_cli.models.named import Named
from salto_cli.models.task import Task


@frozen
class PlaceChecked:
    """The numbers of the person's unsafe places that a place may be; none where it is fine."""

    unsafe: tuple[int, ...]


@frozen
class DeadlineConfirmed:
    """The youth was told; ``confirmed`` is False where that was an attempt only, and it stays red.

    ``names`` are the others whom the youth's words name.
    """

    task: Task
    confirmed: bool
    how: str
    understood: bool
    names: tuple[Named, ...] = ()


@frozen
class DeadlineVerified:
    """The day of a deadline was made sure of; ``unreleased`` is its source where that keeps it here."""

    task: Task
    unreleased: str | None = None


@frozen
class DeadlineMoved:
    """A deadline was moved, from what ``was``; ``series`` are those that moved with it.

    ``names`` are the others whom the place or the reason names; ``unreleased`` is as in DeadlineVerified.
    """

    task: Task
    was: Move
    series: tuple[Task, ...] = ()
    names: tuple[Named, ...] = ()
    unreleased: str | None = None


@frozen
class DeadlineHanded:
    """A deadline has another owner or deputy."""

    task: Task


@frozen
class SeriesStopped:
    """A series has ended, with the same outcome for each."""

    tasks: tuple[Task, ...]
    outcome: str
