"""What is asked about the people of a spreadsheet in a terminal, and what is said when it has come in."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from salto_cli.commands import import_siblings, import_wants, import_words, progress, prompt
from salto_cli.commands.agreed import go_on
from salto_cli.commands.desk import Desk
from salto_cli.commands.import_again import SoFar
from salto_cli.commands.import_read import is_asked
from salto_cli.errors import NoBasis
from salto_cli.i18n import _
from salto_cli.models.import_ import AsShown, Doubt, ImportCaseload, Imported
from salto_cli.models.operator import ListOperators
from salto_cli.models.person import Look
from salto_cli.models.text import fold
from salto_cli.models.words import Word
from salto_cli.names import spoken
from salto_cli.usecases import import_, import_mapping
from salto_cli.usecases import operator as operators
from salto_cli.usecases.import_mapping import Table
from salto_cli.usecases.person import look


def settled(
    at: Desk, order: ImportCaseload, table: Table, so_far: SoFar, said: Collection[str]
) -> ImportCaseload:
    """The order with what a person has said about colleagues, guardians, siblings, and those alike.

    ``so_far`` learns each answer. ``said`` names what was said on the line, be it a no: that is not asked
    again. Raises KeyboardInterrupt where they say no to the whole.
    """
    if not is_asked(at) or not any(True for _row in table.rows):
        return order
    so_far.answered(order)
    order = _colleagues(at, order, table, so_far)
    order = import_words.settled(at, order, table, so_far)
    if import_mapping.has_guardians(table) and not order.link_guardians and "link_guardians" not in said:
        wanted = prompt.yes(
            _("Register the guardians in the file, and link them?"),
            default=False,
            wants=partial(import_wants.guardians, at, table),
        )
        order = replace(order, link_guardians=wanted)
        so_far.answered(order, "link_guardians")
    would = _rehearsed(at, order, table)
    if "new_rows" not in said:
        new = [each.row for each in would.doubts if each.may_be_new and _is_another(at, each)]
        order = replace(order, new_rows=(*order.new_rows, *new))
        so_far.answered(order, "new_rows")
    if would.unlinked_siblings and not order.link_siblings and "link_siblings" not in said:
        order = import_siblings.settled(at, order, would)
        so_far.answered(order, "link_siblings")
    at.say("")
    return order if order.dry_run else _agreed(at, order, table)


def show(at: Desk, result: Imported) -> None:
    """Show what became of the file; what somebody has just agreed to is not listed once more."""
    agreed = is_asked(at) and result.taken and not (result.dry_run or result.refused)
    at.show(AsShown(result) if agreed else result)


def say_again(at: Desk, result: Imported, line: str | None) -> None:
    """Say what to type the next time, where nobody has come in yet."""
    if not is_asked(at) or not (result.dry_run or result.refused) or not result.rows:
        return
    when = (
        _("When the file is mended, without these questions:")
        if result.refused
        else _("To take them in, without these questions:")
    )
    _say_line(at, when, line)


@contextmanager
def told_when_stopped(at: Desk, so_far: SoFar) -> Iterator[None]:
    """Where a person stops at a question, or says no, tell them how to go on with what they have answered."""
    try:
        yield
    except KeyboardInterrupt:
        if is_asked(at) and (so_far.map or so_far.order):
            _say_line(at, _("To go on later, without what you have answered:"), so_far.line)
        raise


def _say_line(at: Desk, when: str, line: str | None) -> None:
    at.say("")
    if line is None:
        at.say(_("The line to type next time is left out: a name in it has signs that a terminal would obey"))
        return
    at.say(when)
    if not at.options.quiet:
        at.world.put(line)  # whole: broken over lines it could not be pasted


def _agreed(at: Desk, order: ImportCaseload, table: Table) -> ImportCaseload:
    """Show what would come of it, and ask for a yes."""
    would = _rehearsed(at, order, table)
    if would.refused or not would.taken:
        return order
    at.ask_about(would)
    if not at.options.yes:
        go_on(_("Take them in?"))
    return order


def _rehearsed(at: Desk, order: ImportCaseload, table: Table) -> Imported:
    """What would come of it; whoever waits sees how far it has come, and nobody who does not."""
    rehearsal = replace(order, dry_run=True)
    with progress.shown(at, _("Looking through"), 2 * len(list(table.rows))) as tell:
        return import_.take_in(at.store(), rehearsal, table, lambda _looked: (), "", tell)


def _colleagues(at: Desk, order: ImportCaseload, table: Table, so_far: SoFar) -> ImportCaseload:
    """Who each name is that no colleague has; ``<`` goes to the one before."""
    everyone = at.do(ListOperators(), operators.colleagues).operators
    unknown = [
        each
        for each in import_mapping.said_in(table, "lead")
        if each.casefold() not in order.colleagues and not any(_is_called(one.name, each) for one in everyone)
    ]
    chosen: list[str] = []
    while len(chosen) < len(unknown):
        try:
            chosen.append(_colleague(at, unknown[len(chosen)], [each.name for each in everyone], chosen))
        except prompt.Back:
            chosen.pop()
        pairs = (f"{said}={name}" for said, name in zip(unknown, chosen, strict=False))
        so_far.answered(replace(order, lead_as=(*order.lead_as, *pairs)))
    return so_far.order or order


def _colleague(at: Desk, said: str, names: Sequence[str], before: Sequence[str]) -> str:
    """The colleague who is meant by a name in the file; empty for whoever takes the file in."""
    if not before:
        add = spoken(_('salto operator add "NAME"'))
        at.say(_("Is a colleague not here yet? Ctrl-C stops; add them with {add}").format(add=add))
    else:
        at.say(_("< goes one question back, Ctrl-C stops."))
    myself = _("none of them: I follow up myself for now")
    choices = [*(Word(each, each, each) for each in names), Word("", myself, myself)]
    question = _("Which colleague is «{name}»").format(name=said)
    wants = partial(import_wants.colleague, said)
    return prompt.choose(question, choices, back=bool(before), plain=at.options.plain, wants=wants) or ""


def _is_called(name: str, said: str) -> bool:
    """Whether a colleague may be meant: the whole name, or the first name alone."""
    return fold(said) in {fold(name), *fold(name).split()[:1]}


def _is_another(at: Desk, doubt: Doubt) -> bool:
    """Whether the one in a row is another than those alike, who are named first."""
    at.say(f"{_('row {row}').format(row=doubt.row)}: {doubt.reason}")
    for code in doubt.codes:
        at.say(f"  {_named(at, code)}")
    question = _("Is the one in row {row} another person?").format(row=doubt.row)
    return prompt.yes(question, default=False, wants=import_wants.another)


def _named(at: Desk, code: str) -> str:
    """Who has a code; of whom nothing may be shown, the code alone."""
    try:
        return at.do(Look(code), look).line
    except NoBasis:
        return code
