"""The line to type so that a spreadsheet comes in, and nothing of it is asked twice."""

from collections.abc import Iterator

from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.import_ import ImportCaseload
from salto_cli.models.words import WORDS
from salto_cli.names import spoken
from salto_cli.usecases import words
from salto_cli.usecases.import_mapping import Table

PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZæøåÆØÅ0123456789._-/,:")
NOBODY = 0  # no row has this number: «--new-rows 0» says that none is of a new person


@frozen
class Read:
    """A sheet as it was read, with what was said of it: which ``sheet``, and in ``map`` what columns are."""

    table: Table
    sheet: str | None
    map: str | None


def is_none(said: str | None) -> bool:
    """Whether siblings were said to be left as they are."""
    return said is not None and said.strip().casefold() in {"none", "ingen"}


def line(file: str, read: Read, order: ImportCaseload, more: dict[str, str | None]) -> str:
    """The command in the language of the screen; ``more`` are options that stay as they were typed."""
    options = {"--sheet": read.sheet, "--map": read.map, **dict(_options(order)), **more}
    parts = [f"{name} {_quoted(value)}" for name, value in options.items() if value]
    flags = ["--skip-bad"] if order.skip_bad else []
    flags += ["--link-guardians" if order.link_guardians else "--no-link-guardians"]
    return spoken(f"salto import {_quoted(file)} {' '.join([*parts, *flags])}")


def _options(order: ImportCaseload) -> Iterator[tuple[str, str | None]]:
    """What was answered for everyone, in words."""
    yield "--basis", words.label("basis", order.basis) if order.basis else None
    yield "--reference", order.reference
    yield "--purposes", ",".join(words.label("purpose", each) for each in order.purposes)
    yield "--lead", order.lead
    yield "--lead-as", ",".join(order.lead_as)
    yield "--new-rows", ",".join(map(str, order.new_rows or (NOBODY,)))
    sort = next((each.label for each in WORDS["sibling"] if each.key == order.link_siblings), _("none"))
    yield "--link-siblings", sort


def _quoted(value: str) -> str:
    """A value as a terminal takes it for one."""
    return value if value and set(value) <= PLAIN else f'"{value}"'
