"""How one act of the log is said. Persons stand here by code alone."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import N_, _, plural
from salto_cli.models import day
from salto_cli.models.audit import Entry
from salto_cli.names import called
from salto_cli.render.look import DOT, NO, WARN, YES, Beside, heading, quiet, sign, stack, text

NAMED = 2  # codes in one cell; the rest is a number
# What salto does on the way to a command, each an act of its own: nobody types these.
UNTYPED = {
    "accept rollback": N_("went on with an older store"),
    "correct-contact": N_("put a contact right"),
    "erase again": N_("erased once more"),
    "erase-preview": N_("looked at an erasure"),
    "find nearly": N_("looked for whom a mistyped name means"),
    "fleksiteam past": N_("went on to the next case"),
    "fleksiteam recall": N_("looked at an earlier decision"),
    "handover preview": N_("looked at a handover"),
    "handover step": N_("a step of a handover"),
    "import rows": N_("took in rows"),
    "incident names": N_("named whom an incident concerns"),
    "look": N_("looked up"),
    "look-alike": N_("looked for the same person"),
    "merge-preview": N_("looked at a merge"),
    "pick": N_("chose from a list"),
    "recognise": N_("looked for a recipient"),
    "share waiting": N_("looked for what is to be written down"),
    "undo-preview": N_("looked at what can be undone"),
    "upgrade": N_("made the store ready for a newer salto"),
}
WHY = {
    "consent_refused": N_("consent says no"),
    "no_basis": N_("no basis"),
    "wrong_role": N_("not for the role"),
    "not_found": N_("no such thing"),
    "ambiguous": N_("several fit"),
    "unacceptable": N_("not acceptable"),
    "changed": N_("changed meanwhile"),
    "wrong_state": N_("not possible now"),
    "cannot_write": N_("could not write"),
    "damaged": N_("damaged"),
}


def row(entry: Entry) -> tuple[str, str, str, str, str, Text]:
    """When, its number, who, what, whom it concerns, and how it ended."""
    moment = f"{day.short(entry.at)} {entry.at[11:16]}"
    return moment, str(entry.act), entry.operator, did_what(entry.command), _about(entry), _ending(entry)


def did_what(command: str) -> str:
    """What a command is called; what is nobody's to type, in words."""
    return _(UNTYPED[command]) if command in UNTYPED else called(command)


def _about(entry: Entry) -> str:
    """A few codes and how many more, and to whom something was to go."""
    said = {each.question: "; ".join(each.reasons) for each in entry.answers}
    codes = said.get("rolled back") or several(entry.persons)
    if "signed by" in said:
        codes = "; ".join(filter(None, (codes, _("signed by {name}").format(name=said["signed by"]))))
    if "undoes" in said:
        codes = "; ".join(filter(None, (codes, _("undoes act {n}").format(n=said["undoes"]))))
    recipients = ", ".join(dict.fromkeys(each.recipient for each in entry.answers if each.recipient))
    return _("{codes} to {recipients}").format(codes=codes, recipients=recipients) if recipients else codes


def _ending(entry: Entry) -> Text:
    if entry.result == "done":
        files = plural("{n} file made", "{n} files made", entry.files) if entry.files else ""
        did = _("changed") if entry.changed else _("read") if entry.read else _("done")
        return sign(YES, files or did)
    why = _(WHY.get(entry.error or "", ""))
    if entry.result == "refused":
        return sign(NO, _("was refused: {why}").format(why=why) if why else _("was refused"))
    return sign(WARN, _("failed: {why}").format(why=why) if why else _("failed"))


def card(entry: Entry, *, first: bool) -> RenderableType:
    """An act in three lines: when, what by whom, and how it ended for whom."""
    moment, number, operator, command, about, ending = row(entry)
    head = heading(str(moment), f"{_('no.')} {number}")
    said = (
        text(f"{command} {DOT} {operator}"),
        Beside(Text().append_text(ending), quiet(str(about)), indent=2),
    )
    return stack(None if first else Text(), head, *(Padding(each, (0, 0, 0, 2)) for each in said))


def several(names: Sequence[str]) -> str:
    """A few names, or the first and how many more; each once."""
    once = list(dict.fromkeys(name for name in names if name))
    if len(once) <= NAMED:
        return ", ".join(once)
    return _("{codes} and {n} more").format(codes=once[0], n=len(once) - 1)
