"""Bringing a store to the program's own schema: the steps it lacks, in one act."""

from collections.abc import Sequence

from salto_cli.errors import Damaged
from salto_cli.i18n import _
from salto_cli.store import signature, state_check
from salto_cli.store.act import Act, current_mark
from salto_cli.store.cipher import let_build, lock_down
from salto_cli.store.marks import MARKED, key
from salto_cli.store.schema.log import ERASABLE, LOG
from salto_cli.store.seal import Outcome
from salto_cli.store.steps import Step, climb, record
from salto_cli.store.store import Store, open_act


def upgrade(store: Store, steps: Sequence[Step]) -> None:
    """Take the missing steps in one transaction, as an act that re-marks every table they changed."""
    before = store.step
    store.connection.execute("BEGIN IMMEDIATE")
    try:
        again = [table for table in MARKED if _is_marked_anew(table, before, len(steps))]
        if again and state_check.check(store.connection)[1]:
            # Marking what was changed past the program would vouch for it.
            raise Damaged(
                _("the store is not what its log says, and cannot be brought to this version"),
                _("restore a backup with: salto backup restore"),
            )
        let_build(store.connection)
        taken = climb(store.connection, steps)
        lock_down(store.connection, LOG, ERASABLE)
        store.step = len(steps)
        act = open_act(store, "upgrade", "upkeep")
        record(store.connection, taken, store.now)
        if before < signature.SINCE:
            store.keep_keys()
        for table in again:
            _mark_again(act, table)
        store.finish(act, Outcome("done"))
    except BaseException:
        store.abandon()
        raise


def _is_marked_anew(table: str, before: int, after: int) -> bool:
    """Whether a step between ``before`` and ``after`` changes what the marks of a known table cover."""
    by_step = MARKED[table]
    return min(by_step) <= before and any(before < number <= after for number in by_step)


def _mark_again(act: Act, table: str) -> None:
    """Mark every row of ``table`` that this act has not written; those it has are marked when it closes."""
    rows = act.all(
        f"SELECT {key(table)} FROM {table} EXCEPT SELECT row FROM touch WHERE act = ? AND tbl = '{table}'",
        act.number,
    )
    for (row,) in rows:
        act.run(
            "INSERT INTO mark (tbl, row, act, mark) VALUES (?, ?, ?, ?)",
            table,
            row,
            act.number,
            current_mark(act.connection, table, row, act.step),
        )
