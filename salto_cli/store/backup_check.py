"""Is a backup whole? All that can be told without a key, and with one whatever the caller can tell."""

import hashlib
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from salto_cli.errors import Damaged
from salto_cli.i18n import _
from salto_cli.models.backup import BackupChecked, KeptFile, Manifest
from salto_cli.store import checkpoint, keyfile, manifest, signature
from salto_cli.store.canonical import MAX_BYTES
from salto_cli.store.keyfile import KeyFile
from salto_cli.store.manifest import MANIFEST
from salto_cli.store.place import CHECKPOINT, DATABASE, JOURNAL, KEYS
from salto_cli.store.restore import copy_files
from salto_cli.store.watch import Watch, unwatched
from salto_cli.store.wholefile import open_plain, read_small

PAGE = 4096  # bytes; SQLCipher 4's page
LOCK_PAGE = 0x40000000 // PAGE  # SQLite never writes the page that its lock bytes fall on
PLAIN_HEAD = b"SQLite format 3\x00"
FLUSHED = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
JOURNAL_HEADS = (FLUSHED, bytes(8))  # the second: still being filled
PAGES_BEFORE = slice(16, 20)  # of a journal: of how many pages the database was when the write began
BLOCK = 1 << 20

# Of 4096 random bytes some 2,540 are neither printable ASCII nor zero, give or take 31; of text or of an
# empty page almost none are.
_EXPECTED_IN_TEXT = bytes({0, *range(32, 127)})
_RANDOM_ENOUGH = 2000

OpenContent = Callable[[Path, Manifest], None]


def verify_backup(
    folder: Path, open_content: OpenContent | None = None, watch: Watch = unwatched
) -> BackupChecked:
    """Check the backup in ``folder``, changing nothing in it.

    Without a key: every file is there with its size and digest, the database has whole pages that look
    encrypted, key file and checkpoint are in form, of the same store, with a recovery slot and a signature
    by someone in the key file. With
    ``open_content`` the backup is also restored to a temporary folder, which is handed to it together
    with the manifest; it raises what it finds. The copy is needed because opening may roll a journal back.

    Raises:
        NotFound: there is no backup in ``folder``.
        Damaged: the first thing that is wrong, with the name of the file.
        NewerStore: it was made by a newer program.
    """
    content = manifest.read_bytes(folder)
    found = manifest.from_bytes(content)
    check_files(folder, found, watch)
    if open_content is not None:
        _check_content(folder, found, open_content)
    backups = folder.resolve().parent
    gap = bool(found.previous) and found.previous not in fingerprints(backups) | manifest.read_gone(backups)
    return BackupChecked(folder, found, gap=gap, content=open_content is not None)


def check_files(folder: Path, found: Manifest, watch: Watch = unwatched) -> None:
    """Everything that can be told without a key about the files in ``folder``; raises Damaged."""
    for file in found.files:
        _check_digest(folder / file.name, file, watch)
    for path in folder.glob(f"{DATABASE}-*"):
        if found.file(path.name) is None:  # a planted journal would change the database when it opens
            raise _damaged(path.name, _("{file} does not belong to the backup"))
    _check_pages(folder / DATABASE, found)
    if found.file(JOURNAL) is not None:
        _check_journal(folder / JOURNAL)
    keys = _check_keys(folder / KEYS, found)
    _check_checkpoint(folder / CHECKPOINT, found, keys)


def fingerprints(backups: Path) -> set[str]:
    """What the manifests of all backups in ``backups`` are called by their followers."""
    found = set()
    for path in backups.glob(f"*Z/{MANIFEST}"):
        with suppress(OSError):  # one that cannot be read is as good as gone
            found.add(manifest.fingerprint(read_small(path, MAX_BYTES)))
    return found


