"""A person's timeline."""

from salto_cli.models.question import FILE, Keep, Questions
from salto_cli.models.timeline import Event, ShowTimeline, Timeline
from salto_cli.store import person as persons
from salto_cli.store import timeline as timelines
from salto_cli.store.act import Act
from salto_cli.usecases import sharing
from salto_cli.usecases.door import asks


def _the_file(act: Act, order: ShowTimeline) -> Questions:
    return [Keep((persons.id_of(act, order.person),), FILE)]


@asks(_the_file)
def show(act: Act, order: ShowTimeline) -> Timeline:
    """Everything that happened with a person, the newest first; a day without a clock time comes last."""
    person = persons.id_of(act, order.person)
    events = [each for each in timelines.of(act, person) if each.at >= (order.since or "")]
    events.sort(key=_moment, reverse=True)
    return Timeline(persons.named(act, [person])[person], tuple(events), order.since, sharing.names(act))


def _moment(event: Event) -> str:
    """The local moment, stored with an offset or as a day; within one the store's order stands."""
    return event.at[:16]
