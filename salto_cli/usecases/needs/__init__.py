"""What may need someone today, noun by noun: ``today`` shows whatever stands in ``NEEDS``."""

from salto_cli.usecases.needs import birthday, consent, contact, deadline, giving, handover, sheet, withdrawal
from salto_cli.usecases.needs.need import Need

NEEDS: tuple[Need, ...] = (
    *deadline.NEEDS,
    *withdrawal.NEEDS,
    *sheet.NEEDS,
    *giving.NEEDS,
    *handover.NEEDS,
    *birthday.NEEDS,
    *consent.NEEDS,
    *contact.NEEDS,
)
