"""Old backups go, and never one that is still needed."""

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salto_cli.errors import CannotWrite, Damaged, NotFound, WrongState
from salto_cli.store import manifest, prune
from salto_cli.store.backup import create_backup, verify_backup
from salto_cli.store.prune import WITHIN, staying, thin_out
from tests.store.small import AT, SmallStore, a_store, backed_up

NIGHTS = [AT + timedelta(days=night) for night in range(800)]
A_DAY = timedelta(days=1)


@pytest.fixture
def store(tmp_path: Path) -> SmallStore:
    """A store of one act."""
    return a_store(tmp_path / "store", acts=1)


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def many(store: SmallStore, backups: Path, moments: list[datetime]) -> None:
    for moment in moments:
        backed_up(store, backups, moment)


def names(backups: Path) -> list[str]:
    return sorted(path.name for path in backups.iterdir() if path.is_dir())


# --- which stay ----------------------------------------------------------------------------------------


def night_by_night(moments: list[datetime]) -> set[datetime]:
    """What is left when each new backup is followed by a thinning out."""
    left: set[datetime] = set()
    for moment in moments:
        left = staying(left | {moment})
    return left


def test_thinning_out_each_night_for_800_nights_leaves_what_doing_it_once_leaves() -> None:
    assert night_by_night(NIGHTS) == staying(NIGHTS)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.integers(0, 3 * 365 * 24), min_size=1, max_size=120, unique=True))
def test_that_holds_also_where_nights_are_missing_or_have_several(hours: list[int]) -> None:
    moments = [AT + timedelta(hours=hour) for hour in sorted(hours)]
    assert night_by_night(moments) == staying(moments)


def test_of_800_nights_the_newest_two_weeks_and_some_of_each_kind_stay() -> None:
    stay = sorted(staying(NIGHTS))
    newest = NIGHTS[-1]
    assert [at for at in stay if newest - at <= WITHIN] == NIGHTS[-15:]
    assert len({(at.year, at.month) for at in stay}) == 12
    assert len(stay) == 28


def test_the_last_backup_of_last_year_stays_through_december() -> None:
    nights = [at for at in NIGHTS if at < datetime(2028, 12, 20, tzinfo=UTC)]
    assert datetime(2027, 12, 31, 2, 0, tzinfo=UTC) in staying(nights)


def test_a_flood_of_new_backups_pushes_none_of_the_last_two_weeks_out() -> None:
    before = NIGHTS[:20]
    flood = [before[-1] + timedelta(minutes=minute) for minute in range(1, 400)]
    stay = staying([*before, *flood])
    assert set(before[-14:]) <= stay


def test_one_backup_stays_however_old() -> None:
    assert staying([AT]) == {AT}
    assert staying([]) == set()


# --- what is removed -----------------------------------------------------------------------------------


def test_what_need_not_stay_is_removed_and_the_rest_is_whole(store: SmallStore, backups: Path) -> None:
    nights = NIGHTS[:60]
    many(store, backups, nights)
    done = thin_out(backups, nights[-1])
    assert [each.name for each in done.stay] == names(backups)
    assert {manifest.name_of(at) for at in staying(nights)} == set(names(backups))
    assert len(done.stay) + len(done.gone) == 60
    for each in done.stay:
        assert not verify_backup(each.folder).gap


def test_nothing_is_removed_to_try(store: SmallStore, backups: Path) -> None:
    many(store, backups, NIGHTS[:20])
    before = names(backups)
    assert thin_out(backups, NIGHTS[19], dry_run=True).gone
    assert names(backups) == before
    assert not (backups / manifest.GONE).exists()


def test_a_backup_that_someone_took_away_is_still_told(store: SmallStore, backups: Path) -> None:
    many(store, backups, NIGHTS[:30])
    thin_out(backups, NIGHTS[29])
    shutil.rmtree(backups / manifest.name_of(NIGHTS[27]))
    assert verify_backup(backups / manifest.name_of(NIGHTS[28])).gap


def test_the_list_of_what_is_gone_never_outgrows_what_is_there(store: SmallStore, backups: Path) -> None:
    for night in NIGHTS[:40]:
        backed_up(store, backups, night)
        thin_out(backups, night)
    listed = json.loads((backups / manifest.GONE).read_bytes().split(b"\n")[0])["manifests"]
    assert 0 < len(listed) <= len(names(backups))
    assert not any(verify_backup(backups / name).gap for name in names(backups))


@pytest.mark.parametrize("content", [b"", b"rubbish", b'{"form":1,"manifests":[]}\nno digest\n'])
def test_a_damaged_list_tells_a_gap_rather_than_none(
    store: SmallStore, backups: Path, content: bytes
) -> None:
    many(store, backups, NIGHTS[:30])
    thin_out(backups, NIGHTS[29])
    (backups / manifest.GONE).write_bytes(content)
    assert any(verify_backup(backups / name).gap for name in names(backups))


