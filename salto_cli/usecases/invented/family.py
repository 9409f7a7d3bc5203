"""Who is who: youths, siblings and guardians of one invented family, and the ties between them."""

import json
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from salto_cli.frozen import frozen
from salto_cli.models.day import age_on
from salto_cli.models.text import fold
from salto_cli.usecases.invented import texts
from salto_cli.usecases.invented.dice import Dice, Draft, Making
from salto_cli.usecases.invented.names import NAMINGS, STREETS, Naming

AGES: Final = {12: 4, 13: 7, 14: 10, 15: 12, 16: 13, 17: 13, 18: 11, 19: 9, 20: 7, 21: 5, 22: 4, 23: 3, 24: 2}
SHAPES: Final = {"both": 60, "one": 19, "one of two": 12, "unsure": 6, "appointed": 3}
SIBLINGS: Final = {0: 24, 1: 32, 2: 25, 3: 13, 4: 6}
TIES: Final = {"full": 82, "half": 15, "foster": 3}
BASES: Final = {"child_welfare": 35, "crime_prevention": 35, "social_services": 20, "consent": 10}
DISTRICTS: Final = {"Gamle Oslo": 50, "Alna": 22, "Grorud": 10, "Stovner": 8, "Bjerke": 6, "Østensjø": 4}
TURNING: Final = (15, 16, 18)  # birthdays at which it changes who must consent


@frozen
class Guardian:
    """A guardian in the making: ``sort`` and ``responsibility`` towards the children of the house."""

    id: int
    sort: str
    responsibility: str
    harm: bool = False


@frozen
class Child:
    """A youth or sibling in the making; ``tie`` is what it is to the first youth of the family."""

    id: int
    born: date
    age: int
    tie: str
    guardians: tuple[Guardian, ...]
    lead: int = 0

    @property
    def holders(self) -> tuple[int, ...]:
        """The guardians with parental responsibility."""
        return tuple(each.id for each in self.guardians if each.responsibility == "yes")


@frozen
class House:
    """What one household has in common."""

    naming: Naming
    surname: str
    district: str
    protected: bool
    street: str


def draw(making: Making, most: int) -> tuple[Draft, list[Child]]:
    """A family with at least one and at most ``most`` youths who have a case; and those youths."""
    dice, draft = making.dice, Draft()
    house = _house(dice)
    first = _birth(making)
    guardians = _guardians(making, draft, house, first)
    children = [_child(making, draft, house, first, "full", guardians)]
    for _each in range(dice.weighed(SIBLINGS)):
        children.append(_sibling(making, draft, house, children[0], guardians))
    _tie(making, draft, children)
    youths = [children[0]]
    for sibling in children[1:]:
        if len(youths) < most and 12 <= sibling.age <= 24 and dice.chance(0.12):
            youths.append(sibling)
    for youth in youths:
        draft.cases[youth.id] = dice.weighed(BASES)
        _what_the_law_looks_at(making, draft, youth)
    draft.kin += [each.id for each in children if each.id not in draft.cases]
    return draft, youths


def identity_number(born: date, dice: Dice) -> str:
    """A synthetic national identity number: the month is raised by 80, the check digits are right."""
    from stdnum.no import fodselsnummer

    first = 500 if born.year >= 2000 else 0
    while True:
        digits = f"{born:%d}{born.month + 80:02}{born:%y}{first + dice.randrange(500):03}"
        digits += fodselsnummer.calc_check_digit1(digits)
        digits += fodselsnummer.calc_check_digit2(digits)
        if len(digits) == 11:  # a check digit that would be 10 does not exist
            return digits


def _identity(making: Making, born: date) -> str:
    """An identity number that nobody else has.

    How many draws it takes depends on the birth date, and so on today: they come from dice of its own, so
    that a seed gives the same families on any day.
    """
    dice = Dice(making.dice.getrandbits(32))
    number = identity_number(born, dice)
    while number in making.identities:
        number = identity_number(born, dice)
    making.identities.add(number)
    return number


def _house(dice: Dice) -> House:
    naming = dice.weighed({each: each.weight for each in NAMINGS})
    surname = dice.choice(naming.families)
    street = f"{dice.choice(STREETS)} {dice.randint(1, 98)}"
    return House(naming, surname, dice.weighed(DISTRICTS), dice.chance(0.035), street)


def _married_in(dice: Dice, house: House) -> House:
    """The same household for an adult, who may have brought another name and another language."""
    if dice.chance(0.55):
        return house
    naming = dice.choice(NAMINGS) if dice.chance(0.25) else house.naming
    return replace(house, naming=naming, surname=dice.choice(naming.families))


def _birth(making: Making) -> date:
    """A birth date; one in eight is about to pass, or has just passed, a birthday that matters."""
    dice = making.dice
    if dice.chance(0.12):
        return making.years_ago(dice.choice(TURNING)) + timedelta(days=dice.randint(-20, 45))
    return making.years_ago(dice.weighed(AGES), dice.randint(0, 360))


