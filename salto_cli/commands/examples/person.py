"""Examples."""

from typing import Final

EXAMPLES: Final[dict[str, tuple[str, ...]]] = {}
