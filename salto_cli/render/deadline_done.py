"""How it is shown that something was done about a deadline."""

from rich.console import RenderableType
from rich.padding import Padding

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models.deadline import EMAIL, RED
from salto_cli.models.deadline_done import (
    DeadlineConfirmed,
    DeadlineHanded,
    DeadlineMoved,
    DeadlineVerified,
    PlaceChecked,
    SeriesStopped,
)
from salto_cli.models.task import Task
from salto_cli.models.words import word
from salto_cli.render.deadline import facts
from salto_cli.render.look import NO, WARN, YES, quiet, sign, stack, text
from salto_cli.render.mention import names_others
from salto_cli.render.released import stays_here
from salto_cli.render.terminal import shown


@shown.register
def _place(result: PlaceChecked) -> RenderableType:
    return text(", ".join(str(each) for each in result.unsafe))


@shown.register
def _confirmed(result: DeadlineConfirmed) -> RenderableType:
    if result.confirmed:
        head = sign(YES, _("Deadline {code} is confirmed").format(code=result.task.code))
        return stack(head, *_whole(result.task), names_others(result.names))
    red = result.task.deadline is not None and result.task.deadline.state == RED
    return stack(
        sign(WARN, _("An attempt is noted for {code}; it is not confirmed").format(code=result.task.code)),
        sign(NO, _("it stays red until somebody has talked with the youth")) if red else None,
        *_whole(result.task),
        names_others(result.names),
        quiet(
            _("An e-mail never confirms: meet, call, or get an answer to a message")
            if result.how == EMAIL
            else _("When the youth has understood: salto task confirm {code} --understood yes").format(
                code=result.task.code
            )
        ),
    )


@shown.register
def _verified(result: DeadlineVerified) -> RenderableType:
    head = sign(YES, _("The date of {code} has been made sure of").format(code=result.task.code))
    return stack(head, *_whole(result.task), stays_here(result.unreleased))


@shown.register
def _moved(result: DeadlineMoved) -> RenderableType:
    was = day.spoken(result.was.due) + (f" {result.was.at}" if result.was.at else "")
    along = plural("{n} after it has moved as well", "{n} after it have moved as well", len(result.series))
    return stack(
        sign(YES, _("Deadline {code} has been moved").format(code=result.task.code)),
        *_whole(result.task),
        quiet(_("it was: {was}").format(was=", ".join(each for each in (was, result.was.place) if each))),
        text(along) if result.series else None,
        names_others(result.names),
        stays_here(result.unreleased),
        sign(WARN, _("The youth must be told again: salto task confirm {code}").format(code=result.task.code))
        if result.task.deadline and not result.task.deadline.ours
        else None,
    )


@shown.register
def _handed(result: DeadlineHanded) -> RenderableType:
    head = sign(YES, _("Deadline {code} has been handed on").format(code=result.task.code))
    return stack(head, *_whole(result.task))


@shown.register
def _stopped(result: SeriesStopped) -> RenderableType:
    said = plural("{n} deadline is closed", "{n} deadlines are closed", len(result.tasks))
    return stack(
        sign(YES, f"{said}: {word('deadline_outcome', result.outcome).label}"),
        Padding(text(result.tasks[0].person.line), (0, 0, 0, 2), expand=False),
        Padding(text(", ".join(each.code for each in result.tasks)), (0, 0, 0, 2), expand=False),
    )


def _whole(task: Task) -> tuple[RenderableType, ...]:
    """Whose it is, and all that is known of it."""
    return (
        Padding(text(task.person.line), (0, 0, 0, 2), expand=False),
        Padding(facts(task), (0, 0, 0, 2), expand=False),
    )
