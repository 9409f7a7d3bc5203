"""Whether a note may be kept, before anyone types it."""

from salto_cli.models.note import LookAtFiles
from salto_cli.models.question import FILE, Keep, Questions
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.usecases.door import asks


def _their_files(act: Act, order: LookAtFiles) -> Questions:
    return [Keep(tuple(persons.id_of(act, code) for code in order.persons), FILE)]


@asks(_their_files)
def look_at_files(_act: Act, _order: LookAtFiles) -> None:
    """Nothing more than the judge's yes: a no has been raised before this."""
