"""The recovery code: 28 signs on paper that open a store when every passphrase is forgotten.

26 random signs of 5 bits (130 bits), then two check signs: the number that the 26 spell, modulo the prime
1021. One wrong sign, or any two that changed places, is told at once and before the slow derivation. The
alphabet is Crockford's base 32, which has no I, L, O or U; in reading, I and L count as 1 and O as 0.
"""

import unicodedata

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_SIGNS, CHECK_SIGNS, GROUP = 26, 2, 4
PRIME = 1021

_MISREAD = str.maketrans("OIL", "011", "-–")


def make_recovery_code() -> str:
    """A new random recovery code, in seven groups of four signs with hyphens between."""
    import secrets  # every command loads this file, and next to none makes a code

    return _written(secrets.randbits(5 * RANDOM_SIGNS))


def read_recovery_code(typed: str) -> str:
    """The code that was meant by what was ``typed``, in the form it was shown in.

    Case, spaces and hyphens do not matter.

    Raises:
        Unacceptable: not 28 signs of the alphabet, or the check signs do not fit.
    """
    signs = as_meant(typed)
    if len(signs) != RANDOM_SIGNS + CHECK_SIGNS or any(sign not in SIGNS for sign in signs):
        raise Unacceptable(
            _("a recovery code has {count} letters and digits").format(count=RANDOM_SIGNS + CHECK_SIGNS),
            _("type it as it stands on the paper; hyphens and capitals do not matter"),
        )
    code = _written(number_of(signs[:RANDOM_SIGNS]))
    if code.replace("-", "") != signs:
        raise Unacceptable(
            _("there is a typing error in the recovery code"), _("compare it with the paper, group by group")
        )
    return code


def as_meant(typed: str) -> str:
    """The signs that were meant: capitals without spaces and hyphens, I and L as 1, O as 0."""
    return "".join(unicodedata.normalize("NFKC", typed).upper().split()).translate(_MISREAD)


def number_of(signs: str) -> int:
    """The number that ``signs`` of the alphabet spell."""
    number = 0
    for sign in signs:
        number = 32 * number + SIGNS.index(sign)
    return number


def spelt(number: int, count: int) -> str:
    """``number`` in ``count`` signs."""
    return "".join(SIGNS[number >> 5 * place & 31] for place in reversed(range(count)))


def grouped(signs: str) -> str:
    """``signs`` in groups of four with hyphens between."""
    return "-".join(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))


def _written(number: int) -> str:
    return grouped(spelt(number, RANDOM_SIGNS) + spelt(number % PRIME, CHECK_SIGNS))
