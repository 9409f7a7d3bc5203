"""Everything a person can be told went wrong, each with its exit code.

An error says in one line what is wrong (lower case, no full stop) and in one line what to type or do.
Neither ever repeats personal text: no name, no note, no value that was rejected.
The exit code is an attribute of the class; ``app.py`` is the only place that turns it into an exit.
"""

import re
from typing import ClassVar


class SaltoError(Exception):
    """Something a person did, or can mend. ``message`` and ``hint`` are in the person's language."""

    exit_code: ClassVar[int]
    meaning: ClassVar[str]

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    @classmethod
    def key(cls) -> str:
        """The stable name of this error in JSON and in the log, such as ``consent_refused``."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


class Usage(SaltoError):
    """The command line lacks something or does not fit together."""

    exit_code = 2
    meaning = "something on the line is missing, or does not go together"


class NotFound(SaltoError):
    """No such person, statement, service, contact …"""

    exit_code = 3
    meaning = "no such person, statement, service, …"


class Ambiguous(SaltoError):
    """More than one fits; ``candidates`` are codes, never names."""

    exit_code = 3
    meaning = "more than one fits"

    def __init__(self, message: str, hint: str = "", candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message, hint)
        self.candidates = candidates


class Unacceptable(SaltoError):
    """A value cannot be accepted; the message says which field, never what it held."""

    exit_code = 4
    meaning = "a value is unacceptable (says which, never repeats personal text)"


class Changed(SaltoError):
    """Someone changed this since it was read."""

    exit_code = 5
    meaning = "someone changed this since you read it"


class WrongState(SaltoError):
    """Not possible as things stand: an illegal handover step, a closed case."""

    exit_code = 6
    meaning = "not possible in this state"


class NoStore(SaltoError):
    """There is no store at that place."""

    exit_code = 10
    meaning = "no store there"


class Busy(SaltoError):
    """Another salto holds the store."""

    exit_code = 11
    meaning = "another salto is writing"


class WrongPassphrase(SaltoError):
    """The passphrase opens none of the key file's slots."""

    exit_code = 12
    meaning = "this passphrase does not open the store"


class NewerStore(SaltoError):
    """The store was written by a newer program."""

    exit_code = 13
    meaning = "the store is newer than this program"


class CannotWrite(SaltoError):
    """The disk is full, or the place cannot be written; nothing was saved."""

    exit_code = 14
    meaning = "cannot write here, or the disk is full: nothing was saved"


class UnsafePlace(SaltoError):
    """A place that is not safe for a store or a secret."""

    exit_code = 15
    meaning = "a place that is not safe for a store"


class ConsentRefused(SaltoError):
    """Consent says no, or not yet."""

    exit_code = 20
    meaning = "consent says no, or not yet"


class NoBasis(SaltoError):
    """No basis to keep or read this about the person, or not this role."""

    exit_code = 21
    meaning = "no basis to keep this, or not this role"

    def __init__(
        self, message: str, hint: str = "", guardian: str = "", children: tuple[str, ...] = ()
    ) -> None:
        """``children``: those in whose cases the words of ``guardian`` stand, by code, if one may know."""
        super().__init__(message, hint)
        self.guardian, self.children = guardian, children


class WrongRole(NoBasis):
    """The command is not for the role of whoever gave it."""


class Damaged(SaltoError):
    """The log, the store or a backup is damaged or has been tampered with."""

    exit_code = 30
    meaning = "the log, the store or a backup is damaged or has been tampered with"


class Tampered(SaltoError):
    """A file from elsewhere is damaged or has been tampered with; nothing of ours is."""

    exit_code = 30
    meaning = "a file from elsewhere is damaged or has been tampered with"


class OlderStore(SaltoError):
    """The store is older than when it was last seen here."""

    exit_code = 31
    meaning = "the store is older than when last seen here"


# Codes that no exception carries: a result's own exit code, or how the process ended.
OTHER_EXITS = {
    0: "done",
    1: "a bug of ours: what was and was not changed, never the text of a note",
    9: "done or checked, with findings",
    130: "Ctrl-C; a closed pipe ends silently with 0",
}
