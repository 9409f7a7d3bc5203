"""Points of checklists as they stand. Whatever is handed out is joined with what may be read."""

from collections.abc import Iterable

from salto_cli.errors import NotFound
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.checklist import HANDOVER, OPEN, Check, Point, shipped
from salto_cli.store.act import Act, Row

_FILE = "i.person IN (SELECT person FROM allowed WHERE act = ? AND question = 'file')"
_ITEM = (
    "i.person, i.n, i.item, o.name, i.due, i.state, i.settled, "
    "(SELECT name FROM operator WHERE id = i.settled_by), i.why, t.kind"
)
_FROM = (
    "FROM check_item i JOIN operator o ON o.id = i.owner LEFT JOIN transition t ON t.id = i.transition "
    f"WHERE {_FILE}"
)


@frozen
class Whose:
    """The list that a point belongs to: a handover's or a transition's row. Exactly one is given."""

    handover: int | None = None
    transition: int | None = None

    @property
    def column(self) -> str:
        """The column that names the list."""
        return "handover" if self.handover is not None else "transition"

    @property
    def row(self) -> int | None:
        """Its row."""
        return self.handover if self.handover is not None else self.transition


def begin(
    act: Act, person: int, whose: Whose, points: Iterable[Point], *, owner: int, day: str, began: str
) -> None:
    """Give a list its points, each with its owner and its day."""
    for n, point in enumerate(points, start=1):
        act.add(
            "check_item",
            person=person,
            handover=whose.handover,
            transition=whose.transition,
            n=n,
            item=point.key,
            owner=owner,
            due=point.due(day, began),
            state=OPEN,
        )


def of(act: Act, whose: Whose) -> tuple[Check, ...]:
    """The points of one list that this act may read, in order."""
    rows = act.all(f"SELECT {_ITEM} {_FROM} AND i.{whose.column} = ? ORDER BY i.n", act.number, whose.row)
    if rows:
        act.saw("check_item", {row[0] for row in rows}, len(rows))
    return tuple(_check(row) for row in rows)


def open_items(act: Act, handover: int) -> tuple[Check, ...]:
    """What is still open in the list of a handover, by its row."""
    return tuple(each for each in of(act, Whose(handover=handover)) if each.open)


def row_of(act: Act, whose: Whose, n: int) -> int:
    """The row of point ``n`` of a list. Raises NotFound."""
    row = act.one(f"SELECT id FROM check_item WHERE {whose.column} = ? AND n = ?", whose.row, n)
    if row is None:
        raise NotFound(
            _("the list has no point {n}").format(n=n), _("the numbers stand in the list; look at it first")
        )
    return int(row[0])


def change(act: Act, row: int, **values: object) -> None:
    """Change one point."""
    act.revise("check_item", row, **values)


def move_to_day(act: Act, whose: Whose, points: Iterable[Point], *, day: str, began: str) -> None:
    """Give what is open in a list its days anew, for what now happens on ``day``."""
    dues = {point.key: point.due(day, began) for point in points}
    rows = act.all(
        f"SELECT id, item FROM check_item WHERE {whose.column} = ? AND state = '{OPEN}'", whose.row
    )
    for row, item in rows:
        if item in dues:
            change(act, int(row), due=dues[item])


def give_to(act: Act, person: int, owner: int, new: int) -> int:
    """Let what one colleague has open about a person be another's; returns how many points that is."""
    rows = act.all(
        f"SELECT id FROM check_item WHERE person = ? AND owner = ? AND state = '{OPEN}'", person, owner
    )
    for (row,) in rows:
        change(act, int(row), owner=new)
    return len(rows)


def _check(row: Row) -> Check:
    _person, n, item, owner, day, state, settled, by, why, kind = row
    point = shipped()[kind or HANDOVER].point(item)
    return Check(n, item, point.text, point.must, owner, day, state, settled, by, why)
