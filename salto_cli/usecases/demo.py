"""Filling a new store with invented families: real acts through the one door, for a few families each."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Final

from salto_cli.consent.policy import Policy, in_force
from salto_cli.models.demo import BringColleagues, BringFamilies, DemoMade, InventedFamily, MakeDemo
from salto_cli.models.question import FILE, IDENTITY, Keep, Questions, Standing
from salto_cli.store import demo
from salto_cli.store import operator as operators
from salto_cli.store.act import Act
from salto_cli.store.store import Store
from salto_cli.usecases.door import asks, nothing, perform
from salto_cli.usecases.invented import baton, family, look, said, services, work
from salto_cli.usecases.invented.dice import Dice, Draft, Making

OPERATOR: Final = "Siri Eksempel"
TOGETHER: Final = 5  # families in one act: each act waits for the disk, and many small ones wait long
COLLEAGUES: Final = ("Karim Eksempel", "Jonas Eksempel", "Lise Eksempel", "Hawa Eksempel")


def fill(store: Store, order: MakeDemo) -> DemoMade:
    """Fill a new store with invented families; returns what it holds."""
    colleagues = perform(store, BringColleagues(COLLEAGUES), _bring_colleagues)
    making = Making(Dice(order.seed), date.fromisoformat(store.now[:10]), colleagues)
    drawn = families(making, order.youths)
    while few := tuple(islice(drawn, TOGETHER)):
        perform(store, BringFamilies(few), _bring)
    counted = making.numbers
    return DemoMade(
        seed=order.seed,
        youths=order.youths,
        persons=counted["person"],
        contacts=counted["contact"],
        statements=counted["statement"],
        tasks=counted["task"],
        handovers=counted["handover"],
    )


def families(making: Making, youths: int) -> Iterator[InventedFamily]:
    """Families until ``youths`` of their members have a case."""
    policy = in_force()
    while youths:
        draft, with_case = family.draw(making, youths)
        for youth in with_case:
            siblings = [each for each in with_case if each is not youth]
            _half_a_year(making, draft, youth, siblings, policy)
        look.draw(making, draft, with_case[0].lead)
        youths -= len(with_case)
        yield draft.family


def _half_a_year(
    making: Making, draft: Draft, youth: family.Child, siblings: list[family.Child], policy: Policy
) -> None:
    """Everything about one youth, within what the basis of the case lets us keep."""
    dice, categories = making.dice, policy.keep[draft.cases[youth.id]].categories
    themes = {key: theme.category for key, theme in policy.themes.items() if theme.category in categories}
    around = dice.some(services.around(youth.age), 3, 7)
    work.open_case(making, draft, youth)
    police = [services.POLICE] if dice.chance(0.07) else []
    said.draw(making, draft, youth, [*around, *police])
    work.traits(making, draft, youth, categories)
    work.contacts(making, draft, youth, siblings, themes)
    work.tasks(making, draft, youth, around, categories)
    if dice.chance(0.07):
        baton.draw(making, draft, youth, around)


@asks(nothing)
def _bring_colleagues(act: Act, order: BringColleagues) -> tuple[int, ...]:
    """Mark the store as a demo and add colleagues; returns the ids of everyone who can lead a case."""
    demo.say_that_it_is_invented(act)
    for name in order.names:
        operators.add(act, name)
    return tuple(each.id for each in operators.all_of(act))


def _everyone(_act: Act, order: BringFamilies) -> Questions:
    """Those with a case on its basis, the others as their kin: as if each had been registered."""
    by_basis: dict[str, list[int]] = defaultdict(list)
    for each in order.families:
        for person, basis in each.cases.items():
            by_basis[basis].append(person)
    for basis, persons in by_basis.items():
        yield Keep(tuple(persons), FILE, declared=Standing(basis=basis, referenced=True))
    kin = tuple(person for each in order.families for person in each.kin)
    if kin:
        yield Keep(kin, IDENTITY, declared=Standing(kin=True))


@asks(_everyone)
def _bring(act: Act, order: BringFamilies) -> None:
    """Write the families, table by table; the guards and marks are those of any other act."""
    for each in order.families:
        for table, rows in each.rows.items():
            demo.put(act, table, rows)
