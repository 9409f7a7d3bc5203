"""The picker as it stands on screens of many sizes, and what its keys choose."""

from collections.abc import Iterator
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from salto_cli import i18n
from salto_cli.commands.picker import MOST, Picker
from salto_cli.commands.picker_screen import Screen
from salto_cli.commands.prompt import Back
from salto_cli.models.code import PERSON, code
from salto_cli.models.match import listed
from salto_cli.models.pick import Choice

UP, DOWN, PAGE_DOWN, ENTER, TAB, ESC, CTRL_C, CTRL_D = (
    "\x1b[A", "\x1b[B", "\x1b[6~", "\r", "\t", "\x1b", "\x03", "\x04",
)  # fmt: skip
LONG = "Maximilian Alexander Konstantin av Eksempelgård-Prøvestad"
PEOPLE = (
    Choice(code(PERSON, 1), "Amina Eksempel", "2010-05-17", "Mina", "Alna"),
    Choice(code(PERSON, 2), "Amina Eksempel", "2008-01-02", None, "Søndre Nordstrand"),
    Choice(code(PERSON, 3), "Jørgen Møller", "2012-03-12"),
    Choice(code(PERSON, 1041), LONG, "2009-12-31", None, "Søndre Nordstrand"),
    *(Choice(code(PERSON, 100 + n), f"Bilal Prøve{n}", "2011-11-11", None, "Alna") for n in range(30)),
    Choice(code(PERSON, 88), restricted=True),
    Choice(code(PERSON, 89)),
)
CODES = [each.code for each in PEOPLE]


class Sized(DummyOutput):
    """A screen of a given size that shows nothing."""

    def __init__(self, columns: int, rows: int) -> None:
        self.size = Size(rows, columns)

    def get_size(self) -> Size:
        return self.size


@pytest.fixture(params=["nb", "en"])
def lang(request: pytest.FixtureRequest) -> Iterator[str]:
    """Both languages."""
    i18n.choose(request.param)
    yield request.param
    i18n.choose("en")


def screen(
    columns: int = 80,
    rows: int = 24,
    *,
    mask: bool = False,
    several: bool = False,
    optional: bool = False,
    back: bool = False,
) -> Screen:
    return Screen(Picker("Person", listed(PEOPLE), mask, several, optional, back), Sized(columns, rows))


def shown(at: Screen) -> list[str]:
    """Every line that stands around and in the list."""
    parts = ["".join(text for _style, text in part()) for part in (at.head, at.list, at.foot)]
    return [line for part in parts if part for line in part.split("\n")]


def pressed(keys: str, typed: str = "", **said: bool) -> list[str]:
    """Press keys in a picker; who is chosen."""
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
        keyboard.send_text(keys)
        return screen(**said).application(typed).run()


# --- what stands there -------------------------------------------------------------------------------------


@pytest.mark.usefixtures("lang")
@pytest.mark.parametrize("rows", [6, 9, 24, 60])
@pytest.mark.parametrize("columns", [40, 50, 65, 80, 120, 200])
@pytest.mark.parametrize("typed", ["", "amina", "bilal", "av eks", "88", "xqzv"])
def test_it_fits_any_screen_and_nothing_is_cut_in_a_word_or_a_date(
    columns: int, rows: int, typed: str
) -> None:
    at = screen(columns, rows, several=True, optional=True, back=True)
    at.picker.type(typed)
    lines = shown(at)
    assert max(map(len, lines)) <= columns
    assert len(lines) <= max(rows, 9)
    words = {word for each in PEOPLE for part in at.picker.parts(each) for word in part.split()}
    for line in "".join(text for _style, text in at.list()).split("\n"):
        assert set(line.strip(" »✓").replace(" …", "").split()) <= words


@pytest.mark.parametrize(("columns", "lines"), [(80, 1), (120, 1), (64, 2), (40, 2)])
def test_code_name_birth_date_and_district_are_always_there(columns: int, lines: int) -> None:
    at = screen(columns)
    at.picker.type("amina 2008")
    text = "".join(text for _style, text in at.list())
    assert text.count("\n") + 1 == lines
    for part in (code(PERSON, 2), "Amina Eksempel", "02.01.2008", "Søndre Nordstrand"):
        assert part in text


def test_of_whom_nothing_may_be_shown_the_code_stands_with_the_reason() -> None:
    at = screen()
    at.picker.type("88")
    assert "(the processing is restricted)" in "".join(text for _style, text in at.list())
    at.picker.type("89")
    assert "(no case, and no kin with one)" in "".join(text for _style, text in at.list())


def test_with_mask_names_are_initials_and_still_found_by_what_is_typed() -> None:
    at = screen(mask=True)
    at.picker.type("jørgen")
    text = "".join(text for _style, text in at.list())
    assert code(PERSON, 3) in text
    assert "Jørgen" not in text
    assert "Møller" not in text
    assert "12.03" not in text
    at.picker.mark()
    assert "Jørgen" not in "".join(text for _style, text in at.head())


def test_who_is_pointed_at_is_always_in_view() -> None:
    at = screen()
    at.picker.type("")
    for by in (1, 12, -3, MOST, 100, -7, -100, 5):
        at.picker.move(by, at.view)
        (pointed,) = [text for _style, text in at.list() if text.lstrip("\n").startswith("»")]
        assert at.picker.found[at.picker.at].code in pointed


