"""How what needs someone is shown, noun by noun: ``today`` shows each kind as it stands in ``LINES``."""

from salto_cli.render.needs import birthday, consent, contact, giving, handover, task, withdrawal
from salto_cli.render.needs.need import Line

LINES: dict[str, Line] = {
    **task.LINES,
    **withdrawal.LINES,
    **giving.LINES,
    **handover.LINES,
    **birthday.LINES,
    **consent.LINES,
    **contact.LINES,
}
