"""The agent: who gets the keys, who does not, and everything that ends it."""

import json
import os
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

import pytest

from salto_cli.commands import keyring, wire
from salto_cli.commands.world import World
from tests.fixtures import PASSPHRASE, Salto
from tests.launch import world
from tests.source import ROOT
from tests.stopwatch import LONG, Stopwatch

if sys.platform == "win32":
    pytest.skip("the pipe of Windows has not been proven", allow_module_level=True)

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the process behind a socket")
Run = Callable[..., subprocess.CompletedProcess[str]]
PATIENCE = 120  # seconds for what must come, also on a machine that stands still for a while


@pytest.fixture(autouse=True)
def _long_enough(stopwatch: Stopwatch, monkeypatch: pytest.MonkeyPatch) -> None:
    """No agent ends because the machine was busy, and none is taken for gone."""
    monkeypatch.setattr(wire, "SECONDS", LONG)


@pytest.fixture
def runtime() -> Iterator[Path]:
    """A folder for sockets; their paths must be short."""
    folder = Path(mkdtemp(prefix="salto-", dir="/tmp"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "secret"
    path.write_text(PASSPHRASE, encoding="utf-8")
    path.chmod(0o600)
    return path


@pytest.fixture
def run(salto: Salto, runtime: Path) -> Iterator[Run]:
    """Runs the real program in a process of its own; whatever agent is left is ended."""

    def program(*words: str, **environ: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "tests.launch", *words],
            cwd=ROOT,
            env={**os.environ, "SALTO_STORE": str(salto.folder), "SALTO_LANG": "en", **environ}
            | {"XDG_RUNTIME_DIR": str(runtime)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=PATIENCE,
        )

    yield program
    program("lock")


@pytest.fixture
def unlocked(run: Run, secret: Path) -> Run:
    """The same, with an agent that keeps the store unlocked."""
    ran = run("unlock", "--passphrase-file", str(secret))
    assert ran.returncode == 0, ran.stderr
    return run


def outside(runtime: Path) -> World:
    return World(world().clock, environ={"XDG_RUNTIME_DIR": str(runtime)})


def address(salto: Salto, runtime: Path) -> Path:
    found = keyring.address(outside(runtime), salto.folder)
    assert found is not None
    return found


def gone(path: Path, seconds: float = PATIENCE) -> bool:
    """Whether the agent at ``path`` has gone within ``seconds``, by itself."""
    end = time.monotonic() + seconds
    while path.exists() and time.monotonic() < end:
        time.sleep(0.05)
    return not path.exists()


# --- what it is for ------------------------------------------------------------------------------------


def test_with_an_agent_no_command_needs_the_passphrase(run: Run, secret: Path) -> None:
    assert run("find", "a").returncode == 2
    told = json.loads(run("unlock", "--for", "20m", "--json", "--passphrase-file", str(secret)).stdout)
    assert (told["unlocked"], told["idle"]) == (True, 600)
    assert run("find", "a").returncode == 0
    assert run("audit", "verify").returncode == 0


def test_the_status_says_until_when_and_needs_no_passphrase(unlocked: Run) -> None:
    told = json.loads(unlocked("unlock", "--status", "--json").stdout)
    assert told["unlocked"]
    assert told["until"]
    assert "Unlocked until" in unlocked("unlock", "--status").stdout


def test_locking_says_what_it_did_and_the_next_command_asks_again(unlocked: Run) -> None:
    assert "gone from memory" in unlocked("lock").stdout
    assert "locked already" in unlocked("lock").stdout
    assert unlocked("find", "a").returncode == 2
    assert not json.loads(unlocked("unlock", "--status", "--json").stdout)["unlocked"]


def test_unlocking_again_leaves_one_agent_with_the_new_limits(unlocked: Run, secret: Path) -> None:
    unlocked("unlock", "--idle", "1m", "--passphrase-file", str(secret))
    assert json.loads(unlocked("unlock", "--status", "--json").stdout)["idle"] == 60
    assert json.loads(unlocked("lock", "--json").stdout)["was_unlocked"]
    assert not json.loads(unlocked("lock", "--json").stdout)["was_unlocked"]


def test_an_agent_that_was_locked_leaves_the_one_that_takes_its_place_alone(
    unlocked: Run, salto: Salto, runtime: Path
) -> None:
    place = address(salto, runtime)
    assert wire.ask(place, {"ask": "lock"}) == {"locked": True}
    assert not place.exists()
    place.touch()
    assert not gone(place, 1.5)


def test_a_backup_is_verified_with_the_same_keys(unlocked: Run) -> None:
    assert unlocked("backup", "create").returncode == 0
    checked = unlocked("backup", "verify")
    assert checked.returncode == 0, checked.stderr


# --- which source of keys wins -------------------------------------------------------------------------


def test_a_passphrase_named_on_the_line_comes_before_the_agent(unlocked: Run, secret: Path) -> None:
    secret.write_text("en helt annen passordfrase", encoding="utf-8")
    assert unlocked("find", "a", "--passphrase-file", str(secret)).returncode == 12


def test_one_named_in_the_environment_comes_before_it_too(unlocked: Run, secret: Path) -> None:
    secret.write_text("en helt annen passordfrase", encoding="utf-8")
    assert unlocked("find", "a", SALTO_PASSPHRASE_FILE=str(secret)).returncode == 12
    assert unlocked("find", "a", SALTO_PASSPHRASE_COMMAND=f"cat {secret}").returncode == 12
    assert unlocked("find", "a").returncode == 0


def test_a_colleague_who_names_their_passphrase_acts_as_themselves(
    unlocked: Run, salto: Salto, tmp_path: Path
) -> None:
    theirs = tmp_path / "theirs"
    theirs.write_text("kirsebær trapp onsdag motvind", encoding="utf-8")
    theirs.chmod(0o600)
    salto.ok("operator", "add", "Ola Outreach", "--role", "leader", "--new-passphrase-file", str(theirs))
    unlocked("unlock", "--passphrase-file", str(tmp_path / "secret"))
    assert unlocked("caseload", SALTO_PASSPHRASE_FILE=str(theirs)).returncode == 21


def test_another_store_has_nothing_of_it(unlocked: Run, salto: Salto, tmp_path: Path) -> None:
    shutil.copytree(salto.folder, tmp_path / "other")
    assert unlocked("find", "a", "--store", str(tmp_path / "other")).returncode == 2


# --- who opens the store is changed by the passphrase itself -------------------------------------------

CHANGES = (
    ["operator", "passwd"],
    ["operator", "add", "Ola Outreach", "--with-key"],
    ["operator", "revoke", "Ola Outreach", "--yes"],
    ["rekey", "--yes"],
)


def _changing(words: list[str], tmp_path: Path) -> list[str]:
    new = tmp_path / "new"
    new.write_text("kirsebær trapp onsdag motvind", encoding="utf-8")
    new.chmod(0o600)
    return [*words, *(["--new-passphrase-file", str(new)] if words[1] in {"passwd", "add"} else [])]


@pytest.mark.parametrize("words", CHANGES)
def test_an_unlocked_store_gets_no_other_keys_without_the_passphrase(
    unlocked: Run, salto: Salto, tmp_path: Path, words: list[str]
) -> None:
    unlocked("operator", "add", "Ola Outreach")
    before = (salto.folder / "keys.json").read_bytes()
    ran = unlocked(*_changing(words, tmp_path))
    assert (ran.returncode, "needs its passphrase" in ran.stderr) == (2, True)
    assert (salto.folder / "keys.json").read_bytes() == before
    assert unlocked("find", "a").returncode == 0


@pytest.mark.parametrize("words", CHANGES)
def test_with_it_they_change_and_it_is_said_that_the_store_is_locked_again(
    unlocked: Run, secret: Path, tmp_path: Path, words: list[str]
) -> None:
    unlocked("operator", "add", "Ola Outreach")
    ran = unlocked(*_changing(words, tmp_path), "--passphrase-file", str(secret))
    assert ran.returncode == 0, ran.stderr
    assert "salto unlock" in ran.stderr or "revoke" in words
    assert unlocked("find", "a").returncode == (0 if "revoke" in words else 2)


# --- what is refused -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--for", "soon"], 4),
        (["--idle", "0"], 4),
        (["--for", "9h"], 4),
        (["--store", "/nowhere/at/all"], 10),
        ([], 2),
    ],
)
def test_what_cannot_be_unlocked_starts_nothing(
    run: Run, salto: Salto, runtime: Path, words: list[str], code: int
) -> None:
    assert run("unlock", *words).returncode == code
    assert not address(salto, runtime).exists()


