"""Invented families for the demo: who they are, what they said, and half a year of work. Pure, by a seed."""
