"""Filling a new store with invented families: real acts through the one door, one for each family."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from salto_cli.consent.policy import Policy, shipped
from salto_cli.models.demo import BringColleagues, BringFamily, DemoMade, InventedFamily, MakeDemo
from salto_cli.models.question import FILE, IDENTITY, Keep, Questions, Standing
from salto_cli.store import demo
from salto_cli.store import operator as operators
from salto_cli.store.act import Act
from salto_cli.store.store import Store
from salto_cli.usecases.door import asks, nothing, perform
from salto_cli.usecases.invented import baton, family, said, services, work
from salto_cli.usecases.invented.dice import Dice, Draft, Making

OPERATOR: Final = "Siri Eksempel"
COLLEAGUES: Final = ("Karim Eksempel", "Jonas Eksempel", "Lise Eksempel", "Hawa Eksempel")


def fill(store: Store, order: MakeDemo) -> DemoMade:
    """Fill a new store with invented families; returns what it holds."""
    colleagues = perform(store, BringColleagues(COLLEAGUES), _bring_colleagues)
    making = Making(Dice(order.seed), date.fromisoformat(store.now[:10]), colleagues)
    for each in families(making, order.youths):
        perform(store, BringFamily(each), _bring)
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
    policy = shipped()
    while youths:
        draft, with_case = family.draw(making, youths)
        for youth in with_case:
            siblings = [each for each in with_case if each is not youth]
            _half_a_year(making, draft, youth, siblings, policy)
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


def _everyone(_act: Act, order: BringFamily) -> Questions:
    """Those with a case on its basis, the others as their kin: as if each had been registered."""
    drawn = order.family
    for person, basis in drawn.cases.items():
        yield Keep((person,), FILE, declared=Standing(basis=basis, referenced=True))
    if drawn.kin:
        yield Keep(drawn.kin, IDENTITY, declared=Standing(kin=True))


@asks(_everyone)
def _bring(act: Act, order: BringFamily) -> None:
    """Write one family, table by table; the guards and marks are those of any other act."""
    for table, rows in order.family.rows.items():
        demo.put(act, table, rows)
