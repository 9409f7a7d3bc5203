"""What a word in a spreadsheet means that its list does not have: asked once, and never taken on a guess."""

from dataclasses import replace
from datetime import date
from functools import partial

from salto_cli.commands import import_wants, prompt
from salto_cli.commands.desk import Desk
from salto_cli.commands.import_again import SoFar
from salto_cli.i18n import _
from salto_cli.models.import_ import ImportCaseload
from salto_cli.models.words import Word
from salto_cli.usecases import import_words, words
from salto_cli.usecases.import_mapping import Table
from salto_cli.usecases.import_words import DISTRICT, Unknown

EMPTY, ELSEWHERE = "", "elsewhere"
NEEDED = {"basis", "purpose"}  # lists of which each row needs a word, or the whole file has one


def settled(at: Desk, order: ImportCaseload, table: Table, so_far: SoFar) -> ImportCaseload:
    """The order with what each word stands for that no list has; ``<`` goes to the one before.

    ``so_far`` learns each answer.
    """
    unknown = import_words.unknown(table, order.meant, today(at))
    meanings: list[str] = []
    while len(meanings) < len(unknown):
        each = unknown[len(meanings)]
        try:
            meanings.append(_meaning(at, order, each, back=bool(meanings)))
        except prompt.Back:
            meanings.pop()
        pairs = (f"{one.said}={meaning}" for one, meaning in zip(unknown, meanings, strict=False))
        so_far.answered(replace(order, word_as=(*order.word_as, *pairs)))
    return so_far.order or order


def _meaning(at: Desk, order: ImportCaseload, each: Unknown, *, back: bool) -> str:
    """What a word stands for, as its list has it; empty where the cell is to be left so. A guess comes
    first."""
    wants = partial(import_wants.word, each)
    place = {"said": each.said, "column": each.column.letter, "rows": import_wants.rows(each.rows)}
    if each.guess:
        question = _("«{said}» in column {column} ({rows}): is that {guess}?").format(
            guess=each.guess, **place
        )
        if prompt.yes(question, default=True, back=back, wants=wants):
            return each.guess
    question = _("What is «{said}» in column {column} ({rows})?").format(**place)
    key = prompt.choose(
        question, _choices(order, each), back=back, plain=at.options.plain, wants=wants,
        reflex=each.of not in words.JUDGED_BY,
    )  # fmt: skip
    if key == ELSEWHERE:
        return _elsewhere()
    return words.label(each.of, key) if key else ""


def _choices(order: ImportCaseload, each: Unknown) -> list[Word]:
    """What a word may stand for: those of its list, and what else there may be to say."""
    choices = [*words.choices(each.of)]
    elsewhere, left = _("a place outside Oslo"), _("nothing that can be kept: leave the cell empty")
    if each.of == DISTRICT:
        choices.append(Word(ELSEWHERE, elsewhere, elsewhere))
    if each.of not in NEEDED:
        choices.append(Word(EMPTY, left, left))
    elif order.basis if each.of == "basis" else order.purposes:
        for_all = _("as for everyone in the file")
        choices.append(Word(EMPTY, for_all, for_all))
    return choices


def _elsewhere() -> str:
    """A place outside Oslo, in full: what is nearly a district is asked for again."""
    from salto_cli.models.words import near_district

    while True:
        said = prompt.line(_("What is the place called, in full")).strip()
        if said and not near_district(said):
            return said
        prompt.tell(_("Write it so that nobody takes it for a district, as in Frogner in Lillestrøm."))


def today(at: Desk) -> date:
    """The day on which a file is taken in."""
    return date.fromisoformat(at.store().now[:10])
