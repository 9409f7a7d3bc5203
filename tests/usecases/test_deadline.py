"""Deadlines: who sees them, what may be told of them on which paper, and that none disappears."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from salto_cli.consent.policy import in_force
from salto_cli.models.question import FILE, Keep
from salto_cli.store import deadline as deadlines
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.store.cipher import IntegrityError
from salto_cli.store.store import Store
from salto_cli.usecases.judging import settle
from tests.fixtures import Ran, Salto
from tests.usecases.test_role import as_a  # noqa: F401 - a fixture

Youth = Callable[..., str]
SECRET = "banan sykkel fjord lampe"
NEVER_ON_PAPER = ("Eksempel", "Brorson", "99887766", "sak 17")


@pytest.fixture
def two_colleagues(salto: Salto) -> Salto:
    """The store of Kari, who has a colleague."""
    salto.ok("operator", "add", "Karim Ali")
    return salto


def add(salto: Salto, person: str, kind: str = "court", due: str = "+1d", **more: str) -> str:
    given = {"person": person, "kind": kind, "due": due, "deputy": "Karim", "source": "Oslo tingrett", **more}
    code = salto.ok("task", "add", "--input", "-", stdin=json.dumps(given))["task"]["code"]
    return str(code)


def reds(salto: Salto, *args: str) -> list[str]:
    items = salto.ok("today", *args)["items"]
    return [each["code"] for each in items if each["what"] == "deadline_red"]


def standing(salto: Salto, code: str) -> str:
    (found,) = [each for each in salto.ok("due", "--days", "900")["deadlines"] if each["code"] == code]
    return str(found["deadline"]["state"])


def words_of(path: Path) -> str:
    """What stands on an encrypted paper, opened with its password."""
    return "\n".join(page.extract_text() for page in PdfReader(path, password=SECRET).pages)


def on_paper(salto: Salto, tmp_path: Path, *args: str) -> Ran:
    secret = tmp_path / "secret"
    secret.write_text(SECRET, encoding="utf-8")
    secret.chmod(0o600)
    return salto("task", *args, "--password-file", str(secret))


# --- red, near, seen to ------------------------------------------------------------------------------------


def test_a_deadline_is_later_near_and_red_as_its_day_comes_closer(
    two_colleagues: Salto, a_youth: Youth
) -> None:
    salto, code = two_colleagues, add(two_colleagues, a_youth(), due="2027-01-20")  # a Wednesday; 21, 7, 2
    days = {"2026-12-29": "later", "2026-12-30": "near", "2027-01-17": "near", "2027-01-18": "red"}
    assert {day: standing(salto.at(day), code) for day in days} == days


def test_on_friday_what_is_on_monday_is_red_already(two_colleagues: Salto, a_youth: Youth) -> None:
    code = add(two_colleagues, a_youth(), kind="attend", due="2026-11-30")
    assert reds(two_colleagues.at("2026-11-26")) == []
    assert reds(two_colleagues.at("2026-11-27")) == [code]


@pytest.mark.parametrize("how", ["email", "message", "letter", "call", "meeting"])
@pytest.mark.parametrize("understood", ["yes", "no"])
def test_only_having_understood_counts_and_an_e_mail_never(
    two_colleagues: Salto, a_youth: Youth, how: str, understood: str
) -> None:
    code = add(two_colleagues, a_youth())
    done = two_colleagues.ok("task", "confirm", code, "--how", how, "--understood", understood)
    counts = understood == "yes" and how != "email"
    assert done["confirmed"] is counts
    assert reds(two_colleagues) == ([] if counts else [code])


def test_who_has_not_understood_when_asked_again_has_not_understood(
    two_colleagues: Salto, a_youth: Youth
) -> None:
    salto, code = two_colleagues, add(two_colleagues, a_youth())
    salto.ok("task", "confirm", code, "--how", "meeting", "--understood", "yes")
    salto.at("2026-11-23T09:00").ok("task", "confirm", code, "--how", "message", "--understood", "no")
    assert reds(salto) == []  # nobody answered a message: that takes nothing back
    salto.at("2026-11-23T10:00").ok("task", "confirm", code, "--how", "call", "--understood", "no")
    assert reds(salto) == [code]
    salto.at("2026-11-23T11:00").ok("task", "confirm", code, "--how", "call", "--understood", "yes")
    assert reds(salto) == []


def test_what_is_ours_to_do_is_red_until_it_is_done_and_nobody_can_confirm_it(
    two_colleagues: Salto, a_youth: Youth
) -> None:
    code = add(two_colleagues, a_youth(), kind="referral", category="health")
    ran = two_colleagues("task", "confirm", code, "--how", "call", "--understood", "yes")
    assert (ran.code, reds(two_colleagues)) == (6, [code])
    two_colleagues.ok("task", "done", code, "--outcome", "kept")
    assert reds(two_colleagues) == []


def test_a_day_that_has_been_stays_red_until_somebody_says_how_it_went(
    two_colleagues: Salto, a_youth: Youth
) -> None:
    code = add(two_colleagues, a_youth())
    later = two_colleagues.at("2026-12-20")
    (item,) = [each for each in later.ok("today")["items"] if each["what"] == "deadline_red"]
    assert (item["code"], item["next"]) == (code, f"salto task done {code}")


def test_the_day_before_it_a_confirmed_deadline_is_still_spoken_of(
    two_colleagues: Salto, a_youth: Youth
) -> None:
    code = add(two_colleagues, a_youth())
    two_colleagues.ok("task", "confirm", code, "--how", "call", "--understood", "yes")
    assert [each["what"] for each in two_colleagues.ok("today")["items"] if each["code"] == code] == [
        "deadline_now"
    ]


def test_once_the_day_has_passed_one_says_how_it_went_and_confirms_nothing(
    two_colleagues: Salto, a_youth: Youth
) -> None:
    code = add(two_colleagues, a_youth(), due="+1d")
    assert f"salto task confirm {code}" in two_colleagues("due").out
    late = two_colleagues.at("2026-11-25")("due").out
    assert (f"salto task done {code}" in late, "task confirm" in late) == (True, False)


def test_what_is_ours_to_do_is_proposed_to_be_done_and_not_confirmed(
    two_colleagues: Salto, a_youth: Youth
) -> None:
    code = add(two_colleagues, a_youth(), "referral", "+1d", category="school")
    shown = two_colleagues("due").out
    assert (f"salto task done {code}" in shown, "task confirm" in shown) == (True, False)


def test_red_ones_are_due_however_far_ahead_they_are(two_colleagues: Salto, a_youth: Youth) -> None:
    far = add(two_colleagues, a_youth(), kind="age_limit", due="+60d", category="work")
    add(two_colleagues, "P-001H", kind="school_start", due="+60d")
    assert [each["code"] for each in two_colleagues.ok("due", "--days", "7")["deadlines"]] == [far]


def test_owner_and_deputy_see_it_and_another_colleague_does_not(
    two_colleagues: Salto, a_youth: Youth
) -> None:
    two_colleagues.ok("operator", "add", "Siri Berg")
    code = add(two_colleagues, a_youth())
    assert reds(two_colleagues) == reds(two_colleagues, "--operator", "Karim") == [code]
    assert reds(two_colleagues, "--operator", "Siri") == []
    mine = two_colleagues.ok("due", "--operator", "Siri")["deadlines"]
    assert mine == []


# --- nobody loses one --------------------------------------------------------------------------------------


def test_a_deadline_cannot_be_deleted_and_what_was_confirmed_cannot_be_altered(
    two_colleagues: Salto, a_youth: Youth
) -> None:
    code = add(two_colleagues, a_youth())
    two_colleagues.ok("task", "confirm", code, "--how", "call", "--understood", "no")
    store = two_colleagues.store()
    act = judged(store, "P-001H")
    with pytest.raises(IntegrityError, match="kept as it was said"):
        act.run("UPDATE confirmation SET understood = 1")
    store.abandon()
    store.close()


def test_nothing_is_written_about_a_person_who_is_not_judged(two_colleagues: Salto, a_youth: Youth) -> None:
    add(two_colleagues, a_youth())
    store = two_colleagues.store()
    act = store.begin("test", "upkeep")
    with pytest.raises(IntegrityError, match="no judgement"):
        act.run("UPDATE deadline SET place = 'x'")
    assert deadlines.minding(act, ["T-001F"]) == {}
    store.abandon()
    store.close()


def test_a_case_is_closed_only_when_somebody_minds_its_deadlines(
    two_colleagues: Salto, a_youth: Youth
) -> None:
    person = a_youth()
    code = add(two_colleagues, person)
    refused = two_colleagues("close-case", person, "--outcome", "moved")
    assert (refused.code, code in refused.err) == (6, True)
    assert reds(two_colleagues) == [code]
    two_colleagues.ok("close-case", person, "--outcome", "moved", "--deadlines-to", "Friomsorgen")
    assert two_colleagues.rows("SELECT outcome FROM deadline_end") == [("taken_over",)]


def test_a_deadline_moves_with_its_person_when_two_records_become_one(
    two_colleagues: Salto, a_youth: Youth
) -> None:
    one, other = a_youth(), a_youth(name="Amina Eksempel", born="2010-05-17", new_person="yes")
    code = add(two_colleagues, other)
    two_colleagues.ok("task", "confirm", code, "--how", "call", "--understood", "yes")
    two_colleagues.ok("task", "move", code, "--due", "+2d", "--why", "utsatt")
    two_colleagues.ok("merge", one, other, "--yes")
    (found,) = two_colleagues.ok("due")["deadlines"]
    assert (found["code"], found["person"]["code"]) == (code, one)
    assert two_colleagues("audit", "verify").code == 0


def test_nobody_has_kept_a_day_before_it_has_come(two_colleagues: Salto, a_youth: Youth) -> None:
    code = add(two_colleagues, a_youth(), due="+3d")
    ran = two_colleagues("task", "done", code, "--outcome", "kept")
    assert (ran.code, "salto task move" in ran.err) == (4, True), ran.err
    assert two_colleagues.rows("SELECT count(*) FROM deadline_end") == [(0,)]
    two_colleagues.at("2026-11-26").ok("task", "done", code, "--outcome", "kept")


def test_what_is_ours_to_do_may_be_done_before_its_day(two_colleagues: Salto, a_youth: Youth) -> None:
    code = add(two_colleagues, a_youth(), kind="referral", category="health", due="+3d")
    two_colleagues.ok("task", "done", code, "--outcome", "kept")


def test_what_is_called_off_need_not_wait_for_its_day(two_colleagues: Salto, a_youth: Youth) -> None:
    code = add(two_colleagues, a_youth(), due="+3d")
    two_colleagues.ok("task", "done", code, "--outcome", "called_off")


def test_whoever_is_erased_leaves_no_deadline_behind(two_colleagues: Salto, a_youth: Youth) -> None:
    person = a_youth()
    code = add(two_colleagues, person, place="Storgata 3")
    two_colleagues.ok("task", "confirm", code, "--how", "call", "--understood", "yes", "--words", "ok")
    two_colleagues.ok("task", "move", code, "--due", "+2d", "--why", "utsatt")
    two_colleagues.ok("task", "done", code, "--outcome", "missed", "--next", "ring")
    two_colleagues.ok("erase", person, "--ground", "consent_withdrawn", "--yes")
    for table in ("deadline", "confirmation", "deadline_move", "deadline_end", "task"):
        assert two_colleagues.rows(f"SELECT count(*) FROM {table}") == [(0,)], table


def judged(store: Store, person: str) -> Act:
    """An open act that may read and write one person's file."""
    in_force()
    act = store.begin("test", "upkeep")
    settle(act, [Keep((persons.id_of(act, person),), FILE)])
    return act


