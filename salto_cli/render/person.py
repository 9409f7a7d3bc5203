"""How persons are shown."""

from rich.console import RenderableType

from salto_cli.i18n import _
from salto_cli.models import day
from salto_cli.models.person import Found, Named, Registered, Shown
from salto_cli.render.look import YES, heading, pairs, quiet, sign, stack, table, text
from salto_cli.render.terminal import shown


@shown.register
def _named(result: Named) -> RenderableType:
    return text(result.line)


@shown.register
def _found(result: Found) -> RenderableType:
    if not result.persons:
        return quiet(_("Nobody fits. Try fewer letters, or a birth date as in 17.05.2010."))
    rows = [(each.code, each.name, day.short(each.born)) for each in result.persons]
    return table([_("code"), _("name"), _("born")], rows)


@shown.register
def _registered(result: Registered) -> RenderableType:
    opened = _("The case is open; lead: {name}").format(name=result.lead) if result.case_opened else None
    return stack(
        sign(YES, _("Registered: {person}").format(person=result.person.line)),
        text(opened) if opened else None,
    )


@shown.register
def _shown(result: Shown) -> RenderableType:
    person = result.person
    return stack(
        heading(person.name, f"{person.code} · {day.short(person.born)}"),
        pairs([(_("phone"), person.phone), (_("home district"), person.home_district)]),
    )
