"""The signs of the house and their colours. A colour never stands alone: a sign and a word say the same.

The terminal's own yellow is all but white on a light screen, and its cyan nearly so. What is to be noticed
has colours of the 256 that are the same everywhere (xterm's table): each has a contrast of at least 3 on
white and on black (WCAG 2.2, 1.4.11), and words beside a sign are in the terminal's own colour.
"""

YES, NEEDS, NO, WARN, DOT = "✓", "○", "✗", "!", "·"
TONE, ACCENT = "color(166)", "color(30)"  # an orange, and a blue-green for what is only set apart
STYLES = {YES: "green", NEEDS: TONE, NO: "red", WARN: f"bold {TONE}"}
WORDS = {YES: "green", NO: "red", WARN: "bold"}  # beside each sign; of what is not here, as they are
NARROW = 50  # columns: below this a list becomes cards
