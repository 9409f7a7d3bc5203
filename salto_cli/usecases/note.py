"""Whether a note may be kept, before anyone types it."""

from salto_cli.models.note import LookAtFiles
from salto_cli.models.question import FILE, Keep, Questions
from salto_cli.models.warning import Caution
from salto_cli.store import person as persons
from salto_cli.store import warning
from salto_cli.store.act import Act
from salto_cli.usecases.door import asks


def _their_files(act: Act, order: LookAtFiles) -> Questions:
    return [Keep(tuple(persons.id_of(act, code) for code in order.persons), FILE)]


@asks(_their_files)
def look_at_files(act: Act, order: LookAtFiles) -> tuple[Caution, ...]:
    """The warnings about them that hold; a no of the judge's has been raised before this."""
    return warning.of(act, [persons.id_of(act, code) for code in order.persons])
