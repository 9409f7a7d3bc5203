"""Where a store may lie, and who may read it there."""

import os
import subprocess
import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from salto_cli.errors import CannotWrite, NoStore, UnsafePlace, WrongState
from salto_cli.store.leftovers import alive, sweep
from salto_cli.store.place import (
    Place,
    find,
    is_network_mount,
    is_network_volume,
    is_on_network,
    is_synchronised,
    mount_of,
    prepare,
    tighten,
)
from tests.store.small import a_store

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes and paths are POSIX")

MOUNTS = """/dev/sda1 / ext4 rw 0 0
//server/felles /home/kari/felles cifs rw 0 0
server:/export /mnt/with\\040space nfs4 rw 0 0
/dev/sdb1 /home/kari/felles/stick vfat rw 0 0"""


def test_a_new_store_has_a_folder_of_its_owner_alone_with_all_its_parents(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        prepare(tmp_path / "a" / "b" / "store")
    finally:
        os.umask(before)
    for folder in ("a", "a/b", "a/b/store"):
        assert (tmp_path / folder).stat().st_mode & 0o777 == 0o700


def test_every_file_of_a_store_is_its_owners_alone_under_any_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        a_store(tmp_path / "store", acts=2)
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "store").iterdir()}
    assert set(modes) >= {"store.db", "keys.json", "checkpoint"}
    assert set(modes.values()) == {0o600}


def test_an_empty_folder_will_do_and_is_closed_to_others(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store").chmod(0o777)
    prepare(tmp_path / "store")
    assert (tmp_path / "store").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("name", "said"), [("store.db", "store"), ("keys.json", "store"), ("x.txt", "not empty")]
)
def test_a_folder_with_something_in_it_is_refused_and_left_alone(
    tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / name).write_text("x", encoding="utf-8")
    with pytest.raises(WrongState, match=said):
        prepare(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file", tmp_path / "file" / "store"):
        with pytest.raises(CannotWrite):
            prepare(folder)


@pytest.mark.parametrize(
    "path",
    [
        "/home/kari/OneDrive/salto",
        "/home/kari/OneDrive - Oslo kommune/salto",
        "/Users/kari/Library/Mobile Documents/com~apple~CloudDocs/salto",
        "/Users/kari/Library/CloudStorage/OneDrive-Personal/salto",
        "/home/kari/Dropbox/salto",
        "/home/kari/iCloudDrive/salto",
        "/home/kari/Google Drive/salto",
    ],
)
def test_folders_of_cloud_services_are_known_by_name(path: str) -> None:
    assert is_synchronised(PurePosixPath(path))


@pytest.mark.parametrize("path", ["/home/kari/onedriver", "/home/kari/.local/share/salto", "/home/icl/store"])
def test_other_folders_are_not_taken_for_them(path: str) -> None:
    assert not is_synchronised(PurePosixPath(path))


def test_a_synchronised_folder_is_refused_and_not_made_unless_insisted(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - Oslo kommune" / "store"
    with pytest.raises(UnsafePlace, match="cloud"):
        prepare(folder)
    assert list(tmp_path.iterdir()) == []
    prepare(folder, allow_unsafe=True)


def test_a_link_into_a_synchronised_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "innocent").symlink_to(tmp_path / "Dropbox")
    with pytest.raises(UnsafePlace):
        prepare(tmp_path / "innocent" / "store")


def test_network_shares_are_known_by_path_and_by_mount() -> None:
    assert is_on_network(PureWindowsPath(r"\\server\felles\salto"))
    assert is_on_network(PureWindowsPath(r"\\?\UNC\server\felles"))
    assert not is_on_network(PurePosixPath("/home/kari"))
    assert is_network_mount(PurePosixPath("/home/kari/felles/salto"), MOUNTS)
    assert is_network_mount(PurePosixPath("/mnt/with space/salto"), MOUNTS)
    assert not is_network_mount(PurePosixPath("/home/kari/felles/stick/salto"), MOUNTS)
    assert not is_network_mount(PurePosixPath("/home/kari/felles2"), MOUNTS)


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777, 0o720])
def test_a_store_that_others_can_write_to_is_not_opened(tmp_path: Path, mode: int) -> None:
    place = a_store(tmp_path / "store", acts=1).place
    place.folder.chmod(mode)
    with pytest.raises(UnsafePlace):
        find(place.folder)
    assert place.folder.stat().st_mode & 0o777 == mode


