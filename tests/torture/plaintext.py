"""Row 13: no name and no note goes to the disk in the clear, not even for a moment.

Files that are gone when the program ends show nothing afterwards, so every write is taken down while it
works. Left out are the two writes that are meant: what the program says on standard output, which is the
screen.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.launch_open import kept
from tests.torture import session, stores, trace
from tests.torture.row import Figure, Row, counted, none, seen

SCREEN = 1
WRITES = {"write", "writev", "pwrite64", "pwritev", "pwritev2", "sendto", "sendmsg", "sendmmsg"}
PAST_US = {"copy_file_range", "sendfile"}  # bytes that strace does not show; none may be used


def run(_times: int, scratch: Path) -> Iterator[Figure]:
    """Live the day once under strace."""
    day = scratch / "day"
    day.mkdir()
    traces = scratch / "traces"
    traces.mkdir()

    def traced(
        words: Sequence[str], given: str, env: Mapping[str, str], number: int
    ) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "tests.launch", *words]
        codes = range(256)
        return trace.run(command, traces / str(number), env=env, stdin=given, cwd=session.ROOT, codes=codes)

    told = session.lived(day, traced)
    found = [call for number in range(len(session.steps(day))) for call in trace.calls(traces / str(number))]
    writes = [call for call in found if call.name in WRITES and call.fd != SCREEN]
    hits = [call for call in writes if any(session.holds_one(text) for text in call.texts)]
    shown = [
        call for call in found if call.fd == SCREEN and any(session.holds_one(text) for text in call.texts)
    ]
    yield none("writes with a name or a note in the clear, the screen left out", len(hits), len(writes))
    yield counted("writes to the screen that show one: the names were there to be found", len(shown))
    yield none("ways of copying that are not seen", sum(call.name in PAST_US for call in found), len(found))
    yield none("names and notes on standard error", int(session.holds_one(told)), 1)
    yield from session.nowhere(day)
    yield seen("temp_store = FILE in the same program, writes in the clear", *_careless(scratch))


def _careless(scratch: Path) -> tuple[int, int]:
    """Writes in the clear, and all writes, where SQLite may put its temporary tables in files."""
    folder = scratch / "careless"
    folder.mkdir()
    salto = stores.a_store(folder)
    assert salto.unlocked is not None
    (folder / "key").touch(0o600)
    (folder / "key").write_text(kept(salto.unlocked), encoding="utf-8")
    sort = (
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
        f"SELECT '{session.NAME}' || i AS name FROM n ORDER BY i * 7919 % 20011"
    )
    program = (
        "import sys; from pathlib import Path; from tests.fixtures import Salto\n"
        "from tests.launch_open import read; from tests.torture import stores\n"
        "store = Salto(Path(sys.argv[1]), read(Path(sys.argv[2]))).store()\n"
        "stores.set_badly(store, 'temp_store = FILE', 'cache_size = 5')\n"
        "store.connection.execute(sys.argv[3]).fetchall()\n"
    )
    command = [sys.executable, "-c", program, str(salto.folder), str(folder / "key"), sort]
    env = {**os.environ, "PYTHONPATH": str(session.ROOT)}
    trace.run(command, folder / "trace", env=env, cwd=session.ROOT)
    writes = [call for call in trace.calls(folder / "trace") if call.name in WRITES]
    return sum(any(session.holds_one(text) for text in call.texts) for call in writes), len(writes)


ROW = Row(
    13,
    "plaintext",
    "no name and no note is ever written to the disk in the clear",
    run,
    times=1,
    tools=("strace",),
)
