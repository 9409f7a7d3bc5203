"""What came of an order about a deadline."""

from salto_cli.frozen import frozen
from salto_cli.models.deadline import Move
from salto_cli.models.task import Task


@frozen
class PlaceChecked:
    """The numbers of the person's unsafe places that a place may be; none where it is fine."""

    unsafe: tuple[int, ...]


@frozen
class DeadlineConfirmed:
    """The youth was told; ``confirmed`` is False where that was an attempt only, and it stays red."""

    task: Task
    confirmed: bool
    how: str
    understood: bool


@frozen
class DeadlineVerified:
    """The day of a deadline was made sure of."""

    task: Task


@frozen
class DeadlineMoved:
    """A deadline was moved, from what ``was``; ``series`` are those that moved with it."""

    task: Task
    was: Move
    series: tuple[Task, ...] = ()


@frozen
class DeadlineHanded:
    """A deadline has another owner or deputy."""

    task: Task


@frozen
class SeriesStopped:
    """A series has ended, with the same outcome for each."""

    tasks: tuple[Task, ...]
    outcome: str
