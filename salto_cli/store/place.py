"""Where a store lies: one folder of its owner's, not shared, not synchronised, not on the network.

Anything that copies a busy database file by itself makes copies that look whole and are not, and file
locks do not hold across a network; so such places are refused unless a person insists.
"""

import re
import stat
import sys
from pathlib import Path, PurePath

from salto_cli.errors import NoStore, UnsafePlace, WrongState
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.store.leftovers import sweep
from salto_cli.store.wholefile import cannot_write

DATABASE, KEYS, KEYS_BEFORE, CHECKPOINT = "store.db", "keys.json", "keys.json.1", "checkpoint"
JOURNAL = "store.db-journal"
OURS = r"keys\.json|keys\.json\.1|checkpoint|erased"  # what is renewed in place

# Names of folders that a program keeps in step with a server, in any case. Most add the account or the
# organisation: "OneDrive - Oslo kommune", "GoogleDrive-kari@example.no", "Dropbox (Bydel)".
SYNCHRONISED = re.compile(
    r"(onedrive|skydrive|dropbox|google ?drive|nextcloud|owncloud|box sync|pclouddrive|jottacloud"
    r"|proton ?drive|synologydrive|seafile|megasync|tresorit|syncthing|creative cloud files"
    r"|sharepoint)([ ([-].*)?|icloud.*|mobile documents|cloudstorage|com~apple~clouddocs",
    re.I,
)
# What such a program leaves in the folder that it keeps in step, whatever that is called.
SYNC_TRACES = (".stfolder", ".dropbox.cache", ".dropbox", ".owncloudsync.log", ".sync_*.db", "._sync_*.db")
NETWORK = {
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdavfs", "afs", "davfs", "ncpfs", "coda"),
    *("ceph", "glusterfs", "lustre", "gfs2", "ocfs2", "beegfs", "vboxsf", "prl_fs"),
    *("fuse.sshfs", "fuse.rclone", "fuse.davfs", "fuse.davfs2", "fuse.s3fs", "fuse.glusterfs", "fuse.ceph"),
    *("fuse.gvfsd-fuse", "fuse.google-drive-ocamlfuse", "fuse.onedriver", "fuse.vmhgfs-fuse"),
}
LOOSE = stat.S_IRWXG | stat.S_IRWXO


@frozen
class Place:
    """The folder of a store, and the files in it."""

    folder: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.folder / DATABASE

    @property
    def keys(self) -> Path:
        """The key file."""
        return self.folder / KEYS

    @property
    def checkpoint(self) -> Path:
        """The last seal, for whoever has no key."""
        return self.folder / CHECKPOINT

    @property
    def holds_store(self) -> bool:
        """Whether there is a database here, or a key file that has lost its database."""
        return self.database.exists() or self.keys.exists()


def prepare(folder: Path, *, allow_unsafe: bool = False) -> Place:
    """Make ``folder`` ready for a new store: it and its missing parents are created, 0700.

    Raises:
        WrongState: there is something in the folder already.
        UnsafePlace: it is synchronised or on the network, and ``allow_unsafe`` does not say otherwise.
        CannotWrite: the folder cannot be made.
    """
    refuse_unsafe(folder, allow_unsafe)
    refuse_traces(folder, allow_unsafe)
    refuse_filled(folder)
    try:
        make_folders(folder)
        if sys.platform != "win32":
            folder.chmod(0o700)
    except OSError as reason:
        raise cannot_write(reason) from reason
    return Place(folder)


def find(folder: Path, *, allow_unsafe: bool = False) -> tuple[Place, tuple[Path, ...]]:
    """The store in ``folder``, and the paths that others could read until now: their bits are taken away.

    Leftovers of killed processes are removed on the way.

    Raises:
        NoStore: there is none.
        UnsafePlace: others may write to the folder, or it is synchronised or on the network.
    """
    place = Place(folder)
    if not place.holds_store:
        raise NoStore(_("there is no store here"), _("make one with: salto init"))
    refuse_unsafe(folder, allow_unsafe)
    _refuse_writable(folder)
    sweep(folder, OURS)
    return place, tighten(place)


def tighten(place: Place) -> tuple[Path, ...]:
    """Take group's and others' rights from the folder and our files in it; returns which had any.

    Raises:
        CannotWrite: they are not ours to change.
    """
    loosened = loose(place)
    try:
        for path in loosened:
            path.chmod(stat.S_IMODE(path.stat().st_mode) & ~LOOSE)
    except OSError as reason:
        raise cannot_write(reason) from reason
    return loosened


def loose(place: Place) -> tuple[Path, ...]:
    """The folder and those of our files in it that group or others have any right to."""
    if sys.platform == "win32":
        return ()
    names = (DATABASE, JOURNAL, KEYS, KEYS_BEFORE, CHECKPOINT)
    ours = (place.folder, *(place.folder / name for name in names))
    return tuple(path for path in ours if _is_loose(path))


