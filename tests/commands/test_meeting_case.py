"""A case is taken up on a screen that the room may see: nobody is named before it is judged who is there."""

import pytest

from tests.agenda import prepared
from tests.fixtures import Salto
from tests.keyboard import DOWN, ENTER, at_keyboard
from tests.meeting import NAV, POLICE, grant, youth

NAMES = ("Amina", "Jonas", "Sara")


@pytest.fixture
def meeting(salto: Salto) -> dict[str, str]:
    """Two on the agenda, of whom Nav may hear of one, and a third who is not; Nav is in the room."""
    codes = {name: youth(salto, f"{name} Eksempel") for name in NAMES}
    grant(salto, codes["Amina"], [NAV], ["work"])
    prepared(salto, codes["Amina"], codes["Jonas"])
    salto.ok("fleksiteam", "attend", "Lise", "--service", NAV)
    return codes


def said(salto: Salto, *line: str, keys: str = "") -> tuple[int, str]:
    """The exit code and all that the command wrote, and what it offered to choose from."""
    ran = at_keyboard(salto, "fleksiteam", "case", *line, keys=keys)
    return ran.code, ran.out + ran.err


def test_who_is_not_named_is_chosen_among_the_cases_of_the_meeting(
    salto: Salto, meeting: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[str] = []

    def choose(_label: str, words: list[object], **_how: object) -> str:
        offered.extend(getattr(each, "label", "") for each in words)
        return meeting["Jonas"]

    monkeypatch.setattr("salto_cli.commands.prompt.choose", choose)
    code, shown = said(salto)
    assert (code, "must leave the room" in shown.lower()) == (20, True)
    assert offered[:2] == [f"{meeting['Amina']}  A• E•", meeting["Jonas"]]
    assert len(offered) == 3, "nobody outside the agenda"


def test_one_of_the_meeting_is_chosen_by_keys(salto: Salto, meeting: dict[str, str]) -> None:
    assert said(salto, keys=ENTER)[0] == 0
    assert said(salto, keys=DOWN + ENTER)[0] == 20
    assert said(salto, keys="another" + ENTER + meeting["Sara"] + ENTER)[0] == 20


def test_a_case_without_a_name_is_offered_by_its_number(
    salto: Salto, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, offered = youth(salto, "Amina Eksempel"), list[str]()

    def choose(_label: str, words: list[object], **_how: object) -> str:
        offered.extend(getattr(each, "label", "") for each in words)
        return one

    prepared(salto, one, how="anonymous")
    monkeypatch.setattr("salto_cli.commands.prompt.choose", choose)
    assert said(salto)[0] == 0
    assert offered[0] == "case 1 without a name"


@pytest.mark.parametrize("how", ["code", "number", "name", "near"])
def test_who_may_not_be_heard_of_is_named_by_no_way_of_asking(
    salto: Salto, meeting: dict[str, str], how: str
) -> None:
    code = meeting["Jonas"]
    salto.ok("fleksiteam", "attend", "Ola", "--service", POLICE)
    line = {"code": code, "number": code[2:5], "name": "jonas", "near": "jonnas"}[how]
    ended, shown = said(salto, line)
    assert ended == (3 if how == "near" else 20), shown
    assert code in shown
    assert "Jonas" not in shown


def test_a_script_is_told_that_the_person_is_missing(salto: Salto) -> None:
    assert salto("fleksiteam", "case").code == 2


# -- what is written in the room ---------------------------------------------------------------------------


def test_a_decision_outside_the_run_is_about_one_of_the_agenda_and_nobody_is_named(
    salto: Salto, meeting: dict[str, str]
) -> None:
    ran = at_keyboard(
        salto, "fleksiteam", "decide", "--text", "ringe", "--told", "i dag", keys=DOWN + ENTER + ENTER * 12
    )
    shown = ran.out + ran.err
    assert (ran.code, "Not everyone in the room" in shown) == (0, True), shown
    assert [each for each in NAMES if each in shown] == []
    assert [each["person"]["code"] for each in salto.ok("task", "list")["tasks"]] == [meeting["Jonas"]]
    assert "pick" not in {each["command"] for each in salto.ok("audit", "log")["entries"]}


def test_a_decision_takes_no_shorthand_for_whom_no_name_can_tell_apart(
    salto: Salto, meeting: dict[str, str]
) -> None:
    short = meeting["Jonas"][:-1]
    ran = at_keyboard(salto, "fleksiteam", "decide", short, "--text", "ringe", "--type", "none", keys="")
    assert (ran.code, "must be whole" in ran.err) == (4, True), ran.err


def test_without_a_meeting_a_decision_is_about_the_code_that_is_typed(salto: Salto) -> None:
    one = youth(salto, "Amina Eksempel")
    keys = one + ENTER * 13
    ran = at_keyboard(salto, "fleksiteam", "decide", "--text", "ringe", "--type", "none", keys=keys)
    assert (ran.code, one in ran.out) == (0, True), ran.err


def test_what_became_of_a_decision_is_said_of_one_that_is_offered(
    salto: Salto, meeting: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = {
        name: salto.ok("fleksiteam", "decide", meeting[name], "--text", f"ringe {n}", "--service", NAV,
                       "--category", "work")["decision"]["code"]
        for n, name in enumerate(("Amina", "Jonas"), 1)
    }  # fmt: skip
    offered: list[str] = []

    def choose(_label: str, words: list[object], **_how: object) -> str:
        if offered:
            raise KeyboardInterrupt  # what became of it is asked as anywhere
        offered.extend(getattr(each, "label", "") for each in words)
        return str(made["Jonas"])

    monkeypatch.setattr("salto_cli.commands.prompt.choose", choose)
    ran = at_keyboard(salto, "fleksiteam", "status", keys="")
    assert offered[:2] == [f"{made['Amina']}  ringe 1 · A• E•", made["Jonas"]], ran.err


def test_a_decision_about_somebody_without_a_name_is_offered_by_its_code(
    salto: Salto, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, offered = youth(salto, "Amina Eksempel"), list[str]()
    prepared(salto, one, how="anonymous")
    made = salto.ok("fleksiteam", "decide", one, "--text", "ringe skolen", "--type", "none")["decision"]

    def choose(_label: str, words: list[object], **_how: object) -> str:
        offered.extend(getattr(each, "label", "") for each in words)
        raise KeyboardInterrupt

    monkeypatch.setattr("salto_cli.commands.prompt.choose", choose)
    at_keyboard(salto, "fleksiteam", "status", keys="")
    assert offered[0] == made["code"]
