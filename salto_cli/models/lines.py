"""Text on lines of a width: never a break within a word, a code or a command."""


def whole_words(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """``text`` on lines of so many columns; ``first`` stands before the first, ``rest`` before the rest.

    A word that is wider than a line has one of its own.
    """
    from textwrap import wrap  # most commands tell nothing

    return wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