def test_what_others_could_read_is_closed_and_reported(tmp_path: Path) -> None:
    place = a_store(tmp_path / "store", acts=1).place
    assert find(place.folder) == (place, ())
    place.folder.chmod(0o755)
    place.database.chmod(0o644)
    _place, loosened = find(place.folder)
    assert set(loosened) == {place.folder, place.database}
    assert place.database.stat().st_mode & 0o777 == 0o600
    assert tighten(place) == ()


def test_where_there_is_no_store_nothing_is_found_or_made(tmp_path: Path) -> None:
    with pytest.raises(NoStore):
        find(tmp_path / "nowhere")
    with pytest.raises(NoStore):
        find(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_leftovers_of_dead_processes_go_and_those_of_living_ones_stay(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    names = [f".tmp-{dead.pid}-checkpoint", f".tmp-{os.getpid()}-checkpoint", f".tmp-{dead.pid}-holiday.jpg"]
    for name in names:
        (tmp_path / name).touch()
    assert sweep(tmp_path, "checkpoint") == 1
    assert {path.name for path in tmp_path.iterdir()} == set(names[1:])
    assert alive(os.getpid())
    assert not alive(dead.pid)


def test_opening_clears_leftovers_away(tmp_path: Path) -> None:
    place = a_store(tmp_path / "store", acts=1).place
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (place.folder / f".tmp-{dead.pid}-keys.json").touch()
    assert find(place.folder)[0] == Place(place.folder)
    assert not list(place.folder.glob(".tmp-*"))


# --- more names, and other systems' mounts -------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/home/kari/pCloudDrive/salto",
        "/home/kari/ownCloud/salto",
        "/home/kari/Proton Drive/salto",
        "/home/kari/MEGAsync/salto",
        "/home/kari/Box Sync/salto",
        "/home/kari/Jottacloud/salto",
        "/home/kari/GoogleDrive-kari@example.no/salto",
        "/Users/kari/Library/CloudStorage/OneDrive-Oslokommune/salto",
        "/Users/kari/Library/Mobile Documents/com~apple~CloudDocs/salto",
        "/home/kari/Dropbox (Bydel)/salto",
    ],
)
def test_what_other_services_call_their_folders_is_known_as_well(path: str) -> None:
    assert is_synchronised(PurePosixPath(path))


@pytest.mark.parametrize(
    "path", ["/home/box/salto", "/home/mega/salto", "/srv/dropboxes/salto", "/opt/seafiles"]
)
def test_what_only_sounds_like_one_is_let_through(path: str) -> None:
    assert not is_synchronised(PurePosixPath(path))


@pytest.mark.parametrize("trace", [".stfolder", ".dropbox.cache", ".sync_1f.db", "._sync_2e.db"])
def test_a_folder_with_the_marks_of_a_synchronising_program_gets_no_new_store(
    tmp_path: Path, trace: str
) -> None:
    (tmp_path / trace).touch()
    with pytest.raises(UnsafePlace, match="in step"):
        prepare(tmp_path / "a" / "store")
    assert prepare(tmp_path / "a" / "store", allow_unsafe=True).folder.is_dir()


MAC = """/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//kari@server/felles on /Volumes/felles (smbfs, nodev, nosuid, mounted by kari)
/dev/disk4s1 on /Volumes/My Stick (msdos, local, nodev)
server:/export on /Volumes/felles (1) (nfs, nodev)"""


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/Volumes/felles/salto", True),
        ("/Volumes/felles (1)/salto", True),
        ("/Volumes/My Stick/salto", False),
        ("/Users/kari/salto", False),
    ],
)
def test_a_network_volume_is_known_on_macos(path: str, wanted: bool) -> None:
    assert is_network_volume(PurePosixPath(path), MAC) is wanted


def test_the_innermost_mount_names_the_device() -> None:
    assert mount_of(PurePosixPath("/home/kari/felles/stick/x"), MOUNTS) == ("/dev/sdb1", "vfat")
    assert mount_of(PurePosixPath("/home/kari"), MOUNTS) == ("/dev/sda1", "ext4")
    assert mount_of(PurePosixPath("/home"), "") == ("", "")
