"""What holds for every test: a real user's store is out of reach, and no test leaves a language behind."""

import os
from collections.abc import Iterator

import pytest

from salto_cli import i18n

pytest_plugins = ("tests.fixtures",)

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


@pytest.fixture(autouse=True)
def _nobody_at_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has an empty home of its own, outside ``tmp_path``, and no salto settings."""
    home = str(tmp_path_factory.mktemp("home"))
    for name in HOMES:
        monkeypatch.setenv(name, home)
    for name in [name for name in os.environ if name.startswith("SALTO_")]:
        monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    """A test may choose a language; the next one starts in English."""
    yield
    i18n.choose("en")
