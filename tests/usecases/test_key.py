"""Who can open the store: a key given, changed, taken back, and what a crash in between leaves."""

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from salto_cli.errors import CannotWrite, SaltoError, WrongPassphrase
from salto_cli.models.operator import ListOperators
from salto_cli.models.secret import LOW_KDF, EpochKey, Unlocked
from salto_cli.store import keys, keyset, place, publication
from salto_cli.usecases import operator as operators
from tests.fixtures import PASSPHRASE, Salto
from tests.launch import ANY, CHEAP

pytestmark = pytest.mark.opens_anew

THEIRS, OTHER = "kirsebær trapp onsdag motvind", "lykt havre sokkel bjørk nitten"


@pytest.fixture
def secret(tmp_path: Path) -> Callable[[str], str]:
    """A file that only its owner can read, with a secret in it; returns its path."""

    def write(text: str, mode: int = 0o600) -> str:
        path = tmp_path / f"secret-{hashlib.sha256(text.encode()).hexdigest()[:8]}"
        path.write_text(text, encoding="utf-8")
        path.chmod(mode)
        return str(path)

    return write


def opened(salto: Salto, passphrase: str) -> Salto:
    """The same store as whoever has this passphrase opens it."""
    return replace(salto, unlocked=keys.unlock(salto.folder, passphrase, ANY))


def with_colleague(salto: Salto, secret: Callable[[str], str], role: str = "coordinator") -> Salto:
    """The store as Ola opens it, who has got a key."""
    salto.ok("operator", "add", "Ola Outreach", "--role", role, "--new-passphrase-file", secret(THEIRS))
    return opened(salto, THEIRS)


def the_code(salto: Salto) -> str:
    """A new recovery code."""
    path = salto.folder.with_name("code")
    path.unlink(missing_ok=True)
    salto.ok("rekey", "--recovery", "--yes", "--recovery-file", str(path))
    return path.read_text(encoding="ascii")


# --- given ---------------------------------------------------------------------------------------------


def test_a_colleague_opens_the_store_with_a_passphrase_of_their_own(
    salto: Salto, secret: Callable[[str], str]
) -> None:
    ola = with_colleague(salto, secret)
    listed = ola.ok("operator", "list")["operators"]
    assert [(each["name"], each["has_key"], each["you"]) for each in listed] == [
        ("Kari Coordinator", True, False),
        ("Ola Outreach", True, True),
    ]
    assert salto.ok("operator", "list")["operators"][0]["you"]
    assert ola("audit", "verify").code == 0


def test_one_who_had_no_key_gets_one_and_keeps_their_cases(
    salto: Salto, secret: Callable[[str], str], a_youth: Callable[..., str]
) -> None:
    salto.ok("operator", "add", "Ola Outreach")
    a_youth(lead="Ola Outreach")
    ola = with_colleague(salto, secret)
    assert len(ola.ok("caseload", "--lead", "me")["persons"]) == 1


def test_a_key_leaves_the_role_as_it_is_unless_another_is_said(
    salto: Salto, secret: Callable[[str], str]
) -> None:
    for name in ("Ola Outreach", "Nora Eksempel"):
        salto.ok("operator", "add", name, "--role", "worker")
    salto.ok("operator", "add", "ola outreach", "--new-passphrase-file", secret(THEIRS))
    salto.ok("operator", "add", "Nora Eksempel", "--role", "leader", "--new-passphrase-file", secret(OTHER))
    roles = [(each["role"], each["has_key"]) for each in salto.ok("operator", "list")["operators"]]
    assert roles[1:] == [("worker", True), ("leader", True)]


def test_an_order_from_a_file_leaves_the_role_as_it_is_too(
    salto: Salto, secret: Callable[[str], str]
) -> None:
    salto.ok("operator", "add", "Ola Outreach", "--role", "worker")
    words = ("operator", "add", "--input", "-", "--new-passphrase-file", secret(THEIRS))
    assert salto.ok(*words, stdin='{"name": "Ola Outreach"}')["role"] == "worker"
    assert salto.ok("operator", "list")["operators"][1]["role"] == "worker"


def test_who_comes_back_has_the_role_they_had(salto: Salto) -> None:
    salto.ok("operator", "add", "Ola Outreach", "--role", "worker")
    salto.ok("operator", "revoke", "Ola Outreach", "--yes")
    assert salto.ok("operator", "add", "Ola Outreach")["role"] == "worker"
    assert salto.ok("operator", "add", "Ny Eksempel")["role"] == "coordinator"


