"""A completion script for a shell: what TAB offers there. It is text, and installs nothing."""

from typing import Final

from salto_cli.frozen import frozen

BASH: Final = "bash"
ZSH: Final = "zsh"
FISH: Final = "fish"
POWERSHELL: Final = "powershell"
SHELLS: Final = (BASH, ZSH, FISH, POWERSHELL)


@frozen
class Completion:
    """One script, for one shell."""

    shell: str
    script: str
