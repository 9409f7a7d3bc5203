"""What siblings in a spreadsheet are to each other: asked of all pairs at once, or of one after the other."""

from dataclasses import replace

from salto_cli.commands import import_wants, prompt
from salto_cli.commands.desk import Desk
from salto_cli.i18n import _, plural
from salto_cli.models.import_ import ImportCaseload, Imported, Taken
from salto_cli.models.words import WORDS, Word

PAIRS = 20  # that are named before it is asked what they are
EACH = "each"


def settled(at: Desk, order: ImportCaseload, would: Imported) -> ImportCaseload:
    """The order with what the siblings are of whom the file says no more; nothing where they are not to be
    linked.

    They are named first, each with the row, since whoever answers must know who it is about.
    """
    shown = {each.person.code: said for each, said in zip(would.taken, at.masked(would).taken, strict=True)}
    pairs = [(shown[one], shown[other]) for one, other in would.unlinked_siblings]
    for one, other in pairs[:PAIRS]:
        prompt.tell(f"  {_in_row(one)} – {_in_row(other)}")
    if len(pairs) > PAIRS:
        prompt.tell("  " + _("… and {n} more").format(n=len(pairs) - PAIRS))
    question = plural(
        "{n} pair has a guardian in common, or is said to be siblings. They are",
        "{n} pairs have a guardian in common, or are said to be siblings. They are",
        len(pairs),
    )
    differ = _("not all the same: ask about one pair after the other")
    choices = [*WORDS["sibling"], *([Word(EACH, differ, differ)] if len(pairs) > 1 else [])]
    sort = prompt.choose(
        question, choices, optional=True, plain=at.options.plain, wants=import_wants.siblings
    )
    if sort != EACH:
        return replace(order, link_siblings=sort)
    return replace(order, sibling_rows=(*order.sibling_rows, *_one_by_one(at, pairs)))


def _one_by_one(at: Desk, pairs: list[tuple[Taken, Taken]]) -> list[str]:
    """What each pair is, as ``--sibling-rows`` says it; ``<`` goes to the pair before."""
    said: list[str] = []
    at.say(_("< goes one question back, Ctrl-C stops."))
    while len(said) < len(pairs):
        one, other = pairs[len(said)]
        question = _("What are {one} and {other} to each other?").format(
            one=_in_row(one), other=_in_row(other)
        )
        try:
            sort = prompt.choose(
                question,
                WORDS["sibling"],
                optional=True,
                back=bool(said),
                plain=at.options.plain,
                wants=import_wants.siblings,
            )
        except prompt.Back:
            said.pop()
            continue
        label = next((each.label for each in WORDS["sibling"] if each.key == sort), _("none"))
        said.append(f"{one.row}-{other.row}={label}")
    return said


def _in_row(taken: Taken) -> str:
    return _("{who} (row {row})").format(who=taken.person.name, row=taken.row)
