"""Taking a case in from another salto: every way in which it must not happen, and what is here afterwards."""

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from salto_cli.errors import SaltoError
from salto_cli.models.bundle import LookInside, MakeBundle
from salto_cli.models.card import KnowCard
from salto_cli.models.role import MAY, WORKER
from salto_cli.store import bundle as bundles
from salto_cli.store import transfer
from salto_cli.store.bundle import Header
from salto_cli.store.canonical import canonical
from salto_cli.store.signature import Signer
from tests import two_stores
from tests.fixtures import Salto
from tests.meeting import grant, know, youth
from tests.two_stores import ALNA, AMINA, BASIS, NUMBER, SAGENE, Two, copied

TABLES = (
    *("person", "case_file", "trait", "task", "deadline", "statement", "received", "bundle_taken", "service"),
)


@pytest.fixture(scope="module")
def _sent(tmp_path_factory: pytest.TempPathFactory) -> Two:
    two = two_stores.with_a_youth(two_stores.made(tmp_path_factory.mktemp("two")))
    two.send()
    return two


@pytest.fixture
def two(_sent: Two, tmp_path: Path) -> Two:
    """Two stores of this test's own, and the file on its way between them."""
    mine = copied(_sent, tmp_path)
    mine.file.write_bytes(_sent.file.read_bytes())
    return mine


def held(salto: Salto) -> list[list[tuple[Any, ...]]]:
    """Everything that taking in could have added."""
    return [salto.rows(f"SELECT * FROM {table}") for table in TABLES]


def refused(two: Two, code: int, said: str, *words: str, content: bytes | None = None) -> None:
    """Not taken in, with that exit and those words; nothing is here of it, and the attempt is in the log."""
    before = held(two.alna)
    acts = len(two.alna.rows("SELECT 1 FROM act"))
    ran = two.receive(*(words or BASIS), content=content)
    assert (ran.code, ran.out) == (code, ""), ran.err
    assert said in ran.error["message"], ran.err
    assert held(two.alna) == before
    ((command, result),) = two.alna.rows(
        "SELECT a.command, o.result FROM act a JOIN outcome o ON o.act = a.id WHERE a.id > ?", acts
    )
    assert command == "handover receive"
    assert result in {"failed", "refused"}


def signer_of(salto: Salto) -> Signer:
    assert salto.unlocked
    return Signer(salto.unlocked.store_id, salto.unlocked.slot, salto.unlocked.signing_key)


def secret_of(salto: Salto) -> bytes:
    assert salto.unlocked
    return salto.unlocked.seal_secret


def content_of(two: Two) -> dict[str, Any]:
    """What Alna's key opens."""
    found = json.loads(bundles.unseal(two.file.read_bytes(), secret_of(two.alna)))
    assert isinstance(found, dict)
    return found


def header_of(two: Two) -> Header:
    return bundles.look(two.file.read_bytes())


def sealed(two: Two, inside: bytes, header: Header | None = None, by: Salto | None = None) -> bytes:
    """A file with this inside, made by whoever has Sagene's key, or somebody else's."""
    return bundles.write(header or header_of(two), inside, signer_of(by or two.sagene))


def crafted(two: Two, change: Callable[[dict[str, Any]], object]) -> bytes:
    """The file with something in it changed, and made anew by Sagene."""
    inside = content_of(two)
    change(inside)
    return sealed(two, canonical(inside))


DAMAGED = "this is no case from another salto, or the file has been changed or cut"

# --- the file ---------------------------------------------------------------------------------------------


def test_any_changed_byte_is_refused(two: Two) -> None:
    """Every byte there is, once each: one that names another sender is one whom nobody here knows."""
    good = two.file.read_bytes()
    sender = bundles.look(good).sender
    bundles.refuse_changed(good, bundles.look(good))
    taken = []
    for at in range(len(good)):
        changed = good[:at] + bytes([good[at] ^ 1 << at % 8]) + good[at + 1 :]
        with suppress(SaltoError):
            header = bundles.look(changed)
            if header.sender == sender:
                bundles.refuse_changed(changed, header)
                taken.append(at)
    assert taken == []


