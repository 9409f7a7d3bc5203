"""A mistyped word: one slip is near, whatever its length, and a word of other letters is not."""

from datetime import date

import pytest

from salto_cli import i18n
from salto_cli.errors import Unacceptable
from salto_cli.models.day_said import read_day
from salto_cli.models.near import instead, near, near_words
from salto_cli.models.words import WORDS

KNOWN = ("vis", "exit", "ferdig", "liste", "saker", "yes", "editor", "due")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vsi", "vis"), ("exti", "exit"), ("fredig", "ferdig"), ("lste", "liste"), ("listee", "liste"),
        ("sakar", "saker"), ("exi", "exit"), ("du", "due"), ("ivs", "vis"),
    ],
)  # fmt: skip
def test_one_slip_of_the_finger_is_near(typed: str, meant: str) -> None:
    assert near(typed, KNOWN)[:1] == [meant]


@pytest.mark.parametrize("typed", ["type", "dato", "new", "qqq", "", "v", "Amina"])
def test_what_only_shares_letters_is_not_near(typed: str) -> None:
    assert near(typed, KNOWN) == []


@pytest.mark.parametrize(
    ("typed", "of", "meant"),
    [
        ("pratt", "kind", "kort prat"),
        ("helsøskn", "sibling", "helsøsken"),
        ("tiltakk", "decision_type", "tiltak"),
        ("telfon", "channel", "telefon"),
        ("phnoe", "reached", "telefon"),
        ("community-sentense", "deadline_kind", "oppmøte til samfunnsstraff"),
    ],
)
def test_a_word_of_a_closed_list_is_near_in_any_way_that_it_is_written(
    typed: str, of: str, meant: str
) -> None:
    assert [each.nb for each in near_words(typed, WORDS[of])][:1] == [meant]


@pytest.mark.parametrize(
    ("typed", "of", "meant"),
    [
        ("muntl", "form", "muntlig"),
        ("på ", "channel", "på nett"),
        ("foresatt er", "trigger", "foresatt er bekymret"),
    ],
)
def test_half_a_word_of_a_closed_list_is_near(typed: str, of: str, meant: str) -> None:
    assert [each.nb for each in near_words(typed, WORDS[of])] == [meant]


@pytest.mark.parametrize(
    ("typed", "of", "meant"),
    [
        ("court_meeting", "deadline_kind", "rettsmøte"),
        ("fengslingssak", "deadline_kind", "fengslingsmøte"),
        ("telefonsamtale", "channel", "telefon"),
        ("goals_reached", "outcome", "målene er nådd"),
    ],
)
def test_a_translation_that_is_not_the_lists_own_is_near_by_a_word_in_common(
    typed: str, of: str, meant: str
) -> None:
    assert [each.nb for each in near_words(typed, WORDS[of])][:1] == [meant]


@pytest.mark.parametrize("typed", ["", "  ", "Karim", "31.2.", "🙂", "ord uten mening", "a" * 300])
def test_what_has_nothing_in_common_with_a_list_is_near_none_of_it(typed: str) -> None:
    assert near_words(typed, WORDS["channel"]) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fredagg", "fredag"), ("neste fredagg", "neste fredag"), ("i mrogen", "i morgen"),
        ("3 desmber", "3 desember"), ("om 3 dagr", "om 3 dager"),
    ],
)  # fmt: skip
def test_a_day_that_is_mistyped_is_asked_about(typed: str, meant: str) -> None:
    with pytest.raises(Unacceptable) as wrong:
        read_day(typed, date(2026, 11, 23), ahead=True)
    assert f"did you mean {meant}?" in wrong.value.hint


@pytest.mark.parametrize("typed", ["tull", "31.2.", "30 februarr"])
def test_no_day_is_proposed_that_the_calendar_does_not_have(typed: str) -> None:
    with pytest.raises(Unacceptable) as wrong:
        read_day(typed, date(2026, 11, 23), ahead=True)
    assert "did you mean" not in wrong.value.hint


def test_what_to_type_instead_is_in_the_readers_words() -> None:
    with i18n.speaking("nb"):
        assert instead("telfon", WORDS["reached"]).startswith("mente du telefon? Velg blant: møte, telefon")
    with i18n.speaking("en"):
        assert instead("xyz", WORDS["reached"]).startswith("choose among: meeting, call")
