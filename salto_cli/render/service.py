"""How services are shown: a table where there is room for the ids, else two or three lines each."""

from collections.abc import Sequence

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.text import Text

from salto_cli.consent.policy import in_force
from salto_cli.frozen import frozen
from salto_cli.i18n import _, language, plural
from salto_cli.models.day import short
from salto_cli.models.service import (
    Service,
    ServiceAdded,
    ServiceList,
    ServiceShown,
    ServicesImported,
    ServiceVerified,
    slug,
)
from salto_cli.models.words import WORDS, word
from salto_cli.render.look import DOT, NEEDS, WARN, YES, heading, pairs, quiet, sign, stack, table, text
from salto_cli.render.terminal import shown

WIDE = 100  # columns: below this the longest ids would be cut in a table
NAME = 64  # columns: the rest of a line is not to stand far from a short name because of a long one
HARD_SPACE = "\N{NO-BREAK SPACE}"


@frozen
class _Catalogue:
    """Services as fits the width."""

    services: Sequence[Service]
    on: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """A table where its ids fit, else a few lines for each."""
        if options.max_width >= WIDE:
            yield self._table()
            yield Text("")
        else:
            for service in self.services:
                yield self._lines(service, options.max_width)

    def _table(self) -> RenderableType:
        titles = [_("service"), _("sector"), _("ages"), _("district"), _("verified")]
        rows = [
            (
                stack(_name(each), _Id(each.id)),
                _sector(each),
                _ages(each),
                text(_district(each)),
                _verified(each, self.on),
            )
            for each in self.services
        ]
        fixed: dict[str, object] = {"no_wrap": True}
        return table([(titles[0], {"max_width": NAME}), *((title, fixed) for title in titles[1:])], rows)

    def _lines(self, service: Service, width: int) -> RenderableType:
        ages = _ages(service) if service.states_ages else quiet(_("ages not stated"))
        seen = _verified(service, self.on) if service.verified else sign(NEEDS, _("never verified"))
        about = Text(f" {DOT} ").join([_sector(service), ages, seen])
        return stack(_name(service), quiet(_broken(service.id, width)), about, Text(""))


@frozen
class _Id:
    """A service's id, broken at hyphens only."""

    id: str

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """As many lines as the width asks for."""
        yield quiet(_broken(self.id, options.max_width))


@shown.register
def _list(result: ServiceList) -> RenderableType:
    if not result.services:
        return quiet(_("No service fits. Try fewer letters, or: salto service list"))
    count = plural("{n} service", "{n} services", len(result.services))
    stale = sum(not each.is_fresh(result.on) for each in result.services)
    return stack(
        _Catalogue(result.services, result.on),
        text(count) if not stale else Text(f" {DOT} ").join([text(count), _stale(stale)]),
        quiet(_("More about one: salto service show ID")),
    )


@shown.register
def _shown(result: ServiceShown) -> RenderableType:
    service = result.service
    return stack(
        heading(service.name),
        _Id(service.id),
        pairs(
            [
                (_("sector"), _sector(service)),
                (_("offers"), word("service_kind", service.kind).label),
                (_("part of"), service.organisation),
                (_("ages"), _ages(service)),
                (_("private or voluntary"), _("yes") if service.private else _("no")),
                (_("district"), _district(service)),
                (_("unit"), service.unit),
                (_("contact"), service.contact or quiet(_("not known"))),
                (_("comes from"), service.origin),
                (_("verified"), _when(service, fresh=result.fresh)),
            ]
        ),
        *_next(service, fresh=result.fresh),
    )


@shown.register
def _added(result: ServiceAdded) -> RenderableType:
    service = result.service
    return stack(
        sign(YES, _("Added: {name}").format(name=service.name)),
        _Id(service.id),
        pairs([(_("sector"), _sector(service)), (_("ages"), _ages(service))]),
    )


@shown.register
def _made_sure(result: ServiceVerified) -> RenderableType:
    service = result.service
    return stack(
        sign(YES, _("Verified today: {name}").format(name=service.name)),
        _Id(service.id),
        pairs([(_("contact"), service.contact or quiet(_("not known")))]),
    )


@shown.register
def _imported(result: ServicesImported) -> RenderableType:
    counts = [
        plural("{n} service added", "{n} services added", len(result.added)),
        plural("{n} changed", "{n} changed", len(result.changed)),
        plural("{n} as it was", "{n} as they were", result.unchanged),
    ]
    lost = len(result.without_sector)
    return stack(
        sign(YES, f" {DOT} ".join(counts)),
        pairs([(_("comes from"), result.origin)]),
        sign(
            WARN,
            plural(
                "{n} service has no sector and gets nothing",
                "{n} services have no sector and get nothing",
                lost,
            ),
        )
        if lost
        else None,
        quiet(", ".join(result.without_sector)) if lost else None,
        quiet(_("Next: make sure that each is right, then salto service verify ID"))
        if result.added or result.changed
        else None,
    )


def _next(service: Service, *, fresh: bool) -> list[Text]:
    made = []
    if service.sector is None:
        made.append(sign(WARN, _("without a sector it gets nothing, whatever anyone has consented to")))
    if not fresh:
        made.append(quiet(_("Next: make sure that this is right, then salto service verify ID")))
    return made


def _name(service: Service) -> Text:
    return text(service.name, "bold")


def _sector(service: Service) -> Text:
    """The policy's name for the sector; a service without one gets nothing, and says so."""
    sector = in_force().sectors.get(service.sector or "")
    return text(sector.label(language())) if sector else sign(WARN, _("no sector: gets nothing"))


def _ages(service: Service) -> Text:
    if not service.states_ages:
        return quiet(_("not stated"))
    low, high = service.age_min or 0, service.age_max
    if high is None:
        said = _("all ages") if low == 0 else _("from {low} years").format(low=low)
    elif low == 0:
        said = _("through {high} years").format(high=high)
    else:
        said = _("{low}–{high} years").format(low=low, high=high)
    return text(said.replace(" ", HARD_SPACE))


def _verified(service: Service, on: str) -> Text:
    return _when(service, fresh=service.is_fresh(on))


def _when(service: Service, *, fresh: bool) -> Text:
    """When someone made sure of it: a day, an old day, or never."""
    if service.verified is None:
        return sign(NEEDS, _("never"))
    return sign(YES if fresh else NEEDS, short(service.verified))


def _stale(count: int) -> Text:
    return sign(
        NEEDS,
        plural(
            "{n} not verified for half a year",
            "{n} not verified for half a year",
            count,
        ),
    )


def _district(service: Service) -> str:
    """The district as it is spelled; another place as it stands."""
    return next(
        (each.label for each in WORDS["district"] if slug(each.key) == service.district),
        service.district or "",
    )


def _broken(id_: str, width: int) -> str:
    """A long id on more than one line, each ended at a hyphen."""
    lines = [""]
    for at, part in enumerate(id_.split("-")):
        piece = part if at == 0 else f"-{part}"
        if lines[-1] and len(lines[-1]) + len(piece) >= width:
            lines[-1] += "-"
            piece = piece[1:]
            lines.append("")
        lines[-1] += piece
    return "\n".join(lines)
