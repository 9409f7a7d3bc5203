"""How much each colleague carries: numbers, and nobody's name but the colleague's."""

from salto_cli.models.day import days_on
from salto_cli.models.question import FILE, Keep, Questions
from salto_cli.models.workload import Load, ShowWorkload, Workload
from salto_cli.store import count, workload
from salto_cli.store import operator as operators
from salto_cli.store.act import Act
from salto_cli.usecases import lead_times, settings
from salto_cli.usecases.door import asks


def _everyone_with_a_case(act: Act, _order: ShowWorkload) -> Questions:
    found = count.with_a_case(act)
    return [Keep(found, FILE, required=False)] if found else []


@asks(_everyone_with_a_case)
def show(act: Act, order: ShowWorkload) -> Workload:
    """Everyone who leads a case or has something to do, the one with most cases first."""
    known = settings.of(act)
    most, quiet = known.number("workload.cases"), known.number("caseload.quiet")
    since = days_on(act.day, 1 - known.number("workload.days"))
    cases, tasks, late = workload.cases(act), workload.tasks(act), workload.tasks(act, act.day)
    contacts, unseen = workload.contacts(act, since), workload.unseen(act, days_on(act.day, -quiet))
    loads = [
        Load(
            each.name,
            cases.get(each.id, 0),
            max(0, cases.get(each.id, 0) - most),
            len(lead_times.red(act, each.id)),
            tasks.get(each.id, 0),
            late.get(each.id, 0),
            contacts.get(each.id, 0),
            unseen.get(each.id, 0),
        )
        for each in operators.ever(act)
        if each.id in cases or each.id in tasks
    ]
    loads.sort(key=lambda each: (-each.cases, -each.red, each.name))
    return Workload(act.day, since, most, quiet, tuple(loads))
