"""The weekly meeting at the keyboard: run, or one thing at a time."""

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated

import typer

from salto_cli.commands.agreed import go_on
from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import Category, Due, PasswordFile, Whom
from salto_cli.commands.meeting_case import case_meant, decision_meant
from salto_cli.commands.meeting_day import meeting_day
from salto_cli.commands.paper import Envelope, OrderT, place, run_on_paper
from salto_cli.i18n import _
from salto_cli.models.attendance import Attend
from salto_cli.models.decision import Decide, DecidedAlready, SetStatus, UndoLast
from salto_cli.models.meeting import CountIntake, ListMeetings, LookAtMeeting, Run
from salto_cli.models.minutes import CloseMeeting, Minutes, ReadMinutes
from salto_cli.models.publication import Made
from salto_cli.models.room import TakeUp
from salto_cli.usecases import attendance, room
from salto_cli.usecases import decision as decisions
from salto_cli.usecases import meeting as meetings
from salto_cli.usecases import minutes as records
from salto_cli.usecases.door import UseCase

Meant = Callable[[str | None], str]  # from the meeting's day to a code
Date = Annotated[str | None, typer.Option(help=_("Day of the meeting; today if left out."))]


def run(ctx: typer.Context, date: Date = None) -> None:
    """Run the meeting at the keyboard: who is here, what became of things, case by case.

    Each line is kept at once. Stopped in the middle, it goes on where it was. Without a terminal it begins
    the meeting and shows where it stands.
    """
    at = desk(ctx)
    order = Run(meeting_day(at, "--date", date))
    if at.interactive and not at.options.json:
        _at_the_table(at, order)
    else:
        at.run(order, meetings.run)


def _at_the_table(at: Desk, order: Run) -> None:
    from salto_cli.commands.meeting_terminal import Table

    Table(at, order.date).hold()


def decide(
    ctx: typer.Context,
    person: Whom = None,
    text: Annotated[str | None, typer.Option(help=_("What is to be done, at most 140 characters."))] = None,
    type_: Annotated[
        str | None,
        typer.Option("--type", help=_("measure, referral, contact, consent, report, close or none.")),
    ] = None,
    service: Annotated[str | None, typer.Option(help=_("Service that does it."))] = None,
    owner_name: Annotated[str | None, typer.Option(help=_("Who does it at the service."))] = None,
    category: Category = None,
    owner: Annotated[
        str | None, typer.Option(help=_("Colleague who sees to it; who leads the case if left out."))
    ] = None,
    due: Due = None,
    agreed: Annotated[str | None, typer.Option(help=_("Whether the youth has agreed: yes or no."))] = None,
    told: Annotated[str | None, typer.Option(help=_("The day the youth was told of it."))] = None,
    told_by: Annotated[
        str | None, typer.Option(help=_("Colleague who tells the youth; who leads the case if left out."))
    ] = None,
    review: Annotated[
        str | None, typer.Option(help=_("When it is looked at again; the next meeting if left out."))
    ] = None,
    basis: Annotated[str | None, typer.Option(help=_("What it rests on: a consent or the law."))] = None,
    disagreement: Annotated[
        str | None, typer.Option(help=_("Who disagreed, or what could not be had."))
    ] = None,
    another: Annotated[
        bool, typer.Option("--another", help=_("Another decision than one that says nearly the same."))
    ] = False,
    date: Date = None,
) -> None:
    """Keep one decision about a person, with its task and who tells the youth."""
    given = {"person": person, "text": text, "type": type_, "service": service, "owner_name": owner_name}
    given |= {"category": category, "owner": owner, "due": due, "agreed": agreed, "told": told}
    given |= {"told_by": told_by, "review": review, "basis": basis, "disagreement": disagreement}
    at = desk(ctx)
    known = _known(at, date, "person", lambda day: case_meant(at, person, day, writes=True))
    given_too = {"another": another or None, "date": date}
    _keep(at, at.fill(Decide, {**given, **given_too}, known=known))


def _keep(at: Desk, order: Decide) -> None:
    """Keep a decision. Whether one that says the same is another is asked where somebody sits there."""
    try:
        at.run(order, decisions.decide)
    except DecidedAlready as same:
        if not at.interactive:
            raise
        at.say(same.message)
        go_on(_("Is this another decision?"))
        at.run(replace(order, another=True), decisions.decide)


def attend(
    ctx: typer.Context,
    name: Annotated[
        str | None, typer.Argument(help=_("Who; a colleague without --service."), metavar="[NAME]")
    ] = None,
    service: Annotated[str | None, typer.Option(help=_("Service they come from."))] = None,
    came: Annotated[str | None, typer.Option(help=_("When they came, as in 10:00; now if left out."))] = None,
    left: Annotated[str | None, typer.Option(help=_("When they left, as in 10:45."))] = None,
    leaves: Annotated[bool, typer.Option("--leaves", help=_("They leave now."))] = False,
    apology: Annotated[bool, typer.Option("--apology", help=_("They cannot come."))] = False,
    date: Date = None,
) -> None:
    """Note who came to the meeting, who left when, and who could not come."""
    given = {"name": name, "service": service, "came": came, "left": left, "date": date}
    desk(ctx).write(Attend, attendance.attend, **given, leaves=leaves, apology=apology)


