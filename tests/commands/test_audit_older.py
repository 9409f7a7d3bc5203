"""A store older than when this machine last saw it, what was kept elsewhere, and proof for an authority."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from salto_cli.errors import Damaged
from salto_cli.store import checkpoint, keys
from salto_cli.store.canonical import canonical, with_digest
from salto_cli.store.place import Place
from tests import two_stores
from tests.fixtures import Salto
from tests.launch import ANY
from tests.source import ROOT

pytestmark = pytest.mark.opens_anew


@pytest.fixture
def seen(salto: Salto, a_youth: Callable[..., str], tmp_path: Path) -> Salto:
    """A store that this machine remembers, with a copy from before beside it."""
    a_youth()
    shutil.copytree(salto.folder, tmp_path / "before")
    (tmp_path / "before").chmod(0o700)
    remembered = replace(salto, state=tmp_path / "state")
    remembered.ok("find", "amina")
    remembered.ok("find", "amina")
    return remembered


@pytest.fixture
def older(seen: Salto, tmp_path: Path) -> Salto:
    """The copy put back in the place of the store, which lies aside in ``after``."""
    seen.folder.rename(tmp_path / "after")
    (tmp_path / "before").rename(seen.folder)
    return seen


@pytest.fixture
def newer(older: Salto, tmp_path: Path) -> Callable[[], Salto]:
    """Puts what lies aside in its place again; returns the store."""

    def put_back() -> Salto:
        older.folder.rename(tmp_path / "between")
        (tmp_path / "after").rename(older.folder)
        return older

    return put_back


@pytest.fixture
def copy(seen: Salto, tmp_path: Path) -> Salto:
    """The older copy beside the store, which lies where it lay."""
    return replace(seen, folder=tmp_path / "before")


def test_an_older_copy_with_its_own_checkpoint_is_not_written_in(older: Salto) -> None:
    before = (older.folder / "store.db").read_bytes()
    ran = older("find", "amina")
    assert (ran.code, ran.out) == (31, "")
    assert "last seen on this machine" in ran.err
    assert older("audit", "verify").code == 30
    assert (older.folder / "store.db").read_bytes() == before


def test_an_older_copy_goes_on_once_someone_says_why_and_the_log_keeps_it(older: Salto) -> None:
    assert older("audit", "verify", "--accept-rollback", "  ").code == 2
    done = older.ok("audit", "verify", "--accept-rollback", "restored after the disk failed")
    assert (done["whole"], done["accepted"]) == (True, True)
    older.ok("find", "amina")
    entries = older.ok("audit", "log")["entries"]
    assert any("restored after the disk failed" in each["reasons"] for e in entries for each in e["answers"])
    assert older("audit", "verify", "--accept-rollback", "again").code == 6


@pytest.fixture
def colleague(seen: Salto, tmp_path: Path) -> Callable[[str], Salto]:
    """Gives Ola a key and a role, and then puts an older copy in the store's place, which lies aside in
    ``after``; returns that, as Ola opens it."""

    def give(role: str) -> Salto:
        secret = tmp_path / "theirs"
        secret.write_text("kirsebær trapp onsdag motvind", encoding="utf-8")
        secret.chmod(0o600)
        seen.ok("operator", "add", "Ola Outreach", "--role", role, "--new-passphrase-file", str(secret))
        shutil.copytree(seen.folder, tmp_path / "then")
        (tmp_path / "then").chmod(0o700)
        seen.ok("find", "amina")
        seen.ok("find", "amina")
        seen.folder.rename(tmp_path / "after")
        (tmp_path / "then").rename(seen.folder)
        return replace(seen, unlocked=keys.unlock(seen.folder, "kirsebær trapp onsdag motvind", ANY))

    return give


@pytest.mark.parametrize("role", ["worker", "leader", "auditor"])
def test_whoever_is_no_coordinator_does_not_take_the_guard_away_by_being_refused(
    seen: Salto, colleague: Callable[[str], Salto], tmp_path: Path, role: str
) -> None:
    ola = colleague(role)
    (mark,) = (seen.state or Path()).glob("salto/seen-*")
    kept = [mark.read_bytes(), *(path.read_bytes() for path in sorted(seen.folder.iterdir()))]
    ran = ola("audit", "verify", "--accept-rollback", "fordi")
    assert (ran.code, ran.out) == (21, "")
    assert [mark.read_bytes(), *(path.read_bytes() for path in sorted(seen.folder.iterdir()))] == kept
    assert seen("find", "amina").code == 31
    seen.folder.rename(tmp_path / "older")
    (tmp_path / "after").rename(seen.folder)
    assert seen("find", "amina").code == 0


@pytest.mark.parametrize(("role", "code"), [("worker", 21), ("leader", 21), ("auditor", 30)])
def test_an_older_store_is_checked_by_those_who_may_check_one(
    colleague: Callable[[str], Salto], role: str, code: int
) -> None:
    assert colleague(role)("audit", "verify").code == code


def test_a_coordinator_who_fails_leaves_the_guard_where_it_was(
    seen: Salto, older: Salto, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_any: object) -> None:
        raise Damaged("made up")

    (mark,) = (seen.state or Path()).glob("salto/seen-*")
    kept = [mark.read_bytes(), (older.folder / "checkpoint").read_bytes()]
    with monkeypatch.context() as failing:
        failing.setattr("salto_cli.store.act.Act.write_down", fails)
        assert older("audit", "verify", "--accept-rollback", "fordi").code == 30
    assert [mark.read_bytes(), (older.folder / "checkpoint").read_bytes()] == kept
    assert older("find", "amina").code == 31


def test_going_on_with_an_older_store_has_a_name_of_its_own_in_the_log(older: Salto) -> None:
    older.ok("audit", "verify", "--accept-rollback", "restored")
    assert older.rows("SELECT command FROM act ORDER BY id DESC LIMIT 1") == [("accept rollback",)]


def test_the_newer_store_is_then_the_one_that_has_gone_on_elsewhere(
    older: Salto, newer: Callable[[], Salto]
) -> None:
    older.ok("audit", "verify", "--accept-rollback", "restored")
    assert newer()("find", "amina").code == 31


# --- a copy beside the store ------------------------------------------------------------------------------


def test_a_copy_beside_the_store_is_not_worked_in_without_a_reason(copy: Salto) -> None:
    ran = copy("find", "amina")
    assert (ran.code, ran.out) == (31, "")
    assert "another folder" in ran.err
    assert copy("audit", "verify").code == 30


def test_the_newest_copy_is_told_from_the_store_too_though_nothing_is_missing_in_it(
    seen: Salto, tmp_path: Path
) -> None:
    newest = replace(seen, folder=tmp_path / "newest copy")
    shutil.copytree(seen.folder, newest.folder)
    newest.folder.chmod(0o700)
    assert newest("find", "amina").code == 31
    ran = newest("audit", "verify", width=300)
    assert ran.code == 0
    assert f'audit verify --store "{newest.folder}" --accept-rollback "WHY"' in ran.out


def test_looking_into_a_copy_leaves_the_store_as_it_was(seen: Salto, copy: Salto) -> None:
    ran = copy("audit", "verify", "--accept-rollback", "what did it say on Friday?")
    assert "the other store, which is as it was" in " ".join(ran.out.split())
    copy.ok("find", "amina")
    assert seen.ok("find", "amina")
    assert seen.ok("audit", "verify")["whole"]
    copy.ok("find", "amina")


def test_a_copy_that_goes_on_is_not_set_back_unseen_either(copy: Salto, tmp_path: Path) -> None:
    copy.ok("audit", "verify", "--accept-rollback", "restored")
    shutil.copytree(copy.folder, tmp_path / "earlier")
    copy.ok("find", "amina")
    shutil.rmtree(copy.folder)
    (tmp_path / "earlier").rename(copy.folder)
    copy.folder.chmod(0o700)
    assert "older than when it was last seen" in copy("find", "amina").err


def test_a_copy_that_took_the_stores_place_is_not_set_back_unseen(
    seen: Salto, copy: Salto, tmp_path: Path
) -> None:
    copy.ok("audit", "verify", "--accept-rollback", "moved to the new disk")
    shutil.copytree(copy.folder, tmp_path / "earlier")
    (tmp_path / "earlier").chmod(0o700)
    copy.ok("find", "amina")
    copy.folder.rename(tmp_path / "now")
    (tmp_path / "earlier").rename(copy.folder)
    seen.folder.rename(tmp_path / "away")
    assert copy("find", "amina").code == 31
    assert copy("audit", "verify").code == 30
    copy.folder.rename(tmp_path / "earlier")
    (tmp_path / "now").rename(copy.folder)
    copy.ok("audit", "verify", "--accept-rollback", "the old disk is gone")
    copy.ok("find", "amina")
    copy.folder.rename(tmp_path / "now")
    (tmp_path / "earlier").rename(copy.folder)
    assert copy("find", "amina").code == 31


def test_a_copy_that_was_moved_leaves_no_place_for_an_older_one(
    seen: Salto, copy: Salto, tmp_path: Path
) -> None:
    copy.ok("audit", "verify", "--accept-rollback", "look")
    moved = replace(copy, folder=tmp_path / "moved")
    copy.folder.rename(moved.folder)
    moved.ok("audit", "verify", "--accept-rollback", "moved")
    shutil.copytree(moved.folder, copy.folder)
    copy.folder.chmod(0o700)
    moved.ok("find", "amina")
    assert copy("find", "amina").code == 31
    seen.ok("find", "amina")


def test_the_store_is_told_that_a_copy_of_it_is_worked_in(seen: Salto, copy: Salto, tmp_path: Path) -> None:
    copy.ok("audit", "verify", "--accept-rollback", "look")
    found = {each["what"]: each for each in seen("doctor", "--json").json["findings"]}
    assert "1 copy of the store" in found["mark"]["text"]
    copy.folder.rename(tmp_path / "gone")
    shutil.rmtree(tmp_path / "gone")
    found = {each["what"]: each for each in seen("doctor", "--json").json["findings"]}
    assert found["mark"]["state"] == "ok"


def test_a_key_file_alone_in_the_old_place_makes_no_copy_of_a_store_that_was_moved(
    seen: Salto, tmp_path: Path
) -> None:
    moved = replace(seen, folder=tmp_path / "moved")
    shutil.copytree(seen.folder, moved.folder)
    moved.folder.chmod(0o700)
    (seen.folder / "store.db").unlink()
    moved.ok("find", "amina")


def test_a_store_that_was_moved_is_the_store(seen: Salto, tmp_path: Path) -> None:
    moved = replace(seen, folder=tmp_path / "moved")
    seen.folder.rename(moved.folder)
    moved.ok("find", "amina")
    shutil.copytree(moved.folder, seen.folder)
    assert seen("find", "amina").code == 31


def test_another_store_in_the_old_place_makes_no_copy_of_one_that_was_moved(
    seen: Salto, tmp_path: Path
) -> None:
    moved = replace(seen, folder=tmp_path / "moved")
    seen.folder.rename(moved.folder)
    stores = two_stores.made(tmp_path)
    stores.alna.folder.rename(seen.folder)
    moved.ok("find", "amina")


def test_a_mark_of_before_it_said_where_the_store_lay_still_counts(seen: Salto, copy: Salto) -> None:
    (mark,) = (seen.state or Path()).glob("salto/seen-*")
    fields = json.loads(mark.read_text(encoding="utf-8").splitlines()[0])
    del fields["home"]
    mark.write_bytes(with_digest(canonical({**fields, "form": 1})))
    assert "last seen on this machine" in copy("find", "amina").err
    seen.ok("find", "amina")
    assert "another folder" in copy("find", "amina").err


def test_an_older_store_that_was_also_changed_does_not_go_on(older: Salto) -> None:
    from tests.store.forger import unlocked

    with unlocked(older) as connection:
        connection.execute("UPDATE person SET phone = '40000000'")
    ran = older("audit", "verify", "--accept-rollback", "restored", "--json")
    assert (ran.code, ran.json["accepted"]) == (30, False)
    assert older("find", "amina").code == 31


def test_a_machine_without_memory_or_with_a_broken_one_goes_on_working(seen: Salto) -> None:
    (mark,) = (seen.state or Path()).glob("salto/seen-*")
    mark.write_bytes(b"{}")
    seen.ok("find", "amina")
    assert mark.read_bytes() != b"{}"
    shutil.rmtree(mark.parent)
    mark.parent.write_text("in the way", encoding="utf-8")
    seen.ok("find", "amina")


def test_the_memory_is_its_users_alone_and_names_nobody(seen: Salto) -> None:
    (mark,) = (seen.state or Path()).glob("salto/seen-*")
    assert mark.stat().st_mode & 0o777 == 0o600
    assert set(json.loads(mark.read_text(encoding="utf-8").splitlines()[0])) == {
        "form",
        "store",
        "act",
        "seal",
        "home",
    }


# --- what was kept elsewhere ------------------------------------------------------------------------------


def test_a_code_or_a_checkpoint_from_elsewhere_is_found_in_the_log_and_another_is_not(seen: Salto) -> None:
    code = seen.ok("audit", "verify")["code"]
    act = seen.ok("audit", "verify", "--against", code.lower())["against"]
    assert seen.ok("audit", "verify", "--against", f"{act} {code}")["against"] == act
    assert seen.ok("audit", "verify", "--against", str(seen.folder / "checkpoint"))["whole"]
    assert seen("audit", "verify", "--against", f"{act + 1} {code}").code == 30
    other = ("0" if code[0] != "0" else "1") + code[1:]
    ran = seen("audit", "verify", "--against", other, "--json")
    assert (ran.code, [each["what"] for each in ran.json["findings"]]) == (30, ["against"])


@pytest.mark.parametrize(
    "said", ["nonsense", "8K3M-0Q7V-2XRA", "8K3M-0Q7V-2XRA-9FEU", "/nowhere/MANIFEST.json"]
)
def test_what_is_neither_file_nor_code_is_told_before_anything_is_checked(seen: Salto, said: str) -> None:
    ran = seen("audit", "verify", "--against", said)
    assert (ran.code, ran.out) == (4, "")


def test_a_file_that_is_none_of_ours_is_damage(seen: Salto, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("hello", encoding="utf-8")
    assert seen("audit", "verify", "--against", str(tmp_path / "letter")).code == 30


def test_a_checkpoint_that_no_colleague_signed_or_of_another_store_is_no_witness(
    seen: Salto, tmp_path: Path
) -> None:
    last = checkpoint.read(Place(seen.folder))
    assert last is not None
    witness = tmp_path / "witness"
    for changed, code in (
        (replace(last, signature="00" * 64), 30),
        (replace(last, slot="", signature=""), 30),
        (replace(last, store_id="00" * 16), 4),
    ):
        witness.write_bytes(checkpoint.to_bytes(changed))
        assert seen("audit", "verify", "--against", str(witness)).code == code


# --- for an authority -------------------------------------------------------------------------------------


def test_an_export_proves_one_persons_acts_and_shows_no_other_id(
    seen: Salto, a_youth: Callable[..., str], tmp_path: Path
) -> None:
    other = a_youth("Bo Eksempel", "2011-02-03")
    seen.ok("caseload")
    out = tmp_path / "export.json"
    done = seen.ok("audit", "export", "P-001H", "--out", str(out))
    text = out.read_text(encoding="utf-8")
    ((hers,), (his,)) = seen.rows("SELECT id FROM person ORDER BY number")
    assert done["acts"] == len(json.loads(text)["acts"]) > 1
    assert str(hers) in text
    assert str(his) not in text
    for secret in ("Amina", "Bo Eksempel", other):
        assert secret not in text
    assert seen.ok("audit", "verify", "--against", str(out))["against"] == done["act"]
    assert seen("audit", "export", "P-001H", "--out", str(out)).code == 4  # nothing is written over


def test_an_export_is_checked_by_the_program_in_the_docs_without_salto(seen: Salto, tmp_path: Path) -> None:
    (program,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs/format.md").read_text("utf-8"), re.DOTALL)
    out = tmp_path / "export.json"
    done = seen.ok("audit", "export", "P-001H", "--out", str(out))

    def checked() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", program, str(out)]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)

    assert (checked().returncode, len(checked().stdout.splitlines())) == (0, done["acts"])
    out.write_text(out.read_text(encoding="utf-8").replace('"register"', '"look"'), encoding="utf-8")
    assert checked().returncode != 0


@pytest.mark.parametrize("field", ["seal", "proof", "sealed", "act"])
def test_an_export_that_was_changed_is_not_taken_for_one(seen: Salto, tmp_path: Path, field: str) -> None:
    out = tmp_path / "export.json"
    seen.ok("audit", "export", "P-001H", "--out", str(out))
    found = json.loads(out.read_text(encoding="utf-8"))
    shown = found["acts"][0]
    shown[field] = {"seal": "00" * 32, "proof": ["00" * 32], "sealed": ["seal/2"], "act": 1}[field]
    out.write_text(json.dumps(found), encoding="utf-8")
    assert seen("audit", "verify", "--against", str(out)).code == 30


def _renamed(found: dict[str, Any]) -> None:
    found["operators"][0]["name"] = "Anna Andersen"


def _left_out(found: dict[str, Any]) -> None:
    del found["acts"][0]


def _without_seal(found: dict[str, Any]) -> None:
    found["acts"][0]["sealed"] = None


def _another_head(found: dict[str, Any]) -> None:
    found["acts"][0]["head"][3] = "look"


def _another_reason(found: dict[str, Any]) -> None:
    reasons = next(each["reasons"] for each in found["acts"] if each["reasons"])
    reasons[0][2] = "{}"


@pytest.mark.parametrize("change", [_renamed, _left_out, _without_seal, _another_head, _another_reason])
def test_nothing_in_an_export_can_be_changed_or_left_out_afterwards(
    seen: Salto, tmp_path: Path, change: Callable[[dict[str, Any]], None]
) -> None:
    (program,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs/format.md").read_text("utf-8"), re.DOTALL)
    out = tmp_path / "export.json"
    seen.ok("audit", "export", "P-001H", "--out", str(out))
    found = json.loads(out.read_text(encoding="utf-8"))
    change(found)
    out.write_text(json.dumps(found), encoding="utf-8")
    assert seen("audit", "verify", "--against", str(out)).code == 30
    command = [sys.executable, "-c", program, str(out)]
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0


# --- whom to ask ------------------------------------------------------------------------------------------


def test_a_review_asks_about_a_namesake_and_a_look_at_night_and_names_nobody(
    seen: Salto, a_youth: Callable[..., str]
) -> None:
    code = a_youth("Siv Coordinator", "2011-02-03")
    seen.at("2026-11-24T02:00").ok("show", code)
    ran = seen.at("2026-11-24T09:00")("audit", "review", "--json")
    assert ran.code == 9
    assert {each["what"] for each in ran.json["noticed"]} == {"own_surname", "out_of_hours"}
    assert "Siv" not in ran.out


def test_a_review_asks_about_what_is_not_for_the_role(seen: Salto) -> None:
    from tests.store.forger import unlocked

    seen.ok("show", "P-001H")
    with unlocked(seen) as connection:
        connection.execute("UPDATE operator SET role = 'auditor' WHERE id = 1")
    ran = seen("audit", "review", "--json")
    assert "outside_role" in {each["what"] for each in ran.json["noticed"]}


def test_a_review_asks_about_looks_and_commands_that_were_refused(seen: Salto) -> None:
    secret = seen.folder.with_name("ola")
    secret.write_text("kirsebær trapp onsdag motvind", encoding="utf-8")
    secret.chmod(0o600)
    seen.ok("operator", "add", "Ola Outreach", "--role", "worker", "--new-passphrase-file", str(secret))
    ola = replace(seen, unlocked=keys.unlock(seen.folder, secret.read_text(encoding="utf-8"), ANY))
    assert [ola("show", "P-001H").code for _time in range(2)] == [21, 21]  # another's case
    assert ola("audit", "log").code == 21
    found = {each["what"]: each for each in seen("audit", "review", "--json").json["noticed"]}
    assert set(found) == {"refused_look", "refused_by_role"}
    refused = found["refused_look"]
    assert (refused["operator"], refused["persons"], refused["times"]) == ("Ola Outreach", ["P-001H"], 2)
    assert "was refused" in " ".join(seen("audit", "review").out.split())


def test_a_review_of_a_quiet_week_finds_nothing(seen: Salto) -> None:
    seen.ok("show", "P-001H")
    assert seen.ok("audit", "review")["noticed"] == []


def test_who_saw_and_report_tell_of_reads_and_of_themselves(seen: Salto) -> None:
    seen.ok("show", "P-001H")
    seen.ok("audit", "who-saw", "P-001H")
    told = seen.ok("audit", "who-saw", "P-001H")["dealings"]
    assert {("show", "read"), ("register", "changed"), ("audit who-saw", "read")} <= {
        (each["command"], each["did"]) for each in told
    }
    report = seen.ok("audit", "report", "--operator", "kari", "--from", "23.11.2026", "--to", "23.11.2026")
    assert report["persons"] == ["P-001H"]
    assert seen("audit", "report", "--operator", "nobody").code == 3
    assert seen("audit", "who-saw", "P-002L").code in {3, 4}


def test_a_copy_is_told_as_one_with_its_own_folder_to_type(copy: Salto) -> None:
    assert f'salto audit verify --store "{copy.folder}" --accept-rollback' in copy("find", "amina").err
    found = {each["what"]: each for each in copy("doctor", "--json").json["findings"]}
    assert "This is a copy" in found["mark"]["text"]
    assert f'--store "{copy.folder}"' in found["mark"]["todo"]
