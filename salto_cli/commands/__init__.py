"""The manifest: every command, the module that holds it, and its place in the help.

A command is loaded when it is called; ``--help`` reads only the manifest. The one-line texts stand there and
in the docstrings of the commands, and a test holds them equal.
"""

from salto_cli.commands.manifest import Entry as Entry
from salto_cli.commands.manifest import Group as Group
from salto_cli.commands.manifest import consent, meeting, person, rights, store

# In the order of the help.
MANIFEST: dict[str, Entry | Group] = {
    **person.COMMANDS,
    **consent.COMMANDS,
    **meeting.COMMANDS,
    **rights.COMMANDS,
    **store.COMMANDS,
}