@pytest.mark.parametrize("at", [0, 15, 16, 40, 70, 100, 115, 123, 160, -65, -1])
def test_a_changed_byte_is_refused_by_the_program_and_the_attempt_is_in_the_log(two: Two, at: int) -> None:
    content = bytearray(two.file.read_bytes())
    content[at] ^= 0x20
    before = held(two.alna)
    ran = two.receive(*BASIS, content=bytes(content))
    assert (ran.code, ran.out) in {(30, ""), (13, ""), (3, ""), (4, "")}
    assert held(two.alna) == before


@pytest.mark.parametrize("length", [0, 123, 124, 188, 5000, -1])
def test_a_file_that_was_cut_is_refused(two: Two, length: int) -> None:
    refused(two, 30, DAMAGED, content=two.file.read_bytes()[:length])


def test_a_file_with_more_behind_it_is_refused(two: Two) -> None:
    refused(two, 30, DAMAGED, content=two.file.read_bytes() + b"\0")


def test_what_is_no_such_file_at_all_is_refused(two: Two) -> None:
    for content in (b"%PDF-1.7\n", b'{"form":1}', b"\0" * 5000, "æøå".encode() * 100):
        refused(two, 30, DAMAGED, content=content)


def test_a_giant_is_refused_before_it_is_read(two: Two) -> None:
    refused(two, 4, "too large", content=b"salto bundle" + b"\0" * bundles.MOST)


def test_a_later_form_is_told_as_such(two: Two) -> None:
    content = two.file.read_bytes()
    refused(two, 13, "newer salto", content=content[:12] + (2).to_bytes(4, "big") + content[16:])


def test_a_file_that_is_not_there_says_so_and_tells_no_path(two: Two) -> None:
    two.file.unlink()
    ran = two.receive(*BASIS)
    assert (ran.code, ran.error["error"]) == (3, "not_found")
    assert str(two.folder) not in ran.err


# --- who sent it, and to whom -----------------------------------------------------------------------------


def test_an_unknown_sender_is_refused(two: Two, tmp_path: Path) -> None:
    third = other(tmp_path)
    header = Header(
        "ab" * 16, signer_of(third.sagene).public, header_of(two).receiver, signer_of(third.sagene).store_id,
        header_of(two).created,
    )  # fmt: skip
    refused(two, 3, "the sender is not known", content=sealed(two, b"{}", header, third.sagene))


def other(tmp_path: Path) -> Two:
    """Two more stores, that nobody here knows."""
    folder = tmp_path / "other"
    folder.mkdir()
    return two_stores.made(folder)


def test_a_sender_whose_card_was_put_away_is_refused(two: Two) -> None:
    two.alna.ok("operator", "forget", "Kari Avsender")
    refused(two, 3, "put away")
    card = two_stores.card_of(two.sagene, two.folder / "again.card")
    words = ("--fingerprint", card["fingerprint"], "--service", SAGENE)
    two.alna.ok("operator", "know", str(two.folder / "again.card"), *words)
    assert two.receive(*BASIS).code == 0


def test_a_file_for_somebody_else_is_refused_and_does_not_open(two: Two, tmp_path: Path) -> None:
    third = other(tmp_path)
    card = two_stores.card_of(two.sagene, tmp_path / "sagene.card")
    words = ("--fingerprint", card["fingerprint"], "--service", SAGENE)
    said = {"name": "SaLTo Sagene", "sector": "bydel_other", "district": "Sagene"}
    third.sagene.ok("service", "add", "--input", "-", stdin=json.dumps(said))
    third.sagene.ok("operator", "know", str(tmp_path / "sagene.card"), *words)
    ran = two.receive(*BASIS, to=third.sagene)
    assert (ran.code, "somebody else" in ran.error["message"]) == (4, True)
    with pytest.raises(SaltoError):
        bundles.unseal(two.file.read_bytes(), secret_of(third.sagene))


