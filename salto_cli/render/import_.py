"""How a spreadsheet is shown: what its columns become, and what became of its rows."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import _, plural
from salto_cli.models.import_ import AsShown, Became, Fault, Imported, Preview, Taken, TemplateWritten
from salto_cli.models.import_column import COLUMNS, ELSEWHERE, FREE_TEXT, NOT_TAKEN, called, plain
from salto_cli.models.words import word
from salto_cli.names import spoken
from salto_cli.render.import_next import next_lines
from salto_cli.render.look import (
    NEEDS,
    NO,
    WARN,
    YES,
    Listing,
    heading,
    quiet,
    sign,
    stack,
    text,
)
from salto_cli.render.terminal import shown

WHOLE: dict[str, object] = {"no_wrap": True}
SHOWN = 20  # lines of each kind; the rest is counted, and stands in --json
DOUBTS = 200  # of what somebody must look at
VALUES = 3  # of a column that are shown to know it by
FIRST = 3  # rows that are named where one thing is wrong in many


Rows = Sequence[Sequence[str | Text | None]]


def _becomes(column: Became) -> str:
    return _("is not taken in") if column.becomes == NOT_TAKEN else called(COLUMNS[column.becomes])


@shown.register
def _preview(result: Preview) -> RenderableType:
    rows = plural("{n} row", "{n} rows", result.rows)
    where = f"{result.sheet} · {rows}" if result.sheet else rows
    columns = ("", _("becomes"), _("first rows"))
    return stack(
        heading(result.file, where),
        Text(""),
        Listing(
            columns, [_column(result, at, each) for at, each in enumerate(result.columns) if each.filled]
        ),
        Text(""),
    )


def _column(result: Preview, at: int, each: Became) -> tuple[Text, Text, Text]:
    """One column of the file as a line: its first values say more than its heading."""
    values = " · ".join(list(dict.fromkeys(_short(row[at]) for row in result.first if row[at]))[:VALUES])
    heading = " ".join(each.heading.split())
    return text(f"{each.letter}  {heading}", "bold"), _what(each), quiet(values)


def _what(each: Became) -> Text:
    if not each.sure:
        return sign(NEEDS, f"{_becomes(each)}?")
    if each.becomes == FREE_TEXT:
        return quiet(f"– {_('is not taken in (free text)')}")
    return quiet(f"– {_becomes(each)}") if each.becomes == NOT_TAKEN else sign(YES, _becomes(each))


def _short(value: str) -> str:
    """The beginning of a value, on one line: enough to know a column by."""
    line = " ".join(value.split())
    return line if len(line) <= 24 else line[:23].rstrip() + "…"


@shown.register
def _imported(result: Imported) -> RenderableType:
    sections = (
        _what_came(result),
        _guardians(result),
        _siblings(result),
        _listed(_grouped(result.bad, NO)),
        _doubts(result),
        _here(result),
        _left(result),
        _not_taken(result.not_taken),
        next_lines(result),
    )
    return stack(_headline(result), *(stack(Text(""), each) for each in sections if each is not None))


@shown.register
def _as_shown(done: AsShown) -> RenderableType:
    return stack(_headline(done.result), next_lines(done.result))


def _headline(result: Imported) -> Text:
    if result.refused:
        return sign(NO, _("Nobody was taken in: the file has rows that cannot be understood"))
    count = len(result.taken)
    if not result.rows:
        return sign(NEEDS, _("The file has no rows yet: fill in one youth a row, below the headings"))
    if result.here and not count:
        same = plural("Nobody new: {n} is here already", "Nobody new: {n} are here already", len(result.here))
        return sign(NEEDS, f"{same}. {_('Nothing has been saved.')}" if result.dry_run else same)
    if result.dry_run:
        many = plural("{n} youth would be taken in", "{n} youths would be taken in", count)
        return sign(NEEDS, f"{many}. {_('Nothing has been saved.')}")
    return sign(YES if count else NEEDS, plural("{n} youth taken in", "{n} youths taken in", count))


def _what_came(result: Imported) -> RenderableType | None:
    """The youths, and what came with them."""
    rows = [
        (
            text(each.person.line),
            str(each.row),
            each.lead,
            _with_them(each.guardians, (*each.statements, *each.tasks)),
        )
        for each in result.taken[:SHOWN]
    ]
    return _listing((_("youth"), (_("row"), WHOLE), _("lead"), _("with them")), rows, len(result.taken))


def _with_them(guardians: tuple[object, ...], codes: tuple[str, ...]) -> str:
    many = plural("{n} guardian", "{n} guardians", len(guardians)) if guardians else ""
    return " · ".join(part for part in (many, ", ".join(codes)) if part)


def _guardians(result: Imported) -> RenderableType | None:
    """How many guardians came, and who of them has several of the youths."""
    children: dict[str, list[Taken]] = {}
    called: dict[str, str] = {}
    for each in result.taken:
        for guardian in each.guardians:
            children.setdefault(guardian.code, []).append(each)
            called[guardian.code] = guardian.name if result.dry_run else guardian.line
    if not children:
        return None
    shared = [
        _("{guardian} of {children}").format(guardian=called[code], children=_told_apart(result, of))
        for code, of in children.items()
        if len(of) > 1
    ]
    linked = sign(YES, plural("{n} guardian linked", "{n} guardians linked", len(children)))
    several = _under(_("Of several, by identity number, or by name and birth date:"), shared[:SHOWN])
    return stack(linked, several if shared else None, _more(len(shared)))


def _told_apart(result: Imported, youths: Sequence[Taken]) -> str:
    """Several youths: by their rows, as long as their codes are nobody's."""
    if result.dry_run:
        return _("rows {rows}").format(rows=", ".join(str(each.row) for each in youths))
    return ", ".join(each.person.code for each in youths)


