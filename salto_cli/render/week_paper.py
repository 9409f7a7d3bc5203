"""The week's deadlines on paper, for when the laptop does not work: one table a colleague.

It may be lost. So it says code and the first name agreed with the youth, the kind, day, clock and place; no
surname, no telephone, nothing else that people wrote, and no place that tells of anyone (models/due.py).
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from salto_cli.i18n import _, printing
from salto_cli.models import day
from salto_cli.models.due import WeekPrinted
from salto_cli.models.paper import Paper, Part, Prose, Rows
from salto_cli.models.task import Task
from salto_cli.models.words import word
from salto_cli.render.deadline import confirmed_by
from salto_cli.render.paper import paper_pdf


def week_pdf(result: WeekPrinted, password: str) -> bytes:
    """The list as an encrypted PDF."""
    with printing():
        return paper_pdf(_paper(result), password)


def _paper(result: WeekPrinted) -> Paper:
    return Paper(
        _("Deadlines of the week"),
        _("through {day}").format(day=day.spoken(result.through)),
        date.fromisoformat(result.day),
        (*_tables(result), *_empty(result)),
        _("Lock it away. Shred it when the week is over. Lost it? salto incident start"),
    )


def _tables(result: WeekPrinted) -> Iterable[Part]:
    for owner, tasks in groupby(
        sorted(result.deadlines, key=lambda each: each.owner), lambda each: each.owner
    ):
        yield Rows(
            owner,
            (_("When"), _("Whom"), _("What and where"), _("Told?"), _("Deputy")),
            tuple(_row(each, result.hidden) for each in tasks),
            (7, 4, 9, 6, 4),
        )


def _empty(result: WeekPrinted) -> Sequence[Part]:
    return () if result.deadlines else (Prose("", (_("No deadlines these days."),)),)


def _row(task: Task, hidden: Sequence[str]) -> tuple[str, ...]:
    deadline = task.deadline
    assert deadline is not None, "only deadlines are on the list"
    place = None if task.code in hidden else deadline.place
    kind = word("deadline_kind", task.kind).label
    return (
        _when(task),
        " ".join(part for part in (task.person.code, task.person.called or "") if part),
        " – ".join(part for part in (kind, place) if part),
        confirmed_by(deadline),
        deadline.deputy.split()[0],
    )


def _when(task: Task) -> str:
    weekday, on = day.spoken(task.due or "").split()[:2]
    return f"{weekday[:3]} {on[:6]}{task.deadline.clock if task.deadline else ''}"
