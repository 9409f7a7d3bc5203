"""Who comes and goes, word for word: nobody is in the room unseen."""

from datetime import date

import pytest

from salto_cli.commands.meeting_earlier import became_in
from salto_cli.commands.meeting_keyboard import folded
from salto_cli.commands.meeting_line import about, arrivals, attendance_in, decision_in
from salto_cli.commands.meeting_screen import standing
from salto_cli.errors import SaltoError, Unacceptable
from salto_cli.models.attendance import Attendant
from salto_cli.models.meeting import CaseLine, Meeting, Sitting
from salto_cli.models.words import WORDS

COLLEAGUES = ("Kari Coordinator", "Karim Yavaş")


def guest(name: str, service: str, *, left: str | None = None) -> Attendant:
    return Attendant(1, service, service, None, name, "2026-11-23T09:00", left, apology=False)


def who(line: str, *there: Attendant) -> list[tuple[str | None, str | None]]:
    found = [attendance_in(each, COLLEAGUES, there) for each in arrivals(line)]
    return [(each.name, each.service) for each in found]


@pytest.mark.parametrize(
    "line",
    [
        "+ Ola agenda, Per politi",
        "+ Ola agenda,Per politi,",
        "+ Ola agenda; Per politi",
        "+ Ola agenda og Per politi",
        "+ Ola agenda & Per politi",
        "+ Ola agenda + Per politi",
    ],
)
def test_each_one_in_a_list_is_one_who_comes(line: str) -> None:
    assert who(line) == [("Ola", "agenda"), ("Per", "politi")]


def test_a_list_may_hold_colleagues_and_signs_of_its_own() -> None:
    assert who("+ Lise nav, Karim, ~ politi") == [("Lise", "nav"), ("Karim Yavaş", None), (None, "politi")]
    assert [attendance_in(each, COLLEAGUES).apology for each in arrivals("+ Lise nav, ~ politi")] == [
        False,
        True,
    ]


def test_whoever_is_in_the_room_leaves_by_name() -> None:
    assert who("- Per", guest("Per Vakt", "politi")) == [("Per Vakt", "politi")]
    assert who("- Per", guest("Per", "politi", left="2026-11-23T09:10")) == [(None, "Per")]


def test_where_two_are_called_so_it_is_said_which_leaves() -> None:
    with pytest.raises(Unacceptable, match="two are called that here"):
        who("- Per", guest("Per", "politi"), guest("Per", "nav"))
    assert who("- Per nav", guest("Per", "politi"), guest("Per", "nav")) == [("Per", "nav")]


def test_whoever_is_in_the_room_leaves_before_a_colleague_who_is_not() -> None:
    kari, away = guest("Kari", "nav"), COLLEAGUES[0]
    here = Attendant(2, away, None, away, None, "2026-11-23T09:00", None, apology=False)
    assert who("- Kari", kari) == [("Kari", "nav")]
    assert who("- Kari", here) == [(away, None)]
    assert who("- Kari Coordinator", kari, here) == [(away, None)]
    with pytest.raises(Unacceptable, match="two are called that here"):
        who("- Kari", kari, here)


@pytest.mark.parametrize("line", ["+", "+ ", "- "])
def test_nobody_is_nobody(line: str) -> None:
    with pytest.raises(Unacceptable, match="not said who"):
        attendance_in(line, COLLEAGUES)


def test_a_guest_comes_before_a_colleague_who_is_not_there() -> None:
    kari, away = guest("Kari", "nav"), COLLEAGUES[0]
    here = Attendant(2, away, None, away, None, "2026-11-23T09:00", None, apology=False)

    def whose(line: str, *there: Attendant) -> tuple[str | None, str | None]:
        made = decision_in(
            line, "P-001H", date(2026, 11, 23), there, COLLEAGUES, WORDS["decision_type"], (), None
        )
        return made.owner, made.service

    assert whose("ringe mor @Kari", kari) == (None, "nav")
    assert whose("ringe mor @Kari_Coordinator", kari) == (away, None)
    with pytest.raises(Unacceptable, match="two are called that"):
        whose("ringe mor @Kari", kari, here)


@pytest.mark.parametrize(
    ("line", "sign"),
    [
        ("+ Per politi kommer", "+"), ("+ Per politi er her", "+"), ("+ Per politi comes", "+"),
        ("+ Per politi kommer ikke", "~"), ("~ Per politi kan ikke komme", "~"), ("+ Per politi går", "-"),
    ],
)  # fmt: skip
def test_what_is_said_after_a_name_says_whether_they_come(line: str, sign: str) -> None:
    (found,) = (attendance_in(each, COLLEAGUES) for each in arrivals(line))
    assert (found.name, found.service) == ("Per", "politi")
    assert (found.leaves, found.apology) == (sign == "-", sign == "~")


def test_a_question_on_a_narrow_screen_is_whole_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert folded("1 of 3: (d)one, (n)ot done, (b)locked, Enter skips> ") == (
        "1 of 3: (d)one, (n)ot done, (b)locked,\nEnter skips> "
    )
    assert folded("here> ") == "here> "


