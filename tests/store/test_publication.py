"""Files that an act makes: complete or absent, and none that the log does not know."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from salto_cli.errors import CannotWrite, Unacceptable, WrongState
from salto_cli.models.order import Order
from salto_cli.models.publication import Made
from salto_cli.store import publication, wholefile
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

    command = "share"  # one that may make files
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
from salto_cli.store import opening, store as stores
from salto_cli.usecases.door import perform
from tests.fixtures import NOW, PASSPHRASE
from tests.launch import ANY
from tests.store.test_publication import Pack, one_file, pack
folder, target, when = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
unlocked = keys.unlock(folder, PASSPHRASE, ANY)
store = opening.open_store(place.Place(folder), unlocked, NOW)
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


SPOILED = {
    "a path that no system takes": [["/a\0b", DIGEST]],
    "a digest that is none": [["/nowhere/sheet.pdf", "00"]],
    "a digest in capitals": [["/nowhere/sheet.pdf", DIGEST.upper()]],
    "a number for a path": [[5, DIGEST]],
    "a number for a digest": [["/nowhere/sheet.pdf", 5]],
    "three in a row": [["/nowhere/sheet.pdf", DIGEST, DIGEST]],
    "two letters": ["ab"],
    "no list": {"/nowhere/sheet.pdf": DIGEST},
    "a number": 5,
    "nothing": None,
    "a path from nowhere": [["sheet.pdf", DIGEST]],
    "the root": [["/", DIGEST]],
    "half a letter": [["/nowhere/\ud800", DIGEST]],
}


@pytest.mark.parametrize("spoiled", SPOILED.values(), ids=SPOILED)
def test_a_list_that_no_salto_wrote_stops_nobody(salto: Salto, spoiled: object) -> None:
    (salto.folder / f"{UNDER_WAY}spoiled").write_text(json.dumps(spoiled), encoding="ascii")
    assert salto("find", "amina").code == 0
    assert left_behind(salto) == []


@pytest.mark.parametrize("content", [b"[" * 100_000, b" " * 2_000_000 + b"[]"], ids=["deep", "long"])
def test_a_list_without_measure_stops_nobody(salto: Salto, content: bytes) -> None:
    (salto.folder / f"{UNDER_WAY}spoiled").write_bytes(content)
    assert salto("find", "amina").code == 0
    assert left_behind(salto) == []


@pytest.mark.parametrize("kind", ["folder", "full folder", "link", "pipe"])
def test_what_is_called_like_a_list_and_is_no_file_is_left_alone(salto: Salto, kind: str) -> None:
    if sys.platform == "win32" and kind in {"link", "pipe"}:
        pytest.skip("POSIX has these")
    found = salto.folder / f"{UNDER_WAY}0000"
    part = listed(salto, CONTENT, DIGEST, found.with_name("elsewhere"))
    if kind == "link":
        found.symlink_to("elsewhere")
    elif kind == "pipe":
        os.mkfifo(found)
    else:
        found.mkdir()
    if kind == "full folder":
        (found / "mine").write_bytes(b"mine")
    assert salto("find", "amina").code == 0
    assert found.is_symlink() or found.exists()
    assert part.exists()


def listed(salto: Salto, content: bytes, digest: str, where: Path | None = None) -> Path:
    """A file that ends in .part, and a list in the store's folder that names it; returns the former."""
    target = salto.folder.parent / "thesis"
    part = target.with_name("thesis.part")
    part.write_bytes(content)
    lines = json.dumps([[str(target), digest]])
    (where or salto.folder / f"{UNDER_WAY}0000").write_text(lines, encoding="ascii")
    return part


def test_a_part_that_is_not_what_the_list_says_is_never_removed(salto: Salto) -> None:
    part = listed(salto, b"two years of work", DIGEST)
    assert salto("find", "amina").code == 0
    assert part.read_bytes() == b"two years of work"
    assert left_behind(salto) == ["thesis.part"]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a right of its own there")
def test_a_link_in_place_of_a_part_is_neither_followed_nor_removed(salto: Salto) -> None:
    part = listed(salto, CONTENT, DIGEST)
    part.rename(part.with_name("real"))
    part.symlink_to("real")
    assert salto("find", "amina").code == 0
    assert part.is_symlink()
    assert part.read_bytes() == CONTENT
    assert left_behind(salto) == ["thesis.part"]


def test_a_folder_in_place_of_a_part_stops_nobody(salto: Salto) -> None:
    part = listed(salto, CONTENT, DIGEST)
    part.unlink()
    part.mkdir()
    assert salto("find", "amina").code == 0
    assert left_behind(salto) == ["thesis.part"]


def test_a_part_that_someone_changed_is_not_moved_into_place(salto: Salto) -> None:
    target = salto.folder.parent / "sheet.pdf"
    killed(salto, target, "after")
    part = target.with_name("sheet.pdf.part")
    part.write_bytes(b"something else")
    assert salto("find", "amina").code == 0
    assert not target.exists()
    assert part.read_bytes() == b"something else"
    assert left_behind(salto) == ["sheet.pdf.part"]


def test_a_part_that_was_only_half_written_is_removed_and_nothing_else(salto: Salto) -> None:
    target = salto.folder.parent / "sheet.pdf"
    killed(salto, target, "before")
    part = target.with_name("sheet.pdf.part")
    part.rename(part.with_name(".tmp-4194305-sheet.pdf.part")).write_bytes(CONTENT[:7])
    others = {".tmp-4194305-other.pdf.part", "other.pdf.part"}
    for name in others:
        part.with_name(name).write_bytes(CONTENT)
    assert salto("find", "amina").code == 0
    assert left_behind(salto) == sorted(others)


def test_while_a_part_is_being_written_it_has_not_its_name_yet(
    salto: Salto, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = salto.folder.parent / "sheet.pdf"
    seen: list[bool] = []
    write_all = wholefile.write_all

    def watched(fd: int, content: bytes) -> None:
        if content == CONTENT:
            seen.append(target.with_name("sheet.pdf.part").exists())
        write_all(fd, content)

    monkeypatch.setattr(publication, "write_all", watched, raising=False)
    monkeypatch.setattr(wholefile, "write_all", watched)
    perform(store, Pack(), pack, one_file(target))
    assert seen == [False]


def test_a_part_of_someone_elses_is_not_overwritten(salto: Salto, store: Store) -> None:
    part = salto.folder.parent / "sheet.pdf.part"
    part.write_bytes(b"half a download")
    with pytest.raises(Unacceptable, match="there is a file already"):
        perform(store, Pack(), pack, one_file(salto.folder.parent / "sheet.pdf"))
    assert part.read_bytes() == b"half a download"
    assert left_behind(salto) == ["sheet.pdf.part"]


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
