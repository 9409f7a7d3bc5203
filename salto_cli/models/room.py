"""What a case on the screen of a meeting shows beside its words: the dates that come next."""

from dataclasses import field

from salto_cli.frozen import frozen
from salto_cli.models.deadline import Deadline


@frozen
class Coming:
    """A date of a youth's as those in the room may hear it: what, the day, and the clock where there is one.

    ``owner`` and ``deadline``, how it stands and whether the youth has confirmed it, are for the team alone:
    None with a service in the room.
    """

    text: str = field(repr=False)
    due: str
    at: str | None
    owner: str | None = None
    deadline: Deadline | None = None
