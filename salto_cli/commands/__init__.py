"""The manifest: every command, the module that holds it, and its place in the help.

A command is loaded when it is called; ``--help`` reads only the manifest. The one-line texts stand there and
in the docstrings of the commands, and a test holds them equal.
"""

from salto_cli.commands.manifest import Entry as Entry
from salto_cli.commands.manifest import Group as Group
from salto_cli.commands.manifest import consent, meeting, person, rights, store
from salto_cli.i18n import N_

# In the order of the help: each part's heading, and its commands.
PARTS: dict[str, dict[str, Entry | Group]] = {
    N_("Day by day"): person.COMMANDS,
    N_("Consent, sharing and handover"): consent.COMMANDS,
    N_("The weekly meeting"): meeting.COMMANDS,
    N_("Family and rights"): rights.COMMANDS,
    N_("Behind it: services, rules, log, backup, colleagues"): store.COMMANDS,
}
MANIFEST: dict[str, Entry | Group] = {
    name: entry for commands in PARTS.values() for name, entry in commands.items()
}
