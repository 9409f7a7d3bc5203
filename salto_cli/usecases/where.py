"""Whether a store lies in a folder, and by which keys: all that is to be known before it is unlocked.

Loads no cipher: the question for the passphrase stands there at once.
"""

import hashlib
from pathlib import Path

from salto_cli.store import place
from salto_cli.store.canonical import MAX_BYTES
from salto_cli.store.wholefile import read_small


def look(folder: Path) -> None:
    """Raise NoStore or UnsafePlace unless ``folder`` holds a store that may be opened."""
    place.find(folder)


def is_store(folder: Path) -> bool:
    """Whether there is a store in ``folder``."""
    return place.Place(folder).holds_store


def key_file(folder: Path) -> Path:
    """The key file of the store in ``folder``."""
    return place.Place(folder).keys


def mark(key_file: Path) -> str:
    """What a key file is known by: the SHA-256 of it, in hex; empty where there is none to read.

    Unlocked keys that are kept belong to one such file. Whatever changes the keys, changes it: a new
    passphrase, a colleague who came or went, a rotation, another store put in its place.
    """
    try:
        return hashlib.sha256(read_small(key_file, MAX_BYTES)).hexdigest()
    except OSError:
        return ""
