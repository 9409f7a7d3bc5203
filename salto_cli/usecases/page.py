"""Showing a person: one page, and of it only what the person's standing carries."""

from dataclasses import replace

from salto_cli.consent.policy import in_force
from salto_cli.models.day import age_on
from salto_cli.models.kin import GUARDIAN, Edge
from salto_cli.models.page import PlanAhead, Relative, Said, Shown
from salto_cli.models.person import Named, Show
from salto_cli.models.question import FILE, IDENTITY, Keep, Questions
from salto_cli.models.task import Task
from salto_cli.store import case as cases
from salto_cli.store import caseload as caseloads
from salto_cli.store import contact as contacts
from salto_cli.store import handover as handovers
from salto_cli.store import kin, promise, sibling, standing, transition, warning
from salto_cli.store import person as persons
from salto_cli.store import statement as statements
from salto_cli.store import task as tasks
from salto_cli.store import trait as traits
from salto_cli.store.act import Act
from salto_cli.usecases import lead_times
from salto_cli.usecases.caseload import summary
from salto_cli.usecases.door import asks

LAST_CONTACTS = 3
CHILD = "child"  # the tie as a guardian sees it


def _the_page(act: Act, order: Show) -> Questions:
    """The whole file where there is a case, else who it is; and of the family, those who may be named."""
    person = persons.id_of(act, order.person)
    has_case = standing.of(act, [person])[person].basis is not None
    questions = [Keep((person,), FILE if has_case else IDENTITY)]
    family = tuple(kin.around(act, person))
    return [*questions, Keep(family, IDENTITY, required=False)] if family else questions


@asks(_the_page)
def show(act: Act, order: Show) -> Shown:
    """What is held about a person, on one page."""
    person = persons.id_of(act, order.person)
    held = persons.get(act, person)
    open_ = cases.of(act, person)
    return Shown(
        on=act.day,
        age=age_on(held.born, act.day),
        person=held,
        case=open_,
        earlier=cases.earlier(act, person),
        traits=traits.of(act, person),
        kin=_relatives(act, person, held.code),
        handover=handovers.open_of(act, person) if open_ else None,
        plans=tuple(PlanAhead(*each) for each in transition.ahead(act, person)) if open_ else (),
        tasks=_tasks(act, person),
        contacts=tuple(contacts.of_person(act, person, None, all_=False, limit=LAST_CONTACTS)),
        statements=_said(act, person) if open_ else None,
        warnings=warning.of(act, [person]),
        wishes=promise.wishes(act, person),
        look=sibling.last(act, [person]).get(person),
    )


def _tasks(act: Act, person: int) -> tuple[Task, ...]:
    """What is to be done, with what stands below it: here alone, where whoever does it looks."""
    below = tasks.lines_below(act, person)
    open_ = tasks.read(act, tasks.Wanted(person=person))
    return lead_times.seen(act, [replace(each, below=below.get(each.code, ())) for each in open_])


def _relatives(act: Act, person: int, code: str) -> tuple[Relative, ...]:
    """Guardians, siblings and children, as far as they may be named, with what holds today."""
    edges = [each for each in kin.of_person(act, person) if each.holds_on(act.day)]
    others = [persons.id_of(act, each.beyond(code)) for each in edges]
    named = persons.named(act, others) if others else {}
    return tuple(_relative(edge, named[other], code) for edge, other in zip(edges, others, strict=True))


def _relative(edge: Edge, other: Named, code: str) -> Relative:
    tie = CHILD if edge.kind == GUARDIAN and edge.other == code else edge.kind
    return Relative(other, tie, edge.sort, edge.responsibility, edge.harm)


def _said(act: Act, person: int) -> Said:
    found = [statement for _id, statement in statements.of_persons(act, [person])]
    granted = [each for each in found if each.verdict == "grant"]
    withdrawn = [each for each in granted if each.withdrawn is not None]
    services = summary(caseloads.utterances(act).get(person, ()), act.day, in_force().switches.max_months)
    return Said(len(granted) - len(withdrawn), len(found) - len(granted), len(withdrawn), services)
