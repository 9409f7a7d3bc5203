"""The list to choose a person from: judged and told as a search that everyone fits.

Beside it, whom a mistyped name may mean: looked up first, as in a search, and only they are judged and told.
"""

from salto_cli.models.match import alike
from salto_cli.models.pick import Choice, Choices, FindNearly, NearlyFound, Pick
from salto_cli.models.question import IDENTITY, Keep, Questions
from salto_cli.store import person as persons
from salto_cli.store import restriction, standing
from salto_cli.store.act import Act
from salto_cli.usecases.door import asks


def _everyone(act: Act, _order: Pick) -> Questions:
    everyone = tuple(_within_reach(act))
    return [Keep(everyone, IDENTITY, required=False)] if everyone else []


@asks(_everyone)
def pick(act: Act, _order: Pick) -> Choices:
    """Everyone the operator may know of, by name; those nothing may be shown of by their codes alone."""
    everyone = _within_reach(act)
    hits = persons.hits(act, everyone)
    shown, held = {hit.code for hit in hits}, restriction.standing(act)
    named = [Choice(hit.code, hit.name, hit.born, hit.called, hit.home_district) for hit in hits]
    codes = persons.codes(act, everyone)
    kept_back = [Choice(codes[who], restricted=who in held) for who in everyone if codes[who] not in shown]
    return Choices((*named, *kept_back))


def _those_near(act: Act, order: FindNearly) -> Questions:
    near = tuple(_near(act, order.text))
    return [Keep(near, IDENTITY, required=False)] if near else []


@asks(_those_near)
def find_nearly(act: Act, order: FindNearly) -> NearlyFound:
    """Those whose names come nearest to what was typed, without whoever nothing may be shown of."""
    return NearlyFound(tuple(hit.code for hit in persons.hits(act, _near(act, order.text))))


def _near(act: Act, text: str) -> list[int]:
    """The ids of the nearest few. Nothing of all the others is shown, and so nobody has looked at them."""
    apart = persons.told_apart(act, _within_reach(act))
    known = {Choice(hit.code, hit.name, hit.born, hit.called): who for who, hit in apart.items()}
    return [known[each] for each in alike(text, known)]


def _within_reach(act: Act) -> list[int]:
    return standing.within_reach(act, persons.everyone(act))
