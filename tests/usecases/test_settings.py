"""A municipality's own numbers: taken whole with their reasons, or refused with the line that is wrong."""

import ast
import re
from pathlib import Path

import pytest

import salto_cli
from salto_cli.models.settings import SHIPPED, shipped
from salto_cli.models.words import WORDS
from tests.fixtures import Salto
from tests.store.forger import unlocked

OWN = """[board.size]
value = 12
why = "Vi møtes i 75 minutter."

[consent.ahead]
value = [40, 20]
why = "Ferien varer lenge."
"""
PACKAGE = Path(salto_cli.__file__).parent


def use(salto: Salto, tmp_path: Path, text: str) -> str:
    """What is said of a file that is refused; nothing is in place after it."""
    path = tmp_path / "tall.toml"
    path.write_text(text, encoding="utf-8")
    ran = salto("settings", "use", str(path))
    assert ran.code == 4, ran.out
    assert salto.rows("SELECT count(*) FROM week_numbers") == [(0,)]
    return ran.err


def chosen(salto: Salto, tmp_path: Path, text: str = OWN) -> dict[str, object]:
    path = tmp_path / "tall.toml"
    path.write_text(text, encoding="utf-8")
    return salto.ok("settings", "use", str(path))


# --- what is refused ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('[board.size]\nvalue = 12\nwhy = "x"\n[board.length]\nvalue = 3', 4, "there is no such number"),
        ('[bord.size]\nvalue = 12\nwhy = "x"', 1, "there is no such number"),
        ('[board.size]\nvalue = "tolv"\nwhy = "x"', 2, "board.size is one whole number"),
        ('[board.size]\nvalue = true\nwhy = "x"', 2, "board.size is one whole number"),
        ('[board.size]\nvalue = 12.5\nwhy = "x"', 2, "board.size is one whole number"),
        ('[board.size]\nvalue = [12]\nwhy = "x"', 2, "board.size is one whole number"),
        ('[board.size]\nwhy = "x"', 1, "board.size is one whole number"),
        ('\n[board.size]\nwhy = "x"\nvalue = 61', 4, "board.size lies between 3 and 60"),
        ('[board.size]\nvalue = 2\nwhy = "x"', 2, "board.size lies between 3 and 60"),
        ("[board.size]\nvalue = 12", 1, "board.size lacks its reason"),
        ('[board.size]\nvalue = 12\nwhy = " "', 3, "board.size lacks its reason"),
        ('[board.size]\nvalue = 12\nwhy = "x"\nunit = "cows"', 4, "board.size takes value and why"),
        ("[board]\nsize = 12", 2, "board.size is a table"),
        ('[consent.ahead]\nvalue = 30\nwhy = "x"', 2, "consent.ahead is a list"),
        ('[consent.ahead]\nvalue = []\nwhy = "x"', 2, "consent.ahead is a list"),
        ('[consent.ahead]\nvalue = [3, 30]\nwhy = "x"', 2, "longest first"),
        ('[consent.ahead]\nvalue = [30, 30]\nwhy = "x"', 2, "each number once"),
        ('[board.size\nvalue = 12\nwhy = "x"', 1, "not valid TOML"),
    ],
)
def test_what_is_wrong_is_refused_whole_with_its_line(
    salto: Salto, tmp_path: Path, text: str, line: int, said: str
) -> None:
    err = use(salto, tmp_path, text)
    assert said in err
    assert f"(line {line})" in err


def test_a_file_that_chooses_nothing_is_refused(salto: Salto, tmp_path: Path) -> None:
    assert "chooses no number" in use(salto, tmp_path, "# ingenting\n")


def test_nothing_that_stands_in_the_file_is_repeated(salto: Salto, tmp_path: Path) -> None:
    err = use(salto, tmp_path, '["Amina Eksempel"]\nvalue = 12\nwhy = "04830750032"')
    assert "Amina" not in err
    assert "04830750032" not in err


def test_a_reason_with_a_control_character_is_refused(salto: Salto, tmp_path: Path) -> None:
    use(salto, tmp_path, '[board.size]\nvalue = 12\nwhy = "x\\u001b[2J"')


# --- what holds -----------------------------------------------------------------------------------------


def test_what_is_chosen_holds_from_the_next_act_on(salto: Salto, tmp_path: Path) -> None:
    said = chosen(salto, tmp_path)
    assert said["own"] == 2
    found = {each["name"]: each for each in salto.ok("settings", "show")["settings"]}
    assert found["board.size"]["value"] == 12
    assert found["board.size"]["shipped"] == 15
    assert found["board.size"]["why"] == "Vi møtes i 75 minutter."
    assert found["consent.ahead"]["value"] == [40, 20]
    assert not found["board.look_within"]["own"]


def test_what_is_not_chosen_again_is_as_it_came(salto: Salto, tmp_path: Path) -> None:
    chosen(salto, tmp_path)
    said = chosen(salto, tmp_path, '[board.look_within]\nvalue = 6\nwhy = "Vi er flere."')
    assert [each["name"] for each in said["changed"]] == ["board.size", "board.look_within", "consent.ahead"]  # type: ignore[attr-defined]


