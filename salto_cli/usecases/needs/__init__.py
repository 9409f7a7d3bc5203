"""What may need someone today, noun by noun: ``today`` shows whatever stands in ``NEEDS``."""

from salto_cli.usecases.needs import birthday, consent, contact, giving, handover, withdrawal
from salto_cli.usecases.needs.need import Need

NEEDS: tuple[Need, ...] = (
    *withdrawal.NEEDS,
    *giving.NEEDS,
    *handover.NEEDS,
    *birthday.NEEDS,
    *consent.NEEDS,
    *contact.NEEDS,
)
