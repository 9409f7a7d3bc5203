"""A command of ours where the meeting's lines are typed: it is refused, and never kept as a decision.

Only what is clearly one: decisions begin with words that are commands too («del rapporten med skolen»).
"""

import re
from typing import Final

from salto_cli.commands import MANIFEST, Group
from salto_cli.commands.line import split
from salto_cli.errors import Unacceptable
from salto_cli.i18n import N_, _
from salto_cli.names import canonical

OPTION: Final = re.compile(r"--[^\W\d_][\w-]*(?:=.*)?")
CODE: Final = re.compile(r"[A-Z](?:-[0-9]{1,9}|[0-9]{3,9})[A-Z]?", re.IGNORECASE)  # of whatever kind
MARKS: Final = "@!#"  # of a decision: «handover plan @Lise» is one
PROMPTS: Final = frozenset({"$", ">", "salto>"})  # what is copied with a command that stands after it

# What the table itself has for what a command does; where it has nothing, one leaves first.
AT_THE_TABLE: Final = {
    "undo": N_("u takes the last decision back"),
    "fleksiteam undo": N_("u takes the last decision back"),
    "fleksiteam attend": N_("write who comes as in: + Lise nav"),
    "fleksiteam case": N_("a case is taken up by its code alone, as in P-001H"),
    "fleksiteam decide": N_("write what is to be done, as in: job interview @Lise/nav fri yes"),
    "fleksiteam intake": N_("anonymous advice counts a question without a name"),
    "help": N_("? is help"),
}


def refuse_command(line: str) -> None:
    """Raises Unacceptable for a line that is clearly a command, in either language, and says what to do."""
    found = _command_in(line)
    if found is None:
        return
    hint = AT_THE_TABLE.get(found)
    raise Unacceptable(
        _("that is a command, and none is run at the meeting's table"),
        _(hint) if hint else _("q leaves the meeting; type it then, and go on with: salto fleksiteam run"),
    )


def is_code(word: str) -> bool:
    """Whether ``word`` is written as a code, of a person, a task or anything else."""
    return CODE.fullmatch(word) is not None


def _command_in(line: str) -> str | None:
    """The English words of the command that ``line`` is, "" where it has its options alone; None for none."""
    found = split(line)
    words = [*found.words, *([] if found.last is None else [found.last])]
    while words and words[0] in PROMPTS:
        del words[0]
    named = [word.casefold() for word in words[:1]] == ["salto"]
    path, rest = _path(words[named:])
    has_options = any(OPTION.fullmatch(word) for word in words)
    if path is None:
        return "" if has_options or (named and any(map(is_code, words))) else None
    in_group = " " in path and not any(word[0] in MARKS and len(word) > 1 for word in rest)
    return path if named or has_options or in_group or any(map(is_code, rest[:1])) else None


def _path(words: list[str]) -> tuple[str | None, list[str]]:
    """The English words of the command that these begin with, and the others; None where it is none."""
    name = canonical(words[0]) if words else ""
    entry = MANIFEST.get(name)
    if entry is None:
        return None, words
    inner = canonical(words[1], name) if isinstance(entry, Group) and words[1:] else ""
    if isinstance(entry, Group) and inner in entry.commands:
        return f"{name} {inner}", words[2:]
    return name, words[1:]
