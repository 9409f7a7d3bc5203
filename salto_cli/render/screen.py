"""What a result is drawn on: a screen of so many columns, in colour or not, or one that is read aloud.

With ``plain`` there is no table, frame or tree, and no sign stands for a word: what draws (render/look.py)
asks ``is_plain`` and gives lines of «label: value» instead.
"""

import re
from collections.abc import Mapping
from shutil import get_terminal_size
from textwrap import TextWrapper
from typing import Final, TextIO

from rich.console import Console, RenderableType

from salto_cli.i18n import N_, _
from salto_cli.render.colour import columns, wanted

# What a sign says to whoever hears the page: nothing needs to be said of what is well.
SPOKEN: Final = {"✓": "", "·": "", "○": N_("mind"), "✗": N_("stop"), "!": N_("look out")}
_SIGN: Final = re.compile(r"(^|: |, |; )([✓○✗!·]) +(?=\S)")
_GAP: Final = re.compile(r"(?<=[^\s·]) +· +(?=\S)|(?<=\S) {2,}(?=\S)")  # what parts two things on a line
_ENDLESS: Final = 2_000  # columns: nothing is broken before it is put into words


class Screen(Console):
    """Leaves a closed pipe to the one who called: Rich itself would end the process with 1."""

    plain = False
    columns = 80  # of the terminal itself, where a plain screen is drawn without end to its lines

    def on_broken_pipe(self) -> None:
        """Let the error that is being handled go on its way."""
        raise  # Rich calls this from inside its own except


def screen(
    out: TextIO,
    environ: Mapping[str, str],
    *,
    color: bool = True,
    plain: bool = False,
    width: int | None = None,
) -> Screen:
    """A screen that writes to ``out``, as wide as it says or, where nothing says so, 80 columns."""
    coloured = wanted(out, environ, allowed=color and not plain)
    width = width or columns(environ)
    made = Screen(
        file=out,
        width=_ENDLESS if plain else width,
        height=25 if width or plain else None,  # else Rich takes a dumb terminal for 80 columns
        no_color=not coloured,
        force_terminal=coloured or None,
        color_system="standard" if coloured else None,
        highlight=False,
        emoji=False,
        markup=False,
        soft_wrap=False,
        legacy_windows=False,
        # Rich would read the size for itself, and falls over what is no number there.
        _environ={name: said for name, said in environ.items() if name not in {"COLUMNS", "LINES"}},
    )
    made.plain, made.columns = plain, width or get_terminal_size().columns
    return made


def draw(what: RenderableType, on: Screen) -> None:
    """Draw on a screen; what is plain is drawn without end to its lines first, and then put into words."""
    if not on.plain:
        on.print(what)
        return
    with on.capture() as drawn:
        on.print(what)
    on.file.write(aloud(drawn.get(), on.columns))


def is_plain(console: Console) -> bool:
    """Whether what is drawn on it is read aloud."""
    return isinstance(console, Screen) and console.plain


def aloud(drawn: str, width: int) -> str:
    """What was drawn for a plain screen as lines to be read aloud: words for signs, commas for dots.

    ``drawn`` comes without line breaks of its own; here whole words are put on lines of at most ``width``.
    """
    wrapped = TextWrapper(width, break_long_words=False, break_on_hyphens=False)
    lines = [_spoken(line.strip()) for line in drawn.splitlines()]
    kept = [line for n, line in enumerate(lines) if line or (n and lines[n - 1])]
    return "\n".join(wrapped.fill(line) for line in kept).strip("\n") + "\n"


def _spoken(line: str) -> str:
    return _SIGN.sub(_word, _GAP.sub(", ", line))


def _word(found: re.Match[str]) -> str:
    said = _(SPOKEN[found.group(2)])
    return found.group(1) + (f"{said}: " if said else "")
