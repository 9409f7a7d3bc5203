"""How the day is shown: groups by what it is about, the most urgent first, each line with its command."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models import today as kinds
from salto_cli.models.today import Alarm, Item, Today
from salto_cli.models.words import word
from salto_cli.render.look import DOT, NEEDS, NO, WARN, Beside, heading, quiet, sign, stack, text
from salto_cli.render.objection import remark
from salto_cli.render.terminal import shown
from salto_cli.render.timeline import label

MOST = 8  # lines of one kind: a screen has to be taken in at a glance
SIGNS = {
    kinds.UNDOCUMENTED: WARN,
    kinds.REVIEW: NEEDS,
    kinds.OVERDUE: WARN,
    kinds.UNTOLD: WARN,
    kinds.DECLINED: NO,
    kinds.DUE: NEEDS,
    kinds.WAITING: NEEDS,
    kinds.NO_CONTACT: WARN,
    kinds.EXPIRING: NEEDS,
    kinds.BIRTHDAY: NEEDS,
    kinds.SOON: DOT,
}


@shown.register
def _today(result: Today) -> RenderableType:
    head = heading(_("Today, {day}").format(day=day.spoken(result.day)), result.of or _("everyone's day"))
    if not result.items and not result.alarms:
        return stack(head, text(_("Nothing is waiting for you today. Have a good day.")))
    groups = groupby(result.items, key=lambda item: item.what)
    alarms = [_alarm(each) for each in result.alarms]
    return stack(head, *alarms, *(_group(what, list(items)) for what, items in groups))


def _alarm(each: Alarm) -> RenderableType:
    kind = word("incident", each.kind).label
    if each.step is None:
        said = _("Incident {number}, {kind}: every step is done; close it")
        head, step = said.format(number=each.number, kind=kind), None
    else:
        said = _("Incident {number}, {kind}: the next step by {moment}")
        moment = day.spoken(each.due or "")
        head, step = said.format(number=each.number, kind=kind, moment=moment), text(each.step)
    lines = stack(step, quiet(each.next))
    return stack(Text(), sign(NO, head), Padding(lines, (0, 0, 0, 2)))


def _group(what: str, items: Sequence[Item]) -> RenderableType:
    lines = [_line(item) for item in items[:MOST]]
    rest = len(items) - MOST
    if rest > 0:
        lines.append(_more(what, rest))
    return stack(Text(), text(_title(what, len(items)), "bold"), *lines)


def _line(item: Item) -> RenderableType:
    made = sign(SIGNS[item.what], _says(item))
    who = f"{item.person.name}, {item.person.code}"
    return stack(
        Padding(made, (0, 0, 0, 1), expand=False),
        *(Padding(each, (0, 0, 0, 3), expand=False) for each in _besides(item)),
        Padding(Beside(text(who), quiet(item.next)), (0, 0, 0, 3)),
    )


def _besides(item: Item) -> Iterator[RenderableType]:
    """What must be known with the line: what stops, a lost ground, what was said against the text."""
    for stop in item.stops:
        names = ", ".join(label("category", each) for each in stop.categories)
        yield sign(WARN, _("{name} may no longer have: {what}").format(name=stop.recipient, what=names))
    if item.groundless:
        yield sign(WARN, _("without a ground: {code} is withdrawn").format(code=item.groundless))
    for said in item.objections:
        yield remark(said)


def _says(item: Item) -> str:
    on = day.short(item.day)
    if item.what == kinds.OVERDUE:
        late = plural("{n} day late", "{n} days late", -(item.days or 0))
        return f"{item.text or ''} {DOT} {on} {DOT} {late}"
    if item.what == kinds.SOON:
        return f"{item.text or ''} {DOT} {day.spoken(item.day or '')}"
    if item.what == kinds.DUE:
        return item.text or ""
    return _about_the_case(item, on)


def _about_the_case(item: Item, on: str) -> str:
    match item.what:
        case kinds.DECLINED:
            return f"{item.code} {DOT} {on} {DOT} {item.text or _('no reason given')}"
        case kinds.UNTOLD:
            return _("{name}: {code} is withdrawn; tell them by {day}").format(
                name=item.text, code=item.code, day=day.spoken(item.day or "")
            )
        case kinds.WAITING:
            return f"{item.code} {DOT} {on}"
        case kinds.UNDOCUMENTED:
            return _("{code}: write down today what it rested on").format(code=item.code)
        case kinds.REVIEW:
            return _("{code}: look at it again, {day}").format(code=item.code, day=day.spoken(item.day or ""))
        case kinds.EXPIRING:
            return _("{code} runs out {day}").format(code=item.code, day=day.spoken(item.day or ""))
        case kinds.NO_CONTACT:
            return _since(item)
        case kinds.BIRTHDAY:
            return _birthday(item)
        case _:
            raise AssertionError(f"unreachable: {item.what} is no kind of line")


def _since(item: Item) -> str:
    if item.days is None:
        return _("no contact since the case was opened")
    ago = plural("{n} day ago", "{n} days ago", -item.days)
    return _("last contact {day}, {ago}").format(day=day.short(item.day), ago=ago)


def _birthday(item: Item) -> str:
    """Whose yes is needed from that birthday on, as the policy has it."""
    turns = _("turns {age} on {day}") if (item.days or 0) >= 0 else _("turned {age} on {day}")
    if item.alone and item.categories:
        names = ", ".join(label("category", each) for each in item.categories)
        needed = _("decides alone about: {names}").format(names=names)
    elif item.alone:
        needed = _("only the youth's own yes counts from then")
    else:
        needed = _("the youth's own yes is needed as well from then")
    return f"{turns.format(age=item.age, day=day.short(item.day))} {DOT} {needed}"


def _title(what: str, count: int) -> str:
    return {
        kinds.UNDOCUMENTED: plural(
            "{n} sharing without consent is not written down",
            "{n} sharings without consent are not written down",
            count,
        ),
        kinds.REVIEW: plural(
            "{n} sharing without consent is to be looked at again",
            "{n} sharings without consent are to be looked at again",
            count,
        ),
        kinds.OVERDUE: plural("{n} task is late", "{n} tasks are late", count),
        kinds.UNTOLD: plural(
            "{n} recipient is to be told of a withdrawal",
            "{n} recipients are to be told of a withdrawal",
            count,
        ),
        kinds.DECLINED: plural("{n} handover was declined", "{n} handovers were declined", count),
        kinds.DUE: plural("{n} task is for today", "{n} tasks are for today", count),
        kinds.WAITING: plural("{n} handover waits for an answer", "{n} handovers wait for an answer", count),
        kinds.NO_CONTACT: plural(
            "{n} youth without contact for 30 days",
            "{n} youths without contact for 30 days",
            count,
        ),
        kinds.EXPIRING: plural("{n} consent runs out soon", "{n} consents run out soon", count),
        kinds.BIRTHDAY: plural(
            "{n} birthday changes whose yes is needed", "{n} birthdays change whose yes is needed", count
        ),
        kinds.SOON: plural("{n} task is due within a week", "{n} tasks are due within a week", count),
    }[what]


def _more(what: str, rest: int) -> RenderableType:
    more = plural("and {n} more", "and {n} more", rest)
    where = {
        kinds.NO_CONTACT: "salto caseload --no-contact-for 30d --sort contact",
        kinds.EXPIRING: "salto caseload --consent-expiring 30d",
        kinds.WAITING: "salto handover list",
        kinds.DECLINED: "salto handover list",
        kinds.BIRTHDAY: "salto today --json",
    }.get(what, "salto task list")
    return Padding(quiet(f"{more}: {where}"), (0, 0, 0, 3), expand=False)
