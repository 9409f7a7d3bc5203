"""How what has passed its period is shown: by rule, each with the command that deals with it."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import _, plural
from salto_cli.models.day import short
from salto_cli.models.retention import Due, Expired, RetentionDue, Rule
from salto_cli.render.look import DOT, NEEDS, YES, Beside, heading, quiet, sign, stack, text
from salto_cli.render.terminal import shown


@shown.register
def _due(result: RetentionDue) -> RenderableType:
    by_rule = [(rule, [each for each in result.items if each.rule == rule.key]) for rule in result.rules]
    parts: list[RenderableType] = []
    for rule, items in by_rule:
        parts += [Text(), _head(rule), Padding(quiet(_source(rule)), (0, 0, 0, 2))]
        parts += [_line(each) for each in items] or [Padding(quiet(_("nothing")), (0, 0, 0, 2))]
    return stack(
        heading(_("Kept as long as it may be"), short(result.day)),
        *parts,
        *_below(result),
    )


def _below(result: RetentionDue) -> Iterator[RenderableType]:
    if any(rule.proposal for rule in result.rules):
        yield Text()
        yield quiet(_("What is a proposal is for the controller to set."))
    if result.items:
        yield Text()
        yield quiet(
            _("See what would go first: add --dry-run. Where archive duty forbids it: salto restrict.")
        )


@shown.register
def _expired(result: Expired) -> RenderableType:
    if not result.details:
        return quiet(_("Nothing in the log is from before {day}.").format(day=short(result.before)))
    said = plural("{n} detail in the log was let go", "{n} details in the log were let go", result.details)
    return stack(
        sign(YES, f"{said} {DOT} " + _("from before {day}").format(day=short(result.before))),
        quiet(_("Who did what and when, and what was answered, stays in the log.")),
    )


def _head(rule: Rule) -> Text:
    months = plural("{n} month", "{n} months", rule.months)
    return text(f"{rule.what[:1].upper()}{rule.what[1:]} {DOT} {months}", "bold")


def _source(rule: Rule) -> str:
    law = ", ".join(rule.law)
    return f"{law} {DOT} " + _("a proposal") if rule.proposal else law


def _line(each: Due) -> RenderableType:
    if each.code is None:
        words = plural("{n} detail", "{n} details", each.count)
    else:
        words = each.person.line if each.person else _("{code}, no longer to be named").format(code=each.code)
    since = f" {DOT} " + _("since {day}").format(day=short(each.since)) if each.since else ""
    return Padding(Beside(sign(NEEDS, f"{words}{since}"), quiet(each.next)), (0, 0, 0, 2))
