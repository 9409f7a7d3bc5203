"""Text from people is taken as it is meant, and refused where it could steer anything."""

import pytest

from salto_cli.errors import Unacceptable
from salto_cli.models.text import MAX_NOTE, fold, line, note

NFD_AASE = "A\u030ase"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Åse   Bjørnstad ", "Åse Bjørnstad"),
        (NFD_AASE, "Åse"),
        ("Åse\u00a0Bjørnstad", "Åse Bjørnstad"),
        ("Åse\u200b\ufeff Bjørn\u00adstad", "Åse Bjørnstad"),
        ("[/]", "[/]"),
        ("[bold red]Åse[/bold red]", "[bold red]Åse[/bold red]"),
        ('=HYPERLINK("http://x")', '=HYPERLINK("http://x")'),
        ("Åse 🙂 👩‍👧", "Åse 🙂 👩‍👧"),
        ("فاطمه\u200cزهرا", "فاطمه\u200cزهرا"),
        ("Nguyễn Łukasz O’Brien", "Nguyễn Łukasz O’Brien"),
        ("", ""),
    ],
)
def test_a_line_is_kept_as_it_was_meant(typed: str, kept: str) -> None:
    assert line(typed, "Name") == kept


@pytest.mark.parametrize(
    "typed",
    [
        "Åse\nBjørnstad", "Åse\rBjørnstad", "Åse\tBjørnstad", "Åse\x1b[31m", "Åse\x00", "Åse\x07",
        "Åse\x9b31m", "Åse\u2028Bjørnstad", "Åse\u2029", "Åse\ud800", "\u202eesÅ", "\u2066Åse\u2069",
    ],
)  # fmt: skip
def test_a_line_that_could_steer_a_terminal_is_refused_and_not_repeated(typed: str) -> None:
    with pytest.raises(Unacceptable) as refused:
        line(typed, "Name")
    assert "Åse" not in refused.value.message + refused.value.hint


def test_a_line_may_be_full_but_no_fuller() -> None:
    assert line("å" * 200, "Name") == "å" * 200
    with pytest.raises(Unacceptable, match="201 characters, at most 200"):
        line("å" * 201, "Name")


def test_a_hundred_kilobytes_are_refused_without_being_repeated() -> None:
    with pytest.raises(Unacceptable) as refused:
        line("å" * 100_000, "Name")
    assert len(refused.value.message) < 100


def test_a_note_keeps_its_lines_and_loses_its_carriage_returns() -> None:
    assert note(f"\n{NFD_AASE}\r\nto\trader\r", "Note") == "Åse\nto\trader"


@pytest.mark.parametrize(
    "typed", ["en\x1b[2Jto", "en\x00to", "en \u202eto", "en\ud800to", "å" * (MAX_NOTE + 1)]
)
def test_a_note_that_steers_or_never_ends_is_refused(typed: str) -> None:
    with pytest.raises(Unacceptable):
        note(typed, "Note")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Åse", "aase"),
        ("ÅSE", "ase"),
        (NFD_AASE, "åse"),
        ("Bjørn", "bjorn"),
        ("Sæther", "saether"),
        ("Łukasz", "lukasz"),
        ("Đorđe", "dorde"),
        ("Nguyễn", "nguyen"),
        ("José", "jose"),
        ("O’Brien", "o'brien"),
        ("O'Brien", "obrien"),
    ],
)
def test_names_are_found_however_they_are_spelled(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_names_stay_different() -> None:
    assert len({fold(name) for name in ("Amina", "Omar", "Åse", "Øse", "Æse")}) == 5
