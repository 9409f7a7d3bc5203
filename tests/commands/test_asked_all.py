"""Whoever writes a command alone, or with what it is about, is asked for the rest: each of the manifest."""

import shlex
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import Final

import pytest

from salto_cli.commands import MANIFEST, Entry, Group, examples
from salto_cli.commands.lazy import described, load
from salto_cli.store import keys
from tests import keyboard
from tests.fixtures import PASSPHRASE, Salto
from tests.keyboard import CTRL_C
from tests.launch import ANY
from tests.meeting import secret_file

USAGE: Final = 2
# What is not asked for, and why.
NOT_ASKED: Final = {
    "consents": "alone it shows either one person's or what lapses soon, and says which two",
    "dashboard": "takes the whole screen, which nobody has here",
    "fleksiteam run": "takes the whole screen, which nobody has here",
    "init": "makes a store, which is there already",
    "demo": "makes a store, which is there already",
    "operator passwd": "asks for the passphrase itself, which no pipe can give",
    "shell": "is where one types",
    "unlock": "leaves a program running",
}


def commands(of: Mapping[str, Entry | Group] = MANIFEST, before: str = "") -> Iterator[tuple[str, Entry]]:
    """Each command by its English path."""
    for name, entry in of.items():
        if isinstance(entry, Group):
            yield from commands(entry.commands, f"{before}{name} ")
        else:
            yield f"{before}{name}", entry


READ_A_FILE: Final = {"service import", "policy test"}  # which their examples name, and is not here
PATHS: Final = [path for path, _entry in commands() if path not in NOT_ASKED]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Salto]:
    """A demo store that nothing is written in: every run is stopped at its first question."""
    folder = tmp_path_factory.mktemp("demo")
    secret = secret_file(folder, PASSPHRASE)
    salto = Salto(folder / "store", lang="en")
    assert salto("demo", "--passphrase-file", str(secret)).code == 0
    yield replace(salto, unlocked=keys.unlock(salto.folder, PASSPHRASE, ANY))
    shutil.rmtree(folder)


@pytest.mark.parametrize("path", PATHS)
def test_a_command_alone_asks_or_shows(
    path: str, demo: Salto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = keyboard.at_keyboard(demo, *path.split(), keys=CTRL_C)
    assert ran.code != USAGE, ran.err


def arguments(path: str) -> list[str]:
    """The words of the command's examples that are no options: of the first that has any."""
    before = ["salto", *path.split()]
    lines = [shlex.split(line) for line in examples.of(path)]
    after = [line[len(before) :] for line in lines if line[: len(before)] == before]
    return next(filter(None, (list(takewhile(lambda word: word[:1] != "-", each)) for each in after)), [])


@pytest.mark.parametrize("path", [path for path in PATHS if arguments(path) and path not in READ_A_FILE])
def test_a_command_with_what_it_is_about_asks_for_the_rest(
    path: str, demo: Salto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = keyboard.at_keyboard(demo, *path.split(), *arguments(path), keys=CTRL_C)
    assert ran.code != USAGE, ran.err


def test_no_parameter_is_refused_before_it_can_be_asked_for() -> None:
    refused = [
        (path, each.name)
        for path, entry in commands()
        for each in map(described, load(path, entry).params)
        if each.required
    ]
    assert refused == []
