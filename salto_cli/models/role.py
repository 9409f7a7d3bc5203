"""Roles: what each colleague may do here, as one table. What is not in it is a coordinator's alone.

A role is upheld by the program. It is no lock against someone with a key of their own who uses other tools:
every slot opens the whole database (docs/threats.md).
"""

from typing import Final

from salto_cli.i18n import N_, _

COORDINATOR, WORKER, LEADER, AUDITOR = "coordinator", "worker", "leader", "auditor"

WHAT: Final = {
    COORDINATOR: N_("may do everything"),
    WORKER: N_("sees and writes only the cases they lead or are responsible for"),
    LEADER: N_("sees counts only, nobody's file"),
    AUDITOR: N_("sees the log and the checks only, nobody's file"),
}

# What needs more than the command it is an option of has a name of its own.
GIVE_AWAY: Final = "edit lead"  # a case goes from one colleague to another
GIVE_NUMBER: Final = "edit national-id"  # a number that is refused tells that somebody who is here has it
NAME_EVERYONE: Final = "incident names"  # whose records were there

# What anyone does with their own key and what is about nobody: colleagues by name, services, the rules.
_ANYONE = frozenset(
    {
        "operator list",
        "operator passwd",
        "operator key",
        "service list",
        "service find",
        "service show",
        "policy show",
        "settings show",
        "doctor",
        "backup create",
        "erase again",  # what a restored backup brought back goes, whoever opens the store first
        "incident start",
        "incident show",
        "incident list",
        "incident note",
    }
)
# The daily work with those a worker follows up themselves. Whose cases those are is judged (store/standing).
_FIELD = frozenset(
    {
        "show",
        "find",
        "look",
        "find nearly",
        "pick",
        "recognise",
        "caseload",
        "today",
        "board show",
        "board look",
        "board rotation",
        "timeline",
        "contacts",
        "log-contact",
        "correct-contact",
        "amend",
        "retract",
        "undo",
        "undo-preview",
        "task add",
        "task list",
        "task done",
        "task confirm",
        "task move",
        "task verify",
        "task hand",
        "task stop-series",
        "task card",
        "task calendar",
        "due",
        "edit",
        "heard",
        "grant-consent",
        "refuse-consent",
        "withdraw-consent",
        "told",
        "object",
        "consent form",
        "consents",
        "may-share",
        "who-knows",
        "family",
        "picture contact",
        "picture caseload",
        "siblings",
        "sibling check",
        "sibling trigger",
        "warnings",
        "warning add",
        "warning review",
        "warning told",
        "promises",
        "promise add",
        "promise done",
        "promise told",
        "wish",
        "fleksiteam tell",
        "fleksiteam decide",  # what a meeting decides about their own cases
        "fleksiteam status",
        "fleksiteam show",
        "fleksiteam list",  # days and numbers, and nobody
        "handover list",  # giving a case away is a coordinator's, as GIVE_AWAY; looking in is daily work
        "handover show",
        "handover check",
        "handover verify",
        "handover consents",
        "transition list",
        "transition start",
        "transition show",
        "transition check",
        "transition date",
        "transition end",
        "transition consents",
    }
)
_LOG = frozenset(
    {
        "audit log",
        "audit verify",
        "audit who-saw",
        "audit report",
        "audit review",
        "audit export",
        "backup verify",
        "backup list",
        "backup drill",
    }
)

MAY: Final[dict[str, frozenset[str]]] = {
    WORKER: _ANYONE | _FIELD | {NAME_EVERYONE},  # of whom they may know themselves
    LEADER: _ANYONE | {"count"},
    AUDITOR: _ANYONE | _LOG,
}


def may(role: str, command: str) -> bool:
    """Whether whoever has ``role`` may give orders of this ``command`` name."""
    return role == COORDINATOR or command in MAY.get(role, ())


def what(role: str) -> str:
    """What a role may do, in one line."""
    return _(WHAT[role])
