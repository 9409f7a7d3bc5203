"""The copy of everything that is held about a person: a paper to read, with the same as JSON within it."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from rich.console import RenderableType

from salto_cli.consent.policy import in_force
from salto_cli.i18n import N_, _, language, plural, printing
from salto_cli.models import day
from salto_cli.models.access import PARTS, AccessCopy, Entry
from salto_cli.models.disclosure import Names
from salto_cli.models.handover import OF_THE_PROGRAM
from salto_cli.models.identity import grouped, spaced
from salto_cli.models.own_text import told
from salto_cli.models.paper import Paper, Part, Points, Prose, Rows
from salto_cli.models.words import WORDS, word
from salto_cli.render.look import DOT, WARN, YES, below, pairs, quiet, sign, stack, text
from salto_cli.render.paper import paper_pdf
from salto_cli.render.plain import as_json
from salto_cli.render.terminal import shown

UNRELEASED: Final = "SOURCE_RESTRICTED"  # the policy's reason
ATTACHED: Final = "salto.json"  # the same, for machines (GDPR art. 20)
TITLES: Final = {
    "person": N_("Who you are"),
    "case": N_("Your case"),
    "trait": N_("What you want, what you are good at, how to reach you"),
    "contact": N_("Talks and meetings"),
    "task": N_("What was agreed"),
    "former": N_("What stood here before it was put right"),
    "meeting": N_("When the weekly meeting spoke of you, and who could be in the room"),
    "decision": N_("What the weekly meeting decided"),
    "statement": N_("Yes and no to sharing"),
    "hearing": N_("When you were heard"),
    "handover": N_("Handovers"),
    "transition": N_("What was prepared for a change"),
    "received": N_("What came from another district"),
    "disclosure": N_("What others have got"),
    "notice": N_("Who is told that a yes was taken back"),
    "look": N_("When we looked at how you are"),
    "warning": N_("Warnings about a danger"),
    "guardian_wish": N_("What guardians wish"),
    "objection": N_("What you have said against something"),
    "form": N_("Forms that were printed"),
    "restriction": N_("When we had to leave it alone"),
    "kin": N_("Your family, as it stands here"),
    "reader": N_("Who has read about you"),
}
HARD_SPACE: Final = "\N{NO-BREAK SPACE}"  # the dot before a code goes with it to the next line
SPACED: Final = {"national_id": grouped, "phone": spaced}  # as they are written wherever one reads them
FIELDS: Final = {
    "name": N_("name"),
    "called": N_("called"),
    "born": N_("birth date"),
    "national_id": N_("identity number"),
    "phone": N_("phone"),
    "address": N_("address"),
    "language": N_("language"),
    "home_district": N_("home district"),
    "stay_district": N_("stays in"),
    "roster_checked": N_("parental responsibility checked on"),
    "roster_source": N_("checked in"),
    "care_order_from": N_("care order from"),
    "care_order_through": N_("care order through"),
    "verge_from": N_("appointed guardian from"),
    "verge_through": N_("appointed guardian through"),
}
# Fields that stand here only as what was there before.
FORMER: Final = {
    "protected": N_("protected address"),
    "interpreter": N_("needs an interpreter"),
    "lead": N_("who leads the case"),
    "lead_district": N_("district that leads"),
    "coordinator": N_("who coordinates"),
    "purposes": N_("what the follow-up is for"),
    "basis": N_("basis"),
    "basis_reference": N_("what the basis rests on"),
    "text": N_("what was to be done"),
    "due": N_("by when"),
    "category": N_("kind of information"),
    "consequence": N_("what happens if it is missed"),
    "needs": N_("what it takes"),
}
OWN: Final = {
    ("case", "opened"): N_("opened"),
    ("case", "closed"): N_("closed"),
    ("verdict", "grant"): N_("yes"),
    ("verdict", "refuse"): N_("no"),
    ("in_contact", "yes"): N_("in contact"),
    ("in_contact", "no"): N_("not in contact"),
    ("agreed", "yes"): N_("you agreed"),
    ("agreed", "no"): N_("you did not agree"),
    ("taken_up", "named"): N_("by name"),
    ("taken_up", "anonymous"): N_("without a name"),
    ("taken_up", "not"): N_("not at all"),
    ("forewarned", "yes"): N_("you were told beforehand"),
    ("told", "yes"): N_("has been told"),
    ("told", "no"): N_("is to be told"),
    ("delivered", "no"): N_("never handed out"),
    ("contact", "taken_off"): N_("taken off, or written anew"),
    ("look", "by"): N_("someone looks by this day"),
    ("tie", "sibling"): N_("siblings"),
    ("tie", "child"): N_("children"),
}


def access_pdf(result: AccessCopy, password: str) -> bytes:
    """The copy as an encrypted PDF, with the same as JSON attached."""
    machine = as_json({"person": result.person, "on": result.on, "entries": result.entries}).encode()
    with printing():
        return paper_pdf(_paper(result, result.names), password, {ATTACHED: machine})


def _paper(result: AccessCopy, names: Names) -> Paper:
    return Paper(
        _("What we know about you"),
        result.person.name,
        date.fromisoformat(result.on),
        (
            Prose("", tuple(_opening(result))),
            *(part for name in PARTS for part in _part(name, result.entries, names)),
            Points(_("Good to know"), tuple(_good_to_know())),
        ),
        _("Copy {code}").format(code=result.disclosure),
    )


def _opening(result: AccessCopy) -> Iterator[str]:
    yield _("This is everything that stands about you here, and who has read it.")
    if result.withheld:
        yield plural(
            "{n} text is left out, most often because it is also about someone else; it says so there.",
            "{n} texts are left out, most often because they are also about someone else; each says so.",
            result.withheld,
        )


def _good_to_know() -> tuple[str, ...]:
    return (
        _("Is something wrong or missing? Tell us: it is put right, or what you say stands beside it."),
        _("Ask, and we go through what is left out, as far as it is about you."),
        _("You can complain to Datatilsynet."),
        _("Sometimes a law lets us wait with telling something (personopplysningsloven § 16)."),
        _("The same is within this file for a machine to read: {name}.").format(name=ATTACHED),
    )


def _part(name: str, entries: Iterable[Entry], names: Names) -> Iterator[Part]:
    found = [each for each in entries if each.part == name]
    title = _(TITLES[name])
    if name == "person":
        rows = tuple((_(FIELDS[each.words[0][1]]), _value(each)) for each in found)
        yield Rows(title, (_("What"), _("It says")), rows, (2, 5))
    elif name == "reader":
        read = tuple((_month(each), *_counted(each)) for each in found)
        yield Rows(title, (_("Month"), _("Who"), _("How often")), read, (3, 4, 2))
    else:
        dated = tuple((_day(each), _words(each, names), _text(each)) for each in _in_time(name, found))
        yield Rows(title, (_("When"), _("What"), _("It says")), dated, (3, 5, 7))


def _in_time(name: str, found: list[Entry]) -> list[Entry]:
    """What happened, as it happened; what is known stands by its kind."""
    return found if name == "trait" else sorted(found, key=lambda each: (each.day or "")[:10])


def _value(each: Entry) -> str:
    text, field = each.text or "", each.words[0][1]
    if field in SPACED:
        return SPACED[field](text)
    dated = len(text) == 10 and text[4:5] == "-" and field != "name"
    return day.short(text) if dated else text


def _day(each: Entry) -> str:
    return day.short(each.day) if each.day else ""


def _month(each: Entry) -> str:
    year, month = (each.day or "").split("-")[:2]
    return f"{day.MONTHS[language()][int(month) - 1]} {year}"


def _counted(each: Entry) -> tuple[str, str]:
    return ", ".join(_word(of, key, {}) for of, key in each.words), str(each.others)


def _words(each: Entry, names: Names) -> str:
    said = ", ".join(_word(of, key, names) for of, key in each.words if (of, key) != ("source", "own"))
    if each.others and each.part == "kin":
        return f"{said}: {each.others}"
    if each.others:
        said += " " + plural("(with {n} other)", "(with {n} others)", each.others)
    return f" {DOT}{HARD_SPACE}".join(part for part in (said, each.code) if part)


def _text(each: Entry) -> str:
    if each.withheld is None:
        return _(each.text) if each.text in OF_THE_PROGRAM else told(each.text or "")
    if each.reason == UNRELEASED:
        left_out = _("Left out: it comes from someone who has not let us pass it on ({law})")
    else:
        left_out = _("Left out: it is also about someone else ({law})")
    return left_out.format(law="; ".join(each.law))


def _word(of: str, key: str, names: Names) -> str:
    """A key in the reader's words; one of a list that is gone, as it is."""
    policy = in_force()
    if (of, key) in OWN:
        return _(OWN[of, key])
    if of == "field":
        return _({**FIELDS, **FORMER}.get(key, key))
    if of == "service":
        return names.get(key, key)
    if of == "withdrawn":
        return _("withdrawn {day}").format(day=day.short(key))
    if of == "due":
        return _("by {date}").format(date=day.short(key))
    if of == "through":
        return _("through {date}").format(date=day.short(key))
    if of == "owner":
        return _("our contact: {name}").format(name=key)
    if of == "source":
        return _("from {source}").format(source=word("source", key).label)
    if of == "responsibility":
        return _("parental responsibility: {word}").format(word=word(of, key).label)
    if of in WORDS:
        return word(of, key).label
    known = {"category": policy.categories, "basis": policy.keep}.get(of, {})
    return known[key].label(language()) if key in known else key


@shown.register
def _copied(result: AccessCopy) -> RenderableType:
    return stack(
        sign(YES, _("A copy of everything has been made: {code}").format(code=result.disclosure)),
        below(text(result.person.line)),
        below(pairs([(f"{count:>3}", _(TITLES[part]).lower()) for part, count in result.counts.items()])),
        _withheld(result.withheld),
        quiet(_("Go through it together. The file's password is told apart from the file.")),
    )


def _withheld(count: int) -> RenderableType | None:
    if not count:
        return None
    return sign(
        WARN,
        plural(
            "{n} text is left out; the copy says why where it stands",
            "{n} texts are left out; the copy says why where each stands",
            count,
        ),
    )
