"""Files that an act makes: complete or absent, and never one that the log does not know.

The bytes go into ``FILE.part`` beside their place before the act closes; a small list in the store's
folder says which parts are under way; after the commit each is moved into place and the list removed.
If the program is killed in between, the next open finishes or removes what it finds in the list.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from salto_cli.errors import CannotWrite, Unacceptable
from salto_cli.i18n import _
from salto_cli.models.publication import Made
from salto_cli.store.act import Act
from salto_cli.store.cipher import Connection
from salto_cli.store.wholefile import (
    cannot_write,
    create_private,
    flush,
    flush_folder,
    move,
    write_all,
    write_whole,
)

UNDER_WAY = "publishing"  # the list, in the store's folder: paths and digests, nothing about persons
PART = ".part"


@dataclass(frozen=True, slots=True)
class Pending:
    """One file under way: where it will lie, and the SHA-256 that the log holds of it."""

    path: Path
    digest: str

    @property
    def part(self) -> Path:
        """Where its bytes are until the commit."""
        return self.path.with_name(self.path.name + PART)


def write_parts(folder: Path, act: Act, made: Sequence[Made]) -> tuple[Pending, ...]:
    """Write every file's bytes beside its place, and its digest into the log of this act.

    Raises Unacceptable where something lies there already, CannotWrite where the bytes cannot be written;
    in both cases no part is left behind.
    """
    pending = tuple(Pending(each.path.absolute(), hashlib.sha256(each.content).hexdigest()) for each in made)
    taken = next((each.path for each in pending if each.path.exists()), None)
    if taken is not None:
        raise Unacceptable(
            _("there is a file already: {path}").format(path=taken),
            _("choose another folder or move it away"),
        )
    _list_under_way(folder, pending)
    try:
        for each, file in zip(pending, made, strict=True):
            _write_part(each.part, file.content)
            act.put_out(each.digest, len(file.content))
    except BaseException:
        discard(folder, pending)
        raise
    return pending


def move_into_place(folder: Path, pending: Sequence[Pending]) -> None:
    """After the commit: give every part its name. Raises CannotWrite; the next open tries again."""
    try:
        for each in pending:
            move(each.part, each.path)
            flush_folder(each.path.parent)
        if pending:
            (folder / UNDER_WAY).unlink(missing_ok=True)
    except OSError as reason:
        raise cannot_write(reason) from reason


def discard(folder: Path, pending: Sequence[Pending]) -> None:
    """Remove parts whose act did not close."""
    for each in pending:
        with suppress(OSError):
            each.part.unlink(missing_ok=True)
    with suppress(OSError):
        if pending:
            (folder / UNDER_WAY).unlink(missing_ok=True)


def finish_or_remove(folder: Path, connection: Connection) -> None:
    """At open: finish what a committed act had made, remove what an act that never closed left behind."""
    try:
        listed = json.loads((folder / UNDER_WAY).read_text(encoding="utf-8"))
        pending = [Pending(Path(path), digest) for path, digest in listed]
    except FileNotFoundError:
        return
    except (OSError, ValueError, TypeError):
        pending = []
    for each in pending:
        known = connection.execute("SELECT 1 FROM published WHERE digest = ?", (each.digest,)).fetchone()
        with suppress(OSError):
            if known and each.part.exists() and not each.path.exists():
                move(each.part, each.path)
            else:
                each.part.unlink(missing_ok=True)
    with suppress(OSError):
        (folder / UNDER_WAY).unlink(missing_ok=True)


def _list_under_way(folder: Path, pending: Sequence[Pending]) -> None:
    if pending:
        lines = json.dumps([[str(each.path), each.digest] for each in pending])
        write_whole(folder / UNDER_WAY, lines.encode("ascii"))


def _write_part(part: Path, content: bytes) -> None:
    try:
        part.unlink(missing_ok=True)
        fd = create_private(part)
        try:
            write_all(fd, content)
            flush(fd)
        finally:
            os.close(fd)
    except FileNotFoundError as reason:
        raise CannotWrite(_("there is no such folder to write in"), _("make the folder first")) from reason
    except OSError as reason:
        raise cannot_write(reason) from reason
