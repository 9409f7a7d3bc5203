"""What erasing leaves: nothing of the person in any page, a whole log, and locks that hold for all else."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from salto_cli.store.act import Act, Judged, new_id
from salto_cli.store.cipher import PAGE, IntegrityError
from salto_cli.store.store import Store
from tests.fixtures import Salto
from tests.store.forger import checked, unlocked

RESERVED = 80  # bytes at the end of each page: 16 of random start, 64 of HMAC
SALT = 16  # bytes at the head of the first page

FIRST_DETAIL = "DELETE FROM judgement_detail WHERE act = (SELECT min(act) FROM judgement_detail)"
NAME, NOTE, WISH = "Zubeyda Sjeldnavn", "Traff Zubeyda ved kiosken", "vil bli tannlege i Bardu"


def pages(salto: Salto, database: Path | None = None) -> bytes:
    """Every page of the database, free ones too, decrypted past SQLite."""
    assert salto.unlocked is not None
    raw = (database or salto.folder / "store.db").read_bytes()
    found = []
    for at in range(0, len(raw), PAGE):
        page = raw[at : at + PAGE]
        start = page[PAGE - RESERVED : PAGE - RESERVED + 16]
        body = page[SALT if at == 0 else 0 : PAGE - RESERVED]
        cipher = Cipher(algorithms.AES(salto.unlocked.dbk), modes.CBC(start)).decryptor()
        found.append(cipher.update(body) + cipher.finalize())
    return b"".join(found)


def hits(content: bytes) -> list[str]:
    """Which of the person's texts stand in ``content``, in any way they are kept."""
    wanted = (NAME, NAME.casefold(), "sjeldnavn", NOTE, WISH, "2010-05-17", "91234567", "Kirsebærveien")
    return [each for each in wanted if each.encode() in content]


@pytest.fixture
def someone(salto: Salto, a_youth: Callable[..., str]) -> str:
    code = a_youth(NAME, phone="91234567", address="Kirsebærveien 3")
    contact = {"persons": [code], "kind": "talk", "note": NOTE, "categories": ["school"]}
    salto.ok("log-contact", "--input", "-", stdin=json.dumps(contact))
    salto.ok("edit", code, "--wish", WISH, "--category", "work")
    return code


def erase(salto: Salto, code: str) -> dict[str, object]:
    return salto.ok("erase", code, "--ground", "wrong", "--yes")


def test_before_erasing_the_pages_hold_what_they_are_looked_through_for(salto: Salto, someone: str) -> None:
    assert set(hits(pages(salto))) >= {NAME, NOTE, WISH, "2010-05-17", "Kirsebærveien"}


def test_no_page_holds_anything_of_an_erased_person(salto: Salto, someone: str) -> None:
    erase(salto, someone)
    assert hits(pages(salto)) == []


def test_the_next_backup_holds_nothing_of_an_erased_person(
    salto: Salto, someone: str, tmp_path: Path
) -> None:
    salto.ok("backup", "create", "--to", str(tmp_path / "backups"))
    erase(salto, someone)
    made = salto.at("2026-11-24").ok("backup", "create", "--to", str(tmp_path / "backups"))
    (newest,) = (tmp_path / "backups").glob("20261124*")
    assert made["act"]
    assert hits(pages(salto, newest / "store.db")) == []


def test_the_log_is_whole_after_an_erasure_and_its_details_are_gone(salto: Salto, someone: str) -> None:
    (last,) = salto.rows("SELECT max(id) FROM act")[0]
    assert salto.rows("SELECT count(*) FROM judgement_detail") != [(0,)]
    erase(salto, someone)
    assert salto("audit", "verify").code == 0
    assert salto.rows("SELECT count(*) FROM judgement_detail WHERE act <= ?", last) == [(0,)]
    assert salto.rows("SELECT count(*) FROM judgement WHERE act <= ?", last) != [(0,)]
    assert salto.rows("SELECT count(*) FROM person") == [(0,)]


def test_a_detail_that_is_missing_without_a_tombstone_is_told(salto: Salto, someone: str) -> None:
    with unlocked(salto) as connection:
        connection.execute(FIRST_DETAIL)
    assert "reasons" in {each.what for each in checked(salto).findings}


