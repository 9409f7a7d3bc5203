"""Taking away everything that is held about someone, so that everyone else's records stay whole.

The tombstones come first: the schema lets nothing of this happen without them.
"""

import json
import os
from collections import Counter
from collections.abc import Iterable

from salto_cli.i18n import _
from salto_cli.models.code import PERSON, code
from salto_cli.models.someone import SOMEONE
from salto_cli.store import naming, tombstone
from salto_cli.store.act import SALT, Act
from salto_cli.store.guards import put_right_list, with_someone
from salto_cli.store.holdings import HOLDINGS, in_order
from salto_cli.store.naming import Naming

NOBODY_BORN = "0001-01-01"  # a birth date there must be; this one is nobody's

_GONE = "(SELECT value FROM json_each(?1))"
# Contacts that were with nobody else.
_THEIRS_ALONE = (
    f"SELECT l.contact FROM contact_person l WHERE l.person IN {_GONE} AND NOT EXISTS "
    f"(SELECT 1 FROM contact_person o WHERE o.contact = l.contact AND o.person NOT IN {_GONE})"
)


def records_of(act: Act, person: int) -> tuple[int, ...]:
    """The ids of a person, and of every record that was made one with theirs."""
    rows = act.all("SELECT id FROM person WHERE merged_into = ? ORDER BY number", person)
    return (person, *(int(row[0]) for row in rows))


def beside(act: Act, gone: Iterable[int]) -> tuple[int, ...]:
    """The ids of others whose rows refer to those in ``gone``: kin, at a contact with them, named in one."""
    rows = act.all(
        f"SELECT child FROM kin WHERE other IN {_GONE} OR authority_for IN {_GONE} "
        f"UNION SELECT other FROM kin WHERE child IN {_GONE} OR authority_for IN {_GONE} "
        "UNION SELECT o.person FROM contact_person o JOIN contact c ON c.id = o.contact "
        f"WHERE EXISTS (SELECT 1 FROM json_each(c.others) WHERE value IN {_GONE}) "
        f"OR c.replaces IN ({_THEIRS_ALONE}) OR o.contact IN "
        f"(SELECT contact FROM contact_person WHERE person IN {_GONE}) "
        f"UNION SELECT person FROM task WHERE contact IN ({_THEIRS_ALONE})",
        _listed(gone),
    )
    return tuple(sorted({int(row[0]) for row in rows} | naming.of(act, (*gone,)).persons - {*gone}))


def told_of(act: Act, gone: Iterable[int]) -> tuple[str, ...]:
    """The services that were given something, who must hear of the erasure (GDPR art. 19)."""
    rows = act.all(
        "SELECT DISTINCT s.name FROM disclosure d JOIN service s ON s.id = d.service "
        f"WHERE d.person IN {_GONE} ORDER BY s.name",
        _listed(gone),
    )
    return tuple(str(row[0]) for row in rows)


def untold_of(act: Act, gone: Iterable[int]) -> tuple[str, ...]:
    """Who has not yet been told that a consent was withdrawn: services by name, guardians by code.

    The reminder goes with the person; the duty does not (GDPR art. 19).
    """
    rows = act.all(
        "SELECT DISTINCT s.name, r.number FROM notice n LEFT JOIN service s ON s.id = n.service "
        "LEFT JOIN person r ON r.id = n.recipient "
        f"WHERE n.person IN {_GONE} AND (r.id IS NULL OR r.id NOT IN {_GONE}) "
        "AND NOT EXISTS (SELECT 1 FROM notice_told t WHERE t.notice = n.id) ORDER BY s.name, r.number",
        _listed(gone),
    )
    return tuple(str(row[0]) if row[0] else code(PERSON, row[1]) for row in rows)


def rosters_to_check(act: Act, gone: Iterable[int]) -> tuple[int, ...]:
    """The children who lose a guardian, and whose roster is then not the one that was checked."""
    rows = act.all(
        "SELECT DISTINCT p.id FROM kin k JOIN person p ON p.id = k.child WHERE k.kind = 'guardian' "
        f"AND k.unlinked IS NULL AND k.other IN {_GONE} AND k.child NOT IN {_GONE} "
        "AND p.roster_checked IS NOT NULL",
        _listed(gone),
    )
    return tuple(int(row[0]) for row in rows)


def erase(
    act: Act, gone: tuple[int, ...], ground: str, named: Naming
) -> tuple[dict[str, int], tuple[str, ...]]:
    """Erase everyone in ``gone``, all of it or, where anything fails, nothing.

    ``named`` is what others' records say of them: from now on that is about someone, and nobody knows who.

    Returns the rows taken away by table, and the codes of those of whom an empty row stays, because what
    somebody else's record rests on was said by, or given to, someone.
    """
    for person, number in _numbers(act, gone).items():
        tombstone.put(act, person, number, ground)
    rows: Counter[str] = Counter()
    rows["note"] = _leave_someone(act, named)
    rows["kin"] = _untie(act, gone)
    for table in in_order():
        if table != "contact_person":
            rows[table] = _delete(act, table, f"{HOLDINGS[table].owner} IN {_GONE}", gone)
    rows["contact"] = _forget_contacts(act, gone)
    rows["contact_person"] = _delete(act, "contact_person", f"person IN {_GONE}", gone)
    emptied = _forget_who(act, gone)
    rows["person"] = len(gone)
    tombstone.forget_details(act)  # not counted: looking at what would go adds to it
    return {table: count for table, count in rows.items() if count}, emptied


