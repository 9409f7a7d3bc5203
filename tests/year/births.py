"""Who comes into the town: new youths with their families, siblings who are born, and one person twice."""

from datetime import timedelta
from typing import Final

from salto_cli.models.kin import LinkGuardian
from salto_cli.models.person import Register
from salto_cli.usecases import kin, person
from tests.year import town
from tests.year.answers import give
from tests.year.office import Office

FIRST: Final = ("Amina", "Jonas", "Sara", "Mikkel", "Fatima", "Liam", "Nora", "Yusuf", "Ida", "Omar")
LAST: Final = ("Prøvesen", "Eksempelsen", "Oppdiktet", "Tenkt", "Eksempel")
BASES: Final = ("child_welfare", "crime_prevention", "social_services")


def new_youth(office: Office, who: str) -> bool:
    """A youth with a case, a guardian with parental responsibility that is checked, mostly a sibling."""
    born = (office.now.date() - timedelta(days=office.dice.randint(12 * 365, 20 * 365))).isoformat()
    order = Register(
        name=_name(office),
        born=born,
        basis=office.dice.choice(BASES),
        reference="SAK-PRØVE",
        purposes=("follow_up",),
        lead=office.dice.choice(office.team),
        home_district="Gamle Oslo",
        new_person=True,
    )
    made = office.do(who, order, person.register)
    if made is None:
        return False
    youth = next(each for each in town.youths(office) if each.code == made.person.code)
    _guardian(office, who, youth.code, youth.born)
    if office.dice.chance(0.6):
        _sibling(office, who, youth, office.dice.randint(6, 17) * 365)
    if office.dice.chance(0.6):
        give(office, who, youth)
    return True


def sibling(office: Office, who: str, youth: town.Youth) -> bool:
    """A baby: a sibling of the youth, with the same guardian."""
    return _sibling(office, who, youth, office.dice.randint(1, 14))


def again(office: Office, who: str, youth: town.Youth) -> str | None:
    """Register someone a second time, under a name written otherwise; returns the second code."""
    order = Register(
        name=_name(office),
        born=youth.born,
        basis=youth.basis,
        reference="SAK-PRØVE",
        purposes=("follow_up",),
        lead=youth.lead if youth.lead in office.team else None,
        new_person=True,
    )
    made = office.do(who, order, person.register)
    return made.person.code if made else None


def _name(office: Office) -> str:
    return f"{office.dice.choice(FIRST)} {office.dice.choice(LAST)}"


def _guardian(office: Office, who: str, child: str, born: str) -> None:
    grown = (town.day_of(born) - timedelta(days=30 * 365)).isoformat()
    order = Register(
        name=_name(office),
        born=grown,
        kin_of=child,
        as_="guardian",
        sort="parent",
        responsibility="yes",
        new_person=True,
    )
    made = office.do(who, order, person.register)
    if made is not None:
        checked = LinkGuardian(
            child=child,
            guardian=made.person.code,
            sort="parent",
            responsibility="yes",
            roster_checked=office.day,
            roster_source="Folkeregisteret",
            change=True,
        )
        office.do(who, checked, kin.link_guardian)


def _sibling(office: Office, who: str, youth: town.Youth, age: int) -> bool:
    born = (office.now.date() - timedelta(days=age)).isoformat()
    order = Register(
        name=_name(office), born=born, kin_of=youth.code, as_="sibling", sort="full", new_person=True
    )
    made = office.do(who, order, person.register)
    if made is None:
        return False
    for guardian in town.guardians(office, youth.row)[:1]:
        tie = LinkGuardian(child=made.person.code, guardian=guardian, sort="parent", responsibility="yes")
        office.do(who, tie, kin.link_guardian)
    return True
