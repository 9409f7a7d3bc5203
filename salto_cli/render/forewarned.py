"""What to tell a youth before a meeting: a short script to say, and the same on paper to take along."""

from collections.abc import Iterator
from datetime import date

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import _, printing
from salto_cli.models import day
from salto_cli.models.forewarned import Hears, Telling
from salto_cli.models.paper import Paper, Part, Points, Prose, Rows
from salto_cli.models.words import word
from salto_cli.render.look import NEEDS, WARN, YES, heading, quiet, sign, stack, text
from salto_cli.render.paper import paper_pdf
from salto_cli.render.statement import category_names
from salto_cli.render.terminal import shown


@shown.register
def _telling(result: Telling) -> RenderableType:
    return stack(
        heading(_("Before the meeting"), day.spoken(result.day)),
        text(result.person.line),
        Text(),
        quiet(_("Say it in your own words, about like this:")),
        *(Padding(text(_("“{words}”").format(words=line)), (0, 0, 0, 2)) for line in script(result)),
        Text(),
        *_notes(result),
    )


def script(result: Telling) -> Iterator[str]:
    """What is said to the youth, sentence by sentence."""
    when = day.spoken(result.day)
    yield _("On {day} we meet who try to help. I would like to bring up how you are doing.").format(day=when)
    if result.unnamed:
        yield _("I will not say who you are, and nobody will get anything about you on paper.")
    yield from _who_hears(result)
    if result.nothing:
        yield _("These hear nothing about you: {services}.").format(services=", ".join(result.nothing))
    yield _("You can say no to all of it or to a part, now or later, and get the same help.")
    yield _("Is there something you want me to say, or not to say?")
    yield _("Afterwards I will tell you what was decided.")


def _who_hears(result: Telling) -> Iterator[str]:
    present = [each.name for each in result.hears if each.present]
    if present:
        yield _("In the room are: {services}. There we can talk about: {categories}.").format(
            services=", ".join(present), categories=category_names(result.said)
        )
    for each in result.hears:
        if on_paper(each, result):
            yield _("On its own paper, {service} can read about: {categories}.").format(
                service=each.name, categories=category_names(on_paper(each, result))
            )
    if not result.hears and not result.unnamed:
        yield _("Only we in the team talk about it. Nobody else hears anything.")


def on_paper(each: Hears, result: Telling) -> list[str]:
    """What a service may have that is not said aloud where it is."""
    aloud = result.said if each.present else ()
    return [category for category in each.categories if category not in aloud]


def _notes(result: Telling) -> Iterator[RenderableType]:
    if result.guardians:
        yield sign(WARN, _("It rests on a guardian's yes too: tell them the same."))
    if not result.hears:
        if result.now:
            yield quiet(_("There is nothing to note: no service gets to know who this is."))
        return
    if result.now:
        yield sign(YES, _("It is noted that the youth has been told."))
    elif result.told:
        yield sign(YES, _("The youth was told of all of this on {day}.").format(day=day.short(result.told)))
    else:
        how = word("channel", "met").label
        command = f"salto fleksiteam tell {result.person.code} --date {result.day} --how {how}"
        yield sign(NEEDS, _("When the youth has been told: {command}").format(command=command))


# -- on paper ----------------------------------------------------------------------------------------------


def telling_pdf(result: Telling, password: str) -> bytes:
    """The same for the youth to take along, as an encrypted PDF."""
    with printing():
        return paper_pdf(_paper(result), password)


def _paper(result: Telling) -> Paper:
    return Paper(
        _("What is said about you at the meeting"),
        f"{result.person.called or result.person.name} – {day.spoken(result.day)}",
        date.fromisoformat(result.day),
        tuple(_parts(result)),
        _("This is yours. Keep it where nobody else reads it."),
    )


def _parts(result: Telling) -> Iterator[Part]:
    yield Prose("", (_opening(result),))
    yield Rows(
        _("Who hears what"),
        (_("who"), _("aloud in the room"), _("on paper alone")),
        tuple(
            (
                each.name,
                category_names(result.said) if each.present else _("not in the room"),
                category_names(on_paper(each, result)) or "–",
            )
            for each in result.hears
        ),
        (4, 4, 4),
    )
    yield Points(_("These hear nothing about you"), result.nothing)
    yield Points(
        _("You decide"),
        (
            _("You can say no to all of it or to a part, now or later, and get the same help."),
            _("Is there something you want me to say, or not to say?"),
            _("Afterwards I will tell you what was decided."),
        ),
    )


def _opening(result: Telling) -> str:
    if result.unnamed:
        return _("I will not say who you are, and nobody will get anything about you on paper.")
    if not result.hears:
        return _("Only we in the team talk about it. Nobody else hears anything.")
    return _("We meet to find out how to help you best. Here you see what each of them may know.")
