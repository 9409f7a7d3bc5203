"""Putting right what was noted: a contact, a task, a deadline. The old version stays."""

import dataclasses
from typing import Annotated, Any, Final

import typer

from salto_cli.commands import codes, noted
from salto_cli.commands.contact import sure
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import (
    About,
    Arena,
    ContactChannel,
    ContactKind,
    Due,
    NoteFile,
    NoteFrom,
    OwnWords,
    Source,
    Themes,
    Told,
)
from salto_cli.commands.task import looked_at
from salto_cli.errors import Usage, WrongState
from salto_cli.i18n import N_, _
from salto_cli.models.amend import AmendTask
from salto_cli.models.code import CONTACT, TASK, whole
from salto_cli.models.contact import CorrectContact, ReadContact
from salto_cli.usecases import amend as amending
from salto_cli.usecases import contact_mended

OF_CONTACT: Final = (
    *("with_", "kind", "channel", "arena", "theme", "when", "note", "note_file", "own_words", "told"),
    *("source", "released", "about"),
)
OF_TASK: Final = ("text", "due", "consequence", "needs")
# What has another way to be put right, by the letter of its code: why, and what to type.
OTHERS: Final = {
    "P": (N_("a person is changed field by field"), "salto edit P-…"),
    "C": (
        N_("what somebody has said stays as it was said: it is withdrawn, and recorded anew as it was meant"),
        "salto withdraw-consent C-…",
    ),
    "W": (N_("a warning is looked at again, and what was written stays"), "salto warning review W-…"),
    "B": (N_("a decision of a meeting is taken back there, and decided anew"), "salto fleksiteam undo"),
    "H": (N_("a handover goes on by steps, each with its reason"), "salto handover show H-…"),
    "D": (N_("what has left cannot be called back"), "salto who-knows P-…"),
    "A": (N_("a paper that has been made cannot be unmade"), "salto sheets list"),
    "F": (N_("a paper that has been made cannot be unmade"), "salto consent form P-…"),
}


def amend(
    ctx: typer.Context,
    what: Annotated[
        str | None, typer.Argument(help=_("The code of a contact or a task."), metavar="K-…|T-…")
    ] = None,
    with_: Annotated[
        list[str] | None,
        typer.Option("--with", help=_("Everyone the contact was with, by code."), metavar="P-…"),
    ] = None,
    kind: ContactKind = None,
    channel: ContactChannel = None,
    arena: Arena = None,
    theme: Themes = None,
    category: Annotated[list[str] | None, typer.Option(help=_("Kind of information, as in work."))] = None,
    when: Annotated[str | None, typer.Option(help=_("When it was, as in: yesterday 22:15."))] = None,
    note: NoteFrom = None,
    note_file: NoteFile = None,
    own_words: OwnWords = None,
    told: Told = None,
    source: Source = None,
    released: Annotated[
        bool | None, typer.Option("--released", help=_("The source allows it to be passed on."))
    ] = None,
    about: About = None,
    text: Annotated[str | None, typer.Option(help=_("What is to be done, one line."))] = None,
    due: Due = None,
    consequence: Annotated[str | None, typer.Option(help=_("What happens if it is missed."))] = None,
    needs: Annotated[str | None, typer.Option(help=_("What it takes: travel, ID, interpreter."))] = None,
) -> None:
    """Put right what was noted: a contact, a task or a deadline.

    What is not given stays as it was; a lone - empties a field. Without options, a terminal asks field by
    field. The old version stays, with who put it right and when: see salto contacts P-… --all, and salto
    timeline P-… .
    """
    at, given = desk(ctx), {name: value for name, value in ctx.params.items() if name != "what"}
    code = _code(at, what)
    if code[:1].upper() == TASK:
        _refuse(given, OF_CONTACT)
        _task(at, code, given)
    elif code[:1].upper() == CONTACT:
        _refuse(given, OF_TASK)
        _contact(at, code, given)
    else:
        raise _other(code)


def _code(at: Desk, said: str | None) -> str:
    """The code of what is to be put right, chosen in a terminal. Raises Usage where nobody is to ask."""
    if said is None and not at.interactive:
        raise Usage(_("say what is to be put right"), _("as in: salto amend K-204A"))
    return (said or codes.chosen(at, "noted", _("Code of the contact or the task"))).strip()


def _contact(at: Desk, said: str, given: dict[str, Any]) -> None:
    renamed = {"persons": given["with_"], "themes": given["theme"], "categories": given["category"]}
    names = ("kind", "channel", "arena", "when", "own_words", "told", "source", "released", "about")
    fields = {**renamed, **{name: given[name] for name in names}}
    fields["note"] = noted.given(at, given["note"], given["note_file"])
    code = sure(at, said)
    standing: dict[str, Any] = {"known": {"corrects": code}}
    if _asks(at, fields):
        found = at.do(ReadContact(code), amending.contact)
        today = {each.name: getattr(found, each.name) for each in dataclasses.fields(found)}
        standing["today"] = {"when": found.happened, **today}
    at.run(at.fill(CorrectContact, fields, **standing), contact_mended.correct)


def _task(at: Desk, said: str, given: dict[str, Any]) -> None:
    categories = given["category"] or [None]
    if len(categories) > 1:
        raise Usage(_("a task has one category"), _("give --category once"))
    fields = {**{name: given[name] for name in OF_TASK}, "category": categories[0]}
    found = looked_at(at, said) if at.interactive else None
    code = found.code if found else whole(said, TASK, strict=True)
    standing: dict[str, Any] = {"known": {"task": code}}
    if found and _asks(at, fields):
        own = {"text": found.text, "category": found.category}
        beside = found.deadline
        own |= {"consequence": beside.consequence, "needs": beside.needs} if beside else {"due": found.due}
        standing["today"] = own
    at.run(at.fill(AmendTask, fields, **standing), amending.task)


def _asks(at: Desk, fields: dict[str, Any]) -> bool:
    """Whether each field is asked about: a terminal, and nothing given on the line."""
    asked = at.interactive and all(value is None for value in fields.values())
    if asked:
        at.say(_("Enter keeps what stands; a lone - empties the field."))
    return asked


def _refuse(given: dict[str, Any], names: tuple[str, ...]) -> None:
    """Raise Usage for an option that belongs to the other kind of thing."""
    strange = next((name for name in names if given[name] is not None), None)
    if strange:
        raise Usage(
            _("--{option} does not belong here").format(option=strange.rstrip("_").replace("_", "-")),
            _("a contact is K-…, a task or a deadline T-…; see: salto amend --help"),
        )


def _other(code: str) -> WrongState | Usage:
    found = OTHERS.get(code[:1].upper()) if code[1:2] == "-" else None
    if found is None:
        return Usage(_("that is no code of a contact or a task"), _("write it as in K-204A or T-118D"))
    return WrongState(_(found[0]), _("instead: {command}").format(command=found[1]))
