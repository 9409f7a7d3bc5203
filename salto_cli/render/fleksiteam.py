"""The sheets of a meeting: one encrypted file for each service, and what was made, on the screen."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Final

from rich.console import RenderableType
from rich.text import Text

from salto_cli.consent.policy import in_force
from salto_cli.i18n import _, plural, printed_in
from salto_cli.models import day
from salto_cli.models.fleksiteam import (
    Dated,
    Deal,
    Ground,
    Packed,
    PackWritten,
    Practical,
    Said,
    ServicePack,
    Sheet,
    WrittenFile,
)
from salto_cli.models.publication import Made
from salto_cli.models.sheet_paper import (
    Agreed,
    Appointment,
    Basis,
    Meeting,
    OwnWords,
    ServiceSheets,
    YouthSheet,
)
from salto_cli.render.audience import nameless, unreached
from salto_cli.render.look import DOT, WARN, YES, Listing, heading, quiet, sign, stack, text
from salto_cli.render.terminal import shown

Printed = Callable[[ServiceSheets, str, str], bytes]  # the sheets, the password, the language
NEEDS_INTERPRETER: Final = {"nb": "ja", "en": "yes"}  # in the language of the paper, not of the screen


@dataclass(slots=True)
class Press:
    """Makes the files of a meeting in ``out``, each with a password of its own from ``new_password``.

    ``passwords`` are those of the services that got something, by the names of their files: a service's
    workbook and its paper say the same, and open with the same.
    """

    out: Path
    new_password: Callable[[], str] = field(repr=False)
    passwords: dict[str, str] = field(default_factory=dict, repr=False)
    _files: list[WrittenFile] = field(default_factory=list)

    def __call__(self, packed: Packed) -> tuple[Made, ...]:
        """Every file of the meeting, whole; a service with nothing to be told gets none."""
        return tuple(made for each in packed.services if each.sheets for made in self._made(packed, each))

    def written(self, packed: Packed) -> PackWritten:
        """What was made, once it lies in its place."""
        return PackWritten(packed.date, packed.checkpoint, packed.services, tuple(self._files))

    def _made(self, packed: Packed, service: ServicePack) -> Iterator[Made]:
        sheets, password = paper(packed, service), self.new_password()
        named = []
        for suffix, printed in self._forms(service):
            path = self.out / f"{service.service}-{packed.date}{suffix}"
            content = printed(sheets, password, printed_in())
            named.append(path.name)
            self._files.append(WrittenFile(service.service, str(path), hashlib.sha256(content).hexdigest()))
            yield Made(path, content)
        self.passwords[", ".join(named)] = password

    def _forms(self, service: ServicePack) -> Iterator[tuple[str, Printed]]:
        from salto_cli.render.sheet_paper import sheets_pdf

        yield ".pdf", sheets_pdf
        if service.workbook:
            from salto_cli.render.workbook import workbook_xlsx

            yield ".xlsx", workbook_xlsx


def paper(packed: Packed, service: ServicePack) -> ServiceSheets:
    """One service's sheets as they are printed: keys become words, ISO texts become days."""
    return ServiceSheets(
        service=service.name,
        service_id=service.service,
        sector=service.sector,
        on=date.fromisoformat(packed.date),
        purpose="",
        checkpoint=packed.checkpoint,
        sheets=tuple(_youth(number, sheet) for number, sheet in enumerate(service.sheets, start=1)),
    )


def _youth(number: int, sheet: Sheet) -> YouthSheet:
    policy = in_force()
    return YouthSheet(
        number=number,
        code=sheet.person,
        first_name=sheet.first_name or "",
        birth_year=sheet.birth_year,
        basis=tuple(_basis(ground) for ground in sheet.grounds),
        categories=tuple(policy.categories[each].label(printed_in()) for each in sheet.categories),
        purpose=policy.purposes[sheet.purpose].label(printed_in()) if sheet.purpose else "",
        wishes=tuple(OwnWords(wish.text, _day(wish.said)) for wish in sheet.wishes),
        strengths=_texts(sheet.strengths),
        asked=tuple(_agreed(deal) for deal in sheet.asked),
        question=" ".join(_texts(sheet.questions)),
        agreed=tuple(_agreed(deal) for deal in sheet.agreed),
        dates=tuple(_appointment(dated) for dated in sheet.dates),
        meeting=_meeting(sheet.practical),
        told=_day(sheet.told),
        sheet=sheet.sheet,
    )


