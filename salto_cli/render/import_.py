"""How a spreadsheet is shown: what its columns become, and what became of its rows."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.text import Text

from salto_cli.i18n import _, plural
from salto_cli.models.import_ import Became, Imported, Preview, TemplateWritten
from salto_cli.models.import_column import COLUMNS, FREE_TEXT, NOT_TAKEN, called
from salto_cli.render.look import (
    NEEDS,
    NO,
    WARN,
    YES,
    Listing,
    block,
    heading,
    quiet,
    sign,
    stack,
    text,
)
from salto_cli.render.terminal import shown

WHOLE: dict[str, object] = {"no_wrap": True}
SHOWN = 20  # lines of each kind; the rest is counted, and stands in --json


def _becomes(column: Became) -> str:
    return _("is not taken in") if column.becomes == NOT_TAKEN else called(COLUMNS[column.becomes])


@shown.register
def _preview(result: Preview) -> RenderableType:
    rows = plural("{n} row", "{n} rows", result.rows)
    where = f"{result.sheet} · {rows}" if result.sheet else rows
    columns: tuple[str | tuple[str, dict[str, object]], ...] = (
        ("", WHOLE),
        _("heading"),
        _("becomes"),
        _("first rows"),
    )
    return stack(
        heading(result.file, where),
        Text(""),
        Listing(
            columns, [_column(result, at, each) for at, each in enumerate(result.columns) if each.filled]
        ),
        Text(""),
    )


def _column(result: Preview, at: int, each: Became) -> tuple[Text, str, Text, Text]:
    """One column of the file as a line: its first values say more than its heading."""
    values = " · ".join(_short(row[at]) for row in result.first if row[at])
    mark = NEEDS if not each.sure else NO if each.becomes in {NOT_TAKEN, FREE_TEXT} else YES
    becomes = _becomes(each) if each.sure else f"{_becomes(each)}?"
    if each.becomes == FREE_TEXT:
        becomes = _("is not taken in (free text)")
    return text(each.letter, "bold"), each.heading, sign(mark, becomes), quiet(values)


def _short(value: str) -> str:
    """The beginning of a value: enough to know a column by."""
    return value if len(value) <= 24 else value[:23].rstrip() + "…"


@shown.register
def _imported(result: Imported) -> RenderableType:
    return stack(
        _headline(result),
        _what_came(result),
        _bad(result),
        _doubts(result),
        _here(result),
        _not_taken(result.not_taken),
        _next(result),
    )


def _headline(result: Imported) -> Text:
    if result.refused:
        return sign(NO, _("Nobody was taken in: the file has rows that cannot be understood"))
    if result.dry_run:
        many = plural("{n} youth would be taken in", "{n} youths would be taken in", len(result.taken))
        return sign(NEEDS, f"{many}. {_('Nothing has been saved.')}")
    return sign(
        YES if result.taken else NEEDS, plural("{n} youth taken in", "{n} youths taken in", len(result.taken))
    )


def _what_came(result: Imported) -> RenderableType | None:
    """The youths, and what came with them."""
    if not result.taken:
        return None
    columns: tuple[str | tuple[str, dict[str, object]], ...] = (
        (_("row"), WHOLE),
        _("youth"),
        _("lead"),
        _("with them"),
    )
    rows = [
        (
            text(str(each.row), "dim"),
            text(each.person.line),
            each.lead,
            _with_them(each.guardians, each.statements, each.tasks),
        )
        for each in result.taken[:SHOWN]
    ]
    return stack(Text(""), Listing(columns, rows), _more(len(result.taken)), _siblings(result), Text(""))


def _with_them(guardians: tuple[object, ...], statements: tuple[str, ...], tasks: tuple[str, ...]) -> str:
    parts = (
        plural("{n} guardian", "{n} guardians", len(guardians)) if guardians else "",
        ", ".join((*statements, *tasks)),
    )
    return " · ".join(part for part in parts if part)


def _siblings(result: Imported) -> RenderableType | None:
    linked = plural("{n} pair of siblings linked", "{n} pairs of siblings linked", len(result.siblings))
    unlinked = [f"salto link-sibling {one} {other}" for one, other in result.unlinked_siblings]
    return stack(
        sign(YES, linked) if result.siblings else None,
        block(_("May be siblings: nobody has said so"), _lines(unlinked)) if unlinked else None,
    )


def _bad(result: Imported) -> RenderableType | None:
    if not result.bad:
        return None
    columns: tuple[str | tuple[str, dict[str, object]], ...] = (
        (_("row"), WHOLE),
        (_("column"), WHOLE),
        _("why"),
        _("what to do"),
    )
    rows = [
        (text(str(each.row), "bold"), each.column, sign(NO, each.reason), quiet(each.hint))
        for each in result.bad[:SHOWN]
    ]
    return stack(Text(""), Listing(columns, rows), _more(len(result.bad)))


def _doubts(result: Imported) -> RenderableType | None:
    if not result.doubts:
        return None
    columns: tuple[str | tuple[str, dict[str, object]], ...] = (
        (_("row"), WHOLE),
        _("look at this"),
        _("who"),
    )
    rows = [
        (text(str(each.row), "bold"), sign(WARN, each.reason), ", ".join(each.codes))
        for each in result.doubts[:SHOWN]
    ]
    return stack(Text(""), Listing(columns, rows), _more(len(result.doubts)))


def _here(result: Imported) -> RenderableType | None:
    if not result.here:
        return None
    many = plural(
        "{n} is here already, and stays as they are:",
        "{n} are here already, and stay as they are:",
        len(result.here),
    )
    codes = ", ".join(
        each.code if each.case_open else _("{code} (without a case)").format(code=each.code)
        for each in result.here[:SHOWN]
    )
    return stack(Text(""), text(many), text(f"  {codes}"), _more(len(result.here)))


def _not_taken(columns: Iterable[Became]) -> RenderableType | None:
    lines = [
        f"{each.letter} «{each.heading}» · {plural('{n} cell', '{n} cells', each.filled)}" for each in columns
    ]
    if not lines:
        return None
    return stack(Text(""), block(_("Not taken in; look whether something of it is needed"), _lines(lines)))


def _next(result: Imported) -> RenderableType | None:
    """What to do now."""
    lines: list[str] = []
    if result.left_guardians:
        lines.append(
            plural(
                "{n} guardian not registered: add --link-guardians; a birth date or number is needed",
                "{n} guardians not registered: add --link-guardians; a birth date or number is needed",
                result.left_guardians,
            )
        )
    if result.errors and not result.dry_run:
        lines.append(_("Every fault is in {file}, without a name").format(file=result.errors))
    if result.refused:
        lines.append(_("Mend the file and try again, or take in the good rows with --skip-bad"))
    if result.taken and not result.dry_run:
        lines.append(
            _("Delete the spreadsheet when you have looked through it: the store is safe, the file is not")
        )
    return stack(*(quiet(each) for each in lines)) if lines else None


def _more(count: int) -> RenderableType | None:
    return (
        quiet(_("… and {n} more; all of them with --json").format(n=count - SHOWN)) if count > SHOWN else None
    )


def _lines(lines: Iterable[str]) -> RenderableType:
    return stack(*(text(each) for each in lines))


@shown.register
def _template(result: TemplateWritten) -> RenderableType:
    return stack(
        sign(YES, _("Written: {path}").format(path=result.file)),
        quiet(_("Fill it in, one youth a row, and take it in with: salto import FILE.xlsx --dry-run")),
    )
