"""A person's family, with everyone in it who has a tie to a case."""

from collections.abc import Collection

from salto_cli.consent.policy import in_force
from salto_cli.models.day import age_on, days_on
from salto_cli.models.family import Family, Member, ShowFamily
from salto_cli.models.kin import NOT_SIBLINGS
from salto_cli.models.question import FILE, IDENTITY, Keep, Questions
from salto_cli.store import kin, sibling, standing
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.usecases import settings
from salto_cli.usecases.door import asks
from salto_cli.usecases.kin import unanswered, with_standing


def _whole_family(act: Act, order: ShowFamily) -> Questions:
    """The person, and those around them about whom anything may be read; the others are left out."""
    person = persons.id_of(act, order.person)
    seen = with_standing(act, kin.around(act, person))
    questions = [Keep((person,), IDENTITY)]
    if others := tuple(each for each in seen if each != person):
        questions.append(Keep(others, IDENTITY, required=False))  # one restricted hides no other
    if standing.of(act, [person])[person].basis:
        questions.append(Keep((person,), FILE))  # why a guardian is a danger is part of the file
    return questions


@asks(_whole_family)
def show(act: Act, order: ShowFamily) -> Family:
    """Guardians, siblings and children of a person, how they hang together, and what is not answered."""
    person = persons.id_of(act, order.person)
    beside = kin.around(act, person)
    found = persons.named(act, [person, *beside])
    held = persons.get(act, person)
    leads = kin.leads(act, found)
    looks = _looks_due(act, found)
    by_age = sorted(found, key=lambda each: (each != person, found[each].born, found[each].code))
    children = [each for each in found if each in _of_one_household(act, person)]
    return Family(
        person=held.code,
        on=act.day,
        adult=age_on(held.born, act.day) >= in_force().ages.adult,
        roster_checked=held.roster_checked,
        roster_source=held.roster_source,
        members=tuple(
            Member(found[each], age_on(found[each].born, act.day), leads.get(each), looks.get(each))
            for each in by_age
        ),
        edges=tuple(each for each in kin.among(act, found) if each.sort != NOT_SIBLINGS),
        unanswered=unanswered(act, children, found),
        left_out=len(standing.within_reach(act, beside)) - len(found) + 1,
    )


def _looks_due(act: Act, family: Collection[int]) -> dict[int, str]:
    """The day by which each of a family should be looked at as a sibling, as far as that is near."""
    known = settings.of(act)
    through = days_on(act.day, known.number("sibling.within"))
    due = sibling.waiting(act, standing.own_alone(act), through, known)
    mine = standing.beyond_kinship(act, family)  # as salto siblings has it
    return {each.person: each.by for each in reversed(due) if each.person in mine}


def _of_one_household(act: Act, person: int) -> set[int]:
    """The person's own children, or the person and the guardians' other children."""
    shared = {each for guardian in kin.guardians(act, person) for each in kin.children(act, guardian)}
    return shared | {*kin.children(act, person)}
