"""The agenda of a meeting on the screen: when what, who is in the room, what may be said, what stands in the
way."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import N_, _, plural
from salto_cli.models import day
from salto_cli.models import prepare as parts
from salto_cli.models.audience import Outside
from salto_cli.models.count import OTHER_AGE
from salto_cli.models.prepare import Agenda, Decided, Guest, Near, Part, Room, Since, Span, Spoken, Unnamed
from salto_cli.models.words import word
from salto_cli.render.audience import called, lapsing, nameless, outside, unreached
from salto_cli.render.look import DOT, NEEDS, NO, WARN, YES, Listing, heading, quiet, sign, stack, text
from salto_cli.render.statement import category_names
from salto_cli.render.terminal import shown

Columns: TypeAlias = list[str | tuple[str, dict[str, object]]]
WHOLE: dict[str, object] = {"no_wrap": True}  # a code, a day or a clock is never broken

PARTS = {
    parts.DECISIONS: N_("the last meeting's decisions"),
    parts.DEADLINES: N_("deadlines"),
    parts.OPENING: N_("attendance, purpose, confidentiality, who leaves when"),
    parts.SITUATION: N_("the situation: places and conflicts, no persons"),
    parts.ANONYMOUSLY: N_("cases without a name"),
    parts.CASES: N_("the cases on the board, room by room"),
    parts.NEW: N_("new cases, and questions without a name"),
    parts.SIBLINGS: N_("siblings and guardians"),
    parts.ROTATION: N_("those off the board whose turn it is"),
    parts.CLOSING: N_("read the decisions aloud, collect the sheets"),
}
STATUS = {
    "done": (YES, N_("done")),
    "not_done": (NO, N_("not done")),
    "blocked": (WARN, N_("blocked")),
    "open": (NEEDS, N_("open")),
}


@shown.register
def _agenda(result: Agenda) -> RenderableType:
    aside = f"{day.spoken(result.day)}{f' {DOT} {result.place}' if result.place else ''}"
    return stack(
        heading(_("Agenda for fleksiteam"), aside),
        *_summary(result),
        *_block(_("When"), Listing(_times(), [_part(each) for each in result.parts])),
        *_block(_("Who comes when"), _guests(result.guests)),
        *_block(_("Decisions from last time"), _decisions(result.decisions), _done(result.decisions)),
        *_block(_("Deadlines"), _deadlines(result.deadlines)),
        *_nobody(result),
        *(piece for room in result.rooms for piece in _room(room)),
        *_block(_("To be told before the meeting"), _untold(result)),
        *_block(_("Runs out before the meeting"), stack(*map(lapsing, result.lapsing))),
        *_block(_("Before the sheets are made"), stack(*_hardly_of_use(result))),
        *_block(_("Not in the room"), stack(*_all_outside(result))),
        *_block(_("Without a name"), stack(*map(_unnamed, result.unnamed))),
        *_block(_("New cases"), _since(result.new, N_("opened"))),
        *_block(_("Siblings to look to"), _since(result.siblings, N_("look by"))),
        *_block(_("Off the board, by turn"), _since(result.rotation, N_("seen last"))),
        *_kept(result),
    )


def _summary(result: Agenda) -> Iterator[RenderableType]:
    cases = plural("{n} case", "{n} cases", len(result.cases))
    minutes = plural("{n} minute", "{n} minutes", result.minutes)
    waiting = plural(
        "{n} waits for a place on the board", "{n} wait for a place on the board", result.waiting
    )
    yield text(f" {DOT} ".join([cases, minutes, *([waiting] if result.waiting else [])]))
    yield quiet(_("From the team: {names}").format(names=", ".join(result.colleagues)))
    if result.over:
        over = plural(
            "It takes {n} minute more than there is: let a case wait.",
            "It takes {n} minutes more than there is: let some cases wait.",
            result.over,
        )
        yield sign(WARN, over)


def _block(title: str, content: RenderableType | None, aside: str = "") -> list[RenderableType]:
    """A heading with its content indented; nothing at all where there is none."""
    if content is None or getattr(content, "renderables", [content]) == []:
        return []
    return [Text(), heading(title, aside), Padding(content, (0, 0, 0, 2))]


def span(found: Span) -> str:
    """``18:20–18:45``; without a clock, the minutes from the beginning."""
    if found.clock and found.until:
        return f"{found.clock}–{found.until}"
    return _("{start}–{end} min").format(start=found.start, end=found.end)


def _times() -> Columns:
    return [(_("when"), WHOLE), _("what"), _("in the room")]


def _part(each: Part) -> tuple[str, str, str]:
    return span(each.span), _(PARTS[each.what]), who_is_in(each)


def who_is_in(each: Part) -> str:
    """Who is in the room during a part of the meeting."""
    if each.what == parts.CASES:
        return _("see the rooms")
    return _("everyone") if each.everyone else _("the team alone")


def _guests(found: Sequence[Guest]) -> RenderableType | None:
    if not found:
        return None
    return Listing([_("service"), _("in the room")], [(each.name, presence(each)) for each in found])


def presence(each: Guest) -> str:
    """When a service is in the room."""
    return ", ".join(map(span, each.spans))


def _done(found: Sequence[Decided]) -> str:
    done = sum(each.status == "done" for each in found)
    return _("{done} of {all} done").format(done=done, all=len(found))


def _decisions(found: Sequence[Decided]) -> RenderableType | None:
    if not found:
        return None
    columns: Columns = [
        (_("decision"), WHOLE), (_("case"), WHOLE), _("what"), (_("due"), WHOLE), _("status"),
    ]  # fmt: skip
    return Listing(columns, [_decided(each) for each in found])


def _decided(each: Decided) -> tuple[str | Text | None, ...]:
    """What was decided with who does it below, and what became of it."""
    mark, words = STATUS.get(each.status, (DOT, each.status))
    status = sign(mark, f"{_(words)}: {each.why}" if each.why else _(words))
    what = text(each.text).append("\n").append_text(quiet(each.owner))
    return each.code, called(each.person), what, day.short(each.due), status


def _deadlines(found: Sequence[Near]) -> RenderableType | None:
    if not found:
        return None
    columns: Columns = [(_("day"), WHOLE), (_("case"), WHOLE), _("what"), (_("task"), WHOLE), _("the youth")]
    return Listing(columns, [_near(each) for each in found])


def _near(each: Near) -> tuple[str | Text, ...]:
    knows = sign(YES, _("knows")) if each.confirmed else sign(NEEDS, _("not confirmed"))
    kind = word("deadline_kind", each.kind).label
    return day.short(each.day), called(each.person), kind, each.code, knows


def _nobody(result: Agenda) -> Iterator[RenderableType]:
    if not result.rooms and not any(each.put for each in result.unnamed):
        yield Text()
        yield quiet(_("Nobody is on the board. See who should be: salto board suggest"))


def _room(room: Room) -> Iterator[RenderableType]:
    who = ", ".join(room.names) or _("the team alone")
    yield Text()
    yield heading(_("Room {n}: {who}").format(n=room.number, who=who), span(room.span))
    for each in room.cases:
        yield Padding(stack(*_spoken(each, room)), (0, 0, 0, 2))


def _spoken(each: Spoken, room: Room) -> Iterator[RenderableType]:
    first = text(called(each.person), "bold")
    first.append(f"  {reasons(each)}", style="dim")
    yield first
    if not room.services:
        return
    lines = [sign(YES, _("may be said: {categories}").format(categories=category_names(each.said)))]
    lines += [
        quiet(f"{DOT} " + _("only on the sheet for {service}: {categories}").format(
            service=paper.name, categories=category_names(paper.categories)
        ))
        for paper in each.on_paper
    ]  # fmt: skip
    yield from (Padding(line, (0, 0, 0, 2)) for line in [*lines, _told(each)])


def _told(each: Spoken) -> Text:
    if each.told:
        return sign(YES, _("the youth was told, {day}").format(day=day.short(each.told)))
    return sign(NEEDS, _("the youth has not been told"))


def _untold(result: Agenda) -> RenderableType | None:
    """Whom somebody must still tell what will be said of them, and how to see what that is."""
    found = [
        each.person.code for room in result.rooms for each in room.cases if room.services and not each.told
    ]
    if not found:
        return None
    command = f"salto fleksiteam tell {found[0]} --date {result.day}"
    return stack(sign(NEEDS, ", ".join(found)), quiet(command))


def _hardly_of_use(result: Agenda) -> Iterator[RenderableType]:
    """Whose sheets say nothing of who they are, or not how to reach them: a service cannot act on those."""
    yield from unreached(result.unreached)
    named = [case for room in result.rooms for case in room.cases if room.services]
    yield from nameless([each.person.code for each in named if not each.person.called])


def reasons(each: Spoken) -> str:
    """Why a case is on the board, in words."""
    return f" {DOT} ".join(word("board_reason", reason).label for reason in each.reasons)


def _all_outside(result: Agenda) -> Iterator[RenderableType]:
    """Case by case in the order of the agenda: who is out of the room and why, and what would change it."""
    by_case: dict[str, list[Outside]] = defaultdict(list)
    for each in result.outside:
        by_case[each.person].append(each)
    for case in result.cases:
        those = by_case[case.person.code]
        if those:
            yield text(called(case.person), "bold")
            yield Padding(stack(*outside(those)), (0, 0, 0, 2))


def _unnamed(each: Unnamed) -> RenderableType:
    told = plural("{n} in the store fits that", "{n} in the store fit that", each.fitting)
    line = f"{called(each.person)}: {description(each)} {DOT} {told}"
    if not each.proposed:
        why = _("too few: people here would know who it is. Not even without a name.")
        return stack(sign(WARN, line), Padding(quiet(why), (0, 0, 0, 2)))
    if each.asked:
        return sign(YES, line)
    asking = _("for advice from everyone, add: --anonymous {code}").format(code=each.person.code)
    return stack(sign(DOT, line), Padding(quiet(asking), (0, 0, 0, 2)))


def description(each: Unnamed) -> str:
    """What may be told of a case without a name."""
    age = _("another age") if each.band == OTHER_AGE else _("{ages} years").format(
        ages=each.band.replace("-", "–")
    )  # fmt: skip
    situation = word("board_reason", each.reason).label if each.reason else None
    return ", ".join(part for part in (age, each.district, situation) if part)


def _since(found: Sequence[Since], label: str) -> RenderableType | None:
    if not found:
        return None
    return Listing([(_("case"), WHOLE), (_(label), WHOLE)], list(_seen(found)))


def _seen(found: Iterable[Since]) -> Iterator[tuple[str, str]]:
    for each in found:
        yield called(each.person), day.short(each.day)


def _kept(result: Agenda) -> Iterator[RenderableType]:
    yield Text()
    if not result.kept:
        yield quiet(_("Nothing has been saved: this was a dry run."))
        return
    yield sign(YES, _("The agenda is kept. Preparing again replaces it until the meeting begins."))
    yield quiet(
        _("The sheets: {command}").format(command=f"salto fleksiteam pack --date {result.day} --out ark")
    )
