"""What is asked about a spreadsheet before its rows are looked at: its password, its sheet, its columns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from salto_cli.commands import import_wants, passphrase, prompt
from salto_cli.commands.desk import Desk, at_home
from salto_cli.commands.import_again import Read, SoFar
from salto_cli.errors import Usage
from salto_cli.i18n import _
from salto_cli.models.import_ import Became, Sheet
from salto_cli.models.import_column import COLUMNS, NOT_TAKEN, called
from salto_cli.models.words import Word
from salto_cli.usecases import import_file, import_mapping
from salto_cli.usecases.import_mapping import Table

NAMED = frozenset({"name", "first_name", "last_name"})  # one column of these there always is
EXAMPLES = 4  # cells of a column that are shown beside the question what it is


def table(at: Desk, path: Path, so_far: SoFar, password_file: str | None) -> Read:
    """The sheet that is meant, with what its columns become; ``so_far`` learns what is
    answered.

    In a terminal it is shown, and each column that is not sure is asked about. Raises Usage where nobody is
    asked.
    """
    sheet, map_ = so_far.sheet, so_far.map
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
        so_far.sheet = named
        keep = _Kept(so_far, file.name, chosen, given)
        try:
            said = _columns(at, found, keep, back=len(meant) > 1)
        except prompt.Back:
            so_far.map = map_
            continue
        if map_ is None and not at.options.yes and any(each.filled for each in found.columns):
            said |= _changed(at, file.name, chosen, said)
        sure = import_mapping.mapped(file.name, chosen, {**given, **said})
        if not (said or map_):  # all was clear: the names say so, and nothing is asked again
            said = {each.letter: each.becomes for each in sure.columns if each.becomes in NAMED}
        keep(said)
        return Read(sure, named, so_far.map)


@dataclass(slots=True)
class _Kept:
    """What has been said of the columns of a sheet, as ``--map`` says it, kept at each answer."""

    so_far: SoFar
    file: str
    sheet: Sheet
    given: Mapping[str, str]
    before: str | None = field(init=False)

    def __post_init__(self) -> None:
        self.before = self.so_far.map

    def __call__(self, said: Mapping[str, str]) -> None:
        read = import_mapping.mapped(self.file, self.sheet, {**self.given, **said})
        pairs = import_mapping.as_map(read, said.keys())
        self.so_far.map = ",".join(each for each in (self.before, pairs) if each) or None


def _columns(
    at: Desk, table: Table, keep: Callable[[Mapping[str, str]], None], *, back: bool
) -> dict[str, str]:
    """What each doubtful column becomes, by its letter; ``<`` goes to the one before, whose answer stands.

    ``keep`` is told after each answer. Raises Back from the first, where ``back`` says
    that a question came before it.
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
            keep(said)
    return said


def _changed(at: Desk, file: str, sheet: Sheet, said: dict[str, str]) -> dict[str, str]:
    """What a person changes of the columns, though they were sure, by letter."""
    changed: dict[str, str] = {}
    while not prompt.yes(_("Are all columns read right?"), default=True, wants=import_wants.columns):
        table = import_mapping.mapped(file, sheet, {**said, **changed})
        filled = [each for each in table.columns if each.filled]
        words = [Word(each.letter, _headed(each), _headed(each)) for each in filled]
        letter = prompt.choose(_("Which column is something else"), words, plain=at.options.plain)
        each = next(each for each in filled if each.letter == letter)
        changed[each.letter] = _column(at, table, each, NOT_TAKEN, back=False)
    return changed


def _headed(column: Became) -> str:
    return f"{column.letter} {' '.join(column.heading.split())}"


def _column(at: Desk, table: Table, each: Became, standing: str, *, back: bool) -> str:
    """What a column becomes, as somebody says it who sees what stands in it: a guess first, or the list."""
    if not at.options.mask:
        cells = import_mapping.examples(table, each, EXAMPLES)
        prompt.tell(f"{each.letter} «{each.heading}»: {' · '.join(cells)}")
    if standing != NOT_TAKEN:
        question = _("Is the column {letter} «{heading}» the same as «{what}»?").format(
            letter=each.letter, heading=each.heading, what=called(COLUMNS[standing])
        )
        wants = partial(import_wants.column, at, table, each, standing)
        if prompt.yes(question, default=True, back=back, wants=wants):
            return standing
    return _of_all(at, table, each, back=back)


def _of_all(at: Desk, table: Table, each: Became, *, back: bool) -> str:
    """What a column becomes, of all that may be; what another column surely is already, is not offered."""
    left = _("leave it")
    sure = {other.becomes for other in table.columns if other.sure and other != each}
    columns = [column for column in COLUMNS.values() if column.key not in sure]
    choices = [
        Word(NOT_TAKEN, left, left), *(Word(column.key, called(column), called(column)) for column in columns)
    ]  # fmt: skip
    question = _("What is the column {letter} «{heading}»").format(letter=each.letter, heading=each.heading)
    wants = partial(import_wants.column, at, table, each, NOT_TAKEN)
    return str(prompt.choose(question, choices, back=back, plain=at.options.plain, wants=wants))


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
        return passphrase.from_file(at_home(file))
    if not at.interactive:
        raise Usage(
            _("the workbook opens with a password, and there is no terminal to ask in"),
            _("give --file-password-file FILE"),
        )
    return passphrase.typed(_("Password of the workbook:"))


def is_asked(at: Desk) -> bool:
    """Whether a person sits there who is to be asked."""
    return at.interactive and not at.options.json
