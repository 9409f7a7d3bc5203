"""A paper for a person to take along, as an encrypted A4 document that a screen reader can read aloud."""

from collections.abc import Mapping
from pathlib import Path

from salto_cli import i18n
from salto_cli.i18n import _
from salto_cli.models.day import spoken
from salto_cli.models.paper import Blanks, Boxes, Paper, Part, Points, Prose, Rows
from salto_cli.render.pdf import encrypted, typeset

TEMPLATE = Path(__file__).with_name("paper.typ")
EMPTY = ("", "–")  # what a cell with nothing to say holds
KINDS = {Prose: "prose", Points: "points", Rows: "rows", Boxes: "boxes", Blanks: "blanks"}


def paper_pdf(paper: Paper, password: str, attached: Mapping[str, bytes] | None = None) -> bytes:
    """The paper as a PDF that only ``password`` opens, in the language that is spoken now.

    The same paper makes the same pages. An empty part is left out. ``attached`` are files within it, by name.
    """
    assert password, "a paper about a person does not lie open"
    return encrypted(typeset(TEMPLATE, _file(paper), paper.on), password, attached)


def _file(paper: Paper) -> dict[str, object]:
    """Every string on the paper, ready to show, under the names that ``paper.typ`` uses."""
    return {
        "lang": i18n.language(),
        "title": paper.title,
        "whom": paper.whom,
        "date": _dated(paper),
        "date_label": _("Date"),
        "page": _("Page {x} of {y}"),
        "foot": paper.foot,
        "parts": [_part(part) for part in paper.parts if _has_content(part)],
    }


def _dated(paper: Paper) -> str:
    """The day of the paper, unless the line below the title says it already."""
    said = spoken(paper.on.isoformat())
    return "" if said in paper.whom else said


def _has_content(part: Part) -> bool:
    return bool(part.rows if isinstance(part, Rows) else part.lines)


def _part(part: Part) -> dict[str, object]:
    made: dict[str, object] = {"kind": KINDS[type(part)], "heading": part.heading}
    match part:
        case Rows():
            return {**made, **_columns(part)}
        case Boxes():
            return {**made, "lines": part.lines, "choices": part.choices or ("",)}
        case Blanks():
            return {**made, "lines": part.lines, "dated": part.dated}
        case Prose() | Points():
            return {**made, "lines": part.lines}


def _columns(part: Rows) -> dict[str, object]:
    """The columns where any row says something: one that stands empty all the way leaves its room to the
    widest."""
    filled = [n for n in range(len(part.columns)) if any(row[n] not in EMPTY for row in part.rows)]
    widths = [part.widths[n] for n in filled]
    widths[widths.index(max(widths))] += sum(part.widths) - sum(widths)
    return {
        "columns": [_begun(part.columns[n]) for n in filled],
        "rows": [[row[n] for n in filled] for row in part.rows],
        "widths": widths,
    }


def _begun(title: str) -> str:
    """A heading of a column as all papers have it: with a capital, whatever screen shares the word."""
    return title[:1].upper() + title[1:]
