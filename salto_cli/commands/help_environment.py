"""Every variable of the environment that is looked at, and the settings file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from salto_cli.commands.help_page import Section
from salto_cli.i18n import N_, _
from salto_cli.models.config import KEYS
from salto_cli.names import spoken

PASSPHRASE: Final = {
    "SALTO_PASSPHRASE_FILE": N_("A file that only you may read, with the passphrase in it."),
    "SALTO_PASSPHRASE_COMMAND": N_("A program that prints the passphrase, such as a password manager."),
}
NOT_OURS: Final = {
    "NO_COLOR": N_("Anything in it: no colours."),
    "FORCE_COLOR": N_("Anything in it but 0: colours also in a file or a pipe. CLICOLOR_FORCE is the same."),
    "TERM": N_("dumb: no colours."),
    "COLUMNS": N_("How many columns wide lines are, where the terminal does not say it."),
    "VISUAL": N_("Your editor, for notes with --editor; EDITOR is the same. SALTO_EDITOR comes first."),
    "HISTFILE": N_("Where your shell keeps its history; salto doctor looks for names in it."),
    "XDG_RUNTIME_DIR": N_("On Linux: where keys and texts that live for a while have their place in memory."),
    "XDG_CONFIG_HOME": N_("On Linux and macOS: where the settings file is."),
    "XDG_STATE_HOME": N_("On Linux and macOS: what salto remembers about this machine’s stores."),
    "LOCALAPPDATA": N_("On Windows: where the settings file is, and what salto remembers."),
    "HOME": N_("Your home folder, where nothing else says it."),
}


def text() -> tuple[str, ...]:
    """What is said before the variables."""
    return (
        _(
            "An option on the line comes first, then the environment, then your settings file, and last "
            "what is usual. See what holds for you with: salto config list"
        ),
        _(
            "There is no variable for the passphrase itself: what stands in the environment can be read by "
            "others."
        ),
    )


def sections(file: Path | None) -> Iterator[Section]:
    """The variables, and the settings file with its keys."""
    yield Section(_("Settings"), rows=tuple((key.variable, _(key.summary)) for key in KEYS))
    yield Section(_("The passphrase"), rows=tuple((name, _(said)) for name, said in PASSPHRASE.items()))
    yield Section(
        _("What others set"), rows=tuple((name, spoken(_(each))) for name, each in NOT_OURS.items())
    )
    usual = [f'{key.name} = "{key.usual}"' for key in KEYS if key.usual not in {"", "yes", "no"}]
    usual += [
        f"{key.name} = {'true' if key.usual == 'yes' else 'false'}"
        for key in KEYS
        if key.usual in {"yes", "no"}
    ]
    yield Section(
        _("The settings file"),
        text=(
            _("It lies here, where you have one: {path}").format(path=file or "config.toml"),
            spoken(_("salto config set writes it. With the usual values it would say:")),
        ),
        lines=tuple(usual),
    )
