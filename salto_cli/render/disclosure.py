"""How it is shown who knows what: each recipient on one line, then what was refused, what is left to tell,
and the register itself."""

from collections.abc import Iterable
from typing import Final, TypeAlias

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models.access import ACCESS_COPY
from salto_cli.models.disclosure import Disclosure, Knows, Refused, WhoKnows
from salto_cli.models.withdrawal import Notice
from salto_cli.models.words import word
from salto_cli.render.look import NEEDS, NO, WARN, YES, Listing, block, heading, quiet, sign, stack, text
from salto_cli.render.statement import category_names
from salto_cli.render.terminal import shown
from salto_cli.render.withdrawal import next_of

Columns: TypeAlias = list[str | tuple[str, dict[str, object]]]
WHOLE: Final[dict[str, object]] = {"no_wrap": True}


@shown.register
def _who_knows(result: WhoKnows) -> RenderableType:
    title = heading(_("Who knows what"), result.person.line)
    paper = None if result.for_them else quiet(_("On paper: {command}").format(command=_on_paper(result)))
    if not (result.disclosures or result.refused or result.notices):
        return stack(title, quiet(_("Nothing has been given to anyone from here.")))
    return stack(
        title,
        Text(),
        _known(result.knows),
        _stopping(result.knows),
        _refused(result.refused),
        _to_tell(result),
        _kept_back(result.kept_back),
        block(_("The register"), _register(result)) if result.disclosures else None,
        paper,
    )


def _on_paper(result: WhoKnows) -> str:
    return f"salto who-knows {result.person.code} --out {_('FILE.pdf')}"


def _known(knows: tuple[Knows, ...]) -> RenderableType | None:
    if not knows:
        return stack(quiet(_("Nobody has got anything yet.")), Text())
    columns: Columns = [
        _("who"),
        _("has got"),
        (_("since"), WHOLE),
        _("why"),
        (_("may know through"), WHOLE),
    ]
    rows = [
        (each.name or each.recipient, _had(each), day.short(each.since), why(each), _until(each))
        for each in knows
    ]
    return Padding(Listing(columns, rows), (0, 0, 1, 0))


def _had(each: Knows) -> str:
    return category_names(each.had)


def why(each: Knows) -> str:
    """The ground on which a recipient may have it today, or why it may have nothing more."""
    if each.basis:
        return _("without consent: {law}").format(law="; ".join(each.law))
    if each.why_not:
        return each.why_not
    return ", ".join(
        f"{word('giver', said.by).label} {day.short(said.said)} ({said.code})" for said in each.yes
    )


def _until(each: Knows) -> Text:
    if not each.now:
        return sign(NO, _("nothing more"))
    if each.through is None:
        return text("")
    return sign(YES, day.short(each.through))


def _stopping(knows: Iterable[Knows]) -> RenderableType | None:
    """What stops on which birthday, and who could say yes then."""
    lines = [sign(NEEDS, stop_words(each, n)) for each in knows for n in range(len(each.stops))]
    return block(_("Stops on a birthday"), stack(*lines)) if lines else None


def stop_words(each: Knows, n: int) -> str:
    """One thing that stops: for whom, when, and what."""
    stop = each.stops[n]
    return _("{name}, at {age}, on {day}: {what}").format(
        name=each.name or each.recipient,
        age=stop.age,
        day=day.short(stop.on),
        what=category_names(stop.categories),
    )


def _refused(refused: tuple[Refused, ...]) -> RenderableType | None:
    if not refused:
        return None
    rows = [
        (each.name or each.recipient, about_refused(each), day.short(each.day), each.text) for each in refused
    ]
    columns: Columns = [_("who"), _("about"), (_("when"), WHOLE), _("why")]
    return block(_("Not passed on"), Listing(columns, rows))


def about_refused(each: Refused) -> str:
    """What was not passed on: the kinds that were named, or all of it."""
    return category_names(each.categories) or _("everything")


def _to_tell(result: WhoKnows) -> RenderableType | None:
    """Who is still to be told of a withdrawal, and who has been."""
    if not result.notices:
        return None
    return block(_("Withdrawn: who is told"), stack(*(_notice(result, each) for each in result.notices)))


def _notice(result: WhoKnows, each: Notice) -> RenderableType:
    name = result.names.get(each.recipient, each.recipient)
    if each.told:
        done = _("{name} was told {day} that {code} is withdrawn")
        return sign(YES, done.format(name=name, day=day.short(each.told), code=each.statement))
    words = _("{name} is to be told by {day} that {code} is withdrawn")
    return stack(
        sign(WARN, words.format(name=name, day=day.short(each.due), code=each.statement)),
        Padding(quiet(next_of(each)), (0, 0, 0, 2), expand=False),
    )


def _kept_back(count: int) -> RenderableType | None:
    if not count:
        return None
    said = plural(
        "{n} sharing without consent is left off the paper: the youth has not been told of it.",
        "{n} sharings without consent are left off the paper: the youth has not been told of them.",
        count,
    )
    return Padding(sign(WARN, said), (0, 0, 1, 0))


def _register(result: WhoKnows) -> RenderableType:
    columns: Columns = [
        _("who"),
        _("what"),
        (_("given"), {**WHOLE, "min_width": 10}),
        (_("rests on"), WHOLE),
        (_("code"), WHOLE),
    ]
    return Listing(columns, [_row(each, result.person.code) for each in result.disclosures])


def _row(each: Disclosure, themselves: str) -> tuple[str | Text | None, ...]:
    means = word("means", each.means).label if each.handed_out else _("never handed out")
    return (
        _("the person themselves") if each.key == themselves else each.to or each.key,
        means if each.means == ACCESS_COPY else f"{category_names(each.categories)} ({means})",
        _given(each),
        "\n".join(each.rests_on or each.law),
        each.code,
    )


def _given(each: Disclosure) -> str:
    """When it was made, and the day it was for where that is another."""
    made, on = day.short(each.given), day.short(each.day)
    return made if made == on else "\n".join((made, _("for the day {day}").format(day=on)))
