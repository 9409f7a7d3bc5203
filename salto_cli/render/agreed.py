"""What is shown before a yes, and what is left to say after it: each thing stands on the screen once.

A command that asks shows first what it would do. That nothing has been done yet is said by the question; and
after the yes there stands only what is new: a code, a file, what someone must do now.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

WHOLE, ASKED, AGREED = "whole", "asked", "agreed"  # nothing is asked; before the yes; after it
_STAGE: Final[ContextVar[str]] = ContextVar("stage", default=WHOLE)


@contextmanager
def at_stage(stage: str) -> Iterator[None]:
    """Within this a result is shown before the yes, after it, or where nothing is asked."""
    before = _STAGE.set(stage)
    try:
        yield
    finally:
        _STAGE.reset(before)


def is_asked() -> bool:
    """Whether a question comes below: it says by itself that nothing has been done."""
    return _STAGE.get() == ASKED


def stands_above() -> bool:
    """Whether all of it was shown before the yes already."""
    return _STAGE.get() == AGREED
