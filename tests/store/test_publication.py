"""Files that an act makes: complete or absent, and none that the log does not know."""

import hashlib
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from salto_cli.errors import CannotWrite, Unacceptable, WrongState
from salto_cli.models.order import Order
from salto_cli.models.publication import Made
from salto_cli.store import publication
from salto_cli.store.act import Act
from salto_cli.store.publication import UNDER_WAY
from salto_cli.store.store import Store
from salto_cli.usecases.door import asks, nothing, perform
from tests.fixtures import Salto

CONTENT = b"one sheet for one service"
DIGEST = hashlib.sha256(CONTENT).hexdigest()


@dataclass(frozen=True, slots=True)
class Pack(Order):
    """Make a file."""

    command = "pack"
    purpose = "sharing"


@asks(nothing)
def pack(_act: Act, _order: Pack) -> str:
    return "packed"


def one_file(path: Path) -> Callable[[str], tuple[Made, ...]]:
    return lambda _result: (Made(path, CONTENT),)


def left_behind(salto: Salto) -> list[str]:
    """What lies about that should not: parts, and lists of files under way."""
    return sorted(
        path.name
        for folder in (salto.folder, salto.folder.parent)
        for path in folder.iterdir()
        if path.name.endswith(".part") or path.name.startswith(UNDER_WAY)
    )


def test_a_file_is_in_its_place_and_its_digest_in_the_log(salto: Salto, store: Store) -> None:
    target = salto.folder.parent / "sheet.pdf"
    assert perform(store, Pack(), pack, one_file(target)) == "packed"
    assert target.read_bytes() == CONTENT
    assert salto.rows("SELECT digest, size FROM published") == [(DIGEST, len(CONTENT))]
    assert left_behind(salto) == []


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_a_file_is_its_owners_alone(salto: Salto, store: Store) -> None:
    target = salto.folder.parent / "sheet.pdf"
    perform(store, Pack(), pack, one_file(target))
    assert target.stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_there_already_is_left_alone(salto: Salto, store: Store) -> None:
    target = salto.folder.parent / "sheet.pdf"
    target.write_bytes(b"given out last week")
    with pytest.raises(Unacceptable, match="there is a file already"):
        perform(store, Pack(), pack, one_file(target))
    assert target.read_bytes() == b"given out last week"
    assert salto.rows("SELECT digest FROM published") == []
    assert left_behind(salto) == []


def test_a_folder_that_is_not_there_is_told_and_the_attempt_is_kept(salto: Salto, store: Store) -> None:
    with pytest.raises(CannotWrite, match="no such folder"):
        perform(store, Pack(), pack, one_file(salto.folder.parent / "no" / "where" / "sheet.pdf"))
    assert salto.rows("SELECT result, error FROM outcome ORDER BY act DESC LIMIT 1") == [
        ("failed", "cannot_write")
    ]
    assert left_behind(salto) == []


def test_several_files_are_made_or_none(salto: Salto, store: Store) -> None:
    good, bad = salto.folder.parent / "one.pdf", salto.folder.parent / "no" / "where" / "two.pdf"
    with pytest.raises(CannotWrite):
        perform(store, Pack(), pack, lambda _result: (Made(good, CONTENT), Made(bad, b"two")))
    assert not good.exists()
    assert salto.rows("SELECT digest FROM published") == []
    assert left_behind(salto) == []


def test_a_bug_while_a_file_is_made_leaves_no_file(salto: Salto, store: Store) -> None:
    def broken(_result: str) -> tuple[Made, ...]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        perform(store, Pack(), pack, broken)
    assert left_behind(salto) == []
    assert salto.rows("SELECT 1 FROM act WHERE command = 'pack'") == []


