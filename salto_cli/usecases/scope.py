"""What a statement covers: the services, categories and unit that were named, each of them known."""

from collections.abc import Iterable, Sequence

from salto_cli.consent.policy import in_force
from salto_cli.errors import Unacceptable
from salto_cli.i18n import _
from salto_cli.models.statement import GrantConsent, RefuseConsent
from salto_cli.models.text import fold
from salto_cli.store import person as persons
from salto_cli.store import statement as statements
from salto_cli.store.act import Act
from salto_cli.usecases import sharing
from salto_cli.usecases.sharing import SELF, Recipient


def columns(act: Act, person: int, order: GrantConsent | RefuseConsent) -> dict[str, object]:
    """Services, categories, pairs and unit as they are kept. Pairs replace the product of the two lists.

    Raises NotFound or Unacceptable for a recipient that is no service and no guardian of the person.
    """
    pairs = [_pair(act, person, each) for each in order.pair]
    named = [] if pairs else [_recipient(act, person, each) for each in order.to]
    unit = _unit([*named, *(to for to, _category in pairs)], order.unit)
    return {
        "services": list(dict.fromkeys(to.key for to in named)),
        "categories": [] if pairs else list(dict.fromkeys(order.category)),
        "pairs": list(dict.fromkeys((to.key, category) for to, category in pairs)),
        "unit": unit,
    }


def persons_in(act: Act, order: GrantConsent | RefuseConsent) -> tuple[int, ...]:
    """The ids of the persons, and not services, that may or may not be told. Raises NotFound."""
    said = [*order.to, *(each.rpartition(":")[0] for each in order.pair)]
    return tuple(persons.id_of(act, each) for each in said if sharing.is_a_person(each))


def _recipient(act: Act, person: int, said: str) -> Recipient:
    found = sharing.recipient(act, person, said)
    if found.sector == SELF:
        raise Unacceptable(
            _("nobody consents to being told about themselves"), _("name the service that may know")
        )
    if found.person and not statements.is_guardian_of(act, found.person, person):
        raise Unacceptable(
            _("that person is not linked as a guardian here"),
            _("link them first: salto link-guardian P-… P-…"),
        )
    return found


def _pair(act: Act, person: int, said: str) -> tuple[Recipient, str]:
    """``service:category``. Raises Unacceptable where it is not written so."""
    service, colon, word = said.rpartition(":")
    category = in_force().category_named(word)
    if not colon or category is None:
        raise Unacceptable(
            _("a pair is a service and a category with a colon between"),
            _("write it as in --pair nav-ungdomsteam:work"),
        )
    return _recipient(act, person, service), category


def _unit(recipients: Sequence[Recipient], said: str | None) -> str | None:
    """The unit that was named, or the one that the services lie in where a consent must name it.

    Raises Unacceptable where one of the services lies in another unit: a yes for one is not one for both.
    """
    sectors = in_force().sectors
    demanded = {to.unit for to in recipients if to.unit and to.sector in sectors and sectors[to.sector].unit}
    if said is None and not demanded:
        return None
    unit = said or min(demanded)
    known = {to.unit for to in recipients if to.unit and (said or to.unit in demanded)}
    if any(fold(each) != fold(unit) for each in known):
        raise Unacceptable(
            _("the services lie in different units, and a yes for one is not a yes for another"),
            _("record one consent for each unit"),
        )
    return _as_known(unit, known)


def _as_known(unit: str, known: Iterable[str]) -> str:
    return next((each for each in known if fold(each) == fold(unit)), unit)