def test_a_file_to_a_key_that_one_had_before_is_told_as_such(two: Two) -> None:
    new = two.folder / "new"
    new.write_text("kirsebær trapp onsdag motvind", encoding="utf-8")
    new.chmod(0o600)
    old = two.folder / "old"
    old.write_text("fjell vaffel ukulele betong", encoding="utf-8")
    old.chmod(0o600)
    two.alna.ok("operator", "passwd", "--new-passphrase-file", str(new), "--passphrase-file", str(old))
    ran = Salto(two.alna.folder)(
        "handover", "receive", str(two.file), *BASIS, "--json", "--passphrase-file", str(new)
    )
    assert (ran.code, "before" in ran.error["message"]) == (4, True)


def test_a_known_sender_cannot_put_their_own_name_on_anothers_file(two: Two, tmp_path: Path) -> None:
    """The header is bound to the seal: whoever signs what they did not seal cannot have it opened."""
    third = other(tmp_path)
    know_at_alna(two, third.sagene, tmp_path)
    mine = signer_of(third.sagene)
    content = two.file.read_bytes()
    body = content[:32] + bytes.fromhex(mine.public) + content[64:96] + bytes.fromhex(mine.store_id)
    body += content[112:-64]
    stolen = body + mine.sign("bundle/1", file=hashlib.sha256(body).hexdigest())
    refused(two, 30, DAMAGED, content=stolen)


def know_at_alna(two: Two, whose: Salto, folder: Path) -> None:
    card = two_stores.card_of(whose, folder / "whose.card")
    said = {"name": "SaLTo Stovner", "sector": "bydel_other", "district": "Stovner"}
    two.alna.ok("service", "add", "--input", "-", stdin=json.dumps(said))
    words = ("--fingerprint", card["fingerprint"], "--service", "salto-stovner")
    two.alna.ok("operator", "know", str(folder / "whose.card"), *words)


def test_what_was_opened_cannot_be_passed_on_as_if_it_came_from_its_sender(two: Two, tmp_path: Path) -> None:
    """A receiver who seals the content anew, to someone else or as their own, is found by what is inside."""
    third = other(tmp_path)
    know_at_alna(two, third.sagene, tmp_path)
    inside = canonical(content_of(two))
    theirs = signer_of(third.sagene)
    header = Header(
        header_of(two).bundle, theirs.public, header_of(two).receiver, theirs.store_id, header_of(two).created
    )
    refused(two, 30, DAMAGED, content=bundles.write(header, inside, theirs))


def test_a_file_signed_with_the_right_key_in_another_stores_name_is_refused(two: Two) -> None:
    header = header_of(two)
    lying = Header(header.bundle, header.sender, header.receiver, "ab" * 16, header.created)
    content = bundles.write(lying, canonical(content_of(two)), signer_of(two.sagene))
    refused(two, 30, DAMAGED, content=content)


# --- when -------------------------------------------------------------------------------------------------


def test_the_same_file_is_taken_in_once(two: Two) -> None:
    assert two.receive(*BASIS).code == 0
    refused(two, 6, "taken in already")


def test_another_file_with_the_same_id_is_not_taken_in(two: Two) -> None:
    content = crafted(two, lambda inside: inside["lines"].clear())
    assert two.receive(*BASIS).code == 0
    refused(two, 6, "taken in already", content=content)


def test_a_file_is_not_taken_in_again_once_the_person_has_been_erased(two: Two) -> None:
    ran = two.receive(*BASIS)
    assert ran.code == 0, ran.err
    person = ran.json["person"]["code"]
    two.alna.ok("erase", person, "--ground", "withdrawn", "--yes")
    assert two.alna.rows("SELECT * FROM received") == []
    refused(two, 6, "taken in already")


def test_a_file_counts_for_as_many_days_as_the_settings_say(two: Two) -> None:
    two.alna = two.alna.at("2026-12-07")
    assert two.receive("--dry-run").code == 0
    two.alna = two.alna.at("2026-12-08")
    refused(two, 6, "older than 14 days")


def test_a_file_from_tomorrow_is_refused(two: Two) -> None:
    two.alna = two.alna.at("2026-11-22")
    refused(two, 6, "dated in the future")


# --- what a known sender may still send -------------------------------------------------------------------


