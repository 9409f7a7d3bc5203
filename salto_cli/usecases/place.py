"""Places where someone is not safe, held against where they are asked to come."""

from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.models.deadline import CheckPlace
from salto_cli.models.deadline_done import PlaceChecked
from salto_cli.models.place import may_be_same
from salto_cli.models.question import FILE, Keep, Questions
from salto_cli.models.trait import UNSAFE_PLACE
from salto_cli.store import person as persons
from salto_cli.store import task as tasks
from salto_cli.store import trait as traits
from salto_cli.store.act import Act
from salto_cli.usecases.door import asks


def refuse_unsafe(act: Act, person: int, place: str | None, anyway: bool) -> None:
    """Raise Unacceptable for a place that the person must not go to, unless it is ``anyway`` meant.

    It names the place by its number: the text is the youth's own.
    """
    unsafe = _unsafe(act, person, place) if place and not anyway else ()
    if unsafe:
        raise Unacceptable(
            _("this may be a place where the youth is not safe: number {n} in salto show").format(
                n=unsafe[0]
            ),
            _("choose another place, or say that it is meant: --place-anyway"),
        )


def _unsafe(act: Act, person: int, place: str) -> tuple[int, ...]:
    return tuple(
        each.number
        for each in traits.of(act, person)
        if each.kind == UNSAFE_PLACE and may_be_same(place, each.text)
    )


def _whose_place(act: Act, order: CheckPlace) -> Questions:
    return [Keep((_person_of(act, order),), FILE)]


@asks(_whose_place)
def check_place(act: Act, order: CheckPlace) -> PlaceChecked:
    """The numbers of the unsafe places of the person that this one may be."""
    return PlaceChecked(_unsafe(act, _person_of(act, order), order.place))


def _person_of(act: Act, order: CheckPlace) -> int:
    return tasks.row_of(act, order.task)[1] if order.task else persons.id_of(act, order.person or "")