def _check_digest(path: Path, kept: KeptFile, watch: Watch) -> None:
    digest, size = hashlib.sha256(), 0
    try:
        with open_plain(path) as file:
            if os.fstat(file.fileno()).st_size != kept.size:
                raise _damaged(kept.name, _("{file} in the backup has been cut or changed"))
            while block := file.read(BLOCK):
                digest.update(block)
                size += len(block)
                watch(len(block))
    except FileNotFoundError as reason:
        raise _damaged(kept.name, _("{file} is missing from the backup")) from reason
    except OSError as reason:
        raise _damaged(kept.name, _("{file} in the backup cannot be read")) from reason
    if size != kept.size or digest.hexdigest() != kept.sha256:
        raise _damaged(kept.name, _("{file} in the backup has been cut or changed"))


def _check_pages(path: Path, found: Manifest) -> None:
    size = path.stat().st_size
    if size == 0 or size % PAGE or size // PAGE != found.pages:
        raise Damaged(
            _("the database does not consist of whole pages"),
            _("open the store once, which undoes a write that was cut off, and try again"),
        )
    before = _pages_before(path.with_name(JOURNAL), found.pages)
    with path.open("rb") as file:
        head = file.read(len(PLAIN_HEAD))
        file.seek(0)
        random = all(
            number == LOCK_PAGE
            or len(page.translate(None, _EXPECTED_IN_TEXT)) > _RANDOM_ENOUGH
            or (number >= before and not any(page))
            for number, page in enumerate(iter(lambda: file.read(PAGE), b""))
        )
    if head == PLAIN_HEAD or not random:
        raise Damaged(
            _("the database is not encrypted"),
            _("something has replaced it: do not use it, and restore an earlier backup"),
        )


def _pages_before(journal: Path, pages: int) -> int:
    """How many of ``pages`` stood before the write that ``journal`` undoes; all of them without such a one.

    New pages are written in any order: where the write was cut off, one that was not reached lies as zeros
    between others. Undoing cuts all of them off.
    """
    if not journal.exists():
        return pages
    with journal.open("rb") as file:
        head = file.read(PAGES_BEFORE.stop)
    whole = head.startswith(FLUSHED) and len(head) == PAGES_BEFORE.stop
    return int.from_bytes(head[PAGES_BEFORE], "big") if whole else pages


def _check_journal(path: Path) -> None:
    with path.open("rb") as file:
        head = file.read(8)
    if not any(known.startswith(head) for known in JOURNAL_HEADS):
        raise _damaged(JOURNAL, _("{file} is not what its name says"))


def _check_keys(path: Path, found: Manifest) -> KeyFile:
    keys = keyfile.read(_read(path))
    if keys.store_id != found.store_id:
        raise _damaged(KEYS, _("{file} belongs to another store"))
    if not any(slot.kind == keyfile.RECOVERY for slot in keys.slots):
        raise _damaged(KEYS, _("{file} has no recovery slot"))
    return keys


def _check_checkpoint(path: Path, found: Manifest, keys: KeyFile) -> None:
    last = checkpoint.from_bytes(_read(path))
    if (last.store_id, last.act, last.seal, last.step) != (
        found.store_id,
        found.act,
        found.seal,
        found.step,
    ):
        raise _damaged(CHECKPOINT, _("{file} does not fit the manifest"))
    if (last.slot or last.step >= signature.SINCE) and not checkpoint.is_signed(last, keys):
        # Digests and a manifest can be mended by anyone; a signature by nobody without a passphrase.
        raise _damaged(CHECKPOINT, _("{file} is not signed by anyone in the key file"))


def _check_content(folder: Path, found: Manifest, open_content: OpenContent) -> None:
    with tempfile.TemporaryDirectory(prefix="salto-", ignore_cleanup_errors=True) as scratch:
        copy_files(folder, Path(scratch), found)
        open_content(Path(scratch), found)


def _read(path: Path) -> bytes:
    """A small file of the backup, which was there a moment ago. Raises Damaged."""
    try:
        return read_small(path, MAX_BYTES)
    except OSError as reason:
        raise _damaged(path.name, _("{file} in the backup cannot be read")) from reason


def _damaged(name: str, text: str) -> Damaged:
    return Damaged(
        text.format(file=name), _("use another backup, and keep this one for whoever looks into it")
    )
