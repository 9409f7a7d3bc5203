"""The minutes: read aloud from the screen at the meeting's end, and filed as an encrypted document.

On paper stand codes and no names of youths. It is the team's own paper, and no service's: what a service may
have stands on its sheets.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import RenderableType
from rich.text import Text

from salto_cli.i18n import _, plural, printing
from salto_cli.models import day
from salto_cli.models.attendance import COMING, Attendant
from salto_cli.models.decision import DONE, Decision
from salto_cli.models.minutes import Minutes
from salto_cli.models.paper import Paper, Part, Points, Prose, Rows
from salto_cli.models.words import word
from salto_cli.render.decision import decision_lines
from salto_cli.render.look import DOT, NEEDS, WARN, YES, block, quiet, sign, stack, text
from salto_cli.render.paper import paper_pdf
from salto_cli.render.terminal import shown


@shown.register
def _closed(result: Minutes) -> RenderableType:
    return stack(
        sign(YES, _closed_on(result)),
        quiet(_summary(result)),
        *(sign(WARN, each) for each in _since(result)),
        Text(),
        block(_("Read aloud"), decision_lines(result.decided))
        if result.decided
        else quiet(_("Nothing was decided.")),
        *(block(who, _tasks(made)) for who, made in _by_owner(result.decided).items()),
        _untold(result.untold),
        _sheets(result),
        _missed(result),
        quiet(confidentiality()),
    )


def _summary(result: Minutes) -> str:
    cases = plural("{n} case was taken up", "{n} cases were taken up", len(result.discussed))
    decided = {each.person.code for each in result.decided}
    with_one = sum(each.code in decided for each in result.discussed)
    if result.discussed:
        split = _("{n} with a decision, {others} without")
        cases = f"{cases}: {split.format(n=with_one, others=len(result.discussed) - with_one)}"
    made = plural("{n} decision", "{n} decisions", len(result.decided))
    done = sum(each.status == DONE for each in result.last)
    before = (
        _("{done} of {all} earlier ones done").format(done=done, all=len(result.last)) if result.last else ""
    )
    return f" {DOT} ".join(part for part in (cases, made, before) if part)


def _closed_on(result: Minutes) -> str:
    if result.again is None:
        return _("The meeting on {day} is closed").format(day=day.spoken(result.meeting.day))
    return _("The minutes of the meeting on {day}, once more").format(day=day.spoken(result.meeting.day))


def _since(result: Minutes) -> Iterator[str]:
    """What is not as it was said: who is left out, and what has gone on since."""
    if result.left_out:
        yield plural(
            "{n} case is left out: its file may not be read now",
            "{n} cases are left out: their files may not be read now",
            result.left_out,
        )
    if result.again:
        said = _("Written again {day}: who is not told and which sheets are out is as of that day")
        yield said.format(day=day.spoken(result.again))


def _by_owner(made: Sequence[Decision]) -> dict[str, list[Decision]]:
    """Who does what: the colleague who sees to each, by name."""
    found = defaultdict[str, list[Decision]](list)
    for each in made:
        if each.task:
            found[each.owner].append(each)
    return dict(sorted(found.items()))


def _tasks(made: Sequence[Decision]) -> RenderableType:
    return stack(*(text(f"{day.short(each.due)}  {each.person.code}  {_by(each)}") for each in made))


def _by(each: Decision) -> str:
    return each.text if each.who == each.owner else f"{each.text} – {each.who}"


def _untold(untold: Sequence[Decision]) -> RenderableType | None:
    if not untold:
        return None
    lines = (sign(NEEDS, f"{each.person.line}  {each.told_by}, {each.tell}") for each in untold)
    return block(_("Not told yet"), stack(*lines))


def _sheets(result: Minutes) -> RenderableType | None:
    if not result.sheets:
        return None
    lines = (sign(NEEDS, f"{each.code}  {each.service}, {day.short(each.day)}") for each in result.sheets)
    return block(_("Sheets to collect and shred"), stack(*lines))


def _missed(result: Minutes) -> RenderableType | None:
    if not result.missed:
        return None
    return block(_("Not taken up"), stack(*(sign(WARN, each.line) for each in result.missed)))


def confidentiality() -> str:
    """What everyone who was in the room is bound by, as it is read aloud and stands on the paper."""
    return _(
        "What was said here is confidential (the Public Administration Act section 13). Each takes along "
        "what is theirs to do, and nothing of the rest; paper is handed back and shredded."
    )


# -- on paper ----------------------------------------------------------------------------------------------


def minutes_pdf(result: Minutes, password: str) -> bytes:
    """The minutes as an encrypted A4 document."""
    with printing():
        return paper_pdf(minutes_paper(result), password)


def minutes_paper(result: Minutes) -> Paper:
    """The minutes as they are filed: codes alone, and the code by which paper and log are held together."""
    meeting = result.meeting
    clock = f"{_clock(meeting.started)}–{_clock(meeting.closed)}"
    return Paper(
        title=_("Minutes of fleksiteam"),
        whom=f" {DOT} ".join(part for part in (day.spoken(meeting.day), clock, meeting.place) if part),
        on=date.fromisoformat(meeting.day),
        parts=tuple(_parts(result)),
        foot=_("The log when this was made: {checkpoint}").format(checkpoint=result.checkpoint),
    )


def _parts(result: Minutes) -> list[Part]:
    return [
        Prose("", (confidentiality(), _summary(result) + ".", *(f"{each}." for each in _since(result)))),
        Rows(
            _("Who was there"),
            (_("Who"), _("From"), _("To")),
            tuple(_row(each) for each in result.attendance if each.state != COMING),
            (5, 2, 2),
        ),
        Rows(
            _("Decided"),
            (_("Code"), _("Case"), _("What"), _("Who"), _("Due")),
            tuple(
                (each.code, each.person.code, _what(each), _who(each), day.short(each.due))
                for each in result.decided
            ),
            (2, 2, 6, 3, 3),
        ),
        Rows(
            _("What became of earlier decisions"),
            (_("Code"), _("Case"), _("What"), _("Became")),
            tuple((each.code, each.person.code, each.text, _became(each)) for each in result.last),
            (2, 2, 6, 4),
        ),
        Points(_("Not told yet"), tuple(f"{each.person.code}: {_teller(each)}" for each in result.untold)),
        Points(_("Not taken up"), tuple(each.code for each in result.missed)),
        Points(_("Sheets not handed back"), tuple(f"{each.code}, {each.service}" for each in result.sheets)),
        Points(
            _("Asked without a name"),
            tuple(f"{word('intake', answer).label}: {count}" for answer, count in result.intakes.items()),
        ),
        Prose(_("Notes by"), (result.meeting.note_taker or "",)),
    ]


def _row(each: Attendant) -> tuple[str, str, str]:
    return (each.line, _("cannot come") if each.apology else _clock(each.came), _clock(each.left))


def _what(each: Decision) -> str:
    kind = word("decision_type", each.type).label
    agreed = {True: _("the youth has agreed"), False: _("the youth has not agreed"), None: ""}[each.agreed]
    apart = _("names someone else: stays here") if each.names_others else ""
    said = f"{each.text} ({', '.join(part for part in (kind, agreed, each.basis, apart) if part)})"
    return f"{said} – {each.disagreement}" if each.disagreement else said


def _who(each: Decision) -> str:
    return each.who if each.who == each.owner else f"{each.who}; {each.owner}"


def _became(each: Decision) -> str:
    said = word("decision_status", each.status or "").label
    return f"{said}: {each.why}" if each.why else said


def _teller(each: Decision) -> str:
    return f"{each.told_by}, {each.tell}"


def _clock(moment: str | None) -> str:
    return (moment or "")[11:16]