def test_each_stores_backups_are_counted_by_themselves(
    store: SmallStore, backups: Path, tmp_path: Path
) -> None:
    other = a_store(tmp_path / "other", acts=1)
    backed_up(other, backups, AT)
    many(store, backups, [AT + timedelta(days=400 + night) for night in range(20)])
    thin_out(backups, AT + timedelta(days=420))
    assert manifest.name_of(AT) in names(backups)


# --- what keeps everything -----------------------------------------------------------------------------


def test_where_there_is_no_backup_there_is_nothing_to_remove(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        thin_out(tmp_path / "nothing", AT)


@pytest.mark.parametrize("spoiled", ["store.db", "keys.json", "checkpoint", "MANIFEST.json"])
def test_nothing_is_removed_while_the_newest_is_not_whole(
    store: SmallStore, backups: Path, spoiled: str
) -> None:
    many(store, backups, NIGHTS[:30])
    (backups / manifest.name_of(NIGHTS[29]) / spoiled).write_bytes(b"x" * 4096)
    before = names(backups)
    with pytest.raises(Damaged, match="newest backup is not whole"):
        thin_out(backups, NIGHTS[29])
    assert names(backups) == before


def test_nothing_is_removed_while_the_clock_is_behind(store: SmallStore, backups: Path) -> None:
    many(store, backups, NIGHTS[:30])
    with pytest.raises(WrongState, match="later moment than the clock"):
        thin_out(backups, NIGHTS[29] - timedelta(seconds=1))
    assert len(names(backups)) == 30


def test_one_backup_from_the_future_keeps_them_all(store: SmallStore, backups: Path) -> None:
    many(store, backups, [*NIGHTS[:30], AT + timedelta(days=9000)])
    with pytest.raises(WrongState):
        thin_out(backups, NIGHTS[29])
    assert len(names(backups)) == 31


def test_a_clock_that_is_years_ahead_removes_no_more_than_a_right_one(
    store: SmallStore, backups: Path, tmp_path: Path
) -> None:
    many(store, backups, NIGHTS[:30])
    shutil.copytree(backups, tmp_path / "same")
    thin_out(backups, NIGHTS[29])
    thin_out(tmp_path / "same", NIGHTS[29] + timedelta(days=3650))
    assert names(tmp_path / "same") == names(backups)


def test_one_that_is_not_whole_is_left_alone_and_takes_no_others_place(
    store: SmallStore, backups: Path
) -> None:
    month_end = datetime(2026, 12, 31, 2, 0, tzinfo=UTC)
    nights = [AT + timedelta(days=night) for night in range(75)]
    many(store, backups, nights)
    bad = backups / manifest.name_of(month_end)
    (bad / "store.db").write_bytes(b"")
    done = thin_out(backups, nights[-1])
    assert done.left == (bad.name,)
    assert bad.exists()
    assert manifest.name_of(month_end - A_DAY) in names(backups)  # now the last whole one of its month


def test_one_under_another_name_than_its_manifest_says_is_left_alone(
    store: SmallStore, backups: Path
) -> None:
    many(store, backups, NIGHTS[:20])
    first = backups / manifest.name_of(NIGHTS[0])
    first.rename(backups / "20200101T000000Z")
    assert thin_out(backups, NIGHTS[19]).left == ("20200101T000000Z",)
    assert (backups / "20200101T000000Z").exists()


def test_other_files_and_folders_are_nobodys_backups(store: SmallStore, backups: Path) -> None:
    many(store, backups, NIGHTS[:20])
    (backups / "20200101").mkdir()
    (backups / "20200101T000000Z").write_text("a file", encoding="utf-8")
    thin_out(backups, NIGHTS[19])
    assert (backups / "20200101").is_dir()
    assert (backups / "20200101T000000Z").is_file()


def test_what_is_being_removed_is_no_backup_any_more(
    store: SmallStore, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(store, backups, NIGHTS[:20])
    before = set(names(backups))
    monkeypatch.setattr(prune, "discard", lambda path: None)  # as if it were killed there
    thin_out(backups, NIGHTS[19])
    left = [path for path in backups.iterdir() if path.name.startswith(".tmp-")]
    assert left
    assert not any((path / manifest.MANIFEST).exists() for path in left)
    assert {name for name in names(backups) if not name.startswith(".")} < before


def test_a_folder_that_cannot_be_written_loses_nothing(
    store: SmallStore, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(store, backups, NIGHTS[:20])

    def full(path: Path, content: bytes) -> None:
        raise CannotWrite("full")

    monkeypatch.setattr(manifest, "write_whole", full)
    with pytest.raises(CannotWrite):
        thin_out(backups, NIGHTS[19])
    assert len(names(backups)) == 20


def test_the_next_backup_follows_on_the_newest_that_stayed(store: SmallStore, backups: Path) -> None:
    many(store, backups, NIGHTS[:30])
    thin_out(backups, NIGHTS[29])
    made = create_backup(store.place.folder, backups, at=NIGHTS[30], program="0.1.0")
    assert not verify_backup(made.folder).gap
