"""A case that goes to another district: what is in the file, for whom, and how a receipt is the yes."""

import json
from pathlib import Path

import pytest

from salto_cli.store import bundle as bundles
from tests import two_stores
from tests.meeting import NAV, grant, know, youth
from tests.two_stores import ALNA, BASIS, NUMBER, SAGENE, Two, copied


@pytest.fixture(scope="module")
def _with_amina(tmp_path_factory: pytest.TempPathFactory) -> Two:
    return two_stores.with_a_youth(two_stores.made(tmp_path_factory.mktemp("two")))


@pytest.fixture
def two(_with_amina: Two, tmp_path: Path) -> Two:
    """Two stores of this test's own."""
    return copied(_with_amina, tmp_path)


def inside(two: Two) -> str:
    """All that Alna's key opens of the file."""
    assert two.alna.unlocked
    found = bundles.unseal(two.file.read_bytes(), two.alna.unlocked.seal_secret)
    return json.dumps(json.loads(found), ensure_ascii=False)


# --- what goes --------------------------------------------------------------------------------------------


def test_what_may_go_is_in_the_file_and_what_may_not_is_neither_there_nor_said(two: Two) -> None:
    two.send()
    found = json.loads(inside(two))
    texts = [each["text"] for each in found["lines"]]
    assert texts == ["Arbeidsønske", "Fritidsstyrke", "Arbeidsoppgave", "Flyttet, vil videre"]
    assert "Helse" not in inside(two)
    assert "health" not in found["categories"]


def test_a_dry_run_tells_the_same_and_writes_nothing(two: Two) -> None:
    tried = two.sagene.ok("handover", "bundle", two.handover, "--dry-run")
    sent = two.send()
    assert tried["inside"]["lines"] == sent["inside"]["lines"]
    assert tried["held"] == sent["held"]
    assert (tried["code"], tried["bundle"], tried["file"]) == (None, None, None)
    assert len(two.sagene.rows("SELECT * FROM disclosure")) == 1


def test_what_went_is_in_the_register_word_for_word(two: Two) -> None:
    sent = two.send()
    ((means, lines, rests_on),) = two.sagene.rows("SELECT means, lines, rests_on FROM disclosure")
    assert (means, json.loads(rests_on)) == ("file", sent["rests_on"])
    told = {each["text"] for each in json.loads(lines)}
    assert told >= {"Amina Øst Eksempel", NUMBER, "2007-03-04", "40000001", "Arbeidsønske", "Arbeidsoppgave"}


def test_without_a_yes_to_who_it_is_the_file_says_no_more_than_a_first_name(two: Two, tmp_path: Path) -> None:
    bare = two_stores.made(_folder(tmp_path))
    two_stores.with_a_youth(bare, "work")
    bare.send()
    whose = json.loads(inside(bare))["whose"]
    assert (whose["called"], whose["born"]) == ("Amina", "2007")
    for hidden in ("Eksempel", NUMBER, "40000001", "2007-03-04"):
        assert hidden not in inside(bare)


def _folder(tmp_path: Path) -> Path:
    made = tmp_path / "more"
    made.mkdir()
    return made


def test_a_protected_address_takes_who_it_is_out_of_the_file(two: Two) -> None:
    two.sagene.ok("edit", two.person, "--protected")
    two.send()
    assert NUMBER not in inside(two)
    assert "40000001" not in inside(two)


def test_only_the_consents_it_rests_on_go_and_only_what_they_say_of_this_receiver(two: Two) -> None:
    grant(two.sagene, two.person, [NAV], ["health"])
    grant(two.sagene, two.person, [ALNA, NAV], ["school"])
    two.send()
    said = json.loads(inside(two))["statements"]
    assert [each["categories"] for each in said] == [["identity", "work", "leisure"], ["school"]]
    assert NAV not in inside(two)


