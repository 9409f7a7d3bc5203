"""What a mistyped command or option may have been meant as."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from salto_cli.commands.options import FLAGS, VALUES
from salto_cli.models.near import ALIKE, AMONG_FEW, did_you_mean, near
from salto_cli.models.text import fold
from salto_cli.names import NB

# What people call an option that is called otherwise here.
ALSO_CALLED: Final[dict[str, tuple[str, ...]]] = {
    "dato": ("--when", "--due", "--date"),
    "date": ("--when", "--due"),
    "type": ("--kind",),
    "frist": ("--due",),
    "tekst": ("--text",),
    "notat": ("--note",),
    "tema": ("--theme",),
    "kategori": ("--category",),
    "kanal": ("--channel",),
    "navn": ("--name",),
    "grunn": ("--reason", "--why"),
}


def nearest_option(command: Any, typed: str) -> str:
    """What ``typed`` may have been meant as, of the command's own options and those for every command.

    ``--yes`` is never proposed: it answers every question of the command.
    """
    own = [option for each in command.params for option in (*each.opts, *each.secondary_opts)]
    word = typed.lstrip("-")
    shared = [option for option in (*FLAGS, *VALUES, "--help") if option.startswith("--")]
    known = {option.lstrip("-"): option for option in (*own, *shared) if option not in {"--yes", "-y"}}
    meant = _also_called(word, own) or [known[name] for name in near(word, known)]
    return did_you_mean(
        meant or [each for name in near(word, ALSO_CALLED) for each in _also_called(name, own)]
    )


def _also_called(word: str, own: Sequence[str]) -> list[str]:
    return [option for option in ALSO_CALLED.get(word, ()) if option in own]


def nearest(word: str, manifest: Mapping[str, Any], within: str = "") -> list[str]:
    """The English paths of the commands that ``word`` may have been meant as, in either language."""
    known: dict[str, str] = {}
    for name in manifest:
        path = f"{within} {name}".strip()
        known |= {fold(name): path, fold(NB.get(path, name)): path}
    alike_by = AMONG_FEW if within else ALIKE  # a group has few commands
    return list(dict.fromkeys(known[each] for each in near(fold(word), known, alike_by)))
