"""Who may know what, as a grid: a sign in each cell, and below it what the signs say; else as cards."""

from collections.abc import Iterable
from typing import Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from salto_cli.consent.policy import in_force
from salto_cli.i18n import N_, _, language
from salto_cli.models import day
from salto_cli.models.matrix import Matrix, RecipientRow
from salto_cli.render.look import STYLES, FirstThatFits, Rows, heading, quiet, sign, stack, text
from salto_cli.render.sharing import DECISIONS
from salto_cli.render.terminal import shown

LEAST: Final = 66  # columns: below this the short heads leave no room for the names of services
# Heads short enough for ten of them beside a name; a category that a municipality has added is cut.
SHORT: Final = {
    "identity": N_("cont"),
    "leisure": N_("leis"),
    "school": N_("schl"),
    "work": N_("work"),
    "housing_economy": N_("hous"),
    "family": N_("fam"),
    "health": N_("hlth"),
    "substance": N_("subs"),
    "child_welfare": N_("chw"),
    "crime": N_("crim"),
}
CUT: Final = 4


@shown.register
def _matrix(result: Matrix) -> RenderableType:
    purpose = in_force().purposes.get(result.purpose or "")
    aside = _("purpose: {purpose}").format(purpose=purpose.label(language())) if purpose else ""
    head = stack(
        heading(_("Who may know what"), result.person.line),
        quiet("  ".join(part for part in (day.spoken(result.on), aside) if part)),
        Text(),
    )
    if not result.recipients:
        none = text(_("No service has to do with {code} yet.").format(code=result.person.code))
        return stack(head, none, quiet(_none(result)))
    grid = _grid(result, short=True)
    wide = _grid(result, short=False)
    return stack(
        head,
        FirstThatFits(((LEAST, wide), (LEAST, grid)), stack(*(_card(row) for row in result.recipients))),
        quiet(
            _("Why, and what to do: {command}").format(command=f"{_command(result)} --with {_first(result)}")
        ),
    )


def _none(result: Matrix) -> str:
    """What to do where no service can be shown: ask about all that are verified, or verify one."""
    if result.whole:
        return _("No service is verified either. Next: {command}").format(
            command=f"salto service verify {_('SERVICE')}"
        )
    return _("All of them: {command}").format(command=f"{_command(result)} --all")


def _command(result: Matrix) -> str:
    return f"salto may-share {result.person.code}"


def _first(result: Matrix) -> str:
    """A recipient to ask about next: the first of whom not everything is a yes."""
    asked = [row for row in result.recipients if any(cell.decision != "allow" for cell in row.cells)]
    return (asked or result.recipients)[0].recipient


def _grid(result: Matrix, *, short: bool) -> Table:
    made = Rows(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", show_edge=False)
    made.add_column(_("service"), no_wrap=not short)  # rather short heads than a name in pieces
    for category in result.categories:
        made.add_column(_head(category, short=short), justify="center", no_wrap=short)
    for row in result.recipients:
        made.add_row(text(row.name or row.recipient), *(_mark(cell.decision) for cell in row.cells))
    made.caption, made.caption_justify, made.caption_style = Text("\n"), "left", ""
    if short:
        made.caption.append_text(_heads(result.categories)).append("\n\n")
    made.caption.append_text(_legend()).append("\n")
    return made


def _heads(categories: Iterable[str]) -> Text:
    """What the short heads are short for."""
    pairs = ((_head(each, short=True), _label(each)) for each in categories)
    return quiet(", ".join(f"{head} = {label}" for head, label in pairs if head != label))


def _head(category: str, *, short: bool) -> str:
    if short and category in SHORT:
        return _(SHORT[category])
    label = _label(category)
    return label[:CUT] if short else label


def _label(category: str) -> str:
    return in_force().categories[category].label(language())


def _mark(decision: str) -> Text:
    mark, _words = DECISIONS[decision]
    return Text(mark, style=STYLES.get(mark, ""))


def _legend() -> Text:
    """What the signs say; a card says it beside each of them."""
    return Text("   ").join(sign(mark, _(words)) for mark, words in DECISIONS.values())


def _card(row: RecipientRow) -> RenderableType:
    """One recipient: a line for each kind of answer, with the kinds of information it is given for."""
    lines = [
        sign(mark, f"{_(words)}: {', '.join(_said(row, decision))}")
        for decision, (mark, words) in DECISIONS.items()
        if any(cell.decision == decision for cell in row.cells)
    ]
    return stack(heading(row.name or row.recipient), Padding(stack(*lines), (0, 0, 1, 2)))


def _said(row: RecipientRow, decision: str) -> Iterable[str]:
    return (_label(cell.category) for cell in row.cells if cell.decision == decision)