def _siblings(result: Imported) -> RenderableType | None:
    """Who was linked and why, and who was not."""
    linked = plural("{n} pair of siblings linked", "{n} pairs of siblings linked", len(result.ties))
    unlinked = _unlinked(result)
    if not result.ties and not unlinked:
        return None
    return stack(
        sign(YES, linked) if result.ties else None,
        *(_tied(result, by_parents) for by_parents in (True, False)),
        _under(_("May be siblings: nobody has said so"), unlinked[:SHOWN]) if unlinked else None,
        _more(len(unlinked)),
    )


def _unlinked(result: Imported) -> list[str]:
    """The pairs of whom nobody has said what they are: by their rows, as long as their codes are nobody's."""
    if not result.dry_run:
        return [spoken(f"salto link-sibling {one} {other}") for one, other in result.unlinked_siblings]
    rows = {each.person.code: _("row {row}").format(row=each.row) for each in result.taken}
    return [f"{rows[one]} – {rows[other]}" for one, other in result.unlinked_siblings]


def _tied(result: Imported, by_parents: bool) -> RenderableType | None:
    """The pairs that the parents in the file tell of, or those that somebody has said."""
    lines = [
        f"{each.person} – {each.other} · {word('sibling', each.sort).label}"
        for each in result.ties
        if each.by_parents == by_parents
    ]
    title = _("By the parents in the file:") if by_parents else _("As you have said:")
    return stack(_under(title, lines[:SHOWN]), _more(len(lines))) if lines else None


def _left(result: Imported) -> RenderableType | None:
    """What was left out though nothing is held back by it."""
    found = _listed([*_grouped(result.unread, WARN), *_grouped(result.left, None)])
    return stack(text(_("Left out; it holds nobody back")), found) if found is not None else None


def _listed(lines: Rows) -> RenderableType | None:
    return _listing(("", _("why"), _("what to do")), lines[:SHOWN], len(lines))


def _grouped(faults: Iterable[Fault], mark: str | None) -> Rows:
    """What is wrong, each thing once with the rows that it is wrong in."""
    rows: dict[tuple[str, str, str], list[int]] = {}
    for each in faults:
        rows.setdefault((each.column, each.reason, each.hint), []).append(each.row)
    return [
        (_at(numbers, column), sign(mark, reason) if mark else text(reason), quiet(hint))
        for (column, reason, hint), numbers in rows.items()
    ]


def _doubts(result: Imported) -> RenderableType | None:
    rows = [
        (_row(each.row), sign(WARN, each.reason), ", ".join(each.codes)) for each in result.doubts[:DOUBTS]
    ]
    return _listing(("", _("look at this"), _("who")), rows, len(result.doubts), DOUBTS)


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
    return stack(_under(many, [codes]), _more(len(result.here)))


def _untaken(column: Became) -> str:
    """A column that came to nothing, and where what stands in it goes instead, if anywhere."""
    made = f"{column.letter} «{column.heading}» · {plural('{n} cell', '{n} cells', column.filled)}"
    instead = ELSEWHERE.get(plain(column.heading))
    return f"{made} – {spoken(instead)}" if instead else made


def _not_taken(columns: Iterable[Became]) -> RenderableType | None:
    lines = [_untaken(each) for each in columns]
    return _under(_("Not taken in; look whether something of it is needed"), lines) if lines else None


def _listing(
    columns: Sequence[str | tuple[str, dict[str, object]]], rows: Rows, count: int, shown: int = SHOWN
) -> Group | None:
    return stack(Listing(columns, rows), _more(count, shown)) if rows else None


def _row(number: int) -> Text:
    return heading(_("row {row}").format(row=number))


def _at(numbers: Sequence[int], column: str) -> Text:
    """Where something is wrong: the rows, and the column where it is one of them."""
    return _rows(numbers).append(f"  {_('column')} {column}" if column else "", "dim")


def _rows(numbers: Sequence[int]) -> Text:
    """The rows that one thing is wrong in: the first of them, and how many more."""
    if len(numbers) == 1:
        return _row(numbers[0])
    first, more = ", ".join(str(each) for each in numbers[:FIRST]), len(numbers) - FIRST
    listed = _("{rows} and {n} more").format(rows=first, n=more) if more > 0 else first
    return heading(_("rows {rows}").format(rows=listed))


def _under(title: str, lines: Iterable[str]) -> Group:
    return stack(text(title), *(Padding(text(each), (0, 0, 0, 2)) for each in lines))


def _more(count: int, shown: int = SHOWN) -> Text | None:
    return quiet(_("… and {n} more").format(n=count - shown)) if count > shown else None


@shown.register
def _template(result: TemplateWritten) -> RenderableType:
    return stack(
        sign(YES, _("Written: {path}").format(path=result.file)),
        quiet(
            spoken(_("Fill it in, one youth a row, and take it in with: salto import FILE.xlsx --dry-run"))
        ),
    )
