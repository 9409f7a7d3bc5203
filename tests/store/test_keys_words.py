"""Passphrases and recovery codes: what is too weak, and what was mistyped."""

import re
import unicodedata
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salto_cli.errors import (
    Unacceptable,
)
from salto_cli.store.passphrase import LISTED, PROPOSED_BITS, WORDS, make_passphrase, strength, words
from salto_cli.store.recovery import SIGNS, make_recovery_code, read_recovery_code
from tests.store.small import PASSPHRASE

LONG = "sju trær og ni katter på vei til sjøen der en gammel gråstein sov under månen mens elva frøs til is"


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "kort",
        "elleve tegn",
        "passord passord",
        "aaaaaaaaaaaaaaaaaaaa",
        "Sommer2026 Oslo",
        "123456789012",
        "hei" * 40,
    ],
)
def test_a_weak_passphrase_is_refused_without_being_repeated(weak: str) -> None:
    with pytest.raises(Unacceptable) as caught:
        strength(weak)
    assert not weak or weak not in caught.value.message + caught.value.hint


def test_twelve_is_counted_in_letters_and_not_in_bytes_or_accents() -> None:
    with pytest.raises(Unacceptable, match="12 characters"):
        strength(unicodedata.normalize("NFD", "æøåÆØÅéüöäñ"))


@pytest.mark.parametrize("strong", [PASSPHRASE, "fjorten brune hester under brua", "x7#Kq!9vLm2$RtW4", LONG])
def test_a_strong_passphrase_is_accepted_however_long(strong: str) -> None:
    strength(strong)


def test_the_passphrase_that_is_proposed_passes_and_is_plain_to_type() -> None:
    proposals = {make_passphrase() for _each in range(50)}
    assert len(proposals) == 50
    for proposal in proposals:
        strength(proposal)
        assert set(proposal) <= set("abcdefghijklmnopqrstuvwxyz-")
        assert set(proposal.split("-")) <= set(words())


def test_the_proposal_has_the_bits_that_are_told() -> None:
    assert len(set(words())) == LISTED == 2**11
    assert LISTED**WORDS == 2**PROPOSED_BITS == 2**55


def test_the_five_words_that_an_estimate_thinks_least_of_are_not_refused() -> None:
    strength("dragon-mustang-hockey-computer-pepper")


def test_every_word_of_the_list_is_short_and_has_no_letter_beyond_a_to_z() -> None:
    assert [word for word in words() if not re.fullmatch("[a-z]{4,8}", word)] == []


def test_no_word_of_the_list_begins_another() -> None:
    ordered = sorted(words())
    assert [pair for pair in pairwise(ordered) if pair[1].startswith(pair[0])] == []


def test_no_two_words_of_the_list_differ_by_one_letter() -> None:
    listed, seen = set(words()), Counter[str]()
    for word in listed:
        shorter = {word[:at] + word[at + 1 :] for at in range(len(word))}
        assert not shorter & listed, word
        seen.update({f"{word[:at]}?{word[at + 1 :]}" for at in range(len(word))})
    assert [pattern for pattern, often in seen.items() if often > 1] == []


def test_a_recovery_code_has_130_random_bits_in_readable_groups() -> None:
    code = make_recovery_code()
    assert [len(group) for group in code.split("-")] == [4] * 7
    assert not set("ILOU") & set(SIGNS)
    assert len(SIGNS) ** 26 == 2**130


@given(st.integers(0, 27), st.sampled_from(SIGNS))
def test_one_wrong_sign_in_a_recovery_code_is_always_told(at: int, sign: str) -> None:
    signs = make_recovery_code().replace("-", "")
    changed = signs[:at] + sign + signs[at + 1 :]
    if changed == signs:
        assert read_recovery_code(changed).replace("-", "") == signs
    else:
        with pytest.raises(Unacceptable, match="typing error"):
            read_recovery_code(changed)


@given(st.integers(0, 25), st.integers(0, 25))
def test_two_signs_that_changed_places_are_always_told(one: int, other: int) -> None:
    signs = list(make_recovery_code().replace("-", ""))
    if signs[one] != signs[other]:
        signs[one], signs[other] = signs[other], signs[one]
        with pytest.raises(Unacceptable):
            read_recovery_code("".join(signs))


@pytest.mark.parametrize("typed", ["", "ABCD", "U" * 28, "æøå" * 9 + "a", "0" * 29])
def test_what_is_no_recovery_code_at_all_is_told(typed: str) -> None:
    with pytest.raises(Unacceptable, match="28 letters and digits"):
        read_recovery_code(typed)


def test_letters_that_look_like_digits_are_read_as_digits() -> None:
    code = read_recovery_code("0" * 26 + "00")
    assert read_recovery_code("Oo0O " * 6 + "oOoO") == code
