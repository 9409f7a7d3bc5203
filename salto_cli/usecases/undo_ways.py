"""Of every kind of act that writes: which act makes up for it, or why none does and what to type instead.

One table. An act that writes and does not stand here fails a test; so does one that stands here and writes
nothing.
"""

from collections.abc import Callable
from typing import Final

from salto_cli.errors import Changed
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.store import decision as decisions
from salto_cli.store import former
from salto_cli.store import undo as deeds
from salto_cli.store.act import Act
from salto_cli.store.undo import Deed
from salto_cli.usecases import undo_steps as steps
from salto_cli.usecases.undo_steps import Asks, Does, Ordered, by_order


@frozen
class Stays:
    """That an act cannot be undone: ``why``, and the command to type ``instead`` ({person}, {code}).

    ``is_consents``: it is consent that says no.
    """

    why: str
    instead: str
    is_consents: bool = False

    def hint(self, **known: str) -> str:
        """What to type instead, with the codes that are known."""
        return _("instead: {command}").format(command=self.instead.format(**known))


@frozen
class WayBack:
    """How an act is made up for. ``by`` is the command that does the like, ``unless`` says when it cannot."""

    by: str
    asks: Asks
    does: Does
    unless: Callable[[Act, Deed], Stays | None] | None = None


def _ordered(by: str, ordered: Ordered, unless: Callable[[Act, Deed], Stays | None] | None = None) -> WayBack:
    return WayBack(by, *by_order(ordered), unless)


# --- not always -----------------------------------------------------------------------------------------


def _not_a_deadline(_act: Act, deed: Deed) -> Stays | None:
    ended = "deadline_end" in deed.rows or "promise" in deed.rows or "deadline" in deed.rows
    return _DEADLINE if ended else None


def _not_a_series(_act: Act, deed: Deed) -> Stays | None:
    return _MOVED_SERIES if len(deed.rows["deadline_move"]) > 1 else None


def _only_new(table: str, other: Stays) -> Callable[[Act, Deed], Stays | None]:
    def unless(act: Act, deed: Deed) -> Stays | None:
        return None if deeds.is_new(act, deed, table, deed.one(table)) else other

    return unless


def _fields_are_known(act: Act, deed: Deed) -> Stays | None:
    """A field whose old content was not kept cannot be put back; the basis of a case is never guessed."""
    touched = former.touched(act, deed.act)
    kept = {(each.table, each.row) for each in touched}
    changed = {(table, row) for table in ("person", "case_file") for row in deed.rows.get(table, ())}
    fields = {name for each in touched for name in each.columns}
    if any(each.is_lost for each in touched) or "basis" in fields:
        return _NOT_KEPT
    # What is changed beside the person raises the person's revision, and leaves nothing of it behind.
    beside = "trait" in deed.rows or "case_file" in {table for table, _row in kept}
    not_kept = {table for table, _row in changed - kept}
    return None if not_kept <= ({"person"} if beside else set()) else _NOT_KEPT


def _is_newest(act: Act, deed: Deed) -> Stays | None:
    """Raises Changed where somebody has decided something since in the same meeting."""
    found = decisions.newest(act, deeds.meeting_of(act, deed)[0])
    if found is None or found[0] != deed.one("decision"):
        raise Changed(
            _("something has been decided since in the same meeting"),
            _("see it with: salto fleksiteam show"),
        )
    return None


# --- what cannot be undone ------------------------------------------------------------------------------

_SAID: Final = N_("what somebody has said stays as it was said")
_LEFT: Final = N_("what has left cannot be called back")
_STORE: Final = N_("what was done to the store itself is not undone")
_PAPER: Final = N_("a paper that has been made cannot be unmade")
_WORDS: Final = N_("this kind of act is put right by another one, not undone")

_DEADLINE: Final = Stays(
    N_("how a deadline ended stays noted"), "salto task add {person} --kind … --due … --deputy …"
)
_MOVED_SERIES: Final = Stays(_WORDS, "salto task move {code} --due … --series --why …")
_NOT_KEPT: Final = Stays(N_("what stood there before was not kept"), "salto edit {person}")
_ON_BOARD: Final = Stays(_WORDS, "salto board add {person} --reason … --until …")
_TIED: Final = Stays(_WORDS, "salto family {person}")

