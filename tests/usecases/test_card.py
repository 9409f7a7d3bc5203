"""Cards: nobody's keys come in under another's name, and nothing is known that was not compared."""

import json
from pathlib import Path
from typing import Any

import pytest

from salto_cli.errors import SaltoError
from salto_cli.store import card as cards
from salto_cli.store.canonical import canonical, with_digest
from salto_cli.store.signature import Signer
from tests import two_stores
from tests.two_stores import SAGENE, Two, copied


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Two:
    return two_stores.made(tmp_path_factory.mktemp("two"))


@pytest.fixture
def two(_made: Two, tmp_path: Path) -> Two:
    """Two stores of this test's own that know each other."""
    return copied(_made, tmp_path)


def card(two: Two) -> bytes:
    """The bytes of Bjørn's card."""
    path = two.folder / "mine.card"
    two_stores.card_of(two.alna, path)
    return path.read_bytes()


def fields_of(content: bytes) -> dict[str, Any]:
    found = json.loads(content.split(b"\n")[0])
    assert isinstance(found, dict)
    return found


def bjorn(two: Two) -> Signer:
    assert two.alna.unlocked
    return Signer(two.alna.unlocked.store_id, two.alna.unlocked.slot, two.alna.unlocked.signing_key)


def know(two: Two, content: bytes, fingerprint: str, service: str = SAGENE) -> tuple[int, str]:
    """Take a card in at Alna; the exit, and what was said."""
    path = two.folder / "came.card"
    path.write_bytes(content)
    ran = two.alna(
        "operator", "know", str(path), "--fingerprint", fingerprint, "--service", service, "--json"
    )
    return ran.code, ran.err


def test_any_changed_byte_of_a_card_is_refused(two: Two) -> None:
    good = card(two)
    assert cards.read(good).name == "Bjørn Mottaker"
    for at in range(len(good)):
        with pytest.raises(SaltoError):
            cards.read(good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :])


def test_a_name_cannot_be_put_to_anothers_keys(two: Two) -> None:
    fields = {**fields_of(card(two)), "name": "Kari Avsender"}
    with pytest.raises(SaltoError):
        cards.read(with_digest(canonical(fields)))


def test_a_key_of_ones_own_cannot_be_put_beside_anothers(two: Two) -> None:
    """What is sealed to the key on the card must be the signer's own to open."""
    fields = {**fields_of(card(two)), "seal_key": "ab" * 32}
    with pytest.raises(SaltoError):
        cards.read(with_digest(canonical(fields)))


@pytest.mark.parametrize("weak", ["00" * 32, "01" + "00" * 31, "ec" + "ff" * 30 + "7f"])
def test_a_key_to_which_nothing_can_be_kept_secret_is_refused(two: Two, weak: str) -> None:
    signer, fields = bjorn(two), fields_of(card(two))
    said = {"name": fields["name"], "made": fields["made"], "slot": fields["slot"], "seal_key": weak}
    said["sign_key"] = fields["sign_key"]
    whole = {"form": 1, "store": signer.store_id, **said, "signature": signer.sign("card/1", **said).hex()}
    with pytest.raises(SaltoError):
        cards.read(with_digest(canonical(whole)))


def test_the_same_digits_are_shown_to_the_owner_in_the_list_of_colleagues(two: Two) -> None:
    shown = two.alna.ok("operator", "key")["card"]["fingerprint"]
    listed = {each["name"]: each["fingerprint"] for each in two.alna.ok("operator", "list")["operators"]}
    assert listed["Bjørn Mottaker"] == shown
    assert len(shown.replace(" ", "")) == 30


