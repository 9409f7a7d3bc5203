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

WORDS = 5
LISTED = 2048  # words in data/words.txt: eleven bits each
PROPOSED_BITS = WORDS * (LISTED.bit_length() - 1)  # by the way it is drawn, whatever an estimate says


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
    """Five words drawn by chance from our own list, such as ``tiger-brygge-lampe-oransje-vinter``: 55 bits.

    Only a to z and hyphens, which lie where one expects them on nearly every keyboard (docs/decisions).
    """
    import secrets  # every command loads this file, and next to none makes a passphrase

    listed = words()
    return "-".join(secrets.choice(listed) for _word in range(WORDS))


def words() -> tuple[str, ...]:
    """The list that words are drawn from; where it comes from stands at its head."""
    from importlib.resources import files

    lines = files("salto_cli").joinpath("data/words.txt").read_text("utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())


def _bits(text: str) -> float:
    zxcvbn = import_module("zxcvbn").zxcvbn  # it ships no types
    estimate = zxcvbn(text[:LONGEST_ESTIMATED], user_inputs=NEARBY.split())
    return math.log2(int(estimate["guesses"]))
