"""Where a person's things lie: the one list that erasing, merging and the copy of one's own data go by.

A table that can hold something about a person stands here, or a test that walks the schema fails.
"""

from typing import Final

from salto_cli.frozen import frozen


@frozen
class Holding:
    """One table with rows about persons.

    ``owner`` is the column of whom a row is about: it goes with that person, and moves with them in a merge.
    None: the row is several persons' (a contact) or neither's (a tie), and its own rules say what goes.
    ``named``: other columns that refer to a person. ``listed``: a JSON list of persons the row also names.
    ``rests_on``: tables whose rows this one refers to, so that it goes before them.
    ``texts``: the columns where people wrote freely, and may have written of anyone.
    """

    owner: str | None = "person"
    named: tuple[str, ...] = ()
    listed: str | None = None
    rests_on: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()

    @property
    def persons(self) -> tuple[str, ...]:
        """Every column that holds one person."""
        return self.named if self.owner is None else (self.owner, *self.named)


HOLDINGS: Final[dict[str, Holding]] = {
    "person": Holding(owner="id", named=("merged_into",), texts=("withheld",)),
    "kin": Holding(
        owner=None, named=("child", "other", "authority_for"), texts=("harm_reason", "authority_ref")
    ),
    "trait": Holding(listed="others", texts=("text",)),
    "case_file": Holding(texts=("basis_reference", "coordinator")),
    "statement": Holding(named=("giver",), texts=("noted", "heard", "remark")),
    "withdrawal": Holding(rests_on=("statement",), texts=("reason",)),
    "hearing": Holding(texts=("view",)),
    "contact_person": Holding(rests_on=("contact",), texts=("reason",)),
    "contact": Holding(owner=None, listed="others", texts=("told", "own_words", "note")),
    "task": Holding(listed="others", rests_on=("contact",), texts=("text", "outcome")),
    "handover": Holding(texts=("why",)),
    "handover_step": Holding(rests_on=("handover",), texts=("said_by", "reason")),
    "disclosure": Holding(named=("recipient",), texts=("lines",)),
    "ground": Holding(rests_on=("disclosure",), texts=("order_ref", "approved_by")),
    "assessment": Holding(
        rests_on=("ground",), texts=("facts", "necessity", "proportionality", "consent", "told")
    ),
    "notice": Holding(named=("recipient",), rests_on=("statement",)),
    "notice_told": Holding(rests_on=("notice",), texts=("answer",)),
    "groundless": Holding(rests_on=("statement", "task")),
    "undelivered": Holding(rests_on=("disclosure",)),
    "sheet": Holding(rests_on=("disclosure",), texts=("why",)),
    "objection": Holding(texts=("text",)),
    "consent_form": Holding(),
    "signed_form": Holding(rests_on=("statement", "consent_form")),
    "bundle_sent": Holding(rests_on=("handover", "disclosure")),
    "received": Holding(texts=("why",)),
    "merged": Holding(named=("stays",)),
    "restriction": Holding(texts=("reason",)),
    "deadline": Holding(rests_on=("task",), texts=("place", "source", "consequence", "needs")),
    "confirmation": Holding(rests_on=("deadline",), texts=("words",)),
    "deadline_move": Holding(rests_on=("deadline",), texts=("place", "why")),
    "deadline_end": Holding(rests_on=("deadline", "task")),
    "agenda": Holding(),
    "decision": Holding(
        listed="others", rests_on=("task",), texts=("text", "owner_name", "basis", "disagreement")
    ),
    "forewarned": Holding(),
    "decision_status": Holding(rests_on=("decision",), texts=("why",)),
    "transition": Holding(texts=("source", "why")),
    "handover_kind": Holding(rests_on=("handover",)),
    "check_item": Holding(rests_on=("transition", "handover"), texts=("why",)),
    "aftercheck": Holding(rests_on=("handover",), texts=("said_by", "remark")),
    "board": Holding(texts=("until_reason", "outcome", "anyway")),
    "board_look": Holding(),
    "sibling_look": Holding(),
    "sibling_answer": Holding(rests_on=("sibling_look",), texts=("offer",)),
    "sibling_trigger": Holding(),
    "guardian_wish": Holding(named=("guardian",), texts=("text",)),
    "promise": Holding(named=("guardian",), rests_on=("task",)),
    "promise_told": Holding(rests_on=("promise",)),
    "warning": Holding(texts=("text",)),
    "warning_review": Holding(rests_on=("warning",), texts=("why",)),
    "warning_told": Holding(rests_on=("warning",)),
    "former": Holding(texts=("was",)),
}

# Tables that hold nothing about anyone who is followed up, each with the reason.
ABOUT_NOBODY: Final[dict[str, str]] = {
    "schema_step": "which steps the store has taken",
    "setting": "the store's own settings",
    "operator": "colleagues, not those who are followed up",
    "service": "units that can receive information",
    "policy": "the rules in force",
    "colleague_card": "what is public about the keys of colleagues who have a salto of their own",
    "bundle_taken": "random numbers of the files that were taken in",
    "week_numbers": "how long, how many and how early, as a municipality has chosen",
    "tombstone": "random ids of those who are gone, and codes that are never given again",
    "incident": "a breach, by its kind and its days",
    "incident_step": "what is to be done about a breach",
    "incident_note": "what was found out about a breach, with no names",
    "meeting": "when the team meets, and where",
    "attendance": "colleagues and the services' own people, and when they came and left",
    "intake": "how many asked without naming anyone, and what they were answered",
}

# The log names persons by random ids alone; what a judgement was about lies in judgement_detail, and goes.
LOG: Final = frozenset(
    {"act", "outcome", "judgement", "judgement_detail", "touch", "mark", "seen", "published", "signature"}
)


def in_order() -> tuple[str, ...]:
    """The tables with an owner, but the person's own, each after those that rest on it."""
    left = {table: held for table, held in HOLDINGS.items() if held.owner and table != "person"}
    order: list[str] = []
    while left:
        free = [name for name in left if not any(name in held.rests_on for held in left.values())]
        order += free
        for name in free:
            del left[name]
    return tuple(order)
