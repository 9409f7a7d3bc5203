"""The consents in a case from elsewhere: recorded here with their own day, for the service they name here."""

from salto_cli.consent.policy import in_force
from salto_cli.i18n import _
from salto_cli.models.bundle import STATEMENT, THERE, Inside, LeftOut, Said
from salto_cli.models.service import Service
from salto_cli.store import service as services
from salto_cli.store import statement as statements
from salto_cli.store import transfer
from salto_cli.store.act import Act
from salto_cli.usecases.receive import Opened

GUARDIAN = "guardian"


def add(act: Act, file: Opened, person: int) -> tuple[tuple[tuple[str, str], ...], list[LeftOut]]:
    """Those that the youth and child welfare have given, with their own day; pairs of the two codes."""
    own = [each for each in file.inside.statements if each.by != GUARDIAN]
    before = transfer.received_codes(act, person, file.header.sender)
    new = [each for each in own if each.code not in before]
    there = [here_already(STATEMENT, "")] if len(new) < len(own) else []
    unit = _our_unit(act, file.inside) if new else None
    if new and unit is None:
        why = _("what the consents name is no district's service here: record them anew")
        return (), [*there, LeftOut(STATEMENT, "", "UNKNOWN_RECIPIENT", why)]
    return tuple((each.code, _add(act, file, person, each, unit)) for each in new if unit), there


def _add(act: Act, file: Opened, person: int, said: Said, unit: Service) -> str:
    sender = file.card.name
    return statements.add(
        act,
        person,
        by=said.by,
        giver=None,
        verdict="grant",
        said=said.said,
        services=[unit.id],
        categories=list(said.categories),
        pairs=[],
        unit=said.unit or None,
        purpose=said.purpose or None,
        from_day=said.from_day or None,
        through_day=said.through_day or None,
        form=said.form,
        noted=sender if said.noted else None,
        informed=int(said.informed),
        pressure=int(said.pressure),
        language=said.language or None,
        interpreter=said.interpreter,
        explicit=int(said.explicit),
        form_hash=said.form_hash or None,
        heard=_("with {name}").format(name=sender) if said.heard else None,
        remark=_("received from {name}, {service}; {code} there").format(
            name=sender, service=file.card.service_name, code=said.code
        ),
    )


def _our_unit(act: Act, inside: Inside) -> Service | None:
    """The service that the consents name, as it is here; None where the same id is another kind of service.

    One that is not here yet is added: a consent to an id that nobody has would be anyone's who takes it. It
    is a district's own and nothing else: a file from elsewhere never opens a way to Nav or the police.
    """
    said = inside.unit
    sector = in_force().sectors.get(said.sector)
    if sector is None or not sector.unit:
        return None
    here = services.get(act, said.id)
    if here is None:
        made = Service(
            id=said.id, name=said.name, organisation=said.organisation, sector=said.sector, kind="other",
            age_min=None, age_max=None, private=False, district=said.district or None, contact=None,
            unit=said.unit or None, origin="handover", verified=None,
        )  # fmt: skip
        services.put(act, made)
        return made
    theirs = (said.sector, said.unit or said.district)
    return here if (here.sector, here.unit or here.district or "") == theirs else None


def here_already(part: str, category: str) -> LeftOut:
    """What is not taken in, since it is here already."""
    return LeftOut(part, category, THERE, _("it is here already"))
