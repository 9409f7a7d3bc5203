"""What siblings in a spreadsheet are to each other: asked of all at once, or family by family."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import TypeAlias

from salto_cli.commands import import_wants, prompt
from salto_cli.commands.desk import Desk
from salto_cli.i18n import _, plural
from salto_cli.models.import_ import ImportCaseload, Imported, Taken
from salto_cli.models.words import WORDS, Word

SHOWN = 20  # families that are named before it is asked what they are
EACH = "each"
Family: TypeAlias = list[Taken]


def settled(at: Desk, order: ImportCaseload, would: Imported) -> ImportCaseload:
    """The order with what the siblings are of whom the file says no more; nothing where they are not to be
    linked.

    They are named first, each with the row, since whoever answers must know who it is about.
    """
    shown = {each.person.code: said for each, said in zip(would.taken, at.masked(would).taken, strict=True)}
    pairs = [(shown[one], shown[other]) for one, other in would.unlinked_siblings]
    families = _families(pairs)
    for each in families[:SHOWN]:
        prompt.tell(f"  {_named(each)}")
    if len(families) > SHOWN:
        prompt.tell("  " + _("… and {n} more").format(n=len(families) - SHOWN))
    differ = _("not all the same: ask about one after the other") if len(pairs) > 1 else ""
    sort = _chosen(at, _all(pairs, families), differ)
    if sort != EACH:
        return replace(order, link_siblings=sort)
    at.say(_("< goes one question back, Ctrl-C stops."))
    told = _one_by_one(at, families, pairs)
    return replace(order, sibling_rows=(*order.sibling_rows, *told))


def _all(pairs: Sequence[tuple[Taken, Taken]], families: Sequence[Family]) -> str:
    """The question about all of them."""
    if len(families) == len(pairs):
        return plural(
            "{n} pair has a guardian in common, or is said to be siblings. They are",
            "{n} pairs have a guardian in common, or are said to be siblings. They are",
            len(pairs),
        )
    return plural(
        "{n} group of children has a guardian in common, or is said to be siblings. They are",
        "{n} groups of children have a guardian in common, or are said to be siblings. They are",
        len(families),
    )


def _families(pairs: Sequence[tuple[Taken, Taken]]) -> list[Family]:
    """Those who hang together, in the order of the rows."""
    found: list[dict[int, Taken]] = []
    for pair in pairs:
        own = {each.row: each for each in pair}
        for near in [each for each in found if each.keys() & own.keys()]:
            own |= near
            found.remove(near)
        found.append(own)
    families = [[each[row] for row in sorted(each)] for each in found]
    return sorted(families, key=lambda each: each[0].row)


def _one_by_one(at: Desk, families: Sequence[Family], pairs: Sequence[tuple[Taken, Taken]]) -> list[str]:
    """What those of each family are, as ``--sibling-rows`` says it; ``<`` goes to the one before."""
    known = {(one.row, other.row) for one, other in pairs}
    said: list[list[str]] = []
    while len(said) < len(families):
        family = families[len(said)]
        within = [two for two in combinations(family, 2) if (two[0].row, two[1].row) in known]
        differ = _("not all the same: ask about each pair") if len(within) > 1 else ""
        question = _("What are these to each other: {who}").format(who=_named(family))
        try:
            sort = _chosen(at, question, differ, back=bool(said))
            if sort == EACH:
                said.append(_one_by_one_of(at, within))
            else:
                said.append([_told(two, sort) for two in within])
        except prompt.Back:
            said = said[:-1]
    return [each for family_said in said for each in family_said]


def _one_by_one_of(at: Desk, pairs: Sequence[tuple[Taken, Taken]]) -> list[str]:
    """What each pair of one family is; ``<`` from the first raises Back."""
    said: list[str] = []
    while len(said) < len(pairs):
        question = _("What are these to each other: {who}").format(who=_named(pairs[len(said)]))
        try:
            said.append(_told(pairs[len(said)], _chosen(at, question, "", back=True)))
        except prompt.Back:
            if not said:
                raise
            said.pop()
    return said


def _chosen(at: Desk, question: str, differ: str, *, back: bool = False) -> str | None:
    """What they are; EACH where they ``differ``, None where they are not to be linked."""
    choices = [*WORDS["sibling"], *([Word(EACH, differ, differ)] if differ else [])]
    wants = import_wants.siblings
    return prompt.choose(question, choices, optional=True, back=back, plain=at.options.plain, wants=wants)


def _told(pair: tuple[Taken, Taken], sort: str | None) -> str:
    label = next((each.label for each in WORDS["sibling"] if each.key == sort), _("none"))
    return f"{pair[0].row}-{pair[1].row}={label}"


def _named(family: Sequence[Taken]) -> str:
    return " – ".join(_("{who} (row {row})").format(who=each.person.name, row=each.row) for each in family)