def test_the_shipped_numbers_can_be_put_back_and_every_choice_is_kept(salto: Salto, tmp_path: Path) -> None:
    chosen(salto, tmp_path)
    salto.ok("settings", "use", "--shipped")
    assert not any(each["own"] for each in salto.ok("settings", "show")["settings"])
    assert salto.rows("SELECT text FROM week_numbers ORDER BY id") == [(OWN,), (None,)]
    assert salto.ok("audit", "verify")


def test_a_number_that_the_program_has_no_more_is_left_out() -> None:
    gone = {"board.gone": {"value": 3, "why": "x"}, "board.size": {"value": 9, "why": "y"}}
    assert shipped().but(gone).number("board.size") == 9
    assert shipped().but(gone).of.keys() == shipped().of.keys()


# --- what comes with the program ------------------------------------------------------------------------


@pytest.mark.parametrize("name", shipped().of)
def test_every_number_has_a_reason_in_both_languages_a_source_and_limits_that_hold(name: str) -> None:
    each = shipped().of[name]
    values = each.value if isinstance(each.value, tuple) else (each.value,)
    assert values
    assert all(each.least <= value <= each.most for value in values)
    assert each.why.keys() == {"nb", "en"}
    assert all(why.endswith(".") for why in each.why.values())
    assert each.source
    assert each.unit in {word.key for word in WORDS["unit"]}


def test_a_list_of_days_is_in_order() -> None:
    for each in shipped().of.values():
        if isinstance(each.value, tuple):
            assert list(each.value) in (sorted(set(each.value)), sorted(set(each.value), reverse=True)), each


def test_the_quick_copy_says_what_the_file_says() -> None:
    from salto_cli.models.settings import PARSED, as_parsed

    assert PARSED.read_text(encoding="utf-8") == as_parsed(SHIPPED.read_text(encoding="utf-8"))


# Days that are no choice of a municipality's, each with its reason.
NO_SETTING = {
    "BACKUP_MAY_BE": "doctor: how old the newest backup may be; the machine's, not the week's",
    "DRILL_MAY_BE": "doctor: how long since a restore was tried",
    "NORWEGIAN_TIME": "offsets of a time zone",
}


def test_no_use_case_has_a_number_of_days_of_its_own() -> None:
    """What is a choice stands in settings.toml: neither a constant nor a ``timedelta`` of so many days."""
    found = []
    for path in sorted((PACKAGE / "usecases").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                name = node.targets[0].id
                numeric = isinstance(node.value, ast.Constant) and isinstance(node.value.value, int)
                if numeric and re.search(r"DAYS|WEEKS|_WITHIN|AHEAD", name) and name not in NO_SETTING:
                    found.append(f"{path.name}: {name}")
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "days_on":
                last = node.args[-1]
                if isinstance(last, ast.Constant) and last.value not in (0, 1):
                    found.append(f"{path.name}:{node.lineno}")
    assert found == []


# --- what was planted -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "parsed",
    [
        "[]",
        "7",
        '{"board.size": 12}',
        '{"board.size": {"value": 12}}',
        '{"board.size": {"value": "tolv", "why": "x"}}',
        '{"board.size": {"value": 100000, "why": "x"}}',
        '{"board.size": {"value": true, "why": "x"}}',
        '{"consent.ahead": {"value": 30, "why": "x"}}',
        '{"consent.ahead": {"value": [], "why": "x"}}',
    ],
)
def test_numbers_that_no_file_could_choose_are_refused_in_plain_words_and_can_be_mended(
    salto: Salto, parsed: str
) -> None:
    with unlocked(salto) as connection:
        connection.execute(
            "INSERT INTO week_numbers VALUES (1, ?, 'x', ?, '2026-11-23', x'00')", ("ab" * 32, parsed)
        )
    for command in (("today",), ("settings", "show")):
        ran = salto(*command)
        assert (ran.code, "the numbers in place do not fit this salto" in ran.err) == (6, True), ran.err
    salto.ok("settings", "use", "--shipped")
    salto.ok("settings", "show")


@pytest.mark.parametrize("parsed", ["[]", "7", "{}", '"x"', '{"ages": 7}'])
def test_a_policy_that_no_file_could_hold_judges_nobody_and_can_be_mended(salto: Salto, parsed: str) -> None:
    with unlocked(salto) as connection:
        connection.execute(
            "INSERT INTO policy VALUES (1, '1', ?, 'x', ?, '2026-11-23', x'00')", ("ab" * 32, parsed)
        )
    ran = salto(
        "register",
        "--name",
        "Bo Prøve",
        "--born",
        "2011-03-02",
        "--basis",
        "child_welfare",
        "--purposes",
        "follow_up",
    )
    assert (ran.code, "the policy in place does not fit this salto" in ran.err) == (6, True), ran.err
    salto.ok("policy", "use", "--shipped")


def test_all_numbers_stand_in_one_grid(salto: Salto) -> None:
    drawn = salto("settings", "show").out.splitlines()
    named = [(n, line.split()[0]) for n, line in enumerate(drawn) if re.match(r"  [a-z]+\.[a-z]", line)]
    widest = max(len(name) for _n, name in named)
    assert {drawn[n - 1][:2] + drawn[n - 1][widest + 2 : widest + 4] for n, _name in named} == {" " * 4}
    assert all(drawn[n - 1][widest + 4] != " " for n, _name in named)
