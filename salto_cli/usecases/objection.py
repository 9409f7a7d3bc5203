"""Recording what a youth says against something that is written about them (GDPR art. 16 and 21)."""

from salto_cli.errors import NotFound
from salto_cli.i18n import _
from salto_cli.models.objection import Objected, Objection, ObjectTo
from salto_cli.models.question import IDENTITY, Keep, Questions
from salto_cli.store import objection as objections
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.usecases import mention
from salto_cli.usecases.door import asks


def _who_it_is(act: Act, order: ObjectTo) -> Questions:
    """Who someone is will do: one may object when the case is closed, too."""
    person = persons.id_of(act, order.person)
    named = mention.named_by(act, [person], [order.text])
    return [Keep((person,), IDENTITY, own=True), *mention.may_name(named)]


@asks(_who_it_is)
def object_to(act: Act, order: ObjectTo) -> Objected:
    """Keep an objection beside what it concerns; nothing of what was written is changed.

    Raises NotFound for what is not this person's.
    """
    person = persons.id_of(act, order.person)
    found = objections.row_of(act, person, order.about.strip())
    if found is None:
        raise NotFound(
            _("there is no such contact, task or number of this person"),
            _("look with: salto timeline P-…, or salto show P-…"),
        )
    objection = Objection(order.text, order.by, order.said or act.day, order.channel)
    objections.add(act, person, *found, objection)
    named = mention.named_by(act, [person], [order.text])
    return Objected(
        persons.named(act, [person])[person],
        order.about.strip().upper(),
        objection,
        mention.shown(act, [each for each in named if each != person]),
    )