def test_a_reason_that_names_someone_else_stays_and_the_rest_goes(two: Two) -> None:
    youth(two.sagene, "Bilal Oppdiktet", "Bilal")
    two.sagene.ok("handover", "cancel", two.handover, "--reason", "skrevet på nytt")
    why = "Bilal Oppdiktet truer"
    plan = two.sagene.ok("handover", two.person, "--to", ALNA, "--why", why)
    two.handover = plan["handover"]["code"]
    sent = two.send()
    assert "Bilal" not in inside(two)
    assert "Arbeidsønske" in inside(two)
    assert [each["reason"] for each in sent["held"] if each["part"] == "message"] == ["THIRD_PARTY"]


def test_what_is_about_someone_else_stays(two: Two) -> None:
    youth(two.sagene, "Bilal Oppdiktet", "Bilal")
    know(two.sagene, two.person, "work", wish="jobbe med Bilal Oppdiktet")
    two.send()
    assert "Bilal" not in inside(two)


def test_what_the_police_told_and_have_not_released_stays(two: Two) -> None:
    know(two.sagene, two.person, "work", wish="Politiord", source="police")
    two.send()
    assert "Politiord" not in inside(two)


# --- what is refused --------------------------------------------------------------------------------------


def refused(two: Two, *words: str) -> tuple[int, str]:
    ran = two.sagene("handover", "bundle", *words, "--json")
    assert ran.out == ""
    assert not two.file.exists()
    assert two.sagene.rows("SELECT * FROM bundle_sent") == []
    return ran.code, ran.error["message"]


def test_nothing_goes_once_the_consent_is_withdrawn(two: Two) -> None:
    ((number,),) = two.sagene.rows("SELECT number FROM statement")
    code = two.sagene.ok("consents", two.person)["statements"][0]["code"]
    two.sagene.ok("withdraw-consent", code, "--channel", "met")
    assert number == 1
    code_, said = refused(two, two.handover, "--out", str(two.file))
    assert (code_, "cancelled" in said) == (6, True)  # the handover went with it


def test_nothing_goes_where_no_kind_may(two: Two) -> None:
    two.sagene.ok("refuse-consent", two.person, "--by", "subject")
    assert refused(two, two.handover, "--out", str(two.file))[0] == 20
    ran = two.sagene("handover", "bundle", two.handover, "--dry-run", "--json")
    assert (ran.code, ran.json["inside"]) == (20, None)


def test_a_case_goes_to_no_card_that_is_not_from_the_service_it_is_handed_to(
    two: Two, tmp_path: Path
) -> None:
    third = two_stores.made(_folder(tmp_path))
    card = two_stores.card_of(third.alna, tmp_path / "third.card")
    said = {"name": "SaLTo Stovner", "sector": "bydel_other", "district": "Stovner"}
    two.sagene.ok("service", "add", "--input", "-", stdin=json.dumps(said))
    words = ("--fingerprint", card["fingerprint"], "--service", "salto-stovner")
    two.sagene.ok("operator", "know", str(tmp_path / "third.card"), *words)
    code, said_ = refused(two, two.handover, "--to", "salto-stovner", "--out", str(two.file))
    assert (code, "another service" in said_) == (6, True)


def test_a_case_goes_to_no_card_that_was_put_away(two: Two) -> None:
    two.sagene.ok("operator", "forget", "Bjørn Mottaker")
    assert refused(two, two.handover, "--out", str(two.file))[0] == 6
    assert refused(two, two.handover, "--to", "Bjørn Mottaker", "--out", str(two.file))[0] == 3


def test_a_handover_to_a_colleague_here_or_to_nav_has_no_file(two: Two) -> None:
    two.sagene.ok("handover", "cancel", two.handover, "--reason", "nei")
    for to in ("Vikar Vikarsen", NAV):
        plan = two.sagene.ok("handover", two.person, "--to", to, "--why", "prøve")["handover"]["code"]
        assert refused(two, plan, "--out", str(two.file))[0] == 6
        two.sagene.ok("handover", "cancel", plan, "--reason", "nei")


def test_a_handover_that_is_over_sends_nothing(two: Two) -> None:
    two.sagene.ok("handover", "cancel", two.handover, "--reason", "nei")
    assert refused(two, two.handover, "--out", str(two.file)) == (
        6,
        "nothing is sent along: the handover is cancelled",
    )


