"""Commands about contacts. The text of a note never comes from the line (commands/noted.py)."""

from typing import Annotated

import typer

from salto_cli.commands import noted
from salto_cli.commands.agreed import is_meant
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import (
    About,
    AgreedWith,
    Arena,
    ContactChannel,
    ContactKind,
    Due,
    NoteFile,
    NoteFrom,
    Owner,
    OwnWords,
    Since,
    Source,
    Themes,
    Told,
    Whom,
)
from salto_cli.commands.options import past
from salto_cli.errors import Usage
from salto_cli.i18n import _
from salto_cli.models.code import CONTACT, whole
from salto_cli.models.contact import (
    CorrectContact,
    ListContacts,
    LogContact,
    LookAtContact,
    RetractContact,
)
from salto_cli.models.timeline import ShowTimeline
from salto_cli.usecases import contact as contacts
from salto_cli.usecases import contact_mended
from salto_cli.usecases import timeline as timelines


def log(
    ctx: typer.Context,
    persons: Annotated[
        list[str] | None, typer.Argument(help=_("Codes, or names in a terminal."), metavar="P-…")
    ] = None,
    kind: ContactKind = None,
    channel: ContactChannel = None,
    arena: Arena = None,
    theme: Themes = None,
    category: Annotated[
        list[str] | None, typer.Option(help=_("Category, besides those of the themes."))
    ] = None,
    when: Annotated[
        str | None, typer.Option(help=_('When, as in "yesterday 22:15"; now if left out.'))
    ] = None,
    note: NoteFrom = None,
    note_file: NoteFile = None,
    own_words: OwnWords = None,
    told: Told = None,
    source: Source = None,
    released: Annotated[
        bool, typer.Option("--released", help=_("The source allows it to be passed on."))
    ] = False,
    about: About = None,
    next_step: Annotated[
        str | None, typer.Option("--next", help=_("Next step; becomes a task for each person."))
    ] = None,
    next_who: Owner = None,
    due: Due = None,
    next_service: AgreedWith = None,
    next_category: Annotated[str | None, typer.Option(help=_("Category of the next step."))] = None,
    corrects: Annotated[
        str | None, typer.Option(help=_("A contact to make a new version of."), metavar="K-…")
    ] = None,
) -> None:
    """Log a contact with one or several persons.

    One line is enough: salto log-contact P-004P --kind talk --arena street --theme work --next
    "ring UngJobb" --due friday. With --corrects, what is not given stays as it was, and the old version is
    kept. Everything on the line ends up in the shell's history; --input - and prompts do not.
    """
    at = desk(ctx)
    given: dict[str, object] = {
        "persons": persons,
        "kind": kind,
        "channel": channel,
        "arena": arena,
        "themes": theme,
    }
    given |= {"categories": category, "when": when, "own_words": own_words, "told": told, "source": source}
    given |= {"about": about, "released": released or None, "note": noted.given(at, note, note_file)}
    step = {"next": next_step, "next_who": next_who, "due": due}
    step |= {"next_service": next_service, "next_category": next_category}
    if corrects:
        _refuse_steps(step)
        at.write(CorrectContact, contact_mended.correct, corrects=sure(at, corrects), **given)
    else:
        at.write(LogContact, contacts.log, **given, **step)


def list_(
    ctx: typer.Context,
    person: Whom = None,
    since: Since = None,
    everything: Annotated[
        bool, typer.Option("--all", help=_("All of them, also those taken off, and old versions."))
    ] = False,
) -> None:
    """Show a person's contacts, the newest first."""
    at = desk(ctx)
    since = past("--since", since, at.now.date())
    at.run(ListContacts(at.whose(person), since, everything), contacts.show)


def timeline(
    ctx: typer.Context,
    person: Whom = None,
    since: Since = None,
) -> None:
    """Show everything that has happened with a person, the newest first."""
    at = desk(ctx)
    since = past("--since", since, at.now.date())
    at.run(ShowTimeline(at.whose(person), since), timelines.show)


def retract(
    ctx: typer.Context,
    contact: Annotated[
        str | None, typer.Argument(help=_("The contact's code, as in K-204A."), metavar="K-…")
    ] = None,
    person: Annotated[
        str | None, typer.Option(help=_("Take it off this person only."), metavar="P-…")
    ] = None,
    reason: Annotated[str | None, typer.Option(help=_('Why, as in "feil person".'))] = None,
) -> None:
    """Take a contact off the wrong person.

    The trace stays, and what was agreed in it is closed.
    """
    at = desk(ctx)
    code = sure(at, contact) if contact else None
    at.write(RetractContact, contact_mended.retract, contact=code, person=person, reason=reason)


def sure(at: Desk, said: str) -> str:
    """The whole code of a contact; at a terminal its number will do, once the contact has been named."""
    found = whole(said, CONTACT, strict=not at.interactive)
    if at.interactive:
        line = at.do(LookAtContact(found), contacts.look).line
        is_meant(at, said, line, _("Is this the right contact?"))
    return found


def _refuse_steps(step: dict[str, str | None]) -> None:
    """A correction puts right what was noted; a new step is a task of its own. Raises Usage."""
    if any(step.values()):
        raise Usage(
            _("a correction takes no next step"), _("add it with: salto task add P-… --text … --due …")
        )
