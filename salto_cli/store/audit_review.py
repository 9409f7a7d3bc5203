"""Questions put to the log: who saw one person, what one colleague did, and what someone should ask about."""

import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from salto_cli.models.audit import (
    ADDRESS,
    MANY,
    NIGHT,
    NO_CASE,
    REFUSED,
    ROLE,
    SURNAME,
    TRIED,
    Count,
    Dealing,
    Noticed,
    Report,
)
from salto_cli.models.role import may
from salto_cli.models.text import fold
from salto_cli.store import audit
from salto_cli.store.act import Act

# What a review asks about, in one place. None of it is a wrong in itself.
NIGHT_FROM, NIGHT_TO = 0, 6  # o'clock: outreach ends about midnight, and nobody has a meeting before six
MANY_RECORDS: Final = 25  # more files than a coordinator goes through for a weekly meeting …
WITHIN: Final = timedelta(hours=1)  # … opened one by one in an hour: a copy is being made
READING: Final = ("show", "timeline", "contacts", "family", "who-knows", "consents", "access-copy")

_DONE = (
    "SELECT a.id, a.at, a.operator, a.command, e.result, "
    "(SELECT count(*) FROM published p WHERE p.act = a.id), "
    "(SELECT count(*) FROM touch t WHERE t.act = a.id) FROM act a JOIN outcome e ON e.act = a.id "
)
_LISTED = (
    "WHERE a.id IN (SELECT value FROM json_each(?)) AND a.command NOT IN ('look', 'recognise') ORDER BY a.id"
)


def dealings(act: Act, person: int) -> list[Dealing]:
    """Who has read, changed or put out something about ``person``, by colleague and command, latest first."""
    known = _names(act)
    found: dict[tuple[str, str, str], tuple[int, str, str]] = {}
    for row in act.all(_DONE + _LISTED, json.dumps(audit.about(act, person))):
        key = (known.get(row[2], "?"), row[3], _did(row))
        times, first, _last = found.get(key, (0, row[1], ""))
        found[key] = (times + 1, first, row[1])
    act.saw("act", [person], len(found))
    made = [Dealing(*key, *value) for key, value in found.items()]
    return sorted(made, key=lambda each: each.last, reverse=True)


def report(act: Act, operator: int, name: str, since: str | None, until: str | None) -> Report:
    """What one colleague has done between two days, both included; persons by code."""
    rows = act.all(
        _DONE + "WHERE a.operator = ?1 AND (?2 IS NULL OR substr(a.at, 1, 10) >= ?2) "
        "AND (?3 IS NULL OR substr(a.at, 1, 10) <= ?3) AND a.id < ?4 "
        "AND a.command NOT IN ('look', 'recognise') ORDER BY a.id",
        operator,
        since,
        until,
        act.number,
    )
    about = audit.persons_of(act, json.dumps([row[0] for row in rows]))
    codes = audit.codes(act, {each for ids in about.values() for each in ids})
    commands: dict[str, int] = {}
    for row in rows:
        commands[row[3]] = commands.get(row[3], 0) + 1
    return Report(
        name,
        since,
        until,
        len(rows),
        sum(row[4] == "refused" for row in rows),
        sum(row[5] for row in rows),
        tuple(Count(*each) for each in sorted(commands.items(), key=lambda each: (-each[1], each[0]))),
        tuple(sorted(codes.values())),
    )


def noticed(act: Act, since: str | None) -> list[Noticed]:
    """What someone should ask a colleague about, since a day; persons by code."""
    rows = act.all(
        _DONE + "WHERE (?1 IS NULL OR substr(a.at, 1, 10) >= ?1) AND a.id < ?2 AND e.result <> 'failed' "
        f"AND a.command IN ({', '.join(repr(each) for each in READING)}) ORDER BY a.id",
        since,
        act.number,
    )
    about = audit.persons_of(act, json.dumps([row[0] for row in rows]))
    names, odd = _names(act), _Odd(act)
    found: dict[tuple[str, str, tuple[int, ...]], tuple[int, int, str]] = {}
    for row in rows:
        who = names.get(row[2], "?")
        seen = [(person, what) for person in about[row[0]] for what in odd.about(who, person, row[1])]
        keys = [(what, who, (person,)) for person, what in seen]
        for key in [(REFUSED, who, tuple(about[row[0]]))] if row[4] == "refused" else keys:
            found[key] = (found.get(key, (0, 0, ""))[0] + 1, row[0], row[1])
    codes = audit.codes(act, {person for _what, _who, persons in found for person in persons})
    made = [
        Noticed(what, who, tuple(codes[each] for each in persons if each in codes), *how)
        for (what, who, persons), how in found.items()
    ]
    looks = [row for row in rows if row[4] != "refused"]
    more = [
        *_many(looks, about, names),
        *_outside_role(act, since, names),
        *_refused_by_role(act, since, names),
    ]
    return sorted([*made, *more], key=lambda each: each.act, reverse=True)


