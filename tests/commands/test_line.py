"""A line of the shell in words, and what the shell understands by itself."""

import pytest

from salto_cli.commands.line import lines, split, words
from salto_cli.errors import Usage


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("find amina", ["find", "amina"]),
        ("  find   åse\t", ["find", "åse"]),
        ("salto find amina", ["find", "amina"]),
        ("salto", ["today"]),
        ("  salto  ", ["today"]),
        ("", []),
        ("   ", []),
        ("# find amina", []),
        ("  # find amina", []),
        ('register --name "Ælfrida Øst-Åsen"', ["register", "--name", "Ælfrida Øst-Åsen"]),
        ("register --name='Ælfrida Øst'", ["register", "--name=Ælfrida Øst"]),
        ('find ""', ["find", ""]),
        ("find O'Brien D'Souza", ["find", "O'Brien", "D'Souza"]),
        ('find 5"', ["find", '5"']),
        (r"backup create --to C:\Users\Åse\kopi", ["backup", "create", "--to", r"C:\Users\Åse\kopi"]),
        (r'backup create --to "C:\Mine filer\"', ["backup", "create", "--to", "C:\\Mine filer\\"]),
        ("find nr#4", ["find", "nr#4"]),
        ("?", ["--help"]),
        ("? show", ["show", "--help"]),
        ("task add ?", ["task", "add", "--help"]),
        ("salto ?", ["--help"]),
    ],
)
def test_a_line_is_understood_as_it_was_meant(line: str, said: list[str]) -> None:
    assert words(line) == said


@pytest.mark.parametrize("line", ['find "amina', "find 'amina", "register --name='Amina", '"'])
def test_an_open_quotation_mark_is_told_and_the_line_is_not_repeated(line: str) -> None:
    with pytest.raises(Usage) as refused:
        words(line)
    assert "amina" not in (refused.value.message + refused.value.hint).lower()


def test_the_word_that_a_line_ends_in_is_known_apart() -> None:
    assert split("show P-0").last == "P-0"
    assert split("show ").last is None
    assert (split('find "am').last, split('find "am').quote) == ("am", '"')


@pytest.mark.parametrize(
    ("pasted", "run"),
    [
        ("find a", ["find a"]),
        ("salto find a\nsalto find b\n", ["salto find a", "salto find b"]),
        (
            "salto may-share P-001H --with\n  nav --category work",
            ["salto may-share P-001H --with nav --category work"],
        ),
        ("# who\n\nfind a\n\nlås", ["find a", "lås"]),
        ("# a comment that\nnobody runs", ["nobody runs"]),
        ("\n \n", []),
        ("salto find a\nsalto nosuch\nfind b", ["salto find a", "salto nosuch", "find b"]),
    ],
)
def test_what_is_pasted_is_taken_line_by_line_and_a_wrapped_line_is_one(pasted: str, run: list[str]) -> None:
    assert lines(pasted) == run
