"""How consents that must be given anew are shown: what ends for whom, and the forms that were made."""

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from salto_cli.consent.policy import in_force
from salto_cli.i18n import _, language, plural
from salto_cli.models import day
from salto_cli.models.renewal import ALONE, LAPSES, GuardianStops, Renewal, Silent, ToRenew
from salto_cli.models.renewal import NO as SAID_NO
from salto_cli.render.look import NEEDS, NO, WARN, YES, block, heading, quiet, sign, stack, text
from salto_cli.render.terminal import shown


@shown.register
def _renewal(result: Renewal) -> RenderableType:
    if result.receiver and not result.consents:
        return _nothing_missing(result, result.receiver)
    if result.receiver:
        title = _("Not for {name} without a new consent").format(name=result.receiver)
    else:
        title = _("From {day} only the youth's own yes counts").format(day=day.short(result.on))
    return stack(
        heading(title),
        quiet(result.person.line),
        Text(),
        *(_consent(each) for each in result.consents),
        None if result.consents else stack(sign(YES, _("Nothing has to be given anew.")), Text()),
        _silent(result.silent),
        _stops(result.stops),
        _forms(result),
    )


def _nothing_missing(result: Renewal, receiver: str) -> RenderableType:
    """No other service may have more: nothing that one has would be lost on the way."""
    said = _("No other service may have anything today that {name} may not.").format(name=receiver)
    command = f"salto consents {result.person.code}"
    return stack(
        heading(_("Consents for {name}").format(name=receiver)),
        quiet(result.person.line),
        Text(),
        sign(YES, said),
        quiet(_("See who may be told what with: {command}").format(command=command)),
    )


def _consent(each: ToRenew) -> RenderableType:
    rests = _("rested on {codes}").format(codes=", ".join(each.rests_on)) if each.rests_on else ""
    return stack(
        sign(NEEDS, each.name),
        Padding(stack(text(_kinds(each.categories)), quiet(rests), quiet(each.next)), (0, 0, 1, 2)),
    )


def _silent(silent: "tuple[Silent, ...]") -> RenderableType | None:
    """The guardians' consents in whose place nothing is asked for, each with why."""
    if not silent:
        return None
    why = {
        LAPSES: _("runs out before, {day}"),
        SAID_NO: _("no has been said"),
        ALONE: _("allows nothing alone"),
    }
    lines = (quiet(f"{each.code}  {why[each.why].format(day=day.short(each.day))}") for each in silent)
    return block(_("Guardians' consents that end, with nothing to give anew"), stack(*lines))


def _stops(stops: "tuple[GuardianStops, ...]") -> RenderableType | None:
    """What guardians are no longer told; nothing has to be done for it."""
    if not stops:
        return None
    lines = [sign(NO, f"{each.name or each.code}: {_kinds(each.categories)}") for each in stops]
    return block(_("Guardians are no longer told of"), stack(*lines))


def _forms(result: Renewal) -> RenderableType | None:
    parts = [
        sign(WARN, _("no form for {name}: nobody can sign it").format(name=each)) for each in result.unsigned
    ]
    if result.forms:
        told = plural("{n} form was made", "{n} forms were made", len(result.forms))
        names = ", ".join(each.form.number for each in result.forms)
        parts.append(sign(YES, f"{told}: {names}"))
        signed = _("signed on {day} or later").format(day=day.short(result.on))
        parts.append(quiet(signed))
    elif result.consents:
        parts.append(quiet(_("Forms to sign: add --draft FOLDER")))
    return stack(*parts) if parts else None


def _kinds(categories: "tuple[str, ...]") -> str:
    known = in_force().categories
    return ", ".join(known[each].label(language()) if each in known else each for each in categories)