def test_a_wrong_passphrase_starts_nothing(run: Run, salto: Salto, runtime: Path, secret: Path) -> None:
    secret.write_text("en helt annen passordfrase", encoding="utf-8")
    assert run("unlock", "--passphrase-file", str(secret)).returncode == 12
    assert not address(salto, runtime).exists()


def test_a_folder_that_others_can_reach_is_no_place_for_it(run: Run, runtime: Path, secret: Path) -> None:
    (runtime / "salto").mkdir()
    (runtime / "salto").chmod(0o755)
    ran = run("unlock", "--passphrase-file", str(secret))
    assert ran.returncode == 14
    assert "salto shell" in ran.stderr


def test_a_file_that_lies_in_its_place_is_no_agent(run: Run, salto: Salto, runtime: Path) -> None:
    address(salto, runtime).parent.mkdir(mode=0o700)
    address(salto, runtime).touch(0o600)
    assert run("find", "a").returncode == 2


# --- who may ask ---------------------------------------------------------------------------------------


def test_its_address_is_its_owners_alone(unlocked: Run, salto: Salto, runtime: Path) -> None:
    assert unlocked("find", "a").returncode == 0
    assert address(salto, runtime).stat().st_mode & 0o777 == 0o600
    assert address(salto, runtime).parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_another_user_gets_no_answer_though_the_folder_were_open(
    unlocked: Run, salto: Salto, runtime: Path
) -> None:
    at = address(salto, runtime)
    for path, mode in ((runtime, 0o755), (at.parent, 0o755), (at, 0o666)):
        path.chmod(mode)
    asking = (
        "import os, socket, struct, sys\n"
        "os.setgid(65534); os.setuid(65534)\n"
        "s = socket.socket(socket.AF_UNIX); s.settimeout(60); s.connect(sys.argv[1])\n"
        "q = b'{\"ask\": \"state\"}'; s.sendall(struct.pack('!I', len(q)) + q)\n"
        "sys.exit(0 if s.recv(4) == b'' else 1)\n"
    )
    asked = subprocess.run(
        [sys.executable, "-c", asking, str(at)], capture_output=True, check=False, timeout=PATIENCE
    )
    assert asked.returncode == 0 or b"ConnectionReset" in asked.stderr or b"BrokenPipe" in asked.stderr
    assert unlocked("unlock", "--status").returncode == 0


