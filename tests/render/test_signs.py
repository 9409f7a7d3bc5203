"""The house's colours can be seen on a light screen as on a dark one, and no word hangs on them."""

import pytest
from rich.color import Color

from salto_cli.render import look, signs

SCREENS = {"white": "#ffffff", "black": "#000000", "dark grey": "#1e1e1e", "PowerShell": "#012456"}
LEAST = 3.0  # WCAG 2.2, 1.4.11: what is not text but must be seen


def _light(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 has it."""
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    more, less = sorted((_light(one), _light(other)), reverse=True)
    return (more + 0.05) / (less + 0.05)


@pytest.mark.parametrize("screen", SCREENS.values(), ids=SCREENS)
@pytest.mark.parametrize("tone", [signs.TONE, signs.ACCENT])
def test_what_is_set_apart_is_seen_on_every_screen(tone: str, screen: str) -> None:
    assert _contrast(Color.parse(tone).get_truecolor().hex, screen) >= LEAST


@pytest.mark.parametrize("mark", [signs.NEEDS, signs.WARN])
def test_what_is_to_be_noticed_is_said_in_the_terminals_own_colour(mark: str) -> None:
    coloured = [span for span in look.sign(mark, "look again").spans if "color" in str(span.style)]
    assert [(span.start, span.end) for span in coloured] == [(0, 2)]
