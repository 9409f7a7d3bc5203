"""Whom the texts name that stand again once something is undone: judged anew, as in a text typed anew.

Since the text stood there last, someone may have come whom it names, or may not be known here any more.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from salto_cli.frozen import frozen
from salto_cli.models.question import Questions
from salto_cli.store import former
from salto_cli.store import task as tasks
from salto_cli.store import trait as traits
from salto_cli.store import undo as deeds
from salto_cli.store.act import Act
from salto_cli.store.undo import Deed
from salto_cli.usecases import mention

# What people have written in a row that is put back; a deadline is the same row as its task.
WRITTEN: Final[Mapping[str, tuple[str, ...]]] = {"task": ("text",), "deadline": ("consequence", "needs")}


@frozen
class StandsAgain:
    """A row of a task or a trait whose text stands again, and the ids of the others whom that names."""

    table: str
    row: int
    names: tuple[int, ...]


def of(act: Act, deed: Deed) -> list[StandsAgain]:
    """What stands again of those about whom this act has been judged: nothing else is read."""
    found = [
        StandsAgain("task", stood.row, mention.named_by(act, [stood.person], _texts(stood.table, stood.was)))
        for stood in former.of_act(act, deed.act)
        if stood.table in WRITTEN
    ]
    for row in _ended_by(act, deed):
        person, text = traits.text_of(act, row)
        found.append(StandsAgain("trait", row, mention.named_by(act, [person], [text])))
    return [each for each in found if each.names]


def may_stand(act: Act, deed: Deed) -> Questions:
    """What must be judged for those whom it names; to be asked once its own persons have been judged."""
    return mention.may_name(names(of(act, deed)))


def names(found: Iterable[StandsAgain]) -> list[int]:
    """The ids of everyone whom these texts name."""
    return sorted({other for each in found for other in each.names})


def name_anew(act: Act, found: Iterable[StandsAgain]) -> None:
    """Let these rows be about those whom their texts name today."""
    for each in found:
        {"task": tasks.name_too, "trait": traits.name_too}[each.table](act, each.row, each.names)


def _texts(table: str, was: Mapping[str, str | None]) -> list[str | None]:
    return [was.get(name) for name in WRITTEN[table]]


def _ended_by(act: Act, deed: Deed) -> list[int]:
    """The rows of the strengths and the like that it ended, and that hold again."""
    rows = deed.rows.get("trait", ())
    return [row for row in rows if not deeds.is_new(act, deed, "trait", row) and traits.is_ended(act, row)]