def status(
    ctx: typer.Context,
    decision: Annotated[
        str | None, typer.Argument(help=_("The decision's code, as in B-012U."), metavar="B-…")
    ] = None,
    status: Annotated[
        str | None, typer.Argument(help=_("done, not_done or blocked."), metavar="WORD")
    ] = None,
    why: Annotated[str | None, typer.Option(help=_("What stands in the way, or how it went."))] = None,
    date: Date = None,
) -> None:
    """Say in a meeting what became of a decision: done, not done or blocked, and why."""
    at = desk(ctx)
    known = _known(at, date, "decision", lambda day: decision_meant(at, decision, day))
    given = {"decision": decision, "status": status, "why": why, "date": date}
    at.run(at.fill(SetStatus, given, known=known), decisions.set_status)


def _known(at: Desk, date: str | None, name: str, meant: Meant) -> dict[str, str | None]:
    """What a terminal has understood before the rest is asked for: the meeting's day, and what is meant."""
    if not at.interactive:
        return {}
    day = meeting_day(at, "--date", date)
    return {name: meant(day), "date": day}


def undo(ctx: typer.Context, date: Date = None) -> None:
    """Take back the last decision of a meeting that is not closed."""
    at = desk(ctx)
    at.run(UndoLast(meeting_day(at, "--date", date)), decisions.undo)


def case(
    ctx: typer.Context,
    person: Whom = None,
    date: Date = None,
) -> None:
    """Show one case to those in the room: no more than each of them may know today.

    Exit code 20 where somebody must leave first.
    """
    at = desk(ctx)
    day = meeting_day(at, "--date", date)
    at.run(TakeUp(case_meant(at, person, day), day), room.take_up)


def intake(
    ctx: typer.Context,
    answer: Annotated[
        str | None, typer.Argument(help=_("open, advise, report or other_service."), metavar="WORD")
    ] = None,
    date: Date = None,
) -> None:
    """Count a question asked without a name, and what it was answered: nothing of whom is kept."""
    desk(ctx).write(CountIntake, meetings.count_intake, answer=answer, date=date)


def close(
    ctx: typer.Context,
    date: Date = None,
    out: Annotated[str | None, typer.Option(help=_("Where to write the minutes: a PDF file."))] = None,
    password_file: PasswordFile = None,
    all_left: Annotated[
        bool, typer.Option("--all-left", help=_("Whoever came from a service has left the room."))
    ] = False,
) -> None:
    """Close the meeting: what was decided, whose it is, who is not told yet, which sheets are out.

    It is for the team alone, and refused while a service is in the room. What is to be put right later is a
    decision of the next meeting: a closed one is not opened again.
    """
    at = desk(ctx)
    _filed(at, CloseMeeting(meeting_day(at, "--date", date), all_left), records.close, out, password_file)


def minutes(
    ctx: typer.Context,
    date: Date = None,
    out: Annotated[str | None, typer.Option(help=_("Where to write the minutes: a PDF file."))] = None,
    password_file: PasswordFile = None,
) -> None:
    """Make the minutes of a closed meeting again: what may be read of it today.

    What was said and decided stands as it did; whose case has been closed since, or may not be read for
    another reason, is left out, and counted. Who has not been told and which sheets are out is as of today.
    """
    at = desk(ctx)
    _filed(at, ReadMinutes(meeting_day(at, "--date", date, held=True)), records.again, out, password_file)


def _filed(
    at: Desk, order: OrderT, usecase: UseCase[OrderT, Minutes], out: str | None, password_file: str | None
) -> None:
    """Show the minutes; with ``out``, write them to that file as well."""
    if out is None:
        at.run(order, usecase)
        return
    path = place(at, out, ".pdf")

    def write(result: Minutes, envelope: Envelope) -> tuple[Made, ...]:
        from salto_cli.render.minutes import minutes_pdf

        return (Made(path, minutes_pdf(result, envelope.password(path))),)

    run_on_paper(at, order, usecase, write, password_file)


def list_(ctx: typer.Context) -> None:
    """List the meetings, the newest first."""
    desk(ctx).run(ListMeetings(), meetings.list_meetings)


def show(
    ctx: typer.Context,
    day: Annotated[
        str | None, typer.Argument(help=_("The meeting's day; today if left out."), metavar="[DAY]")
    ] = None,
) -> None:
    """Show a meeting: who is there, what became of things, whom it takes up, what it decided.

    With services in the room, no more than what all of them may hear: it can be read aloud.
    """
    at = desk(ctx)
    at.run(LookAtMeeting(meeting_day(at, _("DAY"), day)), meetings.show)
