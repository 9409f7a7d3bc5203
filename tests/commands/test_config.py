"""The settings file: what comes first, what is wrong in it, and that it never stops anything."""

import io
import json
import os
import stat
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import platformdirs
import pytest

from salto_cli.app import clock, run
from salto_cli.commands.options import gather
from salto_cli.commands.world import World
from salto_cli.errors import Unacceptable
from salto_cli.models.config import KEYS
from salto_cli.usecases.config import LARGEST
from tests.fixtures import Salto


@pytest.fixture
def mine(salto: Salto, tmp_path: Path) -> Salto:
    """A machine with a place for a settings file, and none there yet."""
    salto.config = tmp_path / "config"
    return salto


def file(mine: Salto) -> Path:
    assert mine.config is not None
    return mine.config / "salto" / "config.toml"


def written(mine: Salto, text: str | bytes) -> Salto:
    file(mine).parent.mkdir(parents=True, exist_ok=True)
    file(mine).write_bytes(text.encode() if isinstance(text, str) else text)
    return mine


def stands(mine: Salto, key: str, *line: str) -> tuple[str, str]:
    """The value of a setting, and where it comes from."""
    found = mine.ok("config", "get", key, *line)["setting"]
    return found["value"], found["source"]


def test_the_file_lies_where_the_library_for_such_places_says() -> None:
    assert World(clock).config_file == Path(
        platformdirs.user_config_dir("salto", appauthor=False), "config.toml"
    )


def test_without_a_file_everything_is_as_usual(mine: Salto) -> None:
    found = mine.ok("config", "--store", "/somewhere")
    assert {each["key"]: each["source"] for each in found["settings"]} == {
        key.name: {"store": "line", "lang": "environment"}.get(key.name, "usual") for key in KEYS
    }
    assert not found["there"]
    assert not file(mine).exists()


def test_the_line_comes_before_the_environment_and_that_before_the_file_and_that_before_what_is_usual(
    mine: Salto,
) -> None:
    assert stands(mine, "idle") == ("10m", "usual")
    written(mine, 'idle = "3m"\nlang = "nb"\ncolor = false\n')
    assert stands(mine, "idle") == ("3m", "file")
    assert stands(mine, "color") == ("no", "file")
    assert stands(mine, "lang") == ("en", "environment")
    assert stands(mine, "lang", "--lang", "nb") == ("nb", "line")
    assert stands(mine, "color", "--no-color") == ("no", "line")


@pytest.mark.parametrize(
    ("said", "begins"), [('lang = "en"', "salto – Case"), ('lang = "nb"', "salto – Saks")]
)
def test_the_language_of_the_file_holds_where_nothing_else_says_it(
    mine: Salto, said: str, begins: str
) -> None:
    mine.lang = ""
    assert written(mine, said)("help").out.startswith(begins)


def test_the_store_of_the_file_is_used_where_nothing_else_names_one() -> None:
    assert gather([], {}, {"store": "/file"})[0].store == "/file"
    assert gather([], {"SALTO_STORE": "/environment"}, {"store": "/file"})[0].store == "/environment"
    assert gather(["--store", "/line"], {"SALTO_STORE": "/environment"}, {})[0].store == "/line"


def test_a_store_is_kept_with_its_whole_path(mine: Salto) -> None:
    mine.ok("config", "set", "store", "somewhere")
    kept = tomllib.loads(file(mine).read_text(encoding="utf-8"))["store"]
    assert kept == str(Path("somewhere").absolute())


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("lang", "en", "en"),
        ("lang", "no", "nb"),
        ("plain", "ja", True),
        ("mask", "off", False),
        ("color", "nei", False),
        ("idle", "5m", "5m"),
        ("limit", "2t", "2t"),
    ],
)
def test_a_setting_is_kept(mine: Salto, key: str, value: str, kept: object) -> None:
    done = mine.ok("config", "set", key, value)
    assert done["changed"]
    assert tomllib.loads(file(mine).read_text(encoding="utf-8")) == {key: kept}


def test_a_setting_is_taken_out_again_and_what_else_stands_there_stays(mine: Salto) -> None:
    written(mine, 'idle = "3m"\nlimit = "2h"\n[other]\nprogram = 1\n')
    mine.ok("oppsett", "sett", "idle", "-")
    assert tomllib.loads(file(mine).read_text(encoding="utf-8")) == {"limit": "2h", "other": {"program": 1}}
    assert stands(mine, "idle") == ("10m", "usual")


def test_remarks_order_and_what_else_stands_there_are_left_alone(mine: Salto) -> None:
    stood = '# Karis\nmask = true  # når jeg deler skjermen\n\n# engelsk på kurs\nlang = "nb"\nother = [1]\n'
    written(mine, stood)
    mine.ok("config", "set", "lang", "en")
    now = file(mine).read_text(encoding="utf-8")
    assert now == stood.replace('"nb"', '"en"')
    mine.ok("config", "set", "idle", "5m")
    mine.ok("config", "set", "mask", "-")
    assert tomllib.loads(file(mine).read_text(encoding="utf-8")) == {"lang": "en", "other": [1], "idle": "5m"}
    assert "# engelsk på kurs" in file(mine).read_text(encoding="utf-8")