# --- a worker ----------------------------------------------------------------------------------------------


def test_a_worker_sees_and_confirms_the_deadlines_of_their_own_and_no_others(
    two_colleagues: Salto,
    a_youth: Youth,
    as_a: Callable[[str], Salto],  # noqa: F811 - the fixture
    tmp_path: Path,
) -> None:
    worker = as_a("worker")
    own, others = a_youth(lead="Ola Outreach"), a_youth(name="Brage Brorson", born="2009-01-01")
    mine, theirs = add(two_colleagues, own, owner="Ola"), add(two_colleagues, others)
    assert [each["code"] for each in worker.ok("due")["deadlines"]] == [mine]
    worker.ok("task", "confirm", mine, "--how", "call", "--understood", "yes")
    for command in (
        ("confirm", "--how", "call", "--understood", "yes"),
        ("verify",),
        ("hand", "--to", "Ola"),
    ):
        ran = worker("task", command[0], theirs, *command[1:])
        assert ran.code == 21, command
        assert "Brorson" not in ran.err
    assert on_paper(worker, tmp_path, "paper", "--out", str(tmp_path / "uka.pdf")).code == 21


# --- on paper ----------------------------------------------------------------------------------------------


def test_the_card_speaks_to_the_youth_and_says_nothing_of_anyone_else(
    two_colleagues: Salto, a_youth: Youth, tmp_path: Path
) -> None:
    person = a_youth(called="Amina", phone="99887766")
    a_youth(name="Brage Brorson", born="2009-01-01")
    add(two_colleagues, person, due="2026-12-03", at="08:30", place="Oslo tingrett", needs="legitimasjon")
    add(two_colleagues, person, kind="referral", category="health", text="svar om Brage Brorson")
    add(two_colleagues, person, kind="attend", place="hos Brage Brorson")
    out = tmp_path / "kort.pdf"
    ran = on_paper(two_colleagues, tmp_path, "card", person, "--out", str(out))
    assert "T-003K" in ran.out  # whose words name someone else, and are not on it
    words = words_of(out)
    assert "Torsdag 3. desember 2026" in words and "kl. 08:30" in words
    assert "Til Amina" in words and "Ta med: legitimasjon" in words and "Du skal i retten" in words
    assert not [each for each in (*NEVER_ON_PAPER, "henvisning", person) if each in words]
    english = tmp_path / "card.pdf"
    on_paper(two_colleagues, tmp_path, "card", person, "--out", str(english), "--language", "en")
    assert "Thursday 3 December 2026" in words_of(english)


