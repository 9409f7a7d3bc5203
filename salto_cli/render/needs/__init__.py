"""How what needs someone is shown, noun by noun: ``today`` shows each kind as it stands in ``LINES``."""

from salto_cli.render.needs import (
    birthday,
    board,
    consent,
    contact,
    deadline,
    giving,
    handover,
    meeting,
    promise,
    sheet,
    sibling,
    task,
    transition,
    warning,
    withdrawal,
)
from salto_cli.render.needs.need import Line

LINES: dict[str, Line] = {
    **deadline.LINES,
    **task.LINES,
    **withdrawal.LINES,
    **sheet.LINES,
    **giving.LINES,
    **handover.LINES,
    **transition.LINES,
    **warning.LINES,
    **sibling.LINES,
    **meeting.LINES,
    **promise.LINES,
    **birthday.LINES,
    **board.LINES,
    **consent.LINES,
    **contact.LINES,
}
