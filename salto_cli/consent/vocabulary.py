"""The words of the policy: categories, sectors, purposes, themes, bases, and the switches over them."""

from collections.abc import Iterable, Mapping
from typing import TypedDict, get_args

from salto_cli.consent.matrix import known
from salto_cli.consent.reading import Table
from salto_cli.consent.reasons import Citations, law
from salto_cli.consent.terms import (
    Ages,
    CareOrder,
    Category,
    KeepBasis,
    Reason,
    Sector,
    Statutory,
    Switches,
    Term,
    Theme,
    Voice,
    Withheld,
)
from salto_cli.i18n import _
from salto_cli.models.answer import Giver

SERVICE = "service"
SECTOR_KINDS = (SERVICE, "guardian", "self")
GIVERS: tuple[str, ...] = get_args(Giver)
QUORUMS = ("matrix", "one", "all")
LEADER_SWITCH = "nr5_leader"
# What a sharing without consent can be asked to record (models/sharing.py has a field for each).
RECORDED = ("facts", "necessity", "proportionality", "consent", "told", "order")


class Naming(TypedDict):
    """The fields every term has."""

    key: str
    nb: str
    en: str
    words: tuple[str, ...]


def naming(key: str, row: Table) -> Naming:
    """A term's key, its two names and its other words."""
    return {
        "key": key,
        "nb": row.text("nb"),
        "en": row.text("en"),
        "words": row.texts("words") if row.has("words") else (),
    }


def read_ages(root: Table) -> Ages:
    """The ages in years."""
    with root.section("ages") as table:
        return Ages(
            adult=table.number("adult"),
            hearing_from=table.number("hearing_from"),
            hearing_through=table.number("hearing_through"),
            refusal_from=table.number("refusal_from"),
            joint_from=table.number("joint_from"),
            guardian_consent_from=table.number("guardian_consent_from"),
        )


def read_switches(table: Table, categories: Iterable[str]) -> Switches:
    """The municipality's choices; the two lists of required forms are read with the categories."""
    categories = tuple(categories)
    with table.section("guardian_quorum") as quorums:
        quorum = {category: quorums.choice(category, QUORUMS) for category in categories}
    return Switches(
        joint_15_17=table.flag("joint_15_17"),
        max_months=table.number("max_months"),
        expiry_inclusive=table.flag("expiry_inclusive"),
        withdrawal_day_stop=table.flag("withdrawal_day_stop"),
        leap_birthday=table.choice("leap_birthday", ("mar1", "feb28", "strict")),
        reconfirm_at_birthday=table.flag("reconfirm_at_birthday"),
        treat_other_bydel_as_separate=table.flag("treat_other_bydel_as_separate"),
        nr5_leader=table.flag(LEADER_SWITCH),
        fvl_version=table.choice("fvl_version", ("1967", "2025")),
        bl_version=table.choice("bl_version", ("1981", "2025")),
        private_allowed=known(table, "private_allowed_categories", categories),
        guardian_quorum=quorum,
    )


def read_categories(root: Table, switches: Table) -> dict[str, Category]:
    """The kinds of information, each with the form that the switches ask of a consent."""
    named = {key: naming(key, row) for key, row in root.each("category")}
    written = known(switches, "written_required_categories", named)
    explicit = known(switches, "explicit_required_categories", named)
    return {
        key: Category(**names, written=key in written, explicit=key in explicit)
        for key, names in named.items()
    }


def read_sectors(root: Table) -> dict[str, Sector]:
    """The kinds of recipient."""
    return {
        key: Sector(
            **naming(key, row),
            kind=_kind(key, row),
            private=row.flag("private") if row.has("private") else False,
            unit=row.flag("unit") if row.has("unit") else False,
        )
        for key, row in root.each("sector")
    }


def _kind(key: str, row: Table) -> str:
    """The person and their guardians are no services, and no service is one of them: the steps of the judge
    that are for persons would let a service have what is a person's own."""
    kind = row.choice("kind", SECTOR_KINDS) if row.has("kind") else SERVICE
    if kind != (key if key in SECTOR_KINDS else SERVICE):
        row.refuse("kind", _("must be the sector's own key for guardian and self, and service for others"))
    return kind