def test_it_is_said_who_in_the_room_types() -> None:
    came = ("2026-11-23T09:00", None)
    kari, karim = (
        Attendant(n, each, None, each, None, came[n], None, apology=False)
        for n, each in enumerate(COLLEAGUES)
    )
    meeting = Meeting(1, "2026-11-23", None, "2026-11-23T09:00", None, None)
    told = standing(Sitting(meeting, True, (kari, karim), (), (), (), (), (), {}), COLLEAGUES[0])
    assert "In the room: Kari Coordinator (you)" in told
    assert "Expected: Karim Yavaş" in told


@pytest.mark.parametrize(
    ("discussed", "said"),
    [
        ((None, None), "2 cases, "),
        (("2026-11-23T09:10", None), "1 case left, "),
        (("2026-11-23T09:10", "2026-11-23T09:20"), "all cases taken up, "),
    ],
)
def test_a_meeting_that_is_gone_on_with_says_what_is_left(
    discussed: tuple[str | None, ...], said: str
) -> None:
    meeting = Meeting(1, "2026-11-23", None, "2026-11-23T09:00", None, None)
    cases = tuple(CaseLine(f"P-00{n}X", None, None, 1, "named", (), at) for n, at in enumerate(discussed))
    assert said in standing(Sitting(meeting, True, (), (), (), cases, (), (), {}))


@pytest.mark.parametrize("line", ["P-001H ringe mor", "P-001H> ringe mor", "p001h: ringe mor"])
def test_the_code_of_the_case_itself_is_no_word_of_a_decision(line: str) -> None:
    assert about(line, "P-001H") == "ringe mor"


@pytest.mark.parametrize("line", ["P-002K ringe mor", "B-001P", "T-001F ferdig", "P-001H"])
def test_what_begins_with_another_code_is_kept_about_nobody(line: str) -> None:
    with pytest.raises(Unacceptable, match="does not begin with a code"):
        about(line, "P-001H")


@pytest.mark.parametrize("line", ["B1 norsk på Rosenhof", "ringe P-002K", "1. møte på skolen"])
def test_other_words_with_numbers_are_just_words(line: str) -> None:
    assert about(line, "P-001H") == line


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("d", ("done", "")), ("Done", ("done", "")), ("n no time", ("not_done", "no time")),
        ("not done: no time", ("not_done", "no time")), ("b. waits", ("blocked", "waits")),
        ("ikke gjort ingen tid", ("not_done", "ingen tid")), ("ikke", ("not_done", "")),
        ("ikke møtt opp", None), ("discuss it", None), ("nothing", None),
    ],
)  # fmt: skip
def test_what_became_of_it_is_a_letter_or_the_word_and_then_why(
    line: str, meant: tuple[str, str] | None
) -> None:
    assert became_in(line) == meant


@pytest.mark.parametrize(
    ("line", "word", "hint"),
    [
        ("ringe >Kraim", "Kraim", "did you mean Karim Kollega?"),
        ("ringe >Ingen", "Ingen", "see who is with: salto operator list"),
        ("ringe >Siri", "Siri", "write the whole name"),
        ("ringe @Siri fre", "Siri", "write the service too"),
        ("ringe !tull", "tull", "choose among"),
        ("ringe 01.01.2020", "01.01.2020", ""),
        ("møte fre kl 18", "fre kl 18", "write the time first"),
        ("ringe fredagg", "fredagg", "did you mean"),
    ],
)
def test_the_word_of_a_line_that_is_not_understood_is_always_said(line: str, word: str, hint: str) -> None:
    colleagues = ["Karim Kollega", "Siri En", "Siri To"]
    types, categories = WORDS["decision_type"], WORDS["kind"]
    there = (guest("Siri Gjest", "nav-ungdomsteam"), guest("Siri Annen", "ungjobb"))
    with pytest.raises(SaltoError) as wrong:
        decision_in(line, "P-001H", date(2026, 11, 23), there, colleagues, types, categories, None)
    assert getattr(wrong.value, "word", "") == word
    assert hint in wrong.value.hint
    assert word not in wrong.value.message


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("jobbsamtale @Lsie/nav fredag !measure ja", "Lise Nordmann"),  # in the room, by the first name
        ("jobbsamtale @Kair/nav fredag ja", COLLEAGUES[0]),
    ],
)
def test_a_name_that_is_nearly_one_that_is_known_is_proposed(line: str, meant: str) -> None:
    there, types = [guest("Lise Nordmann", "nav-ungdomsteam")], WORDS["decision_type"]
    with pytest.raises(SaltoError) as wrong:
        decision_in(line, "P-001H", date(2026, 11, 23), there, COLLEAGUES, types, (), None)
    assert meant in wrong.value.hint


@pytest.mark.parametrize("name", ["Lise", "Lise_Nordmann", "Fatima", "Lsie_Nordmann"])
def test_a_name_that_is_known_or_near_nobody_or_whole_is_taken(name: str) -> None:
    there, types = [guest("Lise Nordmann", "nav-ungdomsteam")], WORDS["decision_type"]
    line = f"jobbsamtale @{name}/nav ja"
    made = decision_in(line, "P-001H", date(2026, 11, 23), there, COLLEAGUES, types, (), None)
    assert made.owner_name == name.replace("_", " ")
