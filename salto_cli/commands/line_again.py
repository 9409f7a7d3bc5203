"""A line that was typed, handed back with a word of it put right, so that it can be pasted.

No error repeats what is personal: a line is handed back only where it holds nothing but commands, codes,
names of options and days counted from today.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from salto_cli.commands import Entry, Group
from salto_cli.commands.options import FLAGS, VALUES
from salto_cli.errors import NoBasis
from salto_cli.i18n import _
from salto_cli.models.code import PERSON, WRITTEN, code

if TYPE_CHECKING:
    from salto_cli.commands.lazy import LazyCommand

IMPERSONAL: Final = re.compile(rf"{WRITTEN.pattern}|--[a-z][a-z-]*|\+[0-9]{{1,3}}[dwmuy]")


def rest(path: str, entry: Entry | Group, words: Sequence[str]) -> str:
    """What came after a command that was mistyped for the one at ``path``, with a blank before it.

    Nothing where any of it may be personal, or where that command would not take it.
    """
    from salto_cli.commands.lazy import load

    if not words or isinstance(entry, Group) or not all(map(IMPERSONAL.fullmatch, words)):
        return ""
    return "".join(f" {word}" for word in words) if _takes(load(path, entry), words) else ""


def _takes(command: "LazyCommand", words: Sequence[str]) -> bool:
    """Whether a command has these options, and an argument for each word that is none and belongs to none."""
    options = {option: each for each in command.params for option in (*each.opts, *each.secondary_opts)}
    shared, alone, of_option = {*FLAGS, *VALUES}, 0, False
    for word in words:
        if word.startswith("--") and word not in options and word not in shared:
            return False
        alone += not (word.startswith("--") or of_option)
        of_option = word in VALUES or (word in options and not getattr(options[word], "is_flag", False))
    places = [each.nargs for each in command.params if each.param_type_name == "argument"]
    return -1 in places or alone <= len(places)


def for_children(no: NoBasis, command: "LazyCommand", words: Sequence[str]) -> NoBasis:
    """The same no; of one about a guardian a whole line for each child, who is named in the guardian's place.

    ``words`` are those after the command. Where no line can be made of them the no stays as it is.
    """
    if not no.children or not all(map(IMPERSONAL.fullmatch, words)):
        return no
    lines = [_with_child(command, words, no.guardian, child) for child in no.children]
    if None in lines:
        return no
    told = _("for the child: {lines}").format(lines=_(", or ").join(filter(None, lines)))
    return NoBasis(no.message, told)


def _with_child(command: "LazyCommand", words: Sequence[str], guardian: str, child: str) -> str | None:
    """The line with ``child`` in it; None where nobody knows where that would stand."""
    said = [child if _is(word, guardian) else word for word in words]
    first = command.params[0] if command.params else None
    takes = first is not None and first.param_type_name == "argument" and first.name in {"person", "persons"}
    if said == list(words):
        if not takes or any(not word.startswith("-") for word in words):
            return None  # chosen from a list, and where it would be typed is not known
        said = [child, *words]
    return " ".join(["salto", command.path, *said])


def _is(word: str, person: str) -> bool:
    """Whether a word of the line is the code of that person, with or without its check letter."""
    found = WRITTEN.fullmatch(word)
    return found is not None and found[1].upper() == PERSON and code(PERSON, int(found[2])) == person
