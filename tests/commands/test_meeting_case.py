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
