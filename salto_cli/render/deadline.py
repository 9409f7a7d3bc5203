"""How a deadline is shown, wherever one is: its sign, whether it is confirmed, and all that is known."""

from collections.abc import Callable

from rich.table import Table
from rich.text import Text

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models.deadline import CONFIRMED, NEAR, RED, Deadline
from salto_cli.models.own_text import told
from salto_cli.models.task import Task
from salto_cli.models.words import word
from salto_cli.render.look import DOT, NEEDS, NO, WARN, YES, pairs, sign

SIGNS = {RED: NO, NEAR: NEEDS, CONFIRMED: YES}


def standing(task: Task, say: Callable[[str], str] = day.short) -> Text:
    """Whether the youth has understood a deadline that is open, with the sign of how it stands."""
    assert task.deadline is not None, "a deadline is asked about"
    return stands(task.deadline, say)


def stands(deadline: Deadline, say: Callable[[str], str] = day.short) -> Text:
    """The same of what a deadline has beside its task; ``say`` writes the day of it."""
    return sign(SIGNS.get(deadline.state, DOT), confirmed_by(deadline, say))


def confirmed_by(deadline: Deadline, say: Callable[[str], str] = day.short) -> str:
    """Who confirmed it, when and how; that nobody has; or that it is ours to do. ``say`` writes the day."""
    if deadline.ours:
        return _("ours to do")
    said = deadline.confirmed
    if said is None:
        tried = plural("tried {n} time", "tried {n} times", deadline.attempts) if deadline.attempts else ""
        return ", ".join(part for part in (_("not confirmed"), tried) if part)
    how = word("reached", said.how).label
    return _("confirmed {day}, {how}, {name}").format(day=say(said.told), how=how, name=said.by)


def when(task: Task) -> str:
    """Weekday, date and clock of a deadline."""
    return day.spoken(task.due or "") + (task.deadline.clock if task.deadline else "")


def facts(task: Task) -> Table:
    """All that is known of a deadline, one line each."""
    deadline = task.deadline
    assert deadline is not None, "a deadline is asked about"
    return pairs(
        [
            (_("what"), task.says),
            (_("when"), when(task)),
            (_("where"), deadline.place),
            (_("owner"), _("{name}; deputy {deputy}").format(name=task.owner, deputy=deadline.deputy)),
            (_("source"), _source(deadline)),
            (_("if missed"), deadline.consequence),
            (_("it takes"), deadline.needs),
            (_("the youth"), standing(task, day.spoken)),
            (_("date"), _unsure(deadline)),
        ]
    )


def _source(deadline: Deadline) -> str:
    return _("{name}, made sure of {day}").format(
        name=told(deadline.source), day=day.spoken(deadline.verified)
    )


def _unsure(deadline: Deadline) -> Text | None:
    return sign(WARN, _("to be made sure of again")) if deadline.unverified else None


def command(task: Task) -> str:
    """What to type about a deadline that is not confirmed."""
    ours = task.deadline is not None and task.deadline.ours
    return f"salto task done {task.code}" if ours else f"salto task confirm {task.code}"
