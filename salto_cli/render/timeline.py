"""How a timeline is shown: one line a thing, the newest first, a heading for each month."""

from itertools import groupby

from rich.console import RenderableType
from rich.text import Text

from salto_cli.consent.policy import in_force
from salto_cli.i18n import _, language
from salto_cli.models import day
from salto_cli.models.own_text import told
from salto_cli.models.statement import Names
from salto_cli.models.timeline import Event, Timeline
from salto_cli.models.words import WORDS, word
from salto_cli.render.dated import Dated
from salto_cli.render.look import DOT, NO, WARN, YES, heading, of_person, quiet, sign, stack, text
from salto_cli.render.objection import with_remarks
from salto_cli.render.terminal import shown

STATEMENTS = {"granted", "refused", "withdrawn"}
SIGNS = {"granted": YES, "refused": NO, "withdrawn": WARN, "task_closed": YES}


def label(of: str, key: str) -> str:
    """What ``key`` of a list of the program or the policy is called; a key that is gone, as it is."""
    if of in WORDS:
        return word(of, key).label
    policy = in_force()
    found = {"theme": policy.themes, "category": policy.categories, "basis": policy.keep}[of].get(key)
    return found.label(language()) if found else key


@shown.register
def _timeline(result: Timeline) -> RenderableType:
    head = of_person(result.person.line)
    if not result.events:
        return stack(head, quiet(_("Nothing has happened since then.")))
    months = groupby(result.events, key=lambda event: event.at[:7])
    return stack(head, *(_month(month, list(events), result.names) for month, events in months))


def _month(month: str, events: list[Event], names: Names) -> RenderableType:
    name = f"{day.MONTHS[language()][int(month[5:]) - 1]} {month[:4]}"
    return stack(Text(), heading(name), Dated([(quiet(_at(event)), _what(event, names)) for event in events]))


def _at(event: Event) -> str:
    weekday = day.spoken(event.at)[:3]
    return f"{weekday} {day.short(event.at)} {event.at[11:16]}".rstrip()


def _what(event: Event, names: Names) -> Text:
    """What it was and whom it went to, quietly until when and by whom, and below it what was written."""
    name = _name(event)
    made = Text().append_text(sign(SIGNS[event.what], name) if event.what in SIGNS else text(name))
    about = [_words(event), _recipients(event, names)]
    made.append_text(text("".join(f" {DOT} {each}" for each in about if each)))
    made.append_text(text("".join(f" {DOT} {each}" for each in _by(event)), "dim"))
    if event.code:
        made.append(f"  {event.code}", style="dim")
    if event.text:
        made.append("\n").append_text(text(_own_words(event, event.text.split("\n", 1)[0])))
    return with_remarks(made, event.objections)


def _own_words(event: Event, first: str) -> str:
    """What stands below it: a person's text, or what the program says where it has closed something."""
    if event.what in {"task_amended", "contact_amended"}:
        return _("before: {text}").format(text=told(first))
    return told(first)


def _name(event: Event) -> str:
    if event.what == "contact":
        return ", ".join(label(of, key) for of, key in event.words)
    return {
        "case_opened": _("case opened"),
        "case_closed": _("case closed"),
        "granted": _("consent given"),
        "refused": _("consent refused"),
        "withdrawn": _("consent withdrawn"),
        "heard": _("heard"),
        "task": _("task"),
        "task_closed": _("task done"),
        "task_amended": _("task put right"),
        "contact_amended": _("contact put right"),
        "handover": _("handover"),
        "received": _("taken in"),
        "disclosed": _("given out"),
        "looked": _("looked at as a sibling"),
        "warned": _("warning"),
        "warning_reviewed": _("warning looked at again"),
    }[event.what]


def _words(event: Event) -> str:
    """What it is about; what somebody said of sharing comes after who it was."""
    if event.what == "contact":
        return ""
    first, *rest = [label(of, key) for of, key in event.words] or [""]
    between = ": " if event.what in STATEMENTS else ", "
    return between.join(filter(None, (first, ", ".join(rest))))


def _recipients(event: Event, names: Names) -> str:
    called = ", ".join(names.get(each, each) for each in event.services)
    return _("to {names}").format(names=called) if called else ""


def _by(event: Event) -> list[str]:
    """Until when, and by whom."""
    until = {"granted": _("through {day}"), "task": _("by {day}")}.get(event.what, _("look again {day}"))
    return [*([until.format(day=day.short(event.until))] if event.until else []), *filter(None, [event.by])]
