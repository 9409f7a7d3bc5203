"""Lists that leave the store for one's own spreadsheet: whom they show, and what was written.

An export asks and reads exactly as the command that shows the same list. What lies in the clear carries
codes, days and words of closed lists; what names somebody, or was written about them, is encrypted
(docs/decisions/0014).
"""

from typing import Final

from salto_cli.frozen import frozen
from salto_cli.models.caseload import ShowCaseload
from salto_cli.models.contact import ListContacts
from salto_cli.models.task import ListTasks

CSV: Final = ".csv"
WORKBOOK: Final = ".xlsx"


@frozen(kw_only=True)
class ExportCaseload(ShowCaseload):
    """Write the caseload to a file."""

    command = "export caseload"


@frozen
class ExportTasks(ListTasks):
    """Write tasks to a file."""

    command = "export tasks"


@frozen
class ExportContacts(ListContacts):
    """Write a person's contacts to a file."""

    command = "export contacts"


@frozen
class Exported:
    """What was written: how many rows, whether persons are named in it, and whether it is encrypted."""

    file: str
    rows: int
    names: bool
    encrypted: bool
