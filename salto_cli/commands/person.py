"""Commands about persons."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from salto_cli.commands.desk import Desk, desk
from salto_cli.commands.fields import (
    Basis,
    Coordinator,
    Lead,
    LeadDistrict,
    Person,
    Purposes,
    Reference,
    Responsibility,
    RosterChecked,
    RosterSource,
)
from salto_cli.errors import Usage
from salto_cli.i18n import _
from salto_cli.models.person import Find, LookAlike, Register, Show

if TYPE_CHECKING:
    from salto_cli.models.page import Shown

FullName = Annotated[str | None, typer.Option(help=_("Full name."))]
Born = Annotated[str | None, typer.Option(help=_("Birth date, as in 17.05.2010."))]
Called = Annotated[str | None, typer.Option(help=_("First name agreed with the youth, for sheets."))]
Phone = Annotated[str | None, typer.Option(help=_("Phone number."))]
Address = Annotated[str | None, typer.Option(help=_("Address."))]
HomeDistrict = Annotated[str | None, typer.Option(help=_("District where they are registered."))]
StayDistrict = Annotated[str | None, typer.Option(help=_("District where they stay."))]
Language = Annotated[str | None, typer.Option(help=_("Language."))]
NationalId = Annotated[str | None, typer.Option(help=_("National identity number; better with --input -."))]
LastDay = Annotated[str | None, typer.Option(help=_("Its last day, which counts."))]
MOST_HITS: Final = 50


def register(
    ctx: typer.Context,
    name: FullName = None,
    born: Born = None,
    basis: Basis = None,
    reference: Reference = None,
    purposes: Purposes = None,
    lead: Lead = None,
    kin_of: Annotated[
        str | None, typer.Option(help=_("Whose relative: no case is opened, and the two are linked."))
    ] = None,
    as_: Annotated[str | None, typer.Option("--as", help=_("guardian or sibling."))] = None,
    sort: Annotated[
        str | None,
        typer.Option(
            help=_("Guardian: parent, step, foster, verge, other. Sibling: full, half, step, foster.")
        ),
    ] = None,
    responsibility: Responsibility = None,
    called: Called = None,
    phone: Phone = None,
    safe_contact: Annotated[str | None, typer.Option(help=_("How to reach them safely."))] = None,
    protected: Annotated[
        bool | None, typer.Option("--protected", help=_("Protected address: then none is kept."))
    ] = None,
    address: Address = None,
    home_district: HomeDistrict = None,
    stay_district: StayDistrict = None,
    lead_district: LeadDistrict = None,
    language: Language = None,
    interpreter: Annotated[
        bool | None, typer.Option("--interpreter", help=_("Needs an interpreter."))
    ] = None,
    national_id: NationalId = None,
    new_person: Annotated[
        bool | None, typer.Option("--new-person", help=_("Another person than the similar one who is here."))
    ] = None,
) -> None:
    """Register a person, with the basis for keeping them.

    What stands on the line ends up in the shell's history. In a terminal, leave it out and be asked; in a
    script, give the fields as JSON: salto register --input -
    """
    from salto_cli.usecases import person as persons

    at = desk(ctx)
    at.run(_surely_new(at, at.fill(Register, ctx.params)), persons.register)


def show(ctx: typer.Context, person: Person = None) -> None:
    """Show what is held about a person."""
    from salto_cli.usecases import page

    desk(ctx).run(Show(desk(ctx).whose(person)), page.show)


def find(
    ctx: typer.Context,
    text: Annotated[
        str | None, typer.Argument(help=_("Part of a name, a birth date, a phone number or a code."))
    ] = None,
    limit: Annotated[str | None, typer.Option(help=_("At most so many; 50 where it is left out."))] = None,
) -> None:
    """Find persons by name, birth date, phone or code."""
    from salto_cli.usecases import find as finding

    at = desk(ctx)
    at.run(Find(at.words(text, _("Look for")), _most(limit)), finding.find)


def edit(
    ctx: typer.Context,
    person: Person = None,
    name: FullName = None,
    called: Called = None,
    born: Born = None,
    national_id: NationalId = None,
    phone: Phone = None,
    protected: Annotated[
        bool | None,
        typer.Option("--protected/--not-protected", help=_("Protected address: then none is kept.")),
    ] = None,
    address: Address = None,
    home_district: HomeDistrict = None,
    stay_district: StayDistrict = None,
    language: Language = None,
    interpreter: Annotated[
        bool | None, typer.Option("--interpreter/--no-interpreter", help=_("Needs an interpreter."))
    ] = None,
    lead: Annotated[str | None, typer.Option(help=_("The colleague who leads."))] = None,
    lead_district: LeadDistrict = None,
    coordinator: Coordinator = None,
    basis: Basis = None,
    reference: Reference = None,
    purposes: Purposes = None,
    roster_checked: RosterChecked = None,
    roster_source: RosterSource = None,
    care_order_from: Annotated[str | None, typer.Option(help=_("First day of a care order."))] = None,
    care_order_through: LastDay = None,
    verge_from: Annotated[
        str | None, typer.Option(help=_("First day an adult has an appointed guardian."))
    ] = None,
    verge_through: LastDay = None,
    withhold: Annotated[
        list[str] | None,
        typer.Option(help=_("What the youth does not want guardians told: health, substance.")),
    ] = None,
    because: Annotated[str | None, typer.Option(help=_("The youth's reason; better with --input -."))] = None,
    tell_again: Annotated[
        list[str] | None, typer.Option(help=_("What guardians may be told about again."))
    ] = None,
    wish: Annotated[list[str] | None, typer.Option(help=_("A wish, in the youth's own words."))] = None,
    strength: Annotated[list[str] | None, typer.Option(help=_("Something that works well."))] = None,
    safe_contact: Annotated[list[str] | None, typer.Option(help=_("How to reach them safely."))] = None,
    safe_place: Annotated[list[str] | None, typer.Option(help=_("Where they can be met."))] = None,
    unsafe_place: Annotated[list[str] | None, typer.Option(help=_("Where they must not be met."))] = None,
    question: Annotated[list[str] | None, typer.Option(help=_("Something to ask a service."))] = None,
    category: Annotated[
        str | None, typer.Option(help=_("Kind of information, as in school; contact and places: identity."))
    ] = None,
    source: Annotated[str | None, typer.Option(help=_("Who it comes from, as in subject or police."))] = None,
    said: Annotated[str | None, typer.Option(help=_("The day it was said."))] = None,
    about: Annotated[list[str] | None, typer.Option(help=_("Codes of others it is also about."))] = None,
    released: Annotated[
        bool | None, typer.Option("--released", help=_("The source lets it be passed on."))
    ] = None,
    end: Annotated[
        list[str] | None, typer.Option(help=_("Number of a strength, wish, place … that no longer holds."))
    ] = None,
    revision: Annotated[
        str | None, typer.Option(help=_("The revision you read: refused if it is another by now."))
    ] = None,
) -> None:
    """Change what is held about a person.

    Without options, a terminal asks field by field. A lone - empties a field. What stands on the line ends up
    in the shell's history; a script can give the fields as JSON: salto edit --input -
    """
    from salto_cli.models.correction import Edit
    from salto_cli.usecases import correction

    at = desk(ctx)
    at.run(at.fill(Edit, ctx.params, **_as_it_stands(at, ctx.params)), correction.edit)


def _surely_new(at: Desk, order: Register) -> Register:
    """The order with a yes to a new person, once whoever sits there has seen who is alike."""
    from salto_cli.commands.agreed import go_on
    from salto_cli.usecases import person as persons

    if order.new_person or not at.interactive:
        return order
    found = at.do(LookAlike(order.name, order.born, order.national_id), persons.look_alike)
    alike = [*(hit.apart for hit in found.persons), *found.without_basis, *found.restricted]
    if not alike:
        return order
    at.say(
        "\n".join(
            [_("Someone who may be the same person is here already:"), *(f"  {each}" for each in alike)]
        )
    )
    go_on(_("Is the one you are registering another person?"))
    return replace(order, new_person=True)


def _as_it_stands(at: Desk, given: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Who is edited, and today's values to ask about, where a terminal gave nothing but the person."""
    from salto_cli.usecases import page

    if not at.interactive or any(value is not None for name, value in given.items() if name != "person"):
        return {}
    if at.options.mask:
        raise Usage(
            _("with --mask nothing is shown that could be changed"), _("say on the line what to change")
        )
    code = at.person(given["person"])
    shown = at.do(Show(code), page.show)
    at.say(_("Enter keeps what stands; a lone - empties the field."))
    return {"known": {"person": code, "revision": shown.person.revision}, "today": _today(shown)}


def _today(shown: "Shown") -> dict[str, Any]:
    """The fields that are asked about one by one, with what stands in them."""
    fields = (
        "name", "called", "born", "phone", "protected", "address", "home_district", "stay_district",
        "language", "interpreter",
    )  # fmt: skip
    own = {name: getattr(shown.person, name) for name in fields}
    if shown.case is None:
        return own
    return own | {name: getattr(shown.case, name) for name in ("lead", "lead_district", "coordinator")}


def _most(limit: str | None) -> int:
    if limit is None:
        return MOST_HITS
    if not (limit.isascii() and limit.isdigit() and 0 < int(limit[:5]) < 10_000):
        raise Usage(_("--limit is a number from 1 to 9999"), _("write it as in --limit 20"))
    return int(limit)