def _guardians(making: Making, draft: Draft, house: House, child: date) -> tuple[Guardian, ...]:
    """The adults of the house, and what each is to its children."""
    dice = making.dice
    shape = dice.weighed(SHAPES)
    if shape == "appointed":
        roles = [("verge", "yes")]
    else:
        other = {"both": "yes", "one of two": "no", "unsure": "unknown"}.get(shape)
        roles = [("parent", "yes"), *([("parent", other)] if other else [])]
        if dice.chance(0.09):
            roles.append(("step", "no"))
    harmful = len(roles) - 1 if dice.chance(0.035) else -1
    made = []
    for at, (sort, responsibility) in enumerate(roles):
        born = child - timedelta(days=365 * dice.randint(20, 42) + dice.randint(0, 364))
        row = _person(making, draft, _married_in(dice, house), born, is_girl=at == 0)
        draft.kin.append(row)
        made.append(Guardian(row, sort, responsibility, at == harmful))
    return tuple(made)


def _sibling(
    making: Making, draft: Draft, house: House, youth: Child, guardians: tuple[Guardian, ...]
) -> Child:
    """One more child: full siblings share every guardian, half siblings one, the others none of them."""
    dice = making.dice
    tie = "step" if guardians[-1].sort == "step" and dice.chance(0.35) else dice.weighed(TIES)
    apart = dice.choice((-9, -7, -6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 6))
    age = min(max(youth.age + apart, 3), 29)
    theirs = {
        "full": guardians,
        "half": guardians[:1],
        "step": tuple(Guardian(each.id, "parent", "yes") for each in guardians[-1:]),
        "foster": (),
    }
    born = making.years_ago(age, dice.randint(0, 360))
    return _child(making, draft, house, born, tie, theirs[tie])


def _child(
    making: Making, draft: Draft, house: House, born: date, tie: str, guardians: tuple[Guardian, ...]
) -> Child:
    dice = making.dice
    unsure = any(each.responsibility == "unknown" for each in guardians)
    checked = making.ago(dice.randint(10, 300)) if not unsure and dice.chance(0.85) else None
    row = _person(making, draft, house, born, is_girl=dice.chance(0.35), checked=checked)
    for each in guardians:
        _guard(making, draft, row, each)
    age = age_on(born.isoformat(), making.today.isoformat())
    return Child(row, born, age, tie, guardians, dice.choice(making.colleagues))


def _guard(making: Making, draft: Draft, child: int, guardian: Guardian) -> None:
    draft.add(
        "kin",
        making.id(),
        kind="guardian",
        child=child,
        other=guardian.id,
        sort=guardian.sort,
        responsibility=guardian.responsibility,
        harm=int(guardian.harm),
        harm_reason=texts.HARM if guardian.harm else None,
    )


def _tie(making: Making, draft: Draft, children: list[Child]) -> None:
    """Say of every two children what they are to each other."""
    for one, other in combinations(children, 2):
        ties = {one.tie, other.tie}
        sort = next((each for each in ("foster", "step", "half") if each in ties), "full")
        draft.add(
            "kin",
            making.id(),
            kind="sibling",
            child=one.id,
            other=other.id,
            sort=sort,
            responsibility=None,
            harm=0,
            harm_reason=None,
        )


def _what_the_law_looks_at(making: Making, draft: Draft, youth: Child) -> None:
    """For a few: a care order, an adult with an appointed guardian, what a youth keeps from the guardians."""
    dice = making.dice
    if youth.age < 18 and dice.chance(0.05):
        draft.change("person", youth.id, care_order_from=making.ago(dice.randint(60, 900)))
    elif youth.age >= 18 and dice.chance(0.015):
        draft.change("person", youth.id, verge_from=making.ago(dice.randint(60, 400)))
    if 12 <= youth.age <= 15 and dice.chance(0.06):
        kept = {"health": {"why": texts.WITHHELD, "through": None}}
        draft.change("person", youth.id, withheld=json.dumps(kept))


def _person(
    making: Making, draft: Draft, house: House, born: date, *, is_girl: bool, checked: str | None = None
) -> int:
    dice, grown = making.dice, age_on(born.isoformat(), making.today.isoformat()) >= 12
    first = dice.choice(house.naming.girls if is_girl else house.naming.boys)
    name = f"{first} {house.surname}"
    foreign = house.naming.language is not None and dice.chance(0.5)
    return draft.add(
        "person",
        making.id(),
        number=making.number("person"),
        name=name,
        folded=fold(name),
        called=first if checked and dice.chance(0.4) else None,
        born=born.isoformat(),
        national_id=_identity(making, born) if dice.chance(0.3) else None,
        phone=f"99000{dice.randrange(1000):03}" if grown and dice.chance(0.8) else None,
        address=None if house.protected or dice.chance(0.3) else house.street,
        protected=int(house.protected),
        language=house.naming.language if foreign else None,
        interpreter=int(foreign and dice.chance(0.4)),
        home_district=house.district,
        stay_district="Gamle Oslo" if house.district != "Gamle Oslo" and dice.chance(0.4) else None,
        roster_checked=checked,
        roster_source="Folkeregisteret" if checked else None,
        withheld=json.dumps({}),
        care_order_from=None,
        verge_from=None,
    )
