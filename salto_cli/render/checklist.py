"""How a checklist is shown: what is open first to the eye, with who sees to it and when; what is done in a low
voice; and below a point what the store already knows of it.
"""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from salto_cli.i18n import _
from salto_cli.models import day
from salto_cli.models.checklist import DONE, Check, Finding
from salto_cli.render.look import DOT, NEEDS, STYLES, WARN, YES, Listing, clean, quiet, sign, stack, text

WHOLE: dict[str, object] = {"no_wrap": True}
RIGHT: dict[str, object] = {"no_wrap": True, "justify": "right"}


def points(checks: Sequence[Check], today: str) -> RenderableType:
    """A list of points: number, what, who, when."""
    columns: list[str | tuple[str, dict[str, object]]] = [
        ("", RIGHT),
        _("what"),
        _("who"),
        (_("when"), WHOLE),
    ]
    return Listing(columns, [(str(each.n), _what(each), each.owner, _when(each, today)) for each in checks])


def settled(check: Check) -> RenderableType:
    """One point after it was changed."""
    return stack(_what(check), quiet(f"{check.owner} {DOT} {day.short(check.due)}"))


def tally(checks: Sequence[Check], today: str) -> str:
    """How a list stands, in one line: so many of so many settled, and how many are late."""
    done = sum(not each.open for each in checks)
    late = sum(each.open and each.due < today for each in checks)
    told = _("{done} of {all} settled").format(done=done, all=len(checks))
    return f"{told} {DOT} " + _("{n} late").format(n=late) if late else told


def _what(check: Check) -> Text:
    """The point, its reason or remark, and what is known of it, each on a line of its own."""
    made = text(check.text) if check.open else quiet(check.text)
    if check.open and check.must:
        made.append(" *", style="bold")
    for line in (check.why, *map(_found, check.found)):
        if line:
            made.append("\n").append(f"{DOT} {clean(line)}", style="dim")
    commands = dict.fromkeys(each.next for each in check.found if each.next)
    for command in commands:
        made.append("\n").append(f"  {clean(command)}", style="dim")
    return made


def _found(each: Finding) -> str:
    return each.text


def _when(check: Check, today: str) -> Text:
    """Its sign and its day: settled, late, for today, or to come."""
    if not check.open:
        mark = YES if check.state == DONE else DOT
        return Text(f"{mark} {day.short(check.settled)}", style=STYLES.get(mark, "dim"))
    if check.due < today:
        return sign(WARN, day.short(check.due))
    return sign(NEEDS, day.short(check.due)) if check.due == today else text(f"  {day.short(check.due)}")


def legend(checks: Sequence[Check]) -> Text | None:
    """What the star says, where there is one."""
    if not any(each.open and each.must for each in checks):
        return None
    return quiet(_("* must be settled before the handover can be closed"))
