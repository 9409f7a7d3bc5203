"""How it is said what was found wrong with the log, or with the state it vouches for."""

from collections.abc import Sequence

from rich.console import RenderableType

from salto_cli.i18n import N_, _, plural
from salto_cli.models import finding
from salto_cli.models.finding import Finding
from salto_cli.render.act import several
from salto_cli.render.erase import NAMES as TABLES
from salto_cli.render.look import Listing, quiet, stack

LISTED = 20  # findings on one screen; JSON has all

SAID = {
    finding.GAP: N_("the act is missing from the log"),
    finding.OPEN: N_("the act has no outcome"),
    finding.SEAL: N_("the act does not fit its seal: it was changed, moved or cut"),
    finding.SIGNATURE: N_("the act is not signed by the one who is said to have done it"),
    finding.STRAY: N_("there are rows of an act that is not in the log"),
    finding.UNTOUCHED: N_("a row is vouched for that the act has not written"),
    finding.KEY: N_("a signing key was exchanged or added past salto"),
    finding.UNJUDGED: N_("the act wrote about someone whom it had not been judged about"),
    finding.COMMAND: N_("the act wrote what its command never writes"),
    finding.RULES: N_("the rules that judge are not those of the file that was put in place"),
    finding.ERASURE: N_("the act notes something as erased that was not, or may not yet be"),
    finding.REASONS: N_("what a judgement rested on was changed or removed"),
    finding.OPERATOR: N_("the act is by a colleague whom the store does not know"),
    finding.CHANGED: N_("a row was changed after this act"),
    finding.REMOVED: N_("a row that this act left is gone"),
    finding.RETURNED: N_("a row that this act removed is back"),
    finding.UNLOGGED: N_("a row that no act has written"),
    finding.REFERENCE: N_("a row refers to something that is gone"),
    finding.SCHEMA: N_("not as salto makes it: a lock may have been taken off"),
    finding.CHECKPOINT: N_("the end of the log is not the one that was noted beside the store"),
    finding.UNNOTED: N_("the file checkpoint is missing beside the store"),
    finding.MANIFEST: N_("the log is not the one that the backup's manifest names"),
    finding.OLDER: N_("this machine has seen the store with this act, and it is not there any more"),
    finding.OLD_KEYS: N_("the key file is older than the last change of keys: mend it with salto rekey"),
    finding.ERASED_LIST: N_("the list of erased persons is not what coordinators of this store have signed"),
    finding.AGAINST: N_("what was kept elsewhere is not in this log"),
    finding.PAGES: N_("the database file is damaged"),
}


def findings(found: Sequence[Finding]) -> RenderableType:
    """What is wrong, the first acts first: one line for each kind of fault in an act, and where it is."""
    grouped: dict[tuple[int | None, str], list[str]] = {}
    for each in found:
        where = " ".join(part for part in (_table(each.table), each.person) if part)
        grouped.setdefault((each.act, each.what), []).append(where)
    columns: list[str | tuple[str, dict[str, object]]] = [
        _("what is wrong"),
        (_("act"), {"justify": "right", "no_wrap": True}),
        _("where"),
    ]
    rows = [
        (_(SAID[what]), "–" if act is None else str(act), several(places))
        for (act, what), places in list(grouped.items())[:LISTED]
    ]
    left = len(grouped) - LISTED
    more = plural("and {n} more; --json lists all", "and {n} more; --json lists all", left)
    return stack(Listing(columns, rows), quiet(more) if left > 0 else None)


def _table(name: str | None) -> str:
    """What a coordinator calls the rows of a table; one that is salto's own affair by its name."""
    return _(TABLES.get(name, name)) if name else ""
