"""A meeting at a real terminal: lines as people talk, a room that changes, a table knocked over."""

import signal
import sys
from typing import Any

import pytest

from salto_cli.models.code import PERSON, code
from tests.agenda import prepared
from tests.fixtures import Salto
from tests.meeting import NAV, POLICE, grant, know, youth

if sys.platform == "win32":
    pytest.skip("pexpect drives POSIX terminals", allow_module_level=True)

from tests.terminal import CTRL_C, ENTER, ended, ended_by, terminal

CTRL_D, TAB = "\x04", "\t"
TAKEN = "\x1b[?2004l"  # the line has been taken
HERE, WHY, ANOTHER = "here> ", "Why> ", "another case> "


def table(salto: Salto, lang: str = "en") -> Any:
    """The meeting at its first question: who is here."""
    asked = terminal(salto, "fleksiteam", "run", lang=lang)
    asked.expect_exact("til stede> " if lang == "nb" else HERE)
    return asked


def say(asked: Any, line: str, then: str) -> str:
    """Type a line; what stood on the screen until the next question ``then``."""
    asked.send(line + ENTER)
    asked.expect_exact(TAKEN)
    asked.expect_exact(then)
    return str(asked.before)


def test_a_decision_is_kept_from_one_line(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    grant(salto, amina, [NAV], ["work"])
    prepared(salto, amina)
    asked = table(salto)
    assert "In the room: Kari Coordinator, Lise (NAV Ungdomsteam)" in say(asked, "Lise nav", HERE)
    case = f"{amina}> "
    assert "work" in say(asked, "", case)
    screen = say(asked, "jobbsamtale @Lise fre !tiltak ja", case)
    assert "B-001P is kept" in screen
    assert "Lise (NAV Ungdomsteam)" in screen
    assert "Friday 27.11.2026" in screen
    assert "the youth has agreed" in screen
    assert "Kari Coordinator tells the youth by Wednesday 25.11.2026" in screen
    say(asked, "", ANOTHER)
    asked.send(ENTER)
    assert ended(asked)[0] == 0
    (row,) = salto.rows("SELECT text, category, service, due FROM task WHERE kind = 'decided'")
    assert row == ("jobbsamtale", "work", NAV, "2026-11-27")


def test_a_line_that_is_typed_twice_is_one_decision(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    prepared(salto, amina)
    asked = table(salto, "nb")
    say(asked, "Kari", "til stede> ")
    case, line = f"{amina}> ", "ringe mor @Kari fre"
    say(asked, "", case)
    assert "B-001P er lagret" in say(asked, line, case)
    again = "Enter lagrer ingenting> "
    assert "B-001P fra dette møtet sier det samme allerede." in say(asked, line, again)
    assert "Ingenting" in say(asked, "", case)
    say(asked, "ring mor @Kari fre", again)
    assert "B-002" in say(asked, "ja", case)
    say(asked, line, again)
    asked.send("hente papirer @Kari fre" + ENTER)
    asked.expect(case + r"(\x1b\[[0-9;]*m)*hente papirer")  # handed back where a decision is written
    asked.send(ENTER)
    asked.expect_exact("B-003")
    asked.close()
    assert salto.rows("SELECT count(*) FROM decision") == [(3,)]


def test_what_was_said_is_kept_when_the_power_fails(salto: Salto) -> None:
    amina, jonas = youth(salto, "Amina Eksempel"), youth(salto, "Jonas Prøve")
    prepared(salto, amina, jonas)
    asked = table(salto)
    say(asked, "Kari", HERE)
    say(asked, "", f"{amina}> ")
    say(asked, "ringe mor @Kari i morgen", f"{amina}> ")
    say(asked, "", f"{jonas}> ")
    say(asked, "følge til ungjobb ja", f"{jonas}> ")
    asked.send("halvveis i en setn")
    asked.kill(signal.SIGKILL)
    asked.wait()
    assert [row[0] for row in salto.rows("SELECT text FROM decision ORDER BY number")] == [
        "ringe mor",
        "følge til ungjobb",
    ]
    again = terminal(salto, "fleksiteam", "run")
    again.expect_exact(HERE)
    assert "Kari Coordinator" in again.before
    screen = say(again, "", f"{jonas}> ")
    assert "følge til ungjobb" in screen
    assert amina not in screen
    again.send("q" + ENTER)
    status, screen = ended(again)
    assert status == 0
    assert "Everything so far is kept" in screen
    assert salto.ok("audit", "verify")["findings"] == []


def test_nothing_is_shown_to_whoever_may_know_nothing(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    grant(salto, amina, [NAV], ["work"])
    know(salto, amina, "work", wish="jobb i helga")
    prepared(salto, amina)
    asked = table(salto)
    say(asked, "Lise nav", HERE)
    say(asked, f"Per {POLICE}", HERE)
    case = f"{amina}> "
    screen = say(asked, "", case)
    assert "STOP" in screen
    assert "Must leave the room first: Oslo politidistrikt" in screen
    assert "jobb i helga" not in screen
    assert "Amina" not in screen
    assert "Not while they are in the room" in say(asked, "jobbsamtale @Lise", case)
    assert salto.rows("SELECT count(*) FROM decision") == [(0,)]
    screen = say(asked, f"- Per {POLICE}", case)
    assert "jobb i helga" in screen
    assert "STOP" in say(asked, f"+ Per {POLICE}", case)
    say(asked, "", ANOTHER)
    asked.send("q" + ENTER)
    assert "comes again" in "".join((str(asked.before), ended(asked)[1]))
    assert salto.rows("SELECT discussed FROM agenda") == [(None,)]


def test_everyone_in_a_list_is_in_the_room_and_leaves_by_name(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    prepared(salto, amina)
    asked = table(salto)
    screen = say(asked, f"Lise nav, Per {POLICE}, Kair", HERE)
    assert "In the room: Kari Coordinator, Lise (NAV Ungdomsteam), Per (Oslo politidistrikt" in screen
    assert "neither a colleague" in screen
    assert "Kari Coordinator" in screen
    assert "Number 3 of 3 is not noted" in screen
    case = f"{amina}> "
    screen = say(asked, "", case)
    assert "Must leave the room first: NAV Ungdomsteam, Oslo politidistrikt" in " ".join(screen.split())
    assert "STOP" in say(asked, "- Per", case)
    assert "STOP" not in say(asked, "- Lise", case)
    asked.send("q" + ENTER)
    assert ended(asked)[0] == 0


def test_a_forgotten_plus_is_no_decision(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    prepared(salto, amina)
    asked = table(salto)
    case, which = f"{amina}> ", "Enter keeps nothing> "
    say(asked, "", case)
    assert "is it a decision?" in say(asked, f"Per {POLICE}", which)
    assert "STOP" in say(asked, "c", case)
    say(asked, "- Per", case)
    say(asked, "følge til ungjobb", which)
    asked.send(ENTER)
    asked.expect_exact(case)
    assert "Nothing is kept" in asked.before
    assert salto.rows("SELECT count(*) FROM decision") == [(0,)]
    say(asked, "følge til ungjobb", which)
    assert "No day was said: due by" in say(asked, "d", case)
    asked.send("q" + ENTER)
    assert ended(asked)[0] == 0


def test_the_last_decision_can_be_taken_back(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    prepared(salto, amina)
    asked = table(salto)
    case = f"{amina}> "
    say(asked, "", case)
    say(asked, "ringe feil person fre", case)
    assert "B-001P is taken back" in say(asked, "u", case)
    assert "decided nothing yet" in say(asked, "u", case)
    assert ended_by(asked, CTRL_D)[0] == 0
    assert salto.rows("SELECT count(*) FROM task WHERE closed IS NULL") == [(0,)]


def test_what_is_not_understood_keeps_nothing_and_goes_on(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    prepared(salto, amina)
    asked = table(salto)
    case = f"{amina}> "
    assert "there is no such service" in say(asked, "Lise finnesikke", HERE)
    say(asked, "", case)
    assert "not in the list" in say(asked, "ringe !tull", case)
    assert "there is no such service" in say(asked, "ringe @Lise/finnesikke", case)
    assert "no colleague" in say(asked, "ringe >Ingen", case)
    assert "has been already" in say(asked, "ringe 01.01.2020", case)
    assert "at most 140" in say(asked, "x" * 141, case)
    assert "who tells the youth" in say(asked, "?", case)
    assert salto.rows("SELECT count(*) FROM decision") == [(0,)]
    asked.send(CTRL_C)
    assert ended(asked)[0] == 0


def test_the_kind_of_information_is_asked_where_the_words_look_like_another(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    grant(salto, amina, [NAV], ["work"])
    prepared(salto, amina)
    asked = table(salto)
    case, kind = f"{amina}> ", "Enter keeps nothing> "
    say(asked, "", case)
    assert "may be of another kind" in say(asked, "rusprøve hver fredag @nav-ungdomsteam", kind)
    say(asked, "", case)
    assert salto.rows("SELECT count(*) FROM decision") == [(0,)]
    say(asked, "rusprøve hver fredag @nav-ungdomsteam", kind)
    assert "is kept" in say(asked, "#rus", case)
    asked.send("q" + ENTER)
    assert ended(asked)[0] == 0
    assert salto.rows("SELECT service, category FROM task WHERE kind = 'decided'") == [(None, "")]


def test_the_form_can_be_left_and_the_meeting_goes_on(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    prepared(salto, amina)
    asked = table(salto)
    case = f"{amina}> "
    say(asked, "", case)
    asked.send("f" + ENTER)
    asked.expect_exact("What was decided")
    asked.send(CTRL_C)
    asked.expect_exact(case)
    assert "form was left" in asked.before
    assert ended_by(asked, CTRL_D)[0] == 0


def test_earlier_decisions_take_one_letter_each(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    before = salto.at("2026-11-16")
    for text in ("ringe mor", "søke kurs", "bli med på trening"):
        before.ok("fleksiteam", "decide", amina, "--text", text)
    before.ok("fleksiteam", "close")
    asked, which = table(salto), "skips> "
    assert "ringe mor" in say(asked, "", which)
    assert "2 of 3" in say(asked, "done", which)
    say(asked, "b", WHY)
    assert "that is a command" in say(asked, "salto vis P-001H", WHY)
    assert "3 of 3" in say(asked, "venter på svar", which)
    say(asked, "n", WHY)
    assert "it is not said why" in say(asked, "", which)
    assert "One of the letters" in say(asked, "nothing came of it", which)
    say(asked, "", ANOTHER)
    asked.send(ENTER)
    assert ended(asked)[0] == 0
    assert salto.rows("SELECT status, why FROM decision_status ORDER BY status") == [
        ("blocked", "venter på svar"),
        ("done", None),
    ]


def test_bokmal_and_its_letters_are_understood(salto: Salto) -> None:
    amina = youth(salto, "Åse Ærlig-Øst")
    prepared(salto, amina)
    asked = table(salto, lang="nb")
    asked.send("Kari" + ENTER)
    asked.expect_exact("til stede> ")
    case = f"{amina}> "
    say(asked, "", case)
    screen = say(asked, "følge på åpen prøve om 3 dager nei", case)
    assert "følge på åpen prøve" in screen
    assert "torsdag 26.11.2026" in screen
    assert "ungdommen er ikke enig" in screen
    asked.send("slutt" + ENTER)
    status, screen = ended(asked)
    assert status == 0
    assert "Alt så langt er tatt vare på" in screen


def test_an_earlier_decision_waits_where_somebody_may_not_hear_of_it(salto: Salto) -> None:
    amina, jonas = youth(salto, "Amina Eksempel"), youth(salto, "Jonas Prøve")
    grant(salto, amina, [NAV], ["work"])
    before = salto.at("2026-11-16")
    before.ok("fleksiteam", "decide", jonas, "--text", "time hos legen")
    before.ok("fleksiteam", "close")
    asked = table(salto)
    say(asked, "Lise nav", HERE)
    screen = say(asked, "", ANOTHER)
    assert "B-001P is not for everyone in the room, and waits" in screen
    assert "legen" not in screen
    assert "Jonas" not in screen
    asked.send("q" + ENTER)
    assert ended(asked)[0] == 0


def test_without_a_name_no_name_is_on_the_screen_and_a_question_is_only_counted(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    prepared(salto, amina, how="anonymous")
    asked = table(salto)
    say(asked, "Lise nav", HERE)
    case = "case 1 without a name> "
    screen = say(asked, "", case) + say(asked, "ringe mor fre", case) + say(asked, "u", case)
    assert "B-001P is kept" in screen
    assert "Amina" not in screen
    assert amina not in screen
    assert "STOP" not in screen
    assert "advice: 1" in say(asked, "anonym råd", case)
    asked.send("q" + ENTER)
    assert ended(asked)[0] == 0
    assert salto.rows("SELECT answer FROM intake") == [("advise",)]


def test_whoever_was_typed_by_mistake_is_taken_back_and_no_decision_is(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    prepared(salto, amina)
    case = f"{amina}> "
    before = table(salto)
    say(before, "", case)
    say(before, "jobbsamtale @Kari", case)
    before.send("q" + ENTER)
    assert ended(before)[0] == 0
    salto.ok("operator", "add", "Siri Kollega")
    asked = table(salto)
    assert "nothing to take back here" in say(asked, "u", HERE)
    say(asked, f"Per {POLICE}", HERE)
    say(asked, "Siri", HERE)
    assert "Siri Kollega is taken back" in say(asked, "u", HERE)
    assert "Per (Oslo politidistrikt" in say(asked, "u", HERE)
    assert "nothing to take back here" in say(asked, "u", HERE)
    asked.send("q" + ENTER)
    assert ended(asked)[0] == 0
    assert salto.rows("SELECT count(*) FROM attendance WHERE came IS NOT NULL") == [(1,)]  # who runs it
    assert salto.rows("SELECT count(*) FROM decision_status WHERE status = 'undone'") == [(0,)]
    assert salto.ok("audit", "verify")["findings"] == []


def test_a_decision_that_was_not_just_typed_is_shown_before_it_is_taken_back(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    prepared(salto, amina)
    case, meant = f"{amina}> ", "Enter keeps it> "
    asked = table(salto)
    say(asked, "", case)
    say(asked, "jobbsamtale @Kari", case)
    say(asked, "?", case)
    assert f"B-001P · {amina} · jobbsamtale" in say(asked, "u", meant)
    assert "Nothing is taken back" in say(asked, "", case)
    say(asked, "u", meant)
    assert "Nothing is taken back" in say(asked, "ringe far", case)
    assert "B-002R is kept" in say(asked, " fredag", case)
    assert "ringe far" in say(asked, "u", case)
    say(asked, "u", meant)
    assert f"B-001P is taken back: jobbsamtale ({amina})" in say(asked, "y", case)
    assert "decided nothing yet" in say(asked, "u", case)
    asked.send("q" + ENTER)
    assert ended(asked)[0] == 0


def test_the_word_that_is_not_understood_is_named(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    prepared(salto, amina)
    asked = table(salto, lang="nb")
    here, case = "til stede> ", f"{amina}> "
    assert "her sier man hvem som er kommet" in say(asked, "ringe bror @Kari fredag", here)
    assert "Mente du" not in say(asked, "Per polti", here)
    assert "«polti»: det finnes ingen slik tjeneste – mente du politi?" in asked.before
    assert "Per (Oslo politidistrikt" in say(asked, f"Per {POLICE} kommer", here)
    say(asked, "u", here)
    say(asked, "", case)
    assert "«tiltakk»: det ordet står ikke i lista – mente du tiltak?" in say(asked, "ring !tiltakk", case)
    assert "«jaa»" in say(asked, "ring fredag jaa", case)
    assert "mente du Kari Coordinator?" in say(asked, "ring @Karri", case)
    asked.send("q" + ENTER)
    assert ended(asked)[0] == 0
    assert salto.rows("SELECT count(*) FROM decision") == [(0,)]


@pytest.mark.parametrize(
    ("lang", "bare", "whole", "which", "another"),
    [
        ("en", "call school", "call mother @Kari friday yes", "Enter keeps nothing> ", ANOTHER),
        ("nb", "besøke skolen", "bestille time @Kari fredag ja", "Enter lagrer ingenting> ", "en sak til> "),
    ],
)
def test_after_a_question_of_one_letter_a_line_is_kept_whole(
    salto: Salto, lang: str, bare: str, whole: str, which: str, another: str
) -> None:
    amina = youth(salto, "Amina Eksempel")
    prepared(salto, amina)
    asked, case = table(salto, lang), f"{amina}> "
    say(asked, "", case)
    say(asked, bare, which)
    say(asked, bare[0] if lang == "nb" else "d", case)
    say(asked, whole, case)
    say(asked, "", another)
    asked.send("q" + ENTER)
    assert ended(asked)[0] == 0
    assert salto.rows("SELECT text FROM decision ORDER BY number") == [(bare,), (whole.split(" @")[0],)]


def test_a_whole_line_typed_at_a_question_of_one_letter_stands_below(salto: Salto) -> None:
    amina = youth(salto, "Amina Eksempel")
    prepared(salto, amina)
    asked, case, which = table(salto), f"{amina}> ", "Enter keeps nothing> "
    say(asked, "", case)
    say(asked, "call school", which)
    screen = say(asked, "call mother @Kari friday", case)
    assert "Nothing of that line is kept. The one that you wrote now stands below" in screen
    asked.expect_exact("call mother @Kari friday")
    assert "B-001P is kept" in say(asked, " yes", case)
    say(asked, "call school", which)
    assert "Nothing is kept." in say(asked, "no", case)
    asked.send("q" + ENTER)
    assert ended(asked)[0] == 0
    assert salto.rows("SELECT text, agreed FROM decision") == [("call mother", 1)]


def test_a_command_or_a_habit_is_never_a_decision(salto: Salto) -> None:
    amina, jonas = youth(salto, "Amina Eksempel"), youth(salto, "Jonas Prøve")
    prepared(salto, amina)
    asked, case = table(salto), f"{amina}> "
    assert "that is a command" in say(asked, f"salto show {amina}", HERE)
    say(asked, "", case)
    command = f'fleksiteam decide {amina} --text "call mother" --due friday --agreed yes'
    assert "that is a command" in say(asked, command, case)
    say(asked, "ringe mor @Kari", case)
    assert "B-001P is taken back" in say(asked, "undo", case)
    assert "says nothing" in say(asked, "y", case)
    assert "does not begin with a code" in say(asked, f"{jonas} ringe far fre", case)
    assert "the check letter" in say(asked, jonas[:-1] + "A", case)
    assert "there is no person" in say(asked, code(PERSON, 999), case)
    pasted = "\x1b[200~ringe far fre\ringe mor fre\x1b[201~"
    assert "several lines, and nothing of them is kept" in say(asked, pasted, case)
    assert "B-002R is kept" in say(asked, f"{case}ringe far fre", case)
    assert salto.rows("SELECT discussed FROM agenda") == [(None,)]
    assert "Jonas" in say(asked, jonas.casefold(), f"{jonas}> ")
    asked.send("q" + ENTER)
    assert ended(asked)[0] == 0
    assert salto.rows("SELECT text FROM decision ORDER BY number") == [("ringe mor",), ("ringe far",)]


def test_whoever_runs_the_meeting_is_in_its_room(salto: Salto) -> None:
    salto.ok("fleksiteam", "prepare", "--date", "i dag", "--services", NAV, "--colleague", "Kari")
    asked = terminal(salto, "fleksiteam", "run")
    asked.expect_exact(HERE)
    assert "In the room: Kari Coordinator (you)" in asked.before
    say(asked, "- Kari", HERE)
    asked.send("q" + ENTER)
    assert ended(asked)[0] == 0
    again = terminal(salto, "fleksiteam", "run")
    again.expect_exact(HERE)
    assert "In the room" not in again.before
    again.send("q" + ENTER)
    assert ended(again)[0] == 0
