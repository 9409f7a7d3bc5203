"""How persons are shown: found, and registered."""

from rich.console import RenderableType

from salto_cli.i18n import _, plural
from salto_cli.models.day import short
from salto_cli.models.person import Found, Hit, Named, Registered
from salto_cli.models.words import word
from salto_cli.render.look import (
    DOT,
    NARROW,
    YES,
    FirstThatFits,
    below,
    heading,
    quiet,
    sign,
    stack,
    table,
    text,
)
from salto_cli.render.terminal import shown

WHOLE: dict[str, object] = {"no_wrap": True}  # a code or a date is not broken


@shown.register
def _named(result: Named) -> RenderableType:
    return text(result.line)


@shown.register
def _found(result: Found) -> RenderableType:
    return stack(
        _hits(result) if result.persons else None,
        quiet("\n" + _("There are more. Type more letters, or a birth date.")) if result.more else None,
        _without_basis(result),
        _restricted(result),
        quiet(_("Nobody fits. Try fewer letters, or a birth date as in 17.05.2010."))
        if not result.persons and not result.without_basis and not result.restricted
        else None,
    )


def _hits(result: Found) -> RenderableType:
    """Those who fit: a table, or on a narrow screen a name with the rest below it."""
    columns = ((_("code"), WHOLE), _("name"), (_("born"), WHOLE), _("home district"), _("case"))
    rows = [
        (text(each.code), text(_name(each), "bold"), *_rest(each)[:2], _("yes") if each.case_open else None)
        for each in result.persons
    ]
    cards = [
        stack(heading(_name(each), each.code), below(quiet(f" {DOT} ".join(filter(None, _rest(each))))))
        for each in result.persons
    ]
    return FirstThatFits(((NARROW, table(columns, rows)),), stack(*cards))


def _name(each: Hit) -> str:
    return f"{each.name} («{each.called}»)" if each.called else each.name


def _rest(each: Hit) -> tuple[str, str | None, str | None]:
    """When they were born, where they live, and whether they have a case."""
    return short(each.born), each.home_district, _("case") if each.case_open else None


def _without_basis(result: Found) -> RenderableType | None:
    if not result.without_basis:
        return None
    many = plural(
        "{n} more fits, but has neither a case nor kin with one:",
        "{n} more fit, but have neither a case nor kin with one:",
        len(result.without_basis),
    )
    return quiet(f"{many} {', '.join(result.without_basis)}")


def _restricted(result: Found) -> RenderableType | None:
    if not result.restricted:
        return None
    many = plural(
        "{n} more fits, but the processing is restricted (see: salto restricted):",
        "{n} more fit, but the processing is restricted (see: salto restricted):",
        len(result.restricted),
    )
    return quiet(f"{many} {', '.join(result.restricted)}")


@shown.register
def _registered(result: Registered) -> RenderableType:
    return stack(
        sign(YES, _("Registered: {person}").format(person=result.person.line)),
        text("  " + _what_followed(result)),
        quiet(_("Next: {command}").format(command=_next(result))),
    )


def _what_followed(result: Registered) -> str:
    if result.kin_of is None:
        return _("The case is open; lead: {name}").format(name=result.lead)
    sort = word(result.as_ or "", result.sort or "").label
    return _("Without a case; {sort} of {person}").format(sort=sort, person=result.kin_of.line)


def _next(result: Registered) -> str:
    if result.kin_of is None and result.adult:
        return f"salto grant-consent {result.person.code} --by subject"
    if result.kin_of is None:
        return f"salto register --kin-of {result.person.code} --as guardian"
    return f"salto family {result.kin_of.code}"
