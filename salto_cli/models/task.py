"""Tasks: something someone must do for a person, by a day."""

from collections.abc import Collection, Mapping
from dataclasses import field
from typing import Final

from salto_cli.errors import Unacceptable, Usage
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked
from salto_cli.models.asked import asked as ask
from salto_cli.models.deadline import Deadline
from salto_cli.models.deadline_kind import KINDS
from salto_cli.models.named import Named
from salto_cli.models.objection import Objection
from salto_cli.models.order import COORDINATION, FOLLOW_UP, Order
from salto_cli.models.own_text import told
from salto_cli.models.words import word

PLAIN, NEXT_STEP = "task", "next_step"  # kinds: typed as a task, or agreed in a contact
RETRACTED: Final = "retracted"  # the outcome of a task whose contact was taken off the person
UNDONE: Final = "undone"  # the outcome of a task that whoever added it has undone


@frozen(kw_only=True)
class AddTask(Order):
    """Add something to be done for a person. A task without a category can go to no service.

    With a ``kind`` it is a deadline, and the fields in ``OF_A_DEADLINE`` belong to it: ``every`` with
    ``through`` or ``times`` makes a series of it. ``place_anyway``: though the youth must not go there.
    """

    command = "task add"
    purpose = FOLLOW_UP

    person: str = ask(N_("Person"), asked.CASE)
    kind: str | None = ask(N_("Kind of deadline"), asked.CHOICE, of="deadline_kind", default=None)
    text: str = ask(N_("What is to be done"), default="")
    due: str | None = ask(N_("Due"), asked.DUE, always=True, default=None)
    at: str | None = ask(N_("Clock"), asked.CLOCK, always=True, after="kind", default=None)
    category: str | None = ask(N_("Category"), asked.CHOICE, of="category", always=True, default=None)
    service: str | None = ask(N_("Service it is agreed with"), asked.SERVICE, default=None)
    owner: str | None = ask(N_("Who does it"), asked.OPERATOR, default=None)
    deputy: str | None = ask(N_("Deputy"), asked.OPERATOR, default=None)
    place: str | None = ask(N_("Place"), always=True, after="kind", default=None)
    source: str | None = ask(N_("Who has said the date"), default=None)
    origin: str | None = ask(N_("Where the information comes from"), asked.CHOICE, of="source", default=None)
    released: bool = ask(N_("The source allows it to be passed on"), asked.YES_NO, default=False)
    verified: str | None = ask(N_("When the date was made sure of"), asked.PAST, default=None)
    consequence: str | None = ask(N_("What happens if it is missed"), always=True, after="kind", default=None)
    needs: str | None = ask(
        N_("What it takes: travel, ID, interpreter"), always=True, after="kind", default=None
    )
    every: str | None = ask(N_("Repeated every"), default=None)
    through: str | None = ask(N_("Repeated through"), asked.DUE, default=None)
    times: int | None = ask(N_("How many times"), asked.NUMBER, default=None)
    place_anyway: bool = False

    @classmethod
    def must_have(cls, said: Mapping[str, object]) -> Collection[str]:
        """A task says what is to be done; a deadline when, who is deputy, and who said the date."""
        kind = KINDS.get(str(said.get("kind")))
        if kind is None:
            return () if said.get("kind") else ("text",)
        return ("due", "deputy", "source", *(() if kind.category else ("category",)))

    @classmethod
    def has_no(cls, said: Mapping[str, object]) -> Collection[str]:
        """The kind of a deadline says what kind of information it is, where that does not depend."""
        kind = KINDS.get(str(said.get("kind")))
        return ("category",) if kind and kind.category else ()

    def __post_init__(self) -> None:
        """Refuse an empty task, one for a service that could never be shown to it, and half a deadline."""
        if self.kind is None:
            _refuse_half_a_deadline(self)
        elif not (self.due and self.deputy and self.source):
            raise Unacceptable(
                _("a deadline has a day, a deputy, and a source that has said the day"),
                _('give --due, --deputy NAME and --source "Oslo tingrett"'),
            )
        elif self.every is None and (self.through or self.times):
            raise Usage(_("--every is missing"), _("as in --every week --times 8"))
        elif not (self.category or KINDS[self.kind].category):
            raise no_category()
        if not self.text and self.kind is None:
            raise Unacceptable(
                _("the task says nothing"), _('say what is to be done, as in --text "ring Nav"')
            )
        if self.service and not self.category and self.kind is None:
            raise no_category()


OF_A_DEADLINE: Final = (
    *("at", "deputy", "place", "source", "verified", "consequence", "needs", "every", "through", "times"),
)


def _refuse_half_a_deadline(order: AddTask) -> None:
    """Raise Usage for what only a deadline has, where nothing says which kind of deadline it is."""
    if any(getattr(order, name) for name in OF_A_DEADLINE):
        raise Usage(_("--kind is missing"), _("a deputy, a place and the like belong to a deadline"))


@frozen
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


@frozen(kw_only=True)
class CloseTask(Order):
    """Say that a task is done, and how it went. Of a deadline ``outcome`` is a word from a list."""

    command = "task done"
    purpose = FOLLOW_UP

    task: str = ask(N_("Task"), asked.CODE, of="task")
    outcome: str | None = ask(N_("How it went"), always=True, default=None)
    remark: str | None = ask(N_("Remark"), default=None)
    next: str | None = ask(N_("What happens next"), default=None)


@frozen
class LookAtTask(Order):
    """Name a task and its person before something is done."""

    command = "look"
    purpose = FOLLOW_UP

    task: str


@frozen
class Task:
    """One task. ``category`` None: nothing says what kind of information it is, so it can go nowhere.

    ``groundless`` is the code of the consent whose withdrawal took the ground from under it. ``deadline`` is
    what it has where it is one; then ``kind`` is which. ``below`` is what whoever does it must see, and
    nobody else: it is read for the page of the person alone.
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
    deadline: Deadline | None = None
    below: tuple[str, ...] = field(default=(), repr=False)

    @property
    def says(self) -> str:
        """What is to be done, with the kind of a deadline before its text where the two differ."""
        kind = word("deadline_kind", self.kind)
        if self.deadline is None:
            return told(self.text)
        return kind.label if self.text == kind.nb else f"{kind.label}: {told(self.text)}"

    @property
    def line(self) -> str:
        """As a task is named before a yes."""
        return f"{self.code} {self.says} · {self.person.line}"


@frozen
class TaskAdded:
    """A task has been added; ``names`` are the others whom it names, ``series`` what comes after it.

    ``unreleased`` is the source, a key, of what may not be passed on, because that source has not said so.
    """

    task: Task
    names: tuple[Named, ...] = ()
    series: tuple[Task, ...] = ()
    unreleased: str | None = None


@frozen
class TaskClosed:
    """A task has been closed. ``follow_up`` is what comes of a deadline that was missed, ``next`` the one
    after it in its series, ``names`` the others whom what was said now names."""

    task: Task
    follow_up: Task | None = None
    next: Task | None = None
    names: tuple[Named, ...] = ()


@frozen
class Tasks:
    """Tasks, the most urgent first; ``day`` is the day they are seen from."""

    tasks: tuple[Task, ...]
    day: str


def no_category() -> Unacceptable:
    """What to say of a task for a service when nothing says what kind of information it is."""
    return Unacceptable(
        _("what is agreed with a service needs one category, or the service can never be shown it"),
        _("name it, as in --category work (in salto log-contact: --next-category work)"),
    )