def test_a_tombstone_that_someone_planted_covers_nothing_unseen(salto: Salto, someone: str) -> None:
    (person,) = salto.rows("SELECT id FROM person")[0]
    with unlocked(salto) as connection:
        connection.execute(
            "INSERT INTO tombstone (id, person, number, act, day, ground, salt) "
            "VALUES (7, ?, 99, 3, '2026-11-23', 'wrong', x'00')",
            (person,),
        )
        connection.execute(FIRST_DETAIL)
    assert "tombstone" in {each.table for each in checked(salto).findings}


# --- the locks -----------------------------------------------------------------------------------------


def judged(act: Act, question: str, *persons: int) -> None:
    act.write_down(Judged(persons, question, "allow", {"reason": "test"}))


def bury(act: Act, person: int) -> None:
    act.add("tombstone", id=new_id(), person=person, number=1, act=act.number, day=act.day, ground="wrong")


@pytest.mark.parametrize("command", ["edit", "merge", "audit expire", "show"])
def test_only_an_erasure_may_put_a_tombstone(store: Store, command: str) -> None:
    act = store.begin(command, "upkeep")
    judged(act, "erase", 5)
    with pytest.raises(IntegrityError, match="nobody has judged"):
        bury(act, 5)
    store.abandon()


@pytest.mark.parametrize("question", ["identity", "file", "share"])
def test_an_erasure_that_nobody_judged_puts_no_tombstone(store: Store, question: str) -> None:
    act = store.begin("erase", "upkeep")
    judged(act, question, 5)
    with pytest.raises(IntegrityError, match="nobody has judged"):
        bury(act, 5)
    store.abandon()


def test_a_yes_for_one_puts_no_tombstone_for_another(store: Store) -> None:
    act = store.begin("erase", "upkeep")
    judged(act, "erase", 5)
    with pytest.raises(IntegrityError, match="nobody has judged"):
        bury(act, 6)
    store.abandon()


def test_an_erasure_takes_no_detail_about_anyone_else(salto: Salto, a_youth: Callable[..., str]) -> None:
    a_youth()
    a_youth("Omar Eksempel", "2012-01-01")
    store = salto.store()
    first, other = (int(row[0]) for row in salto.rows("SELECT id FROM person ORDER BY number"))
    act = store.begin("erase", "upkeep")
    judged(act, "erase", first)
    bury(act, first)
    theirs = act.one("SELECT act, n FROM judgement WHERE persons = ?", f"[{other}]")
    assert theirs is not None
    with pytest.raises(IntegrityError, match="judgement_detail only grows"):
        act.run("DELETE FROM judgement_detail WHERE act = ? AND n = ?", *theirs)
    store.abandon()
    store.close()


@pytest.mark.parametrize("change", ["note = 'another'", "own_words = 'x'", "others = '[7]'", "number = 9"])
def test_an_erasure_does_not_let_a_note_be_rewritten(salto: Salto, someone: str, change: str) -> None:
    store = salto.store()
    (person,) = salto.rows("SELECT id FROM person")[0]
    act = store.begin("erase", "upkeep")
    for question in ("erase", "file"):
        judged(act, question, person)
    bury(act, person)
    with pytest.raises(IntegrityError, match="kept as it was said"):
        act.run(f"UPDATE contact SET {change}")
    store.abandon()
    store.close()


def test_a_half_failed_erasure_leaves_everything(
    salto: Salto, someone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from salto_cli.store import erasure

    before = salto.rows("SELECT * FROM person"), salto.rows("SELECT * FROM contact")

    def fails(*_given: object) -> None:
        raise OSError("the disk went away")

    monkeypatch.setattr(erasure, "_forget_who", fails)
    assert salto("erase", someone, "--ground", "wrong", "--yes").code != 0
    assert (salto.rows("SELECT * FROM person"), salto.rows("SELECT * FROM contact")) == before
    assert salto.rows("SELECT * FROM tombstone") == []
    assert salto("audit", "verify").code == 0
