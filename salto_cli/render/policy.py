"""How the policy is read out."""

from collections.abc import Iterable

from rich.console import RenderableType

from salto_cli.i18n import _, plural
from salto_cli.models.policy import MatrixRow, Named, PolicyRead, PolicyTested
from salto_cli.render.look import NO, YES, block, heading, pairs, quiet, sign, stack, table, text
from salto_cli.render.terminal import shown

MANY = 6  # recipients under one rule: more are "all others", since the exceptions stand beside them


@shown.register
def _read(result: PolicyRead) -> RenderableType:
    return stack(
        heading(_("Who may know what"), _("policy {version}").format(version=result.version)),
        text(""),
        block(_("Who must say yes"), _matrix(result.matrix), _("from each age")),
        quiet(
            _("  Y: the person. G1: one guardian. Gall: all guardians. Under 15 the child is heard as well.")
        ),
        text(""),
        block(_("Basis for keeping a person"), _list(result.bases)),
        block(_("Categories"), _list(result.categories)),
        block(_("Purposes"), _list(result.purposes)),
        block(_("Themes of a contact, and their category"), _list(result.themes)),
        block(_("Kinds of recipient"), _list(result.sectors)),
        block(_("Switches"), pairs(result.switches.items())),
    )


@shown.register
def _tested(result: PolicyTested) -> RenderableType:
    agreed = plural("{n} scenario agrees.", "{n} scenarios agree.", result.passed)
    if not result.failed:
        return sign(YES, agreed)
    lines = [
        text(
            _("{id}: expected {expected} {why}, got {got} {because}").format(
                id=each.id,
                expected=each.expected,
                why=each.expected_reason,
                got=each.got,
                because=each.got_reason,
            )
        )
        for each in result.failed
    ]
    failed = plural("{n} scenario does not agree.", "{n} scenarios do not agree.", len(result.failed))
    return stack(*lines, sign(NO, failed), quiet(agreed))


def _list(words: Iterable[Named]) -> RenderableType:
    return table(
        [(_("key"), {"no_wrap": True}), _("name"), _("note"), _("law")],
        [(each.key, each.label, each.note, "; ".join(each.law)) for each in words],
    )


def _matrix(rows: Iterable[MatrixRow]) -> RenderableType:
    cells = []
    before = ""
    for row in rows:
        ages = "  ".join(f"{age}: {who}" for age, who in row.ages.items())
        many = len(row.recipients) > MANY
        to = _("all others") if many else ", ".join(row.recipients)
        cells.append(("" if row.category == before else row.category, ages, to))
        before = row.category
    return table([_("category"), (_("who"), {"no_wrap": True}), _("to")], cells)
