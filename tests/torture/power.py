"""Row 2: the power fails at any moment, and what was acknowledged is there, whole.

A kill tests the program, not the disk: what it wrote stays in the system's memory. So the program's own
writes are taken down by strace and played back. What was flushed is there; of what was written since, any
part may be, and a write may be torn at 512 bytes. A name made, moved or removed holds once its folder, or
the new file, is flushed.
"""

import os
import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from salto_cli.errors import SaltoError
from tests.fixtures import Salto
from tests.launch_open import kept
from tests.torture import stores, trace
from tests.torture.row import Figure, Row, counted, every, none, seen

SECTOR = 512  # bytes that a disk writes wholly or not at all
ACTS = 32
ROOT = Path(__file__).resolve().parents[2]


@dataclass(slots=True)
class Disk:
    """A folder's files as the disk surely has them, and what was asked of it since, in order."""

    sure: dict[str, bytes]
    since: dict[str, list[tuple[int, bytes | None]]] = field(default_factory=dict)  # None: cut to this length
    names: list[tuple[str, str | None]] = field(default_factory=list)  # moved to, or removed
    acknowledged: list[int] = field(default_factory=list)

    def write(self, name: str, at: int, content: bytes | None) -> None:
        """A write, or with None a cut, that is not on the disk yet."""
        self.since.setdefault(name, []).append((at, content))

    def flush(self, name: str) -> None:
        """All that was asked of this file is on the disk now."""
        self.sure[name] = _applied(self.sure.get(name, b""), self.since.pop(name, []))

    def flush_names(self, upto: int | None = None) -> None:
        """Names are on the disk: all of them, or those before ``upto``."""
        for old, new in self.names[:upto]:
            content, pending = self.sure.pop(old, b""), self.since.pop(old, [])
            if new is not None:
                self.sure[new] = content
                self.since[new] = pending
        self.names.clear()

    def after_a_cut(self) -> dict[str, bytes]:
        """One of the many states in which a power cut now may leave the files."""
        left = Disk(dict(self.sure), {name: list(asked) for name, asked in self.since.items()}, [*self.names])
        left.flush_names(random.randint(0, len(left.names)))
        for name, asked in left.since.items():
            some = [_torn(at, content) for at, content in asked if random.random() < 0.5]
            left.sure[name] = _applied(left.sure.get(name, b""), some)
        return left.sure


def run(times: int, scratch: Path) -> Iterator[Figure]:
    """Cut the power ``times`` times in the life of a program that works; and of one that flushes nothing."""
    yield from _figures(times, scratch / "as-it-is")
    bad, tried = 0, max(times // 5, 20)
    for verdict, _disk in _states(tried, scratch / "careless", "synchronous = OFF"):
        bad += verdict != "well"
    yield seen("without flushing (synchronous = OFF), damage or loss", bad, tried)


def _figures(times: int, scratch: Path) -> Iterator[Figure]:
    found: dict[str, int] = {}
    acts = 0
    for verdict, acknowledged in _states(times, scratch):
        found[verdict] = found.get(verdict, 0) + 1
        acts += acknowledged
    yield every("states that open, whole, with all that was acknowledged", found.get("well", 0), times)
    for verdict in ("lost", "torn", "refused"):
        yield none(f"states that are {verdict}", found.get(verdict, 0), times)
    yield counted("acknowledged acts looked for", acts)


def _states(times: int, scratch: Path, *worse: str) -> Iterator[tuple[str, int]]:
    """The verdict on each of ``times`` power cuts, and how many acts had been acknowledged before it."""
    scratch.mkdir()
    salto = stores.a_store(scratch)
    before = {path.name: path.read_bytes() for path in salto.folder.iterdir()}
    calls = _calls(salto, scratch, worse)
    for cut in sorted(random.choices(range(1, len(calls) + 1), k=times)):
        disk = _played(calls[:cut], str(salto.folder), before)
        yield _verdict(salto, scratch / "after", disk), len(disk.acknowledged)


def _calls(salto: Salto, scratch: Path, worse: tuple[str, ...]) -> list[trace.Call]:
    key = scratch / "key"
    assert salto.unlocked is not None
    key.touch(0o600)
    key.write_text(kept(salto.unlocked), encoding="utf-8")
    work = ["-m", "tests.torture.traced", str(salto.folder), str(key), str(scratch / "receipts"), str(ACTS)]
    trace.run([sys.executable, *work, *worse], scratch / "trace", env=os.environ, cwd=ROOT)
    return [call for call in trace.calls(scratch / "trace") if _is_ours(call, scratch)]


def _is_ours(call: trace.Call, scratch: Path) -> bool:
    where = call.file or (call.texts[0].decode("utf-8", "replace") if call.texts else "")
    return where.startswith(str(scratch))


def _played(calls: list[trace.Call], folder: str, before: dict[str, bytes]) -> Disk:
    """The disk after these calls."""
    disk = Disk(dict(before))
    reached: dict[int, int] = {}  # how far each descriptor has written
    for call in calls:
        name = call.file.removeprefix(f"{folder}/")
        match call.name:
            case "open" | "openat" | "creat":
                reached[call.fd] = 0
            case "write" if call.file.endswith("/receipts"):
                disk.acknowledged.append(int(call.texts[0]))
            case "write":
                disk.write(name, reached.get(call.fd, 0), call.texts[0])
                reached[call.fd] = reached.get(call.fd, 0) + call.result
            case "pwrite64":
                disk.write(name, call.numbers[-1], call.texts[0][: call.result])
            case "ftruncate":
                disk.write(name, call.numbers[-1], None)
            case "fsync" | "fdatasync" if call.file == folder:
                disk.flush_names()
            case "fsync" | "fdatasync":
                disk.flush(name)
            case "rename" | "renameat" | "renameat2" | "unlink" | "unlinkat":
                old, *new = (Path(text.decode()).name for text in call.texts)
                disk.names.append((old, new[0] if new else None))
            case _:
                raise AssertionError(f"{call.name} is not played back")
    return disk


def _verdict(salto: Salto, folder: Path, disk: Disk) -> str:
    """What becomes of the store after a power cut: well, lost, torn, or refused."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    for name, content in disk.after_a_cut().items():
        path = folder / name
        path.touch(0o600)
        path.write_bytes(content)
    left = Salto(folder, salto.unlocked)
    try:
        store = left.store()
    except SaltoError:
        return "refused"
    try:
        with store.told():
            there = all(stores.has_contact(store.connection, each) for each in disk.acknowledged if each)
        if store.refusal is not None or not there:
            return "refused" if store.refusal else "lost"
    except SaltoError:
        return "refused"
    finally:
        store.close()
    return "well" if stores.checked(left).whole else "torn"


def _applied(content: bytes, asked: list[tuple[int, bytes | None]]) -> bytes:
    made = bytearray(content)
    for at, part in asked:
        if part is None:
            made[at:] = bytes(max(0, at - len(made)))
        else:
            made.extend(bytes(max(0, at - len(made))))
            made[at : at + len(part)] = part
    return bytes(made)


def _torn(at: int, content: bytes | None) -> tuple[int, bytes | None]:
    """A write of which the disk has taken its first sectors only, one time in four."""
    if content is None or len(content) <= SECTOR or random.random() < 0.75:
        return at, content
    return at, content[: SECTOR * random.randint(1, (len(content) - 1) // SECTOR)]


ROW = Row(
    2,
    "power",
    "after a power cut every acknowledged act is there, and the store is whole",
    run,
    times=500,
    tools=("strace",),
)
