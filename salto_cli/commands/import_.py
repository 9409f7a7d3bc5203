"""Taking in a caseload from a spreadsheet, and the empty one to fill in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from salto_cli.commands import progress, single
from salto_cli.commands.desk import Desk, at_home, desk
from salto_cli.commands.fields import Lead
from salto_cli.commands.paper import place
from salto_cli.errors import Usage
from salto_cli.i18n import _
from salto_cli.models.publication import Made

if TYPE_CHECKING:
    from salto_cli.models.import_ import ImportCaseload
    from salto_cli.usecases.import_look import Looked
    from salto_cli.usecases.import_mapping import Table

SUFFIX = ".xlsx"


def import_(
    ctx: typer.Context,
    file: Annotated[
        str | None, typer.Argument(help=_("The spreadsheet: .xlsx or .csv."), metavar="FILE")
    ] = None,
    sheet: Annotated[
        str | None, typer.Option(help=_("Which sheet: its name, or its number from 1 on."))
    ] = None,
    map_: Annotated[
        str | None,
        typer.Option(
            "--map", help=_('What columns are, as in "Hvem=name,Tlf mor=guardian1.phone"; - leaves one.')
        ),
    ] = None,
    basis: Annotated[
        str | None,
        typer.Option(
            help=_(
                "Why all in the file may be kept here, as in child welfare; a column of its own comes first. "
                "See: salto policy show."
            )
        ),
    ] = None,
    reference: Annotated[
        str | None,
        typer.Option(
            help=_(
                "The decision or task that the basis of all in the file rests on, as in decision 34/25; a "
                "row with one of its own keeps it."
            )
        ),
    ] = None,
    purposes: Annotated[
        list[str] | None,
        typer.Option(
            help=_(
                "What all in the file are followed up for, one or several, as in follow-up; a column of its "
                "own comes first. See: salto policy show."
            )
        ),
    ] = None,
    lead: Lead = None,
    lead_as: Annotated[
        list[str] | None,
        typer.Option(help=_('Which colleague a name in the file is, as in "Kari K.=Kari Nordmann".')),
    ] = None,
    word_as: Annotated[
        list[str] | None,
        typer.Option(help=_('What a word in the file stands for, as in "BGO=Gamle Oslo".')),
    ] = None,
    new_rows: Annotated[
        list[str] | None,
        typer.Option(help=_("Rows of new persons, though someone similar is here, as in 12,15; 0 for none.")),
    ] = None,
    link_guardians: Annotated[
        bool | None,
        typer.Option(
            "--link-guardians/--no-link-guardians", help=_("Register and link the guardians in the file.")
        ),
    ] = None,
    link_siblings: Annotated[
        str | None,
        typer.Option(
            help=_("Link siblings: full, half, step or foster where the file does not say, or none.")
        ),
    ] = None,
    sibling_rows: Annotated[
        list[str] | None,
        typer.Option(help=_('What those in two rows are to each other, as in "12-15=half,12-16=none".')),
    ] = None,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help=_("Take in the good rows, though others are bad."))
    ] = False,
    errors: Annotated[
        str | None,
        typer.Option(
            help=_("Where to write the workbook of faults; beside the file if left out."), metavar="FILE.xlsx"
        ),
    ] = None,
    file_password_file: Annotated[
        str | None, typer.Option(help=_("File with the password that opens the workbook (0600)."))
    ] = None,
    template: Annotated[
        str | None,
        typer.Option(help=_("Write an empty workbook to fill in, and nothing else."), metavar="FILE.xlsx"),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "-n", help=_("Show what would come of it; save nothing."))
    ] = False,
) -> None:
    """Take in the caseload that you keep in a spreadsheet.

    All rows, or none where one is bad. What is not sure is asked, and in a script refused. A consent is
    recorded only where form, giver and date stand there; any other becomes a task to ask for it.
    """
    at = desk(ctx)
    if template is not None:
        _write_template(at, place(at, template, SUFFIX))
        return
    given = {
        "basis": basis, "reference": reference, "purposes": purposes, "lead": lead, "lead_as": lead_as,
        "word_as": word_as, "new_rows": new_rows, "link_guardians": link_guardians,
        "link_siblings": link_siblings, "sibling_rows": sibling_rows,
        "skip_bad": skip_bad or None, "dry_run": dry_run or None,
    }  # fmt: skip
    how = {"sheet": sheet, "map": map_, "password": file_password_file, "errors": errors}
    _take_in(at, _named(at, file), how, given)


def _take_in(at: Desk, file: str, how: dict[str, str | None], given: dict[str, Any]) -> None:
    """Read, ask for what is not sure, take in, and show what came of it."""
    from salto_cli.commands import import_again, import_ask, import_read
    from salto_cli.usecases import import_

    path = at_home(file)
    more = {"--errors": how["errors"], "--file-password-file": how["password"]}
    so_far = import_again.SoFar(file, given, more, how["sheet"], how["map"])
    with import_ask.told_when_stopped(at, so_far):
        read = import_read.table(at, path, so_far, how["password"])
        table = read.table
        order = import_ask.settled(at, _order(at, table, given), table, so_far, _said(given))
    faults = place(at, how["errors"], SUFFIX) if how["errors"] else _beside(at, path)

    def publish(looked: "Looked") -> tuple[Made, ...]:
        from salto_cli.render.import_workbook import error_workbook

        return (Made(faults, error_workbook(looked.faults)),) if looked.faults else ()

    with progress.shown(at, _("Taking in"), 2 * len(list(table.rows))) as tell:
        result = import_.take_in(at.store(), order, table, publish, faults.name, tell)
    import_ask.show(at, result)
    so_far.taken(read, order)
    import_ask.say_again(at, result, so_far.line)


def _order(at: Desk, table: "Table", given: dict[str, Any]) -> "ImportCaseload":
    """The order, with what the file says row by row left to it."""
    from salto_cli.models.import_ import ImportCaseload
    from salto_cli.models.import_said import is_none

    keys = {f"has_{name}": _is_said(at, table, name) or None for name in ("basis", "purposes")}
    siblings = None if is_none(given["link_siblings"]) else given["link_siblings"]
    return at.fill(ImportCaseload, {**given, **keys, "link_siblings": siblings})


def _is_said(at: Desk, table: "Table", name: str) -> bool:
    """Whether the file says it of everyone; whoever can be asked is asked for those of whom it does not."""
    from salto_cli.commands import import_read, import_words
    from salto_cli.usecases.import_words import everyone_says

    if not import_read.is_asked(at):
        return name in table.becomes
    return everyone_says(table, name, import_words.today(at))


def _said(given: dict[str, Any]) -> set[str]:
    """What was said on the line, be it a no."""
    return {name for name, value in given.items() if value is not None}


def _write_template(at: Desk, path: Path) -> None:
    """Write the empty workbook. Raises Unacceptable where something lies there already."""
    from salto_cli.models.import_ import TemplateWritten
    from salto_cli.render.import_workbook import template
    from salto_cli.usecases import words
    from salto_cli.usecases.import_file import write_new

    write_new(path, template(words.choices))
    at.show(TemplateWritten(path.name))


def _named(at: Desk, said: str | None) -> str:
    if said is None and not at.interactive:
        raise Usage(_("the file is missing"), _("as in: salto import saker.xlsx --dry-run"))
    return said or str(single.file(at, said, "file"))


def _beside(at: Desk, path: Path) -> Path:
    """The first name beside the file that is free: what was written before stays."""
    stem = path.with_suffix("").name
    names = (f"{stem}-{_('faults')}{'' if n == 1 else f'-{n}'}{SUFFIX}" for n in range(1, 1000))
    return place(
        at, str(next(each for each in (path.with_name(name) for name in names) if not each.exists())), SUFFIX
    )
