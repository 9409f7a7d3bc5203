"""Tasks: something someone must do for a person, by a day."""

from dataclasses import dataclass, field
from typing import Final

from salto_cli.errors import Unacceptable
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.named import Named
from salto_cli.models.objection import Objection
from salto_cli.models.order import COORDINATION, FOLLOW_UP, Order

PLAIN, NEXT_STEP = "task", "next_step"  # kinds: typed as a task, or agreed in a contact
RETRACTED: Final = "retracted"  # the outcome of a task whose contact was taken off the person


@dataclass(frozen=True, slots=True, kw_only=True)
class AddTask(Order):
    """Add something to be done for a person. A task without a category can go to no service."""

    command = "task add"
    purpose = FOLLOW_UP

    person: str = ask(N_("Person"), asked.PERSON)
    text: str = ask(N_("What is to be done"))
    due: str | None = ask(N_("Due"), asked.DUE, always=True, default=None)
    category: str | None = ask(N_("Category"), asked.CHOICE, of="category", always=True, default=None)
    service: str | None = ask(N_("Service it is agreed with"), asked.SERVICE, default=None)
    owner: str | None = ask(N_("Who does it"), asked.OPERATOR, default=None)

    def __post_init__(self) -> None:
        """Refuse an empty task, and one for a service that could never be shown to it."""
        if not self.text:
            raise Unacceptable(
                _("the task says nothing"), _('say what is to be done, as in --text "ring Nav"')
            )
        if self.service and not self.category:
            raise no_category()


@dataclass(frozen=True, slots=True)
class ListTasks(Order):
    """Show open tasks, or closed ones: one person's, one colleague's, those due by ``due``.

    ``owner`` is who does it, ``lead`` who leads the case of the person it is for.
    """

    command = "task list"
    purpose = COORDINATION

    person: str | None = None
    owner: str | None = None
    lead: str | None = None
    mine: bool = False
    due: str | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseTask(Order):
    """Say that a task is done, and how it went."""

    command = "task done"
    purpose = FOLLOW_UP

    task: str = ask(N_("Task"))
    outcome: str | None = ask(N_("How it went"), always=True, default=None)


@dataclass(frozen=True, slots=True)
class LookAtTask(Order):
    """Name a task and its person before something is done."""

    command = "look"
    purpose = FOLLOW_UP

    task: str


@dataclass(frozen=True, slots=True)
class Task:
    """One task. ``category`` None: nothing says what kind of information it is, so it can go nowhere.

    ``groundless`` is the code of the consent whose withdrawal took the ground from under it.
    """

    code: str
    person: Named
    kind: str
    text: str = field(repr=False)
    category: str | None
    service: str | None
    owner: str
    due: str | None
    created: str
    contact: str | None
    closed: str | None
    outcome: str | None = field(repr=False)
    groundless: str | None = None
    objections: tuple[Objection, ...] = ()

    @property
    def line(self) -> str:
        """As a task is named before a yes."""
        return f"{self.code} {self.text} · {self.person.line}"


@dataclass(frozen=True, slots=True)
class TaskAdded:
    """A task has been added; ``names`` are the others whom it names."""

    task: Task
    names: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskClosed:
    """A task has been closed."""

    task: Task


@dataclass(frozen=True, slots=True)
class Tasks:
    """Tasks, the most urgent first; ``day`` is the day they are seen from."""

    tasks: tuple[Task, ...]
    day: str


def no_category() -> Unacceptable:
    """What to say of a task for a service when nothing says what kind of information it is."""
    return Unacceptable(
        _("what is agreed with a service needs one category, or the service can never be shown it"),
        _("name it, as in --category work (in log-contact: --next-category work)"),
    )
