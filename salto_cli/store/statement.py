"""What persons have allowed and refused: rows that are added, never altered.

A withdrawal is a row beside the consent it takes back. Codes are given in the order of typing; which
statement decides is the judge's business, not the store's.
"""

import json
from collections.abc import Iterable
from typing import Any

from salto_cli.errors import NotFound
from salto_cli.i18n import _
from salto_cli.models.code import DISCLOSURE, PERSON, SHEET, STATEMENT, code, is_of, number_in, said_back
from salto_cli.models.giving import NAME
from salto_cli.models.statement import Given, Statement, Withdrawal
from salto_cli.store.act import Act, Row

_SAID = (
    "s.person, s.number, s.by, g.number, iif(g.id IN (SELECT person FROM allowed WHERE act = ?1), g.name, "
    "NULL), s.verdict, s.said, s.typed, s.services, s.categories, s.pairs, s.unit, s.purpose, s.from_day, "
    "s.through_day, s.form, s.noted, s.informed, s.pressure, s.language, s.interpreter, s.explicit, "
    "s.form_hash, s.heard, s.remark, "
    "(SELECT json_array(w.said, w.typed, w.channel, w.reason) FROM withdrawal w WHERE w.statement = s.id "
    "ORDER BY w.said LIMIT 1)"
)


def add(act: Act, person: int, **said: Any) -> str:
    """Add one statement about ``person``; returns its code. Lists are given as lists."""
    number = act.next_number("statement")
    lists = {name: json.dumps(said.pop(name)) for name in ("services", "categories", "pairs")}
    act.add("statement", number=number, person=person, typed=act.moment, **lists, **said)
    return code(STATEMENT, number)


def withdraw(act: Act, row: int, person: int, said: str, channel: str | None, reason: str | None) -> None:
    """Add the withdrawal of the statement in ``row``."""
    act.add(
        "withdrawal",
        statement=row,
        person=person,
        said=said,
        typed=act.moment,
        channel=channel,
        reason=reason,
    )


def id_of(act: Act, statement: str) -> tuple[int, int]:
    """The row behind a code such as C-031L, and the id of the person it is about. Raises NotFound."""
    row = act.one(
        "SELECT id, person FROM statement WHERE number = ?", number_in(statement, STATEMENT, whole=True)
    )
    if row is None:
        raise NotFound(
            _("there is no consent {code} here").format(code=said_back(statement)),
            _("look with: salto consents P-…"),
        )
    return int(row[0]), int(row[1])


def of_persons(act: Act, persons: Iterable[int]) -> list[tuple[int, Statement]]:
    """Every statement about the persons whose file this act may read, the newest first."""
    return _read(
        act,
        "s.person IN (SELECT value FROM json_each(?2)) AND s.person IN "
        "(SELECT person FROM allowed WHERE act = ?1 AND question = 'file')",
        json.dumps(list(persons)),
    )


def one(act: Act, row: int) -> Statement:
    """One statement, whoever's it is as long as this act may read who that is."""
    found = _read(act, "s.id = ?2 AND s.person IN (SELECT person FROM allowed WHERE act = ?1)", row)
    if not found:
        raise NotFound(_("there is no such consent here"), _("look with: salto consents P-…"))
    return found[0][1]


def others(act: Act, person: int) -> tuple[int, ...]:
    """Those beside ``person`` in what has been said: guardians who speak, and guardians who may be told."""
    rows = act.all("SELECT giver, services, pairs FROM statement WHERE person = ?", person)
    told = {each for row in rows for each in [*json.loads(row[1]), *(pair[0] for pair in json.loads(row[2]))]}
    numbers = [number_in(each, PERSON, whole=True) for each in told if is_of(each, PERSON)]
    found = act.all(
        "SELECT id FROM person WHERE number IN (SELECT value FROM json_each(?))", json.dumps(numbers)
    )
    return tuple(sorted({int(row[0]) for row in [*rows, *found] if row[0] is not None}))


def is_guardian_of(act: Act, guardian: int, person: int) -> bool:
    """Whether one person is linked as a guardian of another, with or without parental responsibility."""
    row = act.one(
        "SELECT 1 FROM kin WHERE kind = 'guardian' AND child = ? AND other = ? AND unlinked IS NULL",
        person,
        guardian,
    )
    return row is not None


