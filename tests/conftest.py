"""What holds for every test: a real user's store is out of reach, and no test leaves a language behind."""

import gc
import logging
import os
import signal
from collections.abc import Generator, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from salto_cli import i18n
from salto_cli.__main__ import hurry
from tests import canary, scratch

pytest_plugins = ("tests.fixtures",)
scratch.in_memory()

# One of these may be ignored where the tests were started (nohup, a line of a script that goes on), and
# would be by every program that they start then; they are about a person at a terminal.
for _name in ("SIGINT", "SIGQUIT", "SIGHUP"):
    _number = getattr(signal, _name, None)
    if _number is not None and signal.getsignal(_number) is signal.SIG_IGN:
        signal.signal(_number, signal.default_int_handler if _name == "SIGINT" else signal.SIG_DFL)

# Where the platforms look for a user's folders. The last ones are platformdirs' own names for Windows,
# which otherwise asks the system and not the environment.
HOMES = (
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_RUNTIME_DIR",
    "XDG_STATE_HOME",
    "WIN_PD_OVERRIDE_APPDATA",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA",
)


def pytest_collection_finish() -> None:
    """What was collected lives until the end: none of it is looked through for garbage again."""
    gc.collect()
    gc.freeze()
    hurry()  # as the program itself does


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders to be homes, one after the other: counted here, as pytest would read a folder of thousands."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _nobody_at_home(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Every test has an empty home of its own, outside ``tmp_path``, and no salto settings."""
    home = next(_homes)
    home.mkdir(mode=0o700)
    for name in HOMES:
        monkeypatch.setenv(name, str(home))
    for name in [name for name in os.environ if name.startswith("SALTO_")]:
        monkeypatch.delenv(name)
    yield home
    with suppress(OSError):  # what has something in it may be looked at afterwards
        home.rmdir()


@pytest.fixture(autouse=True)
def _canaries(request: pytest.FixtureRequest, _nobody_at_home: Path) -> Iterator[None]:
    """No name or note that the test hands in stands in a log record, nor in any file when it ends."""
    canary.forget()
    own = [request.getfixturevalue("tmp_path")] if "tmp_path" in request.fixturenames else []
    ear = canary.Ear(logging.DEBUG)
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(ear)
    root.setLevel(logging.DEBUG)
    yield
    root.setLevel(level)
    root.removeHandler(ear)
    for folder in (_nobody_at_home, *own):  # HOME may point elsewhere by now
        canary.refuse_below(folder)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that passes must not have left a name or a note on the process's own standard error."""
    report = yield
    if report.when == "call" and report.passed:
        try:
            canary.refuse(report.capstderr + report.caplog, "what the test run tells")
        except canary.Leaked as leak:
            report.outcome, report.longrepr = "failed", str(leak)
    return report


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    """A test may choose a language; the next one starts in English, and prints in bokmål."""
    yield
    i18n.choose("en")
    i18n.print_in(None)
