"""Questions in the terminal. Ctrl-C is always a stop: ``unsafe_ask`` lets it through."""

from collections.abc import Sequence

from salto_cli.i18n import _
from salto_cli.models.words import Word

STYLE = [
    ("qmark", "fg:ansicyan"),
    ("question", "bold"),
    ("answer", "fg:ansicyan"),
    ("pointer", "fg:ansicyan bold"),
]


def line(label: str, *, optional: bool = False) -> str:
    """One line; empty where that is allowed."""
    import questionary

    tail = _(" (Enter to skip)") if optional else ""
    return str(questionary.text(label + tail + ":", qmark="·", style=questionary.Style(STYLE)).unsafe_ask())


def note(label: str) -> str:
    """Several lines, ended with Esc and then Enter; nothing is written to a file."""
    import questionary

    return str(
        questionary.text(
            label + ":",
            multiline=True,
            instruction=_(" (Esc, then Enter, when you are done)\n"),
            qmark="·",
            style=questionary.Style(STYLE),
        ).unsafe_ask()
    )


def choose(label: str, words: Sequence[Word], *, optional: bool = False) -> str | None:
    """One of ``words``; its key, or None where nothing was chosen."""
    import questionary

    choices = [questionary.Choice(word.label, word.key) for word in words]
    if optional:
        choices.append(questionary.Choice(_("none of these"), ""))
    answer = questionary.select(
        label + ":", choices, qmark="·", instruction=_("(arrow keys)"), style=questionary.Style(STYLE)
    ).unsafe_ask()
    return str(answer) or None


def choose_several(label: str, words: Sequence[Word]) -> list[str]:
    """Any of ``words``; their keys."""
    import questionary

    answer = questionary.checkbox(
        label + ":",
        [questionary.Choice(word.label, word.key) for word in words],
        qmark="·",
        instruction=_("(space marks, Enter is done)"),
        style=questionary.Style(STYLE),
    ).unsafe_ask()
    return [str(each) for each in answer]


def yes(question: str, *, default: bool) -> bool:
    """A yes or no; j, ja, y and yes are yes, n, nei and no are no, Enter is ``default``."""
    import questionary

    shown = _("[Y/n]") if default else _("[y/N]")
    while True:
        said = str(
            questionary.text(f"{question} {shown}", qmark="·", style=questionary.Style(STYLE)).unsafe_ask()
        )
        known = is_yes(said, default)
        if known is not None:
            return known


def is_yes(said: str, default: bool | None = None) -> bool | None:
    """What ``said`` means: True, False, ``default`` for nothing said, None for anything else."""
    word = said.strip().casefold()
    if not word:
        return default
    if word in {"j", "ja", "y", "yes", "true", "1"}:
        return True
    return False if word in {"n", "nei", "no", "false", "0"} else None
