"""A file that an act makes: judged and logged before it is complete, moved into place after the commit."""

from collections.abc import Callable
from dataclasses import field
from pathlib import Path
from typing import Final, TypeVar

from salto_cli.frozen import frozen

R = TypeVar("R")

# The acts whose file is a new key file: the one file of ours that takes the place of another.
MAKE_KEYS: Final = ("operator add", "operator passwd", "operator revoke", "rekey")


@frozen
class Made:
    """The whole content of one file and where it will lie.

    Only a new key file ``replaces`` what is there; nothing else of ours ever writes over a file.
    """

    path: Path
    content: bytes = field(repr=False)
    replaces: bool = False


Publish = Callable[[R], tuple[Made, ...]]
