"""Which letters reach the paper, and what stands there for the others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typst import TypstError

from salto_cli.render.letters import ALWAYS_PRINTED, UNREADABLE, printable, typesetter


def typeset(text: str, style: str = "") -> None:
    """Raises ``TypstError`` if a letter of ``text`` is in no font."""
    source = f'#set document(title: "-")\n#set text({style})\n#sys.inputs.text'.encode()
    typesetter().compile(source, format="pdf", sys_inputs={"text": text}, pdf_standards="ua-1")


@pytest.mark.parametrize("control", ["\x1b", "\x00", "\x07", "\x7f", "\x9b", "\ud83d", "\ue000"])
def test_a_control_character_is_shown_and_never_passed_on(control: str) -> None:
    assert printable(f"a{control}b") == f"a{UNREADABLE}b"


@pytest.mark.parametrize("mark", ["\u202e", "\u2066", "\u200b", "\ufeff"])
def test_a_mark_that_nobody_sees_does_not_turn_the_line_round(mark: str) -> None:
    assert printable(f"a{mark}b") == "ab"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("A\u030ase", "Åse"),
        ("en\r\nto\u2028tre", "en\nto\ntre"),
        ("a\tb\u2003c", "a b c"),
        ("kl.\u00a014", "kl.\u00a014"),
        ("🙂", "[slightly smiling face]"),
        ("👍🏽", "[thumbs up sign]"),
        ("🇳🇴", "[n][o]"),
        ("ትግ", UNREADABLE * 2),
        ("کریم", "کریم"),
        ("«Ђ» – ½ ☐", "«Ђ» – ½ ☐"),
        ("", ""),
    ],
)
def test_what_was_typed_is_printed_as_this(typed: str, printed: str) -> None:
    assert printable(typed) == printed


def test_every_string_inside_is_made_printable_and_the_rest_is_left() -> None:
    typed = {"a\x1b": ["b\x1b", ("c\x1b", True)], "n": 3}
    assert printable(typed) == {
        "a\x1b": [f"b{UNREADABLE}", [f"c{UNREADABLE}", True]],
        "n": 3,
    }


def test_a_letter_that_is_in_no_font_stops_a_tagged_document() -> None:
    with pytest.raises(TypstError):
        typeset("🙂")


@pytest.mark.parametrize("style", ["", "weight: 600", 'style: "italic"', 'weight: 700, style: "italic"'])
def test_the_fonts_have_all_the_letters_that_are_taken_for_granted(style: str) -> None:
    latin = "".join(chr(number) for number in range(0xA0, ALWAYS_PRINTED) if number != 0xAD)
    assert printable(latin) == latin
    typeset(latin, style)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_whatever_is_typed_can_be_printed_and_stays_as_it_is_the_second_time(text: str) -> None:
    once = printable(text)
    assert isinstance(once, str)
    assert printable(once) == once
    typeset(once, 'weight: 600, style: "italic"')
