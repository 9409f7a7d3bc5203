"""What each question of an import is about, for whoever answers with «?», by an example of the file."""

from collections.abc import Sequence

from salto_cli.commands.desk import Desk
from salto_cli.i18n import _, plural
from salto_cli.models.import_ import Became
from salto_cli.models.import_column import COLUMNS, NOT_TAKEN, called
from salto_cli.usecases import import_mapping, words
from salto_cli.usecases.import_mapping import Table
from salto_cli.usecases.import_words import Unknown


def column(at: Desk, table: Table, each: Became, becomes: str) -> str:
    """What stands in a column, what it would become, and what happens to one that is left."""
    parts = (_filled(at, table, each), _becomes(becomes), _left(becomes))
    return " ".join(part for part in parts if part)


def columns() -> str:
    """What the table of columns above tells."""
    return _(
        "Above stands what each column becomes, with its first cells. No lets you choose one that is "
        "something else; what is not taken in stays in the file."
    )


def _filled(at: Desk, table: Table, each: Became) -> str:
    filled = plural("{n} row says something there", "{n} rows say something there", each.filled)
    example = next(iter(import_mapping.examples(table, each, 1)), "")
    if at.options.mask or not example:
        return f"{filled}."
    return _("{filled}, as in «{example}».").format(filled=filled, example=example)


def _becomes(key: str) -> str:
    """What is written in such a column, as the empty workbook explains it too."""
    if key == NOT_TAKEN:
        return ""
    from salto_cli.render.import_workbook import told_of

    told = told_of(COLUMNS[key], words.choices)
    return _("{what}: {told}").format(what=called(COLUMNS[key]), told=told) if told else ""


def _left(key: str) -> str:
    if key == NOT_TAKEN:
        return _("Choose what it is, and it comes in as that; what you leave stays in the file alone.")
    return _("Yes takes it in as that; no shows all that it may be.")


def word(each: Unknown) -> str:
    """Where a word stands that its list lacks, and what an answer does."""
    return _(
        "It stands in column {letter} «{heading}», {rows}, and is none of the words of «{what}». Your answer "
        "counts in all these rows; the file stays as it is."
    ).format(
        letter=each.column.letter,
        heading=each.column.heading,
        rows=rows(each.rows),
        what=called(COLUMNS[each.column.becomes]),
    )


def rows(numbers: Sequence[int]) -> str:
    """The rows that something stands in: the first of them, and how many more."""
    if len(numbers) == 1:
        return _("row {row}").format(row=numbers[0])
    return _("row {row} and {n} more").format(row=numbers[0], n=len(numbers) - 1)


def colleague(said: str) -> str:
    """What it means that a name in the file is a colleague's."""
    return _(
        "«{name}» stands in the file as who follows up, and no colleague here is called so. Whoever you "
        "choose leads the cases of these rows."
    ).format(name=said)


def guardians(at: Desk, table: Table) -> str:
    """What is done with guardians, with one of them."""
    key = next(each for each in table.becomes if each.endswith(".name"))
    example = next(iter(import_mapping.said_in(table, key)), "")
    told = _(
        "A guardian with a birth date or an identity number becomes a person of their own, linked to the "
        "youth. One without is kept by name and phone in a task of the lead's. No leaves all of them in the "
        "file."
    )
    if at.options.mask or not example:
        return told
    return _("In the file stands, as in «{example}». {told}").format(example=example, told=told)


def another() -> str:
    """What it means that someone in the file is not whoever is alike."""
    return _(
        "Yes takes in the one in the row as a new person. No leaves the row out: look at both, and write "
        "what is new on the page of whoever is here."
    )


def siblings() -> str:
    """What is done with siblings."""
    return _(
        "They are linked as what you choose, so that one is seen from the other's page. Choose none where "
        "you do not know: then they stand in the result, and you can link them later."
    )