def test_a_card_with_other_digits_than_were_read_out_is_not_taken_in(two: Two, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    stranger = two_stores.made(folder)
    theirs = two_stores.card_of(stranger.sagene, tmp_path / "stranger.card")
    swapped = (tmp_path / "stranger.card").read_bytes()
    real = two.sagene.ok("operator", "key")["card"]["fingerprint"]
    code, said = know(two, swapped, real)
    assert (code, "not the digits" in said) == (4, True)
    assert theirs["fingerprint"] not in said  # nothing to copy from
    assert len(two.alna.ok("operator", "known")["cards"]) == 1


@pytest.mark.parametrize("said", ["", "12345", "1" * 31, "æøå", "٣" * 30])
def test_what_is_no_fingerprint_is_refused(two: Two, said: str) -> None:
    assert know(two, card(two), said)[0] in {2, 4}


def test_one_does_not_know_oneself(two: Two) -> None:
    mine = two.alna.ok("operator", "key")["card"]["fingerprint"]
    assert know(two, card(two), mine)[0] == 6


def test_a_card_belongs_to_another_districts_service_and_to_no_other(two: Two) -> None:
    path = two.folder / "s.card"
    sagene = two_stores.card_of(two.sagene, path)
    code, said = know(two, path.read_bytes(), sagene["fingerprint"], "nav-ungdomsteam")
    assert (code, "another district" in said) == (4, True)


def test_a_card_made_after_a_new_passphrase_takes_the_place_of_the_old_one(two: Two) -> None:
    path = two.folder / "s.card"
    sagene = two_stores.card_of(two.sagene, path)
    path_ = str(path)
    words = ("--fingerprint", sagene["fingerprint"], "--service", SAGENE)
    assert two.alna.ok("operator", "know", path_, *words)["renewed"]
    assert len(two.alna.ok("operator", "known")["cards"]) == 1


def test_nobody_is_known_without_having_compared(two: Two) -> None:
    path = two.folder / "s.card"
    two_stores.card_of(two.sagene, path)
    ran = two.alna("operator", "know", str(path), "--service", SAGENE, "--json")
    assert (ran.code, "--fingerprint" in ran.error["message"]) == (2, True)


def test_forgetting_someone_who_is_not_known_says_so(two: Two) -> None:
    ran = two.alna("operator", "forget", "Ingen Kjent", "--json")
    assert (ran.code, "Ingen" in ran.err) == (3, False)


def test_a_giant_is_no_card(two: Two) -> None:
    assert know(two, b"{" * 100_000, "1" * 30)[0] == 30


def test_a_colleague_with_a_new_key_is_not_trusted_under_the_old_one(two: Two) -> None:
    """The old one was let go of, or stolen: only the card that was compared last holds."""
    assert two.sagene.unlocked
    path = two.folder / "sagene.card"
    two_stores.card_of(two.sagene, path)
    old = cards.read(path.read_bytes())
    signer = Signer(old.store, "ab" * 8, bytes(range(32)))
    new = cards.own(signer, old.name.upper(), bytes.fromhex(old.seal_key), old.made)
    assert know(two, cards.write(new, signer), new.fingerprint) == (0, "")
    (known,) = two.alna.ok("operator", "known")["cards"]
    assert known["fingerprint"] == new.fingerprint


def test_an_older_card_does_not_take_the_place_of_a_newer_one_unasked(two: Two) -> None:
    assert two.sagene.unlocked
    path = two.folder / "sagene.card"
    two_stores.card_of(two.sagene, path)
    old = cards.read(path.read_bytes())
    signer = Signer(old.store, "ab" * 8, bytes(range(32)))
    new = cards.own(signer, old.name, bytes.fromhex(old.seal_key), old.made)
    assert know(two, cards.write(new, signer), new.fingerprint) == (0, "")
    code, said = know(two, path.read_bytes(), old.fingerprint)
    assert (code, "older than the one that is known" in said, "--older" in said) == (6, True, True)
    (known,) = two.alna.ok("operator", "known")["cards"]
    assert known["fingerprint"] == new.fingerprint
    assert "known since" in two.alna("operator", "known").out
    words = ("--fingerprint", old.fingerprint, "--service", SAGENE, "--older")
    assert two.alna.ok("operator", "know", str(path), *words)["renewed"]
    (known,) = two.alna.ok("operator", "known")["cards"]
    assert known["fingerprint"] == old.fingerprint


def test_a_card_never_seen_that_was_made_before_the_known_one_is_asked_about(two: Two) -> None:
    path = two.folder / "sagene.card"
    two_stores.card_of(two.sagene, path)
    held = cards.read(path.read_bytes())
    signer = Signer(held.store, "cd" * 8, bytes(range(32)))
    found = cards.own(signer, held.name, bytes.fromhex(held.seal_key), "2026-01-05")
    assert know(two, cards.write(found, signer), found.fingerprint)[0] == 6