def test_the_log_knows_the_digest_of_every_key_file(salto: Salto, secret: Callable[[str], str]) -> None:
    with_colleague(salto, secret)
    salto.ok("rekey", "--yes")
    logged = {row[0] for row in salto.rows("SELECT digest FROM published")}
    assert hashlib.sha256((salto.folder / "keys.json").read_bytes()).hexdigest() in logged
    assert len(logged) == 3  # with the colleague; with both keys; with the new one alone


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("kort", "too short"),
        ("passord passord passord", "too easy"),
        (PASSPHRASE, "opens the store already"),
    ],
)
def test_an_unfit_passphrase_gives_nobody_a_key(
    salto: Salto, secret: Callable[[str], str], typed: str, told: str
) -> None:
    before = (salto.folder / "keys.json").read_bytes()
    ran = salto("operator", "add", "Ola Outreach", "--new-passphrase-file", secret(typed))
    assert (ran.code, told in ran.err) == (4, True)
    assert typed not in ran.err
    assert (salto.folder / "keys.json").read_bytes() == before
    assert len(salto.ok("operator", "list")["operators"]) == 1


def test_a_passphrase_file_that_others_can_read_is_refused(tmp_path: Path, salto: Salto) -> None:
    path = tmp_path / "open"
    path.write_text(THEIRS, encoding="utf-8")
    path.chmod(0o644)
    assert salto("operator", "add", "Ola Outreach", "--new-passphrase-file", str(path)).code == 15


def test_whoever_has_a_key_does_not_get_another(salto: Salto, secret: Callable[[str], str]) -> None:
    with_colleague(salto, secret)
    ran = salto("operator", "add", "OLA OUTREACH", "--new-passphrase-file", secret(OTHER))
    assert (ran.code, "has a key already" in ran.err) == (6, True)
    with pytest.raises(WrongPassphrase):
        opened(salto, OTHER)


# --- changed -------------------------------------------------------------------------------------------


def test_a_changed_passphrase_opens_and_the_old_one_does_not(
    salto: Salto, secret: Callable[[str], str]
) -> None:
    before = salto.ok("operator", "list")["operators"][0]["fingerprint"]
    salto.ok("operator", "passwd", "--new-passphrase-file", secret(OTHER))
    with pytest.raises(WrongPassphrase):
        opened(salto, PASSPHRASE)
    assert opened(salto, OTHER).ok("operator", "list")["operators"][0]["fingerprint"] != before
    assert not (salto.folder / "keys.json.1").exists()
    assert opened(salto, OTHER)("audit", "verify").code == 0  # what was signed is signed by the same hand


def test_after_a_changed_passphrase_and_a_new_key_an_old_key_file_opens_nothing(
    salto: Salto, secret: Callable[[str], str]
) -> None:
    old = (salto.folder / "keys.json").read_bytes()
    salto.ok("operator", "passwd", "--new-passphrase-file", secret(OTHER))
    opened(salto, OTHER).ok("rekey", "--yes")
    (salto.folder / "keys.json").write_bytes(old)
    assert opened(salto, PASSPHRASE)("operator", "list").code == 30


def test_what_an_old_key_file_holds_does_not_open_the_next_one(
    salto: Salto, secret: Callable[[str], str]
) -> None:
    stolen = keys.unlock(salto.folder, PASSPHRASE, ANY)
    salto.ok("operator", "passwd", "--new-passphrase-file", secret(OTHER))
    opened(salto, OTHER).ok("rekey", "--yes")
    with pytest.raises(WrongPassphrase):
        keys.renewed(salto.folder, stolen)


def test_the_recovery_code_has_no_passphrase_to_change(salto: Salto, secret: Callable[[str], str]) -> None:
    code = the_code(salto)
    found = replace(salto, unlocked=keys.unlock_with_recovery(salto.folder, code, ANY))
    refused = found("operator", "passwd", "--new-passphrase-file", secret(OTHER))
    assert (refused.code, "add --yes" in refused.err) == (2, True)
    assert found("rekey", "--recovery", "--yes", "--recovery-file", str(salto.folder) + "-x").code == 6


