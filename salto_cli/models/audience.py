"""Who may be in the room for a case, what may be said there, and what keeps the others out."""

from dataclasses import field

from salto_cli.frozen import frozen


@frozen
class Case:
    """The least that says whose case it is: the code, and the first name agreed with the youth."""

    code: str
    called: str | None = field(default=None, repr=False)


@frozen
class Outside:
    """A service that is asked to the meeting and must be out of the room while one case is spoken of.

    ``reason`` is a key of the policy and ``text`` says it; ``who`` could make it a yes, and ``next`` is what
    to type. ``on_paper`` are categories that it may have all the same, on its own sheet: it is out because
    with it in the room less could be said to the others.
    """

    person: str
    service: str
    name: str
    reason: str
    text: str
    who: tuple[str, ...]
    next: str
    on_paper: tuple[str, ...] = ()


@frozen
class OnPaper:
    """What a service in the room may have that the others there may not: on its sheet, never aloud."""

    service: str
    name: str
    categories: tuple[str, ...]


@frozen
class Lapsing:
    """A consent that stands today and has run out by the meeting; ``through`` is its last day."""

    person: str
    service: str
    name: str
    through: str
    categories: tuple[str, ...]
    next: str


@frozen
class Unreached:
    """A service that may have something about someone, and not how to reach them: it can hardly act on it.

    ``next`` is the form that would change it, empty where none can.
    """

    person: Case
    service: str
    name: str
    next: str


@frozen
class Audience:
    """What the judge's answers come to for one case: who is in the room, and what may be said aloud there.

    ``services`` are ids; empty is the team alone, where everything the case is kept for may be said.
    """

    services: tuple[str, ...]
    said: tuple[str, ...]
    on_paper: tuple[OnPaper, ...]
    outside: tuple[Outside, ...]
    lapsing: tuple[Lapsing, ...]