def read_purposes(root: Table) -> dict[str, Term]:
    """The closed list of purposes."""
    return {key: Term(**naming(key, row)) for key, row in root.each("purpose")}


def read_voices(root: Table) -> dict[str, Voice]:
    """The people an answer points to; each kind of giver of a statement is one of them."""
    voices = {
        key: Voice(**naming(key, row), by=row.choice("by", GIVERS) if row.has("by") else None)
        for key, row in root.each("who")
    }
    if sorted(voice.by for voice in voices.values() if voice.by) != sorted(GIVERS):
        root.refuse("who", _("must name each giver of a statement once"))
    return voices


def read_themes(root: Table, categories: Iterable[str]) -> dict[str, Theme]:
    """The themes of a contact, each with its one category."""
    allowed = tuple(categories)
    return {
        key: Theme(**naming(key, row), category=row.choice("category", allowed))
        for key, row in root.each("theme")
    }


def read_keep(root: Table, categories: Iterable[str], cited: Citations) -> dict[str, KeepBasis]:
    """The bases for keeping a person."""
    allowed = tuple(categories)
    return {
        key: KeepBasis(
            **naming(key, row),
            law=law(row, cited),
            categories=known(row, "categories", allowed),
            reference=row.flag("reference"),
        )
        for key, row in root.each("keep")
    }


def read_withheld(root: Table, categories: Iterable[str], sectors: Iterable[str]) -> Withheld:
    """What a youth may keep from the guardians."""
    with root.section("withheld") as table:
        return Withheld(
            categories=known(table, "categories", categories),
            recipients=known(table, "recipients", sectors),
            first=table.number("from"),
            last=table.number("through"),
        )


def read_care_order(root: Table, categories: Iterable[str], sectors: Iterable[str]) -> CareOrder:
    """Where child welfare with care consents in the guardians' place."""
    everyone = frozenset(sectors)
    with root.section("care_order") as table:
        return CareOrder(
            categories=known(table, "categories", categories),
            recipients=everyone - known(table, "except_recipients", everyone),
            last=table.number("through"),
        )


def read_bases(
    root: Table, sectors: Iterable[str], switches: Switches, reasons: Mapping[str, Reason]
) -> dict[str, Statutory]:
    """The statutory bases for sharing without consent."""
    everyone = frozenset(sectors)
    return {key: _basis(key, row, everyone, switches, reasons) for key, row in root.each("basis")}


def _basis(
    key: str, row: Table, everyone: frozenset[str], switches: Switches, reasons: Mapping[str, Reason]
) -> Statutory:
    excepted = known(row, "except_recipients", everyone) if row.has("except_recipients") else frozenset()
    reason = row.choice("reason", tuple(reasons))
    if reasons[reason].decision != "allow":
        row.refuse("reason", _("must be a reason that allows"))
    return Statutory(
        **naming(key, row),
        recipients=known(row, "recipients", everyone) - excepted,
        except_sources=frozenset(row.texts("except_sources") if row.has("except_sources") else ()),
        below_age=row.number("below_age") if row.has("below_age") else None,
        closed_offences=row.flag("closed_offences") if row.has("closed_offences") else False,
        anonymous=row.flag("anonymous") if row.has("anonymous") else False,
        leader=_leader(row, switches),
        at_once=_recorded(row, "at_once"),
        documents=_recorded(row, "documents"),
        reason=reason,
    )


def _recorded(row: Table, key: str) -> tuple[str, ...]:
    """What must be recorded, in the order of the file."""
    listed = row.texts(key)
    if not set(listed) <= set(RECORDED):
        row.refuse(key, _("may hold {fields} only").format(fields=", ".join(RECORDED)))
    return listed


def _leader(row: Table, switches: Switches) -> bool:
    """Whether a leader must approve: said outright, or left to the switch that is named."""
    given = row.take("leader")
    if isinstance(given, bool):
        return given
    if given != LEADER_SWITCH:
        row.refuse("leader", _("must be true, false or the name of a switch"))
    return switches.nr5_leader