def test_nonsense_from_a_known_sender_is_refused_as_a_whole(two: Two) -> None:
    def of(path: str, value: object) -> Callable[[dict[str, Any]], None]:
        def change(inside: dict[str, Any]) -> None:
            *way, last = path.split(".")
            at: Any = inside
            for name in way:
                at = at[int(name)] if name.isdigit() else at[name]
            at[last] = value

        return change

    changes = [
        of("lines.0.category", "health"),
        of("lines.0.part", "rumour"),
        of("lines.0.text", "en\u202eto"),
        of("lines.0.text", 7),
        of("lines.0.released", 2),
        of("lines.0.day", "2026-02-30"),
        of("lines.0.source", "gossip"),
        of("lines.0.extra", "x"),
        of("lines", [{}]),
        of("lines", [content_of(two)["lines"][0]] * 501),
        of("whose.born", "2007"),
        of("whose.born", "1907-13-01"),
        of("whose.national_id", "04830750033"),
        of("whose.full_name", "..."),
        of("whose.full_name", "Amina\nEksempel"),
        of("whose.code", "P-001A"),
        of("whose.phone", "1"),
        of("handover", "H-001"),
        of("statements.0.by", "operator"),
        of("statements.0.interpreter", "gjett"),
        of("statements.0.categories", ["health"]),
        of("statements.0.said", "2026-11-23T25:00"),
        of("statements.0.said", "2026-11-20T1\u0661:0\u0661"),
        of("statements.0.guardian", "g7"),
        of("proxies", ["g1 g2"]),
        of("roster", ["g1", "g1"]),
        of("withheld", ["health"]),
        of("lines.0.at", "1\u0663:3\u0660"),
        of("lines.0.day", "1800-01-01"),
        of("lines.0.day", "9999-12-31"),
        of("whose.born", "9999-12-31"),
        of("unit.id", "Nav Alna"),
        of("categories", ["identity", 1]),
        of("form", 0),
        of("bundle", "ab" * 16),
    ]
    for change in changes:
        refused(two, 30, DAMAGED, content=crafted(two, change))


def test_a_way_of_reaching_someone_cannot_come_as_something_else(two: Two) -> None:
    """A safe place in another kind than contact details would leave past a protected address."""
    refused(
        two, 30, DAMAGED, content=crafted(two, lambda inside: inside["lines"][0].update(part="safe_place"))
    )


@pytest.mark.parametrize(
    "inside",
    [
        b"",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"form":' * 100_000,
        b'{"form":1,"form":1}',
        b'{"form": 1}',
        b"\xff\xfe",
        b'"' + b"a" * 1_000_000 + b'"',
        b"1e999999999",
    ],
)
def test_no_json_from_a_known_sender_brings_the_program_down(two: Two, inside: bytes) -> None:
    refused(two, 30, DAMAGED, content=sealed(two, inside))


def test_a_later_form_inside_is_told_as_such(two: Two) -> None:
    refused(two, 13, "newer salto", content=crafted(two, lambda inside: inside.update(form=2)))


def test_the_same_key_twice_in_json_is_refused(two: Two) -> None:
    good = canonical(content_of(two))
    double = good.replace(b'"handover":', b'"handover":"H-001L","handover":', 1)
    refused(two, 30, DAMAGED, content=sealed(two, double))


def test_what_lies_behind_the_line_is_refused(two: Two) -> None:
    refused(two, 30, DAMAGED, content=sealed(two, canonical(content_of(two)) + b"\nmore"))


def test_a_consent_from_elsewhere_never_opens_a_way_to_nav_or_the_police(two: Two) -> None:
    for unit in ({"id": "nav-alna", "sector": "nav"}, {"id": "ny-tjeneste", "sector": "police"}):
        two.alna.ok("operator", "list")
        change = crafted(two, lambda inside, unit=unit: inside["unit"].update(unit))  # type: ignore[misc]
        ran = two.receive(*BASIS, "--dry-run", content=change)
        assert ran.code == 0
    done = two.receive(*BASIS).json
    assert done["statements"] == []
    assert [each["reason"] for each in done["left_out"] if each["part"] == "statement"] == [
        "UNKNOWN_RECIPIENT"
    ]
    assert two.alna.rows("SELECT 1 FROM service WHERE id = 'ny-tjeneste'") == []
    assert two.alna.rows("SELECT 1 FROM statement") == []


