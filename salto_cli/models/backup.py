"""A backup: one folder with a copy of a store, and the manifest that says what belongs in it."""

from datetime import datetime
from pathlib import Path

from salto_cli.frozen import frozen
from salto_cli.models.audit import Verified
from salto_cli.models.order import OVERSIGHT, Order


@frozen
class KeptFile:
    """One file of a backup: its name, size in bytes and SHA-256 in hex."""

    name: str
    size: int
    sha256: str


@frozen
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


@frozen
class Backup:
    """A published backup; ``manifest`` is None where it cannot be read."""

    folder: Path
    manifest: Manifest | None

    @property
    def name(self) -> str:
        """The folder's name: the moment in UTC, such as ``20261123T020000Z``."""
        return self.folder.name


@frozen
class BackupChecked:
    """A backup that is whole. ``content`` tells whether it was opened with the key as well.

    ``gap`` tells that the backup it was made after is no longer beside it.
    """

    folder: Path
    manifest: Manifest
    gap: bool
    content: bool


@frozen
class ThinnedOut:
    """Which backups stay and which were removed; ``left`` names those that are not whole: left alone."""

    stay: tuple[Backup, ...]
    gone: tuple[Backup, ...]
    left: tuple[str, ...]


@frozen(kw_only=True)
class Drill(Order):
    """Note in the log that a backup was put back on trial.

    ``act`` and ``seal`` (hex) are where its log ends, ``counts`` how many rows it holds of what is counted,
    ``created`` when it says it was made (ISO with offset). ``fault`` says what was found wrong with it, empty
    where all was well.
    """

    command = "backup drill"
    purpose = OVERSIGHT
    act: int = 0
    seal: str = ""
    counts: tuple[int, ...] = ()
    created: str = ""
    fault: str = ""


# --- what the commands answer ----------------------------------------------------------------------------


@frozen
class BackupLine:
    """One backup in a list; without a readable manifest only its name is known."""

    name: str
    readable: bool
    created: str | None
    act: int | None
    size: int | None


@frozen
class BackupMade:
    """A backup has been made in ``folder``, as far as ``act`` with its ``seal``; ``size`` is in bytes.

    ``second`` is the folder of its copy on another disk. ``removed`` tells how many old ones went.
    ``missing`` says, one line each, what could not be done once the backup itself stood.
    """

    folder: str
    created: str
    act: int
    seal: str
    size: int
    second: str | None = None
    removed: int = 0
    missing: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """9 where the backup stands, but not all that was asked for was done."""
        return 9 if self.missing else 0


@frozen
class BackupList:
    """The backups in ``folder``, the newest first."""

    folder: str
    backups: tuple[BackupLine, ...]


@frozen
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


@frozen
class BackupRestored:
    """A backup has been put back into ``store``; it was made at ``created``, as far as ``act``.

    ``aside`` is where the store that was there lies now. ``behind`` is how many acts that one had beyond
    this; None where there was none, or where it cannot be told. ``knows_erased`` is false where that one's
    list of who was erased could not be read: someone whom it had erased may be back.
    """

    folder: str
    store: str
    created: str
    act: int
    aside: str | None = None
    behind: int | None = None
    knows_erased: bool = True

    @property
    def exit_code(self) -> int:
        """9 where someone who had been erased may be back."""
        return 0 if self.knows_erased else 9


@frozen
class BackupsPruned:
    """The backups in ``folder`` have been thinned out, or with ``dry_run`` would be: names, newest first.

    ``left`` are those that are not whole; nobody but a person removes them.
    """

    folder: str
    dry_run: bool
    stay: tuple[str, ...]
    gone: tuple[str, ...]
    left: tuple[str, ...]

    @property
    def exit_code(self) -> int:
        """9 where a backup is not whole and was left alone."""
        return 9 if self.left else 0


@frozen
class Held:
    """How many of something a store holds: in the backup, and in the store today."""

    what: str
    backup: int
    store: int


@frozen
class BackupDrilled:
    """A backup was put back on trial, opened and checked; nothing of the trial is left.

    ``behind`` is how many acts the store has made since. ``wrong`` is the first thing wrong, in words, and
    ``log`` what was found inside. ``forgotten`` tells how many erasures were done again in it.
    """

    folder: str
    whole: bool
    created: str | None = None
    act: int | None = None
    behind: int | None = None
    held: tuple[Held, ...] = ()
    forgotten: int = 0
    wrong: str | None = None
    log: Verified | None = None

    @property
    def exit_code(self) -> int:
        """30 where something is wrong: the question is answered, so the result is printed all the same."""
        return 0 if self.whole else 30
