"""Who is responsible, and whose the work about a youth is, when the baton passes and when it comes back.

With a colleague the lead goes along: whoever leads is who follows the youth, sees the case in their day, and
as a worker may open it at all. A service that takes over has no key here, so the lead stays to look in.
"""

from salto_cli.models.handover import Party
from salto_cli.store import checklist as checklists
from salto_cli.store import deadline as deadlines
from salto_cli.store import handover as handovers
from salto_cli.store import operator as operators
from salto_cli.store import task as tasks
from salto_cli.store.act import Act


def responsible(act: Act, person: int) -> Party:
    """Who is responsible for the open case of a person in an act that is judged on it."""
    found = handovers.responsible(act, person)
    if found is None:
        raise AssertionError("unreachable: the act was judged on an open case")
    return found


def pass_on(act: Act, row: int, person: int, to: Party) -> int:
    """Make the receiver responsible; returns how many tasks and points went to a new lead."""
    lead = handovers.lead_of(act, person)
    handovers.note_lead(act, row, lead)
    handovers.make_responsible(act, person, to, to.operator)
    return _hand_work(act, person, lead, to.operator)


def bring_back(act: Act, row: int, person: int) -> int:
    """Make whoever had the case responsible again: the old lead, where the sender is with us no longer.

    Returns how many tasks and points went back.
    """
    now, found = handovers.lead_of(act, person), handovers.get(act, row)
    before = handovers.old_lead(act, row)
    sender = found.sender
    if sender.operator is not None and not _is_here(act, sender.operator):
        home = before or act.operator
        sender = Party(operators.name_of(act, home), operator=home)
    handovers.make_responsible(act, person, sender, before)
    return _hand_work(act, person, now, before)


def _hand_work(act: Act, person: int, old: int, new: int | None) -> int:
    """Give what one colleague had to do about the person to another; a deputy is never the owner as well."""
    if new is None or new == old:
        return 0
    handed = 0
    for row in deadlines.open_of(act, person):
        minded = deadlines.minded_by(act, row)
        if minded is not None and minded[0] == old:
            deadlines.hand(act, row, new, old if minded[1] == new else minded[1])
            handed += 1
    return handed + tasks.give_to(act, person, old, new) + checklists.give_to(act, person, old, new)


def _is_here(act: Act, operator: int) -> bool:
    return any(each.id == operator for each in operators.all_of(act))
