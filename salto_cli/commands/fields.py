"""Arguments and options that several commands take, each said once."""

from typing import Annotated

import typer

from salto_cli.i18n import _

Person = Annotated[str | None, typer.Argument(help=_("Code, or name."))]
Whom = Annotated[str | None, typer.Argument(help=_("Code, or name."), metavar="PERSON")]
Since = Annotated[str | None, typer.Option(help=_("From this day on, as in 01.10.2026."))]
LedBy = Annotated[str | None, typer.Option(help=_("Only whom this colleague leads; me for you."))]
Ages = Annotated[str | None, typer.Option(help=_("Only these ages, as in 16 or 12-15."))]
District = Annotated[str | None, typer.Option(help=_("Only this district, as in Alna."))]
PasswordFile = Annotated[
    str | None, typer.Option(help=_("File with the password for the papers (0600); needed in a script."))
]
Basis = Annotated[str | None, typer.Option(help=_("Basis for keeping this; see: salto policy show."))]
Reference = Annotated[
    str | None, typer.Option(help=_("Decision or task that the basis rests on, where it demands one."))
]
Purposes = Annotated[
    list[str] | None, typer.Option(help=_("What the follow-up is for; see: salto policy show."))
]
LeadDistrict = Annotated[str | None, typer.Option(help=_("District that leads the follow-up."))]
Lead = Annotated[str | None, typer.Option(help=_("The colleague who leads; you, where it is left out."))]
Coordinator = Annotated[str | None, typer.Option(help=_("Who coordinates formally, and where."))]
SharingPurpose = Annotated[str | None, typer.Option(help=_("For which purpose; the case's own if left out."))]
Recipient = Annotated[
    str | None,
    typer.Option(
        "--with", help=_("The service's id; for a guardian, the guardian's code."), metavar="RECIPIENT"
    ),
]
Said = Annotated[
    str | None,
    typer.Option(help=_("When it was said, as in: yesterday, or friday 14:30. Today if left out.")),
]
Heard = Annotated[str | None, typer.Option(help=_("What the child said, in its own words."))]
Reached = Annotated[str | None, typer.Option(help=_("How: meeting, call, email, letter, message."))]
Channel = Annotated[str | None, typer.Option(help=_("How: met, sms, call, online …"))]
Responsibility = Annotated[str | None, typer.Option(help=_("Parental responsibility: yes, no or unknown."))]
RosterChecked = Annotated[
    str | None, typer.Option(help=_("The day it was checked who has parental responsibility."))
]
RosterSource = Annotated[str | None, typer.Option(help=_("Where it was checked, as in Folkeregisteret."))]
Backups = Annotated[
    str | None, typer.Option("--in", help=_("Where the backups are, if not beside the store."))
]
RecoveryFile = Annotated[
    str | None, typer.Option(help=_("Where a script writes the recovery code (made 0600)."))
]
Owner = Annotated[str | None, typer.Option(help=_("Who does it; you if left out."))]
Due = Annotated[str | None, typer.Option(help=_("Due, as in friday, +14d or 02.12.2026."))]
AgreedWith = Annotated[str | None, typer.Option(help=_("Service it is agreed with, by id."))]
Category = Annotated[str | None, typer.Option(help=_("Kind of information, as in work."))]
ContactKind = Annotated[
    str | None, typer.Option(help=_("talk, planned, crisis, help, escort, guardian, service, attempt."))
]
ContactChannel = Annotated[
    str | None, typer.Option(help=_("met, call, message, online, through_guardian, visit."))
]
Arena = Annotated[str | None, typer.Option(help=_("Where, as in street, school, club."))]
Themes = Annotated[list[str] | None, typer.Option(help=_("What it was about, as in work; may be repeated."))]
OwnWords = Annotated[str | None, typer.Option(help=_("The youth's own words, one line."))]
Told = Annotated[
    str | None,
    typer.Option(
        help=_('Whether the youth has been told that this is written down: yes, or "no, because …".')
    ),
]
Source = Annotated[
    str | None, typer.Option(help=_("Who it comes from, as in own, subject, guardian, police."))
]
About = Annotated[list[str] | None, typer.Option(help=_("Another person whom the note is about, by code."))]
NoteFrom = Annotated[
    str | None,
    typer.Option("--note", help=_("Only -, which reads the note from standard input."), metavar="-"),
]
NoteFile = Annotated[
    str | None,
    typer.Option(help=_("A text file with the note; it stays, and is yours to delete."), metavar="FILE"),
]
Idle = Annotated[
    str | None, typer.Option(help=_("Lock after so long without a key press; 10m if nothing else is set."))
]
Limit = Annotated[
    str | None,
    typer.Option("--for", help=_("Lock after so long whatever happens; 1h if nothing else is set.")),
]
