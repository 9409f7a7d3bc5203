"""Lists that leave for one's own spreadsheet: judged, read and noted as what is shown, and in the log as
files."""

from salto_cli.models.caseload import Caseload
from salto_cli.models.contact import Contacts
from salto_cli.models.export import ExportCaseload, ExportContacts, ExportTasks
from salto_cli.models.task import Tasks
from salto_cli.usecases import caseload as caseloads
from salto_cli.usecases import contact as contacts
from salto_cli.usecases import task as tasks
from salto_cli.usecases.door import UseCase

caseload: UseCase[ExportCaseload, Caseload] = UseCase(caseloads.show.asks, caseloads.show.work)
task_list: UseCase[ExportTasks, Tasks] = UseCase(tasks.show.asks, tasks.show.work)
contact_list: UseCase[ExportContacts, Contacts] = UseCase(contacts.show.asks, contacts.show.work)
