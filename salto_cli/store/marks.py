"""Salted marks: what a row looked like when an act had touched it.

A mark is a hash over the row's salt and its named columns, kept in the log. With it, ``verify`` holds the
state against the log: a row changed, added or removed behind the log's back no longer fits its last mark.
The salt lives with the row, so erasing the row leaves a mark from which nothing can be guessed.
"""

from collections.abc import Mapping, Sequence

from salto_cli.store.fingerprint import fingerprint


def _named(columns: str) -> tuple[str, ...]:
    return tuple(columns.split())


# The columns each mark covers, by the step from which they are covered. A step that adds a column adds
# an entry here and re-marks the table in its own act.
MARKED: dict[str, dict[int, tuple[str, ...]]] = {
    "schema_step": {2: _named("number name at")},
    "setting": {2: _named("id name value")},
    "operator": {
        2: _named("id name slot added"),
        8: _named("id name slot added role sign_key revoked"),
    },
    "service": {
        4: _named(
            "row id name folded organisation sector kind age_min age_max private district unit contact "
            "origin verified"
        ),
    },
    "person": {
        3: _named(
            "id number name folded called born national_id phone address protected protected_through "
            "language interpreter home_district stay_district roster_checked roster_source withheld "
            "care_order_from care_order_through verge_from verge_through merged_into revision"
        ),
    },
    "kin": {
        3: _named(
            "id kind child other sort responsibility from_day through_day harm harm_reason "
            "authority_for authority_ref unlinked revision"
        ),
    },
    "trait": {3: _named("id person number kind category text said source released others since ended")},
    "case_file": {
        4: _named(
            "id person basis basis_reference lead lead_district coordinator purposes opened closed "
            "outcome responsible_operator responsible_service revision"
        ),
    },
    "statement": {
        5: _named(
            "id number person by giver verdict said typed services categories pairs unit purpose "
            "from_day through_day form noted informed pressure language interpreter explicit form_hash "
            "heard remark"
        ),
    },
    "withdrawal": {5: _named("id statement person said typed channel reason")},
    "hearing": {5: _named("id person heard by view typed")},
    "contact_person": {6: _named("id contact person happened attempt retracted reason")},
    "contact": {
        6: _named(
            "id number happened typed by kind channel arena themes categories source released others "
            "told own_words note replaces"
        ),
    },
    "task": {
        6: _named(
            "id number person kind text category service owner due created contact source released "
            "others closed outcome revision"
        ),
    },
    "handover": {
        7: _named(
            "id number person to_service to_operator from_operator from_service why state categories "
            "begun overlap_through revision"
        ),
    },
    "handover_step": {7: _named("id handover person state at said_by channel reason typed")},
    "tombstone": {9: _named("id person number act day ground through")},
    "merged": {9: _named("id person stays act")},
    "restriction": {9: _named("id person ground since by lifted reason")},
    "incident": {9: _named("id number kind known started by closed reported reason")},
    "incident_step": {9: _named("id incident n step due done by")},
    "incident_note": {9: _named("id incident at by text")},
    "disclosure": {7: _named("id number person service recipient day act means categories lines rests_on")},
    "notice": {11: _named("id statement person service recipient due")},
    "notice_told": {11: _named("id notice person told typed channel answer")},
    "groundless": {11: _named("id task person statement since")},
    "undelivered": {11: _named("id disclosure person typed")},
    "sheet": {16: _named("id number person disclosure returned shredded lost why")},
    "objection": {11: _named("id person tbl target text by said typed channel")},
    "consent_form": {
        11: _named("id number person services categories purpose through_day issued language digest"),
    },
    "signed_form": {11: _named("id statement form person")},
    "ground": {
        10: _named(
            "id disclosure person basis law categories offence order_ref approved_by approved decided "
            "decided_by urgent review"
        ),
    },
    "assessment": {10: _named("id ground person facts necessity proportionality consent told typed by")},
    "policy": {10: _named("id version digest text parsed used")},
    "colleague_card": {
        18: _named("id name store slot seal_key sign_key fingerprint service known by forgotten"),
    },
    "bundle_taken": {18: _named("id bundle sign_key created taken")},
    "bundle_sent": {18: _named("id person handover disclosure card bundle digest made")},
    "received": {18: _named("id person taken card their_person their_handover why statements")},
    "deadline": {
        13: _named(
            "id person deputy at place source verified consequence needs series version",
        ),
    },
    "confirmation": {13: _named("id deadline person by told how understood words version typed")},
    "deadline_move": {13: _named("id deadline person due at place why by typed")},
    "deadline_end": {13: _named("id deadline person outcome next by typed")},
    "transition": {17: _named("id person kind day source verified by begun ended why revision")},
    "handover_kind": {17: _named("id person kind day lead")},
    "check_item": {
        17: _named("id person transition handover n item owner due state settled settled_by why revision"),
    },
    "aftercheck": {
        17: _named("id person handover whom weeks contact day said_by channel remark by typed"),
    },
    "board": {14: _named("id person reason since waiting until_reason agreed review left outcome anyway")},
    "board_look": {14: _named("id person day meeting outcome")},
    "week_numbers": {14: _named("id digest text parsed used")},
    "meeting": {15: _named("id number day place started closed note_taker")},
    "attendance": {15: _named("id meeting service operator name came left apology")},
    "intake": {15: _named("id meeting answer at")},
    "agenda": {15: _named("id meeting person block position how services discussed")},
    "decision": {
        15: _named(
            "id number meeting person text type owner service owner_name due task agreed told_by told "
            "tell basis disagreement review decided others"
        ),
    },
    "forewarned": {15: _named("id meeting person service categories by at how")},
    "decision_status": {15: _named("id decision person meeting n status why at")},
    "sibling_look": {19: _named("id person day by outcome asked next trusted typed n")},
    "sibling_answer": {19: _named("id look person school home leisure safety offer category answer")},
    "sibling_trigger": {19: _named("id person why by_day by typed")},
    "guardian_wish": {19: _named("id person guardian category text said by typed")},
    "promise": {19: _named("id person guardian")},
    "promise_told": {19: _named("id promise person ended how by typed n")},
    "warning": {19: _named("id number person danger kind category text source since review by typed")},
    "warning_review": {19: _named("id warning person verdict why review by typed n")},
    "warning_told": {19: _named("id warning person told day how reason by typed n")},
    "former": {23: _named("id person tbl row was act by typed")},
}

_NUMBERED_BY = {"schema_step": "number", "service": "row"}


def key(table: str) -> str:
    """The column that numbers the rows of ``table``: ``touch`` and ``mark`` name a row by it."""
    return _NUMBERED_BY.get(table, "id")


def columns(table: str, step: int) -> tuple[str, ...]:
    """The columns of ``table`` that a mark made at schema step ``step`` covers."""
    by_step: Mapping[int, tuple[str, ...]] = MARKED[table]
    return by_step[max(number for number in by_step if number <= step)]


def mark(table: str, salt: bytes, values: Sequence[object]) -> bytes:
    """The mark of one row: SHA-256 over table, salt and the values of its columns, in order."""
    return fingerprint("mark/1", table, salt, list(values))
