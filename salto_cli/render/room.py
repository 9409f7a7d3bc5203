"""How a case is shown in the room: what may be said of it there, or that it may not."""

from collections.abc import Iterable, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.consent.policy import in_force
from salto_cli.i18n import _, language, plural
from salto_cli.models import day
from salto_cli.models.meeting import ANONYMOUS, NOT
from salto_cli.models.room import Coming, InRoom
from salto_cli.models.words import word
from salto_cli.render.deadline import stands
from salto_cli.render.decision import decision_lines
from salto_cli.render.look import DOT, NO, WARN, YES, Framed, heading, pairs, quiet, sign, stack, text
from salto_cli.render.terminal import shown


@shown.register
def _in_room(result: InRoom) -> RenderableType:
    if result.blocked:
        return stack(Text(), _stop(result))
    if result.how == NOT:
        return stack(Text(), _box(result, _("The agenda says: not in this room."), ""))
    if result.how == ANONYMOUS:
        return stack(
            Text(),
            _box(
                result,
                _("Without a name."),
                _("No name, code, school, place or age; ask before you say more."),
            ),
        )
    return stack(
        Text(),
        _whose(result),
        _warned(result),
        Padding(pairs(_known(result)), (0, 0, 0, 2)),
        Padding(decision_lines(result.decisions, status=True, persons=False), (1, 0, 0, 2))
        if result.decisions
        else None,
    )


def _stop(result: InRoom) -> RenderableType:
    if result.apart:
        why = _("What they may hear is not the same: not all of them can be here.")
    else:
        why = _("Must leave the room first: {names}").format(names=", ".join(result.blocked))
    return _box(result, _("STOP. This case cannot be spoken of now."), why)


def _box(result: InRoom, loud: str, why: str) -> RenderableType:
    said = Text(f"{NO} {result.label}  {loud}", style="bold red")
    return Framed(stack(said, text(why) if why else None), border_style="red", expand=False, padding=(0, 1))


def _whose(result: InRoom) -> Text:
    aside = _("{name} leads").format(name=result.lead) if result.lead else ""
    return heading(result.person.line if result.person else result.code, aside)


def _warned(result: InRoom) -> RenderableType | None:
    """Whom the agenda wanted outside for this case: with them here, less may be said."""
    if not result.unexpected:
        return None
    said = _("The agenda has this case without {names}: with them here, less may be said.")
    return Padding(sign(WARN, said.format(names=", ".join(result.unexpected))), (0, 0, 0, 2))


def _known(result: InRoom) -> Iterable[tuple[str, str | Text | None]]:
    if result.ours:
        yield _("may be said"), _("everything: only the team is here")
    else:
        yield _("may be said"), sign(YES, _kinds(result.common))
        held_back = [each for each in in_force().categories if each not in result.common]
        yield _("not a word of"), quiet(_kinds(held_back))
    yield _("not here yet"), ", ".join(result.missing)
    yield _("on the board"), ", ".join(word("board_reason", each).label for each in result.reasons)
    yield _("leaves it when"), result.until
    yield _("dates"), _dates(result)
    yield _("wishes"), _several(result.wishes)
    yield _("works well"), _several(result.strengths)
    yield _("agreed"), _several(result.tasks)


def _dates(result: InRoom) -> Text:
    """The dates that come first, a line each; how each stands where the team is alone."""
    lines = [_date(each) for each in result.dates]
    if result.more_dates:
        lines.append(quiet(plural("and {n} later", "and {n} later", result.more_dates)))
    return Text("\n").join(lines)


def _date(each: Coming) -> Text:
    clock = f" {each.at}" if each.at else ""
    said = text(f"{day.spoken(each.due)}{clock}  {each.text}")
    if each.deadline is None:
        return said
    return said.append("\n  ").append_text(stands(each.deadline)).append_text(quiet(f" {DOT} {each.owner}"))


def _several(said: Sequence[str]) -> str:
    return "\n".join(said)


def _kinds(categories: Iterable[str]) -> str:
    return ", ".join(in_force().categories[each].label(language()) for each in categories)
