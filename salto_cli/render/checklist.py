"""How a checklist is shown: each point with who sees to it and when, and below it what is known already.

What is settled is said in a low voice.
"""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import _
from salto_cli.models import day
from salto_cli.models.checklist import DONE, Check, Finding
from salto_cli.render.look import (
    DOT,
    NARROW,
    NEEDS,
    WARN,
    YES,
    FirstThatFits,
    Rows,
    clean,
    quiet,
    sign,
    stack,
    table,
    text,
    typed,
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
    rows: list[list[Text | str]] = [[str(each.n), _what(each), _when(each, today)] for each in checks]
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
    return stack(_what(check), quiet(f"{check.owner} {DOT} {day.spoken(check.due)}"))


def tally(checks: Sequence[Check], today: str) -> str:
    """How a list stands, in one line: so many of so many settled, and how many are late."""
    done = sum(not each.open for each in checks)
    late = sum(each.open and each.due < today for each in checks)
    parts = [_("{done} of {all} settled").format(done=done, all=len(checks))]
    if late:
        parts.append(_("{n} late").format(n=late))
    owner = same_owner(checks)
    return f" {DOT} ".join([*parts, *([owner] if owner else [])])


def _what(check: Check) -> Text:
    """The point, its reason or remark, and what is known of it, each on a line of its own."""
    made = text(check.text) if check.open else quiet(check.text)
    if check.open and check.must:
        made.append("\u00a0*", style="bold")
    for line in (check.why, *map(_found, check.found)):
        if line:
            made.append("\n").append(f"{DOT} {clean(line)}", style="dim")
    commands = dict.fromkeys(each.next for each in check.found if each.next)
    for command in commands:
        made.append("\n").append(f"  {clean(typed(command))}", style="dim")
    return made


def _found(each: Finding) -> str:
    return each.text


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
