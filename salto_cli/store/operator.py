"""Colleagues: whoever leads a case. One who also opens the store has a slot in the key file."""

from salto_cli.errors import NotFound
from salto_cli.i18n import _
from salto_cli.models.operator import Operator
from salto_cli.models.text import fold
from salto_cli.store.act import Act


def all_of(act: Act) -> list[Operator]:
    """Every colleague, in the order they were added; the recovery code is none."""
    rows = act.all("SELECT id, name, slot IS NOT NULL FROM operator WHERE id > 0 ORDER BY id")
    return [Operator(int(row[0]), row[1], bool(row[2])) for row in rows]


def named(act: Act, name: str) -> Operator:
    """The colleague called ``name``; a first name will do where one only has it. Raises NotFound."""
    said = fold(name).strip()
    everyone = all_of(act)
    exact = [each for each in everyone if fold(each.name) == said]
    by_first = [each for each in everyone if fold(each.name).split()[:1] == [said]]
    fitting = exact or by_first
    if len(fitting) != 1:
        raise NotFound(
            _("no colleague is registered under that name"),
            _("see who is with: salto operator list; add one with: salto operator add NAME"),
        )
    return fitting[0]


def name_of(act: Act, operator: int) -> str:
    """The name of a colleague by id."""
    row = act.one("SELECT name FROM operator WHERE id = ?", operator)
    return str(row[0]) if row else ""


def add(act: Act, name: str) -> Operator:
    """Add a colleague without a key of their own; the same name again gives the same colleague."""
    act.run(
        "INSERT INTO operator (name, slot, added) VALUES (?, NULL, ?) ON CONFLICT DO NOTHING", name, act.now
    )
    return named(act, name)
