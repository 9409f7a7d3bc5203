"""How the numbers of the week are shown, and what choosing others has changed."""

from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import _, plural
from salto_cli.models.numbers import Changed, SettingsRead, SettingsUsed, Shown
from salto_cli.models.words import word
from salto_cli.render.look import YES, Listing, heading, pairs, quiet, sign, stack, text
from salto_cli.render.terminal import shown


@shown.register
def _read(result: SettingsRead) -> RenderableType:
    groups = groupby(result.settings, key=lambda each: each.name.partition(".")[0])
    own = sum(each.own for each in result.settings)
    aside = plural("{n} of your own", "{n} of your own", own) if own else _("all as they came")
    shown_as = _closely if result.of else _in_short
    return stack(
        heading(_("The numbers of the week"), aside),
        *(_group(name, shown_as(list(settings))) for name, settings in groups),
        Text(),
        None if result.of else quiet(_("Where one comes from, and its limits: salto settings show board")),
        quiet(_("Choose others with: salto settings use FILE, a file such as")),
        Padding(quiet('[board.size]\nvalue = 12\nwhy = "…"'), (0, 0, 0, 2)),
    )


def _group(name: str, settings: RenderableType) -> RenderableType:
    return stack(Text(), heading(word("numbers", name).label), Padding(settings, (0, 0, 0, 2)))


def _in_short(settings: list[Shown]) -> RenderableType:
    """One line a number: what it is called in a file, what it is, and why."""
    rows = [(quiet(each.name), _value(each), each.why) for each in settings]
    return Listing([(_("name"), {"no_wrap": True}), _("number"), _("why")], rows)


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
