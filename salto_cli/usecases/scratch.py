"""Where a note may lie while an editor has it: in memory, where the machine has such a place.

A folder of its own for each note, with the number of the process in its name: what a killed program left is
known by that, and goes at the next start.
"""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from salto_cli.errors import CannotWrite
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.store.leftovers import alive
from salto_cli.store.place import mount_of

NAME: Final = "salto-note"
_MOUNTS: Final = Path("/proc/self/mounts")
_IN_MEMORY: Final = frozenset({"tmpfs", "ramfs"})


@frozen
class Scratch:
    """A folder of this process's own; ``in_memory``: what lies there reaches a disk by swapping alone."""

    folder: Path
    in_memory: bool

    @property
    def file(self) -> Path:
        """The file that the editor opens."""
        return self.folder / "note.txt"

    def remove(self) -> None:
        """Take the folder away with all that the editor has put beside the file."""
        shutil.rmtree(self.folder, ignore_errors=True)


def make(environ: Mapping[str, str]) -> Scratch:
    """A new folder (0700) with an empty file (0600). Raises CannotWrite where there is no room for one."""
    for base in _bases(environ):
        try:
            folder = Path(tempfile.mkdtemp(prefix=f"{NAME}-{os.getpid()}-", dir=base))
        except OSError:
            continue  # a place that is named and cannot be written to: the next one may do
        made = Scratch(folder, is_in_memory(folder))
        made.file.touch(mode=0o600, exist_ok=False)
        return made
    raise CannotWrite(
        _("there is no place for the editor's file"), _("write it at the prompt, without --editor")
    )


def left_behind(environ: Mapping[str, str]) -> list[Path]:
    """The folders of programs that were killed while someone was writing."""
    return [folder for base in _bases(environ) for folder in _of_the_dead(base)]


def sweep(environ: Mapping[str, str]) -> int:
    """Remove what was left behind; how many notes that were."""
    found = left_behind(environ)
    for folder in found:
        shutil.rmtree(folder, ignore_errors=True)
    return len(found)


def is_in_memory(folder: Path, mounts: Path = _MOUNTS) -> bool:
    """Whether the machine says that what lies in ``folder`` lies in memory."""
    if sys.platform != "linux" or not mounts.exists():
        return False
    return mount_of(folder, mounts.read_text("utf-8", "replace"))[1] in _IN_MEMORY


def _bases(environ: Mapping[str, str]) -> list[Path]:
    """Where such a folder may be made, the best place first; the last is the user's own temporary folder."""
    if sys.platform == "win32":
        named = [environ.get("LOCALAPPDATA", "")]
    else:
        named = [environ.get("XDG_RUNTIME_DIR", ""), "/dev/shm"]
    there = [Path(name) for name in named if name and Path(name).is_dir()]
    if sys.platform == "linux":
        there = [base for base in there if is_in_memory(base)]
    return list(dict.fromkeys([*there, Path(tempfile.gettempdir())]))


def _of_the_dead(base: Path) -> Iterator[Path]:
    for folder in base.glob(f"{NAME}-*"):
        found = re.fullmatch(rf"{NAME}-(\d{{1,10}})-\w+", folder.name)
        if found and _is_own(folder) and not alive(int(found.group(1))):
            yield folder


def _is_own(folder: Path) -> bool:
    """Whether the folder is a real one and belongs to whoever runs this; others' are nobody's business."""
    facts = folder.lstat()
    return not folder.is_symlink() and (sys.platform == "win32" or facts.st_uid == os.getuid())
