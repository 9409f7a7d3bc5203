"""Looks at siblings in the store: who is due, from what is known, and each look that was made.

Who is due is found from cases and ties alone; what is handed out of it is judged first.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from salto_cli.frozen import frozen
from salto_cli.models.day import days_on, months_on
from salto_cli.models.question import FILE
from salto_cli.models.settings import Settings, shipped
from salto_cli.models.sibling import (
    AREAS,
    BIRTHDAY,
    CASE_OPENED,
    CUSTODY,
    DANGER,
    INCIDENT,
    RECHECK,
    REFUSED,
    Looked,
)
from salto_cli.store.act import Act
from salto_cli.store.standing import OWN, own_alone
from salto_cli.store.today import Found
from salto_cli.store.warning import HOLDS

# ?1 whose, ?2 today, ?3 through, ?4 the earliest day a case may have closed, ?5 born before this: grown up,
# ?6 the days until each limit, ?7 the ages, ?8 how far back an incident is looked for.
_STANDS = (
    "(c.closed IS NULL OR c.closed >= ?4) AND (?1 IS NULL OR c.lead = ?1 OR c.responsible_operator = ?1)"
)
# Grown-up siblings only where they live at home: at the same address, where one is kept (practice 5.4). Whom
# someone has asked us to look at, and whom we have agreed to see again, we see wherever they live.
_AT_HOME = "(s.born > ?5 OR s.address = o.address)"


def _ties(older: str, sibling: str) -> str:
    return (
        "SELECT c.person, s.id, c.opened, s.born, EXISTS (SELECT 1 FROM case_file n WHERE n.person = s.id "
        f"AND n.closed IS NULL), {_AT_HOME} FROM case_file c CROSS JOIN kin k ON k.{older} = c.person "
        f"AND +k.kind = 'sibling' AND k.unlinked IS NULL AND k.sort <> 'none' "
        f"JOIN person s ON s.id = k.{sibling} JOIN person o ON o.id = c.person "
        f"WHERE {_STANDS} AND s.merged_into IS NULL"
    )


_TIE = (
    "WITH known (older, sibling, opened, born, own, at_home) AS MATERIALIZED "
    f"({_ties('child', 'other')} UNION ALL {_ties('other', 'child')}), "
    "tie AS (SELECT * FROM known WHERE at_home), "
    "latest (person, at, outcome, next) AS (SELECT person, max(printf('%s %06d', typed, n)), outcome, next "
    "FROM sibling_look WHERE person IN (SELECT sibling FROM known) GROUP BY person)"
)
# What calls for a look: when it became known, and by when someone must have looked (practice 5.2).
_CALLS = {
    CASE_OPENED: "SELECT sibling, older, opened, date(opened, ?6 ->> 'case_opened') FROM tie WHERE own = 0",
    INCIDENT: (
        "SELECT t.sibling, t.older, k.typed, date(substr(l.happened, 1, 10), ?6 ->> 'incident') "
        "FROM contact k CROSS JOIN contact_person l ON l.contact = k.id AND l.attempt = 0 "
        "AND l.retracted IS NULL CROSS JOIN tie t ON t.older = l.person "
        "WHERE k.kind = 'crisis' AND k.happened >= ?8"
    ),
    CUSTODY: (
        "SELECT t.sibling, t.older, d.created, date(substr(d.created, 1, 10), ?6 ->> 'custody') "
        "FROM (SELECT person, created FROM task WHERE kind IN ('custody', 'release') AND closed IS NULL) d "
        "CROSS JOIN tie t ON t.older = d.person"
    ),
    DANGER: (
        "SELECT t.sibling, t.older, w.typed, date(w.since, ?6 ->> 'danger') "
        f"FROM (SELECT * FROM warning w WHERE {HOLDS}) w CROSS JOIN tie t ON t.older = w.person"
    ),
    BIRTHDAY: (
        "SELECT sibling, older, date(born, a.value || ' years'), "
        "date(born, a.value || ' years', ?6 ->> 'birthday') FROM tie CROSS JOIN json_each(?7) a "
        "WHERE own = 0 AND date(born, a.value || ' years') BETWEEN max(opened, ?8) AND ?2"
    ),
}
_UNLESS_REFUSED = f"NOT EXISTS (SELECT 1 FROM latest r WHERE r.person = sibling AND r.outcome = '{REFUSED}')"
_OWN_CALLS = (
    "SELECT t.sibling AS sibling, t.older AS older, g.typed AS at, g.by_day AS due, "
    "coalesce(g.why, 'asked_for') AS why FROM known t CROSS JOIN sibling_trigger g ON g.person = t.sibling"
)
_AGAIN = f"SELECT t.sibling, t.older, r.next, '{RECHECK}' FROM known t JOIN latest r ON r.person = t.sibling"
_UNSEEN = (
    "NOT EXISTS (SELECT 1 FROM sibling_look l WHERE l.person = calls.sibling "
    "AND l.day >= substr(calls.at, 1, 10) AND l.typed >= calls.at)"
)


def _calls() -> str:
    known = " UNION ALL ".join(
        f"SELECT sibling, older, at, due, '{why}' AS why FROM "
        f"(WITH found (sibling, older, at, due) AS ({sql}) SELECT * FROM found WHERE {_UNLESS_REFUSED})"
        for why, sql in _CALLS.items()
    )
    return (
        f"{_TIE}, calls (sibling, older, at, due, why) AS ({known} UNION ALL {_OWN_CALLS}) "
        "SELECT sibling, min(due), why, older FROM "
        f"(SELECT sibling, older, due, why FROM calls WHERE {_UNSEEN} UNION ALL {_AGAIN}) "
        "WHERE due <= ?3 GROUP BY sibling ORDER BY 2, sibling"
    )


_WAITING = _calls()


@frozen
class Waiting:
    """One who is due for a look by ``by``, why, and whose sibling they are."""

    person: int
    by: str
    why: str
    older: int


def waiting(act: Act, whose: int | None, through: str, settings: Settings) -> list[Waiting]:
    """Everyone who is due for a look through that day, the most urgent first; each once, by the nearest day.

    ``whose`` leads the older one's case or is responsible for it; None is everyone. A case counts while it is
    open and for some months after (practice 5.4: the police have seen one to two years).
    """
    after, grown = settings.number("sibling.after_close"), settings.number("sibling.grown_up")
    today = date.fromisoformat(act.day)
    limits = {why: f"+{settings.number(f'sibling.{why}')} days" for why in _CALLS}
    rows = act.all(
        _WAITING,
        whose,
        act.day,
        through,
        months_on(today, -after).isoformat(),
        months_on(today, -12 * grown).isoformat(),
        json.dumps(limits),
        json.dumps([f"+{age}" for age in settings.numbers("sibling.ages")]),
        days_on(act.day, -settings.number("sibling.ok")),
    )
    return [Waiting(int(row[0]), row[1], row[2], int(row[3])) for row in rows]


def due(act: Act, whose: int | None, through: str, settings: Settings | None = None) -> list[Found]:
    """The same as ``waiting``, as ``today`` and the board take it; ``state`` is why. By the numbers shipped,
    where none are given."""
    found = waiting(act, whose, through, settings or shipped())
    return [Found(each.person, each.by, state=each.why) for each in found]


def followed(act: Act, person: int, since: str) -> bool:
    """Whether someone is a sibling of a person with a case that is open, or was until ``since`` or later."""
    row = act.one(
        "SELECT EXISTS (SELECT 1 FROM kin k JOIN case_file c "
        "ON c.person = iif(k.child = ?1, k.other, k.child) WHERE (k.child = ?1 "
        "OR k.other = ?1) AND k.kind = 'sibling' AND k.unlinked IS NULL AND k.sort <> 'none' "
        "AND (c.closed IS NULL OR c.closed >= ?2))",
        person,
        since,
    )
    return bool(row and row[0])


def incidents_around(act: Act, person: int, since: str) -> list[str]:
    """The days since ``since`` on which there was a crisis in the case of a sibling of theirs.

    Days only, and only to choose when to look again (practice 5.4): nothing of it is kept or shown.
    """
    rows = act.all(
        "SELECT DISTINCT substr(l.happened, 1, 10) FROM kin k JOIN contact_person l "
        "ON l.person = iif(k.child = ?1, k.other, k.child) AND l.attempt = 0 AND l.retracted IS NULL "
        "AND l.happened >= ?2 JOIN contact c ON c.id = l.contact AND c.kind = 'crisis' "
        "WHERE (k.child = ?1 OR k.other = ?1) AND k.kind = 'sibling' AND k.unlinked IS NULL "
        "AND k.sort <> 'none' ORDER BY 1",
        person,
        since,
    )
    return [str(row[0]) for row in rows]


def add_trigger(act: Act, person: int, why: str | None, by_day: str) -> None:
    """Keep that someone should look by a day; ``why`` None where only the day may be kept."""
    act.add("sibling_trigger", person=person, why=why, by_day=by_day, by=act.operator, typed=act.moment)


def add_look(act: Act, person: int, outcome: str, asked: str, next_: str, trusted: int) -> int:
    """Keep that a look was made today; returns its row."""
    return act.add(
        "sibling_look",
        person=person,
        day=act.day,
        by=act.operator,
        outcome=outcome,
        asked=asked,
        next=next_,
        trusted=trusted,
        typed=act.moment,
        n=_next(act, person),
    )


def _next(act: Act, person: int) -> int:
    """Which look at this person the next is: of two in one minute the later stands."""
    row = act.one("SELECT count(*) + 1 FROM sibling_look WHERE person = ?", person)
    return int(row[0]) if row else 1


def add_answers(
    act: Act, look: int, person: int, answers: Mapping[str, str], offer: tuple[str, str, str] | None
) -> None:
    """Keep what was answered at a look, and what was offered: text, category, answer."""
    text, category, answer = offer or (None, None, None)
    said = {area: answers.get(area, "not_asked") for area in AREAS}
    act.add("sibling_answer", look=look, person=person, **said, offer=text, category=category, answer=answer)


def last(act: Act, persons: Iterable[int]) -> dict[int, Looked]:
    """The last look at each of these persons whom this act may read; answers only where the file may be."""
    rows = act.all(
        "SELECT l.person, l.day, o.name, l.outcome, l.asked, l.next, t.name, a.school, a.home, a.leisure, "
        "a.safety, a.offer, a.answer, max(printf('%s %06d', l.typed, l.n)) "
        "FROM sibling_look l JOIN operator o ON o.id = l.by "
        "JOIN operator t ON t.id = l.trusted LEFT JOIN sibling_answer a ON a.look = l.id "
        "AND a.person IN (SELECT person FROM allowed WHERE act = ?1 AND question = ?2) "
        "WHERE l.person IN (SELECT value FROM json_each(?3)) "
        "AND l.person IN (SELECT person FROM allowed WHERE act = ?1) GROUP BY l.person",
        act.number,
        FILE,
        json.dumps(list(persons)),
    )
    if rows:
        act.saw("sibling_look", {int(row[0]) for row in rows}, len(rows))
    return {int(row[0]): _looked(row[1:13]) for row in rows}


def _looked(row: Sequence[str | None]) -> Looked:
    day, by, outcome, asked, next_, trusted, *areas, offer, answer = row
    said = {area: each for area, each in zip(AREAS, areas, strict=True) if each and each != "not_asked"}
    return Looked(
        day or "", by or "", outcome or "", asked or "", next_ or "", trusted or "", said, offer, answer
    )


def readable(act: Act, found: Iterable[int]) -> set[int]:
    """Those of ``found`` whose file this act may read."""
    rows = act.all(
        "SELECT person FROM allowed WHERE act = ? AND question = ? "
        "AND person IN (SELECT value FROM json_each(?))",
        act.number,
        FILE,
        json.dumps(list(found)),
    )
    return {int(row[0]) for row in rows}


def with_case(act: Act, found: Iterable[int]) -> set[int]:
    """Those of ``found`` who have an open case of their own that the operator may know of."""
    rows = act.all(
        f"SELECT c.person FROM case_file c WHERE c.closed IS NULL AND {OWN} "
        "AND c.person IN (SELECT value FROM json_each(?))",
        own_alone(act),
        json.dumps(list(found)),
    )
    return {int(row[0]) for row in rows}


def tongue(act: Act, person: int) -> tuple[str | None, bool]:
    """The language to meet someone in, and whether an interpreter is needed, where this act may read that."""
    row = act.one(
        "SELECT language, interpreter FROM person WHERE id = ? "
        "AND id IN (SELECT person FROM allowed WHERE act = ?)",
        person,
        act.number,
    )
    return (row[0], bool(row[1])) if row else (None, False)


def outcomes(act: Act, person: int) -> list[str]:
    """How the looks at someone ended, the newest first: it decides when to look again."""
    rows = act.all(
        "SELECT outcome FROM sibling_look WHERE person = ?1 AND person IN "
        "(SELECT person FROM allowed WHERE act = ?2) ORDER BY typed DESC, n DESC",
        person,
        act.number,
    )
    return [str(row[0]) for row in rows]
