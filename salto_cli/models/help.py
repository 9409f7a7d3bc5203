"""A page of help, as a script gets it."""

from salto_cli.frozen import frozen


@frozen
class Help:
    """What is said about a command (in English words), a topic, or all of it (nothing)."""

    about: str
    text: str
