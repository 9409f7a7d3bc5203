"""Which judgement each table about persons asks for: what its guard in the schema holds a write to.

The guards refuse while they are there (store/guards.py). Whoever has the key can take them off and put them
back; held against this, what was written meanwhile shows. A test keeps it equal to the schema's own guards.
"""

from typing import Final

from salto_cli.frozen import frozen
from salto_cli.models.question import FILE, IDENTITY, SHARE

EITHER: Final = (IDENTITY, FILE)


@frozen
class Guarded:
    """The columns that hold a person who must be judged, and the questions of which one must be answered yes.

    ``link`` is the table that names the persons of a row which may have several, by its column ``named``.
    """

    persons: tuple[str, ...] = ("person",)
    questions: tuple[str, ...] = (FILE,)
    link: str | None = None
    named: str = "id"

    @property
    def through(self) -> tuple[str, str] | None:
        """The table and the column that name the persons; None where the row does itself."""
        return (self.link, self.named) if self.link else None


GUARDED: Final[dict[str, Guarded]] = {
    "person": Guarded(("id",), EITHER),
    "kin": Guarded(("child", "other"), EITHER),
    "trait": Guarded(),
    "case_file": Guarded(),
    "statement": Guarded(),
    "withdrawal": Guarded(questions=EITHER),
    "hearing": Guarded(),
    "contact_person": Guarded(),
    "contact": Guarded(link="contact_person", named="contact"),
    "task": Guarded(),
    "handover": Guarded(),
    "handover_step": Guarded(),
    "disclosure": Guarded(questions=(SHARE,)),
    "merged": Guarded(("person", "stays")),
    "restriction": Guarded(questions=EITHER),
    "ground": Guarded(questions=(SHARE,)),
    "assessment": Guarded(questions=(SHARE, IDENTITY, FILE)),
    "notice": Guarded(questions=EITHER),
    "notice_told": Guarded(questions=EITHER),
    "groundless": Guarded(questions=EITHER),
    "undelivered": Guarded(questions=EITHER),
    "sheet": Guarded(questions=(SHARE, *EITHER)),
    "objection": Guarded(questions=EITHER),
    "consent_form": Guarded(),
    "signed_form": Guarded(),
    "deadline": Guarded(),
    "confirmation": Guarded(),
    "deadline_move": Guarded(),
    "deadline_end": Guarded(),
    "bundle_sent": Guarded(questions=(SHARE,)),
    "received": Guarded(),
    "board": Guarded(),
    "board_look": Guarded(),
    "agenda": Guarded(),
    "decision": Guarded(),
    "forewarned": Guarded(),
    "decision_status": Guarded(),
    "transition": Guarded(),
    "handover_kind": Guarded(),
    "check_item": Guarded(),
    "aftercheck": Guarded(),
    "sibling_look": Guarded(questions=EITHER),
    "sibling_answer": Guarded(),
    "sibling_trigger": Guarded(questions=EITHER),
    "guardian_wish": Guarded(),
    "promise": Guarded(),
    "promise_told": Guarded(),
    "warning": Guarded(),
    "warning_review": Guarded(),
    "warning_told": Guarded(),
    "former": Guarded(questions=EITHER),
}
