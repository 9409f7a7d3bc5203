"""Someone of whom nothing else is known, not even who: whom no answer can clear anything about."""

from typing import Final

SOMEONE: Final = 0  # the id of nobody