def refuse_filled(folder: Path) -> None:
    """Raise WrongState unless ``folder`` is missing or empty."""
    try:
        filled = any(folder.iterdir())
    except FileNotFoundError:
        return
    except OSError as reason:
        raise cannot_write(reason) from reason
    if not filled:
        return
    if Place(folder).holds_store:
        raise WrongState(_("there is a store here already"), _("choose a new or empty folder"))
    raise WrongState(_("this folder is not empty"), _("choose a new or empty folder"))


def make_folders(folder: Path) -> None:
    """Create ``folder`` and its missing parents, for their owner alone whatever the umask."""
    if folder.is_dir():
        return
    make_folders(folder.parent)
    folder.mkdir(0o700, exist_ok=True)


def refuse_unsafe(folder: Path, allowed: bool) -> None:
    """Raise UnsafePlace where ``folder`` is synchronised or on the network, unless that is ``allowed``."""
    if allowed:
        return
    resolved = folder.absolute().resolve()
    if is_synchronised(resolved):
        raise _in_step()
    if is_on_network(resolved):
        raise UnsafePlace(
            _("this folder is on the network, where file locks cannot be trusted"),
            _("choose a folder on this machine with --store"),
        )


def refuse_traces(folder: Path, allowed: bool) -> None:
    """Raise UnsafePlace where a new store would lie in a folder that a program has marked as its own."""
    if not allowed and bears_traces(folder.absolute().resolve()):
        raise _in_step()


def _in_step() -> UnsafePlace:
    return UnsafePlace(
        _("this folder is kept in step with a cloud service, which copies a store while it changes"),
        _("choose a folder outside OneDrive, Dropbox and iCloud with --store"),
    )


def is_synchronised(path: PurePath) -> bool:
    """Whether a part of ``path`` has a name that synchronising programs use."""
    return any(SYNCHRONISED.fullmatch(part) for part in path.parts)


def bears_traces(path: Path) -> bool:
    """Whether ``path`` or a folder above it, below the root, is marked by a program that synchronises it.

    The home folder and those above it are left out: Dropbox keeps its own settings in ``~/.dropbox``. Many
    folders are read, so this is asked for a new store and by the doctor, and not each time one is opened.
    """
    home = Path.home()
    folders = [each for each in (path, *path.parents) if each not in {home, *home.parents}]
    return any(next(folder.glob(trace), None) is not None for folder in folders for trace in SYNC_TRACES)


def is_on_network(path: PurePath) -> bool:
    """Whether ``path`` is a network share (``\\\\server\\share``) or lies on a mounted network disk."""
    text = str(path)
    if re.match(r"[\\/]{2}[^\\/?.]", text) or text.upper().startswith("\\\\?\\UNC"):
        return True
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.drive + "\\") == 4)  # DRIVE_REMOTE
    if sys.platform == "darwin":
        return path.is_relative_to("/Volumes") and is_network_volume(path, _mac_mounts())
    mounts = Path("/proc/self/mounts")
    return mounts.exists() and is_network_mount(path, mounts.read_text("utf-8", "replace"))


def is_network_mount(path: PurePath, mounts: str) -> bool:
    """Whether the innermost mount that holds ``path`` is a network disk; ``mounts`` as in /proc/mounts."""
    return mount_of(path, mounts)[1] in NETWORK


def mount_of(path: PurePath, mounts: str) -> tuple[str, str]:
    """The device and the kind of the innermost mount that holds ``path``; ``mounts`` as in /proc/mounts."""
    best, found = -1, ("", "")
    below = f"{path}/"
    for line in mounts.splitlines():
        device, point, kind, *_rest = line.split(" ")
        if "\\" in point:
            point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), point)
        root = point.rstrip("/")
        if below.startswith(f"{root}/") and len(root) >= best:
            best, found = len(root), (device, kind)
    return found


def is_network_volume(path: PurePath, mounts: str) -> bool:
    """The same for what /sbin/mount prints on macOS: ``//kari@server/x on /Volumes/x (smbfs, …)``."""
    best, kind = -1, ""
    for point, found in re.findall(r"(?m)^.*? on (/.*) \((\w+)[,)]", mounts):
        if path.is_relative_to(point) and len(PurePath(point).parts) >= best:
            best, kind = len(PurePath(point).parts), found
    return kind in NETWORK


def _mac_mounts() -> str:
    import subprocess

    ended = subprocess.run(["/sbin/mount"], capture_output=True, check=False, stdin=subprocess.DEVNULL)
    return ended.stdout.decode("utf-8", "replace")


def _refuse_writable(folder: Path) -> None:
    if sys.platform == "win32":
        return  # the profile's own folders are private by inheritance there
    if stat.S_IMODE(folder.stat().st_mode) & (stat.S_IWGRP | stat.S_IWOTH):
        raise UnsafePlace(
            _("others on this machine can write to the store's folder"),
            _("if nobody has: chmod 700 the folder, then check with salto audit verify"),
        )


def _is_loose(path: Path) -> bool:
    try:
        mode = path.stat(follow_symlinks=False).st_mode
    except FileNotFoundError:
        return False
    return not stat.S_ISLNK(mode) and bool(mode & LOOSE)