# --- who it is here ---------------------------------------------------------------------------------------


def registered(two: Two, **more: Any) -> str:
    """Someone at Alna who is like Amina."""
    said = {**AMINA, "called": "Mina", **more}
    said = {name: value for name, value in said.items() if value is not None}
    made = two.alna.ok("register", "--input", "-", stdin=json.dumps(said))
    return str(made["person"]["code"])


def persons(two: Two) -> int:
    return len(two.alna.rows("SELECT 1 FROM person"))


def test_someone_new_is_registered_with_what_may_be_known(two: Two) -> None:
    done = two.receive(*BASIS).json
    assert (done["new"], done["case_opened"], done["sender_person"]) == (True, True, two.person)
    shown = two.alna.ok("show", done["person"]["code"])
    assert shown["person"]["national_id"] == NUMBER
    assert {each["text"] for each in shown["traits"]} == {"Arbeidsønske", "Fritidsstyrke"}
    assert {each["source"] for each in shown["traits"]} == {"service"}


def test_someone_with_the_same_number_is_never_doubled(two: Two) -> None:
    here = registered(two)
    ran = two.receive()
    assert (ran.code, ran.json["new"], ran.json["person"]["code"]) == (0, False, here)
    assert persons(two) == 1


def test_the_same_number_cannot_be_someone_new(two: Two) -> None:
    registered(two)
    refused(two, 6, "identity number", "--new", *BASIS)


def test_someone_alike_without_a_number_must_be_said_to_be_the_same_or_not(two: Two) -> None:
    here = registered(two, national_id=None)
    ran = two.receive(*BASIS)
    assert (ran.code, ran.error["error"]) == (3, "ambiguous")
    assert ran.error["candidates"] == [here]
    assert "Eksempel" not in ran.err
    assert two.receive("--match", here).json["person"]["code"] == here
    assert persons(two) == 1


def test_someone_alike_can_be_another_person(two: Two) -> None:
    registered(two, national_id=None)
    assert two.receive("--new", *BASIS).json["new"]
    assert persons(two) == 2


def test_someone_born_on_another_day_cannot_be_the_one(two: Two) -> None:
    here = registered(two, born="2008-03-04", national_id=None)
    refused(two, 6, "someone else", "--match", here)


def test_the_senders_code_is_not_taken_for_one_of_ours(two: Two) -> None:
    """P-001H there is Amina; here it is someone who has nothing to do with her."""
    mine = youth(two.alna, "Helt Annen", "Helt", born="2010-01-01")
    assert mine == two.person
    done = two.receive(*BASIS).json
    assert done["new"]
    assert done["person"]["code"] != mine
    assert two.alna.ok("show", mine)["traits"] == []


def test_it_cannot_be_both_someone_here_and_someone_new(two: Two) -> None:
    here = registered(two, national_id=None)
    ran = two.receive("--match", here, "--new")
    assert (ran.code, ran.out) == (4, "")


def test_a_file_that_does_not_say_who_it_is_needs_someone_who_is_here(tmp_path: Path) -> None:
    two = two_stores.with_a_youth(two_stores.made(tmp_path), "work")
    two.send()
    ran = two.receive(*BASIS)
    assert (ran.code, "does not say in full" in ran.error["message"]) == (2, True)
    here = registered(two, national_id=None)
    done = two.receive("--match", here).json
    assert (done["new"], done["traits"]) == (False, 1)


def test_a_closed_case_is_opened_anew_on_a_basis_of_its_own(two: Two) -> None:
    here = registered(two)
    two.alna.ok("close-case", here, "--outcome", "moved")
    assert two.receive().code == 2
    assert two.receive(*BASIS).json["case_opened"]


