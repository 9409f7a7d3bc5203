"""How a case is shown: opened, closed, and on its person's page."""

from collections.abc import Mapping

from rich.console import RenderableType
from rich.table import Table

from salto_cli.consent.policy import in_force
from salto_cli.consent.terms import Term
from salto_cli.i18n import _, language, plural
from salto_cli.models.case import BeforeClosing, Case, CaseClosed, CaseOpened
from salto_cli.models.day import short, spoken
from salto_cli.models.words import word
from salto_cli.render.agreed import stands_above
from salto_cli.render.look import WARN, YES, pairs, quiet, sign, stack, text
from salto_cli.render.terminal import shown


def worded(terms: Mapping[str, Term], key: str) -> str:
    """What the policy calls ``key`` in the chosen language; a key it no longer has is shown as it is."""
    return terms[key].label(language()) if key in terms else key


@shown.register
def _opened(result: CaseOpened) -> RenderableType:
    policy = in_force()
    return stack(
        sign(YES, _("Case opened: {person}").format(person=result.person.line)),
        text("  " + _("Lead: {name}").format(name=result.lead)),
        text("  " + ", ".join(worded(policy.purposes, each) for each in result.purposes)),
        text("  " + spoken(result.opened)),
        quiet(_("Next: {command}").format(command=f"salto show {result.person.code}")),
    )


@shown.register
def _seen(result: BeforeClosing) -> RenderableType:
    """What is closed with a case, before somebody says yes to it."""
    count = plural(
        "{n} task is open and is closed with it:",
        "{n} tasks are open and are closed with it:",
        len(result.tasks),
    )
    return stack(text(count), *(text(f"  {each}") for each in result.tasks))


@shown.register
def _closed(result: CaseClosed) -> RenderableType:
    return stack(
        sign(YES, _("Case closed: {person}").format(person=result.person.line)),
        text(f"  {word('outcome', result.outcome).label}, {spoken(result.closed)}"),
        _closed_tasks(result),
        quiet(_("What was said about consent stays as it is.")),
        quiet(_("To open again: {command}").format(command=f"salto open-case {result.person.code}")),
    )


def _closed_tasks(result: CaseClosed) -> RenderableType | None:
    if not result.tasks or stands_above():
        return None
    many = plural("{n} task was closed with it:", "{n} tasks were closed with it:", len(result.tasks))
    return sign(WARN, f"{many} {', '.join(result.tasks)}")


def case_pairs(case: Case) -> Table:
    """An open case on its person's page."""
    policy = in_force()
    basis = worded(policy.keep, case.basis)
    return pairs(
        [
            (_("lead"), case.lead),
            (_("responsible now"), case.responsible if case.responsible != case.lead else None),
            (_("coordinator"), case.coordinator),
            (_("purpose"), ", ".join(worded(policy.purposes, each) for each in case.purposes)),
            (_("basis"), f"{basis} ({case.reference})" if case.reference else basis),
            (_("lead district"), case.lead_district),
            (_("opened"), short(case.opened)),
        ]
    )
