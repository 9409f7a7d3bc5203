"""What may need someone today, noun by noun: ``today`` shows whatever stands in ``NEEDS``."""

from salto_cli.usecases.needs import (
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
    transition,
    warning,
    withdrawal,
)
from salto_cli.usecases.needs.need import Need

NEEDS: tuple[Need, ...] = (
    *deadline.NEEDS,
    *withdrawal.NEEDS,
    *sheet.NEEDS,
    *giving.NEEDS,
    *handover.NEEDS,
    *transition.NEEDS,
    *warning.NEEDS,
    *sibling.NEEDS,
    *meeting.NEEDS,
    *promise.NEEDS,
    *birthday.NEEDS,
    *board.NEEDS,
    *consent.NEEDS,
    *contact.NEEDS,
)
