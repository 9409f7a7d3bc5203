"""The store as such: made, checked, looked after."""

from salto_cli.frozen import frozen


@frozen
class StoreMade:
    """A store has been made in ``folder``, with its first operator and the starter services."""

    folder: str
    operator: str
    services: int
