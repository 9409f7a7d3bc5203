"""What each command is called in bokmål. Both names always work; scripts and docs use the English one.

A command stands under its English path: ``task add`` is called ``ny`` within ``oppgave``. One that is not here
has the same name in both languages.
"""

from typing import Final

NB: Final[dict[str, str]] = {
    "caseload": "saker",
}
