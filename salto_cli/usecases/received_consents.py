"""The consents in a case from elsewhere: recorded here with their own day, as consents to our own service.

Which service that is, whoever takes the case in says; the file only has to agree. A consent is recorded for
the kinds of information that were taken in: never for what was said no to here, or does not hold.
"""

from collections.abc import Collection

from salto_cli.consent.policy import in_force
from salto_cli.errors import Unacceptable, Usage
from salto_cli.i18n import _
from salto_cli.models import own_text
from salto_cli.models.bundle import STATEMENT, THERE, LeftOut
from salto_cli.models.bundle_inside import Inside, Said
from salto_cli.models.service import Service
from salto_cli.store import card as cards
from salto_cli.store import statement as statements
from salto_cli.store import transfer
from salto_cli.store.act import Act
from salto_cli.usecases import sharing
from salto_cli.usecases.receive import Opened

GUARDIAN = "guardian"


def add(
    act: Act, file: Opened, person: int, ours: Service | None, stopped: Collection[str]
) -> tuple[tuple[tuple[str, str], ...], list[LeftOut]]:
    """Those that the youth and child welfare have given, with their own day; pairs of the two codes.

    ``ours`` is our service, ``stopped`` are the kinds of information that are not taken in.
    """
    own = [each for each in file.inside.statements if each.by != GUARDIAN]
    before = transfer.received_codes(act, person, file.header.sender)
    new = [each for each in own if each.code not in before]
    there = [here_already(STATEMENT, "")] if len(new) < len(own) else []
    hold = [each for each in new if set(each.categories) - set(stopped)]
    if hold and not (ours and _names(file.inside, ours)):
        why = _("the consents are to another service than yours here: record them anew")
        return (), [*there, LeftOut(STATEMENT, "", "UNKNOWN_RECIPIENT", why)]
    return tuple((each.code, _add(act, file, person, each, ours, stopped)) for each in hold if ours), there


def _add(act: Act, file: Opened, person: int, said: Said, unit: Service, stopped: Collection[str]) -> str:
    sender = file.card.name
    return statements.add(
        act,
        person,
        by=said.by,
        giver=None,
        verdict="grant",
        said=said.said,
        services=[unit.id],
        categories=[each for each in said.categories if each not in stopped],
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
        heard=own_text.made(own_text.HEARD_THERE, whom=sender) if said.heard else None,
        remark=own_text.made(own_text.RECEIVED, name=sender, service=file.card.service_name, code=said.code),
    )


def our_service(act: Act, file: Opened, us: str | None) -> Service | None:
    """Our own service, as whoever takes the case in names it; None where a file has no consents to anyone.

    Nothing is added from a file: it never opens a way to anyone, nor to a twin of someone who is here.
    Raises Usage where nobody has said which service we are, Unacceptable where that is somebody else's.
    """
    if not file.inside.statements:
        return None
    if not us:
        raise Usage(
            _("the file has consents to you, and which service here you are is missing"),
            _("name it with --as SERVICE; add it with: salto service add --sector bydel_other --district …"),
        )
    ours = sharing.service_named(act, us)
    if any(each.service == ours.id for each in cards.all_of(act)):
        raise Unacceptable(
            _("that is the service of a colleague elsewhere"), _("name your own service with --as SERVICE")
        )
    return ours


def _names(inside: Inside, ours: Service) -> bool:
    """Whether the consents are to ``ours``: the same id, kind and district, and a district's own service."""
    said, sector = inside.unit, in_force().sectors.get(inside.unit.sector)
    there = (said.id, said.sector, said.unit or said.district)
    return bool(sector and sector.unit) and there == (ours.id, ours.sector, ours.unit or ours.district or "")


def here_already(part: str, category: str) -> LeftOut:
    """What is not taken in, since it is here already."""
    return LeftOut(part, category, THERE, _("it is here already"))
