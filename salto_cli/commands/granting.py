"""A consent at the keyboard: what will not count is told before it is kept, and can be answered again."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, Final

from salto_cli.commands import prompt
from salto_cli.commands.desk import Desk
from salto_cli.i18n import _, language
from salto_cli.models.statement import GrantConsent
from salto_cli.usecases import statement as statements
from salto_cli.usecases import words

EXPLICIT: Final = "EXPLICIT_REQUIRED"  # the reason where such a kind was not named (consent/policy.toml)
# How it was given: what is answered again.
HOW: Final = frozenset({"form", "noted_by", "informed", "pressure", "language", "interpreter", "explicit"})


def granted(at: Desk, kind: type[GrantConsent], given: Mapping[str, Any]) -> GrantConsent:
    """The consent as it is to be kept; a terminal is told first what would not count, a script never."""
    if at.interactive:
        at.store()
    order = at.fill(kind, given)
    while at.interactive and not at.options.yes:
        order = _named_explicitly(order)
        found = statements.faults(order)
        if not found or _kept_so(at, found):
            break
        settled = {each.name: getattr(order, each.name) for each in fields(order) if each.name not in HOW}
        order = at.fill(kind, {}, known=settled)
    return order


def _named_explicitly(order: GrantConsent) -> GrantConsent:
    """Ask whether what needs it was named, only where one of the categories does."""
    if EXPLICIT not in statements.faults(order):
        return order
    label = _("Health, substance use and crime named explicitly")
    return replace(order, explicit=prompt.yes(f"{label}?", default=False))


def _kept_so(at: Desk, found: Mapping[str, tuple[str, ...]]) -> bool:
    """Say what would not count and why; whether it is to be kept all the same."""
    for reason, categories in found.items():
        about = ", ".join(words.label("category", each) for each in categories)
        why = statements.why(reason, language())
        at.say(_("It does not hold for {categories}. {reason}").format(categories=about, reason=why))
    return prompt.yes(_("Keep it though it does not count? No lets you answer again"), default=False)
