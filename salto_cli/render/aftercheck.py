"""How looking in after a handover is shown: who is asked when, and what they said."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.text import Text

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models.aftercheck import Aftercheck
from salto_cli.models.words import word
from salto_cli.render.look import DOT, NEEDS, NO, WARN, YES, Listing, quiet, sign, text

WHOLE: dict[str, object] = {"no_wrap": True}


def looks(after: Sequence[Aftercheck], today: str) -> RenderableType:
    """Each time youth or receiver is asked: whom, after how long, and the answer."""
    columns: list[str | tuple[str, dict[str, object]]] = [
        _("who is asked"),
        (_("when"), WHOLE),
        _("in contact"),
    ]
    return Listing(
        columns, [(_whom(each), day.short(each.day or each.due), _answer(each, today)) for each in after]
    )


def _whom(each: Aftercheck) -> Text:
    weeks = plural("after {n} week", "after {n} weeks", each.weeks)
    return text(word("checked_with", each.whom).label).append(f" {DOT} {weeks}", style="dim")


def _answer(each: Aftercheck, today: str) -> Text:
    if each.contact is None:
        if each.skipped:
            return quiet(_("asked later"))
        return sign(WARN, _("not asked")) if each.due < today else sign(NEEDS, _("to be asked"))
    how = ", ".join(filter(None, (each.by, word("reached", each.channel or "").label)))
    made = sign(YES, _("yes")) if each.contact else sign(NO, _("no"))
    made.append(f"  {how}", style="dim")
    return made.append("\n").append_text(text(each.remark, "dim")) if each.remark else made