def test_a_file_of_an_act_that_cannot_be_committed_is_removed(
    salto: Salto, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = salto.folder.parent / "sheet.pdf"

    def full(*_anything: object) -> None:
        raise WrongState("no room")

    monkeypatch.setattr(type(store), "finish", full)
    with pytest.raises(WrongState):
        perform(store, Pack(), pack, one_file(target))
    store.abandon()
    assert not target.exists()
    assert left_behind(salto) == []


# --- what a killed program leaves ----------------------------------------------------------------------

KILLED = """
import os, sys
from pathlib import Path
from salto_cli.models.publication import Made
from salto_cli.store import keys, place, publication
from salto_cli.store import store as stores
from salto_cli.usecases.door import perform
from tests.fixtures import NOW, PASSPHRASE
from tests.launch import ANY
from tests.store.test_publication import Pack, one_file, pack
folder, target, when = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
unlocked = keys.unlock(folder, PASSPHRASE, ANY)
store = stores.open_store(place.Place(folder), unlocked.dbk, unlocked.store_id, unlocked.slot, NOW)
module, name = {"before": (stores.Store, "finish"), "after": (publication, "move_into_place")}[when]
setattr(module, name, lambda *_: os._exit(9))
perform(store, Pack(), pack, one_file(target))
"""


def killed(salto: Salto, target: Path, when: str) -> None:
    """Run an act that makes a file, and kill it before the commit or right after it."""
    ended = subprocess.run([sys.executable, "-c", KILLED, str(salto.folder), str(target), when], check=False)
    assert ended.returncode == 9
    assert not target.exists()
    assert len(left_behind(salto)) == 2


def test_a_program_killed_after_the_commit_has_its_file_moved_by_the_next_one(salto: Salto) -> None:
    target = salto.folder.parent / "sheet.pdf"
    killed(salto, target, "after")
    assert salto("find", "amina").code == 0
    assert target.read_bytes() == CONTENT
    assert left_behind(salto) == []


def test_a_program_killed_before_the_commit_leaves_no_file(salto: Salto) -> None:
    target = salto.folder.parent / "sheet.pdf"
    killed(salto, target, "before")
    assert salto("find", "amina").code == 0
    assert not target.exists()
    assert left_behind(salto) == []
    assert salto.rows("SELECT digest FROM published") == []


def test_a_file_that_cannot_be_moved_yet_is_tried_again_by_the_next_program(
    salto: Salto, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = salto.folder.parent / "sheet.pdf"
    killed(salto, target, "after")

    def held(*_paths: Path) -> None:
        raise PermissionError

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(publication, "move", held)
        assert salto("find", "amina").code == 0
        assert len(left_behind(salto)) == 2
    assert salto("find", "amina").code == 0
    assert target.read_bytes() == CONTENT


def test_what_another_salto_is_just_making_is_left_alone(salto: Salto, store: Store) -> None:
    target = salto.folder.parent / "sheet.pdf"
    other = Salto(salto.folder, salto.unlocked, patience=0.05)

    def meanwhile(_result: str) -> tuple[Made, ...]:
        return (Made(target, CONTENT),)

    finish = type(store).finish
    seen: list[int] = []

    def finish_after_the_other(*given: object) -> None:
        seen.append(other("find", "amina").code)
        finish(*given)  # type: ignore[arg-type]  # handed on as it came

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(type(store), "finish", finish_after_the_other)
        perform(store, Pack(), pack, meanwhile)
    assert seen == [11]
    assert target.read_bytes() == CONTENT
    assert left_behind(salto) == []


def test_a_spoiled_list_of_files_under_way_stops_nobody(salto: Salto) -> None:
    (salto.folder / f"{UNDER_WAY}spoiled").write_bytes(b"\xff not a list")
    assert salto("find", "amina").code == 0
    assert left_behind(salto) == []


def test_a_file_that_could_not_be_moved_after_the_commit_is_told_as_saved(
    salto: Salto, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_paths: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(publication, "move", held)
    with pytest.raises(CannotWrite, match="the work is saved") as told:
        perform(store, Pack(), pack, one_file(salto.folder.parent / "sheet.pdf"))
    assert "tries again" in told.value.hint
    assert salto.rows("SELECT digest FROM published") == [(DIGEST,)]
