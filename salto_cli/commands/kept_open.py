"""What stays open from one act to the next, in the shell and in the dashboard: the keys and the store.

The store is looked at anew for each act, so that it is always the one on the disk: the keys are kept as long
as the key file is the one they were unlocked from, and the open database as long as it is the file that lies
there (store/between.py).
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

from salto_cli.commands import keyring
from salto_cli.commands.desk import Desk
from salto_cli.commands.line import LEAVE
from salto_cli.commands.unlock import look, open_keys, typed_keys
from salto_cli.models.secret import Kept
from salto_cli.usecases import where

if TYPE_CHECKING:
    from salto_cli.usecases.opening import Between


@dataclass(slots=True)
class KeptOpen:
    """A store that one person has unlocked at a desk; ``kept`` is None while it is locked."""

    at: Desk
    kept: Kept | None = field(repr=False)
    between: "Between | None" = field(default=None, repr=False)

    @classmethod
    def opened(cls, at: Desk) -> Self:
        """The store of this desk, unlocked. Raises NoStore, WrongPassphrase, Usage …"""
        look(at)
        mark = where.mark(where.key_file(at.folder))
        keys = open_keys(at, at.folder)
        from salto_cli.usecases import opening  # the question for the passphrase does not wait for it

        return cls(at, Kept(mark, keys), opening.between_lines())

    def unlock(self) -> None:
        """Ask for the passphrase at the terminal, whatever is kept elsewhere.

        Raises WrongPassphrase, and EOFError where one asks to leave instead.
        """
        mark = where.mark(where.key_file(self.at.folder))
        self.kept = Kept(mark, typed_keys(self.at, self.at.folder, LEAVE))

    def lock(self) -> None:
        """Forget the keys, here and where salto unlock keeps them, and let go of the store."""
        self.close()
        keyring.forget(self.at.world, self.at.folder)

    def close(self) -> None:
        """Forget the keys and let go of the store: whenever it is locked, for any reason, and at the end.

        What others have of the keys, as salto unlock, they keep.
        """
        self.kept = None
        if self.between is not None:
            self.between.close()

    def is_outdated(self) -> bool:
        """Whether the key file is no longer the one that the keys at hand were unlocked from."""
        mark = where.mark(where.key_file(self.at.folder))
        return self.kept is not None and bool(mark) and mark != self.kept.mark
