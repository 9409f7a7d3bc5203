"""What the options for every command are, in words: for the help, and for whoever leaves a value out."""

from typing import Final

from salto_cli.frozen import frozen
from salto_cli.i18n import N_


@frozen
class Shared:
    """One shared option: its names, what its value is called, a line about it, and a value that will do."""

    names: tuple[str, ...]
    value: str
    help: str
    example: str = ""


SHARED: Final = (
    Shared(("--lang",), "nb|en", N_("Language: bokmål or English; without it papers are in bokmål."), "en"),
    Shared(("--json",), "", N_("The result as JSON, for scripts.")),
    Shared(
        ("--input",),
        N_("FILE"),
        N_("The fields as JSON from a file, or - for standard input: nothing personal on the line."),
        "-",
    ),
    Shared(("--store",), N_("FOLDER"), N_("The folder of the store."), "~/salto"),
    Shared(("--yes", "-y"), "", N_("Yes to every question whether it shall be done.")),
    Shared(("--no-input",), "", N_("Ask nothing: what is lacking is an error.")),
    Shared(("--quiet", "-q"), "", N_("Only the result, no remarks.")),
    Shared(("--plain",), "", N_("Plain lines without tables and boxes, for a screen reader.")),
    Shared(("--mask",), "", N_("Initials in place of names, for when others see the screen.")),
    Shared(("--editor",), "", N_("Write notes in your own editor.")),
    Shared(("--no-color",), "", N_("No colours.")),
    Shared(
        ("--passphrase-file",),
        N_("FILE"),
        N_("Read the passphrase from a file that only you may read."),
        "~/.salto",
    ),
    Shared(
        ("--passphrase-command",),
        N_("COMMAND"),
        N_("Read the passphrase from what a program prints."),
        "pass",
    ),
    Shared(
        ("--passphrase-fd",), N_("NUMBER"), N_("Read the passphrase from an open file, by its number."), "3"
    ),
    Shared(("--help", "-h"), "", N_("Show the help of a command.")),
)
EXAMPLES: Final = {name: each.example for each in SHARED for name in each.names}
