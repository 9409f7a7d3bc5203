"""A colleague as the store knows them. Every start reads one, so nothing else stands here."""

from salto_cli.frozen import frozen
from salto_cli.models.role import COORDINATOR
from salto_cli.models.text import fold


@frozen
class Operator:
    """A colleague; ``has_key`` says whether they can open the store themselves, by ``slot`` of its key file.

    ``added`` and ``revoked`` are ISO moments; ``revoked`` is when they left or their key was taken back.
    """

    id: int
    name: str
    has_key: bool
    role: str = COORDINATOR
    slot: str | None = None
    added: str = ""
    revoked: str | None = None

    def is_called(self, name: str) -> bool:
        """Whether ``name`` is their whole name, however it is written."""
        return fold(self.name) == fold(name)
