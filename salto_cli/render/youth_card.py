"""A youth's own card: what is coming, when, where, what to bring, and whom to ring. Large type, plain words.

It speaks to the youth, says nothing of anyone else, and uses no word that a form would.
"""

from datetime import date
from pathlib import Path
from typing import Final

from salto_cli.i18n import N_, _, language, speaking
from salto_cli.models.day import MONTHS, WEEKDAYS
from salto_cli.models.due import CardPrinted
from salto_cli.models.task import Task
from salto_cli.render.pdf import encrypted, typeset

TEMPLATE = Path(__file__).with_name("youth_card.typ")

# What each kind is to the youth, in words that fit both a phone and a wall.
SAYS: Final = {
    "attend": N_("You must meet up"),
    "community_sentence": N_("You are to do your community sentence"),
    "community_start": N_("Your community sentence begins"),
    "youth_plan": N_("Meeting about your youth plan"),
    "court": N_("You are to be in court"),
    "custody": N_("The court decides about custody"),
    "appeal": N_("Last day to appeal"),
    "release": N_("You are released"),
    "ban_start": N_("From now on there are places or people you must stay away from"),
    "ban_end": N_("The ban ends"),
    "mediation_regret": N_("Last day to change your mind about the agreement"),
    "mediation": N_("By this day you do what you agreed in mediation"),
    "birthday18": N_("You turn 18: you decide yourself"),
    "aftercare_end": N_("The aftercare ends"),
    "age_limit": N_("An offer you have ends because of your age"),
    "school_application": N_("Last day to apply for school"),
    "school_admission": N_("Last day to say yes to the school place"),
    "school_start": N_("School begins"),
    "fine": N_("Last day to pay"),
    "id_document": N_("Your ID runs out"),
    "transition": N_("Something changes"),
    "appointment": N_("You have an appointment"),
}


def card_pdf(result: CardPrinted, password: str, lang: str) -> bytes:
    """The card as an encrypted PDF; ``lang`` (nb or en) is what the youth reads."""
    assert password, "a paper about a person does not lie open"
    with speaking(lang):
        pages = _pages(result)
    return encrypted(typeset(TEMPLATE, pages, date.fromisoformat(result.day)), password)


def _pages(result: CardPrinted) -> dict[str, object]:
    """Every string on the card, ready to show, under the names that ``youth_card.typ`` uses."""
    first = result.person.called or result.person.name.split()[0]
    return {
        "lang": language(),
        "title": _("Important days"),
        "to": _("For {name}").format(name=first),
        "made": _("Written {day}. Has something changed? Ask us.").format(day=_short(result.day)),
        "days": [_one(each, result) for each in result.deadlines],
        "help": _("Unsure, or cannot come? Tell us before, and we find a way together."),
        "ring": _who(result),
        "phone": _("Phone"),
    }


def _one(task: Task, card: CardPrinted) -> dict[str, object]:
    deadline, reserved, placeless = task.deadline, task.code in card.reserved, task.code in card.unsafe
    assert deadline is not None, "only deadlines are on a card"
    on = date.fromisoformat(task.due or "")
    facts = [
        (_("Where"), None if placeless else deadline.place),
        (_("Bring"), deadline.needs),
        (_("If you do not come, this can happen"), deadline.consequence),
    ]
    return {
        "day": _weekday(on),
        "clock": _("at {clock}").format(clock=deadline.at) if deadline.at else "",
        "says": _(SAYS[task.kind]),
        "facts": [[label, words] for label, words in facts if words and not reserved],
        "ask": _("Ask us where and how.") if reserved or placeless else "",
    }


def _weekday(on: date) -> str:
    """``Torsdag 3. desember``, with the year where it is another than the reader would think."""
    lang = language()
    month, weekday = MONTHS[lang][on.month - 1], WEEKDAYS[lang][on.weekday()]
    said = f"{weekday} {on.day}. {month}" if lang == "nb" else f"{weekday} {on.day} {month}"
    return f"{said[:1].upper()}{said[1:]} {on.year}"


def _short(day: str) -> str:
    return f"{date.fromisoformat(day):%d.%m.%Y}"


def _who(result: CardPrinted) -> list[str]:
    """Whom to ring: whoever sees to the first of them, and the deputy."""
    names = [
        name for each in result.deadlines if each.deadline for name in (each.owner, each.deadline.deputy)
    ]
    return [_("Ring {name}").format(name=name) for name in dict.fromkeys(names)][:3]
