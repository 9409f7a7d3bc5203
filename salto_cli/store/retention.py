"""What has been kept for longer than a number of months: looked up first, judged, and only then named."""

from salto_cli.frozen import frozen
from salto_cli.store.act import Act


@frozen
class Kept:
    """Whose record it is, and since when nothing has called for it; None where nobody can tell."""

    person: int
    since: str | None


def closed_cases(act: Act, before: str) -> list[Kept]:
    """Those whose last case was closed before a day, with none open now; not those who are restricted."""
    rows = act.all(
        "SELECT person, max(closed) AS last FROM case_file GROUP BY person "
        "HAVING count(*) = count(closed) AND last < ? AND person NOT IN "
        "(SELECT person FROM restriction WHERE lifted IS NULL) ORDER BY last",
        before,
    )
    return [Kept(int(row[0]), row[1]) for row in rows]


def loose_kin(act: Act, before: str) -> list[Kept]:
    """Those who never had a case and are no longer kin to anyone who has or had one."""
    rows = act.all(
        "SELECT p.id, (SELECT max(substr(k.unlinked, 1, 10)) FROM kin k "
        "WHERE p.id IN (k.child, k.other)) AS since FROM person p WHERE p.merged_into IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM tombstone t WHERE t.person = p.id) "
        "AND NOT EXISTS (SELECT 1 FROM case_file c WHERE c.person = p.id) "
        "AND NOT EXISTS (SELECT 1 FROM restriction r WHERE r.person = p.id AND r.lifted IS NULL) "
        "AND NOT EXISTS (SELECT 1 FROM kin k JOIN case_file c ON c.person IN (k.child, k.other) "
        "WHERE p.id IN (k.child, k.other) AND k.unlinked IS NULL AND k.sort <> 'none') "
        "AND (since IS NULL OR since < ?) ORDER BY since, p.number",
        before,
    )
    return [Kept(int(row[0]), row[1]) for row in rows]


def details(act: Act, before: str) -> tuple[int, int]:
    """How many judgements before a day still have their detail, and the number of the last act before it."""
    last = act.one("SELECT coalesce(max(id), 0) FROM act WHERE at < ? AND id < ?", before, act.number)
    through = int(last[0]) if last else 0
    row = act.one("SELECT count(*) FROM judgement_detail WHERE act <= ?", through)
    return (int(row[0]) if row else 0), through
