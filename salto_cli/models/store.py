"""The store as such: made, checked, looked after."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StoreMade:
    """A store has been made in ``folder``, with its first operator and the starter services."""

    folder: str
    operator: str
    services: int
