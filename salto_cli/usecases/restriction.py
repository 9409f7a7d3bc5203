"""Restricting what may be done with what is held about someone, and lifting that."""

from salto_cli.errors import NotFound, Unacceptable, WrongState
from salto_cli.i18n import _
from salto_cli.models.question import IDENTITY, Keep, Questions, Standing
from salto_cli.models.restriction import Lift, Restrict, Restricted, RestrictedList, ShowRestricted
from salto_cli.store import person as persons
from salto_cli.store import restriction
from salto_cli.store.act import Act
from salto_cli.usecases.door import asks

# A restriction keeps less than there was, so it may always be put on and looked at, whatever the case.
_ANYONE = Standing(kin=True)


def _who(act: Act, order: Restrict | Lift) -> Questions:
    person = persons.id_of(act, order.person)
    return [Keep((person,), IDENTITY, declared=_ANYONE, though_restricted=True)]


@asks(_who)
def restrict(act: Act, order: Restrict) -> Restricted:
    """Restrict the processing about a person. Raises WrongState where it is restricted already."""
    person = persons.id_of(act, order.person)
    if restriction.of(act, person) is not None:
        raise WrongState(
            _("the processing is restricted already"), _("see since when and why: salto restricted")
        )
    restriction.add(act, person, order.ground)
    return Restricted(persons.named(act, [person])[person], order.ground, act.day)


@asks(_who)
def lift(act: Act, order: Lift) -> Restricted:
    """Lift a restriction. Raises NotFound where there is none, Unacceptable before the person was told."""
    person = persons.id_of(act, order.person)
    row = restriction.of(act, person)
    if row is None:
        raise NotFound(_("the processing is not restricted"), _("see whose is: salto restricted"))
    if not order.told:
        raise Unacceptable(
            _("the person must be told before the restriction is lifted (GDPR art. 18 nr. 3)"),
            _("tell them, and say so with --told"),
        )
    ground = next(each.ground for each in restriction.everyone(act) if each.code == order.person)
    restriction.lift(act, row, order.reason)
    return Restricted(persons.named(act, [person])[person], ground, act.day, lifted=True)


def _everyone(act: Act, _order: ShowRestricted) -> Questions:
    found = tuple(sorted(restriction.standing(act)))
    return [Keep(found, IDENTITY, declared=_ANYONE, though_restricted=True)] if found else []


@asks(_everyone)
def show(act: Act, _order: ShowRestricted) -> RestrictedList:
    """Everyone whose processing is restricted."""
    return RestrictedList(tuple(restriction.everyone(act)))
