"""How colleagues and their keys are shown."""

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.i18n import N_, _
from salto_cli.models import day
from salto_cli.models.operator import (
    Colleague,
    Colleagues,
    OperatorAdded,
    OperatorRevoked,
    PassphraseChanged,
    RecoveryTested,
    Rekeyed,
    RoleChanged,
)
from salto_cli.models.role import AUDITOR, LEADER, what
from salto_cli.models.words import word
from salto_cli.render.agreed import stands_above
from salto_cli.render.look import WARN, YES, Listing, heading, pairs, quiet, sign, stack, text, typed
from salto_cli.render.terminal import shown

CHEAP = N_(
    "Your passphrase is easier to guess than it need be. Stretch it as is usual now: salto operator passwd"
)


@shown.register
def _colleagues(result: Colleagues) -> RenderableType:
    here = [each for each in result.operators if not each.revoked]
    gone = [each for each in result.operators if each.revoked]
    rows = [(_name(each), _role(each), day.short(each.since), _key(each)) for each in here]
    return stack(
        Listing((_("colleague"), _("role"), _("since"), _("key")), rows),
        _prints(result),
        Group(text(""), _left(gone)) if gone else None,
        Group(text(""), _unknown(result.unknown)) if result.unknown else None,
        Group(text(""), sign(WARN, _(CHEAP))) if result.cheap else None,
    )


@shown.register
def _added(result: OperatorAdded) -> RenderableType:
    return stack(
        sign(YES, _("Added: {name}").format(name=result.name)),
        _below(text(_opens(result))),
        _below(_may(result.role)),
        _below(_print(result.fingerprint)) if result.fingerprint else None,
    )


def _opens(result: OperatorAdded) -> str:
    """Whether a new colleague opens the store, and leads cases, which a leader and an auditor do not."""
    if result.role in {LEADER, AUDITOR}:
        return (
            _("Opens the store with a passphrase of their own.")
            if result.has_key
            else _("Cannot open the store, having no key of their own.")
        )
    return (
        _("Can lead cases and opens the store with a passphrase of their own.")
        if result.has_key
        else _("Can lead cases; cannot open the store, having no key of their own.")
    )


@shown.register
def _changed(result: RoleChanged) -> RenderableType:
    before = word("role", result.before).label
    return stack(
        sign(YES, _("{name} is now: {role}").format(name=result.name, role=word("role", result.role).label)),
        _below(text(what(result.role))),
        _below(quiet(_("Before: {role}").format(role=before))),
    )


@shown.register
def _passphrase(result: PassphraseChanged) -> RenderableType:
    return stack(
        sign(YES, _("{name} has a new passphrase").format(name=result.name)),
        _below(_print(result.fingerprint)),
        _below(text(_("The code has been typed, so make a new one, with the new passphrase:")))
        if result.by_code
        else None,
        _below(quiet(typed("salto rekey --recovery"))) if result.by_code else None,
        _below(
            quiet(
                _(
                    "Backups from before open with the old one. If someone may know it, give the store "
                    "a new key: salto rekey"
                )
            )
        ),
    )


@shown.register
def _revoked(result: OperatorRevoked) -> RenderableType:
    return stack(
        sign(YES, _("{name} opens the store no longer").format(name=result.name))
        if result.rotated
        else sign(YES, _("{name} is with us no longer").format(name=result.name)),
        _below(text(_("The store has a new key."))) if result.rotated else None,
        _below(
            quiet(
                _(
                    "Copies in backups from before today still open with the old passphrase: "
                    "keep them where only you reach them, or remove them."
                )
            )
        )
        if result.rotated
        else None,
        _cases(result),
    )


@shown.register
def _rekeyed(result: Rekeyed) -> RenderableType:
    known = () if stands_above() else result.operators
    return stack(
        sign(YES, _("The store has a new key (number {epoch})").format(epoch=result.epoch)),
        _below(
            pairs(
                [
                    *((each.name, each.fingerprint or "") for each in known),
                    (_("recovery code"), result.recovery_fingerprint),
                ]
            )
        ),
        _below(quiet(_("The recovery code is a new one: destroy the old paper.")))
        if result.recovery
        else None,
        _below(quiet(_("Backups from before open with the key they were made with."))),
        _below(text(typed(_("Make a new one now: {command}").format(command="salto backup create")))),
    )


@shown.register
def _tested(result: RecoveryTested) -> RenderableType:
    before = (
        _("Last tried on {day}.").format(day=day.short(result.before[:10]))
        if result.before
        else _("It had not been tried before.")
    )
    return stack(
        sign(YES, _("The recovery code opens everything")),
        _below(quiet(before)),
        _below(quiet(_("Put the paper back where it lies, away from the machine."))),
    )


def _name(each: Colleague) -> Text:
    made = text(each.name)
    return made.append(f" ({_('you')})", style="dim") if each.you else made


def _role(each: Colleague) -> str:
    return word("role", each.role).label


def _key(each: Colleague) -> Text:
    return quiet(_("has a key")) if each.has_key else quiet(_("none"))


def _prints(result: Colleagues) -> RenderableType | None:
    rows = [(each.name, each.fingerprint) for each in result.operators if each.fingerprint]
    rows += [(_("recovery code"), result.recovery)] if result.recovery else []
    if not rows:
        return None
    return Group(text(""), heading(_("Keys"), _("what each is known by")), _below(pairs(rows)))


def _print(fingerprint: str) -> Text:
    return quiet(_("Known by: {fingerprint}").format(fingerprint=fingerprint))


def _left(gone: list[Colleague]) -> Text:
    names = ", ".join(f"{each.name} ({day.short(each.revoked or '')})" for each in gone)
    return quiet(_("No longer with us: {names}").format(names=names))


def _unknown(prints: tuple[str, ...]) -> RenderableType:
    return Group(
        sign(WARN, _("A key opens the store and is nobody's. Give the store a new one: salto rekey")),
        *(_below(text(each)) for each in prints),
    )


def _may(role: str) -> Text:
    return text(f"{word('role', role).label}: {what(role)}")


def _cases(result: OperatorRevoked) -> RenderableType | None:
    if not result.cases:
        return None
    return stack(
        text(""),
        sign(
            WARN, _("These need someone else: salto edit CODE --lead NAME, and salto handover CODE --to NAME")
        ),
        *(_below(text(each.line)) for each in result.cases),
    )


def _below(content: RenderableType) -> Padding:
    return Padding(content, (0, 0, 0, 2))