def _basis(ground: Ground) -> Basis:
    said = ground.text.rstrip(".")
    return Basis(ground.statement, _day(ground.through), said[:1].lower() + said[1:])


def _agreed(deal: Deal) -> Agreed:
    return Agreed(deal.text, deal.owner, _day(deal.due))


def _appointment(dated: Dated) -> Appointment:
    at = time.fromisoformat(dated.at) if dated.at else None
    return Appointment(dated.text, date.fromisoformat(dated.day), at, dated.place or "")


def _meeting(practical: Practical) -> Meeting:
    return Meeting(
        contact=f" {DOT} ".join(practical.contact),
        language=practical.language or "",
        interpreter=NEEDS_INTERPRETER[printed_in()] if practical.interpreter else "",
        safe_places=practical.safe_places,
        unsafe_places=practical.unsafe_places,
    )


def _texts(said: Sequence[Said]) -> tuple[str, ...]:
    return tuple(each.text for each in said)


def _day(iso: str | None) -> date | None:
    return date.fromisoformat(iso[:10]) if iso else None


# -- on the screen -----------------------------------------------------------------------------------------


@shown.register
def _written(result: PackWritten) -> RenderableType:
    columns: list[str | tuple[str, dict[str, object]]] = [
        _("service"),
        (_("sheets"), {"justify": "right"}),
        (_("file"), {"overflow": "fold"}),
    ]
    return stack(
        heading(_("Sheets from fleksiteam"), day.spoken(result.date)),
        Text(),
        Listing(columns, list(_rows(result))),
        *_where(result),
    )


def _rows(result: PackWritten) -> Iterator[tuple[str | Text | None, ...]]:
    files: dict[str, list[str]] = {}
    for file in result.files:
        files.setdefault(file.service, []).append(Path(file.path).name)
    for each in result.services:
        if each.service in files:
            yield sign(YES, each.name), str(len(each.sheets)), "\n".join(files[each.service])
        else:
            yield quiet(f"{DOT} {each.name}"), quiet("0"), quiet(_("nothing to give, no file"))


def _where(result: PackWritten) -> list[RenderableType]:
    if not result.files:
        return [Text(), sign(WARN, _("No service may be told anything on that day. No file was made."))]
    folder = str(Path(result.files[0].path).parent)
    made = plural("{n} file was made", "{n} files were made", len(result.files))
    where = text(_("{files} in {folder}").format(files=made, folder=folder))
    return [Text(), *_hardly_of_use(result), *_left_out(result), where, *_what_now(result)]


def _hardly_of_use(result: PackWritten) -> Iterator[RenderableType]:
    """What a service can hardly act on: not how to reach the youth, not who it is, nothing to do."""
    yield from unreached([each for service in result.services for each in service.unreached])
    sheets = [sheet for service in result.services for sheet in service.sheets]
    yield from nameless([each.person for each in sheets if each.first_name is None])
    bare = dict.fromkeys(each.person for each in sheets if each.bare)
    if bare:
        said = _("Almost empty, with neither a wish nor anything asked or agreed, is a sheet of: {codes}")
        yield sign(WARN, said.format(codes=", ".join(bare)))


def _left_out(result: PackWritten) -> Iterator[RenderableType]:
    """Whose dates stand on a sheet without their place, and why."""
    sheets = [sheet for each in result.services for sheet in each.sheets]
    unsafe = [each.person for each in sheets if any(dated.unsafe for dated in each.dates)]
    if unsafe:
        said = _("A place the youth stays away from was left out of the dates of: {codes}")
        yield sign(WARN, said.format(codes=", ".join(dict.fromkeys(unsafe))))
    placeless = [each.person for each in sheets if any(dated.placeless for dated in each.dates)]
    if placeless:
        said = _(
            "A place is a contact detail, and was left out where the service may not have those: {codes}"
        )
        yield sign(WARN, said.format(codes=", ".join(dict.fromkeys(placeless))))


def _what_now(result: PackWritten) -> Iterator[RenderableType]:
    yield quiet(_("After the meeting: salto sheets returned --date {date}").format(date=result.date))
