"""The signs of the house and their colours. A colour never stands alone: a sign and a word say the same."""

YES, NEEDS, NO, WARN, DOT = "✓", "○", "✗", "!", "·"
STYLES = {YES: "green", NEEDS: "yellow", NO: "red", WARN: "bold yellow"}
NARROW = 50  # columns: below this a list becomes cards