def test_the_list_has_codes_and_agreed_names_and_nobodys_surname_or_words(
    two_colleagues: Salto, a_youth: Youth, tmp_path: Path
) -> None:
    person = a_youth(called="Amina", phone="99887766")
    hidden = a_youth(name="Brage Brorson", born="2009-01-01", protected="yes")
    add(two_colleagues, person, place="Oslo tingrett", text="sak 17")
    add(two_colleagues, hidden, place="Storgata 3")
    out = tmp_path / "uka.pdf"
    assert on_paper(two_colleagues, tmp_path, "paper", "--out", str(out)).code == 0
    words = words_of(out)
    assert "P-001H" in words and "Amina" in words and "Oslo tingrett" in words and "Makuler" in words
    assert not [each for each in (*NEVER_ON_PAPER, "Storgata", "Brage") if each in words]


def test_a_calendar_has_codes_days_and_clocks_and_not_one_word(
    two_colleagues: Salto, a_youth: Youth, tmp_path: Path
) -> None:
    person = a_youth(called="Amina")
    add(two_colleagues, person, due="2026-12-03", at="08:30", place="Oslo tingrett", text="sak 17")
    code = add(two_colleagues, person, kind="school_start", due="2027-08-16")
    before, after = tmp_path / "a.ics", tmp_path / "b.ics"
    two_colleagues.ok("task", "calendar", "--out", str(before))
    two_colleagues.ok("task", "move", code, "--due", "2027-08-17", "--why", "utsatt")
    two_colleagues.ok("task", "calendar", "--out", str(after))
    file = before.read_bytes()
    assert file.count(b"\n") == file.count(b"\r\n") and file.endswith(b"END:VCALENDAR\r\n")
    text = file.decode()
    assert "SUMMARY:P-001H T-001F\r\nCLASS" in text
    assert "DTSTART;TZID=Europe/Oslo:20261203T083000" in text and "DTSTART;VALUE=DATE:20270816" in text
    assert not [each for each in (*NEVER_ON_PAPER, "Amina", "court", "rett", "skole", "Kari") if each in text]
    moved = after.read_bytes().decode()
    assert "SEQUENCE:1\r\nDTSTART;VALUE=DATE:20270817" in moved
    assert [line for line in moved.split("\r\n") if line.startswith("UID")] == [
        line for line in text.split("\r\n") if line.startswith("UID")
    ]


def test_the_copy_for_the_person_has_what_was_said_of_a_deadline(
    two_colleagues: Salto, a_youth: Youth, tmp_path: Path
) -> None:
    person = a_youth()
    code = add(two_colleagues, person, place="Oslo tingrett", consequence="strengere vilkår")
    two_colleagues.ok(
        "task", "confirm", code, "--how", "call", "--understood", "yes", "--words", "jeg kommer"
    )
    secret = tmp_path / "secret"
    secret.write_text(SECRET, encoding="utf-8")
    secret.chmod(0o600)
    out = tmp_path / "alt.pdf"
    two_colleagues.ok("access-copy", person, "--out", str(out), "--password-file", str(secret))
    words = " ".join(words_of(out).split())
    assert "strengere vilkår" in words and "jeg kommer" in words