def test_a_question_for_another_key_file_is_not_answered(unlocked: Run, salto: Salto, runtime: Path) -> None:
    assert unlocked("find", "a").returncode == 0
    assert wire.ask(address(salto, runtime), {"ask": "keys", "mark": "00" * 32}) == {}
    assert wire.ask(address(salto, runtime), {"ask": "keys"}) == {}


@pytest.mark.parametrize("said", [b"", b"\xff\xff\xff\xff", b"\x00\x00\x00\x02[]", b"\x00\x00\x00\x09{"])
def test_rubbish_does_not_end_it(unlocked: Run, salto: Salto, runtime: Path, said: bytes) -> None:
    with socket.socket(socket.AF_UNIX) as asking:
        asking.connect(str(address(salto, runtime)))
        asking.sendall(said)
    assert unlocked("find", "a").returncode == 0


@LINUX
def test_no_secret_stands_in_its_arguments_or_environment(unlocked: Run, salto: Salto, runtime: Path) -> None:
    assert salto.unlocked is not None
    agent = process(address(salto, runtime))
    seen = (agent / "cmdline").read_bytes()
    with suppress(PermissionError):  # only root sees more of it, which is as it should be
        seen += (agent / "environ").read_bytes()
    assert salto.unlocked.dbk.hex().encode() not in seen
    assert PASSPHRASE.encode() not in seen