def _leave_someone(act: Act, named: Naming) -> int:
    """Have whatever names one of the erased be about someone instead, whom no answer can ever clear.

    Taken off the list, or with a name that nobody knows any more, it would be free to go.
    """
    left = 0
    for table, rows in named.rows.items():
        list_of = HOLDINGS[table].listed
        right = put_right_list(str(list_of))
        for row in sorted(rows):
            left += act.run(
                f"UPDATE {table} SET salt = ?, {list_of} = iif(EXISTS (SELECT 1 FROM json_each({list_of}) "
                f"WHERE value = {SOMEONE}), {right}, {with_someone(right)}) WHERE id = ?",
                os.urandom(SALT),
                row,
            )
    return left


def put_lists_right(act: Act, table: str, listed: str, gone: tuple[int, ...]) -> int:
    """Have every list that names someone in ``gone`` as this act's tombstones and merges leave it."""
    rows = act.all(
        f"SELECT id FROM {table} WHERE EXISTS (SELECT 1 FROM json_each({listed}) WHERE value IN {_GONE})",
        _listed(gone),
    )
    for (row,) in rows:
        act.run(
            f"UPDATE {table} SET {listed} = {put_right_list(listed)}, salt = ? WHERE id = ?",
            os.urandom(SALT),
            row,
        )
    return len(rows)


def _untie(act: Act, gone: tuple[int, ...]) -> int:
    """End what rests on a tie to someone in ``gone``, and take the ties away; no other tie is touched."""
    for child in rosters_to_check(act, gone):
        act.change("person", child, roster_checked=None, roster_source=None)
    for (edge,) in act.all(
        f"SELECT id FROM kin WHERE authority_for IN {_GONE} AND child NOT IN {_GONE} "
        f"AND other NOT IN {_GONE}",
        _listed(gone),
    ):
        act.change("kin", edge, authority_for=None)
    return _delete(act, "kin", f"child IN {_GONE} OR other IN {_GONE}", gone)


def _forget_contacts(act: Act, gone: tuple[int, ...]) -> int:
    """Contacts that were with nobody else go; what others' rows know of them is loosened first."""
    alone = [row[0] for row in act.all(_THEIRS_ALONE, _listed(gone))]
    listed = _listed(alone)
    for (row,) in act.all(f"SELECT id FROM task WHERE contact IN {_GONE}", listed):
        act.change("task", row, contact=None)
    kept = f"SELECT id FROM contact WHERE replaces IN {_GONE} AND id NOT IN {_GONE}"
    for (row,) in act.all(kept, listed):
        act.change("contact", row, replaces=None)
    newest_first = f"SELECT id FROM contact WHERE id IN {_GONE} ORDER BY number DESC"
    return sum(act.run("DELETE FROM contact WHERE id = ?", row) for (row,) in act.all(newest_first, listed))


def _forget_who(act: Act, gone: tuple[int, ...]) -> tuple[str, ...]:
    """Take the persons themselves away; an empty row stays where another's record refers to it."""
    emptied = []
    act.run(f"UPDATE person SET merged_into = NULL WHERE id IN {_GONE}", _listed(gone))
    for person, number in _numbers(act, gone).items():
        if _is_referred_to(act, person):
            _empty(act, person)
            emptied.append(code(PERSON, number))
        else:
            act.run("DELETE FROM person WHERE id = ?", person)
    return tuple(emptied)


def _is_referred_to(act: Act, person: int) -> bool:
    return any(
        act.one(f"SELECT 1 FROM {table} WHERE {column} = ? LIMIT 1", person)
        for table, held in HOLDINGS.items()
        for column in held.named
    )


def _empty(act: Act, person: int) -> None:
    """Leave of a person's row only that there was someone: a yes or no to a child's matters stays said."""
    nothing = dict.fromkeys(
        (
            "called", "national_id", "phone", "address", "protected_through", "language", "home_district",
            "stay_district", "roster_checked", "roster_source", "care_order_from", "care_order_through",
            "verge_from", "verge_through",
        )
    )  # fmt: skip
    act.change(
        "person", person, name=_("erased person"), folded="", born=NOBODY_BORN, protected=0, interpreter=0,
        withheld="{}", revision=1, **nothing,
    )  # fmt: skip


def _delete(act: Act, table: str, where: str, gone: Iterable[int]) -> int:
    return act.run(f"DELETE FROM {table} WHERE {where}", _listed(gone))


def _numbers(act: Act, gone: Iterable[int]) -> dict[int, int]:
    rows = act.all(f"SELECT id, number FROM person WHERE id IN {_GONE} ORDER BY number", _listed(gone))
    return {int(row[0]): int(row[1]) for row in rows}


def _listed(ids: Iterable[int]) -> str:
    return json.dumps(list(ids))
