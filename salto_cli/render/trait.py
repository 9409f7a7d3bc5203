"""How traits are shown: the text first, and quietly after it what kind it is and where it is from."""

from collections.abc import Callable, Iterable

from rich.table import Table
from rich.text import Text

from salto_cli.consent.policy import in_force
from salto_cli.i18n import _
from salto_cli.models.day import short
from salto_cli.models.trait import IDENTITY_KINDS, OWN, UNSAFE_PLACE, WISH, Trait
from salto_cli.models.words import word
from salto_cli.render.case import worded
from salto_cli.render.look import DOT, WARN, Rows, clean, sign, text
from salto_cli.render.objection import with_remarks


def trait_rows(
    traits: Iterable[Trait],
    kinds: Iterable[str],
    *,
    named: bool = False,
    say: Callable[[str], str] = short,
) -> Table | None:
    """Those of ``kinds``, one a row, with their numbers; None for none.

    ``named`` says which kind each is, ``say`` writes the day on which it was said.
    """
    wanted = tuple(kinds)
    rows = sorted((each for each in traits if each.kind in wanted), key=lambda each: wanted.index(each.kind))
    if not rows:
        return None
    grid = Rows.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", justify="right", no_wrap=True)
    grid.add_column()
    for each in rows:
        grid.add_row(str(each.number), _row(each, named, say))
    return grid


def _row(each: Trait, named: bool, say: Callable[[str], str]) -> Text:
    """One trait; the youth's own words stand in quotation marks."""
    made = Text()
    if named:
        label = word("trait", each.kind).label
        made.append_text(sign(WARN, f"{label}: ") if each.kind == UNSAFE_PLACE else text(f"{label}: ", "dim"))
    made.append_text(text(f"«{each.text}»" if each.kind == WISH else each.text))
    aside = f" {DOT} ".join(_aside(each, say))
    return with_remarks(made.append(f"  {clean(aside)}" if aside else "", "dim"), each.objections)


def _aside(each: Trait, say: Callable[[str], str]) -> list[str]:
    """Kind of information, source, when it was said, whom else it is about: only what is not the usual."""
    parts = (
        []
        if each.kind in IDENTITY_KINDS and each.category == "identity"
        else [worded(in_force().categories, each.category)]
    )
    if each.source != OWN:
        parts.append(_("from {source}").format(source=word("source", each.source).label))
    if each.released:
        parts.append(_("may be passed on"))
    if each.said:
        parts.append(_("said {day}").format(day=say(each.said)))
    if each.about:
        parts.append(_("also about {codes}").format(codes=", ".join(each.about)))
    return parts
