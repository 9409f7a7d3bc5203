"""How a field of an order is asked for: what to say, and how what was typed is understood."""

from dataclasses import MISSING, Field, field
from typing import Any, Final

from salto_cli.frozen import frozen

# How typed text is understood (commands/understand.py).
TEXT: Final = "text"  # one line
NOTE: Final = "note"  # many lines; never an argument on the command line
PERSON: Final = "person"  # a code, or a name in a terminal
CASE: Final = "case"  # a person as above, who must have a case: who has none is told of at once
RESTRICTED: Final = "restricted"  # a person as above, whose processing is restricted
PERSONS: Final = "persons"
GUARDIAN: Final = "guardian"  # a guardian of the person in ``of``; optional: or that person
PAST: Final = "past"  # a day that has been: i går, fredag, 03.02.2026
FUTURE: Final = "future"  # a day to come: fredag, +14d
MOMENT: Final = "moment"  # a past day, with a clock time where one is known
WHEN: Final = "when"  # any day, with a clock time where one is known: torsdag 18:00
YES_NO: Final = "yes or no"
CHOICE: Final = "choice"  # one of a list in the policy or in the program
CHOICES: Final = "choices"
SERVICE: Final = "service"
SERVICES: Final = "services"
NUMBER: Final = "number"
OPERATOR: Final = "operator"
BIRTH: Final = "birth date"
IDENTITY_NUMBER: Final = "identity number"
PHONE: Final = "phone"
DISTRICT: Final = "district"
LINES: Final = "lines"  # several texts of one line each, with whatever commas they hold
NUMBERS: Final = "numbers"
RECIPIENTS: Final = "recipients"  # services, or guardians by their codes
RECEIVER: Final = "receiver"  # a service or a colleague, whoever is to take over
NOTED: Final = "noted"  # persons a note is about: each must have a case
TOLD: Final = "told"  # yes, or no and why
DUE: Final = "due"  # today or a day to come, never one that has been
CLOCK: Final = "clock"  # a time of day
CODE: Final = "code"  # what a code stands for, chosen from the list ``of`` (commands/codes.py)
NOTIFIED: Final = "notified"  # one of those who are still to be told of the withdrawal in ``of``
POINT: Final = "point"  # a point of the list of the handover, or of the person and plan, in ``of``
MEETING: Final = "meeting"  # the day of a meeting: of two that a weekday may be, the one on which one is
DIGEST: Final = "digest"  # the path of a file, of which only the SHA-256 is kept


@frozen
class Asked:
    """What a prompt says and which list its answer is from; ``always`` asks though it may be left empty.

    ``after`` names the field without which there is nothing to ask: a due date, where no step was named;
    with ``by=guardian`` that answer to it.
    ``insist``: a terminal does not let it be skipped; a script is told by the order what is wrong.
    ``clearable``: a lone ``-`` empties the field, and is handed on as an empty text.
    ``unseen``: a day that the result does not show, so that a line is told beside it which one it was.
    ``of`` may name other fields in braces: which list it is depends on the answers given there.
    ``apart``: the field of another person, who cannot be the answer here too.
    """

    label: str
    kind: str = TEXT
    of: str = ""
    always: bool = False
    max_length: int = 200
    after: str = ""
    clearable: bool = False
    insist: bool = False
    unseen: bool = False
    apart: str = ""


def asked(
    label: str,
    kind: str = TEXT,
    *,
    of: str = "",
    always: bool = False,
    max_length: int = 200,
    after: str = "",
    clearable: bool = False,
    insist: bool = False,
    unseen: bool = False,
    apart: str = "",
    default: Any = MISSING,
) -> Any:
    """A dataclass field that a person fills in. Without ``default`` it must be given."""
    metadata = {"asked": Asked(label, kind, of, always, max_length, after, clearable, insist, unseen, apart)}
    if default is MISSING:
        return field(metadata=metadata)
    return field(default=default, metadata=metadata)


def how_asked(each: Field[Any]) -> Asked | None:
    """How this field is asked for; None where a person never fills it in."""
    found = each.metadata.get("asked")
    return found if isinstance(found, Asked) else None


def must_be_given(each: Field[Any]) -> bool:
    """Whether an order cannot be made without this field."""
    return each.default is MISSING and each.default_factory is MISSING
