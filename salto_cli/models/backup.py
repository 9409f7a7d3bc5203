"""A backup: one folder with a copy of a store, and the manifest that says what belongs in it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file of a backup: its name, size in bytes and SHA-256 in hex."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds and how far its store had come.

    ``act``, ``seal`` and ``step`` are the checkpoint's; the database may be one act ahead of them.
    ``previous`` is the SHA-256 of the manifest before, in hex, or empty for the first.
    """

    store_id: str
    created: datetime
    program: str
    files: tuple[KeptFile, ...]
    pages: int
    act: int
    seal: str
    step: int
    previous: str

    @property
    def size(self) -> int:
        """Bytes in all files together, without the manifest."""
        return sum(file.size for file in self.files)

    def file(self, name: str) -> KeptFile | None:
        """The file called ``name``, or None where the backup has none."""
        return next((file for file in self.files if file.name == name), None)


@dataclass(frozen=True, slots=True)
class Backup:
    """A published backup; ``manifest`` is None where it cannot be read."""

    folder: Path
    manifest: Manifest | None

    @property
    def name(self) -> str:
        """The folder's name: the moment in UTC, such as ``20261123T020000Z``."""
        return self.folder.name


@dataclass(frozen=True, slots=True)
class BackupChecked:
    """A backup that is whole. ``content`` tells whether it was opened with the key as well.

    ``gap`` tells that the backup it was made after is no longer beside it.
    """

    folder: Path
    manifest: Manifest
    gap: bool
    content: bool
