"""Incidents: the clock begins when it became known, and every step has its hour."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from salto_cli.errors import WrongState
from salto_cli.i18n import _, plural
from salto_cli.models.incident import (
    OF_KIND,
    STEPS,
    Close,
    Exposed,
    Incident,
    IncidentChanged,
    IncidentList,
    IncidentShown,
    ListIncidents,
    Note,
    ShowIncident,
    Start,
    StepDone,
)
from salto_cli.models.question import IDENTITY, Keep, Questions
from salto_cli.models.role import COORDINATOR, NAME_EVERYONE
from salto_cli.store import backup as backups
from salto_cli.store import incident as incidents
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.usecases.backup import usual_place
from salto_cli.usecases.count import kept_back
from salto_cli.usecases.door import UseCase, asks, nothing
from salto_cli.usecases.role import demand


def _whose(act: Act, order: Start | ShowIncident) -> Questions:
    """Nobody, unless the list was asked for: then everyone who may be named."""
    if not order.list_:
        return []
    demand(act, NAME_EVERYONE)
    everyone = incidents.everyone_held(act)
    return [Keep(everyone, IDENTITY, required=False)] if everyone else []


def start(store: Path) -> UseCase[Start, IncidentShown]:
    """The use-case that begins an incident; ``store`` is where the store lies, and its backups beside it."""

    @asks(_whose)
    def begin(act: Act, order: Start) -> IncidentShown:
        steps = [(key, STEPS[key][0]) for key in OF_KIND[order.kind]]
        number = incidents.add(act, order.kind, order.known or act.moment, steps)
        return _shown(act, number, store, list_=order.list_)

    return begin


def show(store: Path) -> UseCase[ShowIncident, IncidentShown]:
    """The use-case that shows an incident; ``store`` as for ``start``."""

    @asks(_whose)
    def look(act: Act, order: ShowIncident) -> IncidentShown:
        return _shown(act, order.number, store, list_=order.list_)

    return look


@asks(nothing)
def list_all(act: Act, _order: ListIncidents) -> IncidentList:
    """All incidents, the newest first."""
    return IncidentList(act.moment, tuple(incidents.everyone(act)))


@asks(nothing)
def done(act: Act, order: StepDone) -> IncidentChanged:
    """Note that a step was done. Raises NotFound, WrongState where the incident is closed."""
    _refuse_closed(incidents.of(act, order.number))
    incidents.done(act, order.number, order.step)
    return _changed(act, order.number)


@asks(nothing)
def note(act: Act, order: Note) -> IncidentChanged:
    """Write down what was found out; also after it was closed. Raises NotFound."""
    incidents.note(act, order.number, order.text)
    return _changed(act, order.number)


@asks(nothing)
def close(act: Act, order: Close) -> IncidentChanged:
    """Close an incident. Raises NotFound, WrongState where it is closed already or a step is left."""
    found = incidents.of(act, order.number)
    _refuse_closed(found)
    if found.undone and not order.anyway:
        raise WrongState(
            steps_left(found.undone),
            _(
                "see them with: salto incident show {number}; close it all the same with: "
                "salto incident close {number} --anyway"
            ).format(number=order.number),
        )
    incidents.close(act, order.number, reported=order.reported, reason=order.reason)
    return _changed(act, order.number)


def steps_left(undone: Sequence[int]) -> str:
    """How many steps are yet to be done, and which."""
    told = plural("{n} step is not done", "{n} steps are not done", len(undone))
    return f"{told}: {', '.join(map(str, undone))}"


def _shown(act: Act, number: int, store: Path, *, list_: bool) -> IncidentShown:
    named = sorted(persons.named(act).values(), key=lambda each: each.code) if list_ else None
    return IncidentShown(
        act.moment,
        incidents.of(act, number),
        _exposed(act, store),
        None if named is None else tuple(named),
    )


def _exposed(act: Act, store: Path) -> Exposed:
    """What was there; for whoever does not see everyone's file, without the numbers that are small."""
    whole = incidents.exposed(act, _newest_backup(store))
    if act.role == COORDINATOR:
        return whole
    return replace(
        whole,
        youths=kept_back(whole.youths),
        earlier=kept_back(whole.earlier),
        relatives=kept_back(whole.relatives),
        protected=kept_back(whole.protected),
        contacts=kept_back(whole.contacts),
        categories={name: kept_back(number) for name, number in whole.categories.items()},
    )


def _changed(act: Act, number: int) -> IncidentChanged:
    return IncidentChanged(act.moment, incidents.of(act, number))


def _newest_backup(store: Path) -> str | None:
    """The moment of the newest backup beside the store, whose manifest can be read."""
    found = [each.manifest for each in backups.list_backups(usual_place(store)) if each.manifest]
    return found[-1].created.isoformat() if found else None


def _refuse_closed(incident: Incident) -> None:
    if incident.closed:
        raise WrongState(
            _("this incident is closed"),
            _("what was found out later can be noted: salto incident note {number}").format(
                number=incident.number
            ),
        )
