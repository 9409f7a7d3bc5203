"""What a result is drawn on: a screen of so many columns, in colour or not, or one that is read aloud.

With ``plain`` there is no table, frame or tree, and no sign stands for a word: what draws (render/look.py)
asks ``is_plain`` and gives lines of «label: value» instead.
"""

import re
from collections.abc import Iterable, Mapping
from textwrap import TextWrapper
from typing import Final, TextIO

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

from salto_cli.i18n import N_, _
from salto_cli.render import colour

# What a sign says to whoever hears the page: nothing needs to be said of what is well.
SPOKEN: Final = {"✓": "", "·": "", "→": "", "○": N_("mind"), "✗": N_("stop"), "!": N_("look out")}
_SIGN: Final = re.compile(r"(^|: |, |; |\. )([✓○✗!·→]) +(\S)")
_GAP: Final = re.compile(r"(?<=[^\s·]) +· +(?=\S)|(?<=\S) {2,}(?=\S)")  # what parts two things on a line
_ENDLESS: Final = 2_000  # columns: nothing is broken before it is put into words
HELD: Final = "\ue000"  # a space at which no line ends; Rich would end one at a no-break space too
_HEAD: Final = re.compile(rf" *(?:[✓○✗!·→][ {HELD}])?(?=\S)")  # how far in a text begins
# Up to what one types: a line of its own, or after a word or two that end in a colon.
_LEADS: Final = re.compile(rf"( *(?:[✓○✗!·→][ {HELD}])?)(?:[^\n:.]*: )?(?=salto[ {HELD}][^\W\d])")
_SHORT: Final = 9  # columns: what is so short has all of the command beside it
_LONG: Final = re.compile(r"(?<!\S)(?:(?:[^\s/\\]*[/\\]){2}|(?:\w+-){3})\S*")  # a path, a service's key
_NAME: Final = re.compile(r"[^/\\\s]*[/\\]*")  # of a folder or a file, up to the next
_SLASH: Final = re.compile(r"[/\\]")
_PART: Final = re.compile(r"[^-\s]*-*")  # of a key, up to the next
_HANGING: Final = 20  # columns: where there are fewer, each counts
# No line begins with a dot, ends with a sign, or parts a number from what it counts or a day from its hour.
_TIED: Final = re.compile(
    r"(?<=\S) (?=· )|(?<!\S[✓○✗!])(?<=[✓○✗!]) (?=\S)|(?<=\d)[ \xa0](?=(?:år|years?|dag(?:er)?|days?)\b)"
    r"|(?<=\b[bf]\.) (?=\d{4})|(?<=\b(?:kl|nr)\.) (?=\d)|(?<=§) (?=\d)|(?<=\S) (?== )|(?<= =) (?=\S)"
    r"|(?<=\bart\.) (?=\d)|(?<=\bnr\. \d) (?=[a-h]\b)|(?<=\.\d{4}) (?=\d\d:\d\d)|\xa0(?=\*)"
    r"|(?<=\bsalto) (?=[^\W\d])"
)
_VALUE: Final = re.compile(r'(?<=\s)--[a-z-]+ (?:"[^"\n]*"|(?=[^\s-]))')  # an option, and what it is given


class Screen(Console):
    """Leaves a closed pipe to the one who called: Rich itself would end the process with 1."""

    plain = False
    columns = 80  # of the terminal itself, where a plain screen is drawn without end to its lines

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """What Rich makes of it, but that a line of text is not broken where two things belong together."""
        if self.plain or not isinstance(renderable, Text):
            return super().render(renderable, options)
        width = (options or self.options).max_width
        drawn = super().render(hung(renderable, width, self), options)
        return (piece._replace(text=piece.text.replace(HELD, " ")) for piece in drawn)

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
    coloured = colour.wanted(out, environ, allowed=color and not plain)
    width = width or colour.width(out, environ)
    made = Screen(
        file=out,
        width=_ENDLESS if plain else width,
        height=25,  # else Rich would read the size for itself
        no_color=not coloured,
        force_terminal=coloured or None,
        color_system="256" if coloured else None,
        highlight=False,
        emoji=False,
        markup=False,
        soft_wrap=False,
        legacy_windows=False,
        # Rich would read the size for itself, and falls over what is no number there.
        _environ={name: said for name, said in environ.items() if name not in {"COLUMNS", "LINES"}},
    )
    made.plain, made.columns = plain, width
    return made


def held(said: Text, width: int) -> Text:
    """A text with what belongs together made one word of, wherever that fits into ``width`` columns."""
    tied = _TIED.sub(HELD, said.plain)
    if f"salto{HELD}" in tied:
        tied = _VALUE.sub(lambda given: given[0].replace(" ", HELD), tied)
    if tied == said.plain:
        return said
    made = said.copy()
    made.plain = re.sub(r"\S+", lambda word: _loose(word[0], width), tied)
    return made


def hung(said: Text, width: int, console: Console) -> Text:
    """A text that a sign, spaces or a command begin, on as many lines as it takes in ``width`` columns: they
    begin below its first word, so that the sign stands alone to the left, what is further in stays there, and
    a command is seen to go on."""
    if "\n" in said.plain and "salto" in said.plain and not said.no_wrap:
        return Text("\n").join(hung(line, width, console) for line in said.split("\n", allow_blank=True))
    fits = "\n" in said.plain or said.no_wrap or said.cell_len <= width
    first = 0 if fits else _further_in(said.plain)
    if not first or width < max(_HANGING, 2 * first):
        return parted(held(said, width), width)
    whole, room = held(said, width - first), width - first
    below = parted(whole[first:], room).wrap(console, room)
    return whole[:first] + Text("\n" + " " * first).join(below)


def _further_in(said: str) -> int:
    """How many columns to the left of its further lines a text leaves free."""
    if leads := _LEADS.match(said):
        return leads.end() if leads.end() - leads.end(1) in range(1, _SHORT) else leads.end(1) + 2
    head = _HEAD.match(said)
    return head.end() if head else 0


def parted(said: Text, width: int) -> Text:
    """A text with each path that is longer than ``width`` columns parted between its folders, and each key at
    its hyphens, rather than in the middle of a name."""
    if said.cell_len <= width or said.no_wrap:
        return said
    breaks: list[int] = []
    for word in _LONG.finditer(said.plain):
        start, last = word.start(), word.start()
        for name in (_NAME if _SLASH.search(word[0]) else _PART).finditer(
            said.plain, word.start(), word.end()
        ):
            if cell_len(said.plain[start : name.end()]) > width and last > start:
                breaks.append(start := last)
            last = name.end()
    return Text("\n").join(said.divide(breaks)) if breaks else said


def _loose(word: str, width: int) -> str:
    return word if cell_len(word) <= width else word.replace(HELD, " ")


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
    """What is said for a sign; where that is nothing, what comes after a full stop begins anew."""
    before, sign, first = found.groups()
    said = _(SPOKEN[sign])
    begins = before == ". " and not said and not found.string.startswith("salto ", found.start(3))
    return before + (f"{said}: {first}" if said else first.upper() if begins else first)
