"""Hearings of children: added, never altered."""

from salto_cli.models.hearing import Hearing
from salto_cli.store.act import Act


def add(act: Act, person: int, heard: str, by: str, view: str) -> Hearing:
    """Add that the child was heard; returns it as it stands."""
    act.add("hearing", person=person, heard=heard, by=by, view=view, typed=act.moment)
    return Hearing(heard, by, view, act.moment)


def of_person(act: Act, person: int) -> list[Hearing]:
    """When one child was heard, the newest first; nothing unless this act may read the file."""
    rows = act.all(
        "SELECT heard, by, view, typed FROM hearing WHERE person = ? AND person IN "
        "(SELECT person FROM allowed WHERE act = ? AND question = 'file') ORDER BY heard DESC, typed DESC",
        person,
        act.number,
    )
    if rows:
        act.saw("hearing", [person], len(rows))
    return [Hearing(*row) for row in rows]