@LINUX
def test_it_leaves_no_core_and_its_memory_is_closed(unlocked: Run, salto: Salto, runtime: Path) -> None:
    agent = process(address(salto, runtime))
    limits = (agent / "limits").read_text(encoding="utf-8")
    assert re.search(r"Max core file size +0 ", limits)
    assert (agent / "mem").stat().st_uid == 0  # not dumpable: the system's, not the user's


def process(at: Path) -> Path:
    """Where the system tells of the agent that answers at ``at``."""
    with socket.socket(socket.AF_UNIX) as asking:
        asking.connect(str(at))
        told = asking.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    return Path("/proc") / str(struct.unpack("3i", told)[0])


# --- what ends it --------------------------------------------------------------------------------------


def test_it_ends_by_itself_when_no_command_comes(
    run: Run, salto: Salto, runtime: Path, secret: Path, stopwatch: Stopwatch
) -> None:
    run("unlock", "--idle", "10s", "--passphrase-file", str(secret))
    stopwatch.wait(9)
    assert run("find", "a").returncode == 0
    stopwatch.wait(10)
    assert gone(address(salto, runtime))
    assert run("find", "a").returncode == 2


def test_it_ends_at_its_limit_though_it_is_asked_all_the_time(
    run: Run, salto: Salto, runtime: Path, secret: Path, stopwatch: Stopwatch
) -> None:
    run("unlock", "--for", "20s", "--passphrase-file", str(secret))
    at = address(salto, runtime)
    for _second in range(19):
        stopwatch.wait(1)
        assert wire.ask(at, {"ask": "state"}) is not None
    stopwatch.wait(1)
    assert wire.ask(at, {"ask": "state"}) is None
    assert gone(at)


def test_it_ends_when_the_keys_are_changed(unlocked: Run, salto: Salto, runtime: Path) -> None:
    keys = salto.folder / "keys.json"
    keys.write_bytes(keys.read_bytes() + b" ")
    assert gone(address(salto, runtime))


@LINUX
def test_it_ends_when_the_system_clears_the_folder_of_one_who_has_logged_out(
    unlocked: Run, salto: Salto, runtime: Path
) -> None:
    at = address(salto, runtime)
    agent = process(at)
    at.unlink()
    end = time.monotonic() + PATIENCE
    while agent.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert not agent.exists()


def test_it_ends_with_the_terminal_it_was_started_in(
    run: Run, salto: Salto, runtime: Path, secret: Path
) -> None:
    line = f"{sys.executable} -m tests.launch unlock --passphrase-file {secret}; sleep 60"
    window = subprocess.Popen(
        ["sh", "-c", line],
        cwd=ROOT,
        env={**os.environ, "SALTO_STORE": str(salto.folder), "XDG_RUNTIME_DIR": str(runtime)},
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    at = address(salto, runtime)
    end = time.monotonic() + PATIENCE
    while not at.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert run("find", "a").returncode == 0
    os.killpg(window.pid, signal.SIGKILL)
    window.wait()
    assert gone(at)


@LINUX
def test_one_that_was_killed_is_as_if_there_were_none(
    unlocked: Run, salto: Salto, runtime: Path, secret: Path
) -> None:
    os.kill(int(process(address(salto, runtime)).name), signal.SIGKILL)
    assert address(salto, runtime).exists()
    assert unlocked("find", "a").returncode == 2
    assert unlocked("unlock", "--passphrase-file", str(secret)).returncode == 0
    assert unlocked("find", "a").returncode == 0
