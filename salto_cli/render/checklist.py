"""How a checklist is shown: each point with who sees to it and when, and below it what is known already.

What is settled is said in a low voice.
"""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from salto_cli.i18n import _
from salto_cli.models import day
from salto_cli.models.checklist import DONE, Check
from salto_cli.render.look import (
    DOT,
    NARROW,
    NEEDS,
    WARN,
    YES,
    FirstThatFits,
    Rows,
    below,
    clean,
    quiet,
    sign,
    stack,
    table,
    text,
)

UNSIGNED = "  "  # the room of a sign, in a column of days
WHOLE: dict[str, object] = {"no_wrap": True}
RIGHT: dict[str, object] = {"no_wrap": True, "justify": "right"}


def points(checks: Sequence[Check], today: str) -> RenderableType:
    """A list of points: number, what, when, and who, where that is not the same for all of them."""
    alone = same_owner(checks) is not None
    columns: list[str | tuple[str, dict[str, object]]] = [
        ("", RIGHT),
        _("what"),
        (f"{UNSIGNED}{_('when')}", WHOLE),
    ]
    rows: list[list[RenderableType]] = [[str(each.n), _what(each), _when(each, today)] for each in checks]
    if not alone:
        columns.insert(2, _("who"))
        for row, each in zip(rows, checks, strict=True):
            row.insert(2, each.owner)
    cards = stack(*(Padding(_card(each, today, alone), (n > 0, 0, 0, 0)) for n, each in enumerate(checks)))
    return stack(FirstThatFits([(NARROW, table(columns, rows))], cards), _legend(checks))


def _card(check: Check, today: str, alone: bool) -> RenderableType:
    """A point where there is no room for a table: its number, and beside it what, and when and who."""
    when = _when(check, today)
    if not when.plain[0].strip():
        when = when[len(UNSIGNED) :]
    if not alone:
        when.append(f" {DOT} {clean(check.owner)}", style="dim")
    made = Rows.grid(padding=(0, 2, 0, 0))
    made.add_column(no_wrap=True)
    made.add_column()
    made.add_row(f"{check.n:>2}", stack(_what(check), when))
    return made


def same_owner(checks: Sequence[Check]) -> str | None:
    """The colleague who sees to all of it, where one does."""
    owners = {each.owner for each in checks}
    return owners.pop() if len(owners) == 1 else None


def settled(check: Check) -> RenderableType:
    """One point after it was changed."""
    return below(stack(_what(check, legend=False), quiet(f"{check.owner} {DOT} {day.spoken(check.due)}")))


def tally(checks: Sequence[Check], today: str) -> str:
    """How a list stands, in one line: so many of so many settled, and how many are late."""
    done = sum(not each.open for each in checks)
    late = sum(each.open and each.due < today for each in checks)
    parts = [_("{done} of {all} settled").format(done=done, all=len(checks))]
    if late:
        parts.append(_("{n} late").format(n=late))
    owner = same_owner(checks)
    return f" {DOT} ".join([*parts, *([owner] if owner else [])])


def _what(check: Check, legend: bool = True) -> RenderableType:
    """The point, its reason or remark, and what is known of it, each on a line of its own.

    With a star where it must be settled, if a ``legend`` below says what that is.
    """
    made = text(check.text) if check.open else quiet(check.text)
    if legend and check.open and check.must:
        made.append("\u00a0*", style="bold")
    known = [line for line in (check.why, *(each.text for each in check.found)) if line]
    commands = dict.fromkeys(each.next for each in check.found if each.next)
    if not known and not commands:
        return made
    return stack(made, *map(_known, known), *(below(quiet(command)) for command in commands))


def _known(line: str) -> Table:
    """What is known of a point, after a dot that all its lines stand beside."""
    made = Rows.grid(padding=(0, 1, 0, 0))
    made.add_column(no_wrap=True)
    made.add_column()
    made.add_row(quiet(DOT), text(line, "dim"))
    return made


def _when(check: Check, today: str) -> Text:
    """Its sign and its day: settled, late, for today, or to come."""
    if not check.open:
        settled = day.short(check.settled)
        return sign(YES, settled) if check.state == DONE else quiet(f"{DOT} {settled}")
    if check.due < today:
        return sign(WARN, day.short(check.due))
    return (
        sign(NEEDS, day.short(check.due)) if check.due == today else text(f"{UNSIGNED}{day.short(check.due)}")
    )


def _legend(checks: Sequence[Check]) -> Text | None:
    """What the star says, where there is one."""
    if not any(each.open and each.must for each in checks):
        return None
    return quiet(_("* must be settled before a handover is closed"))
