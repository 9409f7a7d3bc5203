"""Why each person may be held at all, as the judge needs to know it. Read only by the door."""

import json
from collections.abc import Iterable
from functools import cache

from salto_cli.models.question import Standing
from salto_cli.models.role import WORKER
from salto_cli.store.act import Act

# Kinship is looked up only where there is no open case: beside one it decides nothing.
_SQL = (
    "SELECT p.id, o.basis, o.basis_reference, "
    "o.id IS NULL AND (EXISTS (SELECT 1 FROM kin k JOIN case_file c ON c.person = k.other "
    "WHERE k.child = p.id AND k.unlinked IS NULL AND k.sort <> 'none') "
    "OR EXISTS (SELECT 1 FROM kin k JOIN case_file c ON c.person = k.child "
    "WHERE k.other = p.id AND k.unlinked IS NULL AND k.sort <> 'none')), "
    "o.id IS NOT NULL OR EXISTS (SELECT 1 FROM case_file c WHERE c.person = p.id) "
    "FROM json_each(?) wanted JOIN person p ON p.id = wanted.value "
    "LEFT JOIN case_file o ON o.person = p.id AND o.closed IS NULL"
)

# In SQL about ``case_file c``: whether the operator may know of that case. Its one value is ``own_alone``.
OWN = "ifnull(?, c.lead) IN (c.lead, c.responsible_operator)"

# A worker has no other cases than those they lead or are responsible for: others are as if there were none.
_MINE = "?2 IN (c.lead, c.responsible_operator)"
_SQL_OF_A_WORKER = (
    _SQL.replace("ON c.person = k.other ", f"ON c.person = k.other AND {_MINE} ")
    .replace("ON c.person = k.child ", f"ON c.person = k.child AND {_MINE} ")
    .replace("WHERE c.person = p.id)", f"WHERE c.person = p.id AND {_MINE})")
    .replace("o.closed IS NULL", "o.closed IS NULL AND ?2 IN (o.lead, o.responsible_operator)")
    .replace("json_each(?)", "json_each(?1)")
)


def of(act: Act, persons: Iterable[int]) -> dict[int, Standing]:
    """Basis of the open case, or kinship to a case, and whether there ever was a case, for each person."""
    wanted = json.dumps(list(persons))
    rows = act.all(_SQL_OF_A_WORKER, wanted, act.operator) if act.role == WORKER else act.all(_SQL, wanted)
    stands = cache(_standing)  # many stand alike, and are judged alike
    return {int(row[0]): stands(*row[1:]) for row in rows}


def _standing(basis: str | None, reference: str | None, kin: int, had_case: int) -> Standing:
    return Standing(
        basis=basis, referenced=bool(reference), kin=bool(kin), closed=bool(had_case) and basis is None
    )


def own_alone(act: Act) -> int | None:
    """The operator, where they know of no cases but their own; None for most. It is the value in ``OWN``."""
    return act.operator if act.role == WORKER else None


def beyond_kinship(act: Act, persons: Iterable[int]) -> frozenset[int]:
    """Those of ``persons`` whose own case, open or closed, the operator may know of: for most, everyone.

    Kinship to their own lets a worker know who someone is, and not what is to be done for them.
    """
    if act.role != WORKER:
        return frozenset(persons)
    return frozenset(person for person, why in of(act, persons).items() if why.basis or why.closed)


def within_reach(act: Act, persons: Iterable[int]) -> list[int]:
    """Those of ``persons``, in their order, of whom the operator may know at all: for most, everyone.

    A worker who searches or lists must not learn from what is left out that somebody is here.
    """
    if act.role != WORKER:
        return list(persons)
    found = {person for person, why in of(act, persons).items() if why != Standing()}
    return [person for person in persons if person in found]
