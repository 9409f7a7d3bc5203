"""From a passphrase to a key: one form for the letters, then Argon2id within bounds."""

import unicodedata

from salto_cli.errors import Damaged, Unacceptable, WrongState
from salto_cli.i18n import _
from salto_cli.models.secret import Kdf, Limits


def normalised(passphrase: str) -> bytes:
    """The passphrase as bytes: NFKC, without one trailing line break, UTF-8.

    Norwegian letters arrive composed from one keyboard and decomposed from another; both must open.

    Raises:
        Unacceptable: it holds bytes that are no text.
    """
    line = passphrase.removesuffix("\n").removesuffix("\r")
    try:
        return unicodedata.normalize("NFKC", line).encode("utf-8")
    except UnicodeEncodeError as reason:
        raise Unacceptable(
            _("the passphrase is not valid text"), _("keep it as UTF-8 if it comes from a file")
        ) from reason


def stretch(secret: bytes, kdf: Kdf, salt: bytes, limits: Limits) -> bytes:
    """The 32-byte key for ``secret``, by Argon2id (RFC 9106).

    Raises:
        Damaged: ``kdf`` is outside ``limits``; nothing is computed then.
        WrongState: there is not enough free memory.
    """
    if not limits.allow(kdf):
        raise Damaged(
            _("the key file asks for more or less work than any salto would"),
            _("someone may have changed it: restore keys.json from a backup"),
        )
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    argon = Argon2id(salt=salt, length=32, iterations=kdf.passes, lanes=kdf.lanes, memory_cost=kdf.memory)
    try:
        return argon.derive(secret)
    except MemoryError as reason:
        raise WrongState(
            _("not enough free memory to try the passphrase: {mib} MiB are needed").format(
                mib=kdf.memory // 1024
            ),
            _("close some programs and try again"),
        ) from reason
