"""Proof that one act stands in the log, for someone who may not see the others (RFC 6962, section 2.1).

The leaves are the seals, in order. A path of some twenty hashes leads from one of them to the root, which
whoever made the proof has signed; the hashes say nothing about the acts beside it.
"""

import hashlib
from collections.abc import Sequence


def root(leaves: Sequence[bytes]) -> bytes:
    """The tree's hash over ``leaves``, of which there is at least one."""
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    left = _left(len(leaves))
    return _node(root(leaves[:left]), root(leaves[left:]))


def path(leaves: Sequence[bytes], at: int) -> list[bytes]:
    """The hashes that lead from leaf number ``at`` (from 0) to the root, the nearest first."""
    if len(leaves) == 1:
        return []
    left = _left(len(leaves))
    if at < left:
        return [*path(leaves[:left], at), root(leaves[left:])]
    return [*path(leaves[left:], at - left), root(leaves[:left])]


def led_to(leaf: bytes, at: int, size: int, steps: Sequence[bytes]) -> bytes | None:
    """The root that ``steps`` lead to from leaf number ``at`` of ``size``; None where they cannot fit."""
    if size == 1:
        return None if steps or at else root([leaf])
    if not steps or not 0 <= at < size:
        return None
    left, (*nearer, last) = _left(size), steps
    if at < left:
        below = led_to(leaf, at, left, nearer)
        return None if below is None else _node(below, last)
    below = led_to(leaf, at - left, size - left, nearer)
    return None if below is None else _node(last, below)


def _left(size: int) -> int:
    """The largest power of two below ``size``: how many leaves stand on the left."""
    return 1 << (size - 1).bit_length() - 1


def _node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\x01" + left + right).digest()