def test_what_came_before_is_not_taken_in_twice(two: Two) -> None:
    assert two.receive(*BASIS).code == 0
    know(two.sagene, two.person, "work", wish="Nytt ønske")
    two.send()
    done = two.receive().json
    assert (done["new"], done["traits"], done["tasks"], done["statements"]) == (False, 1, [], [])
    assert {each["reason"] for each in done["left_out"]} == {"already here"}
    assert len(two.alna.rows("SELECT 1 FROM statement")) == 1


# --- judged again -----------------------------------------------------------------------------------------


def test_what_our_basis_does_not_let_us_keep_is_left_out_and_told(tmp_path: Path) -> None:
    two = two_stores.with_a_youth(two_stores.made(tmp_path), "identity", "work", "health")
    two.send()
    done = two.receive("--basis", "follow_up_service", "--purposes", "follow_up").json
    assert [each["category"] for each in done["left_out"]] == ["health"]
    assert two.alna.rows("SELECT category FROM trait") == [("work",)]


def test_nothing_is_kept_on_a_basis_that_demands_a_reference(two: Two) -> None:
    words = ("--basis", "crime_prevention", "--purposes", "follow_up")
    assert two.receive(*words).code == 2
    two.file.with_suffix(".json").write_text("{}", encoding="utf-8")
    assert two.receive(*words, "--reference", "vedtak 12").code == 0


def test_a_basis_goes_with_its_purpose(two: Two) -> None:
    ran = two.receive("--basis", "child_welfare")
    assert (ran.code, ran.out) == (2, "")


def test_a_consent_that_has_run_out_on_the_way_lets_nothing_in(tmp_path: Path) -> None:
    two = two_stores.with_a_youth(two_stores.made(tmp_path), "identity")
    grant(two.sagene, two.person, [ALNA], ["work"], through="2026-11-25")
    two.send()
    two.alna = two.alna.at("2026-11-26")
    done = two.receive(*BASIS).json
    assert [(each["category"], each["reason"]) for each in done["left_out"]] == [("work", "EXPIRED")]
    assert two.alna.rows("SELECT 1 FROM trait") == []


def test_our_own_policy_judges_the_consents_again(two: Two) -> None:
    """The sender's word that it may come here is not enough: the consent itself must say so."""
    content = crafted(two, lambda inside: inside["statements"][0].update(informed=0))
    done = two.receive(*BASIS, content=content).json
    assert {each["category"] for each in done["left_out"]} == {"identity", "work", "leisure"}
    assert (done["traits"], done["tasks"], done["statements"]) == (0, [], [])


def test_a_consent_keeps_its_day_and_says_where_it_came_from(two: Two) -> None:
    two.alna = two.alna.at("2026-11-30")
    done = two.receive(*BASIS).json
    ((_theirs, ours),) = done["statements"]
    (said,) = two.alna.ok("consents", done["person"]["code"])["statements"]
    assert (said["code"], said["said"], said["form"], said["typed"][:10]) == (
        ours,
        "2026-11-23",
        "written",
        "2026-11-30",
    )
    assert "Kari Avsender" in said["remark"]


def test_what_the_police_released_to_them_is_not_released_to_go_on(tmp_path: Path) -> None:
    two = two_stores.with_a_youth(two_stores.made(tmp_path), "identity", "work")
    know(two.sagene, two.person, "work", wish="Politiord", source="police", released=True)
    two.send()
    two.receive(*BASIS)
    assert ("police", 0) in two.alna.rows("SELECT source, released FROM trait")


def test_what_is_kept_from_the_guardians_stays_kept_from_them(tmp_path: Path) -> None:
    two = two_stores.made(tmp_path)
    two_stores.with_a_youth(two, "identity", "health")
    withheld = json.dumps({"withhold": ["health"], "because": "eget ønske"})
    two.sagene.ok("edit", two.person, "--input", "-", stdin=withheld)
    two.send()
    ran = two.receive(*BASIS)
    assert ran.code == 0, ran.err
    person = ran.json["person"]["code"]
    assert "health" in two.alna.ok("show", person)["person"]["withheld"]


