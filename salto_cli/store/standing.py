"""Why each person may be held at all, as the judge needs to know it. Read only by the door."""

import json
from collections.abc import Iterable

from salto_cli.models.question import Standing
from salto_cli.store.act import Act

_SQL = (
    "SELECT p.id, (SELECT c.basis FROM case_file c WHERE c.person = p.id AND c.closed IS NULL), "
    "(SELECT c.basis_reference FROM case_file c WHERE c.person = p.id AND c.closed IS NULL), "
    "EXISTS (SELECT 1 FROM kin k JOIN case_file c ON c.person = k.other "
    "WHERE k.child = p.id AND k.unlinked IS NULL AND k.sort <> 'none') "
    "OR EXISTS (SELECT 1 FROM kin k JOIN case_file c ON c.person = k.child "
    "WHERE k.other = p.id AND k.unlinked IS NULL AND k.sort <> 'none'), "
    "EXISTS (SELECT 1 FROM case_file c WHERE c.person = p.id) "
    "FROM json_each(?) wanted JOIN person p ON p.id = wanted.value"
)


def of(act: Act, persons: Iterable[int]) -> dict[int, Standing]:
    """Basis of the open case, kinship to a case, and whether there ever was a case, for each person."""
    wanted = json.dumps(list(persons))
    return {
        int(row[0]): Standing(
            basis=row[1], referenced=bool(row[2]), kin=bool(row[3]), closed=bool(row[4]) and row[1] is None
        )
        for row in act.all(_SQL, wanted)
    }
