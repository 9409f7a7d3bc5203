"""How an undo is shown: what it is about, when it was done, and what makes up for it."""

from rich.console import RenderableType
from rich.padding import Padding

from salto_cli import names
from salto_cli.i18n import N_, _
from salto_cli.models import day
from salto_cli.models.undo import Undone
from salto_cli.render.agreed import stands_above
from salto_cli.render.look import NEEDS, YES, pairs, quiet, sign, stack
from salto_cli.render.mention import names_others
from salto_cli.render.terminal import shown

# What makes up for each kind of act, as it is said to whoever undoes it.
HOW = {
    "log-contact": N_("the contact is taken off everyone it was with, and what was agreed in it is closed"),
    "correct-contact": N_("the old version is written once more, in place of the new one"),
    "retract": N_("the contact is written once more for those it was taken off"),
    "task add": N_("what was added is closed as undone"),
    "task done": N_("the task is open again"),
    "task move": N_("the deadline goes back to where it was, and the youth must be told again"),
    "edit": N_("what stood there before stands there again"),
    "amend": N_("what stood there before stands there again"),
    "link-sibling": N_("the tie is ended"),
    "link-guardian": N_("the tie is ended"),
    "warning add": N_("the warning is over"),
    "board add": N_("they are off the board"),
    "handover plan": N_("the handover is called off"),
    "transition start": N_("the plan is left behind"),
    "fleksiteam decide": N_("the decision is taken back, with its tasks"),
}
# What an act is called in the log where that is no command of its own.
TYPED = {"correct-contact": "amend"}


@shown.register
def _undone(result: Undone) -> RenderableType:
    command = names.called(TYPED.get(result.command, result.command))
    head = _("Undone: {command}") if result.done else _("This would be undone: {command}")
    facts = pairs(
        [
            (_("concerns"), "\n".join(each.line for each in result.persons)),
            (_("what"), ", ".join(result.codes)),
            (_("done"), day.spoken(result.at)),
            (_("how"), _(HOW[result.command])),
        ]
    )
    title = sign(YES if result.done else NEEDS, head.format(command=command))
    if stands_above():
        return stack(title, _logged(result))
    return stack(
        title,
        Padding(facts, (0, 0, 0, 2), expand=False),
        names_others(result.names),
        _logged(result) if result.done else None,
    )


def _logged(result: Undone) -> RenderableType:
    return quiet(
        _("Nothing has been taken out of the store: the log has both, this one and act {n}.").format(
            n=result.act
        )
    )
