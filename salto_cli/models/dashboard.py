"""The dashboard: the caseload, the week and one case beside them, looked at and not written in."""

from typing import Final

from salto_cli.frozen import frozen
from salto_cli.i18n import N_
from salto_cli.models.due import Due
from salto_cli.models.meeting import MeetingLine
from salto_cli.models.today import Today

# What can be read of a case, each by an act of its own.
FILE, FAMILY, CONSENTS = "file", "family", "consents"
PAGES: Final = {FILE: N_("The case"), FAMILY: N_("Family"), CONSENTS: N_("Consents")}


@frozen
class Week:
    """What needs whoever looks today, their deadlines by day, and the next meeting where one is planned."""

    today: Today
    due: Due
    meeting: MeetingLine | None

    @property
    def by_today(self) -> frozenset[str]:
        """The codes of the deadlines that stand by their day: no second line tells of them today."""
        return frozenset(each.code for each in self.due.deadlines)
