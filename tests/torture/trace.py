"""What a program asks of the system, taken down by strace: each write with its bytes, each flush, each name.

With ``-xx`` every text stands in hexadecimal, so a line can be read whatever was written.
"""

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CALLS = (
    "write,writev,pwrite64,pwritev,pwritev2,sendto,sendmsg,sendmmsg,copy_file_range,sendfile,"
    "ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,open,openat,creat,link,symlink"
)
LONGEST = 1 << 22  # bytes of one write that are taken down
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_FILE = re.compile(r"^(\d+)<((?:\\x[0-9a-f]{2})*)>")
_LINE = re.compile(r"^(\w+)\((.*)\)\s+= (-?\d+|\?)(.*)$")


@dataclass(frozen=True, slots=True)
class Call:
    """One call that succeeded. ``file`` is the path behind its first descriptor, ``texts`` what it was given.

    ``numbers`` are the last whole numbers among its arguments: size and offset of a write, for example.
    """

    name: str
    fd: int
    file: str
    texts: tuple[bytes, ...]
    numbers: tuple[int, ...]
    result: int


def run(
    command: Sequence[str],
    out: Path,
    *,
    env: Mapping[str, str],
    stdin: str = "",
    cwd: Path,
    codes: Sequence[int] = (0,),
) -> subprocess.CompletedProcess[bytes]:
    """Run ``command`` under strace; each of its processes leaves ``out.PID``. Raises AssertionError."""
    traced = ["strace", "-ff", "-qq", "-y", "-xx", "-s", str(LONGEST), "-e", f"trace={CALLS}", "-o", str(out)]
    done = subprocess.run(
        [*traced, *command], input=stdin.encode(), capture_output=True, env=dict(env), cwd=cwd, check=False
    )
    if done.returncode not in codes:
        raise AssertionError(f"{command[-1]} ended with {done.returncode}: {done.stderr.decode()[-500:]}")
    return done


def calls(out: Path) -> Iterator[Call]:
    """Every call that succeeded, process by process. Raises AssertionError where one was cut short."""
    for path in sorted(out.parent.glob(f"{out.name}.*")):
        with path.open(encoding="ascii") as lines:
            for line in lines:
                found = _LINE.match(line)
                if found and found[3] != "?" and int(found[3]) >= 0:
                    yield _call(found[1], found[2], int(found[3]), found[4])


def _call(name: str, given: str, result: int, behind: str) -> Call:
    texts = _TEXT.findall(given)
    if any(cut for _text, cut in texts):
        raise AssertionError("a write was longer than what is taken down")
    file = _FILE.match(f"{result}{behind}" if name in {"open", "openat", "creat"} else given)
    rest = _TEXT.sub("", given)
    return Call(
        name,
        int(file[1]) if file else -1,
        _octets(file[2]).decode() if file else "",
        tuple(_octets(text) for text, _cut in texts),
        tuple(int(each) for each in re.findall(r"(?<=, )\d+\b", rest)),
        result,
    )


def _octets(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
