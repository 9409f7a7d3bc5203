"""How a meeting is shown: where it stands, what became of things, whom it takes up, what it decided."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models.decision import DONE
from salto_cli.models.meeting import (
    ANONYMOUS,
    NOT,
    CaseLine,
    IntakeCounted,
    Meeting,
    Meetings,
    Passed,
    Sitting,
)
from salto_cli.models.room import case_without_a_name
from salto_cli.models.words import word
from salto_cli.render.attendance import in_the_room
from salto_cli.render.decision import decision_lines
from salto_cli.render.look import DOT, NEEDS, WARN, YES, Listing, block, heading, quiet, sign, stack, text
from salto_cli.render.terminal import shown


@shown.register
def _sitting(result: Sitting) -> RenderableType:
    return stack(
        heading(_("Fleksiteam"), _state(result.meeting)),
        Text(),
        block(_("In the room"), in_the_room(result.attendance, over=result.meeting.closed is not None)),
        _last(result),
        _cases(result),
        block(_("Decided"), decision_lines(result.decided)) if result.decided else None,
        _kept_back(result),
        _intakes(result.intakes),
        _next(result),
    )


def _state(meeting: Meeting) -> str:
    if meeting.closed and meeting.closed[:10] == meeting.day:
        state = _("closed at {clock}").format(clock=meeting.closed[11:16])
    elif meeting.closed:
        state = _("closed on {when}").format(when=day.spoken(meeting.closed))
    elif meeting.started:
        state = _("begun at {clock}").format(clock=meeting.started[11:16])
    else:
        state = _("not begun")
    parts = (day.spoken(meeting.day), meeting.place, state)
    return f" {DOT} ".join(part for part in parts if part)


def _last(result: Sitting) -> RenderableType | None:
    if not result.last:
        return None
    done = sum(each.status == DONE for each in result.last)
    share = _("{done} of {all} done").format(done=done, all=len(result.last))
    return block(_("Decided earlier"), decision_lines(result.last, status=True), share)


def _cases(result: Sitting) -> RenderableType | None:
    if not result.cases:
        return block(
            _("Cases"), quiet(_("Nobody is on the agenda. Put someone on the board, or take up a code."))
        )
    left = len(result.left)
    return block(
        _("Cases"),
        _in_rooms(result) if result.ours else _for_the_room(result.cases),
        _left(left, over=result.meeting.closed is not None) if left else _("all taken up"),
    )


def _left(count: int, *, over: bool) -> str:
    if over:
        return plural("{n} was not taken up", "{n} were not taken up", count)
    return plural("{n} is left", "{n} are left", count)


def _in_rooms(result: Sitting) -> RenderableType:
    """The cases by who is in the room for them, where somebody has prepared that."""
    names = {each.service: each.label for each in result.attendance if each.service}
    prepared = any(each.services for each in result.cases)
    lines: list[RenderableType] = []
    for _block, group in groupby(result.cases, key=lambda each: each.block):
        cases = list(group)
        if prepared:
            lines.append(quiet(_room(cases[0].services, names)))
        lines += map(_case, cases)
    return stack(*lines)


def _room(services: Sequence[str], names: Mapping[str, str]) -> str:
    there = ", ".join(names.get(each, each) for each in services)
    return _("In the room: {names}").format(names=there) if there else _("Only the team")


def _for_the_room(cases: Sequence[CaseLine]) -> RenderableType:
    """What everyone in the room may hear of; of the others only how many they are."""
    lines = [_case(each) for each in cases if each.person or each.how == ANONYMOUS]
    others = len(cases) - len(lines)
    said = plural(
        "{n} case is not for everyone in the room", "{n} cases are not for everyone in the room", others
    )
    return stack(*lines, quiet(said) if others else None)


def _kept_back(result: Sitting) -> RenderableType | None:
    others = len(result.waiting) + len(result.kept_back)
    said = plural(
        "{n} decision is not for everyone in the room",
        "{n} decisions are not for everyone in the room",
        others,
    )
    return stack(quiet(said), Text()) if others else None


def _case(each: CaseLine) -> Text:
    how = {ANONYMOUS: _("without a name"), NOT: _("not in this room")}.get(each.how)
    said = (
        f"{each.person.name} {each.code}" + (f" {DOT} {how}" if how else "")
        if each.person
        else _unnamed(each)
    )
    return sign(YES, said) if each.discussed else Text(f"{NEEDS} ").append_text(text(said))


def _unnamed(each: CaseLine) -> str:
    return case_without_a_name(each.unnamed) if each.unnamed is not None else each.code


def _intakes(counts: dict[str, int]) -> RenderableType | None:
    if not counts:
        return None
    said = (f"{word('intake', answer).label}: {count}" for answer, count in counts.items())
    return block(_("Asked without a name"), text(", ".join(said)))


def _next(result: Sitting) -> RenderableType | None:
    if result.meeting.closed:
        return None
    command = "salto fleksiteam run" if result.to_look_at or result.left else "salto fleksiteam close"
    return quiet(_("Next: {command}").format(command=command))


@shown.register
def _passed(result: Passed) -> RenderableType:
    left = plural("{n} case is left.", "{n} cases are left.", result.left)
    return stack(sign(YES, result.person.line), quiet(left))


@shown.register
def _counted(result: IntakeCounted) -> RenderableType:
    said = (f"{word('intake', answer).label}: {count}" for answer, count in result.counts.items())
    return sign(YES, _("Counted, and nothing of whom is kept. {counts}").format(counts=", ".join(said)))


@shown.register
def _meetings(result: Meetings) -> RenderableType:
    if not result.meetings:
        return quiet(_("No meetings yet. Begin today's with: salto fleksiteam run"))
    columns: list[str | tuple[str, dict[str, object]]] = [
        (_("day"), {"no_wrap": True}),
        _("state"),
        (_("taken up"), {"justify": "right"}),
        (_("decisions"), {"justify": "right"}),
        _("notes by"),
    ]
    rows = [
        (
            day.spoken(each.meeting.day),
            _how(each.meeting),
            str(each.cases) if each.meeting.started else None,
            str(each.decisions) if each.meeting.started else None,
            each.meeting.note_taker,
        )
        for each in result.meetings
    ]
    count = plural("{n} meeting", "{n} meetings", len(rows))
    return stack(heading(count), Text(), Listing(columns, rows))


def _how(meeting: Meeting) -> Text:
    if meeting.closed:
        return quiet(_("closed"))
    return sign(WARN, _("open")) if meeting.started else sign(NEEDS, _("planned"))
