"""What the machine does around the store: encrypts its disk or not, dumps memory, keeps a history.

Everything here only reads, waits a few seconds at most, and may answer None: this machine does not tell.
"""

import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from salto_cli.store.place import mount_of

SECONDS = 5  # for another program to answer
LONGEST_HISTORY = 16 << 20  # bytes; of a longer one the end is read
_MOUNTS, _SWAPS, _BLOCK = Path("/proc/self/mounts"), Path("/proc/swaps"), Path("/sys/class/block")
_ENCRYPTED_KINDS = {"ecryptfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs"}
_DEPTH = 8  # layers of device mapper below each other; more is a loop

# What a salto command says about a person, or the words that were looked for.
_PERSONAL = re.compile(
    rb"\bsalto\s.*?(?:--(?:name|born|text|phone|address|national-id|note|strength|wish|school)\b|\bfind\s+\S)"
)
_HISTORIES = (
    ".bash_history",
    ".zsh_history",
    ".local/share/fish/fish_history",
    ".local/share/powershell/PSReadLine/ConsoleHost_history.txt",
    "AppData/Roaming/Microsoft/Windows/PowerShell/PSReadLine/ConsoleHost_history.txt",
)


def is_disk_encrypted(folder: Path) -> bool | None:
    """Whether the disk below ``folder`` is encrypted as a whole."""
    if sys.platform == "darwin":
        return {"true": True, "false": False}.get(_answer(["/usr/bin/fdesetup", "isactive"]) or "")
    if sys.platform == "win32":
        return _bitlocker(folder)
    try:
        device, kind = mount_of(folder.resolve(), _MOUNTS.read_text("utf-8", "replace"))
    except OSError:
        return None
    return True if kind in _ENCRYPTED_KINDS else is_device_encrypted(device)


def is_device_encrypted(device: str, block: Path = _BLOCK) -> bool | None:
    """Whether a device such as ``/dev/mapper/home`` lies on dm-crypt; ``block`` is as /sys/class/block."""
    if not device.startswith("/dev/"):
        return None
    return _lies_on_crypt(block / Path(device).resolve().name, _DEPTH)


def _lies_on_crypt(node: Path, depth: int) -> bool | None:
    if not node.exists() or not depth:
        return None
    try:
        if (node / "dm" / "uuid").read_text("ascii", "replace").startswith("CRYPT-"):
            return True
    except OSError:
        pass  # no device mapper: a plain disk or a partition
    below = sorted((node / "slaves").glob("*"))
    answers = [_lies_on_crypt(node.parent / each.name, depth - 1) for each in below]
    if not answers or False in answers:
        return False
    return None if None in answers else True


def _bitlocker(folder: Path) -> bool | None:
    """What the shell says of the drive; manage-bde would need an administrator."""
    query = f"(New-Object -ComObject Shell.Application).NameSpace('{folder.resolve().drive}').Self"
    property_ = "'System.Volume.BitLockerProtection'"
    command = ["powershell", "-NoProfile", "-Command", f"{query}.ExtendedProperty({property_})"]
    return {"1": True, "2": False}.get(_answer(command) or "")


def is_swap_safe() -> bool | None:
    """Whether nothing of the memory reaches a disk in the clear: no swap, or encrypted, or in memory."""
    if sys.platform == "darwin":
        return True  # encrypted since 10.7, whatever the disk is
    if sys.platform == "win32":
        return None
    try:
        lines = _SWAPS.read_text("utf-8", "replace").splitlines()[1:]
    except OSError:
        return None
    return are_swaps_safe(lines)


def are_swaps_safe(lines: Iterable[str], block: Path = _BLOCK) -> bool | None:
    """The same for the lines of /proc/swaps below the first."""
    rows = [line.split() for line in lines if line.strip()]
    answers = [_is_one_safe(row[0], row[1], block) for row in rows]
    if False in answers:
        return False
    return None if None in answers else True


def _is_one_safe(name: str, kind: str, block: Path) -> bool | None:
    if kind == "file":
        return is_disk_encrypted(Path(name).parent)
    return True if Path(name).name.startswith("zram") else is_device_encrypted(name, block)


def leaves_core_dumps() -> bool | None:
    """Whether a crash of this very process would write its memory to a file."""
    if sys.platform == "win32":
        return None
    import resource

    return resource.getrlimit(resource.RLIMIT_CORE)[0] != 0


def lines_in_history(home: Path, environ: Mapping[str, str]) -> int | None:
    """How many lines of the shells' histories hold a salto command with personal words in it.

    None where no history can be read. The lines themselves are neither kept nor shown.
    """
    paths = {home / name for name in _HISTORIES}
    if environ.get("HISTFILE"):
        paths.add(Path(environ["HISTFILE"]))
    counts = [count for count in map(_personal_lines, paths) if count is not None]
    return sum(counts) if counts else None


def _personal_lines(path: Path) -> int | None:
    try:
        with path.open("rb") as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - LONGEST_HISTORY))
            return sum(1 for line in file if _PERSONAL.search(line))
    except OSError:
        return None


def speaks_utf8(environ: Mapping[str, str]) -> bool | None:
    """Whether the terminal is set to show what is written in UTF-8."""
    if sys.platform == "win32":
        import ctypes

        page = ctypes.windll.kernel32.GetConsoleOutputCP()
        return None if page == 0 else bool(page == 65001)
    said = next((environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(name)), "")
    return "utf8" in said.casefold().replace("-", "")


def _answer(command: list[str]) -> str | None:
    """The first line that another program prints; None where it is not there, fails or takes too long."""
    try:
        ended = subprocess.run(
            command, capture_output=True, check=False, stdin=subprocess.DEVNULL, timeout=SECONDS
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return ended.stdout.decode("ascii", "replace").strip() if ended.returncode == 0 else None
