"""Lists drawn without Rich: no wider than the screen, broken between words, in the colours of the house."""

import io

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from salto_cli.render.lines import (
    CODES,
    FIRM,
    NOTHING,
    Cell,
    Column,
    below,
    beside,
    flat,
    indented,
    labelled,
    said,
    table,
    wrapped,
    written,
)
from salto_cli.render.signs import WARN

WORDS = st.text(alphabet="abøåễ漢\u0301 ", max_size=40)
STYLES = st.sampled_from(["", *CODES])
CELLS = st.lists(st.tuples(WORDS, STYLES), max_size=4).map(
    lambda pieces: beside(*(said(words, style) for words, style in pieces))
)


def drawn(lines: object, *, coloured: bool = False) -> list[str]:
    out = io.StringIO()
    written(lines, out, coloured=coloured)  # type: ignore[arg-type]  # any lines
    return out.getvalue().splitlines()


@given(CELLS, st.integers(2, 30))
def test_a_line_is_broken_between_words_and_loses_none(cell: Cell, width: int) -> None:
    lines = drawn(wrapped(cell, width))
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(flat(cell).split())


def test_what_a_sign_begins_goes_on_below_its_first_word() -> None:
    late = (((f"{WARN}{FIRM}", "bold"), ("19.11.2026 over frist", "bold")),)
    assert drawn(wrapped(late, 14)) == [f"!{FIRM}19.11.2026", "  over frist"]
    assert drawn(table([Column("frist")], [[late]], 12, airy=False)) == [
        "frist",
        f"!{FIRM}19.11.2026",
        "  over frist",
    ]
    assert table([Column("frist")], [[late]], 11, airy=False) is None  # the day has no room beside its sign


@given(st.lists(st.tuples(WORDS, STYLES), min_size=1, max_size=4))
def test_colours_are_written_as_rich_writes_them(pieces: list[tuple[str, str]]) -> None:
    out = io.StringIO()
    text = Text.assemble(*((words, style) for words, style in pieces if words))
    Console(file=out, force_terminal=True, color_system="256", width=1000).print(
        text, soft_wrap=True, highlight=False
    )
    line = tuple((words, style) for words, style in pieces if words)
    assert drawn([line], coloured=True) == [out.getvalue().rstrip("\n").rstrip(" ")]


def test_columns_stand_below_their_titles_and_numbers_to_the_right() -> None:
    rows = [[said("Amina"), said("9"), said("ringe foresatt")], [said("Bo"), said("17"), NOTHING]]
    columns = [Column("name"), Column("age", right=True), Column("next step")]
    assert drawn(table(columns, rows, 40, airy=False)) == [
        "name   age  next step",
        "Amina    9  ringe foresatt",
        "Bo      17",
    ]


def test_a_table_that_would_cut_a_word_is_none() -> None:
    rows = [[said("Amina Eksempel"), said("oppdatere telefonnummer")]]
    assert table([Column("name"), Column("step")], rows, 23, airy=False) is not None
    assert table([Column("name"), Column("step")], rows, 22, airy=False) is None
    assert table([Column("name", whole=True), Column("step")], rows, 28, airy=False) is None
    assert table([Column("name"), Column("step", least=23)], rows, 32, airy=False) is None


def test_rows_of_several_lines_have_air_between_them() -> None:
    rows = [[below(said("Amina"), said("P-001H"))], [said("Bo")]]
    assert drawn(table([Column("name")], rows, 40, airy=True)) == ["name", "Amina", "P-001H", "", "Bo"]


def test_a_firm_space_ends_no_line() -> None:
    assert drawn(wrapped(said(f"frist !{FIRM}12.11.2026"), 14)) == ["frist", f"!{FIRM}12.11.2026"]


def test_a_value_stands_below_its_label_where_a_word_would_be_cut() -> None:
    facts = [("kontakt", said("telefonnummer")), ("neste", said("ingen"))]
    assert drawn(labelled(facts, 30)) == ["kontakt  telefonnummer", "neste    ingen"]
    assert drawn(labelled(facts, 20)) == ["kontakt", "  telefonnummer", "neste", "  ingen"]
    assert drawn(indented(labelled(facts[1:], 30), 2)) == ["  neste  ingen"]


def test_words_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in drawn(said("Bo \x1b[31mRød"))[0]
