"""Commands that show deadlines by day: on the screen, on paper, on a youth's card, in a calendar."""

from typing import Annotated

import typer

from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import PasswordFile, Whom
from salto_cli.commands.options import naming
from salto_cli.errors import Unacceptable, Usage
from salto_cli.i18n import _, printed_in
from salto_cli.models import day, day_said
from salto_cli.models.due import (
    CalendarWritten,
    CardPrinted,
    ExportCalendar,
    PrintCard,
    PrintWeek,
    ShowDue,
    WeekPrinted,
)
from salto_cli.models.publication import Made
from salto_cli.usecases import due as dues

Mine = Annotated[bool, typer.Option("--mine", help=_("Only those you own or are deputy for."))]


def due(
    ctx: typer.Context,
    days: Annotated[str | None, typer.Option(help=_("So many days ahead; 21 if left out."))] = None,
    mine: Mine = False,
    operator: Annotated[str | None, typer.Option(help=_("Only one colleague's, by name."))] = None,
    lead: Annotated[str | None, typer.Option(help=_("Only for youths whom this colleague leads."))] = None,
) -> None:
    """Show deadlines by day, red ones first, and whether each youth has confirmed."""
    at = desk(ctx)
    at.run(ShowDue(_days(at, days), mine, operator, lead), dues.show)


def card(
    ctx: typer.Context,
    person: Whom = None,
    out: Annotated[str | None, typer.Option(help=_("Where to write the card: a PDF file."))] = None,
    language: Annotated[
        str | None, typer.Option(help=_("Language of the card: nb or en."), metavar="nb|en")
    ] = None,
    password_file: PasswordFile = None,
) -> None:
    """Print a youth's own card: what is coming, in large type and plain words."""
    from salto_cli.commands.paper import Envelope, run_on_paper
    from salto_cli.commands.where import Where, person_and

    at = desk(ctx)
    where = Where(at, out, _("card"))
    language = language or printed_in()
    if language not in {"nb", "en"}:
        raise Unacceptable(_("the card can be in nb or en"), _("as in --language en"))
    if person is None and not at.interactive:
        raise Usage(_("say whose card it is"), _("as in: salto task card P-017Z --out kort.pdf"))

    def write(result: CardPrinted, envelope: Envelope) -> tuple[Made, ...]:
        from salto_cli.render.youth_card import card_pdf

        return (Made(where.path, card_pdf(result, envelope.password(where.path), language)),)

    run_on_paper(at, PrintCard(person_and(where, person)), dues.card, write, password_file)


def paper(
    ctx: typer.Context,
    out: Annotated[str | None, typer.Option(help=_("Where to write the list: a PDF file."))] = None,
    days: Annotated[str | None, typer.Option(help=_("So many days ahead; 7 if left out."))] = None,
    password_file: PasswordFile = None,
) -> None:
    """Print the week's deadlines for every colleague, for when the laptop does not work."""
    from salto_cli.commands.paper import Envelope, run_on_paper
    from salto_cli.commands.where import Where, alone

    at = desk(ctx)
    days_ahead, path = _days(at, days), alone(Where(at, out, _("week")))

    def write(result: WeekPrinted, envelope: Envelope) -> tuple[Made, ...]:
        from salto_cli.render.week_paper import week_pdf

        return (Made(path, week_pdf(result, envelope.password(path))),)

    run_on_paper(at, PrintWeek(days_ahead), dues.week, write, password_file)


def calendar(
    ctx: typer.Context,
    out: Annotated[str | None, typer.Option(help=_("Where to write the calendar: an .ics file."))] = None,
    mine: Mine = False,
) -> None:
    """Write the deadlines to a calendar file: codes, days and times, never a name."""
    from salto_cli.commands.where import Where, alone

    at = desk(ctx)
    path = alone(Where(at, out, _("calendar"), ".ics"))

    def publish(result: CalendarWritten) -> tuple[Made, ...]:
        from salto_cli.render.calendar_file import calendar_file

        return (Made(path, calendar_file(result)),)

    at.run(ExportCalendar(mine), dues.calendar, publish)
    at.say(_("Written: {path}").format(path=path))


def _days(at: Desk, said: str | None) -> int | None:
    """How many days ahead were said: ``21``, ``21d``, ``3 uker``. Raises Unacceptable."""
    if said is None:
        return None
    today = at.now.date()
    with naming("--days"):
        return day.days_between(today.isoformat(), day_said.read_within(said, today))
