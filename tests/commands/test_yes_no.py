"""Yes or no: which words mean what, what stands, and that nothing else is taken for an answer."""

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from salto_cli import i18n
from salto_cli.commands import prompt
from salto_cli.commands.prompt import Back
from salto_cli.commands.yes_no import YesNo

ENTER, LEFT, TAB, CTRL_C, CTRL_D, RUBOUT = "\r", "\x1b[D", "\t", "\x03", "\x04", "\x7f"


def pressed(keys: str, *, default: bool, back: type[Exception] | None = None) -> bool:
    with create_pipe_input() as keyboard, create_app_session(input=keyboard):
        keyboard.send_text(keys)
        return YesNo("Sure?", default, back).application(DummyOutput(), prompt.style()).run()


@pytest.mark.parametrize("default", [True, False])
@pytest.mark.parametrize(
    ("word", "meant"),
    [
        *((word, True) for word in ("j", "ja", "J", "JA", "y", "yes", "Yes", " ja ", "1")),
        *((word, False) for word in ("n", "nei", "NEI", "no", "No", "0", " n")),
    ],
)
def test_every_word_for_it_is_understood(word: str, meant: bool, default: bool) -> None:
    assert pressed(word + ENTER, default=default) is meant


@pytest.mark.parametrize("default", [True, False])
def test_enter_alone_takes_what_stands_and_an_arrow_the_other(default: bool) -> None:
    assert pressed(ENTER, default=default) is default
    assert pressed(LEFT + ENTER, default=default) is not default
    assert pressed(TAB + LEFT + ENTER, default=default) is default
    assert pressed("j" + RUBOUT + ENTER, default=default) is default


@pytest.mark.parametrize("word", ["kanskje", "jada", "yess", "nope", "janei", "-", "2", "ja nei"])
@pytest.mark.parametrize("default", [True, False])
def test_a_word_that_is_neither_is_no_answer(word: str, default: bool) -> None:
    with pytest.raises(KeyboardInterrupt):
        pressed(word + ENTER + CTRL_C, default=default)
    assert pressed(word + ENTER + "n" + ENTER, default=default) is False
    assert pressed(word + ENTER + "ja" + ENTER, default=default) is True


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("before", ["", "j", "kanskje" + ENTER])
def test_stopping_is_no_answer(key: str, before: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        pressed(before + key + ENTER, default=True)


def test_the_sign_for_back_goes_back_only_where_there_is_something_to_go_back_to() -> None:
    with pytest.raises(Back):
        pressed("<" + ENTER, default=False, back=Back)
    with pytest.raises(KeyboardInterrupt):
        pressed("<" + ENTER + CTRL_C, default=True)


@pytest.mark.parametrize(
    ("lang", "yes", "no"), [("nb", "[Ja] Nei", "Ja [Nei]"), ("en", "[Yes] No", "Yes [No]")]
)
@pytest.mark.parametrize("columns", [20, 40, 80, 120])
def test_both_stand_there_in_whole_words_and_one_in_brackets(
    lang: str, yes: str, no: str, columns: int
) -> None:
    i18n.choose(lang)
    question = "Er den du registrerer, en annen person enn den som står over?"
    for default, said in ((True, yes), (False, no)):
        asked = YesNo(question, default)
        text = "".join(part for _style, part in asked.shown(columns))
        assert said in text
        assert max(map(len, text.rstrip().split("\n"))) <= columns
        assert text.split()[1 : len(question.split()) + 1] == question.split()
        assert asked.is_answered()
        assert "[" not in "".join(part for _style, part in asked.shown(columns))
    i18n.choose("en")


def test_a_question_mark_tells_what_is_asked_where_that_is_known() -> None:
    asked = YesNo("Sure?", True, wants=lambda: "It is about everyone in the file, and it can be put right.")
    asked.type("?")
    assert not asked.is_answered()
    shown = "".join(part for _style, part in asked.shown(30))
    assert shown.endswith("\n  It is about everyone in the\n  file, and it can be put\n  right.")
    asked.type("j")
    assert asked.is_answered()
    assert asked.stands


def test_a_question_mark_without_more_to_tell_asks_for_a_yes_or_a_no() -> None:
    asked = YesNo("Sure?", True)
    asked.type("?")
    assert not asked.is_answered()
    assert "Answer yes or no." in "".join(part for _style, part in asked.shown(80))
