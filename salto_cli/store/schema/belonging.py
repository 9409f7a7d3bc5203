"""Step 22: what hangs on a row is about the same person, and no row goes without a reason."""

from typing import Final

from salto_cli.store.belonging import may_go, of_table
from salto_cli.store.guarded import GUARDED
from salto_cli.store.guards import OPEN_ACT, Refusal, Run, guard_again
from salto_cli.store.marks import MARKED
from salto_cli.store.steps import step

_STEP: Final = 22
# As of this step: the tables whose rows have a number that is given once.
_NUMBERED: Final = (
    "person", "statement", "task", "contact", "handover", "disclosure", "sheet", "decision", "warning",
    "consent_form",
)  # fmt: skip


@step(22, "711f89994969b84edf57244ac5dee8fe3287b4fda01975b26ba7c2ed41aa3017")
def whose_row_it_hangs_on(run: Run) -> None:
    """A yes about one person opens no other's records through a row that hangs on theirs.

    Whom a row is about changes in a merge alone; no row is written over; none goes but with a reason.
    """
    for table, guarded in GUARDED.items():
        if min(MARKED[table]) <= _STEP:
            guard_again(run, table, guarded.persons, guarded.questions, refusals(table), guarded.through)


def refusals(table: str) -> list[Refusal]:
    """What a guard refuses besides what nobody was judged for."""
    belongs = of_table(table, _STEP)
    there = "id = NEW.id" + (" OR number = NEW.number" if table in _NUMBERED else "")
    found = [
        Refusal("INSERT", f"EXISTS (SELECT 1 FROM {table} WHERE {there})", "a row is not written over"),
        Refusal("DELETE", f"NOT {may_go(table, OPEN_ACT)}", "a row goes when someone is erased"),
    ]
    said = "it belongs to what is about someone else"
    for each in belongs:
        moved = f"NEW.{each.column} IS NOT OLD.{each.column} AND {each.about_another('NEW')}"
        found += [Refusal("INSERT", each.about_another("NEW"), said), Refusal("UPDATE", moved, said)]
    for column in () if GUARDED[table].link else GUARDED[table].persons:
        same = f"m.act = {OPEN_ACT} AND m.person = OLD.{column} AND m.stays = NEW.{column}"
        moved = f"NEW.{column} IS NOT OLD.{column} AND NOT EXISTS (SELECT 1 FROM merged m WHERE {same})"
        found.append(Refusal("UPDATE", moved, "whom a row is about changes in a merge alone"))
    return found
