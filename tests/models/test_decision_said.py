"""A line at the meeting's table, word for word."""

from datetime import date

import pytest

from salto_cli.errors import Unacceptable
from salto_cli.models.decision_said import NotUnderstood, Said, bare, read_decision
from salto_cli.models.words import WORDS, Word

MONDAY = date(2026, 11, 23)
CATEGORIES = (Word("work", "arbeid", "work", ("jobb",)), Word("crime", "kriminalitet og konflikt", "crime"))


def said(line: str) -> Said:
    return read_decision(line, MONDAY, WORDS["decision_type"], CATEGORIES)


def test_everything_is_understood_in_whatever_order_it_is_typed() -> None:
    whole = Said("jobbsamtale", "Lise", "nav", "measure", "work", "2026-11-27", True, "Siri")
    assert said("jobbsamtale @Lise/nav fre !tiltak #jobb ja >Siri") == whole
    assert said("@Lise/nav !til jobbsamtale ja fredag >Siri #arb") == whole


@pytest.mark.parametrize(
    ("line", "text", "due"),
    [
        ("ringe mor", "ringe mor", None),
        ("ringe mor i morgen", "ringe mor", "2026-11-24"),
        ("ringe mor om to uker", "ringe mor", "2026-12-07"),
        ("ringe mor 2. desember", "ringe mor", "2026-12-02"),
        ("ringe mor +14d", "ringe mor", "2026-12-07"),
        ("ringe Tor", "ringe Tor", None),
        ("ringe tor", "ringe", "2026-11-26"),
        ("Tor", "Tor", None),
        ("møte kl 14", "møte kl 14", None),
    ],
)
def test_the_last_words_are_a_day_only_where_they_name_one(line: str, text: str, due: str | None) -> None:
    assert (said(line).text, said(line).due) == (text, due)


@pytest.mark.parametrize(
    ("line", "agreed"),
    [("ringe mor ja", True), ("ringe mor nei", False), ("ringe mor", None), ("si ja til kurs", None)],
)
def test_the_youths_answer_stands_last_or_has_not_been_given(line: str, agreed: bool | None) -> None:
    assert said(line).agreed is agreed


def test_a_name_of_two_words_is_written_with_a_stroke_below() -> None:
    assert said("ringe @Lise_Berg/nav").owner == "Lise Berg"


def test_that_it_has_been_told_is_no_name() -> None:
    assert (said("ringe >fortalt").told, said("ringe >fortalt").told_by) == (True, None)


@pytest.mark.parametrize(
    "line", ["@Lise/nav !tiltak", "ringe !tull", "ringe #tull", "ringe !co", "ringe i går"]
)
def test_what_cannot_be_understood_is_refused(line: str) -> None:
    with pytest.raises(Unacceptable):
        said(line)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("jobbsamtale @Lise/nav fer !tiltak ja", "fre"),
        ("jobbsamtale onsdga", "onsdag"),
        ("jobbsamtale freadg ja", "fredag"),
        ("jobbsamtale i mrogen", "morgen"),
        ("jobbsamtale 2. desmber", "desember"),
        ("jobbsamtale om 3 dgaer", "dager"),
        ("jobbsamtale nei tommorow", "tomorrow"),
    ],
)
def test_a_last_word_that_looks_like_a_day_sets_no_other_day(line: str, meant: str) -> None:
    with pytest.raises(Unacceptable, match="mistyped") as refused:
        said(line)
    assert f"did you mean {meant}?" in (refused.value.hint or "")


@pytest.mark.parametrize(
    "line", ["jobbsamtale 31.2.", "jobbsamtale 32.12 ja", "møte 14.75", "møte nei 30.2.2027"]
)
def test_a_day_that_no_calendar_has_is_called_so(line: str) -> None:
    with pytest.raises(NotUnderstood, match="not a day in the calendar") as refused:
        said(line)
    assert refused.value.word in line.split()
    assert "mean" not in (refused.value.hint or "")


@pytest.mark.parametrize("line", ["ringe mor fredag 5.12.", "ringe mor fre, 5.12. ja", "møte torsdag fredag"])
def test_a_day_after_another_weekday_sets_neither_of_them(line: str) -> None:
    with pytest.raises(Unacceptable):
        said(line)


@pytest.mark.parametrize(
    "line", ["ja", "y", "nei fredag", "fredag", "fre ja", "d", "x fre", "i morgen ja", "uke 49"]
)
def test_an_answer_a_day_or_a_letter_alone_decides_nothing(line: str) -> None:
    with pytest.raises(Unacceptable, match="says nothing"):
        said(line)


@pytest.mark.parametrize("line", ["møte fre 18:00", "møte fredag kl 18", "møte i morgen kl. 9"])
def test_a_day_with_a_time_after_it_is_not_lost(line: str) -> None:
    with pytest.raises(Unacceptable, match="no time of day"):
        said(line)


@pytest.mark.parametrize(
    "line",
    [
        *("ringe mor", "gå en tur", "møte kl 14", "møte kl 8.30", "ha litt tro fre", "snakke med far"),
        *("bli med på trening", "ta med alle 3 søsken", "ringe Tor", "finne fast kveld", "følge til ungjobb"),
        *(
            "prate om skole",
            "kjøpe mat",
            "søke kurs",
            "dra på hyttetur i helga",
            "møte hos dem",
            "vente i dagevis",
        ),
    ],
)
def test_other_words_are_just_words(line: str) -> None:
    assert said(line).text in line


@pytest.mark.parametrize(
    ("line", "alone"),
    [
        *(("Ola agenda", True), ("følge til ungjobb", True), ("Ola agenda, Per politi", True)),
        *(
            ("ringe mor fre", False),
            ("ringe mor ja", False),
            ("ringe @Lise", False),
            ("ringe !tiltak", False),
        ),
    ],
)
def test_a_line_without_who_day_mark_or_answer_may_be_no_decision(line: str, alone: bool) -> None:
    assert bare(line, MONDAY) is alone
