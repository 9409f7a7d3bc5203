"""What is asked about a spreadsheet in a terminal: its password, its sheet, its columns, its people."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from salto_cli.commands import passphrase, prompt
from salto_cli.commands.desk import Desk
from salto_cli.commands.import_again import Read
from salto_cli.errors import NoBasis, Usage
from salto_cli.i18n import _, plural
from salto_cli.models.import_ import AsShown, Became, Doubt, ImportCaseload, Imported, Sheet, Taken
from salto_cli.models.import_column import COLUMNS, NOT_TAKEN, called
from salto_cli.models.operator import ListOperators
from salto_cli.models.person import Look
from salto_cli.models.text import fold
from salto_cli.models.words import WORDS, Word
from salto_cli.usecases import import_, import_file, import_mapping
from salto_cli.usecases import operator as operators
from salto_cli.usecases.import_mapping import Table
from salto_cli.usecases.person import look

NAMED = frozenset({"name", "first_name", "last_name"})  # one column of these there always is
PAIRS = 20  # of siblings that are named before it is asked what they are
EXAMPLES = 4  # cells of a column that are shown beside the question what it is


def table(at: Desk, path: Path, *, sheet: str | None, map_: str | None, password_file: str | None) -> Read:
    """The sheet that is meant, with what its columns become.

    In a terminal it is shown, and each column that is not sure is asked about. Raises Usage where nobody is
    asked.
    """
    given = import_mapping.read_pairs(map_)
    file = import_file.read_file(path)
    sheets = import_file.sheets(file, lambda: _password(at, password_file))
    meant = import_mapping.choose(sheets, sheet, given)
    while True:
        chosen = _sheet(at, meant, len(sheets))
        found = import_mapping.mapped(file.name, chosen, given)
        if not is_asked(at):
            import_mapping.refuse_doubt(found)
            return Read(found, sheet, map_)
        at.store()  # nobody answers questions that a wrong passphrase throws away
        at.show(import_mapping.preview(found))
        named = chosen.name if len(meant) > 1 else sheet
        try:
            said = _columns(at, found, back=len(meant) > 1)
        except prompt.Back:
            continue
        if map_ is None and not at.options.yes and any(each.filled for each in found.columns):
            said |= _changed(at, file.name, chosen, said)
        sure = import_mapping.mapped(file.name, chosen, {**given, **said})
        told = (
            said.keys() if said or map_ else {each.letter for each in sure.columns if each.becomes in NAMED}
        )
        pairs = import_mapping.as_map(each for each in sure.columns if each.letter in told)
        return Read(sure, named, ",".join(each for each in (map_, pairs) if each))


def settled(at: Desk, order: ImportCaseload, table: Table, said: Collection[str]) -> ImportCaseload:
    """The order with what a person has said about colleagues, guardians, siblings, and those alike.

    ``said`` names what was said on the line, be it a no: that is not asked again. Raises KeyboardInterrupt
    where they say no to the whole.
    """
    if not is_asked(at) or not any(True for _row in table.rows):
        return order
    order = _colleagues(at, order, table)
    if import_mapping.has_guardians(table) and not order.link_guardians and "link_guardians" not in said:
        wanted = prompt.yes(_("Register the guardians in the file, and link them?"), default=False)
        order = replace(order, link_guardians=wanted)
    would = _rehearsed(at, order, table)
    if "new_rows" not in said:
        new = [each.row for each in would.doubts if each.may_be_new and _is_another(at, each)]
        order = replace(order, new_rows=(*order.new_rows, *new))
    if would.unlinked_siblings and not order.link_siblings and "link_siblings" not in said:
        order = replace(order, link_siblings=_siblings(at, would))
    at.say("")
    return order if order.dry_run else _agreed(at, order, table)


def show(at: Desk, result: Imported) -> None:
    """Show what became of the file; what somebody has just agreed to is not listed once more."""
    agreed = is_asked(at) and result.taken and not (result.dry_run or result.refused)
    at.show(AsShown(result) if agreed else result)


def say_again(at: Desk, result: Imported, line: str) -> None:
    """Say what to type the next time, where nobody has come in yet."""
    if not is_asked(at) or not (result.dry_run or result.refused) or not result.rows:
        return
    at.say("")
    at.say(
        _("When the file is mended, without these questions:")
        if result.refused
        else _("To take them in, without these questions:")
    )
    if not at.options.quiet:
        at.world.put(line)  # whole: broken over lines it could not be pasted


def _agreed(at: Desk, order: ImportCaseload, table: Table) -> ImportCaseload:
    """Show what would come of it, and ask for a yes."""
    would = _rehearsed(at, order, table)
    if would.refused or not would.taken:
        return order
    at.show(would)
    if not at.options.yes and not prompt.yes(_("Take them in?"), default=False):
        raise KeyboardInterrupt
    return order


def _rehearsed(at: Desk, order: ImportCaseload, table: Table) -> Imported:
    return import_.take_in(at.store(), replace(order, dry_run=True), table, lambda _looked: (), "", _nobody)


def _nobody(_more: int) -> None:
    """Nobody is told."""


def _colleagues(at: Desk, order: ImportCaseload, table: Table) -> ImportCaseload:
    """Who each name is that no colleague has."""
    unknown = [
        each for each in import_mapping.said_in(table, "lead") if each.casefold() not in order.colleagues
    ]
    if not unknown:
        return order
    everyone = at.do(ListOperators(), operators.colleagues).operators
    choices = [Word(each.name, each.name, each.name) for each in everyone]
    pairs = list(order.lead_as)
    for said in unknown:
        if not any(_is_called(each.name, said) for each in everyone):
            question = _("Which colleague is «{name}»").format(name=said)
            chosen = prompt.choose(question, choices, plain=at.options.plain)
            pairs.append(f"{said}={chosen}")
    return replace(order, lead_as=tuple(pairs))


def _is_called(name: str, said: str) -> bool:
    """Whether a colleague may be meant: the whole name, or the first name alone."""
    return fold(said) in {fold(name), *fold(name).split()[:1]}


def _is_another(at: Desk, doubt: Doubt) -> bool:
    """Whether the one in a row is another than those alike, who are named first."""
    at.say(f"{_('row {row}').format(row=doubt.row)}: {doubt.reason}")
    for code in doubt.codes:
        at.say(f"  {_named(at, code)}")
    return prompt.yes(_("Is the one in row {row} another person?").format(row=doubt.row), default=False)


def _named(at: Desk, code: str) -> str:
    """Who has a code; of whom nothing may be shown, the code alone."""
    try:
        return at.do(Look(code), look).line
    except NoBasis:
        return code


def _siblings(at: Desk, would: Imported) -> str | None:
    """What siblings are to each other of whom the file says no more; None where they are not to be linked.

    They are named first, each with the row, since whoever answers must know who it is about.
    """
    shown = {each.person.code: said for each, said in zip(would.taken, at.masked(would).taken, strict=True)}
    pairs = would.unlinked_siblings
    for pair in pairs[:PAIRS]:
        prompt.tell("  " + " – ".join(_in_row(shown[code]) for code in pair))
    if len(pairs) > PAIRS:
        prompt.tell("  " + _("… and {n} more").format(n=len(pairs) - PAIRS))
    question = plural(
        "{n} pair has a guardian in common, or is said to be siblings. They are",
        "{n} pairs have a guardian in common, or are said to be siblings. They are",
        len(pairs),
    )
    return prompt.choose(question, WORDS["sibling"], optional=True, plain=at.options.plain)


def _in_row(taken: Taken) -> str:
    return _("{who} (row {row})").format(who=taken.person.name, row=taken.row)


def _columns(at: Desk, table: Table, *, back: bool) -> dict[str, str]:
    """What each doubtful column becomes, by its letter; ``<`` goes to the one before, whose answer stands.

    Raises Back from the first, where ``back`` says that a question came before it.
    """
    doubtful = table.doubtful
    said: dict[str, str] = {}
    number, told = 0, False
    while number < len(doubtful):
        each = doubtful[number]
        if not told and (back or number > 0):
            at.say(_("< goes one question back, Ctrl-C stops."))
            told = True
        try:
            said[each.letter] = _column(
                at, table, each, said.get(each.letter, each.becomes), back=back or number > 0
            )
        except prompt.Back:
            if number == 0:
                raise
            number -= 1
        else:
            number += 1
    return said


def _changed(at: Desk, file: str, sheet: Sheet, said: dict[str, str]) -> dict[str, str]:
    """What a person changes of the columns, though they were sure, by letter."""
    changed: dict[str, str] = {}
    while not prompt.yes(_("Are all columns read right?"), default=True):
        table = import_mapping.mapped(file, sheet, {**said, **changed})
        filled = [each for each in table.columns if each.filled]
        words = [Word(each.letter, _headed(each), _headed(each)) for each in filled]
        letter = prompt.choose(_("Which column is something else"), words, plain=at.options.plain)
        each = next(each for each in filled if each.letter == letter)
        changed[each.letter] = _column(at, table, each, each.becomes, back=False)
    return changed


def _headed(column: Became) -> str:
    return f"{column.letter} {' '.join(column.heading.split())}"


def _column(at: Desk, table: Table, each: Became, standing: str, *, back: bool) -> str:
    """What a column becomes, as somebody says it, who sees what stands in it.

    What another column surely is already, is not offered.
    """
    left = _("leave it")
    sure = {other.becomes for other in table.columns if other.sure and other != each}
    columns = [column for column in COLUMNS.values() if column.key not in sure]
    choices = [
        Word(NOT_TAKEN, left, left), *(Word(column.key, called(column), called(column)) for column in columns)
    ]  # fmt: skip
    if not at.options.mask:
        cells = import_mapping.said_at(table, table.columns.index(each))
        prompt.tell(f"{each.letter} «{each.heading}»: {' · '.join(cells[:EXAMPLES])}")
    question = _("What is the column {letter} «{heading}»").format(letter=each.letter, heading=each.heading)
    return str(prompt.choose(question, choices, default=standing, back=back, plain=at.options.plain))


def _sheet(at: Desk, found: list[Sheet], count: int) -> Sheet:
    """The one sheet that is meant. Raises Usage in a script where several may be."""
    if len(found) == 1:
        return found[0]
    if not is_asked(at):
        raise Usage(
            _("the workbook has several sheets with a caseload"),
            _("say which with --sheet: its name, or its number from 1 to {count}").format(count=count),
        )
    words = [Word(str(n), each.name, each.name) for n, each in enumerate(found)]
    return found[int(str(prompt.choose(_("Which sheet"), words, plain=at.options.plain)))]


def _password(at: Desk, file: str | None) -> str:
    """The password that opens the workbook. Raises Usage where nobody can be asked."""
    if file is not None:
        return passphrase.from_file(Path(file))
    if not at.interactive:
        raise Usage(
            _("the workbook opens with a password, and there is no terminal to ask in"),
            _("give --file-password-file FILE"),
        )
    return passphrase.typed(_("Password of the workbook:"))


def is_asked(at: Desk) -> bool:
    """Whether a person sits there who is to be asked."""
    return at.interactive and not at.options.json