def test_a_broken_file_is_told_once_in_the_shell(mine: Salto, a_youth: Callable[..., str]) -> None:
    a_youth()
    ran = written(mine, "lang = ")("shell", stdin="find amina\nfind amina\nfind amina\n")
    assert (ran.code, ran.out.count("Amina"), ran.err.count("cannot be read")) == (0, 3, 1)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are the folder's there")
def test_the_file_is_its_owners_alone_and_no_half_of_it_is_left(mine: Salto) -> None:
    mine.ok("config", "set", "lang", "en")
    assert stat.S_IMODE(file(mine).stat().st_mode) == 0o600
    assert [each.name for each in file(mine).parent.iterdir()] == ["config.toml"]


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (["get", "langue"], 2, "did you mean lang?"),
        (["set", "languag", "en"], 2, "did you mean lang?"),
        (["set", "passphrase", "hemmelig"], 2, "one of: lang, store"),
        (["set", "lang", "svensk"], 4, "write nb or en"),
        (["set", "plain", "kanskje"], 4, "write yes or no"),
        (["set", "idle", "lenge"], 4, "write it as in 30s, 10m or 1h"),
        (["set", "idle", "9h"], 4, "write it as in 30s, 10m or 1h"),
        (["set", "lang"], 2, "as in en"),
        (["get"], 2, "as in lang"),
    ],
)
def test_what_will_not_do_is_told_with_what_will(mine: Salto, words: list[str], code: int, hint: str) -> None:
    ran = mine("config", *words)
    assert (ran.code, ran.out) == (code, "")
    assert hint in ran.err
    assert "hemmelig" not in ran.err
    assert not file(mine).exists()


@pytest.mark.parametrize(
    "broken",
    ["lang = ", b"\xff\xfe", "[[[", "a = " + "[" * 5000, "x = 1\n" * LARGEST],
    ids=lambda each: str(each)[:9],
)
def test_a_broken_file_is_told_in_one_line_and_stops_nothing(mine: Salto, broken: str | bytes) -> None:
    ran = written(mine, broken)("help", "people")
    assert ran.code == 0
    assert ran.out
    assert len(ran.err.splitlines()) == 1
    assert str(file(mine)) in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")
@pytest.mark.parametrize("plant", [os.mkfifo, Path.mkdir, lambda path: path.symlink_to("/dev/zero")])
def test_what_is_no_file_is_told_and_neither_hangs_nor_stops_anything(
    mine: Salto, plant: Callable[[Path], object]
) -> None:
    file(mine).parent.mkdir(parents=True)
    plant(file(mine))
    ran = mine("help", "people")
    assert (ran.code, len(ran.err.splitlines())) == (0, 1)
    assert "cannot be read" in ran.err


def test_a_place_that_cannot_be_looked_at_is_told_and_stops_nothing(mine: Salto, tmp_path: Path) -> None:
    mine.config = tmp_path / ("x" * 5000)
    ran = mine("help", "people")
    assert ran.code == 0
    assert "cannot be read" in ran.err
    for line in (["config", "path"], ["config", "list"]):
        assert mine(*line).code == 0
    assert mine("config", "set", "lang", "en").code == 6


def test_a_link_of_ones_own_leads_to_the_file(mine: Salto, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('idle = "3m"\n', encoding="utf-8")
    file(mine).parent.mkdir(parents=True)
    file(mine).symlink_to(tmp_path / "mine.toml")
    assert stands(mine, "idle") == ("3m", "file")


@pytest.mark.skipif(sys.platform == "win32", reason="rights are the folder's there")
def test_a_file_that_anyone_can_change_is_told_until_it_is_its_owners_alone(mine: Salto) -> None:
    file(written(mine, 'idle = "3m"\n')).chmod(0o666)
    ran = mine("config", "get", "idle", "--json")
    assert (ran.code, ran.json["setting"]["value"]) == (0, "3m")
    assert f"chmod 600 {file(mine)}" in ran.err
    file(mine).chmod(0o664)  # a group of one's own is usual
    assert mine("config", "get", "idle").err == ""


def test_a_broken_file_is_not_written_over(mine: Salto) -> None:
    before = file(written(mine, "lang = ")).read_bytes()
    ran = mine("config", "set", "lang", "en")
    assert ran.code == 6
    assert "mend it or move it away" in ran.err
    assert file(mine).read_bytes() == before


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('langue = "en"', "there is no such setting (did you mean lang?)"),
        ("lang = 3", "lang is nb (bokmål) or en (English)"),
        ('idle = "lenge"', "idle is a number of seconds, minutes or hours"),
        ("plain = []", "plain is yes or no"),
        ("[store]\nx = 1", "store is the path of a folder"),
        ('store = "a\\u0000b"', "store is the path of a folder"),
        ("idle = 0x" + "f" * 6000, "idle is a number of seconds, minutes or hours"),
        ("color = 0x" + "f" * 6000, "color is yes or no"),
    ],
)
def test_what_is_wrong_in_the_file_is_told_and_the_rest_holds(mine: Salto, said: str, told: str) -> None:
    ran = written(mine, f'limit = "2h"\n{said}\n')("config", "get", "limit", "--json")
    assert (ran.code, ran.json["setting"]["value"]) == (0, "2h")
    assert told in ran.err
    assert len(ran.err.splitlines()) == 1


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="whoever may do everything may write there"
)
def test_a_folder_that_cannot_be_written_is_told(mine: Salto, tmp_path: Path) -> None:
    (tmp_path / "config").mkdir(mode=0o500)
    assert mine("config", "set", "lang", "en").code == 14


