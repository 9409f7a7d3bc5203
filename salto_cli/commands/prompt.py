"""Questions in the terminal, on standard error: standard output is the result's alone.

Ctrl-C and Ctrl-D are always a stop: ``unsafe_ask`` lets the first through, the second is made the same.
"""

import sys
from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING, Any

from salto_cli.i18n import _
from salto_cli.models.words import Word

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from questionary import Question

STYLE = [
    ("qmark", "fg:ansicyan"),
    ("question", "bold"),
    ("answer", "fg:ansicyan"),
    ("pointer", "fg:ansicyan bold"),
]
# Who is to know of each question before it stands open: the shell locks itself there too.
attended: "list[Callable[[Application[Any]], None]]" = []
MOST_SHORTCUTS = 30  # questionary has a key of its own for that many choices


def line(label: str, *, optional: bool = False, default: str = "") -> str:
    """One line; empty where that is allowed."""
    import questionary

    tail = _(" (Enter to skip)") if optional and not default else ""
    return str(_answer(questionary.text(_closed(f"{label}{tail}"), default=default, **_looks())))


def note(label: str) -> str:
    """Several lines, ended with Esc and then Enter; nothing is written to a file."""
    import questionary

    return str(
        _answer(
            questionary.text(
                _closed(label),
                multiline=True,
                instruction=_(" (Esc, then Enter, when you are done)\n"),
                **_looks(),
            )
        )
    )


def choose(label: str, words: Sequence[Word], *, optional: bool = False, default: str = "") -> str | None:
    """One of ``words``, by arrow keys or its number; its key, or None where nothing was chosen.

    Where nothing may be chosen, Enter alone chooses nothing: no fact is recorded by a reflex.
    """
    import questionary

    choices = [questionary.Choice(word.label, word.key) for word in words]
    standing = next((each for each in choices if each.value == default), None)
    if optional:
        choices.append(questionary.Choice(_("none of these"), ""))
        standing = standing or choices[-1]
    answer = _answer(
        questionary.select(
            _closed(label),
            choices,
            default=standing,
            use_shortcuts=len(choices) <= MOST_SHORTCUTS,
            instruction=_("(arrow keys or number)"),
            **_looks(),
        )
    )
    return str(answer) or None


def choose_several(label: str, words: Sequence[Word], default: Collection[str] = ()) -> list[str]:
    """Any of ``words``; their keys. We say back what was chosen: questionary would count in English."""
    import questionary

    answer = _answer(
        questionary.checkbox(
            _closed(label),
            [questionary.Choice(word.label, word.key, checked=word.key in default) for word in words],
            instruction=_("(space marks, Enter is done)"),
            erase_when_done=True,
            **_looks(),
        )
    )
    chosen = ", ".join(word.label for word in words if word.key in answer)
    sys.stderr.write(f"· {label}: {chosen}\n")
    return [str(each) for each in answer]


def yes(question: str, *, default: bool) -> bool:
    """A yes or no; j, ja, y and yes are yes, n, nei and no are no, Enter is ``default``."""
    import questionary

    shown = _("[Y/n]") if default else _("[y/N]")
    while True:
        said = str(_answer(questionary.text(f"{question} {shown}", **_looks())))
        known = is_yes(said, default)
        if known is not None:
            return known
        sys.stderr.write(_("Answer y or n.") + "\n")


def _closed(label: str) -> str:
    """A label as it stands before an answer: a question has its own mark, the rest get a colon."""
    return label if label.endswith("?") else f"{label}:"


def empty_screen() -> None:
    """Empty the screen, and what can be scrolled back to."""
    from prompt_toolkit.output import create_output

    screen = create_output(sys.stderr)
    screen.erase_screen()
    screen.cursor_goto(0, 0)
    if sys.platform != "win32":
        screen.write_raw("\x1b[3J")
    screen.flush()


def is_yes(said: str, default: bool | None = None) -> bool | None:
    """What ``said`` means: True, False, ``default`` for nothing said, None for anything else."""
    word = said.strip().casefold()
    if not word:
        return default
    if word in {"j", "ja", "y", "yes", "true", "1"}:
        return True
    return False if word in {"n", "nei", "no", "false", "0"} else None


def _answer(question: "Question") -> Any:
    """Ask; the end of the input (Ctrl-D, a terminal that was closed) is a stop like Ctrl-C."""
    for attend in attended:
        attend(question.application)
    try:
        return question.unsafe_ask()
    except EOFError:
        raise KeyboardInterrupt from None


def _looks() -> dict[str, Any]:
    import questionary
    from prompt_toolkit.output import create_output

    return {"qmark": "·", "style": questionary.Style(STYLE), "output": create_output(sys.stderr)}
