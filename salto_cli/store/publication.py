"""Files that an act makes: complete or absent, and never one that the log does not know.

The bytes go into ``FILE.part`` beside their place before the act closes; a small list in the store's
folder says which parts are under way; after the commit each is moved into place and the list removed.
If the program is killed in between, the next open finishes or removes what it finds in the list. A part has
its name only when it is whole, so what is not the very bytes that the list tells of is not ours to touch.
"""

import hashlib
import json
import os
import re
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from salto_cli.errors import CannotWrite, Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.publication import MAKE_KEYS, Made
from salto_cli.store.act import Act
from salto_cli.store.cipher import Connected, Connection
from salto_cli.store.leftovers import sweep_files
from salto_cli.store.place import KEYS
from salto_cli.store.wholefile import (
    cannot_write,
    flush_folder,
    move,
    open_plain,
    read_small,
    write_whole,
)

UNDER_WAY = "publishing-"  # begins a list's name, in the store's folder: paths and digests, no person
PART = ".part"
REPLACES: Final = "replaces"
DIGEST: Final = re.compile(r"[0-9a-f]{64}")
LONGEST_LIST: Final = 1 << 20  # bytes; far more than a meeting with every service there is


@frozen
class Pending:
    """One file under way: where it will lie, and the SHA-256 that the log holds of it.

    ``replaces``: it is the next key file, and takes the place of the one that is there.
    """

    path: Path
    digest: str
    replaces: bool = False

    @property
    def part(self) -> Path:
        """Where its bytes are until the commit."""
        return self.path.with_name(self.path.name + PART)


def write_parts(folder: Path, act: Act, made: Sequence[Made]) -> tuple[Pending, ...]:
    """Write every file's bytes beside its place, and its digest into the log of this act.

    Raises Unacceptable where something lies there already, CannotWrite where the bytes cannot be written;
    in both cases no part is left behind.
    """
    pending = tuple(
        Pending(each.path.absolute(), hashlib.sha256(each.content).hexdigest(), each.replaces)
        for each in made
    )
    _refuse_taken(pending)
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
            # Else another salto was faster: see below.
            if each.part.exists() or not (each.replaces or each.path.exists()):
                move(each.part, each.path)
            flush_folder(each.path.parent)
        if pending:
            _list_of(folder, pending).unlink(missing_ok=True)
    except OSError as reason:
        raise CannotWrite(
            _("the work is saved, but its file could not be moved into place"),
            _("look after the folder; the next salto command tries again"),
        ) from reason


def discard(folder: Path, pending: Sequence[Pending]) -> None:
    """Remove parts whose act did not close."""
    for each in pending:
        with suppress(OSError):
            each.part.unlink(missing_ok=True)
    with suppress(OSError):
        if pending:
            _list_of(folder, pending).unlink(missing_ok=True)


def finish_or_remove(folder: Path, at: Connected) -> bool:
    """At open: finish what a committed act had made, remove what an act that never closed left behind.

    Under the write lock: what another salto is making just now is not ours to touch. Returns whether there
    was anything: the key file may be another one then.
    """
    connection = at.connection
    lists = [path for path in folder.glob(f"{UNDER_WAY}*") if _is_file(path)]
    if not lists:
        return False
    connection.execute("BEGIN IMMEDIATE")
    try:
        for listed in lists:
            with suppress(OSError):  # what the disk refuses now, the next open tries again
                waiting = [each for each in _under_way(listed) if not _is_finished(each, connection)]
                if not waiting:
                    listed.unlink(missing_ok=True)
    finally:
        connection.execute("ROLLBACK")
    return True


def newest_keys(connection: Connection) -> frozenset[str]:
    """What the log knows the newest key file by: its SHA-256, or both of one that came in two moves.

    Empty where nobody has changed the keys that the store was made with.
    """
    rows = connection.execute(
        "SELECT digest FROM published WHERE act = (SELECT p.act FROM published p JOIN act a ON a.id = p.act "
        f"WHERE a.command IN ({', '.join('?' * len(MAKE_KEYS))}) ORDER BY p.act DESC LIMIT 1)",
        MAKE_KEYS,
    ).fetchall()
    return frozenset(str(row[0]) for row in rows)


def _refuse_taken(pending: Sequence[Pending]) -> None:
    new = [path for each in pending if not each.replaces for path in (each.path, each.part)]
    try:
        taken = next((path for path in new if _is_there(path)), None)
    except OSError as reason:
        raise cannot_write(reason) from reason
    if taken is not None:
        raise Unacceptable(
            _("there is a file already: {path}").format(path=taken),
            _("choose another folder or move it away"),
        )


def _list_of(folder: Path, pending: Sequence[Pending]) -> Path:
    """Each act has a list of its own: another salto may begin one before this one has moved its files."""
    return folder / (UNDER_WAY + pending[0].digest[:16])


def _under_way(listed: Path) -> list[Pending]:
    """What a list tells of; nothing where no salto can have written it. Raises OSError."""
    try:
        return [_read(entry, listed.parent) for entry in json.loads(read_small(listed, LONGEST_LIST))]
    except (ValueError, TypeError, RecursionError):
        return []


def _read(entry: object, folder: Path) -> Pending:
    """One line of a list. Raises ValueError for anything but a whole path and a digest.

    What replaces is this folder's key file, whatever path is named: a list that someone has made up moves
    nothing over any other file.
    """
    match entry:
        case [str(), str(digest), str(how)] if how == REPLACES and DIGEST.fullmatch(digest):
            return Pending(folder / KEYS, digest, replaces=True)
        case [str(path), str(digest)] if DIGEST.fullmatch(digest) and b"\0" not in os.fsencode(path):
            where = Path(path)
            if where.is_absolute() and where.name:
                return Pending(where, digest)
    raise ValueError("no line of a list")


def _is_finished(each: Pending, connection: Connection) -> bool:
    """Move a part that the log knows, remove one that it does not; False where the disk refuses."""
    known = _is_known(each, connection)
    try:
        if not known:
            sweep_files(each.path.parent, each.part.name)
        if not _is_as_listed(each):
            return True
        if not known:
            each.part.unlink()
        elif each.replaces or not _is_there(each.path):
            move(each.part, each.path)
    except OSError:
        return False
    return True


def _is_known(each: Pending, connection: Connection) -> bool:
    """Whether a committed act made this file; of key files the newest alone, lest an old one comes back."""
    if each.replaces:
        return each.digest in newest_keys(connection)
    row = connection.execute("SELECT 1 FROM published WHERE digest = ?", (each.digest,)).fetchone()
    return row is not None


def _is_as_listed(each: Pending) -> bool:
    """Whether the part is there, and is a file with the very bytes of its digest. Raises OSError."""
    if not _is_file(each.part):
        return False
    with open_plain(each.part) as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == each.digest


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _is_file(path: Path) -> bool:
    """Whether ``path`` is a file: no folder, no link, no pipe."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def _list_under_way(folder: Path, pending: Sequence[Pending]) -> None:
    if pending:
        lines = json.dumps(
            [[str(each.path), each.digest, *([REPLACES] if each.replaces else [])] for each in pending]
        )
        write_whole(_list_of(folder, pending), lines.encode("ascii"))


def _write_part(part: Path, content: bytes) -> None:
    try:
        part.parent.mkdir(0o700, exist_ok=True)  # the last folder only: a mistyped path is not built up
    except FileNotFoundError as reason:
        raise CannotWrite(
            _("there is no such folder to write in"), _("make the folder above it first")
        ) from reason
    except OSError as reason:
        raise cannot_write(reason) from reason
    write_whole(part, content)
