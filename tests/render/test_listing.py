"""Lists: a table where it can be read at a glance, else a card for each row."""

import io

import pytest

from salto_cli.render.look import Listing
from salto_cli.render.screen import screen

TWO = [("T-102M", None, "Amina"), ("T-103P", "", "Yusuf")]


def lines(made: Listing, width: int) -> list[str]:
    out = io.StringIO()
    screen(out, {}, width=width).print(made)
    return [line.rstrip() for line in out.getvalue().splitlines()]


@pytest.mark.parametrize("width", [40, 80])
def test_a_list_that_no_line_of_is_broken_is_a_table_on_a_narrow_screen_too(width: int) -> None:
    made = Listing(("kode", "merknad", "navn"), TWO)
    assert lines(made, width) == ["kode    navn", "T-102M  Amina", "T-103P  Yusuf"]


def test_a_column_is_left_out_only_where_it_is_empty_in_every_row() -> None:
    made = Listing(("kode", "merknad", "navn"), [*TWO, ("T-104R", "ring", "Sara")])
    assert lines(made, 80)[0].split() == ["kode", "merknad", "navn"]


def test_an_airy_list_has_a_blank_line_between_its_rows() -> None:
    made = Listing(("kode", "navn"), [("T-102M", "Amina"), ("T-103P", "Yusuf")], airy=True)
    assert lines(made, 80) == ["kode    navn", "", "T-102M  Amina", "", "T-103P  Yusuf"]
