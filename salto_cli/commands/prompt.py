"""Questions in the terminal, on standard error: standard output is the result's alone.

Ctrl-C and Ctrl-D are always a stop: ``unsafe_ask`` lets the first through, the second is made the same. Where
a question stands among others, ``back`` lets ``<`` alone go to the one before: it raises Back.
"""

import sys
from collections.abc import Callable, Collection, Sequence
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from salto_cli.commands.yes_no import BACK, YesNo
from salto_cli.i18n import _
from salto_cli.models.lines import whole_words
from salto_cli.models.text import clean
from salto_cli.models.words import Word

if TYPE_CHECKING:
    from prompt_toolkit.application import Application
    from prompt_toolkit.buffer import Buffer
    from prompt_toolkit.key_binding import KeyBindings
    from prompt_toolkit.output import Output
    from prompt_toolkit.styles import BaseStyle
    from questionary import Question

T = TypeVar("T")
ACCENT = "fg:#008787"  # as render/signs.py has it, for what is typed and where one is
STYLE = [
    ("qmark", ACCENT),
    ("question", "bold"),
    ("answer", ACCENT),
    ("pointer", f"{ACCENT} bold"),
    ("quiet", "fg:ansibrightblack"),
]
# Who is to know of each question before it stands open: the shell locks itself there too.
attended: "list[Callable[[Application[Any]], None]]" = []


class Back(Exception):
    """Whoever answers wants to go one question back."""


def line(label: str, *, optional: bool = False, default: str = "", back: bool = False) -> str:
    """One line; empty where that is allowed."""
    import questionary

    tail = _(" (Enter to skip)") if optional and not default else ""
    question = questionary.text(_closed(f"{label}{tail}"), default=default, **_looks())
    return _unless_back(str(_answer(_with_keys(question, back and _back_alone(default)))), back)


def note(label: str, default: str = "", *, back: bool = False) -> str:
    """Several lines, ended with Esc and then Enter; nothing is written to a file."""
    import questionary

    asked, how = _closed(label), _(" (Esc, then Enter, when you are done)\n")
    beside = len(asked.splitlines()[-1]) + len(how) + 4 <= get_terminal_size().columns  # with mark and blanks
    question = questionary.text(
        asked,
        default=default,
        multiline=True,
        instruction=how if beside else f"\n{how}",
        **_looks(),
    )
    return _unless_back(str(_answer(_with_keys(question, back and _back_alone(default)))), back)


def choose(
    label: str,
    words: Sequence[Word],
    *,
    optional: bool = False,
    default: str = "",
    back: bool = False,
    plain: bool = False,
    wants: Callable[[], str] | None = None,
    reflex: bool = True,
) -> str | None:
    """One of ``words``, by arrow keys, its number or the word; its key, or None where nothing was chosen.

    Where nothing may be chosen, Enter alone chooses nothing: no fact is recorded by a reflex. ``plain`` is a
    list with numbers to type, for whoever hears the screen. ``wants`` says what is asked for, for ``?``.
    Without ``reflex`` Enter alone takes nothing either where something must be chosen.
    """
    from salto_cli.commands.choosing import Choosing

    if plain:
        found = _numbered(label, words, {default} - {""}, optional=optional, back=back, wants=wants)
        return found[0] if found else None
    offered = [*words, Word("", _("none of these"), _("none of these"))] if optional else words
    way_back, reflex = Back if back else None, reflex or optional
    asked = Choosing(_closed(label), offered, default, back=way_back, wants=wants, reflex=reflex)
    return run(asked.application(screen(), style()))[0] or None


def choose_several(
    label: str,
    words: Sequence[Word],
    default: Collection[str] = (),
    *,
    back: bool = False,
    plain: bool = False,
    wants: Callable[[], str] | None = None,
) -> list[str]:
    """Any of ``words``; their keys. What was chosen is said back in one line."""
    from salto_cli.commands.choosing import Choosing

    if plain:
        return _numbered(label, words, set(default), several=True, optional=True, back=back, wants=wants)
    way_back = Back if back else None
    asked = Choosing(_closed(label), words, several=True, marked=default, back=way_back, wants=wants)
    answer = run(asked.application(screen(), style()))
    chosen = ", ".join(word.label for word in words if word.key in answer)
    tell(f"· {label}: {chosen}")
    return answer


def yes(question: str, *, default: bool, back: bool = False, wants: Callable[[], str] | None = None) -> bool:
    """A yes or no; j, ja, y and yes are yes, n, nei and no are no, Enter is what stands.

    ``wants`` says what is asked for, for ``?``.
    """
    asked = YesNo(question, default, Back if back else None, wants)
    return run(asked.application(screen(), style()))