def test_whoever_has_forgotten_it_gets_another_by_the_recovery_code(
    salto: Salto, secret: Callable[[str], str]
) -> None:
    code = the_code(salto)
    found = replace(salto, unlocked=keys.unlock_with_recovery(salto.folder, code, ANY))
    found.ok("operator", "add", "Kari Coordinator", "--new-passphrase-file", secret(OTHER))
    with pytest.raises(WrongPassphrase):
        opened(salto, PASSPHRASE)
    kari = opened(salto, OTHER)
    assert kari("audit", "verify").code == 0  # also what she signed with the key she had before
    assert kari.ok("operator", "list")["operators"][0]["you"]


def test_a_forgotten_passphrase_is_replaced_and_the_role_and_the_log_stay(
    salto: Salto, secret: Callable[[str], str]
) -> None:
    code = the_code(salto)
    found = replace(salto, unlocked=keys.unlock_with_recovery(salto.folder, code, ANY))
    done = found.ok("operator", "passwd", "--yes", "--new-passphrase-file", secret(OTHER))
    assert (done["name"], done["by_code"]) == ("Kari Coordinator", True)
    with pytest.raises(WrongPassphrase):
        opened(salto, PASSPHRASE)
    kari = opened(salto, OTHER)
    assert kari("audit", "verify").code == 0
    (you,) = [each for each in kari.ok("operator", "list")["operators"] if each["you"]]
    assert (you["name"], you["role"]) == ("Kari Coordinator", "coordinator")


def test_by_the_code_a_script_is_told_at_once_to_say_whose_where_several_have_a_key(
    salto: Salto, secret: Callable[[str], str]
) -> None:
    salto.ok("operator", "add", "Ola Outreach", "--role", "worker", "--new-passphrase-file", secret(OTHER))
    code = the_code(salto)
    found = replace(salto, unlocked=keys.unlock_with_recovery(salto.folder, code, ANY))
    refused = found("operator", "passwd", "--yes", "--new-passphrase-file", secret(OTHER))
    assert (refused.code, "operator add NAME --with-key" in refused.err) == (2, True)


# --- taken back ----------------------------------------------------------------------------------------


def test_a_revoked_colleague_comes_in_no_more_by_any_file(salto: Salto, secret: Callable[[str], str]) -> None:
    ola = with_colleague(salto, secret)
    kept = (salto.folder / "keys.json").read_bytes()
    done = salto.ok("operator", "revoke", "ola", "--yes")
    assert done["rotated"]
    assert not (salto.folder / "keys.json.1").exists()
    with pytest.raises(WrongPassphrase):
        opened(salto, THEIRS)
    assert ola("operator", "list").code == 12  # a program of theirs that was still running
    (salto.folder / "keys.json").write_bytes(kept)
    assert opened(salto, THEIRS)("operator", "list").code == 30  # the store has another key than that file
    assert "Ola" not in ola("operator", "list").err


def test_nobody_takes_back_their_own_key_nor_the_last_coordinators(
    salto: Salto, secret: Callable[[str], str]
) -> None:
    ola = with_colleague(salto, secret)
    assert ola("operator", "revoke", "Ola Outreach", "--yes").code == 6
    assert ola("operator", "revoke", "Kari Coordinator", "--yes").code == 0
    found = replace(salto, unlocked=keys.unlock(salto.folder, THEIRS, ANY))
    assert found("operator", "role", "Ola Outreach", "worker").code == 6


def test_a_revoked_colleague_can_come_back_and_what_they_signed_still_holds(
    salto: Salto, secret: Callable[[str], str]
) -> None:
    with_colleague(salto, secret).ok("operator", "list")
    salto.ok("operator", "revoke", "ola", "--yes")
    salto.ok("operator", "add", "Ola Outreach", "--new-passphrase-file", secret(OTHER))
    ola = opened(salto, OTHER)
    ola.ok("operator", "list")
    assert ola("audit", "verify").code == 0


# --- two at once, and crashes --------------------------------------------------------------------------


def test_a_program_that_runs_on_follows_a_new_key(salto: Salto, secret: Callable[[str], str]) -> None:
    ola = with_colleague(salto, secret)
    store = ola.store()
    first = store.begin("try", "upkeep").number
    store.abandon()
    salto.ok("rekey", "--yes")
    second = store.begin("try", "upkeep").number
    store.abandon()
    assert (second, store.unlocked.epoch) == (first + 1, 2)
    store.close()