def purposes(act: Act, person: int) -> tuple[frozenset[str], frozenset[str]]:
    """The purposes of the person's open case, and those that the person's consents name.

    They go to the judge and are not handed out, so they need no judgement of their own.
    """
    case = act.one("SELECT purposes FROM case_file WHERE person = ? AND closed IS NULL", person)
    named = act.all(
        "SELECT DISTINCT purpose FROM statement WHERE person = ? AND verdict = 'grant' "
        "AND purpose IS NOT NULL",
        person,
    )
    return frozenset(json.loads(case[0]) if case else ()), frozenset(row[0] for row in named)


def of_guardians(act: Act, person: int) -> int:
    """How many consents of guardians stand about a person whose file this act may read."""
    row = act.one(
        "SELECT count(*) FROM statement s WHERE s.person = ? AND s.by = 'guardian' AND s.verdict = 'grant' "
        "AND NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.statement = s.id) "
        "AND s.person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file')",
        person,
        act.number,
    )
    return int(row[0]) if row else 0


def with_a_case(act: Act) -> tuple[int, ...]:
    """The ids of everyone with an open case; ids only: what is shown of them is judged first."""
    return tuple(int(row[0]) for row in act.all("SELECT person FROM case_file WHERE closed IS NULL"))


def given(act: Act, person: int, statement: Statement) -> list[Given]:
    """What has been given out that rests on ``statement``, or went to its services since it was said."""
    rows = act.all(
        "SELECT d.number, d.service, r.number, d.day, d.categories, d.rests_on, "
        "(SELECT l.value ->> 'text' FROM json_each(d.lines) l WHERE l.value ->> 'part' = ?3), "
        "(SELECT s.number FROM sheet s WHERE s.disclosure = d.id) "
        "FROM disclosure d LEFT JOIN person r ON r.id = d.recipient WHERE d.person = ?1 "
        "AND d.person IN (SELECT person FROM allowed WHERE act = ?2) AND NOT EXISTS "
        "(SELECT 1 FROM undelivered u WHERE u.disclosure = d.id) ORDER BY d.day, d.number",
        person,
        act.number,
        NAME,
    )
    covered = statement.recipients
    kept = [
        Given(
            code(DISCLOSURE, number),
            to,
            day,
            tuple(json.loads(categories)),
            named,
            printed and code(SHEET, printed),
        )
        for number, service, recipient, day, categories, rests_on, named, printed in rows
        for to in [service or code(PERSON, recipient)]
        if statement.code in json.loads(rests_on) or (to in covered and day >= statement.said[:10])
    ]
    if kept:
        act.saw("disclosure", [person], len(kept))
    return kept


def _read(act: Act, which: str, wanted: object) -> list[tuple[int, Statement]]:
    rows = act.all(
        f"SELECT {_SAID} FROM statement s LEFT JOIN person g ON g.id = s.giver WHERE {which} "
        "ORDER BY s.said DESC, s.number DESC",
        act.number,
        wanted,
    )
    if rows:
        act.saw("statement", {int(row[0]) for row in rows}, len(rows))
    return [(int(row[0]), _statement(row[1:])) for row in rows]


def _statement(row: Row) -> Statement:
    (number, by, giver, giver_name, verdict, said, typed, services, categories, pairs, unit, purpose) = row[
        :12
    ]
    (from_day, through, form, noted, informed, pressure, language, interpreter, explicit) = row[12:21]
    form_hash, heard, remark, withdrawn = row[21:]
    return Statement(
        code=code(STATEMENT, number),
        by=by,
        giver=code(PERSON, giver) if giver else None,
        giver_name=giver_name,
        verdict=verdict,
        said=said,
        typed=typed,
        late=said[:10] != typed[:10],
        services=tuple(json.loads(services)),
        categories=tuple(json.loads(categories)),
        pairs=tuple((service, category) for service, category in json.loads(pairs)),
        unit=unit,
        purpose=purpose,
        from_=from_day,
        through=through,
        lapses=None,
        form=form,
        noted_by=noted,
        informed=bool(informed),
        pressure=bool(pressure),
        language=language,
        interpreter=interpreter,
        explicit=bool(explicit),
        form_sha256=form_hash,
        heard=heard,
        remark=remark,
        withdrawn=Withdrawal(*json.loads(withdrawn)) if withdrawn else None,
    )
