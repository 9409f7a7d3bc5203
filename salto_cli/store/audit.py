"""The log as it is read: acts with what they were judged on, read and changed. Codes, never names."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from salto_cli.models.audit import Answered, Entry
from salto_cli.models.code import PERSON, code, number_in
from salto_cli.store import person as persons
from salto_cli.store.act import Act, Judged
from salto_cli.store.belonging_check import reached_through
from salto_cli.store.guarded import GUARDED, Guarded

ROLLED_BACK: Final = "rolled back"  # the question under which an act says why an older store goes on
SIGNED: Final = "signed by"  # and the one under which it says on whose signature someone is erased again

# A row's persons are a packed list; looking for the id's digits first spares reading most lists.
_ABOUT = (
    "EXISTS (SELECT 1 FROM {table} t WHERE t.act = a.id AND instr(t.persons, ?1) > 0 "
    "AND EXISTS (SELECT 1 FROM json_each(t.persons) p WHERE p.value = CAST(?1 AS INTEGER)))"
)


def _written(table: str, guarded: Guarded, column: str, where: str) -> str:
    """SQL for the acts that wrote to ``table``, each with the person in ``column`` of the row it wrote."""
    return (
        f"SELECT m.act AS act, x.{column} AS person FROM mark m JOIN {guarded.link or table} x "
        f"ON x.{guarded.named} = m.row WHERE m.tbl = '{table}' AND {where.format(f'x.{column}')}"
    )


def _all_written(where: str) -> str:
    """The same for every table about persons; ``where`` may name the person as ``{}``.

    Also with those on whose records a row was hung that says it is about somebody else.
    """
    written = [
        _written(table, guarded, column, where)
        for table, guarded in GUARDED.items()
        for column in guarded.persons
    ]
    return " UNION ".join([*written, reached_through(where)])


_ACTS = (
    "SELECT a.id, a.at, coalesce(o.name, '?'), a.command, a.purpose, e.result, e.error "
    "FROM act a JOIN outcome e ON e.act = a.id LEFT JOIN operator o ON o.id = a.operator "
    f"WHERE (?1 IS NULL OR {_ABOUT.format(table='judgement')} OR {_ABOUT.format(table='seen')} "
    f"OR a.id IN (SELECT act FROM ({_all_written('{} = CAST(?1 AS INTEGER)')}))) "
    "AND (?2 IS NULL OR a.operator = ?2) AND (?3 IS NULL OR substr(a.at, 1, 10) >= ?3) "
    "AND (?4 = 0 OR e.result = 'refused') "
    "AND (?6 OR a.command NOT IN ('look', 'recognise')) ORDER BY a.id DESC LIMIT ?5"
)
_HEAD = ("act", "at", "operator", "command", "purpose", "result", "error")
_OF_THESE = "IN (SELECT value FROM json_each(?))"


def note_going_on(act: Act, reason: str) -> None:
    """Write down, under a question of its own, why an older store goes on."""
    act.write_down(Judged((), ROLLED_BACK, "allow", {"said": reason}))


def note_signer(act: Act, operator: str) -> None:
    """Write down, under a question of its own, on whose signature beside the store this act rests."""
    act.write_down(Judged((), SIGNED, "allow", {"said": operator}))


def newest(
    act: Act,
    *,
    person: int | None,
    operator: int | None,
    since: str | None,
    refused: bool,
    lookups: bool,
    limit: int,
) -> list[Entry]:
    """At most ``limit`` closed acts, newest first; ``person`` and ``operator`` are ids, ``since`` a day.

    ``lookups``: also those in which a name was looked for or a form filled in, which come before others.
    """
    about_whom = None if person is None else str(person)
    rows = act.all(_ACTS, about_whom, operator, since, int(refused), limit, int(lookups or refused))
    numbers = json.dumps([row[0] for row in rows])
    concerned = persons_of(act, numbers)
    known = codes(act, {each for ids in concerned.values() for each in ids})
    answers = _answers_of(act, numbers, known)
    read, changed = _tables_of(act, "seen", numbers), _tables_of(act, "touch", numbers)
    files = act.all(f"SELECT act, count(*) FROM published WHERE act {_OF_THESE} GROUP BY act", numbers)
    made = {number: int(count) for number, count in files}
    if person is not None:
        act.saw("act", [person], len(rows))
    return [
        Entry(
            **dict(zip(_HEAD, row, strict=True)),
            persons=_codes(concerned[row[0]], known),
            read=tuple(read[row[0]]),
            changed=tuple(changed[row[0]]),
            files=made.get(row[0], 0),
            answers=tuple(answers[row[0]]),
        )
        for row in rows
    ]


def whose(act: Act, person: str) -> int:
    """The random id behind a code, also of someone who was erased: the log still has it, and nothing else.

    Raises NotFound for a code that no person has or had.
    """
    row = act.one("SELECT person FROM tombstone WHERE number = ?", number_in(person, PERSON, whole=True))
    return int(row[0]) if row else persons.id_of(act, person)


def codes(act: Act, ids: Iterable[int]) -> dict[int, str]:
    """The codes behind random ids, also of those who were erased; what neither has is left out."""
    wanted = set(ids)
    rows = act.all(
        f"SELECT person, number FROM tombstone WHERE person {_OF_THESE}", json.dumps(sorted(wanted))
    )
    return {int(row[0]): code(PERSON, row[1]) for row in rows} | persons.codes(act, wanted)


def about(act: Act, person: int) -> list[int]:
    """The numbers of every closed act that was judged about ``person``, read or wrote something of theirs."""
    rows = act.all(
        f"SELECT a.id FROM act a JOIN outcome e ON e.act = a.id WHERE {_ABOUT.format(table='judgement')} "
        f"OR {_ABOUT.format(table='seen')} "
        f"OR a.id IN (SELECT act FROM ({_all_written('{} = CAST(?1 AS INTEGER)')})) ORDER BY a.id",
        str(person),
    )
    return [int(row[0]) for row in rows]


def persons_of(act: Act, numbers: str) -> defaultdict[int, list[int]]:
    """The ids of everyone whom each act was judged about, read or wrote something of, each once."""
    rows = act.all(
        f"SELECT act, persons FROM judgement WHERE act {_OF_THESE} "
        f"UNION ALL SELECT act, persons FROM seen WHERE act {_OF_THESE}",
        numbers,
        numbers,
    )
    found: defaultdict[int, dict[int, None]] = defaultdict(dict)
    for number, packed in rows:
        found[number].update(dict.fromkeys(json.loads(packed)))
    for number, person in act.all(_all_written(f"m.act {_OF_THESE.replace('?', '?1')}"), numbers):
        found[number][person] = None
    return defaultdict(list, {number: list(ids) for number, ids in found.items()})


def _answers_of(act: Act, numbers: str, known: dict[int, str]) -> defaultdict[int, list[Answered]]:
    rows = act.all(
        "SELECT j.act, j.question, j.decision, j.persons, d.body FROM judgement j "
        f"LEFT JOIN judgement_detail d ON d.act = j.act AND d.n = j.n WHERE j.act {_OF_THESE} "
        "ORDER BY j.act, j.n",
        numbers,
    )
    found: defaultdict[int, list[Answered]] = defaultdict(list)
    for number, question, decision, packed, body in rows:
        detail: dict[str, Any] = json.loads(body) if body else {}
        found[number].append(
            Answered(
                question,
                decision,
                _codes(json.loads(packed), known),
                detail.get("recipient"),
                tuple(detail.get("categories") or (each[0] for each in detail.get("answers", ()))),
                _reasons(detail),
            )
        )
    return found


def _reasons(detail: dict[str, Any]) -> tuple[str, ...]:
    """The keys of the reasons, each once: of one answer, or of the answers category by category.

    Where an older store was taken on, what the colleague said of it; where someone was erased again, on whose
    signature.
    """
    several = [each[2] for each in detail.get("answers", ())]
    one = detail.get("reason") or detail.get("said")
    return tuple(dict.fromkeys([one] if one else several))


def _tables_of(act: Act, log: str, numbers: str) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    rows = act.all(f"SELECT DISTINCT act, tbl FROM {log} WHERE act {_OF_THESE} ORDER BY act, tbl", numbers)
    for number, table in rows:
        found[number].append(table)
    return found


def _codes(ids: Iterable[int], known: dict[int, str]) -> tuple[str, ...]:
    return tuple(known[each] for each in ids if each in known)
