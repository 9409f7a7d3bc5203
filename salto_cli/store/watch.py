"""Someone who is told how far a long piece of work has come."""

from collections.abc import Callable

Watch = Callable[[int], None]  # how many more bytes have been worked through


def unwatched(_more: int) -> None:
    """Tell nobody."""