@pytest.mark.parametrize("lang_of", ["nb", "en"])
def test_how_many_fit_stands_below_and_that_nobody_does(lang_of: str) -> None:
    i18n.choose(lang_of)
    at = screen()
    at.picker.type("bilal")
    assert ("30 av 36" if lang_of == "nb" else "30 of 36") in shown(at)[-1]
    at.picker.type("xqzv")
    assert shown(at) == ["  Ingen her passer til det." if lang_of == "nb" else "  Nobody here fits that."]
    i18n.choose("en")


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_a_question_mark_explains_and_leaves_the_list_as_it_is(lang: str, columns: int) -> None:
    at = screen(columns)
    at.picker.type("")
    before = shown(at)
    at.picker.type("?")
    said = " ".join(line.strip() for line in shown(at))
    assert ("Skriv litt av et navn, en kode" if lang == "nb" else "Type some of a name, a code") in said
    assert "36" in said, "everyone is still in the list"
    assert at.picker.chosen is None, "and nobody is pointed at by a question"
    assert max(map(len, shown(at))) < columns
    assert len(shown(at)) < at.screen.get_size().rows
    at.picker.type("")
    assert shown(at) == before


# --- keys --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "meant"),
    [
        (ENTER, 0),
        (DOWN + ENTER, 1),
        (DOWN + DOWN + UP + ENTER, 1),
        (UP + ENTER, 0),
        ("jør" + ENTER, 2),
        ("JØR" + ENTER, 2),
        ("jorgen" + ENTER, 2),
        ("amina" + DOWN + ENTER, 1),
        ("02.01.08" + ENTER, 1),
        ("P-1041" + ENTER, 3),
        ("xq\b\bjør" + ENTER, 2),
        ("xqzv" + ENTER + "\b" * 4 + "jør" + ENTER, 2),
        ("\x1b[200~jørgen\x1b[201~" + ENTER, 2),
        (PAGE_DOWN + ENTER, 10),
        (PAGE_DOWN * 9 + ENTER, len(PEOPLE) - 1),
        (TAB + ENTER, 0),
        ("?jør" + ENTER, 2),
        ("?" + ENTER + "jør" + ENTER, 2),
        ("??" + ENTER + DOWN + ENTER, 1),
        ("?\x1b[200~jørgen\x1b[201~" + ENTER, 2),
        ("?\bjør" + ENTER, 2),
    ],
)
def test_letters_narrow_arrows_move_and_enter_chooses(keys: str, meant: int) -> None:
    assert pressed(keys.replace("\b", "\x7f")) == [CODES[meant]]


@pytest.mark.parametrize("key", [ESC, CTRL_C, CTRL_D])
@pytest.mark.parametrize("before", ["", "jør", "xqzv", DOWN])
def test_esc_and_ctrl_c_stop_whatever_stands_there(key: str, before: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        pressed(before + key)


@pytest.mark.parametrize("said", [{}, {"optional": True}, {"several": True}, {"back": True}])
def test_enter_after_a_question_mark_chooses_nobody(said: dict[str, Any]) -> None:
    with pytest.raises(KeyboardInterrupt):
        pressed("?" + ENTER + CTRL_C, **said)


def test_what_is_typed_after_a_question_mark_may_go_back() -> None:
    with pytest.raises(Back):
        pressed("?<" + ENTER, back=True)
    with pytest.raises(Back):
        pressed("?" + ENTER + "<" + ENTER, back=True)


def test_enter_chooses_nobody_where_nobody_fits() -> None:
    with pytest.raises(KeyboardInterrupt):
        pressed("xqzv" + ENTER + CTRL_C)


def test_a_wrong_check_letter_chooses_nobody() -> None:
    with pytest.raises(KeyboardInterrupt):
        pressed(CODES[2][:-1] + ("A" if CODES[2][-1] != "A" else "B") + ENTER + CTRL_C)


@pytest.mark.parametrize(
    ("keys", "meant"),
    [
        ("amina" + TAB + "jør" + TAB + ENTER, [0, 2]),
        ("amina" + TAB + "jør" + ENTER, [0, 2]),
        ("jør" + ENTER, [2]),
        ("jør" + TAB + ENTER, [2]),
        ("jør" + TAB + "jør" + TAB + "amina" + ENTER, [0]),
        ("jør" + TAB + "jør" + ENTER, [2]),
        ("jør" + TAB + DOWN + DOWN + ENTER, [2, 1]),
        (ENTER, [0]),
    ],
)
def test_several_are_marked_one_by_one(keys: str, meant: list[int]) -> None:
    assert pressed(keys, several=True) == [CODES[each] for each in meant]


def test_codes_can_be_pasted_with_commas_between() -> None:
    assert pressed(f"{CODES[0]}, {CODES[2]}" + ENTER, several=True) == [CODES[0], CODES[2]]


def test_what_may_be_left_out_is_left_out_by_enter_alone() -> None:
    assert pressed(ENTER, optional=True) == []
    assert pressed(DOWN + ENTER, optional=True) == [CODES[0]]
    assert pressed("jør" + ENTER, optional=True) == [CODES[2]]
    with pytest.raises(KeyboardInterrupt):
        pressed("xqzv" + ENTER + CTRL_C, optional=True)


@pytest.mark.parametrize("standing", ["", CODES[2]])
def test_the_sign_for_back_goes_back_when_it_stands_alone(standing: str) -> None:
    with pytest.raises(Back):
        pressed("<" + ENTER, typed=standing, back=True)


def test_an_earlier_choice_stands_there_and_is_chosen_again_by_enter() -> None:
    assert pressed(ENTER, typed=CODES[2], back=True) == [CODES[2]]
    assert pressed(ENTER, typed=f"{CODES[0]}, {CODES[2]}", back=True, several=True) == [CODES[0], CODES[2]]


def test_without_something_to_go_back_to_the_sign_is_a_letter_like_others() -> None:
    with pytest.raises(KeyboardInterrupt):
        pressed("<" + ENTER + CTRL_C)
