"""The catalogue of services: what there is, who it is for, and when someone last made sure of it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib.resources import files

from salto_cli.errors import Unacceptable, WrongState
from salto_cli.i18n import _
from salto_cli.models.service import (
    AddService,
    BringStarterServices,
    FindServices,
    ImportServices,
    ListServices,
    Service,
    ServiceAdded,
    ServiceList,
    ServiceShown,
    ServicesImported,
    ServiceVerified,
    ShowService,
    VerifyService,
    slug,
)
from salto_cli.models.text import fold
from salto_cli.store import operator as operators
from salto_cli.store import service as services
from salto_cli.store.act import Act
from salto_cli.store.store import Store
from salto_cli.usecases import sharing, words
from salto_cli.usecases.door import asks, nothing, perform
from salto_cli.usecases.service_file import SHOWN, decoded, is_private, read, refuse_a_word

ORIGIN = "Bydel Gamle Oslo, 2021"


@asks(nothing)
def _bring(act: Act, _order: BringStarterServices) -> int:
    raw = files("salto_cli").joinpath("data/services.csv").read_bytes()
    entries = read(decoded(raw), ORIGIN)
    for entry in entries:
        services.put(act, entry.service)
    return len(entries)


def bring_starter_services(store: Store) -> int:
    """Put the starter catalogue into a new store; returns how many services it holds."""
    return perform(store, BringStarterServices(), _bring)


@asks(nothing)
def list_services(act: Act, order: ListServices) -> ServiceList:
    """The services of a sector, for an age, in a district, made sure of or not; all of them by name."""
    everyone = services.all_of(act)
    fitting = [
        each
        for each in _for(everyone, order.sector, order.age)
        if (order.district is None or each.district == slug(order.district))
        and (order.fresh is None or each.is_fresh(act.day) == order.fresh)
    ]
    return ServiceList(act.day, len(everyone), tuple(fitting))


@asks(nothing)
def find_services(act: Act, order: FindServices) -> ServiceList:
    """The services with every word of the text somewhere, those whose name begins with it first.

    With an age, those that say they are for it come before those that do not say.
    """
    everyone, wanted = services.all_of(act), _words(order.text).split()
    ranked = [
        (rank, order.age is not None and not each.states_ages, at, each)
        for at, each in enumerate(_for(everyone, order.sector, order.age))
        if (rank := _rank(each, wanted)) is not None
    ]
    return ServiceList(
        act.day, len(everyone), tuple(each for *_order, each in sorted(ranked, key=lambda row: row[:3]))
    )


@asks(nothing)
def show_service(act: Act, order: ShowService) -> ServiceShown:
    """All that is known of one service. Raises NotFound, Ambiguous."""
    service = services.named(act, order.service)
    return ServiceShown(service, service.is_fresh(act.day))


@asks(nothing)
def add_service(act: Act, order: AddService) -> ServiceAdded:
    """Add a service.

    Raises WrongState where its id is taken, Unacceptable where it means something else or its sector does not
    fit.
    """
    refuse_a_word(order.key)
    if services.get(act, order.key) is not None:
        raise WrongState(
            _("there is a service with the id {id} already").format(id=order.key),
            _("give it another with --id, or look: salto service show {id}").format(id=order.key),
        )
    service = Service(
        id=order.key,
        name=order.name,
        organisation=order.organisation or "",
        sector=order.sector,
        kind=order.kind,
        age_min=order.age_min,
        age_max=order.age_max,
        private=is_private(order.sector, order.private),
        district=slug(order.district) if order.district else None,
        contact=order.contact,
        unit=order.unit,
        origin=f"{operators.name_of(act, act.operator)}, {act.day}",
        verified=act.day,
    )
    services.put(act, service)
    return ServiceAdded(service)


@asks(nothing)
def verify_service(act: Act, order: VerifyService) -> ServiceVerified:
    """Note that someone has made sure of a service today. Raises NotFound, Ambiguous."""
    service = services.named(act, order.service)
    sure = replace(service, verified=act.day, contact=order.contact or service.contact)
    services.put(act, sure)
    return ServiceVerified(sure)


@asks(nothing)
def import_services(act: Act, order: ImportServices) -> ServicesImported:
    """Bring in a file of services, all of it or nothing.

    Raises Unacceptable with line and column, or where it would make another of a service that is in use.
    """
    held = {each.id: each for each in services.all_of(act)}
    now = [entry.over(held.get(entry.service.id)) for entry in read(order.text, order.origin)]
    news = [each for each in now if each != held.get(each.id)]
    _refuse_to_exchange(act, held, news, order.renamed)
    for each in news:
        services.put(act, each)
    return ServicesImported(
        origin=order.origin,
        added=tuple(each.id for each in news if each.id not in held),
        changed=tuple(each.id for each in news if each.id in held),
        unchanged=len(now) - len(news),
        without_sector=tuple(each.id for each in now if each.sector is None),
    )


def _refuse_to_exchange(
    act: Act, held: Mapping[str, Service], news: Iterable[Service], renamed: bool
) -> None:
    """Raise Unacceptable where an id that is in use would come to mean another recipient.

    A consent names an id and the rules go by its sector, so that whoever has said yes to a club would have
    said yes to a public body.
    """
    used = services.in_use(act)
    changed = [(held[each.id], each) for each in news if each.id in held and each.id in used]
    others = [new.id for old, new in changed if _judged_by(old) != _judged_by(new)]
    if others:
        raise Unacceptable(
            _("this would make another recipient of what consents and records name: {ids}").format(
                ids=", ".join(others[:SHOWN])
            ),
            _("give the changed service an id of its own, and ask for consent to it"),
        )
    names = [new.id for old, new in changed if old.name != new.name]
    if names and not renamed:
        raise Unacceptable(
            _("services that consents and records name would be called something else: {ids}").format(
                ids=", ".join(names[:SHOWN])
            ),
            _("if each is the same unit with a new name, add --renamed; else give it an id of its own"),
        )


def _judged_by(service: Service) -> tuple[str, str | None, bool]:
    """What the judge goes by: sector, unit, private."""
    to = sharing.of_service(service)
    return to.sector, to.unit, service.private


def _for(everyone: Iterable[Service], sector: str | None, age: int | None) -> list[Service]:
    return [
        each
        for each in everyone
        if (sector is None or each.sector == sector) and (age is None or each.takes(age))
    ]


def _rank(service: Service, wanted: list[str]) -> int | None:
    """0 where words of the name begin so, 1 where the name holds them, 2 where the rest does; else None."""
    name = _words(service.name)
    if all(any(word.startswith(each) for word in name.split()) for each in wanted):
        return 0
    if all(each in name for each in wanted):
        return 1
    about = [service.id, service.organisation, service.district or ""]
    for of, key in (("service_sector", service.sector), ("service_kind", service.kind)):
        about += [
            text for word in words.choices(of) if word.key == key for text in (word.nb, word.en, *word.also)
        ]
    whole = name + " " + _words(" ".join(about))
    return 2 if all(each in whole for each in wanted) else None


def _words(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in fold(text)).split())
