"""How the dashboard looks: the terminal's own colours, so that light, dark and high contrast all hold."""

from typing import Final

from rich.color import Color
from textual.theme import Theme

from salto_cli.render.signs import ACCENT, TONE

# Textual knows no number of the 256: these are the house's own (render/signs.py) as a terminal has them.
SET_APART, NOTICED = (Color.parse(each).get_truecolor().hex for each in (ACCENT, TONE))

THEME: Final = Theme(
    name="salto",
    ansi=True,
    primary=SET_APART,
    secondary=SET_APART,
    warning=NOTICED,
    error="ansi_red",
    success="ansi_green",
    accent=SET_APART,
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "border": SET_APART,
        "border-blurred": "ansi_bright_black",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-background": "ansi_default",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": "ansi_default",
        "block-cursor-blurred-background": "ansi_default",
        "block-cursor-blurred-text-style": "bold",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_bright_black",
        "input-selection-foreground": "ansi_default",
        "screen-selection-background": "ansi_bright_black",
        "screen-selection-foreground": "ansi_default",
    },
)

STYLE: Final = """
* { scrollbar-color: ansi_bright_black; scrollbar-background: ansi_default; }
Screen { background: ansi_default; }
#head { padding: 0 1; height: auto; }
#foot { padding: 0 1; height: 1; }
#panes { height: 1fr; }
#left { width: 50%; max-width: 76; }
#left.wide { width: 63%; }
#left.alone { width: 100%; max-width: 100%; }
.pane { border: round ansi_bright_black; padding: 0 1; border-title-color: ansi_default; }
.pane:focus, .pane:focus-within { border: heavy $primary; border-title-style: bold; }
#cases { height: 3fr; }
#week { height: 2fr; }
#case { height: 1fr; width: 1fr; scrollbar-size-vertical: 1; }
#search { display: none; border: none; height: 1; padding: 0; background: ansi_default; }
#page { padding-right: 1; }
#titles { height: auto; padding-right: 1; }
Lines { border: none; height: 1fr; padding: 0; background: ansi_default; }
Lines { scrollbar-gutter: stable; scrollbar-size-vertical: 1; }
Lines > .option-list--option-disabled { color: ansi_default; }
#days > .option-list--option-highlighted { text-style: none; }
Lines:focus > .option-list--option-highlighted { background: ansi_blue; color: ansi_bright_white; }
#lines:focus > .option-list--option-highlighted { text-style: bold; }
#days:focus > .option-list--option-highlighted { text-style: bold; }
Help { align: center middle; background: ansi_default; }
#help { width: 76; max-width: 96%; height: auto; max-height: 90%; border: round $primary; padding: 1 2; }
"""
