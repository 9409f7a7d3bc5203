"""Putting right what a task says: the old words stay, with who changed them and when."""

from typing import Any

from salto_cli.frozen import frozen
from salto_cli.i18n import N_
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.order import FOLLOW_UP, Order
from salto_cli.models.person import Named
from salto_cli.models.task import Task


@frozen(kw_only=True)
class AmendTask(Order):
    """Put right what a task or a deadline says. What is not given stays; an empty text empties a field.

    The day of a deadline is moved, not put right: the youth must be told again.
    """

    command = "amend"
    purpose = FOLLOW_UP

    task: str = ask(N_("Task"), asked.CODE, of="task")
    text: str | None = ask(N_("What is to be done"), default=None)
    due: str | None = ask(N_("Due"), asked.DUE, clearable=True, default=None)
    category: str | None = ask(N_("Category"), asked.CHOICE, of="category", default=None)
    consequence: str | None = ask(N_("What happens if it is missed"), clearable=True, default=None)
    needs: str | None = ask(N_("What it takes: travel, ID, interpreter"), clearable=True, default=None)


@frozen
class TaskAmended:
    """A task has been put right: ``changed`` are the fields with what stands in them now, ``was`` what stood
    there. ``names`` are the others whom its new words name."""

    task: Task
    changed: dict[str, Any]
    was: dict[str, Any]
    names: tuple[Named, ...] = ()
