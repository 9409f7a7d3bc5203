"""Lists as files for one's own spreadsheet."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import Ages, District, LedBy, Since, Whom
from salto_cli.commands.options import naming, past
from salto_cli.commands.paper import Envelope, new_password, told_passwords
from salto_cli.commands.where import Where, alone, person_and
from salto_cli.errors import Unacceptable
from salto_cli.i18n import _, printing
from salto_cli.models.caseload import MOST, read_ages
from salto_cli.models.export import (
    CSV,
    WORKBOOK,
    ExportCaseload,
    ExportContacts,
    Exported,
    ExportTasks,
)
from salto_cli.models.order import Order
from salto_cli.models.publication import Made
from salto_cli.usecases import export
from salto_cli.usecases.door import admit

if TYPE_CHECKING:
    from salto_cli.usecases.door import UseCase

OrderT = TypeVar("OrderT", bound=Order)
R = TypeVar("R")

Out = Annotated[
    str | None, typer.Option(help=_("The file to write; name nobody in it."), metavar="FILE.csv|FILE.xlsx")
]
Names = Annotated[
    bool, typer.Option("--names", help=_("With names and what was written; in an encrypted workbook only."))
]
Password = Annotated[
    str | None, typer.Option(help=_("File with the password for a workbook (0600); needed in a script."))
]


def caseload(
    ctx: typer.Context,
    out: Out = None,
    names: Names = False,
    lead: LedBy = None,
    age: Ages = None,
    district: District = None,
    password_file: Password = None,
) -> None:
    """Write the caseload to a file for Excel: codes alone, or with names in an encrypted workbook."""
    with naming("--age"):
        ages = read_ages(age)
    at = desk(ctx)
    order = ExportCaseload(
        lead=lead,
        ages=ages,
        district=at.district(district),
        limit=MOST,
    )
    where = _where(at, out, _("caseload"), names=names)
    _write(where, order, export.caseload, names=names, password_file=password_file)


def tasks(
    ctx: typer.Context,
    out: Out = None,
    names: Names = False,
    mine: Annotated[bool, typer.Option("--mine", help=_("Only yours."))] = False,
    closed: Annotated[bool, typer.Option("--closed", help=_("Those that are closed."))] = False,
    password_file: Password = None,
) -> None:
    """Write tasks to a file for Excel: codes alone, or with names in an encrypted workbook."""
    where, order = _where(desk(ctx), out, _("tasks"), names=names), ExportTasks(mine=mine, closed=closed)
    _write(where, order, export.task_list, names=names, password_file=password_file)


def contacts(
    ctx: typer.Context,
    person: Whom = None,
    out: Out = None,
    names: Names = False,
    since: Since = None,
    password_file: Password = None,
) -> None:
    """Write a person's contacts to a file for Excel: codes alone, or with notes in an encrypted workbook."""
    at = desk(ctx)
    day, where = past("--since", since, at.now.date()), _where(at, out, _("contacts"), names=names)
    admit(at.store(), ExportContacts)  # before anybody is asked whose they are
    order = ExportContacts(person_and(where, person), day)
    _write(where, order, export.contact_list, names=names, password_file=password_file)


def _write(
    where: Where,
    order: OrderT,
    usecase: "UseCase[OrderT, R]",
    *,
    names: bool,
    password_file: str | None,
) -> None:
    """Perform an order, write its list, say where it lies, and last of all show a new password once."""
    at = where.at
    admit(at.store(), type(order))  # before anybody is asked where it shall lie
    path = alone(where) if where.is_open else where.path
    encrypted = path.suffix.lower() == WORKBOOK
    envelope = Envelope(new_password(at, password_file) if encrypted else _none)
    rows: list[int] = []

    def publish(result: R) -> tuple[Made, ...]:
        from salto_cli.render.export import as_csv, as_workbook, listed
        from salto_cli.usecases.words import label

        password = envelope.password(path) if encrypted else ""
        with printing():
            content = listed(result, names, label)
            made = as_workbook(content, password) if encrypted else as_csv(content)
        rows.append(len(content.rows))
        return (Made(path, made),)

    with told_passwords(at, envelope, new=password_file is None):
        at.do(order, usecase, publish)
        at.show(Exported(path.name, rows[0], names, encrypted))


def _where(at: Desk, out: str | None, kind: str, *, names: bool) -> Where:
    """Where a list may lie: as a workbook, or where it holds no names as CSV."""
    is_workbook = names if out is None else out.strip().lower().endswith(WORKBOOK)
    where = Where(at, out, kind, WORKBOOK if is_workbook else CSV)
    _refuse_names(where.path, names)
    return where


def _refuse_names(path: Path, names: bool) -> None:
    """Raise Unacceptable for names in what is not encrypted."""
    if names and path.suffix.lower() == CSV:
        raise Unacceptable(_("names go into an encrypted workbook only"), _("name a file that ends in .xlsx"))


def _none() -> str:
    raise AssertionError("unreachable: a file in the clear has no password")
