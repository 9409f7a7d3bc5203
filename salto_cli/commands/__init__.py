"""The manifest: every command, the module that holds it, and its place in the help.

A command is loaded when it is called; ``--help`` reads only the manifest. The one-line texts stand there and
in the docstrings of the commands, and a test holds them equal.
"""

from salto_cli.commands.manifest import Entry as Entry
from salto_cli.commands.manifest import Group as Group
from salto_cli.commands.manifest import consent, meeting, person, rights, store
from salto_cli.i18n import N_


def _day(names: str) -> dict[str, Entry | Group]:
    """These commands of the day's work."""
    return {name: person.COMMANDS[name] for name in names.split()}


# In the order of the help: each part's heading, and its commands.
PARTS: dict[str, dict[str, Entry | Group]] = {
    N_("To begin, to open and to lock"): _day("init demo import shell unlock lock"),
    N_("What needs you, and everyone"): _day(
        "today dashboard caseload due siblings warnings promises count export"
    ),
    N_("One person"): _day("register find show timeline edit open-case close-case"),
    N_("Contact, tasks, warnings and promises"): _day(
        "log-contact contacts amend retract undo task sibling warning promise wish"
    ),
    N_("Consent, sharing and handover"): consent.COMMANDS,
    N_("The weekly meeting"): meeting.COMMANDS,
    N_("Family and rights"): rights.COMMANDS,
    N_("Behind it: services, rules, log, backup, colleagues"): store.COMMANDS,
}
MANIFEST: dict[str, Entry | Group] = {
    name: entry for commands in PARTS.values() for name, entry in commands.items()
}
