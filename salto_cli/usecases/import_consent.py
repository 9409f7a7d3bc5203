"""Consents in a spreadsheet: recorded only where all of it stands there, else something to be asked for.

A consent without its form, its giver and its day is none (GDPR art. 7 nr. 1: whoever relies on one must be
able to show it). A cell that says «ja» shows nothing, and nobody becomes open to a service through it.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from salto_cli.errors import NotFound, SaltoError, Unacceptable, Usage
from salto_cli.i18n import _
from salto_cli.models import import_cell
from salto_cli.models.day_said import read_day
from salto_cli.models.statement import GrantConsent
from salto_cli.store.act import Act
from salto_cli.usecases import statement, words

NEEDED: Final = ("consent_to", "consent_category", "consent_by", "consent_said", "consent_form")
GUARDIAN: Final = "guardian"
NONE: Final = frozenset({"mangler", "ikke", "ingen", "missing", "not", "none"})  # how «no» begins


def says_something(consent: Mapping[str, str]) -> bool:
    """Whether a row says that there is a consent: «nei», «mangler», «ikke spurt» say that there is none."""
    return any(not _is_no(text) for text in consent.values())


def is_refused(consent: Mapping[str, str]) -> bool:
    """Whether a row says no: that is recorded only with who said it and when, and must not vanish."""
    said = consent.get("consent", "")
    return any(sign.isalnum() for sign in said) and import_cell.answered(said) is False


def is_unclear(consent: Mapping[str, str]) -> bool:
    """Whether a row says nothing but that nobody knows, as «?» does."""
    return all("?" in text or not any(sign.isalnum() for sign in text) for text in consent.values())


def _is_no(text: str) -> bool:
    return import_cell.answered(text) is False or text.casefold().partition(" ")[0] in NONE


def record(act: Act, person: str, guardians: tuple[str, ...], consent: Mapping[str, str]) -> str | None:
    """Record the consent of a row, as ``grant-consent`` would; its code, or None where it must be asked for.

    ``person`` and ``guardians`` are codes. A guardian's yes counts as theirs only where the row names one
    alone: where it names more, ``guardians`` is empty, however many of them could be linked.
    """
    try:
        return statement.record(act, _order(act, person, guardians, consent))
    except (Unacceptable, NotFound, Usage):
        return None


def _order(act: Act, person: str, guardians: tuple[str, ...], consent: Mapping[str, str]) -> GrantConsent:
    """The order behind a row. Raises Unacceptable where something of it is missing or not understood."""
    if any(name not in consent for name in NEEDED):
        raise _incomplete()
    by = _word("giver", consent["consent_by"])
    if by == GUARDIAN and len(guardians) != 1:
        raise _incomplete()
    today = date.fromisoformat(act.day)
    through = consent.get("consent_through")
    return GrantConsent(
        person=person,
        by=by,
        giver=guardians[0] if by == GUARDIAN else None,
        to=import_cell.parts(consent["consent_to"]),
        category=tuple(_word("category", each) for each in import_cell.parts(consent["consent_category"])),
        said=import_cell.past(consent["consent_said"], today),
        form=_word("form", consent["consent_form"]),
        noted_by=consent.get("consent_noted_by"),
        informed=import_cell.is_yes(consent.get("consent_informed", "nei")),
        through=read_day(through, today, ahead=True).isoformat() if through else None,
    )


def _word(of: str, text: str) -> str:
    found = words.key(of, text)
    if found is None:
        raise _incomplete()
    return found


def _incomplete() -> SaltoError:
    return Unacceptable(_("the consent is not complete"), _("ask for it"))
