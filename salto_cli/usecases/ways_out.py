"""The one registry of what tells of persons: every kind of act, whom it tells, and whether it makes a file.

The door asks it before a file is made. An act that is not here makes none, and a test holds that every
command of the program is here, and that each tells those it says and nobody else.
"""

from typing import Final

from salto_cli.frozen import frozen
from salto_cli.models.publication import MAKE_KEYS

NOBODY: Final = "nobody"  # it tells of no person
HERE: Final = "here"  # on this screen, to whoever has opened the store: what the act was allowed to read
SERVICE: Final = "service"  # it leaves: selected by what may leave to that recipient, and in the register
PERSON: Final = "person"  # it is for the person themselves: what is theirs, and nothing of anyone else
AUTHORITY: Final = "authority"  # for a supervisory authority: random numbers, and not one word about anyone


@frozen
class Way:
    """Whom acts of a kind tell; ``files``: they may make files."""

    tells: str
    files: bool = False


def may_make_files(command: str) -> bool:
    """Whether acts of this kind may make files; one that is not in the registry may not."""
    return command in WAYS and WAYS[command].files


_HERE: Final = (
    *("audit log", "audit report", "audit review", "audit who-saw"),
    *("amend", "undo", "undo-preview"),
    *("caseload", "close-case", "consents", "contacts", "correct-contact", "edit", "erase", "erase-preview"),
    *("family", "find", "grant-consent", "heard", "lift", "link-guardian", "link-sibling", "log-contact"),
    *("handover accept", "handover cancel", "handover close", "handover confirm", "handover decline"),
    *("handover list", "handover offer", "handover overlap", "handover plan", "handover preview"),
    *("handover check", "handover return", "handover verify", "transition check", "transition date"),
    *("transition end", "transition list", "transition show", "transition start"),
    *("handover show", "handover step", "look", "look-alike", "may-share", "merge", "merge-preview"),
    *("object", "open-case", "operator revoke", "refuse-consent", "register", "restrict", "restricted"),
    *("retention due", "retract", "share document", "show", "task add", "task done", "task list", "timeline"),
    *("due", "task confirm", "task hand", "task move", "task stop-series", "task verify"),
    *("siblings", "sibling check", "sibling trigger", "warnings", "warning add", "warning review"),
    *("warning told", "promises", "promise add", "promise done", "promise told", "wish"),
    *("incident names", "policy diff", "today", "told", "unlink"),
    *("sheets list", "sheets lost", "sheets returned", "sheets unused"),
    *("find nearly", "pick", "picture caseload", "picture contact", "share waiting"),
    *("board show", "board add", "board leave", "board look", "board rotation", "board suggest"),
    *("fleksiteam run", "fleksiteam show", "fleksiteam decide", "fleksiteam status", "fleksiteam undo"),
    *("fleksiteam case", "fleksiteam recall", "fleksiteam past"),
)
_NOBODY: Final = (
    "picture workload",  # numbers for each colleague
    *("accept rollback", "audit expire", "audit verify", "backup drill", "count", "demo", "erase again"),
    *("init", "upgrade"),
    *("incident close", "incident done", "incident list", "incident note", "incident show"),
    *("incident start", "operator list", "operator role", "policy show", "policy test"),
    *("policy use", "recognise", "recovery test", "service add", "service find", "service import"),
    *("service list", "service show", "service verify", "settings show", "settings use"),
    *("fleksiteam attend", "fleksiteam intake", "fleksiteam list"),
    *("operator forget", "operator know", "operator known"),  # cards of colleagues elsewhere: public
)
WAYS: Final[dict[str, Way]] = {
    **dict.fromkeys(_NOBODY, Way(NOBODY)),
    **dict.fromkeys(_HERE, Way(HERE)),
    **dict.fromkeys(MAKE_KEYS, Way(NOBODY, files=True)),
    "import": Way(
        HERE, files=True
    ),  # a workbook of what is wrong with a file: rows and reasons, nobody's name
    "import rows": Way(HERE),
    **dict.fromkeys(("export caseload", "export tasks", "export contacts"), Way(HERE, files=True)),
    **dict.fromkeys(("fleksiteam close", "fleksiteam minutes"), Way(HERE, files=True)),  # the team's own
    "operator revoke": Way(HERE, files=True),  # the cases that someone must take over
    "fleksiteam pack": Way(SERVICE, files=True),
    "fleksiteam prepare": Way(HERE, files=True),  # for whoever leads the meeting: codes, and no names
    "fleksiteam tell": Way(PERSON, files=True),
    "share": Way(SERVICE, files=True),
    "handover bundle": Way(SERVICE, files=True),
    "handover receive": Way(HERE, files=True),  # a receipt for the sender: random numbers, nobody's words
    "operator key": Way(NOBODY, files=True),  # the card of whoever works here
    "withdraw-consent": Way(SERVICE, files=True),  # what each recipient is told; the receipt is the person's
    "access-copy": Way(PERSON, files=True),
    "consent form": Way(PERSON, files=True),
    "task card": Way(PERSON, files=True),  # the youth's own card
    "task paper": Way(HERE, files=True),  # the colleagues' own list, for when the laptop does not work
    "task calendar": Way(HERE, files=True),  # codes alone: a calendar goes on to telephones
    "handover consents": Way(PERSON, files=True),
    "transition consents": Way(PERSON, files=True),
    "who-knows": Way(PERSON, files=True),
    "audit export": Way(AUTHORITY, files=True),
}
