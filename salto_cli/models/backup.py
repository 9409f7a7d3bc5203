"""A backup: one folder with a copy of a store, and the manifest that says what belongs in it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from salto_cli.models.audit import Verified


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


# --- what the commands answer ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class BackupLine:
    """One backup in a list; without a readable manifest only its name is known."""

    name: str
    readable: bool
    created: str | None
    act: int | None
    size: int | None


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A backup has been made in ``folder``, as far as ``act`` with its ``seal``; ``size`` is in bytes."""

    folder: str
    created: str
    act: int
    seal: str
    size: int


@dataclass(frozen=True, slots=True)
class BackupList:
    """The backups in ``folder``, the newest first."""

    folder: str
    backups: tuple[BackupLine, ...]


@dataclass(frozen=True, slots=True)
class BackupVerified:
    """What was found in a backup. ``content`` tells whether it was also opened with its key.

    ``wrong`` is the first thing wrong with its files, in words; ``log`` what was found inside.
    ``gap`` tells that the backup it was made after is no longer beside it.
    """

    folder: str
    whole: bool
    content: bool
    created: str | None = None
    act: int | None = None
    gap: bool = False
    wrong: str | None = None
    log: Verified | None = None

    @property
    def exit_code(self) -> int:
        """30 where something is wrong: the question is answered, so the result is printed all the same."""
        return 0 if self.whole else 30


@dataclass(frozen=True, slots=True)
class BackupRestored:
    """A backup has been put back into ``store``; it was made at ``created``, as far as ``act``."""

    folder: str
    store: str
    created: str
    act: int
