"""How a merge is shown: what moves, what differs, and what must be asked for anew."""

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import N_, _
from salto_cli.models.merge import Merging
from salto_cli.render.agreed import is_asked, stands_above
from salto_cli.render.erase import counts
from salto_cli.render.look import NEEDS, NO, YES, heading, quiet, sign, stack
from salto_cli.render.terminal import shown

FIELDS = {
    "name": N_("name"),
    "born": N_("birth date"),
    "called": N_("first name for sheets"),
    "national_id": N_("identity number"),
    "phone": N_("phone"),
    "address": N_("address"),
    "language": N_("language"),
    "home_district": N_("home district"),
    "stay_district": N_("district of stay"),
}


@shown.register
def _merging(result: Merging) -> RenderableType:
    both = {"goes": result.goes.line, "stays": result.stays.line}
    if result.done:
        head: Text = sign(YES, _("{goes} is now one with {stays}").format(**both))
    else:
        head = heading(_("{goes} would be made one with {stays}").format(**both))
    if stands_above():
        return stack(head, *_to_ask(result), _next(result))
    return stack(
        head,
        *_moves(result),
        *_fields(result),
        *_to_ask(result),
        _next(result),
    )


def _moves(result: Merging) -> list[RenderableType]:
    if not result.moved:
        return []
    return [
        Padding(quiet(_("What moves:")), (0, 0, 0, 2)),
        Padding(counts(result.moved), (1, 0, 1, 2)),
    ]


def _next(result: Merging) -> RenderableType | None:
    if result.done:
        return quiet(_("Next: {command}").format(command=f"salto show {result.stays.code}"))
    return None if is_asked() else quiet(_("Nothing has been changed."))


def _fields(result: Merging) -> list[Text]:
    made = []
    if result.taken_over:
        made.append(sign(YES, _("taken over: {fields}").format(fields=_named(result.taken_over))))
    if result.differs:
        words = _("different in the two; the first one's stays: {fields}")
        made.append(sign(NEEDS, words.format(fields=_named(result.differs))))
    return made


def _to_ask(result: Merging) -> list[Text]:
    made = []
    if result.withdrawn:
        words = _("no longer counts, because the other record held a no; ask again: {codes}")
        made.append(sign(NO, words.format(codes=", ".join(result.withdrawn))))
    for child in result.check_again:
        words = _("who has parental responsibility must be checked again: {person}")
        made.append(sign(NEEDS, words.format(person=child.line)))
    return made


def _named(fields: tuple[str, ...]) -> str:
    return ", ".join(_(FIELDS[each]) for each in fields)
