"""How it is shown that something has been objected to: the words, right below the text they are about."""

from collections.abc import Callable, Iterable

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import _
from salto_cli.models import day
from salto_cli.models.objection import Objected, Objection
from salto_cli.models.words import word
from salto_cli.render.look import WARN, YES, flag, quiet, sign, stack, text
from salto_cli.render.mention import names_others
from salto_cli.render.terminal import shown


@shown.register
def _objected(result: Objected) -> RenderableType:
    return stack(
        sign(YES, _("It stands beside {about} from now on").format(about=result.about)),
        Padding(text(result.person.line), (0, 0, 0, 2), expand=False),
        Padding(remark(result.objection, day.spoken), (0, 0, 0, 2), expand=False),
        names_others(result.names),
        quiet(_("It shows wherever that text shows, also on what is given out. What was written is kept.")),
    )


def remark(said: Objection, say: Callable[[str], str] = day.short) -> Text:
    """One objection on a line of its own; ``say`` writes its day."""
    label = word("objection", said.by).label
    made = flag(WARN, f"{label}: «{said.text}»")
    return made.append(f"  {say(said.said)}", style="dim")


def remarks(said: Iterable[Objection]) -> Text | None:
    """All of them, a line each; None for none."""
    found = [remark(each) for each in said]
    return Text("\n").join(found) if found else None


def with_remarks(what: Text, said: Iterable[Objection]) -> Text:
    """A text with what was said against it on the lines below."""
    found = remarks(said)
    return what.append("\n").append_text(found) if found else what
