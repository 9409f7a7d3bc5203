"""Names that look the same on a screen and are not: letters of other alphabets that stand for Latin ones.

The letters are those that Unicode's table of confusables (Unicode Technical Standard 39) gives a single Latin
letter for, out of Cyrillic, Greek, Armenian and the phonetic signs.
"""

import unicodedata
from typing import Final

from salto_cli.models.text import fold

_LATIN: Final = str.maketrans(
    "АВЕЅІЈКМНОРСТУХҮԚԜҺӀ" + "аеорсухіјѕүһԛԝԁӏвкмнт" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "αγικνορυχϲϳ" + "ՕՏօսոհ" + "ıɑɡʏ",
    "ABESIJKMHOPCTYXYQWHI" + "aeopcyxijsyhqwdlbkmht" + "ABEZHIKMNOPTYX" + "ayikvopuxcj" + "OSounh" + "iagy",
)


def looks(name: str) -> str:
    """``name`` as the eye takes it: without unseen signs, each letter as the Latin one it looks like."""
    plain = unicodedata.normalize("NFKC", name).translate(_LATIN)
    return fold("".join(sign for sign in plain if unicodedata.category(sign) != "Cf"))
