"""Persons in the store. Whatever is handed out is joined with what this act was allowed to read."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from salto_cli.errors import NotFound
from salto_cli.i18n import _
from salto_cli.models.code import PERSON, code, number_in
from salto_cli.models.person import Named, Person
from salto_cli.models.text import fold
from salto_cli.store.act import Act, Row

ALLOWED = "p.id IN (SELECT person FROM allowed WHERE act = ?)"
_NAMED = "p.id, p.number, p.name, p.born, p.called"
_WHOLE = (
    "p.number, p.name, p.called, p.born, p.national_id, p.phone, p.address, p.protected, p.language, "
    "p.interpreter, p.home_district, p.stay_district, p.roster_checked, p.roster_source, p.withheld, "
    "p.care_order_from, p.care_order_through, p.verge_from, p.verge_through, p.revision"
)


def id_of(act: Act, person: str) -> int:
    """The random id behind a code such as P-017Z. Raises NotFound for a code that no person has."""
    row = act.one("SELECT id FROM person WHERE number = ?", number_in(person, PERSON, whole=True))
    if row is None:
        raise NotFound(_("there is no person {code} here").format(code=person), _("look with: salto find"))
    return int(row[0])


def number_of(act: Act, person: int) -> int | None:
    """The number in a person's code; a code says nothing about anyone, so it needs no judgement."""
    row = act.one("SELECT number FROM person WHERE id = ?", person)
    return int(row[0]) if row else None


def codes(act: Act, persons: Iterable[int]) -> dict[int, str]:
    """The codes of persons by their ids; ids that are gone are left out."""
    wanted = json.dumps(list(persons))
    rows = act.all("SELECT id, number FROM person WHERE id IN (SELECT value FROM json_each(?))", wanted)
    return {int(row[0]): code(PERSON, row[1]) for row in rows}


def add(act: Act, person: int, name: str, born: str, **known: Any) -> str:
    """Add a person with the id that was judged; returns the code."""
    number = act.next_number("person")
    act.add("person", id=person, number=number, name=name, folded=fold(name), born=born, **known)
    return code(PERSON, number)


def change(act: Act, person: int, **values: Any) -> None:
    """Change named columns of a person; the revision rises by one."""
    if "name" in values:
        values["folded"] = fold(values["name"])
    row = act.one("SELECT revision FROM person WHERE id = ?", person)
    act.change("person", person, **values, revision=(row[0] if row else 0) + 1)


def named(act: Act, persons: Sequence[int] | None = None) -> dict[int, Named]:
    """Name, birth date and code of every person this act may read, or of those among ``persons``."""
    wanted = "" if persons is None else " AND p.id IN (SELECT value FROM json_each(?))"
    values = [] if persons is None else [json.dumps(list(persons))]
    rows = act.all(f"SELECT {_NAMED} FROM person p WHERE {ALLOWED}{wanted}", act.number, *values)
    if rows:
        act.saw("person", (row[0] for row in rows), len(rows))
    return {int(row[0]): _named(row[1:]) for row in rows}


def get(act: Act, person: int) -> Person:
    """Everything held about one person as such. Raises NotFound where this act may not read it."""
    row = act.one(f"SELECT {_WHOLE} FROM person p WHERE {ALLOWED} AND p.id = ?", act.number, person)
    if row is None:
        raise NotFound(_("there is no such person here"), _("look with: salto find"))
    act.saw("person", [person])
    return _person(row)


def search(act: Act, said: str, limit: int) -> list[int]:
    """The ids of persons that ``said`` fits: code, birth date, phone, identity number, or name.

    In a name the start of a word comes before its middle. Ids only: what is shown of them is judged first.
    """
    folded = fold(said).strip()
    number = number_in(said, PERSON, whole=False) if said.strip() else None
    digits = "".join(sign for sign in said if sign.isdigit())
    words = folded.split()
    if not words:
        return []
    fits = " AND ".join(["(' ' || replace(folded, '-', ' ')) LIKE ? ESCAPE '\\'"] * len(words))
    rows = act.all(
        f"SELECT id, min(rank) FROM (SELECT id, number, 0 AS rank FROM person WHERE number = ? "
        f"UNION ALL SELECT id, number, 1 FROM person WHERE born = ? OR national_id = ? OR (? <> '' AND phone = ?) "
        f"UNION ALL SELECT id, number, 2 FROM person WHERE {fits} "
        f"UNION ALL SELECT id, number, 3 FROM person WHERE {fits}) "
        "GROUP BY id ORDER BY min(rank), number LIMIT ?",
        number if number is not None else -1,
        _as_birth_date(said),
        digits if len(digits) == 11 else "",
        digits if len(digits) == 8 else "",
        digits,
        *(f"% {_literal(word)}%" for word in words),
        *(f"%{_literal(word)}%" for word in words),
        limit,
    )
    return [int(row[0]) for row in rows]


def alike(act: Act, name: str, born: str, national_id: str | None) -> list[int]:
    """The ids of persons who may be this one: the same identity number, or birth date and a similar name."""
    words = set(fold(name).replace("-", " ").split())
    rows = act.all(
        "SELECT id, folded, national_id FROM person WHERE born = ? OR national_id = ?", born, national_id
    )
    return [
        int(row[0])
        for row in rows
        if (national_id and row[2] == national_id) or words & set(str(row[1]).replace("-", " ").split())
    ]


def _named(row: Row) -> Named:
    return Named(code(PERSON, row[0]), row[1], row[2], row[3])


def _person(row: Row) -> Person:
    values = [code(PERSON, row[0]), *row[1:]]
    values[7], values[9], values[14] = bool(row[7]), bool(row[9]), json.loads(row[14])
    return Person(*values)


def _literal(word: str) -> str:
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _as_birth_date(said: str) -> str:
    parts = said.strip().rstrip(".").split(".")
    if len(parts) == 3 and all(part.isdigit() for part in parts) and len(parts[2]) == 4:
        return f"{parts[2]}-{int(parts[1]):02}-{int(parts[0]):02}"
    return said.strip()
