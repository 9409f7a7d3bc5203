"""Which rows hang on another row, which must be about the same person; and which may ever be taken out.

One list for the schema, which refuses, and for ``audit verify``, which tells what was planted while the
schema's guards were off. A table in ``GUARDED`` that refers to another one of these without standing here
fails a test.
"""

from typing import Final

from salto_cli.frozen import frozen
from salto_cli.store.guards import OPEN_ACT


@frozen
class Belonging:
    """That a row of ``table`` belongs to the row of ``parent`` whose id is in ``column``.

    ``step`` is the schema step from which the database itself holds it.
    """

    table: str
    column: str
    parent: str
    step: int = 22

    def about_another(self, row: str) -> str:
        """SQL that is true where what ``row`` (an alias, NEW) belongs to is about another person.

        What it belongs to need not be there: that is for the foreign keys.
        """
        return _ABOUT_ANOTHER.get((self.table, self.column), _ONE_PERSON).format(
            row=row, column=self.column, parent=self.parent, open=OPEN_ACT
        )


# A row and what it belongs to have one person each.
_ONE_PERSON: Final = (
    "EXISTS (SELECT 1 FROM {parent} p WHERE p.id = {row}.{column} AND p.person IS NOT {row}.person)"
)
_ABOUT_ANOTHER: Final = {
    # A contact was with several: the task is one of theirs.
    ("task", "contact"): (
        "(EXISTS (SELECT 1 FROM contact p WHERE p.id = {row}.contact) AND NOT EXISTS (SELECT 1 "
        "FROM contact_person l WHERE l.contact = {row}.contact AND l.person = {row}.person))"
    ),
    # Whom a contact was with is said with the contact itself; nobody is put to it afterwards.
    ("contact_person", "contact"): "EXISTS (SELECT 1 FROM contact p WHERE p.id = {row}.contact)",
    # A correction may leave out someone whose case has been closed meanwhile, but never all it was about.
    ("contact", "replaces"): (
        "(EXISTS (SELECT 1 FROM contact p WHERE p.id = {row}.replaces) AND NOT EXISTS (SELECT 1 "
        "FROM contact_person l JOIN allowed a ON a.person = l.person AND a.act = {open} "
        "AND a.question = 'file' WHERE l.contact = {row}.replaces))"
    ),
}

# Of whom these say it is what they belong to that says it.
_OF: Final = {
    "contact": {"task": "contact", "contact_person": "contact", "contact": "replaces"},
    "task": {"deadline": "id", "promise": "id", "groundless": "task"},
    "statement": {
        "withdrawal": "statement", "notice": "statement", "groundless": "statement",
        "signed_form": "statement",
    },
    "consent_form": {"signed_form": "form"},
    "handover": {
        "handover_step": "handover", "bundle_sent": "handover", "handover_kind": "id",
        "check_item": "handover", "aftercheck": "handover",
    },
    "transition": {"check_item": "transition"},
    "disclosure": {
        "bundle_sent": "disclosure", "ground": "disclosure", "undelivered": "disclosure",
        "sheet": "disclosure",
    },
    "ground": {"assessment": "ground"},
    "notice": {"notice_told": "notice"},
    "deadline": {"confirmation": "deadline", "deadline_move": "deadline", "deadline_end": "deadline"},
    "decision": {"decision_status": "decision"},
    "sibling_look": {"sibling_answer": "look"},
    "promise": {"promise_told": "promise"},
    "warning": {"warning_review": "warning", "warning_told": "warning"},
}  # fmt: skip

BELONGING: Final = (
    *(Belonging(table, column, parent) for parent, those in _OF.items() for table, column in those.items()),
    Belonging("deadline_end", "next", "task"),
    Belonging("decision", "task", "task"),
    Belonging("decision", "tell", "task"),
)

# A row about someone goes when they are erased, and never else: what is over is kept as ended. Two records
# that are made one have rows too many; an agenda is written anew until its meeting begins.
GOES_IN_A_MERGE: Final = frozenset({"kin", "contact_person"})
TAKEN_OUT_BY: Final[dict[str, frozenset[str]]] = {"agenda": frozenset({"fleksiteam prepare"})}


def may_go(table: str, act: str) -> str:
    """SQL that is true where ``act`` (SQL for its number) may take rows out of ``table``."""
    reasons = [f"EXISTS (SELECT 1 FROM tombstone t WHERE t.act = {act} AND t.person IS NOT NULL)"]
    if table in GOES_IN_A_MERGE:
        reasons.append(f"EXISTS (SELECT 1 FROM merged d WHERE d.act = {act})")
    if table in TAKEN_OUT_BY:
        commands = ", ".join(f"'{command}'" for command in sorted(TAKEN_OUT_BY[table]))
        reasons.append(f"EXISTS (SELECT 1 FROM act c WHERE c.id = {act} AND c.command IN ({commands}))")
    return f"({' OR '.join(reasons)})"


def of_table(table: str, step: int) -> tuple[Belonging, ...]:
    """What rows of ``table`` belong to, as the schema of ``step`` holds it."""
    return tuple(each for each in BELONGING if each.table == table and each.step <= step)
