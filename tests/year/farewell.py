"""A colleague leaves, and others take over by name: leads, deadlines, and what is open in their lists."""

from salto_cli.models.code import TASK, code
from salto_cli.models.correction import Edit
from salto_cli.models.deadline import HandOver
from salto_cli.usecases import correction, deadline
from tests.year import town
from tests.year.office import Office


def farewell(office: Office, leaving: str) -> None:
    """Everything that is the leaving colleague's goes to those who stay, and their key is taken back."""
    staying = [each for each in office.team if each != leaving]
    for n, youth in enumerate(each for each in town.youths(office) if each.lead == leaving):
        office.do(staying[0], Edit(person=youth.code, lead=staying[n % len(staying)]), correction.edit)
    minded = office.rows(
        "SELECT t.number, o.name, u.name FROM task t JOIN deadline d ON d.id = t.id "
        "JOIN operator o ON o.id = t.owner JOIN operator u ON u.id = d.deputy "
        "WHERE t.closed IS NULL AND ? IN (o.name, u.name) ORDER BY t.number",
        leaving,
    )
    for number, owner, deputy in minded:
        others = [each for each in staying if each not in (owner, deputy)]
        order = HandOver(
            task=code(TASK, number),
            to=others[0] if owner == leaving else None,
            deputy=others[0] if deputy == leaving else None,
        )
        office.do(staying[0], order, deadline.hand)
    office.part_with(leaving)
