"""Two records' ties become one person's: of two ties to the same person one is left, the stricter."""

from salto_cli.store.act import Act, Row

_STANDING = (
    "SELECT id, kind, iif(child = ?1, other, child), sort, responsibility, harm, harm_reason, child, "
    "revision FROM kin WHERE unlinked IS NULL AND (child = ?1 OR other = ?1)"
)


def tied(act: Act, one: int, two: int) -> bool:
    """Whether a tie stands between the two, other than that they are not siblings."""
    row = act.one(
        "SELECT 1 FROM kin WHERE min(child, other) = ? AND max(child, other) = ? AND unlinked IS NULL "
        "AND sort <> 'none'",
        min(one, two),
        max(one, two),
    )
    return row is not None


def make_ties_one(act: Act, stays: int, goes: int) -> tuple[int, ...]:
    """Resolve doubles and drop ties between the two; moving what is left is the merge's own work.

    Returns the children whose guardians must be checked again, because the two records told different things.
    """
    act.run("DELETE FROM kin WHERE child IN (?1, ?2) AND other IN (?1, ?2)", stays, goes)
    again = {stays} if _rosters_differ(act, stays, goes) else set[int]()
    mine = {(row[1], row[2]): row for row in act.all(_STANDING, stays)}
    dangers = _dangers(act, stays, goes)
    for double in act.all(_STANDING, goes):
        first = mine.get((double[1], double[2]))
        if first is not None:
            again |= {first[7]} if _settle(act, first, double) else set[int]()
    for edge in dangers:
        act.change("kin", edge, harm=1)
    return tuple(child for child in sorted(again) if _uncheck(act, child))


def _settle(act: Act, first: Row, double: Row) -> bool:
    """Leave ``first`` as the one tie, and end ``double``; whether they told different things.

    Where one says yes to responsibility and the other no, it is not known whose yes is needed.
    """
    row, _kind, _other, _sort, responsibility, harm, reason, _child, revision = first
    differs = responsibility != double[4]
    act.change(
        "kin",
        row,
        responsibility="unknown" if differs else responsibility,
        harm=max(harm, double[5]),
        harm_reason=reason or double[6],
        revision=revision + 1,
    )
    act.change("kin", double[0], unlinked=act.now, revision=double[8] + 1)
    return bool(differs)


def _dangers(act: Act, stays: int, goes: int) -> list[int]:
    """Every tie to a guardian who by the newest tie in one of the two records is a danger, unmarked in the
    other: a danger ends only when it is taken back by someone who knew of it."""
    rows = act.all(
        "SELECT k.id, k.child, k.other, k.harm FROM kin k WHERE k.kind = 'guardian' "
        "AND (k.child IN (?1, ?2) OR k.other IN (?1, ?2)) "
        "ORDER BY (SELECT min(m.act) FROM mark m WHERE m.tbl = 'kin' AND m.row = k.id)",
        stays,
        goes,
    )
    newest = {(child, other): bool(harm) for _row, child, other, harm in rows}
    as_one = {goes: stays}
    pairs = {
        (as_one.get(child, child), as_one.get(other, other))
        for (child, other), harm in newest.items()
        if harm
    }
    return [
        int(row)
        for row, child, other, harm in rows
        if not harm and (as_one.get(child, child), as_one.get(other, other)) in pairs
    ]


def _rosters_differ(act: Act, stays: int, goes: int) -> bool:
    """Whether both records have guardians, and not the same ones with the same responsibility."""
    theirs, mine = (
        {
            (row[0], row[1])
            for row in act.all(
                "SELECT other, responsibility FROM kin WHERE kind = 'guardian' AND child = ? "
                "AND unlinked IS NULL",
                person,
            )
        }
        for person in (goes, stays)
    )
    return bool(theirs) and theirs != mine


def _uncheck(act: Act, child: int) -> bool:
    """Say that nobody has checked a child's guardians as they are now; whether somebody had."""
    row = act.one("SELECT roster_checked FROM person WHERE id = ?", child)
    if row is None or row[0] is None:
        return False
    act.change("person", child, roster_checked=None, roster_source=None)
    return True
