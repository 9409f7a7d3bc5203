"""The lock files: exact versions with hashes for every platform, and no word on where they come from."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dev

PROJECT = tomllib.loads((dev.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = [dev.LOCK, dev.UV_LOCK]


def locked(path: Path) -> dict[str, tuple[Requirement, list[str]]]:
    """Every requirement of a lock file with its hashes."""
    lines = re.sub(r"(?m)\s*\\$\n|^ *#.*\n", "", path.read_text(encoding="utf-8")).splitlines()
    found: dict[str, tuple[Requirement, list[str]]] = {}
    for line in lines:
        what, *hashes = re.split(r"\s+--hash=", line.strip())
        requirement = Requirement(what)
        found[canonicalize_name(requirement.name)] = (requirement, hashes)
    return found


def wanted() -> Iterator[Requirement]:
    groups = PROJECT["dependency-groups"]
    yield from map(
        Requirement, PROJECT["project"]["dependencies"] + groups["dev"] + PROJECT["build-system"]["requires"]
    )


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_the_lock_names_no_address(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "://" not in text
    assert "index" not in text


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_version_in_the_lock_is_exact_and_has_its_hashes(path: Path) -> None:
    for requirement, hashes in locked(path).values():
        assert [part.operator for part in requirement.specifier] == ["=="], requirement
        assert hashes, requirement
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", one) for one in hashes), requirement


def test_the_lock_fits_what_the_project_asks_for() -> None:
    lock = locked(dev.LOCK)
    for requirement in wanted():
        pinned, _hashes = lock[canonicalize_name(requirement.name)]
        assert next(iter(pinned.specifier)).version in requirement.specifier, requirement


def test_uv_is_locked_at_the_version_the_project_names() -> None:
    (named,) = PROJECT["dependency-groups"]["uv"]
    assert str(locked(dev.UV_LOCK)["uv"][0]) == named


@pytest.mark.parametrize(
    ("name", "platform", "needed"),
    [
        ("colorama", "win32", True),
        ("colorama", "linux", False),
        ("pexpect", "win32", False),
        ("pexpect", "darwin", True),
    ],
)
def test_the_lock_knows_the_platforms(name: str, platform: str, needed: bool) -> None:
    marker = locked(dev.LOCK)[name][0].marker
    assert marker is not None
    assert marker.evaluate({"sys_platform": platform}) is needed


def test_the_lock_says_the_same_for_every_python_that_is_supported() -> None:
    for requirement, _hashes in locked(dev.LOCK).values():
        assert "python_version" not in str(requirement.marker), requirement