def test_a_place_that_is_no_folder_is_told(mine: Salto, tmp_path: Path) -> None:
    (tmp_path / "config").write_text("", encoding="utf-8")
    ran = mine("config", "set", "lang", "en")
    assert (ran.code, ran.out) == (14, "")


def test_without_a_home_there_is_no_place_for_it(salto: Salto) -> None:
    assert salto("config", "path").code == 6
    assert salto("config").code == 0


@pytest.mark.parametrize("variable", ["SALTO_PLAIN", "SALTO_MASK", "SALTO_COLOR"])
def test_a_yes_or_no_in_the_environment_that_is_neither_names_its_variable(variable: str) -> None:
    with pytest.raises(Unacceptable, match=f"{variable} is yes or no"):
        gather([], {variable: "kanskje"})
    assert gather([], {"SALTO_COLOR": "nei"})[0].no_color
    assert gather([], {"SALTO_COLOR": "nei"}, {"color": True})[0].no_color
    assert gather([], {"SALTO_COLOR": "ja"}, {"color": False})[0].no_color is False


@pytest.mark.parametrize(
    ("variable", "said", "stands_for"),
    [
        ("SALTO_MASK", "på", ("yes", "environment")),
        ("SALTO_LANG", "no", ("nb", "environment")),
        ("SALTO_IDLE", "tull", ("3m", "file")),
        ("SALTO_LIMIT", "99h", ("1h", "usual")),
    ],
)
def test_of_the_environment_stands_what_was_understood_and_the_rest_is_told(
    mine: Salto, variable: str, said: str, stands_for: tuple[str, str]
) -> None:
    written(mine, 'idle = "3m"\n')
    out, err = io.StringIO(), io.StringIO()
    environ = {"XDG_CONFIG_HOME": str(mine.config), "SALTO_LANG": "en", variable: said}
    world = World(clock, environ=environ, stdin=io.StringIO(), stdout=out, stderr=err)
    assert run(["config", "list", "--json"], world) == 0
    found = {each["key"]: (each["value"], each["source"]) for each in json.loads(out.getvalue())["settings"]}
    assert found[variable.removeprefix("SALTO_").lower()] == stands_for
    assert (variable in err.getvalue()) == (stands_for[1] != "environment")


@pytest.mark.parametrize("lang", ["nb", "en"])
@pytest.mark.parametrize("width", [48, 80, 120])
def test_the_list_fits_every_window(mine: Salto, lang: str, width: int) -> None:
    ran = mine("config", "--lang", lang, width=width)
    assert ran.code == 0
    assert all(len(line) <= max(width, len(str(file(mine))) + 25) for line in ran.out.splitlines())


# --- within the shell ------------------------------------------------------------------------------------


def in_shell(mine: Salto, *lines: str, start: tuple[str, ...] = ()) -> list[str]:
    ran = mine("shell", *start, stdin="\n".join(lines) + "\n")
    assert ran.code == 0, ran.err
    return ran.out.splitlines()


def test_a_shell_says_truly_where_a_value_comes_from(mine: Salto) -> None:
    start = ("--json", "--store", str(mine.folder))
    given = in_shell(mine, "config get store", "config get lang", start=start)
    assert [json.loads(each)["setting"]["source"] for each in given] == ["shell", "environment"]
    given = in_shell(mine, "config get lang", "config get lang --lang en", start=("--json", "--lang", "nb"))
    assert [json.loads(each)["setting"]["source"] for each in given] == ["shell", "line"]


def test_a_language_chosen_in_the_shell_holds_from_the_next_line(
    mine: Salto, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mine, "lang", "")
    said = in_shell(
        mine, "find nobody", "config set lang en", "find nobody", "config set lang -", "find nobody"
    )
    assert [each.split()[0] for each in said if each.startswith(("Ingen", "Nobody"))] == [
        "Ingen",
        "Nobody",
        "Ingen",
    ]


def test_a_store_chosen_in_the_shell_leaves_the_shell_on_its_own(mine: Salto, tmp_path: Path) -> None:
    lines = (f"config set store {tmp_path}", "config get store", "find nobody")
    given = in_shell(mine, *lines, start=("--json", "--store", str(mine.folder)))
    assert json.loads(given[0])["setting"]["source"] == "shell"
    assert json.loads(given[1])["setting"]["value"] == str(mine.folder)
    assert json.loads(given[2])["persons"] == []