def typed_back(warning: str, code: str) -> bool:
    """Whether ``code`` is typed, in any case, after a warning; anything else is a no."""
    tell(warning)
    return line(_("Type {code} to go on").format(code=code)).strip().casefold() == code.casefold()


def tell(text: str) -> None:
    """Say something between two questions, as whole words on lines no wider than the terminal."""
    sys.stderr.write(_folded(text) + "\n")
    sys.stderr.flush()


def run(question: "Application[T]") -> T:
    """Run a question of our own; the end of the input (Ctrl-D, a closed terminal) is a stop like Ctrl-C."""
    for attend in attended:
        attend(question)
    try:
        return question.run()
    except EOFError:
        raise KeyboardInterrupt from None


def screen() -> "Output":
    """Where questions stand."""
    from prompt_toolkit.output import create_output

    return create_output(sys.stderr)


def style() -> "BaseStyle":
    """How they look."""
    from prompt_toolkit.styles import Style

    return Style(STYLE)


def _numbered(
    label: str,
    words: Sequence[Word],
    standing: Collection[str],
    *,
    several: bool = False,
    optional: bool = False,
    back: bool = False,
    wants: Callable[[], str] | None = None,
) -> list[str]:
    """The keys of those whose numbers are typed below a list; Enter alone keeps what stands, 0 is none."""
    tell(_with_mark(label))
    for number, word in enumerate(words, 1):
        stands = " – " + _("chosen now") if word.key in standing else ""
        tell(f"  {number} {word.label}{stands}")
    asked = _("Numbers, with commas between") if several else _("Number")
    while True:
        said = line(asked, optional=optional, back=back)
        numbers = _numbers_in(said, len(words))
        if not said.strip() and (optional or standing):
            return [word.key for word in words if word.key in standing]
        if numbers == [0] and optional:
            return []
        if numbers and 0 not in numbers and (several or len(numbers) == 1):
            return [words[number - 1].key for number in numbers]
        if said.strip() == "?" and wants and (explained := wants()):
            tell(explained)
        tell(_("Type a number from 1 to {last}.").format(last=len(words)))


def _numbers_in(said: str, last: int) -> list[int]:
    """The numbers that were typed, each once; none where one of them is no number, or beyond the last."""
    typed = [each.strip() for each in said.split(",") if each.strip()]
    if not all(each.isascii() and each.isdigit() and int(each[:4]) <= last for each in typed):
        return []
    return sorted({int(each) for each in typed})


def _unless_back(said: str, back: bool) -> str:
    if back and said.strip() == BACK:
        raise Back
    return said


def _back_alone(standing: str) -> "KeyBindings":
    """Where an earlier answer stands and nobody has changed it, ``<`` takes its place."""
    from prompt_toolkit.application.current import get_app
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()
    unchanged = Condition(lambda: get_app().current_buffer.text == standing)
    keys.add(BACK, filter=unchanged)(lambda event: put_alone(event.current_buffer))
    return keys


def put_alone(buffer: "Buffer") -> None:
    """Let ``<`` be all that stands there."""
    from prompt_toolkit.document import Document

    buffer.document = Document(BACK)


def _with_keys(question: "Question", keys: "KeyBindings | Literal[False]") -> "Question":
    if keys:
        from prompt_toolkit.key_binding import merge_key_bindings

        own = question.application.key_bindings
        question.application.key_bindings = merge_key_bindings([own, keys] if own else [keys])
    return question


def _closed(label: str) -> str:
    """A label as it stands before an answer: a question has its own mark, the rest get a colon."""
    return _folded(_with_mark(label), "  ")  # below its words, not its mark


def _with_mark(label: str) -> str:
    return label if label.endswith("?") else f"{label}:"


def _folded(text: str, rest: str | None = None) -> str:
    """Whole words on lines that leave room for the mark before them, and nothing that steers the terminal.

    ``rest`` stands before every line but the first; without it what is further in stays there.
    """
    said = clean(text)
    within = said[: len(said) - len(said.lstrip(" "))] if rest is None else rest
    return "\n".join(whole_words(said, max(get_terminal_size().columns - 3, 10), rest=within))


def empty_screen() -> None:
    """Empty the screen, and what can be scrolled back to."""
    emptied = screen()
    emptied.erase_screen()
    emptied.cursor_goto(0, 0)
    if sys.platform != "win32":
        emptied.write_raw("\x1b[3J")
    emptied.flush()


def _answer(question: "Question") -> Any:
    """What is answered to a question of questionary's."""
    for attend in attended:
        attend(question.application)
    try:
        return question.unsafe_ask()
    except EOFError:
        raise KeyboardInterrupt from None


def _looks() -> dict[str, Any]:
    return {"qmark": "·", "style": style(), "output": screen()}
