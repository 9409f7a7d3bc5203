"""Every screen at every width, in both languages: whole words, whole dates, no line too long, no ESC."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from rich.cells import cell_len

from salto_cli import i18n
from salto_cli.render import terminal
from salto_cli.render.colour import wanted
from salto_cli.render.screen import aloud
from salto_cli.render.terminal import print_result
from tests import canary, screens
from tests.screens import ABOUT_ALL, ABOUT_NOBODY, ABOUT_SOMEONE, Screens

LINES = (*ABOUT_SOMEONE, *ABOUT_ALL, *ABOUT_NOBODY)
WIDTHS = (40, 50, 80, 120, 200)
WORD = re.compile(r"[^\s,;]+")
SHAPES = "─│├└╭╮╰╯█▂▅▒"
SIGNS = "✓✗○"
BROKEN = re.compile(r"(?<![\d.])\d\d\.\d\d\.?\d{0,3}$|(?<!\w)[A-Z]-\d*$")  # a date, or a code
KEY = re.compile(r"[a-z]+\.[a-z_]{24,}")
OWN = {"møte"}  # what a narrow screen says in a word of its own
Results: TypeAlias = dict[tuple[str, str], object]
USUAL: dict[tuple[int, str, int], tuple[object, str]] = {}  # with what was drawn, so that no other has its id


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, _made_store: Any) -> Screens:
    return screens.made(tmp_path_factory.mktemp("screens") / "store", *_made_store)


@pytest.fixture(scope="module")
def results(town: Screens) -> Results:
    """What each screen shows, by language and line; a line that shows nothing is not there."""
    kept: Results = {}
    with pytest.MonkeyPatch.context() as patch:
        for language in ("nb", "en"):
            town.salto.lang = language
            for line in LINES:
                patch.setattr(terminal, "print_result", lambda result, *_out, line=line, **_how: kept.update(
                    {(language, line): result}  # noqa: B023 - called within this turn of the loop
                ))  # fmt: skip
                ran = town.salto(*line.format(**town.codes).split())
                assert ran.code in (0, 9, 20, 30), f"{line}: {ran.err}"
    canary.forget()
    return kept


def printed(result: object, language: str, width: int, **how: Any) -> str:
    """The result on a screen; one that is drawn as usual is drawn once, since several tests look at it."""
    if how:
        return drawn(result, language, width, **how)
    key = (id(result), language, width)
    if key not in USUAL:
        USUAL[key] = result, drawn(result, language, width)
    return USUAL[key][1]


def drawn(result: object, language: str, width: int, **how: Any) -> str:
    out = io.StringIO()
    with i18n.speaking(language):
        print_result(
            result, out, color=how.pop("color", False), environ=how.pop("environ", {}), width=width, **how
        )
    return out.getvalue()


def cut(shown: str, wide: str) -> set[str]:
    """Pieces of words: what a wide screen never says by itself, only as part of something longer.

    A path can be longer than a screen, and so can a key of the policy's file; an id, such as a service's, is
    broken at its hyphens.
    """
    whole = {word for word in WORD.findall(wide) if "/" not in word and not KEY.fullmatch(word)}
    strange = {word for word in WORD.findall(shown) if word not in whole and "/" not in word}
    return {
        piece
        for piece in strange - OWN
        if "…" in piece or len(piece) > 2
        if not re.search(rf"\b{re.escape(piece)}\s+=", shown)  # short for a word, and explained below
        if (
            (longer := [word for word in whole if piece in word])
            and not any(at_a_hyphen(piece, word) for word in longer)
        )
        or piece.endswith("…")
    }


def at_a_hyphen(piece: str, word: str) -> bool:
    """Whether an id was broken where it has a hyphen."""
    ends = piece.endswith("-") or word.endswith(piece)
    return word.count("-") > 1 and ends and (word.startswith(piece) or f"-{piece}" in word)


def spoken(results: Results, language: str) -> Iterator[tuple[str, object]]:
    """Each line with what it shows in one language."""
    yield from ((line, result) for (said, line), result in results.items() if said == language)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["nb", "en"])
def test_no_line_is_too_long_and_no_word_is_cut(results: Results, language: str, width: int) -> None:
    bad: dict[str, object] = {}
    for line, result in spoken(results, language):
        shown = printed(result, language, width)
        long = [each for each in shown.splitlines() if cell_len(each.rstrip()) > width]
        pieces = cut(shown, printed(result, language, 1000))
        if long or pieces:
            bad[line] = long, pieces
    assert bad == {}


@pytest.mark.parametrize("language", ["nb", "en"])
def test_a_date_and_a_code_stand_on_one_line(results: Results, language: str) -> None:
    bad = {}
    for line, result in spoken(results, language):
        lines = [each.rstrip() for each in printed(result, language, 40).splitlines()]
        if found := [each for each in lines if BROKEN.search(each)]:
            bad[line] = found
    assert bad == {}


def test_without_colour_there_is_no_escape_and_the_same_words(results: Results) -> None:
    escapes = re.compile(r"\x1b\[[0-9;]*m")
    coloured = 0
    for (language, line), result in results.items():
        plain = printed(result, language, 100)
        forced = printed(result, language, 100, color=True, environ={"FORCE_COLOR": "1"})
        assert "\x1b" not in plain, line
        coloured += "\x1b[" in forced
        assert escapes.sub("", forced) == plain, line
    assert coloured > len(results) / 2


def test_read_aloud_nothing_is_drawn_and_no_sign_stands_for_a_word(results: Results) -> None:
    bad: dict[str, object] = {}
    for (language, line), result in results.items():
        shown = printed(result, language, 80, plain=True)
        assert shown.strip()
        drawn = set(SHAPES + SIGNS + "→") & set(shown)
        if drawn or (found := re.findall(r".*(?:^| )! .*|^ .*|.*·.*|.*\S  .*", shown, re.M)):
            bad[line] = drawn or found
    assert bad == {}


@pytest.mark.parametrize(
    ("drawn", "heard"),
    [
        ("Det er ingen. → ta en med: salto x", "Det er ingen. Ta en med: salto x"),
        ("Det er gjort. → salto vis P-001H", "Det er gjort. salto vis P-001H"),
        ("Karim · ✗ trukket", "Karim, stop: trukket"),
        ("møte · ring mor", "møte, ring mor"),
    ],
)
def test_read_aloud_what_comes_after_a_full_stop_begins_anew(drawn: str, heard: str) -> None:
    with i18n.speaking("en"):
        assert aloud(drawn, 200).strip() == heard


def test_read_aloud_everything_is_said_that_is_seen(results: Results) -> None:
    bad: dict[str, object] = {}
    for (language, line), result in results.items():
        seen, heard = (words(printed(result, language, 1000, plain=plain)) for plain in (False, True))
        if not line.startswith(("picture", "may-share")) and seen - heard:  # told as numbers, and as lists
            bad[line] = seen - heard
    assert bad == {}


def words(shown: str) -> set[str]:
    """Names, codes, dates and numbers, without what stands around them."""
    return {word.strip("():.«»") for word in WORD.findall(shown) if re.search(r"[A-ZÆØÅ0-9]", word)}


# -- colours -----------------------------------------------------------------------------------------------


class Terminal(io.StringIO):
    """A stream that a person reads."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environ", "terminal_", "pipe"),
    [
        ({}, True, False),
        ({"TERM": "xterm"}, True, False),
        ({"TERM": "dumb"}, False, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": "0"}, True, False),
        ({"FORCE_COLOR": ""}, True, False),
        ({"CLICOLOR_FORCE": "1"}, True, True),
        ({"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True, True),
    ],
)
def test_each_stream_is_judged_by_itself(environ: dict[str, str], terminal_: bool, pipe: bool) -> None:
    assert wanted(Terminal(), environ) is terminal_
    assert wanted(io.StringIO(), environ) is pipe
    assert not wanted(Terminal(), environ, allowed=False)


@pytest.mark.parametrize("columns", ["²", "0", "-5", "80 ", "wide"])
@pytest.mark.parametrize("line", ["help dates", "config list", "config list --plain"])
def test_a_width_that_is_none_leaves_the_usual_one(columns: str, line: str) -> None:
    usual = {name: said for name, said in os.environ.items() if name not in {"COLUMNS", "LINES"}}
    drawn = [
        subprocess.run(
            [sys.executable, "-m", "salto_cli", *line.split(), "--lang", "en"],
            env={**usual, **more},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
        ).stdout
        for more in ({}, {"COLUMNS": columns, "LINES": columns})
    ]
    assert drawn[0] == drawn[1]


def test_a_dumb_terminal_is_as_wide_as_it_says(results: Results) -> None:
    out = Terminal()
    print_result(results["en", "caseload"], out, color=True, environ={"TERM": "dumb", "COLUMNS": "44"})
    assert "\x1b" not in out.getvalue()
    assert max(map(len, out.getvalue().splitlines())) <= 44


# The dashboard's lines are drawn in a screen of Textual's, and the line of progress before there is a result.
ELSEWHERE = {"look", "progress", "dashboard", "dashboard_week"}
DRAWING = sorted(path for path in Path(terminal.__file__).parent.glob("*.py") if path.stem not in ELSEWHERE)


@pytest.mark.parametrize("path", DRAWING, ids=lambda path: path.stem)
def test_only_one_file_knows_how_a_table_is_drawn(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(Table|Tree|Panel|Columns|Rule)(\(|\.grid)", text), path.name
