"""What a question wants, for whoever answers it with «?»: what the option of that name says of itself."""

from typing import Any

from salto_cli.commands.lazy import described, running
from salto_cli.i18n import _
from salto_cli.names import spoken


def explained(name: str) -> str:
    """What the field ``name`` of the running command is for, in the chosen language, or how to answer."""
    return wanted(name) or _("Answer in your own words. Ctrl-C stops, and nothing is saved.")


def wanted(name: str) -> str:
    """What the field ``name`` of the running command is for; empty where the command says nothing of it."""
    command = running()
    params: list[Any] = command.params if command else []
    found = next((each for each in params if each.name.rstrip("_") == name.rstrip("_")), None)
    return spoken(described(found).help or "") if found else ""
