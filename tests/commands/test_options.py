"""The shared options: what is empty, endless or no text is refused before anything is opened."""

import subprocess
import sys

import pytest

from salto_cli.commands.options import FROM_ENVIRONMENT, LONGEST_WORD, VALUES, gather
from salto_cli.errors import Unacceptable, Usage
from tests.fixtures import Salto
from tests.source import ROOT

SPOILED = "\udcff\udcfe"  # how Python hands on the bytes FF FE
ENDLESS = "kanari " * 1500


@pytest.mark.parametrize("option", sorted(VALUES))
def test_an_empty_value_is_refused(option: str) -> None:
    for words in ([f"{option}="], [option, ""]):
        with pytest.raises(Usage, match=f"{option} needs a value"):
            gather(["find", *words, "a"], {})


def test_a_variable_that_was_never_set_does_not_lead_to_the_usual_store(salto: Salto) -> None:
    ran = salto("find", "a", "--store", "")
    assert (ran.code, ran.out) == (2, "")


@pytest.mark.parametrize("variable", sorted(FROM_ENVIRONMENT))
def test_an_empty_setting_in_the_environment_is_none(variable: str) -> None:
    assert gather([], {variable: ""}) == gather([], {})


@pytest.mark.parametrize(
    "words",
    [
        ["show", SPOILED],
        [SPOILED],
        ["show", "--", SPOILED],
        ["show", f"--lang={SPOILED}"],
        ["show", "--store", SPOILED],
        ["find", ENDLESS],
        ["find", "--", ENDLESS],
        ["find", "a", f"--store={ENDLESS}"],
        ["register", "--name", ENDLESS],
        ["find", "a", f"--{ENDLESS}"],
    ],
    ids=lambda words: " ".join(words).replace(SPOILED, "SPOILED").replace(ENDLESS, "ENDLESS"),
)
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_words_that_are_no_text_or_have_no_end_are_refused_and_not_repeated(
    salto: Salto, words: list[str], form: list[str]
) -> None:
    ran = salto(*form, *words)
    assert (ran.code, ran.out) == (4, "")
    assert "kanari" not in ran.err
    assert "\udcff" not in ran.err
    assert "dcff" not in ran.err
    if form:
        assert ran.error["error"] == "unacceptable"


@pytest.mark.parametrize("variable", sorted(FROM_ENVIRONMENT))
def test_a_setting_in_the_environment_that_is_no_text_is_refused(variable: str) -> None:
    with pytest.raises(Unacceptable):
        gather([], {variable: SPOILED})


def test_a_word_as_long_as_the_longest_is_taken() -> None:
    word = "å" * LONGEST_WORD
    assert gather(["find", word], {})[1] == ["find", word]


@pytest.mark.skipif(sys.platform == "win32", reason="its arguments are no bytes")
def test_bytes_that_are_no_text_are_refused_by_the_real_program() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "salto_cli", "show", b"\xff\xfe"], cwd=ROOT, capture_output=True, check=False
    )
    assert (ran.returncode, ran.stdout) == (4, b"")
    assert b"\xff" not in ran.stderr
