"""The real program on a real store in a temporary folder, with a cheap key and a clock that can be moved."""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from salto_cli.app import run
from salto_cli.commands.world import World
from salto_cli.models.secret import Unlocked
from salto_cli.store import keys, place
from salto_cli.store.between import Between
from salto_cli.store.opening import open_store
from salto_cli.store.store import Store
from tests import canary
from tests.launch import ANY, CHEAP
from tests.stopwatch import NAMED, Stopwatch

NOW = "2026-11-23T08:15:00+01:00"  # a Monday
PASSPHRASE = "fjell vaffel ukulele betong"


@dataclass(frozen=True, slots=True)
class Ran:
    """What one command line did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """Standard output as the one JSON object it must be."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found

    @property
    def error(self) -> dict[str, Any]:
        """Standard error as the JSON object that a failed command prints with --json."""
        found = json.loads(self.err.strip().splitlines()[-1])
        assert isinstance(found, dict)
        return found


@dataclass(slots=True)
class Salto:
    """Runs command lines against one store, in this process, in English unless told otherwise.

    With ``between``, lines follow each other as in a shell: what is there is looked at anew for each, but its
    schema is not read again. Without, each opens the store for itself.
    """

    folder: Path
    unlocked: Unlocked | None = field(default=None, repr=False)
    now: str = NOW
    lang: str = "en"
    patience: float = 10.0
    state: Path | None = None  # where this machine remembers the store; not at all where there is none
    config: Path | None = None  # where the settings file's folder is; nowhere where there is none
    between: Between | None = field(default=None, repr=False, compare=False)

    def __call__(self, *args: str, stdin: str = "", now: str | None = None, width: int = 100) -> Ran:
        """Run ``salto`` with ``args`` as a script would: no terminal, whole codes."""
        out, err = io.StringIO(), io.StringIO()
        moment = datetime.fromisoformat(now or self.now)
        world = World(
            lambda: moment,
            environ={
                "SALTO_STORE": str(self.folder),
                "SALTO_LANG": self.lang,
                "COLUMNS": str(width),
                "XDG_STATE_HOME": str(self.state or ""),
                "XDG_CONFIG_HOME": str(self.config or ""),
            },
            stdin=io.StringIO(stdin),
            stdout=out,
            stderr=err,
            kdf=CHEAP,
            limits=ANY,
            patience=self.patience,
            unlocked=self.unlocked,
            between=self.between,
        )
        canary.listen(args, stdin)
        code = run(args, world)
        canary.refuse(err.getvalue(), "standard error")
        return Ran(code, out.getvalue(), err.getvalue())

    def ok(self, *args: str, stdin: str = "", now: str | None = None) -> dict[str, Any]:
        """Run a command that must succeed, with --json; returns what it printed."""
        ran = self(*args, "--json", stdin=stdin, now=now)
        assert ran.code == 0, ran.err
        return ran.json

    def store(self) -> Store:
        """The store itself, opened as its operator."""
        assert self.unlocked is not None
        return open_store(place.Place(self.folder), self.unlocked, self.now)

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows straight from the database, past every lock: for looking at what a command left behind."""
        assert self.unlocked is not None
        store = open_store(place.Place(self.folder), self.unlocked, self.now, between=self.between)
        try:
            return store.connection.execute(sql, values).fetchall()
        finally:
            store.close()

    def at(self, now: str) -> "Salto":
        """The same store at another moment: ``2026-12-02`` or ``2026-12-02T10:00``."""
        day, _sep, clock = now.partition("T")
        return replace(self, now=f"{day}T{(clock or '08:15')}:00+01:00")


@pytest.fixture(scope="session")
def _made_store(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Unlocked]:
    """One fresh store for the whole session; each test gets a copy of it."""
    folder = tmp_path_factory.mktemp("made") / "store"
    secret = tmp_path_factory.mktemp("secret") / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    secret.chmod(0o600)
    recovery = secret.with_name("recovery")
    ran = Salto(folder)(
        "init",
        "--operator",
        "Kari Coordinator",
        "--recovery-file",
        str(recovery),
        "--passphrase-file",
        str(secret),
    )
    assert ran.code == 0, ran.err
    return folder, keys.unlock(folder, PASSPHRASE, ANY)


@pytest.fixture
def between(request: pytest.FixtureRequest) -> Iterator[Between | None]:
    """What the lines of a test keep between them: nothing where it is about how a store is opened."""
    kept = None if request.node.get_closest_marker("opens_anew") else Between()
    yield kept
    if kept is not None:
        kept.close()


@pytest.fixture
def salto(_made_store: tuple[Path, Unlocked], tmp_path: Path, between: Between | None) -> Salto:
    """A fresh store of its own, already unlocked."""
    import shutil

    made, unlocked = _made_store
    folder = tmp_path / "store"
    shutil.copytree(made, folder)
    folder.chmod(0o700)
    return Salto(folder, unlocked, between=between)


@pytest.fixture
def store(salto: Salto) -> Iterator[Store]:
    """The open store behind ``salto``."""
    opened = salto.store()
    yield opened
    opened.close()


@pytest.fixture
def stopwatch(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Stopwatch:
    """The clock of what locks itself, for every program that is started: it moves when the test says so."""
    made = Stopwatch(tmp_path_factory.mktemp("clock") / "elapsed")
    monkeypatch.setenv(NAMED, str(made.file))
    return made


@pytest.fixture
def a_youth(salto: Salto) -> Callable[..., str]:
    """Registers an invented youth with a case; returns the code."""

    def register(name: str = "Amina Eksempel", born: str = "2010-05-17", **given: str) -> str:
        fields = {"name": name, "born": born, "basis": "child_welfare", "purposes": "follow_up", **given}
        done = salto.ok("register", "--input", "-", stdin=json.dumps(fields))
        return str(done["person"]["code"])

    return register
