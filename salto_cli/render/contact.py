"""How contacts are shown: what happened, in the order it is asked about."""

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models.contact import (
    Contact,
    ContactLogged,
    ContactNamed,
    ContactRetracted,
    Contacts,
)
from salto_cli.models.note import TOLD_NO
from salto_cli.models.own_text import told
from salto_cli.models.words import word
from salto_cli.render.look import DOT, WARN, YES, of_person, quiet, sign, stack, text
from salto_cli.render.mention import names_others
from salto_cli.render.objection import remarks
from salto_cli.render.task import step
from salto_cli.render.terminal import shown
from salto_cli.render.timeline import label

MOST = 10  # contacts at once: what one looks for is among the newest, and must not scroll away


@shown.register
def _named(result: ContactNamed) -> RenderableType:
    return text(result.line)


@shown.register
def _logged(result: ContactLogged) -> RenderableType:
    if result.unchanged:
        persons = (text(f"  {each.line}") for each in result.persons)
        return stack(*persons, quiet(_("Nothing was changed: it stands so already.")))
    what = _what(result.kind, result.arena)
    line = (
        _("{code} has been corrected, as {new}: {what}").format(
            code=result.replaces, new=result.code, what=what
        )
        if result.replaces
        else _("Logged as {code}: {what}").format(code=result.code, what=what)
    )
    return stack(
        sign(YES, line),
        *(Padding(text(each.line), (0, 0, 0, 2), expand=False) for each in result.persons),
        Padding(
            text(_when(result.happened, result.typed if result.late else None)), (0, 0, 0, 2), expand=False
        ),
        Padding(step(*result.tasks), (0, 0, 0, 2), expand=False) if result.tasks else None,
        _closed(result.closed_tasks),
        names_others(result.names),
        _next(result),
    )


@shown.register
def _retracted(result: ContactRetracted) -> RenderableType:
    left = plural("It still stands for {n} person.", "It still stands for {n} persons.", result.left)
    return stack(
        sign(YES, _("{code} has been taken off; the trace stays").format(code=result.code)),
        *(Padding(text(each.line), (0, 0, 0, 2), expand=False) for each in result.persons),
        Padding(
            quiet(left if result.left else _("It stands for nobody any more.")), (0, 0, 0, 2), expand=False
        ),
        _closed(result.closed_tasks),
        Padding(quiet(_("Is it about somebody else, note it on them: salto log-contact")), (0, 0, 0, 2)),
    )


@shown.register
def _listed(result: Contacts) -> RenderableType:
    head = of_person(result.person.line)
    if not result.contacts:
        none = _("No contact is logged. Log one with: salto log-contact {code}")
        return stack(head, quiet(none.format(code=result.person.code)))
    asked_for = result.all or result.since
    shown_now = result.contacts if asked_for else result.contacts[:MOST]
    return stack(head, Text(), *(_whole(each) for each in shown_now), _rest(result, len(shown_now)))


def _rest(result: Contacts, shown_now: int) -> RenderableType | None:
    """How many older ones there are, and what shows them."""
    rest = len(result.contacts) - shown_now
    if not rest:
        return None
    return quiet(f"{plural('and {n} more', 'and {n} more', rest)}: salto contacts {result.person.code} --all")


def _whole(each: Contact) -> RenderableType:
    what = f"{day.spoken(each.happened)}  {_what(each.kind, each.arena)}"
    head = Text().append(what, "dim strike" if each.retracted else "bold")
    head.append(f"  {each.code}", "dim")
    return stack(head, Padding(_content(each), (0, 0, 1, 2), expand=False))


def _content(each: Contact) -> RenderableType:
    own = text(f"«{each.own_words}»", "italic") if each.own_words else None
    return stack(
        _struck(each),
        own,
        text(each.note) if each.note else None,
        remarks(each.objections),
        quiet(f" {DOT} ".join(_facts(each))),
    )


def _struck(each: Contact) -> Text | None:
    """Why it no longer stands, where it does not."""
    if each.retracted is None:
        return None
    when = day.short(each.retracted)
    if each.replaced_by and not each.reason:
        return sign(WARN, _("replaced {day} by {code}").format(day=when, code=each.replaced_by))
    return sign(WARN, _("taken off {day}: {reason}").format(day=when, reason=told(each.reason or "")))


def _facts(each: Contact) -> list[str]:
    told = None
    if each.told:
        why = each.told.removeprefix(TOLD_NO)
        told = _("not told: {why}").format(why=why) if each.told != why else _("told that it is recorded")
    found = [
        word("channel", each.channel).label if each.channel else None,
        ", ".join(label("theme", theme) for theme in each.themes) or None,
        None if each.source == "own" else _("source: {name}").format(name=word("source", each.source).label),
        _("may be passed on") if each.released else None,
        _("with {codes}").format(codes=", ".join(each.with_)) if each.with_ else None,
        _("about {codes}").format(codes=", ".join(each.about)) if each.about else None,
        told,
        _("corrects {code}").format(code=each.replaces) if each.replaces else None,
        each.by,
        _("written down {day}").format(day=day.short(each.typed)) if each.late else None,
    ]
    return [fact for fact in found if fact]


def _what(kind: str, arena: str | None) -> str:
    where = [word("arena", arena).label] if arena else []
    return ", ".join([word("kind", kind).label, *where])


def _when(happened: str, typed: str | None) -> str:
    if typed is None:
        return day.spoken(happened)
    return _("{day}, written down later: {typed}").format(day=day.spoken(happened), typed=day.short(typed))


def _closed(tasks: tuple[str, ...]) -> RenderableType | None:
    if not tasks:
        return None
    line = _("Closed with it: {codes}").format(codes=", ".join(tasks))
    return Padding(text(line), (0, 0, 0, 2), expand=False)


def _next(result: ContactLogged) -> RenderableType | None:
    first = result.persons[0].code
    if result.tasks or result.replaces:
        return quiet(_("See them all with: salto contacts {code}").format(code=first))
    return quiet(_("No next step. Add one with: salto task add {code}").format(code=first))
