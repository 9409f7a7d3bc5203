"""Persons in the store. Whatever is handed out is joined with what this act was allowed to read."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from salto_cli.errors import NotFound, Unacceptable
from salto_cli.i18n import _
from salto_cli.models.alike import may_be_one
from salto_cli.models.code import PERSON, code, number_in, said_back
from salto_cli.models.day import short
from salto_cli.models.person import Hit, Named, Person
from salto_cli.models.text import fold
from salto_cli.models.words import word
from salto_cli.store import dated, tombstone
from salto_cli.store.act import Act, Row
from salto_cli.store.alphabet import BY_NAME
from salto_cli.store.standing import OWN, own_alone, within_reach

ALLOWED = "p.id IN (SELECT person FROM allowed WHERE act = ?)"
_NAMED = "p.id, p.number, p.name, p.born, p.called"
# What is more than who someone is and how to reach them is read only where the file was judged.
_FILES = "WITH files (person) AS (SELECT person FROM allowed WHERE act = ? AND question = 'file') "
_WHOLE = (
    "p.number, p.name, p.called, p.born, p.national_id, p.phone, p.address, p.protected, p.language, "
    "p.interpreter, p.home_district, p.stay_district, p.roster_checked, p.roster_source, "
    + ", ".join(
        f"iif(p.id IN files, p.{column}, {otherwise})"
        for column, otherwise in (
            ("withheld", "'{}'"), ("care_order_from", "NULL"), ("care_order_through", "NULL"),
            ("verge_from", "NULL"), ("verge_through", "NULL"),
        )
    )
    + ", p.revision"
)  # fmt: skip


def id_of(act: Act, person: str) -> int:
    """The random id behind a code such as P-017Z; a record that was made one with another leads there.

    Raises NotFound for a code that no person has, or has no more.
    """
    number = number_in(person, PERSON, whole=True)
    erased = tombstone.of_number(act, number)
    if erased:
        raise _erased(person, *erased)
    row = act.one("SELECT coalesce(merged_into, id) FROM person WHERE number = ?", number)
    if row is None:
        raise NotFound(
            _("there is no person {code} here").format(code=said_back(person)), _("look with: salto find")
        )
    return int(row[0])


def number_of(act: Act, person: int) -> int | None:
    """The number in a person's code; a code says nothing about anyone, so it needs no judgement."""
    row = act.one("SELECT number FROM person WHERE id = ?", person)
    return int(row[0]) if row else None


def codes(act: Act, persons: Iterable[int]) -> dict[int, str]:
    """The codes of persons by their ids, without those who are gone or whom the operator may not know of."""
    wanted = json.dumps(within_reach(act, persons))
    rows = act.all("SELECT id, number FROM person WHERE id IN (SELECT value FROM json_each(?))", wanted)
    return {int(row[0]): code(PERSON, row[1]) for row in rows}


def add(act: Act, person: int, name: str, born: str, **known: Any) -> str:
    """Add a person with the id that was judged; returns the code."""
    number = max(act.next_number("person"), act.next_number("tombstone"))  # no code is given twice
    folded = _folded(name, known.get("called"))
    act.add("person", id=person, number=number, name=name, folded=folded, born=born, **known)
    return code(PERSON, number)


def change(act: Act, person: int, **values: Any) -> int:
    """Change named columns of a person; returns the new revision, one higher."""
    row = act.one("SELECT name, called, revision, withheld FROM person WHERE id = ?", person)
    if row is None:
        raise AssertionError("unreachable: the person was resolved in this act")
    if "withheld" in values:
        values["withheld"] = dated.withhold(row[3], values["withheld"], act.day)
    if "protected" in values:
        values |= dated.protection(bool(values["protected"]), act.day)
    if values.keys() & {"name", "called"}:
        values["folded"] = _folded(str(values.get("name", row[0])), values.get("called", row[1]))
    revision = int(row[2]) + 1
    act.change("person", person, **values, revision=revision)
    return revision


def named(act: Act, persons: Sequence[int] | None = None) -> dict[int, Named]:
    """Name, birth date and code of every person this act may read, or of those among ``persons``."""
    wanted = "" if persons is None else " AND p.id IN (SELECT value FROM json_each(?))"
    values = [] if persons is None else [json.dumps(list(persons))]
    rows = act.all(f"SELECT {_NAMED} FROM person p WHERE {ALLOWED}{wanted}", act.number, *values)
    if rows:
        act.saw("person", (row[0] for row in rows), len(rows))
    return {int(row[0]): _named(row[1:]) for row in rows}


def get(act: Act, person: int) -> Person:
    """Everything about one person that this act may read. Raises NotFound where it may not read any."""
    row = act.one(
        f"{_FILES} SELECT {_WHOLE} FROM person p WHERE {ALLOWED} AND p.id = ?", act.number, act.number, person
    )
    if row is None:
        raise NotFound(_("there is no such person here"), _("look with: salto find"))
    act.saw("person", [person])
    return _person(row)


