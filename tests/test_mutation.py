"""The mutation check counts strictly: what no test runs, and what ended in another way, was not noticed."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

import dev
from tests import mutation


@pytest.fixture(name="changed")
def tried_changes(tmp_path: Path) -> Path:
    """A folder in which ten changes to two modules were tried, and a module without any."""
    ended: dict[str, list[int | None]] = {"judge": [1, 1, 3, 36, 0, 33], "keep": [1, 1, None, -11]}
    for module, codes in (ended | {"__init__": []}).items():
        entries = {f"{module}.x_{number}": code for number, code in enumerate(codes)}
        written = json.dumps({"exit_code_by_key": entries})
        (tmp_path / f"{module}.py.meta").write_text(written, encoding="utf-8")
    return tmp_path


def test_only_what_a_test_killed_or_could_not_end_was_noticed(changed: Path) -> None:
    found = mutation.tried(changed)
    assert found == {
        "judge": Counter({"killed": 3, "timed out": 1, "survived": 1, "no test": 1}),
        "keep": Counter({"killed": 2, "other": 2}),
    }
    assert mutation.noticed(found["judge"]) == pytest.approx(100 * 4 / 6)
    assert mutation.noticed(found["keep"]) == 50
    assert mutation.noticed(Counter()) == 0


def test_the_table_has_a_line_for_each_module_and_the_whole_last(changed: Path) -> None:
    lines = list(mutation.table(mutation.tried(changed)))
    assert lines[2] == "| judge | 6 | 3 | 1 | 1 | 1 | 0 | 66.7 % |"
    assert lines[-1] == "| all | 10 | 5 | 1 | 1 | 1 | 2 | 60.0 % |"


def test_what_was_missed_is_named(changed: Path) -> None:
    assert list(mutation.missed(changed, ["keep"])) == ["keep.x_2", "keep.x_3"]
    assert list(mutation.missed(changed, [])) == ["judge.x_4", "judge.x_5", "keep.x_2", "keep.x_3"]


def test_a_module_that_is_not_there_is_refused_before_anything_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(mutation, "COPY", tmp_path / "copy")
    assert mutation.main(["judge", "jugde"]) == 2
    assert "no such module in consent/: jugde" in capsys.readouterr().err
    assert not (tmp_path / "copy").exists()


def test_all_that_the_check_copies_is_there() -> None:
    assert [name for name in mutation.COPIED if not (mutation.ROOT / name).exists()] == []


@pytest.mark.skipif(os.name == "nt", reason="mutmut forks")
def test_the_check_is_set_up_from_both_locks_with_wheels_and_hashes_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[tuple[str, ...]] = []

    def must(*command: str | Path, environment: dict[str, str]) -> None:
        ran.append(tuple(map(str, command)))

    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "uv_environment", dict)
    monkeypatch.setattr(dev, "uv_program", lambda _environment: Path("uv"))
    monkeypatch.setattr(dev, "must", must)
    monkeypatch.setattr(dev, "call", lambda *command: 7 if command[2:] == ("judge",) else 0)
    assert dev.mutate(["judge"]) == 7
    made, installed = ran
    assert made[1] == "venv"
    assert installed[-2:] == (str(dev.LOCK), str(dev.MUTATION_LOCK))
    assert {"--require-hashes", "--only-binary"} <= set(installed)


def test_every_package_of_the_check_has_the_version_of_the_lock_where_that_has_it_too() -> None:
    def pinned(path: Path) -> dict[str, str]:
        lines = path.read_text(encoding="utf-8").splitlines()
        return dict(line.split(" ")[0].split("==") for line in lines if "==" in line and line[0].isalpha())

    own, shared = pinned(dev.MUTATION_LOCK), pinned(dev.LOCK)
    assert own["mutmut"]
    assert {name: own[name] for name in own.keys() & shared.keys()} == {
        name: shared[name] for name in own.keys() & shared.keys()
    }
