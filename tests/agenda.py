"""An agenda as somebody has prepared it, put in the store through the door."""

from salto_cli.models.meeting import NAMED, AgendaRow
from salto_cli.models.order import Order
from salto_cli.models.prepare import PrepareMeeting
from salto_cli.models.question import FILE, Keep, Questions
from salto_cli.store import meeting as meetings
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.usecases.door import UseCase, perform
from tests.fixtures import Salto


def prepared(salto: Salto, *codes: str, how: str = NAMED, services: tuple[str, ...] = ()) -> None:
    """Put these persons on today's agenda, in this order."""

    def asking(act: Act, _order: Order) -> Questions:
        return [Keep(tuple(persons.id_of(act, code) for code in codes), FILE)]

    def work(act: Act, _order: PrepareMeeting) -> None:
        rows = [AgendaRow(persons.id_of(act, code), 1, n, how, services) for n, code in enumerate(codes, 1)]
        meetings.put_agenda(act, meetings.create(act, act.day), rows)

    store = salto.store()
    perform(store, PrepareMeeting(date=salto.now[:10]), UseCase(asking, work))
    store.close()