class _Odd:
    """What is odd about one colleague's look at one person. Colleagues' own addresses are not kept here.

    The same address therefore means: as someone in the store who bears the colleague's surname.
    """

    def __init__(self, act: Act) -> None:
        rows = act.all("SELECT id, name, address FROM person WHERE merged_into IS NULL")
        self._surname = {row[0]: _surname(row[1]) for row in rows}
        self._address = {row[0]: fold(row[2]).strip() for row in rows if row[2]}
        followed = "SELECT person FROM case_file WHERE closed IS NULL"
        self._open = {
            row[0]
            for row in act.all(
                f"{followed} UNION SELECT child FROM kin WHERE other IN ({followed}) "
                f"UNION SELECT other FROM kin WHERE child IN ({followed})"
            )
        }

    def about(self, operator: str, person: int, at: str) -> Iterable[str]:
        """Each thing that is odd about a look by ``operator`` (a name) at ``person`` at the moment ``at``."""
        surname = _surname(operator)
        if surname and self._surname.get(person) == surname:
            yield SURNAME
        elif self._address.get(person) in {
            self._address.get(each) for each, theirs in self._surname.items() if theirs == surname
        } - {None}:
            yield ADDRESS
        if NIGHT_FROM <= int(at[11:13]) < NIGHT_TO:
            yield NIGHT
        if person in self._surname and person not in self._open:
            yield NO_CASE


def _many(rows: list[Any], about: dict[int, list[int]], names: dict[int, str]) -> Iterable[Noticed]:
    """Where a colleague opened more files in an hour than work asks for; told once for each such hour."""
    by: dict[int, list[tuple[datetime, int, str, int]]] = {}
    for row in rows:
        for person in about[row[0]]:
            by.setdefault(row[2], []).append((datetime.fromisoformat(row[1]), row[0], row[1], person))
    for operator, looks in by.items():
        begins = 0
        for at, look in enumerate(looks):
            while look[0] - looks[begins][0] > WITHIN:
                begins += 1
            seen = {each[3] for each in looks[begins : at + 1]}
            if len(seen) >= MANY_RECORDS:
                yield Noticed(MANY, names.get(operator, "?"), (), len(seen), look[1], look[2])
                break


def _outside_role(act: Act, since: str | None, names: dict[int, str]) -> Iterable[Noticed]:
    """Acts that the program would have refused: done under a command that is not for the colleague's role.

    Only since their row was last written: which role they had before is not in the log.
    """
    rows = act.all(
        "SELECT a.operator, o.role, a.command, count(*), max(a.id), max(a.at) FROM act a "
        "JOIN outcome e ON e.act = a.id JOIN operator o ON o.id = a.operator WHERE e.result = 'done' "
        "AND a.command NOT IN ('init', 'upgrade') AND (?1 IS NULL OR substr(a.at, 1, 10) >= ?1) "
        "AND a.id < ?2 AND a.id > (SELECT max(m.act) FROM mark m WHERE m.tbl = 'operator' AND m.row = o.id) "
        "GROUP BY a.operator, a.command ORDER BY 5",
        since,
        act.number,
    )
    for operator, role, command, times, last, at in rows:
        if not may(role, command):
            yield Noticed(ROLE, names[operator], (), times, last, at)


def _refused_by_role(act: Act, since: str | None, names: dict[int, str]) -> Iterable[Noticed]:
    """How often a colleague tried what is not for their role; which commands, their report tells."""
    rows = act.all(
        "SELECT a.operator, count(*), max(a.id), max(a.at) FROM act a JOIN outcome e ON e.act = a.id "
        "WHERE e.result = 'refused' AND e.error = 'wrong_role' AND (?1 IS NULL OR substr(a.at, 1, 10) >= ?1) "
        "AND a.id < ?2 GROUP BY a.operator ORDER BY 3",
        since,
        act.number,
    )
    for operator, times, last, at in rows:
        yield Noticed(TRIED, names.get(operator, "?"), (), times, last, at)


def _did(row: Any) -> str:
    """What an act came to: refused, put out, changed, or read."""
    if row[4] != "done":
        return str(row[4])
    return "put_out" if row[5] else "changed" if row[6] else "read"


def _names(act: Act) -> dict[int, str]:
    return {int(row[0]): str(row[1]) for row in act.all("SELECT id, name FROM operator")}


def _surname(name: str) -> str:
    words = fold(name).split()
    return words[-1] if len(words) > 1 else ""
