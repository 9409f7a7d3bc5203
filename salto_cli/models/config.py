"""The settings file of whoever works at this machine: few keys, none of them a secret.

What holds is, from the first that says anything: the command line, in a shell what it was started with,
``SALTO_…`` in the environment, the file, and what is usual. The numbers of the week are
another thing, and stand in the store (models/settings.py).
"""

from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import ALIASES, LANGUAGES, N_, _
from salto_cli.models import span, yes_no
from salto_cli.models.agent import LONGEST

LANGUAGE: Final = "language"
FOLDER: Final = "folder"
YES_NO: Final = "yes or no"
SPAN: Final = "span"

LINE: Final = "line"  # where a value comes from: an option on the command line
ENVIRONMENT: Final = "environment"
SHELL: Final = "shell"  # as the shell that we are in was started
FILE: Final = "file"
USUAL: Final = "usual"


@frozen
class Key:
    """One setting: what kind of value it has, what is usual, and what it is for in one line."""

    name: str
    kind: str
    usual: str
    summary: str

    @property
    def variable(self) -> str:
        """Its name in the environment."""
        return f"SALTO_{self.name.upper()}"


KEYS: Final = (
    Key("lang", LANGUAGE, "nb", N_("Language of the screen: nb (bokmål) or en (English).")),
    Key("store", FOLDER, "", N_("The folder that the store lies in; the machine's own place if left out.")),
    Key("plain", YES_NO, "no", N_("Plain lines without tables and boxes, for a screen reader.")),
    Key("mask", YES_NO, "no", N_("Initials in place of names, for when others see the screen.")),
    Key("color", YES_NO, "yes", N_("Colours in the terminal.")),
    Key("idle", SPAN, "10m", N_("How long the shell stays open without a key press.")),
    Key("limit", SPAN, "1h", N_("How long the shell stays open at most.")),
)
BY_NAME: Final = {key.name: key for key in KEYS}


@frozen
class Standing:
    """One setting as it stands: its value, and where that comes from (``line``, ``environment`` …)."""

    key: str
    value: str
    source: str
    summary: str


@frozen
class Config:
    """All settings, and the file that they are read from."""

    settings: tuple[Standing, ...]
    path: str
    there: bool


@frozen
class ConfigPath:
    """Where the settings file is, and whether there is one."""

    path: str
    there: bool


@frozen
class Configured:
    """One setting after it was asked for or changed; ``changed`` where the file was written."""

    setting: Standing
    path: str
    changed: bool


def understood(key: Key, said: str, where: str) -> str | bool:
    """The value that ``said`` means for ``key``; ``where`` is what to call it in an error.

    Raises Unacceptable, with an example that will do.
    """
    if key.kind == LANGUAGE:
        return _language(said, where)
    if key.kind == YES_NO:
        return yes_no.read(said, where)
    if key.kind == SPAN:
        span.seconds(said, where, LONGEST)
    return said


def _language(said: str, where: str) -> str:
    word = said.strip().casefold()
    if ALIASES.get(word, word) not in LANGUAGES:
        raise Unacceptable(
            _("{field} is nb (bokmål) or en (English)").format(field=where), _("write nb or en")
        )
    return ALIASES.get(word, word)
