"""What can be wrong with a log, or with the state it vouches for; each has its sentence in render/finding."""

from typing import Final

from salto_cli.frozen import frozen

GAP: Final = "gap"  # an act is missing
OPEN: Final = "open"  # an act has no outcome
SEAL: Final = "seal"  # an act's rows do not fit its seal
SIGNATURE: Final = "signature"  # an act is not signed by the one it names
STRAY: Final = "stray"  # rows of an act that there is not
UNTOUCHED: Final = "untouched"  # a mark of a row that its act has not written
KEY: Final = "key"  # a signing key that is not the one in the key file, or that no act has given
UNJUDGED: Final = "unjudged"  # an act has written about someone without a judgement
COMMAND: Final = "command"  # an act has written what its command never writes
RULES: Final = "rules"  # the rules that judge are not those of the file that was put in place
ERASURE: Final = "erasure"  # a tombstone of something that was not rightly erased
REASONS: Final = "reasons"  # what a judgement rested on was changed or removed
OPERATOR: Final = "operator"  # an act by a colleague that there is not
CHANGED: Final = "changed"  # a row is not as the act left it
REMOVED: Final = "removed"  # a row that the act left is gone
RETURNED: Final = "returned"  # a row that the act removed is there
UNLOGGED: Final = "unlogged"  # a row that no act has written
REFERENCE: Final = "reference"  # a row refers to one that is not there
SCHEMA: Final = "schema"  # a table or a lock is not the program's
CHECKPOINT: Final = "checkpoint"  # the end of the log is not what stood beside the database
UNNOTED: Final = "unnoted"  # nothing stands beside the database about the end of its log
MANIFEST: Final = "manifest"  # a backup's log is not what its manifest says
OLDER: Final = "older"  # this machine has seen an act that is not there any more
OLD_KEYS: Final = "old_keys"  # the key file is not the one that the last change of keys made
ERASED_LIST: Final = "erased_list"  # the list of the erased is not what coordinators here have signed
AGAINST: Final = "against"  # what was kept elsewhere is not in this log
PAGES: Final = "pages"  # the file itself is broken


@frozen
class Finding:
    """One thing that is wrong: the act that disagrees, the table (or lock), the person's code."""

    what: str
    act: int | None = None
    table: str | None = None
    person: str | None = None