def test_where_another_holds_the_store_there_is_no_new_key_and_nothing_is_half_done(salto: Salto) -> None:
    before = (salto.folder / "keys.json").read_bytes()
    other = salto.store()
    other.connection.execute("BEGIN")
    other.connection.execute("SELECT count(*) FROM person").fetchone()
    ran = replace(salto, patience=0.2)("rekey", "--yes")
    other.abandon()
    other.close()
    assert ran.code == 11
    assert (salto.folder / "keys.json").read_bytes() == before
    assert list(salto.folder.glob("publishing-*")) == list(salto.folder.glob("*.part")) == []
    assert salto("audit", "verify").code == 0


@pytest.mark.parametrize("args", [("rekey", "--yes"), ("operator", "revoke", "ola", "--yes")])
@pytest.mark.parametrize("first", [PASSPHRASE, "recovery"])
def test_a_key_file_that_was_not_moved_is_moved_by_the_next_command(
    salto: Salto,
    secret: Callable[[str], str],
    monkeypatch: pytest.MonkeyPatch,
    args: tuple[str, ...],
    first: str,
) -> None:
    code = the_code(salto)
    with_colleague(salto, secret)

    def cut_off(*_given: object) -> None:
        raise CannotWrite("cut off")

    with monkeypatch.context() as patch:
        patch.setattr(publication, "move_into_place", cut_off)
        assert salto(*args).code == 14
    found = (
        opened(salto, first)
        if first == PASSPHRASE
        else replace(salto, unlocked=keys.unlock_with_recovery(salto.folder, code, ANY))
    )
    assert found("operator", "list").code == 0
    now = keys.unlock(salto.folder, PASSPHRASE, ANY)
    assert (len(now.keys), now.epoch) == (1, 3)
    assert [path.name for path in salto.folder.glob("*.part")] == []
    assert opened(salto, PASSPHRASE)("audit", "verify").code == 0