def hits(act: Act, persons: Sequence[int]) -> list[Hit]:
    """Those among ``persons`` that this act may read, in the same order, with what tells them apart."""
    rows = act.all(
        "SELECT p.id, p.number, p.name, p.born, p.called, p.home_district, "
        f"EXISTS (SELECT 1 FROM case_file c WHERE c.person = p.id AND c.closed IS NULL AND {OWN}) "
        f"FROM json_each(?) wanted JOIN person p ON p.id = wanted.value WHERE {ALLOWED} ORDER BY wanted.key",
        own_alone(act),
        json.dumps(list(persons)),
        act.number,
    )
    if rows:
        act.saw("person", (row[0] for row in rows), len(rows))
    return [Hit(code(PERSON, row[1]), row[2], row[3], row[4], row[5], bool(row[6])) for row in rows]


def told_apart(act: Act, persons: Sequence[int]) -> dict[int, Hit]:
    """By what a name is matched with each of ``persons``, and their ids; what is shown is judged first."""
    rows = act.all(
        "SELECT p.id, p.number, p.name, p.born, p.called FROM json_each(?) wanted "
        "JOIN person p ON p.id = wanted.value ORDER BY wanted.key",
        json.dumps(list(persons)),
    )
    return {int(row[0]): Hit(code(PERSON, row[1]), row[2], row[3], row[4], None, False) for row in rows}


def search(act: Act, said: str, limit: int | None) -> list[int]:
    """The ids of the first ``limit`` persons that ``said`` fits: code, birth date, phone, identity number, or
    name.

    Names come as the list to choose from has them. Ids only: what is shown of them is judged first.
    """
    from salto_cli.models.match import named_so  # nothing else of persons needs it

    words = fold(said).replace("-", " ").split()
    if not words:
        return []
    number = number_in(said, PERSON, whole=False)
    digits = "".join(sign for sign in said if sign.isdigit())
    exact = act.all(
        "SELECT coalesce(merged_into, id) FROM person "
        "WHERE number = ?1 OR born = ?2 OR national_id = ?3 OR phone = ?4 "
        f"ORDER BY number IS NOT ?1, {BY_NAME}, number",
        number if number is not None else -1,
        _as_birth_date(said, act.day),
        digits if len(digits) == 11 else None,
        _as_phone(said),
    )
    fits = " AND ".join(["replace(folded, '-', ' ') LIKE ? ESCAPE '\\'"] * len(words))
    named = act.all(
        f"SELECT coalesce(merged_into, id), folded FROM person WHERE {fits} ORDER BY {BY_NAME}, number",
        *(f"%{_literal(word)}%" for word in words),
    )
    by_name = named_so(said, ((int(row[0]), str(row[1])) for row in named))
    return list(dict.fromkeys([*(int(row[0]) for row in exact), *by_name]))[:limit]


def everyone(act: Act) -> list[int]:
    """The ids of everyone who is here, by name: records that were made one with another stand for nobody."""
    return [
        int(row[0])
        for row in act.all(f"SELECT id FROM person WHERE merged_into IS NULL ORDER BY {BY_NAME}, number")
    ]


def alike(act: Act, name: str, born: str, national_id: str | None) -> list[int]:
    """The ids of persons who may be this one: the same identity number, or birth date and a similar name."""
    rows = act.all(
        "SELECT coalesce(merged_into, id), name, national_id FROM person "
        "WHERE born = ? OR national_id = ? ORDER BY number",
        born,
        national_id,
    )
    found = [row for row in rows if (national_id and row[2] == national_id) or may_be_one(name, str(row[1]))]
    return list(dict.fromkeys(int(row[0]) for row in found))


def with_number(act: Act, national_id: str) -> int | None:
    """The id of the person who has this identity number."""
    row = act.one("SELECT id FROM person WHERE national_id = ?", national_id)
    return int(row[0]) if row else None


def _erased(person: str, day: str, ground: str) -> NotFound:
    said = _("{code} was erased on {day}: {ground}")
    return NotFound(
        said.format(code=person, day=short(day), ground=word("erasure", ground).label),
        _("nothing is left to show; the code is never given to anyone else"),
    )


def _folded(name: str, called: str | None) -> str:
    """What a person is searched by: the name, and the first name agreed with them."""
    return fold(f"{name} {called or ''}".strip())


def _named(row: Row) -> Named:
    return Named(code(PERSON, row[0]), row[1], row[2], row[3])


def _person(row: Row) -> Person:
    values = [code(PERSON, row[0]), *row[1:]]
    values[7], values[9], values[14] = bool(row[7]), bool(row[9]), dated.withheld_now(row[14])
    return Person(*values)


def _literal(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _as_birth_date(said: str, today: str) -> str | None:
    from salto_cli.models.birth_said import read_birth  # only a search needs it

    try:
        return read_birth(said, date.fromisoformat(today)).isoformat()
    except Unacceptable:
        return None


def _as_phone(said: str) -> str | None:
    from salto_cli.models.identity import phone  # only a search needs it

    try:
        return phone(said)
    except Unacceptable:
        return None
