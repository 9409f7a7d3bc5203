"""How far this machine has seen a store come: kept outside the store, so that an older one is noticed.

Whoever puts an older copy of a whole store folder back brings its own checkpoint along; this file stays. It
is written after each commit and so is never ahead of the database. It names no person and no folder: one
file for each store id, in the place where programs keep what they remember on a machine.
"""

from pathlib import Path

from salto_cli.frozen import frozen
from salto_cli.store.canonical import (
    MAX_BYTES,
    Malformed,
    Writable,
    canonical,
    read_fields,
    with_digest,
    without_digest,
)
from salto_cli.store.place import make_folders
from salto_cli.store.wholefile import cannot_write, read_small, write_whole

FORM = 1
_FIELDS = {"store", "act", "seal"}


@frozen
class Seen:
    """The newest act of a store that this machine has made or seen, and its seal in hex."""

    act: int
    seal: str


@frozen
class HighWater:
    """The mark of one store, in a folder of this machine's that belongs to its user alone."""

    folder: Path
    store_id: str

    @property
    def file(self) -> Path:
        """Where the mark lies, whether or not it is there yet."""
        return self.folder / f"seen-{self.store_id}"

    def read(self) -> Seen | None:
        """The mark; None where there is none that can be read.

        A broken one counts as none: whoever can break it can also take it away.
        """
        try:
            (line,) = without_digest(read_small(self.file, MAX_BYTES), 1)
            fields = read_fields(line, FORM, _FIELDS)
            fields.text("store", self.store_id)
            return Seen(fields.number("act", 1), fields.octets("seal", 32).hex())
        except (OSError, Malformed):
            return None

    def write(self, seen: Seen) -> None:
        """Move the mark, in one step. Raises CannotWrite, which stops no work: it is told by ``doctor``."""
        try:
            make_folders(self.folder)
        except OSError as reason:
            raise cannot_write(reason) from reason
        said: dict[str, Writable] = {"form": FORM, "store": self.store_id, "act": seen.act, "seal": seen.seal}
        write_whole(self.file, with_digest(canonical(said)), durable=False)
