"""Hearing the child: asked for wherever others decide for one who is 7 to 14 (barnelova § 31)."""

from salto_cli.models.hearing import HearingRecorded, RecordHearing
from salto_cli.models.question import FILE, Keep, Questions
from salto_cli.store import hearing as hearings
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.usecases.door import asks


def _the_file(act: Act, order: RecordHearing) -> Questions:
    return [Keep((persons.id_of(act, order.person),), FILE)]


@asks(_the_file)
def record(act: Act, order: RecordHearing) -> HearingRecorded:
    """Record that the child was heard, and what it said."""
    person = persons.id_of(act, order.person)
    hearing = hearings.add(act, person, order.when or act.day, order.by, order.view)
    return HearingRecorded(persons.named(act, [person])[person], hearing)
