"""How the numbers of the week are shown, and what choosing others has changed."""

from itertools import groupby

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.text import Text

from salto_cli.frozen import frozen
from salto_cli.i18n import _, plural
from salto_cli.models.numbers import Changed, SettingsRead, SettingsUsed, Shown
from salto_cli.models.words import word
from salto_cli.render.look import YES, Beside, below, heading, pairs, quiet, sign, stack, text
from salto_cli.render.screen import is_plain
from salto_cli.render.terminal import shown

LEAST = 32  # columns that a reason needs beside its number


@shown.register
def _read(result: SettingsRead) -> RenderableType:
    groups = groupby(result.settings, key=lambda each: each.name.partition(".")[0])
    own = sum(each.own for each in result.settings)
    aside = plural("{n} of your own", "{n} of your own", own) if own else _("all as they came")
    widest = max((len(each.name) for each in result.settings), default=0)
    return stack(
        heading(_("The numbers of the week"), aside),
        *(
            _group(name, _closely(list(settings)) if result.of else _InShort(tuple(settings), widest))
            for name, settings in groups
        ),
        None if result.of else Text(),
        None if result.of else quiet(_("Where one comes from, and its limits: salto settings show board")),
        quiet(_("Choose others with: salto settings use FILE, a file such as")),
        Padding(quiet('[board.size]\nvalue = 12\nwhy = "…"'), (0, 0, 0, 2)),
    )


def _group(name: str, settings: RenderableType) -> RenderableType:
    return stack(Text(), heading(word("numbers", name).label), Padding(settings, (0, 0, 0, 2)))


@frozen
class _InShort:
    """What each number is and what it is called in a file; beside both, why: all groups in one grid, whose
    names are as long as the widest. Where there is no room for that, why stands below."""

    settings: tuple[Shown, ...]
    widest: int

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        if options.max_width - self.widest < LEAST and not is_plain(console):
            for each in self.settings:
                yield Beside(_value(each), quiet(each.name))
                yield below(text(each.why))
            return
        made = pairs([])
        made.columns[0].style, made.columns[0].min_width = "", self.widest
        for each in self.settings:
            made.add_row(_value(each).append("\n").append(each.name, "dim"), text(each.why))
        yield made


def _closely(settings: list[Shown]) -> RenderableType:
    """Everything about each number."""
    return stack(*(_setting(each) for each in settings))


def _setting(each: Shown) -> RenderableType:
    where = _("from {least} to {most}").format(least=each.least, most=each.most)
    rows: list[tuple[str, str | Text | None]] = [
        (_("number"), _value(each)),
        (_("why"), each.why),
        (_("limits"), where),
        (_("source"), each.source),
    ]
    return stack(text(each.name, "bold"), Padding(pairs(rows), (0, 0, 1, 2)))


def _value(each: Shown) -> Text:
    """The number with its unit; one of their own with the sign of it and what it came as."""
    made = text(f"{_said(each.value)} {_unit(each.value, each.unit)}")
    if not each.own:
        return made
    return made.append("\n").append_text(
        sign(YES, _("own; came as {value}").format(value=_said(each.shipped or 0)))
    )


@shown.register
def _used(result: SettingsUsed) -> RenderableType:
    if not result.digest:
        head = sign(YES, _("The numbers that come with the program are in place again."))
    else:
        many = plural(
            "{n} number of your own is in place.", "{n} numbers of your own are in place.", result.own
        )
        head = sign(YES, many)
    changes = pairs([_change(each) for each in result.changed])
    return stack(
        head,
        Padding(changes, (0, 0, 0, 2)) if result.changed else quiet(_("None is another than before.")),
        quiet(_("To go back: salto settings use --shipped")) if result.digest else None,
    )


def _change(each: Changed) -> tuple[str, str]:
    unit = _unit(each.after, each.unit)
    return each.name, _("{after} {unit}, before {before}").format(
        after=_said(each.after), before=_said(each.before), unit=unit
    )


def _unit(value: int | tuple[int, ...], unit: str) -> str:
    return word("single_unit" if value == 1 else "unit", unit).label


def _said(value: int | tuple[int, ...]) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
