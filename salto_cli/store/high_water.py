"""How far this machine has seen a store come: kept outside the store, so that an older one is noticed.

Whoever puts an older copy of a whole store folder back brings its own checkpoint along; this file stays. It
is written after each commit and so is never ahead of the database. It names no person: one file for each
store id, in the place where programs keep what they remember on a machine, which says in which folder the
store lay.

A copy in another folder, while the store itself still lies where it was, has a mark of its own once someone
has said why it is worked in. To look at a backup moves nothing of the store that it is a backup of.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from salto_cli.errors import Damaged, NewerStore, NoStore
from salto_cli.frozen import frozen
from salto_cli.store import keyfile
from salto_cli.store.canonical import (
    MAX_BYTES,
    Malformed,
    Writable,
    canonical,
    read_fields,
    with_digest,
    without_digest,
)
from salto_cli.store.keys import read_keys
from salto_cli.store.place import DATABASE, make_folders
from salto_cli.store.wholefile import cannot_write, read_small, write_whole

FORM = 2
_HOMELESS_FORM = 1  # of before it said where the store lay
_HOMELESS = {"store", "act", "seal"}
_FIELDS = _HOMELESS | {"home"}
_PATH = r"(?:[0-9a-f]{2})*"


@frozen
class Seen:
    """The newest act of a store that this machine has made or seen, and its seal in hex.

    ``home`` is the folder it lay in: the bytes of its path in hex, empty where that was not written down.
    """

    act: int
    seal: str
    home: str = ""


@frozen
class HighWater:
    """The mark of the store in ``home``, in a ``folder`` of this machine's that belongs to its user alone.

    ``beside`` says that ``home`` holds a copy, and the store itself lies elsewhere; ``was_beside`` that it
    was one, and has a mark from then.
    """

    folder: Path
    store_id: str
    home: Path
    beside: bool = False
    was_beside: bool = False

    @property
    def file(self) -> Path:
        """Where the mark lies, whether or not it is there yet."""
        own = f"-{hashlib.sha256(_spelt(self.home)).hexdigest()[:16]}" if self.beside else ""
        return self.folder / f"seen-{self.store_id}{own}"

    def read(self) -> Seen | None:
        """The mark; None where there is none that can be read.

        A broken one counts as none: whoever can break it can also take it away.
        """
        return _read(self.file, self.store_id)

    def all(self) -> list[Seen]:
        """Every mark that the log must hold: this one, and of what was a copy until now the copy's."""
        before = [self._as_copy] if self.was_beside else []
        return [seen for each in (self, *before) if (seen := each.read())]

    def known(self) -> list[Seen]:
        """The same; of a copy that has no mark yet, the mark of the store itself."""
        return self.all() or replace(self, beside=False).all()

    def write(self, act: int, seal: str) -> None:
        """Move the mark, in one step. Raises CannotWrite, which stops no work: it is told by ``doctor``."""
        try:
            make_folders(self.folder)
        except OSError as reason:
            raise cannot_write(reason) from reason
        said: dict[str, Writable] = {
            "form": FORM,
            "store": self.store_id,
            "act": act,
            "seal": seal,
            "home": _spelt(self.home).hex(),
        }
        write_whole(self.file, with_digest(canonical(said)), durable=False)
        if self.was_beside:
            self._as_copy.file.unlink(missing_ok=True)  # the store's own mark has taken its place

    def supersede(self, holds: Callable[[Seen], bool]) -> None:
        """Take away the mark of each other copy whose act the log ``holds``: it goes on from there."""
        for file in self._copies():
            seen = _read(file, self.store_id)
            if file != self.file and seen is not None and holds(seen):
                file.unlink(missing_ok=True)

    def copies(self) -> int:
        """How many other folders hold a copy that someone works in."""
        marks = (_read(file, self.store_id) for file in self._copies() if file != self.file)
        return sum(1 for seen in marks if seen is not None and _lies_elsewhere(seen, self))

    @property
    def _as_copy(self) -> "HighWater":
        return replace(self, beside=True, was_beside=False)

    def _copies(self) -> Iterator[Path]:
        return self.folder.glob(f"seen-{self.store_id}-*")


def of(folder: Path, store_id: str, home: Path) -> HighWater:
    """The mark of the store, or the copy of one, that lies in ``home``."""
    mark = HighWater(folder, store_id, home)
    seen = mark.read()
    if seen is not None and _lies_elsewhere(seen, mark):
        return replace(mark, beside=True)
    return replace(mark, was_beside=replace(mark, beside=True).file.exists())


def _read(file: Path, store_id: str) -> Seen | None:
    try:
        (line,) = without_digest(read_small(file, MAX_BYTES), 1)
        at_home = b'"home":' in line
        form, names = (FORM, _FIELDS) if at_home else (_HOMELESS_FORM, _HOMELESS)
        fields = read_fields(line, form, names)
        fields.text("store", store_id)
        home = fields.text("home", _PATH) if at_home else ""
        return Seen(fields.number("act", 1), fields.octets("seal", 32).hex(), home)
    except (OSError, Malformed, NewerStore):
        return None


def _lies_elsewhere(seen: Seen, mark: HighWater) -> bool:
    """Whether the store still lies where it was seen, and that is another folder."""
    if seen.home in {"", _spelt(mark.home).hex()}:
        return False
    was = Path(os.fsdecode(bytes.fromhex(seen.home)))
    try:
        there = keyfile.read(read_keys(was)).store_id == mark.store_id
        return there and (was / DATABASE).exists() and not was.samefile(mark.home)
    except (OSError, ValueError, Damaged, NewerStore, NoStore):
        return False


def _spelt(folder: Path) -> bytes:
    return os.fsencode(folder.resolve())
