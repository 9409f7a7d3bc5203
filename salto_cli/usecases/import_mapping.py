"""Which heading becomes what: exactly where it is known, in doubt where it only resembles one."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Final

from salto_cli.errors import Unacceptable, Usage
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models import asked
from salto_cli.models.import_ import Became, Preview, Sheet
from salto_cli.models.import_cell import Cell, said, with_zero
from salto_cli.models.import_column import COLUMNS, NOT_TAKEN, plain, typed
from salto_cli.usecases import import_head
from salto_cli.usecases.import_guess import guess, known, likely

SEARCHED: Final = 40  # rows in which the headings may stand: titles and dates often come before them
SHOWN: Final = 5  # rows in the preview
LOOKED_AT: Final = 200  # cells of a column by which it is guessed what it is
TYPED: Final = frozenset(
    " ._-/:()+"
)  # beside letters and digits: nothing to --map, and nothing to a terminal
NAMES: Final = ({"name"}, {"first_name", "last_name"})


@frozen(slots=False)
class Table:
    """A sheet with what its columns become. ``head`` is the number of the row with the headings, ``last`` of
    the last one, where they stand over two rows.
    """

    file: str
    sheet: Sheet
    head: int
    last: int
    columns: tuple[Became, ...]

    @property
    def rows(self) -> Iterable[tuple[int, tuple[Cell, ...]]]:
        """Each row below the headings that says something, with its number."""
        for number, row in enumerate(self.sheet.rows[self.last :], self.last + 1):
            if any(cell is not None for cell in row):
                yield number, row

    @cached_property
    def becomes(self) -> dict[str, int]:
        """Where the column for each key stands."""
        return {each.becomes: at for at, each in enumerate(self.columns) if each.becomes != NOT_TAKEN}

    @property
    def doubtful(self) -> tuple[Became, ...]:
        """The columns of which nobody has said what they are."""
        return tuple(each for each in self.columns if not each.sure)


def choose(sheets: Sequence[Sheet], wanted: str | None, given: Mapping[str, str]) -> list[Sheet]:
    """The sheets that may be meant: the one that was named, else those in sight that have headings we know.

    Raises Unacceptable where there is none.
    """
    if wanted is not None:
        number = int(wanted) if wanted.isascii() and wanted.isdigit() else 0
        found = [
            each for at, each in enumerate(sheets, 1) if at == number or plain(each.name) == plain(wanted)
        ]
        if not found:
            raise Unacceptable(
                _("there is no such sheet"),
                _("name it, or give its number from 1 to {count}").format(count=len(sheets)),
            )
        return found[:1]
    found = [each for each in sheets if not each.hidden and _head(each, given) is not None]
    if not found:
        raise Unacceptable(
            _("no row has headings for a name and something more"),
            _("headings such as Navn and Fødselsdato; see an empty one: salto import --template FILE.xlsx"),
        )
    return found


def mapped(file: str, sheet: Sheet, given: Mapping[str, str]) -> Table:
    """The sheet with what each column becomes; ``given`` are headings and keys, as somebody has said them.

    Raises Usage for a heading that is not there or a key that there is not, Unacceptable without headings.
    """
    head = _head(sheet, given)
    if head is None:
        raise Unacceptable(
            _("no row has headings for a name and something more"),
            _('say what the columns are, as in --map "Hvem=name,Når født=born"'),
        )
    last = import_head.last(sheet, head)
    headings, alone = import_head.headings(sheet, head, last)
    keys = _given_keys(headings, given)
    below = _below(sheet, last, len(headings))
    columns, used = list[Became](), set(keys.values())
    for at, heading in enumerate(headings):
        key, sure = (keys[at], True) if at in keys else guess(heading, below[at][:LOOKED_AT], used)
        used.add(key)
        sure = sure and (at in keys or at not in alone or key == NOT_TAKEN)
        columns.append(Became(letter(at), heading, key, len(below[at]), sure or not below[at]))
    return Table(file, sheet, head, last, tuple(columns))


def preview(table: Table) -> Preview:
    """How the sheet is read, with its first rows."""
    rows = list(table.rows)
    first = tuple(
        tuple(_shown(row[at], each) if at < len(row) else "" for at, each in enumerate(table.columns))
        for _number, row in rows[:SHOWN]
    )
    return Preview(table.file, table.sheet.name, table.head, len(rows), table.columns, first)


def _shown(cell: Cell, column: Became) -> str:
    """A cell as people write what it says, with the zero that an identity number has lost."""
    if isinstance(cell, date):
        return cell.strftime("%d.%m.%Y")
    is_number = column.becomes in COLUMNS and COLUMNS[column.becomes].kind == asked.IDENTITY_NUMBER
    return with_zero(said(cell)) if is_number else said(cell)


def refuse_doubt(table: Table) -> None:
    """Raise Usage where it is not sure what a column is: the first is named, with what to type."""
    for each in table.doubtful:
        raise Usage(
            _("it is not sure what the column {letter} («{heading}») is").format(
                letter=each.letter, heading=each.heading
            ),
            _('say it, as in --map "{heading}={key}", or leave it with --map "{heading}=-"').format(
                heading=_typed_heading(each),
                key=typed(COLUMNS["name" if each.becomes == NOT_TAKEN else each.becomes]),
            ),
        )


def has_guardians(table: Table) -> bool:
    """Whether the sheet names guardians."""
    return any(key.endswith(".name") for key in table.becomes)


def said_in(table: Table, key: str) -> list[str]:
    """What stands in the column for ``key``, each once."""
    at = table.becomes.get(key)
    return said_at(table, at) if at is not None else []


def examples(table: Table, column: Became, most: int) -> list[str]:
    """The first cells of a column that say something, each once, as people write what they say."""
    at = table.columns.index(column)
    cells = (row[at] for _number, row in table.rows if at < len(row) and row[at] is not None)
    return list(islice(dict.fromkeys(_shown(cell, column) for cell in cells), most))


def said_at(table: Table, at: int) -> list[str]:
    """What stands in the column at a place from 0 on, each once."""
    return list(
        dict.fromkeys(said(row[at]) for _n, row in table.rows if at < len(row) and row[at] is not None)
    )


def read_pairs(text: str | None) -> dict[str, str]:
    """What ``--map`` says: headings or letters, and keys. Raises Usage where it is not written so."""
    given: dict[str, str] = {}
    for each in (each for each in (text or "").split(",") if each.strip()):
        heading, equals, said_ = each.rpartition("=")
        key = key_of(said_.strip())
        if not equals or not heading.strip() or key is None:
            raise Usage(
                _("--map names a column that there is not"),
                _('write it as in --map "Hvem=name,Tlf mor=guardian1.phone"; the columns: {keys}').format(
                    keys=", ".join(typed(column) for column in COLUMNS.values())
                ),
            )
        given[heading.strip()] = key
    return given


def key_of(said_: str) -> str | None:
    """The key of a column, as ``--map`` names it: the key itself, what it is called, or a heading we know."""
    if said_ in {*COLUMNS, NOT_TAKEN}:
        return said_
    wanted = plain(said_)
    return next((key for key, each in COLUMNS.items() if plain(typed(each)) == wanted), known(said_))


def as_map(table: Table, letters: Collection[str]) -> str:
    """What to say in ``--map`` so that nobody is asked about these columns again.

    They go by their letters, which hold nothing of what stands in the file; by the heading where another
    column is headed with that letter.
    """
    headed = {plain(each.heading) for each in table.columns}
    pairs = (
        f"{_typed_heading(each) if plain(each.letter) in headed else each.letter}="
        f"{NOT_TAKEN if each.becomes == NOT_TAKEN else typed(COLUMNS[each.becomes])}"
        for each in table.columns
        if each.letter in letters
    )
    return ",".join(pairs)


def _typed_heading(column: Became) -> str:
    """A heading as it can be typed within ``--map``; the letter where signs of it would be misread."""
    typed_ = all(sign.isalnum() or sign in TYPED for sign in column.heading)
    return column.heading if typed_ and not column.heading.startswith("-") else column.letter


def letter(at: int) -> str:
    """The letter of a column as Excel has it: 0 is A, 26 is AA."""
    high, low = divmod(at, 26)
    return (letter(high - 1) if high else "") + chr(65 + low)


def _head(sheet: Sheet, given: Mapping[str, str] | None = None) -> int | None:
    """The number of the row with the headings: the first that has most of those that are known."""
    said_ = {plain(each): key for each, key in (given or {}).items()}
    best, most = None, 1
    for number, row in enumerate(sheet.rows[:SEARCHED], 1):
        texts = [import_head.joined(said(cell)) for cell in row]
        keys = {said_.get(plain(each)) or likely(each) or "" for each in texts} - {"", NOT_TAKEN}
        if len(keys) > most and any(each <= keys for each in NAMES):
            best, most = number, len(keys)
    return best


def _given_keys(headings: Sequence[str], given: Mapping[str, str]) -> dict[int, str]:
    """The columns that somebody has named, by heading or letter. Raises Usage for one that is not there."""
    found: dict[int, str] = {}
    for heading, key in given.items():
        at = next((n for n, each in enumerate(headings) if plain(each) == plain(heading)), None)
        if at is None:
            at = next((n for n in range(len(headings)) if letter(n) == heading.upper()), None)
        if at is None:
            raise Usage(
                _("--map names a heading that the sheet does not have"),
                _("write it as it stands there, or give the letter of the column"),
            )
        found[at] = key
    return found


def _below(sheet: Sheet, head: int, width: int) -> list[list[str]]:
    """What stands in each column below the headings, where anything does."""
    columns: list[list[str]] = [[] for _column in range(width)]
    for row in sheet.rows[head:]:
        for at, cell in enumerate(row[:width]):
            if cell is not None:
                columns[at].append(said(cell))
    return columns