_STAYS: Final[dict[str, Stays]] = {
    "undo": Stays(
        N_("an undo is not undone, nor what you did before it"), "salto timeline {person}, salto amend K-…"
    ),
    "withdraw-consent": Stays(
        N_("a withdrawal holds from the moment it is said: it can only be granted anew"),
        "salto grant-consent {person}",
        is_consents=True,
    ),
    "grant-consent": Stays(_SAID, "salto withdraw-consent {code}"),
    "refuse-consent": Stays(_SAID, "salto grant-consent {person}"),
    "heard": Stays(_SAID, "salto heard {person}"),
    "object": Stays(_SAID, "salto object {person}"),
    "wish": Stays(_SAID, "salto wish P-… --about {person}"),
    "told": Stays(_SAID, "salto consents {person}"),
    "warning told": Stays(_SAID, "salto warning told {code}"),
    "warning review": Stays(_SAID, "salto warning add {person}"),
    "promise add": Stays(
        N_("a promise that was given is not taken back in silence"),
        "salto promise done {code} --outcome cancelled",
    ),
    "promise done": Stays(_SAID, "salto promise add {person}"),
    "promise told": Stays(_SAID, "salto promises"),
    "sibling check": Stays(_SAID, "salto sibling check {person}"),
    "sibling trigger": Stays(_SAID, "salto sibling check {person}"),
    "board look": Stays(_SAID, "salto board look {person}"),
    "board leave": _ON_BOARD,
    "task confirm": Stays(_SAID, "salto task confirm {code} --understood no"),
    "task verify": Stays(_SAID, "salto task verify {code}"),
    "task hand": Stays(_WORDS, "salto task hand {code} --to …"),
    "task stop-series": _DEADLINE,
    "unlink": Stays(_WORDS, "salto link-sibling P-… P-…"),
    "register": Stays(
        N_("someone who is here goes only by erasing, which says on which ground"),
        "salto erase {person} --ground wrong --dry-run",
    ),
    **dict.fromkeys(
        ("import", "import rows"),
        Stays(
            N_("what came in a file is put right person by person"),
            "salto erase {person} --ground wrong --dry-run",
        ),
    ),
    **dict.fromkeys(("export caseload", "export tasks", "export contacts"), Stays(_LEFT, "salto audit log")),
    "open-case": Stays(_WORDS, "salto close-case {person} --outcome mistake"),
    "close-case": Stays(_WORDS, "salto open-case {person}"),
    "restrict": Stays(_WORDS, "salto lift {person}"),
    "lift": Stays(_WORDS, "salto restrict {person}"),
    "merge": Stays(N_("two records that were made one cannot be taken apart"), "salto show {person}"),
    "erase": Stays(N_("what was erased is gone"), "salto backup list"),
    **dict.fromkeys(("share", "who-knows", "access-copy"), Stays(_LEFT, "salto who-knows {person}")),
    **dict.fromkeys(
        ("fleksiteam pack", "fleksiteam tell", "sheets returned", "sheets unused", "sheets lost"),
        Stays(_LEFT, "salto sheets list"),
    ),
    "share document": Stays(_SAID, "salto share document"),
    **dict.fromkeys(
        ("consent form", "handover consents", "transition consents", "task card"),
        Stays(_PAPER, "salto consents {person}"),
    ),
    **dict.fromkeys(("handover bundle", "handover receive"), Stays(_LEFT, "salto handover list")),
    "handover offer": Stays(_SAID, "salto handover cancel {code} --reason …"),
    "handover accept": Stays(_SAID, "salto handover return {code} --reason …"),
    **dict.fromkeys(
        (
            *("handover step", "handover decline", "handover overlap", "handover confirm"),
            *("handover verify", "handover return", "handover close", "handover cancel"),
        ),
        Stays(_SAID, "salto handover plan {person}"),
    ),
    "handover check": Stays(_WORDS, "salto handover check"),
    "transition check": Stays(_WORDS, "salto transition check {person}"),
    "transition date": Stays(_WORDS, "salto transition date {person} --day …"),
    "transition end": Stays(_WORDS, "salto transition start {person}"),
    "fleksiteam prepare": Stays(_WORDS, "salto fleksiteam prepare"),
    "fleksiteam run": Stays(_WORDS, "salto fleksiteam show"),
    "fleksiteam attend": Stays(_WORDS, "salto fleksiteam attend"),
    "fleksiteam case": Stays(_SAID, "salto fleksiteam show"),
    "fleksiteam past": Stays(_SAID, "salto fleksiteam show"),
    "fleksiteam status": Stays(_WORDS, "salto fleksiteam status {code} …"),
    "fleksiteam undo": Stays(N_("an undo is not undone"), "salto fleksiteam decide {person}"),
    "fleksiteam intake": Stays(_SAID, "salto fleksiteam show"),
    "fleksiteam close": Stays(N_("the minutes have been made"), "salto fleksiteam minutes"),
    **dict.fromkeys(
        ("incident start", "incident done", "incident note", "incident close"),
        Stays(
            N_("what is written about an incident stays: write what is right beside it"),
            "salto incident note",
        ),
    ),
    **dict.fromkeys(("service add", "service import", "service verify"), Stays(_WORDS, "salto service add")),
    **dict.fromkeys(
        ("init", "demo", "backup drill", "recovery test", "accept rollback", "audit expire"),
        Stays(_STORE, "salto audit log"),
    ),
    **dict.fromkeys(
        ("operator add", "operator role", "operator revoke", "operator passwd", "rekey"),
        Stays(_STORE, "salto operator list"),
    ),
    **dict.fromkeys(("operator know", "operator forget"), Stays(_WORDS, "salto operator known")),
    "policy use": Stays(_STORE, "salto policy show"),
    "settings use": Stays(_STORE, "salto settings show"),
}

WAYS_BACK: Final[dict[str, WayBack | Stays]] = {
    **_STAYS,
    "log-contact": _ordered("retract", steps.take_off),
    "correct-contact": WayBack("amend", steps.asks_old_version, steps.write_old_version),
    "retract": WayBack("log-contact", steps.asks_contact, steps.write_again),
    "task add": WayBack("task done", steps.asks_files, steps.close_tasks),
    "task done": WayBack("task add", steps.asks_files, steps.open_tasks, _not_a_deadline),
    "task move": _ordered("task move", steps.move_back, _not_a_series),
    "edit": WayBack("edit", steps.asks_fields, steps.put_back, _fields_are_known),
    "amend": WayBack("amend", steps.asks_fields, steps.put_back),
    "link-sibling": _ordered("unlink", steps.end_tie, _only_new("kin", _TIED)),
    "link-guardian": _ordered("unlink", steps.end_tie, _only_new("kin", _TIED)),
    "warning add": _ordered("warning review", steps.lift_warning),
    "board add": WayBack("board leave", steps.ASKS_BOARD, steps.leave_board, _only_new("board", _ON_BOARD)),
    "handover plan": _ordered("handover cancel", steps.call_off),
    "transition start": _ordered("transition end", steps.end_transition),
    "fleksiteam decide": _ordered("fleksiteam undo", steps.take_back_decision, _is_newest),
}