def test_a_no_that_stands_here_is_not_beaten_by_a_yes_in_a_file(two: Two) -> None:
    """Whoever said no to us, or to everyone, is asked anew by us: nobody else writes their yes down."""
    here = registered(two)
    refuse(two, here, [ALNA], ["work"])
    done = two.receive("--match", here).json
    assert [each["reason"] for each in done["left_out"]] == ["SUBJECT_REFUSED"]
    ((kinds,),) = two.alna.rows("SELECT categories FROM statement WHERE verdict = 'grant'")
    assert set(json.loads(kinds)) == {"identity", "leisure"}
    assert ("work",) not in two.alna.rows("SELECT category FROM trait")


def test_a_no_to_everything_lets_nothing_in_and_records_no_yes(two: Two) -> None:
    here = registered(two)
    refuse(two, here, [], [])
    done = two.receive("--match", here).json
    assert (done["traits"], done["tasks"], done["statements"]) == (0, [], [])
    assert two.alna.rows("SELECT verdict FROM statement") == [("refuse",)]


def test_what_was_withdrawn_here_does_not_come_back_in_a_file(two: Two) -> None:
    here = registered(two)
    given = grant(two.alna, here, [ALNA], ["work"])
    two.alna.ok("withdraw-consent", given)
    done = two.receive("--match", here).json
    assert [each["reason"] for each in done["left_out"]] == ["WITHDRAWN"]


def refuse(two: Two, person: str, to: list[str], categories: list[str]) -> None:
    said = {"by": "subject", "to": to, "category": categories}
    two.alna.ok("refuse-consent", person, "--input", "-", stdin=json.dumps(said))


@pytest.mark.parametrize("said", ["2027-06-30", "2026-11-24", "2026-11-23T23:59"])
def test_a_consent_said_later_than_now_is_refused(two: Two, said: str) -> None:
    """It would count for more than every no until then."""
    content = crafted(two, lambda inside: inside["statements"][0].update(said=said))
    refused(two, 6, "dated in the future", content=content)


def test_a_file_judged_later_than_now_is_refused(two: Two) -> None:
    content = crafted(two, lambda inside: inside.update(on="2026-11-24"))
    refused(two, 6, "dated in the future", content=content)


def test_the_consents_are_to_the_service_that_we_say_we_are(two: Two) -> None:
    """Not to a third district's, not to a twin that the file brings along, and not to the sender's own."""
    stovner = {"name": "SaLTo Stovner", "sector": "bydel_other", "district": "Stovner"}
    two.alna.ok("service", "add", "--input", "-", stdin=json.dumps(stovner))

    def change(inside: dict[str, Any]) -> None:
        inside["unit"].update(id="salto-stovner", name="SaLTo Stovner", district="Stovner")
        inside["statements"][0]["unit"] = "Stovner"

    third = crafted(two, change)
    services = two.alna.rows("SELECT * FROM service")
    refused(two, 4, "colleague elsewhere", *BASIS, "--as", SAGENE, content=third)
    done = two.receive(*BASIS, content=third).json
    assert done["statements"] == []
    assert "UNKNOWN_RECIPIENT" in [each["reason"] for each in done["left_out"]]
    assert two.alna.rows("SELECT * FROM service") == services


def test_who_we_are_must_be_said(two: Two) -> None:
    ran = two.alna("handover", "receive", str(two.file), *BASIS, "--json")
    assert (ran.code, "which service" in ran.error["message"]) == (2, True)


def test_a_kind_that_no_policy_knows_is_left_out_of_the_consent_too(two: Two) -> None:
    def change(inside: dict[str, Any]) -> None:
        inside["categories"].append("zzz")
        inside["withheld"].append("zzz")
        inside["statements"][0]["categories"].append("zzz")

    done = two.receive(*BASIS, content=crafted(two, change)).json
    assert [(each["category"], each["reason"]) for each in done["left_out"]] == [("zzz", "UNKNOWN_CATEGORY")]
    ((kinds,),) = two.alna.rows("SELECT categories FROM statement")
    assert "zzz" not in kinds
    assert "zzz" not in str(two.alna.rows("SELECT withheld FROM person"))


# --- dates, and one act -----------------------------------------------------------------------------------


