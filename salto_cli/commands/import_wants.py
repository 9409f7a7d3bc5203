"""What each question of an import is about, for whoever answers with «?», by an example of the file."""

from salto_cli.commands.desk import Desk
from salto_cli.i18n import _, plural
from salto_cli.models.import_ import Became
from salto_cli.models.import_column import COLUMNS, NOT_TAKEN, called
from salto_cli.usecases import import_mapping, words
from salto_cli.usecases.import_mapping import Table


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
