"""What a mistyped command or option may have been meant as."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from salto_cli.commands.line_again import rest
from salto_cli.commands.options import FLAGS, VALUES
from salto_cli.errors import Usage
from salto_cli.i18n import _
from salto_cli.models.near import ALIKE, AMONG_FEW, did_you_mean, near
from salto_cli.models.text import fold
from salto_cli.names import NB, called

if TYPE_CHECKING:
    from salto_cli.commands.lazy import LazyGroup

ANY_CODE: Final = re.compile(r"[A-Z]-[0-9]{1,9}[A-Z]?", re.IGNORECASE)
PERSON: Final = re.compile(r"P-[0-9]{1,9}[A-Z]?", re.IGNORECASE)  # the code of one

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

# What people call a command that is called otherwise here, and what it may be called, the likeliest first.
_NEW: Final = ("add", "start", "create", "print", "form", "plan", "register", "open-case")
_ENDED: Final = ("done", "close", "end", "close-case")
_GONE: Final = ("erase", "revoke", "forget", "leave", "cancel", "done", "undo")
_TRIED: Final = ("test", "verify", "check", "drill", "confirm", "doctor")
_CHANGED: Final = ("move", "date", "role", "set", "use", "review", "edit", "amend")
_SEEN: Final = ("show", "list", "log", "get", "suggest")
_PAPER: Final = ("form", "paper", "card", "print", "minutes", "document")
COMMAND_CALLED: Final[dict[str, tuple[str, ...]]] = {
    **dict.fromkeys(("new", "create", "make", "ny", "nytt", "lag", "opprett", "registrer"), _NEW),
    **dict.fromkeys(("complete", "finish", "close", "fullfor", "gjort", "avslutt"), _ENDED),
    **dict.fromkeys(("remove", "delete", "slett", "fjern"), _GONE),
    **dict.fromkeys(("try", "check", "test", "prov", "sjekk", "kontroller"), _TRIED),
    **dict.fromkeys(("change", "update", "edit", "endre", "rett", "oppdater"), _CHANGED),
    **dict.fromkeys(("view", "see", "all", "overview", "se", "alle", "oversikt"), _SEEN),
    **dict.fromkeys(("print", "pdf", "skriv", "utskrift"), _PAPER),
    **dict.fromkeys(("search", "sok"), ("find",)),
}
MOST: Final = 2  # commands proposed for one word by what it means


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
    slips = [known[each] for each in near(fold(word), known, alike_by)]
    return list(dict.fromkeys(_by_meaning(fold(word), manifest, within) or slips)) or [
        each
        for said in near(fold(word), COMMAND_CALLED, ALIKE)[:1]
        for each in _by_meaning(said, manifest, within)
    ]


def _by_meaning(word: str, manifest: Mapping[str, Any], within: str) -> list[str]:
    """The commands that do what ``word`` says, under another name."""
    return [f"{within} {name}".strip() for name in COMMAND_CALLED.get(word, ()) if name in manifest][:MOST]


def no_such_command(words: Sequence[str], manifest: Mapping[str, Any], within: str = "") -> Usage:
    """The error for ``words`` of which the first is no command of a group, with what is near it.

    The word itself is not repeated, unless it is a code: someone may have typed a name first. What came
    after it is, where none of it is personal: so the line can be pasted.
    """
    word, after = words[0], words[1:]
    told = _("there is no such command")
    if PERSON.fullmatch(word):
        return Usage(told, did_you_mean([f"salto show {word.upper()}"]))
    near = [
        f"salto {called(path)}{rest(path, manifest[path.removeprefix(within).strip()], after)}"
        for path in nearest(word, manifest, within)
    ]
    return Usage(told, did_you_mean(near) or see_help(within))


def no_command_of_its_group(default: Any, whole: "LazyGroup", words: Sequence[str]) -> Usage | None:
    """Where the ``default`` of a group cannot take what came after the group, that was to be a command of it.

    Where the default takes words, only one that is near a command, or has a code after it, is taken for one.
    """
    word, after = words[0], words[1:]
    takes = any(each.param_type_name == "argument" for each in default.params)
    is_name = not (after and ANY_CODE.fullmatch(after[0]))  # whoever is named needs no code as well
    if takes and is_name and not nearest(word, whole.manifest, whole.path):
        return None
    return no_such_command(words, whole.manifest, whole.path)


def see_help(path: str) -> str:
    """The hint to see the help of the command or group at ``path`` (English; empty for the root)."""
    return _("see: {command}").format(command=" ".join(["salto", *path.split(), "--help"]))


def refuse_command_for_name(said: str) -> None:
    """Raise Usage where ``said``, which names nobody, is nearly a command of the group that it came after.

    Of several words the first is the one that was to be a command.
    """
    from salto_cli.commands.lazy import unknown

    found, word = unknown(), said.partition(" ")[0]
    if found and found[1] in (said, word) and nearest(found[1], found[0].manifest, found[0].path):
        raise no_such_command(found[1:], found[0].manifest, found[0].path)
