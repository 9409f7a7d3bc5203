"""Passphrases: what is too weak to keep a store, and one to propose."""

import math
from importlib import import_module

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.store.kdf import normalised

SHORTEST = 12  # characters
WEAKEST = 50.0  # bits; below that a stolen key file is guessed within a budget
LONGEST_ESTIMATED = 72  # characters; the estimate is quadratic, and a prefix can only be easier

# Words that people here would reach for first, and that an estimate made for English does not know.
NEARBY = (
    "salto oslo norge passord velkommen sommer vinter høst vår januar februar mars april mai juni juli "
    "august september oktober november desember mandag tirsdag onsdag torsdag fredag lørdag søndag "
    "ungdom bydel kommune politi skole barnevern nav gamle oslo grünerløkka sagene st hanshaugen frogner "
    "ullern vestre aker nordre bjerke grorud stovner alna østensjø nordstrand søndre nordstrand tøyen "
    "grønland groruddalen hemmelig sikkerhet kaffe fotball vålerenga koordinator oppfølging samtykke "
    "jeg elsker deg kjære mamma pappa hei hallo"
)

CONSONANTS = "bdfghjklmnprstvz"
VOWELS = "aeiou"
WORDS, SYLLABLES = 4, 3


def strength(passphrase: str) -> None:
    """Refuse a passphrase that is too weak to stand alone between a thief and the store.

    Raises:
        Unacceptable: shorter than 12 characters, or guessed in fewer than 2**50 tries by estimate.
    """
    text = normalised(passphrase).decode("utf-8")
    advice = _("use four or more words that do not belong together, or take the one salto proposes")
    if len(text) < SHORTEST:
        raise Unacceptable(
            _("the passphrase is too short: at least {count} characters").format(count=SHORTEST), advice
        )
    if _bits(text) < WEAKEST:
        raise Unacceptable(_("the passphrase is too easy to guess"), advice)


def make_passphrase() -> str:
    """A new random passphrase of invented words such as ``bakote-sirulo-mefadu-jonapi``.

    ASCII, easy to say and type; 16 × 5 choices for each of 12 syllables are 75 bits.
    """
    return "-".join("".join(_syllable() for _each in range(SYLLABLES)) for _word in range(WORDS))


def _syllable() -> str:
    import secrets  # every command loads this file, and next to none makes a passphrase

    return secrets.choice(CONSONANTS) + secrets.choice(VOWELS)


def _bits(text: str) -> float:
    zxcvbn = import_module("zxcvbn").zxcvbn  # it ships no types
    estimate = zxcvbn(text[:LONGEST_ESTIMATED], user_inputs=NEARBY.split())
    return math.log2(int(estimate["guesses"]))