def test_a_revoked_key_opens_nothing_though_the_new_key_file_has_not_been_moved(
    salto: Salto, secret: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with_colleague(salto, secret)

    def cut_off(*_given: object) -> None:
        raise CannotWrite("cut off")

    with monkeypatch.context() as patch:
        patch.setattr(publication, "move_into_place", cut_off)
        assert salto("operator", "revoke", "ola", "--yes").code == 14
    ran = opened(salto, THEIRS)("operator", "list")
    assert (ran.code, ran.out) == (12, "")


def test_a_slot_that_the_database_does_not_know_shuts_nobody_out(
    salto: Salto, secret: Callable[[str], str], tmp_path: Path
) -> None:
    database = (salto.folder / "store.db").read_bytes()
    checkpoint = (salto.folder / "checkpoint").read_bytes()
    with_colleague(salto, secret)
    (salto.folder / "store.db").write_bytes(database)  # put back from before, with today's key file
    (salto.folder / "checkpoint").write_bytes(checkpoint)
    assert opened(salto, THEIRS)("operator", "list").code == 30
    kari = opened(salto, PASSPHRASE)
    assert len(kari.ok("operator", "list")["unknown"]) == 1
    assert "is nobody's" in kari("operator", "list").out


def test_a_colleague_whom_the_key_file_does_not_know_shuts_nobody_out(
    salto: Salto, secret: Callable[[str], str]
) -> None:
    before = (salto.folder / "keys.json").read_bytes()
    with_colleague(salto, secret)
    (salto.folder / "keys.json").write_bytes(before)
    assert opened(salto, PASSPHRASE)("operator", "list").code == 0
    with pytest.raises(WrongPassphrase):
        opened(salto, THEIRS)


def test_two_who_change_the_key_file_at_once_do_not_lose_each_others(
    salto: Salto, secret: Callable[[str], str]
) -> None:
    (salto.folder / "keys.json.part").write_bytes(b"another salto's, not moved yet")
    ran = salto("operator", "add", "Ola Outreach", "--new-passphrase-file", secret(THEIRS))
    assert (ran.code, "just changing" in ran.err) == (11, True)
    (salto.folder / "keys.json.part").unlink()
    assert salto.ok("operator", "list")["operators"][1:] == []


def test_a_made_up_list_moves_nothing_over_another_file(salto: Salto, tmp_path: Path) -> None:
    with_key = salto.rows("SELECT digest FROM published")
    victim = tmp_path / "victim.txt"
    victim.write_text("mine", encoding="utf-8")
    content = b"anything"
    (tmp_path / "victim.txt.part").write_bytes(content)
    listed = [[str(victim), hashlib.sha256(content).hexdigest(), "replaces"]]
    (salto.folder / "publishing-0123456789abcdef").write_text(json.dumps(listed), encoding="utf-8")
    assert salto("operator", "list").code == 0
    assert victim.read_text(encoding="utf-8") == "mine"
    assert with_key == salto.rows("SELECT digest FROM published")


# --- the recovery code ---------------------------------------------------------------------------------


def test_a_wrong_recovery_code_is_said_and_the_try_is_in_the_log(
    salto: Salto, secret: Callable[[str], str]
) -> None:
    code = the_code(salto)
    old = secret(code)
    the_code(salto)
    ran = salto("recovery", "test", "--code-file", old)
    assert (ran.code, ran.out) == (12, "")
    assert code.strip() not in ran.err
    rows = salto.rows(
        "SELECT result, error FROM act JOIN outcome ON act = id WHERE command = 'recovery test'"
    )
    assert rows == [("failed", "wrong_passphrase")]


def test_a_typing_error_in_the_recovery_code_is_told_as_one(
    salto: Salto, secret: Callable[[str], str]
) -> None:
    ran = salto("recovery", "test", "--code-file", secret("ABCD-EFGH"))
    assert ran.code == 4


# --- the key file itself -------------------------------------------------------------------------------


def test_a_fingerprint_is_six_groups_of_five_digits_and_each_its_own(salto: Salto) -> None:
    prints = [each.fingerprint for each in keyset.known(salto.folder)]
    assert len(set(prints)) == 2
    assert all([len(group) for group in each.split()] == [5] * 6 for each in prints)


def test_a_refused_rotation_leaves_the_key_file_as_it_was(salto: Salto) -> None:
    before = (salto.folder / "keys.json").read_bytes()
    stale = replace(keys.unlock(salto.folder, PASSPHRASE, ANY), keys=(replace_epoch(salto.unlocked),))
    with pytest.raises(SaltoError):
        keyset.current(salto.folder, stale)
    assert (salto.folder / "keys.json").read_bytes() == before


def replace_epoch(unlocked: Unlocked | None) -> EpochKey:
    """A key that is not the store's, of an epoch to come."""
    assert unlocked is not None
    return replace(unlocked.keys[0], epoch=9, key=bytes(32))


def test_a_copy_of_the_whole_folder_opens_as_it_was(salto: Salto, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(salto.folder, copy)
    copy.chmod(0o700)
    salto.ok("rekey", "--yes")
    kept = Salto(copy, keys.unlock(copy, PASSPHRASE, ANY))
    assert kept("operator", "list").code == 0
    assert place.Place(copy).keys.read_bytes() != place.Place(salto.folder).keys.read_bytes()


# --- what a try costs ----------------------------------------------------------------------------------


def test_a_store_for_a_small_machine_stays_one_when_a_key_is_given_and_passwd_brings_it_up(
    tmp_path: Path, secret: Callable[[str], str]
) -> None:
    folder = tmp_path / "small"
    recovery, own = str(tmp_path / "recovery"), secret(PASSPHRASE)
    ran = Salto(folder)(
        "init", "--operator", "Kari", "--recovery-file", recovery, "--passphrase-file", own, "--kdf", "low"
    )
    assert (ran.code, "64 MiB" in ran.err) == (0, True)
    assert {each.kdf for each in keyset.known(folder)} == {LOW_KDF}
    kari = Salto(folder, keys.unlock(folder, PASSPHRASE, ANY))
    kari.ok("operator", "add", "Ola Outreach", "--new-passphrase-file", secret(THEIRS))
    assert [each.kdf for each in keyset.known(folder)] == [LOW_KDF] * 3
    kari.ok("operator", "passwd", "--new-passphrase-file", secret(OTHER))
    assert [each.kdf for each in keyset.known(folder)].count(CHEAP) == 1  # the usual one in these tests


def test_whoever_has_a_cheaper_key_than_is_usual_is_told(salto: Salto) -> None:
    assert not salto.ok("operator", "list")["cheap"]
    store = salto.store()
    dearer = replace(CHEAP, memory=2 * CHEAP.memory)
    assert operators.listed(store, ListOperators(), dearer).cheap
    store.close()


def test_there_is_no_other_cost_to_choose(salto: Salto, secret: Callable[[str], str]) -> None:
    ran = salto("operator", "passwd", "--kdf", "none", "--new-passphrase-file", secret(OTHER))
    assert ran.code == 4
    assert opened(salto, PASSPHRASE)
