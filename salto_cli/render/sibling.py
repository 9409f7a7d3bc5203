"""How siblings who are due for a look are shown, and a look once it is recorded."""

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models.sibling import (
    NOBODY,
    NOT_NOW,
    OWN_CASE,
    REFUSED,
    SUBJECT,
    Due,
    Looked,
    LookRecorded,
    OwnCase,
    Siblings,
    Speak,
    TriggerRecorded,
)
from salto_cli.models.words import word
from salto_cli.render.look import DOT, NEEDS, NO, WARN, YES, Listing, heading, pairs, quiet, sign, stack, text
from salto_cli.render.terminal import shown

ASKED_FROM = 15  # the age from which the youth is asked first as well (practice 5.3)
WHOLE: dict[str, object] = {"no_wrap": True}


@shown.register
def _siblings(result: Siblings) -> RenderableType:
    through = _("through {day}").format(day=day.spoken(result.through))
    head = heading(_("Siblings to look at"), through)
    if not result.siblings:
        return stack(head, text(_("No sibling waits to be looked at.")))
    columns: list[str | tuple[str, dict[str, object]]] = [
        _("sibling"),
        (_("look by"), WHOLE),
        _("why"),
        (_("last"), WHOLE),
        _("speak with"),
    ]
    return stack(
        head,
        Text(),
        Listing(columns, [_row(each, result.day) for each in result.siblings], airy=True),
        Text(),
        quiet(_("Each is looked at in their own right; nothing of it goes on anyone else's sheet.")),
        quiet(_("To record a look: {command}").format(command=result.siblings[0].next)),
    )


def _row(each: Due, today: str) -> tuple[Text | str | None, ...]:
    person = heading(each.person.name).append(f"\n{each.person.code}", "dim")
    person.append(f" {DOT} " + plural("{n} year", "{n} years", day.age_on(each.person.born, today)), "dim")
    return person, _by(each), _why(each), day.short(each.last) if each.last else _("never"), _speak(each)


def _by(each: Due) -> Text:
    if each.days < 0:
        return sign(NO, day.short(each.by))
    return sign(NEEDS, day.short(each.by)) if each.days <= 7 else text(day.short(each.by))


def _why(each: Due) -> Text:
    made = text(word("look_due", each.why).label if each.why else _("a look at siblings"))
    if each.older:
        made.append(f" {DOT} {each.older.code}", "dim")
    if each.own_case:
        made.append(f" {DOT} " + _("has a case"), "dim")
    return made


def _speak(each: Due) -> Text:
    lines = [speaking(one) for one in each.guardians]
    if each.trusted:
        lines.append(text(_("trusts {name}").format(name=each.trusted), "dim"))
    return Text("\n").join(lines)


def speaking(each: Speak) -> Text:
    """A guardian, and how to speak with them: a language stands out, an interpreter more."""
    made = text(each.person.name)
    if each.interpreter:
        needed = _("{language}, interpreter").format(language=each.language or _("language not known"))
        return made.append(f" {DOT} ").append_text(sign(WARN, needed))
    return made.append(f" {DOT} {each.language}", "dim") if each.language else made


@shown.register
def _recorded(result: LookRecorded) -> RenderableType:
    look = result.look
    return stack(
        sign(YES, _("A look has been recorded")),
        Padding(text(result.person.line), (0, 0, 0, 2), expand=False),
        Padding(pairs([*looked_rows(look), (_("wish"), result.wish)]), (0, 0, 0, 2), expand=False),
        _reminder(result),
        None if result.own_case else quiet(_("Without a case of their own, nothing more than this is kept.")),
        quiet(_("Next: {command}").format(command=f"salto open-case {result.person.code}"))
        if look.outcome == OWN_CASE and not result.own_case
        else None,
    )


def looked_rows(look: Looked) -> list[tuple[str, str | Text | None]]:
    """A look as labels and values; what was not asked is left out."""
    areas = [(word("look_area", area).label, _answer(answer)) for area, answer in look.answers.items()]
    offered = f"{look.offer} – {word('offer_answer', look.answer or '').label}" if look.offer else None
    again = f"{day.spoken(look.next)} {DOT} {look.trusted}"
    return [
        *areas,
        (_("offer"), offered),
        (_("outcome"), word("look_outcome", look.outcome).label),
        (_("asked first"), word("look_asked", look.asked).label),
        (_("ask again") if look.outcome == REFUSED or look.answer == NOT_NOW else _("look again"), again),
    ]


def _answer(answer: str) -> Text:
    mark = {"fine": YES, "worry": WARN}.get(answer, DOT)
    return sign(mark, word("sibling_look", answer).label)


def _reminder(result: LookRecorded) -> Text | None:
    """Guardians are asked first, and the youth from 15 (practice 5.3)."""
    if result.look.asked == NOBODY:
        return sign(NEEDS, _("Nobody has been asked yet: ask the guardians, and the youth from 15"))
    if result.look.asked == SUBJECT and result.age < ASKED_FROM:
        return sign(NEEDS, _("Ask the guardians too: under 15 they are asked first"))
    return None


@shown.register
def _trigger(result: TriggerRecorded) -> RenderableType:
    why = word("trigger", result.why).label if result.why else None
    return stack(
        sign(YES, _("Someone looks by {day}").format(day=day.spoken(result.by))),
        Padding(text(result.person.line), (0, 0, 0, 2), expand=False),
        Padding(text(why), (0, 0, 0, 2), expand=False)
        if why
        else quiet(_("Without a case of their own only the day is kept, and not why.")),
    )


@shown.register
def _own_case(result: OwnCase) -> RenderableType:
    return text(result.person.line)
