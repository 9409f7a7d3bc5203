"""How tasks stand below each other: each on one line where it is not broken, else on two, else as a card."""

from collections.abc import Callable, Sequence

from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.task import Task
from salto_cli.render.look import NARROW, heading, pairs, quiet, table, text
from salto_cli.render.screen import is_plain
from salto_cli.render.widths import fit, whole

FIRM: dict[str, object] = {"no_wrap": True}
Column = str | tuple[str, dict[str, object]]
Cell = str | Text | None


@frozen
class TaskTable:
    """Tasks in groups, each below its title or without one; the columns of all groups are in line.

    ``when`` gives its day, and its clock or what else there is; ``what`` is what it says, ``stands`` how it
    is with the youth, ``who`` does it, or nothing where a heading says that of them all.
    ``person`` False: all are the same person's, who is named above.
    """

    groups: Sequence[tuple[Text | None, Sequence[Task]]]
    when: Callable[[Task], Sequence[Text]]
    what: Callable[[Task], Text]
    stands: Callable[[Task], Text | None]
    who: Callable[[Task], str | None]
    person: bool = True

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for make in (self._long, self._short):
            every = make(self._every)
            if is_plain(console) or _room(every, console, options, broken=make == self._short):
                yield from self._in_line(make, every, aloud=is_plain(console))
                return
        for title, tasks in self.groups:
            yield from _titled(title)
            for n, task in enumerate(tasks):
                yield from (Text(),) if n else ()
                yield from self._card(task)

    @property
    def _every(self) -> Sequence[Task]:
        return [task for _title, tasks in self.groups for task in tasks]

    def _in_line(self, make: Callable[[Sequence[Task]], Table], every: Table, aloud: bool) -> RenderResult:
        """A table for each group, as wide as the one of them all; what its columns are is said once."""
        for n, (title, tasks) in enumerate(self.groups):
            made = make(tasks)
            made.show_header = aloud or not n
            for column, wide in zip(made.columns, every.columns, strict=True):
                column.width = wide.width
            yield from _titled(title)
            yield made

    def _long(self, tasks: Sequence[Task]) -> Table:
        """One line each, where nothing is broken."""
        cells: list[tuple[Column, Callable[[Task], Cell]]] = [
            ((_("code"), FIRM), lambda task: task.code),
            ((_("due"), FIRM), lambda task: Text(" ").join(self.when(task))),
            (_("what"), self.what),
        ]
        if self.person:
            cells.append((_("person"), lambda task: f"{task.person.name} {task.person.code}"))
        if any(map(self.who, self._every)):
            cells.append((_("who"), self.who))
        if any(map(self.stands, self._every)):
            cells.append((_("the youth"), self.stands))
        rows = [[cell(task) for _title, cell in cells] for task in tasks]
        return table([title for title, _cell in cells], rows)

    def _short(self, tasks: Sequence[Task]) -> Table:
        """Two lines each: who does it below what it is, and the code of a person below the name."""
        columns: list[Column] = [(_("code"), FIRM), (_("due"), FIRM), _("what")]
        rows: list[list[Cell]] = [
            [each.code, _lines(self.when(each)), _lines([self.what(each), *self._below(each)])]
            for each in tasks
        ]
        if self.person:
            columns.append(_("person"))
            for row, task in zip(rows, tasks, strict=True):
                row.append(text(task.person.name).append(f"\n{task.person.code}", style="dim"))
        return table(columns, rows)

    def _below(self, task: Task) -> Sequence[Text]:
        stands, who = self.stands(task), self.who(task)
        said = [*([stands] if stands else []), *([quiet(who)] if who else [])]
        return [Text("  ").join(said)] if said else []

    def _card(self, task: Task) -> RenderResult:
        yield heading(task.code)
        facts: list[tuple[str, Cell]] = [
            (_("due"), Text(" ").join(self.when(task))),
            (_("what"), self.what(task)),
            (_("person"), f"{task.person.name} {task.person.code}" if self.person else None),
            (_("who"), self.who(task)),
            (_("the youth"), self.stands(task)),
        ]
        yield Padding(pairs(facts), (0, 0, 0, 2))


def _lines(parts: Sequence[Text]) -> Text:
    return Text("\n").join(parts)


def _titled(title: Text | None) -> Sequence[Text]:
    return (Text(), title) if title else ()


def _room(made: Table, console: Console, options: ConsoleOptions, *, broken: bool) -> bool:
    """Whether a table has room, ``broken`` between words or not; then its columns know how wide they are."""
    fits = whole(made, console, options) or (broken and options.max_width >= NARROW)
    return fits and fit(made, console, options)