def dated(two: Two) -> None:
    words = {
        "text": "Møte på skolen",
        "kind": "school_start",
        "due": "2026-12-04",
        "deputy": "Vikar Vikarsen",
    }
    two.sagene.ok("task", "add", two.person, "--input", "-", stdin=json.dumps({**words, "source": "brev"}))


def test_a_date_to_keep_comes_with_its_kind_and_is_red_until_the_youth_has_been_told(tmp_path: Path) -> None:
    two = two_stores.with_a_youth(two_stores.made(tmp_path), "identity", "work", "school")
    dated(two)
    two.send()
    refused(two, 2, "deputy")
    done = two.receive(*BASIS, "--deputy", "Vikar Vikarsen").json
    assert len(done["tasks"]) == 2
    rows = two.alna.rows("SELECT t.kind, t.due, d.source FROM deadline d JOIN task t ON t.id = d.id")
    assert rows == [("school_start", "2026-12-04", "Kari Avsender")]
    assert two.alna.rows("SELECT 1 FROM confirmation") == []


def test_nothing_is_half_taken_in(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    before = held(two.alna)

    def stops(*_args: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(transfer, "take", stops)
    assert two.receive(*BASIS, "--receipt", str(two.folder / "r.receipt")).code == 130
    monkeypatch.undo()
    assert held(two.alna) == before
    assert not list(two.folder.glob("r.receipt*"))
    assert two.receive(*BASIS).code == 0


def test_a_receipt_that_cannot_be_written_leaves_nothing_taken_in(two: Two) -> None:
    taken = two.folder / "r.receipt"
    taken.write_text("mitt", encoding="utf-8")
    refused(two, 4, "", *BASIS, "--receipt", str(taken))


def test_looking_first_takes_nothing_in_and_counts_for_nothing(two: Two) -> None:
    before = held(two.alna)
    seen = two.receive("--dry-run").json
    assert seen["inside"]["whose"]["full_name"] == "Amina Øst Eksempel"
    assert (seen["sender"], seen["service"]) == ("Kari Avsender", "SaLTo Sagene")
    assert held(two.alna) == before
    assert two.receive(*BASIS).code == 0


def test_a_guardians_consent_is_told_without_a_name_and_kept_as_it_came(tmp_path: Path) -> None:
    two = two_stores.made(tmp_path)
    guarded(two)
    two.send()
    assert "Foresatt" not in json.dumps(content_of(two), ensure_ascii=False)
    done = two.receive(*BASIS).json
    assert [(each["by"], each["guardian"]) for each in done["to_record"]] == [("guardian", "g1")]
    assert done["left_out"] == []
    ((kept,),) = two.alna.rows("SELECT statements FROM received")
    assert [each["by"] for each in json.loads(kept)] == ["guardian"]


def guarded(two: Two) -> None:
    """A youth of 14, who has said yes with the one guardian who has parental responsibility."""
    said = {**AMINA, "born": "2012-03-04", "national_id": None}
    said = {name: value for name, value in said.items() if value is not None}
    two.person = two.sagene.ok("register", "--input", "-", stdin=json.dumps(said))["person"]["code"]
    tie = ("--kin-of", two.person, "--as", "guardian", "--sort", "parent", "--responsibility", "yes")
    mother = two.sagene.ok("register", "--name", "Greta Foresatt", "--born", "1980-01-01", *tie)
    two.sagene.ok("edit", two.person, "--roster-checked", "i dag", "--roster-source", "Folkeregisteret")
    grant(two.sagene, two.person, [ALNA], ["identity", "leisure"])
    grant(
        two.sagene, two.person, [ALNA], ["identity", "leisure"],
        by="guardian", giver=mother["person"]["code"],
    )  # fmt: skip
    plan = two.sagene.ok("handover", two.person, "--to", ALNA, "--why", "Flyttet")
    two.handover = plan["handover"]["code"]


def test_a_worker_neither_sends_a_case_nor_takes_one_in() -> None:
    assert not MAY[WORKER] & {MakeBundle.command, LookInside.command, KnowCard.command}