@pytest.mark.parametrize("words", [(), ("--out", "x.salto", "--dry-run")])
def test_either_a_file_or_a_dry_run(two: Two, words: tuple[str, ...]) -> None:
    assert refused(two, two.handover, *words)[0] == 2


def test_a_file_must_end_as_such_files_do_and_lie_outside_the_store(two: Two) -> None:
    assert refused(two, two.handover, "--out", str(two.folder / "sak.pdf"))[0] == 4
    assert refused(two, two.handover, "--out", str(two.sagene.folder / "sak.salto"))[0] == 15


def test_a_file_that_is_there_is_never_written_over(two: Two) -> None:
    two.file.write_text("mitt", encoding="utf-8")
    ran = two.sagene("handover", "bundle", two.handover, "--out", str(two.file), "--json")
    assert (ran.code, two.file.read_text(encoding="utf-8")) == (4, "mitt")
    assert two.sagene.rows("SELECT * FROM disclosure") == []


# --- the bytes --------------------------------------------------------------------------------------------


def test_the_file_holds_no_word_in_the_clear_and_its_size_says_nothing(two: Two) -> None:
    two.send()
    content = two.file.read_bytes()
    for word in ("Amina", "Arbeids", "Sagene", "Kari", two.person, two.handover):
        assert word.encode() not in content
    size = len(content)
    know(two.sagene, two.person, "work", wish="x" * 150)
    two.send()
    assert len(two.file.read_bytes()) == size


def test_the_same_case_twice_has_no_byte_in_common_that_tells_so(two: Two) -> None:
    two.send()
    first = two.file.read_bytes()
    two.send()
    second = two.file.read_bytes()
    assert first[124:-64] != second[124:-64]
    assert first[16:32] != second[16:32]


def test_no_plaintext_is_left_on_the_disk(two: Two) -> None:
    two.send()
    two.receive(*BASIS)
    for path in two.folder.rglob("*"):
        if path.is_file():
            assert b"Arbeids" not in path.read_bytes(), path


def test_the_receipt_of_the_one_it_went_to_is_the_yes(two: Two) -> None:
    two.send()
    receipt = two.folder / "sak.receipt"
    assert two.receive(*BASIS, "--receipt", str(receipt)).code == 0
    two.sagene.ok("handover", "offer", two.handover)
    done = two.sagene.ok("handover", "accept", two.handover, "--receipt", str(receipt))
    assert done["responsible"]["service"] == ALNA
    assert done["handover"]["steps"][-1]["by"] == "Bjørn Mottaker"


def test_a_receipt_is_no_yes_when_changed_or_for_another_file(two: Two) -> None:
    two.send()
    receipt = two.folder / "sak.receipt"
    assert two.receive(*BASIS, "--receipt", str(receipt)).code == 0
    good = receipt.read_bytes()
    two.sagene.ok("handover", "offer", two.handover)
    for bad in (good[:-2], good.replace(b'"at":"2026', b'"at":"2027'), b"", b"{}\n", two.file.read_bytes()):
        receipt.write_bytes(bad)
        ran = two.sagene("handover", "accept", two.handover, "--receipt", str(receipt), "--json")
        assert (ran.code, ran.error["error"]) == (30, "tampered")
    assert two.sagene.ok("handover", "show", two.handover)["handover"]["state"] == "offered"


def test_a_receipt_without_a_file_is_no_yes(two: Two) -> None:
    receipt = two.folder / "sak.receipt"
    receipt.write_bytes(b"x")
    ran = two.sagene("handover", "accept", two.handover, "--receipt", str(receipt), "--json")
    assert (ran.code, ran.error["error"]) == (6, "wrong_state")


def test_both_logs_are_whole_afterwards(two: Two) -> None:
    two.send()
    assert two.receive(*BASIS).code == 0
    for each in (two.sagene, two.alna):
        assert each("audit", "verify").code == 0
    assert SAGENE in json.dumps(two.alna.ok("operator", "known"))
