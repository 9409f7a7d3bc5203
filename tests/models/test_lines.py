"""Words stay whole on lines, wherever they are told."""

import pytest

from salto_cli.models.lines import whole_words


def test_no_word_code_or_command_is_broken() -> None:
    text = "se salto log-contact P-017Z --no-contact-for 6w og https://helsenorge.no/et-langt-sted"
    for width in range(4, 60):
        assert " ".join(whole_words(text, width)).split() == text.split()


@pytest.mark.parametrize("width", [12, 20, 40])
def test_lines_are_as_wide_as_they_may_be_with_what_stands_before_them(width: int) -> None:
    lines = whole_words("en to tre fire fem seks sju åtte", width, "· ", "  ")
    assert lines[0].startswith("· ") and all(each.startswith("  ") for each in lines[1:])
    assert max(map(len, lines)) <= width


def test_nothing_is_no_line() -> None:
    assert whole_words("", 40) == []
