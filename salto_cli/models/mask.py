"""Results as they are told while others see the screen (``--mask``): what is hidden, and what is not.

A text is hidden unless its field is declared here to say nothing about anyone beyond a code: a key of a
closed list, a day, a service, a colleague. So a field that nobody has thought of is hidden, and one that is
declared personal where it stands (``repr=False``) is, whatever it is called. Of a name the initials are left,
of a birth date the year. Files and papers are made of what is not masked: it is the screen that others see.
"""

import re
from collections.abc import Mapping
from copy import copy
from dataclasses import fields, is_dataclass
from typing import Any, Final, TypeVar

from salto_cli.models.day import Year

T = TypeVar("T")

HIDDEN: Final = "•••"
MASKED: Final = re.compile(r"•••|\w•(?!\w)")  # a text that was hidden, or a name
PERSON: Final = re.compile(r"P-\d+[A-Z]?")

SHOW, INITIALS, YEAR, HIDE = "show", "initials", "year", "hide"
RECIPIENT = "recipient"  # shown where it is a service, initials where it is a person
INSIDE = "inside"  # a mapping from fields' names


def _these(names: str) -> frozenset[str]:
    return frozenset(names.split())


# Fields that tell no more of a person than a code does, whatever record they stand in.
SAFE: Final = _these(
    # codes, numbers of things, and what to type
    "about accepted authority_for bundle cancelled child closed_tasks code disclosure emptied giver "
    "groundless guardian handover hidden id issued merged next number other person persons proxies "
    "replaced_by replaces reserved restricted rests_on roster sender_handover sender_person series sheet "
    "statement statements task tasks tell unsafe untold with_ withdrawn without_basis "
    # days, moments, spans
    "again at begun came care_order_from care_order_through clock closed created date day days decided "
    "discussed done due ended first forgotten from_ from_day given gone happened known lapses last "
    "last_contact left look_by looked lost made meeting now oldest on opened overlap_through printed "
    "retracted returned review revoked roster_checked said seen sent settled shredded since "
    "started stay through through_day told typed until verge_from verge_through verified week_ends heard "
    # keys of closed lists and of the policy, and the words it has for them
    "after after_reason ages also arena as_ asked band basis before before_reason blocked categories "
    "category channel common counts danger decision did error expected expected_reason fault fault_in "
    "flags form form_hash form_sha256 going got got_reason ground had how interpreter item key kind "
    "label law means "
    "one_guardian pairs part policy purpose purposes question reason reasons recipients responsibility "
    "result role rule sector sort source state status switches themes tie title type unreleased value "
    "verdict what where which who whom why_not why_not_key words says "
    # colleagues, services, the rules, and the store itself
    "added approved_by aside backup by checkpoint colleagues command coordinator copy decided_by "
    "deputy differs digest file fingerprint folder intakes kept_back kept_ours lead missing moved "
    "not_handed_out note_taker noted_by nothing of on_paper operator organisation origin owner "
    "passphrase path read receipt receiver recipient recovery recovery_fingerprint responsible rows "
    "seal seal_key second sender service service_name services settled_by sha256 sign_key slot step "
    "store summary table taken_over tell_due to todo told_by unexpected unit unknown unsigned version "
    "waiting without_sector wrong "
    # a file that is taken in, and what became of it
    "becomes codes column errors heading hint letter siblings unlinked_siblings"
)
# Fields that are personal whatever record they stand in.
PERSONAL: Final = _these(
    "address agreed answer answers authority_ref below changed consequence contact disagreement district "
    "harm_reason home_district language lead_district national_id needs note notes offer outcome "
    "own_words phone place reference remark roster_source safe_places spoken stay_district strengths text "
    "unsafe_places view was why wish wishes withheld"
)
NAMES: Final = _these("called first_name full_name giver_name name named names trusted")
BORN: Final = frozenset({"born"})

# What a field's name alone does not say, by module, record and field.
EXACTLY: Final = {
    place: rule
    for rule, places in (
        (
            SHOW,  # what services, colleagues, settings and files are called
            "audience.Lapsing.name audience.OnPaper.name audience.Outside.name audience.Unreached.name "
            "backup.BackupLine.name board.Told.name bundle_inside.Unit.name card.Card.name "
            "card.CardForgotten.name card.CardKnown.name card.Known.name fleksiteam.ServicePack.name "
            "forewarned.Hears.name handover.Party.name attendance.Attendant.name numbers.Changed.name "
            "numbers.Shown.name operator.Colleague.name operator.OperatorAdded.name "
            "operator.OperatorRevoked.name operator.PassphraseChanged.name operator.RoleChanged.name "
            "prepare.Guest.name prepare.Room.names renewal.ToRenew.name service.Service.name "
            "sheet.OutSheet.name workload.Load.name decision.Decision.owner_name",
        ),
        (
            SHOW,  # the policy's own words, and the program's
            "audience.Outside.text bundle.LeftOut.text checklist.Check.text consent_form.LeftOut.text "
            "disclosure.Refused.text doctor.Finding.text fleksiteam.Ground.text giving.Held.text "
            "handover.HeldBack.text sharing.CategoryAnswer.text policy.Named.note "
            "numbers.Shown.why",
        ),
        (
            SHOW,  # keys, codes, places of services and of meetings
            "audit.Entry.changed bundle_inside.Inside.withheld bundle_inside.Unit.district "
            "case.CaseClosed.outcome count.Cell.why deadline_done.SeriesStopped.outcome erase.Erasure.notes "
            "meeting.IntakeCounted.answer meeting.Meeting.place prepare.Agenda.place "
            "service.Service.contact service.Service.district service.ServicesImported.changed "
            "sibling.Due.why sibling.Looked.answer sibling.Looked.answers sibling.Looked.outcome "
            "sibling.TriggerRecorded.why task.Task.contact today.Stops.recipient "
            "consent_form.FormContent.language",
        ),
        (
            RECIPIENT,
            "disclosure.Knows.name disclosure.Refused.name matrix.RecipientRow.name "
            "sharing.MayShareAnswered.recipient giving.GivenOut.recipient",
        ),
        (INSIDE, "correction.Edited.changed"),
        (INITIALS, "aftercheck.Aftercheck.by handover.Step.by hearing.Hearing.by timeline.Event.by"),
        (
            HIDE,
            "board.PutOnBoard.until contact.Contact.told incident.Incident.reason "
            "deadline.Deadline.source board.LookedAt.outcome",
        ),
    )
    for place in places.split()
}  # fmt: skip
# Codes by whose side a name stands, where it is a service's as well as a person's.
BESIDE: Final = ("recipient", "service", "to")


def masked(value: T) -> T:
    """``value`` with all that is personal in it hidden; masked once more it stays the same."""
    made: T = _told(value, HIDE) if isinstance(value, (tuple, list)) else value
    return _record(made) if is_dataclass(made) and not isinstance(made, type) else made


def is_masked(value: object) -> bool:
    """Whether a masked text stands anywhere in ``value``: it says nothing, and must never be kept."""
    if isinstance(value, str):
        return bool(MASKED.search(value))
    if is_dataclass(value):
        return any(is_masked(getattr(value, each.name)) for each in fields(value))
    if isinstance(value, Mapping):
        return any(map(is_masked, value.values()))
    return isinstance(value, (tuple, list)) and any(map(is_masked, value))


def initials(name: str) -> str:
    """``Amina Yusuf`` as ``A• Y•``, and what is that already as it is."""
    return " ".join(f"{next(filter(str.isalnum, word), '')}•" for word in name.split())


def year(born: str) -> str:
    """The year of a birth date, still good for counting years of age."""
    return born if isinstance(born, Year) else Year.of(born)


def rules(kind: type[Any]) -> Mapping[str, str]:
    """How each field of a record is told, by its name; HIDE where nothing is said of it."""
    record = f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"
    return {
        each.name: EXACTLY.get(f"{record}.{each.name}") or _by_name(each.name, personal=not each.repr)
        for each in fields(kind)
    }


def _by_name(name: str, *, personal: bool) -> str:
    if name in BORN:
        return YEAR
    if name in NAMES:
        return INITIALS
    return SHOW if name in SAFE and not personal else HIDE


def _record(value: T) -> T:
    made = copy(value)
    for name, rule in rules(type(value)).items():
        told = getattr(value, name)
        if rule == RECIPIENT:
            rule = INITIALS if _is_of_a_person(value) else SHOW
        object.__setattr__(made, name, _told(told, rule))  # the copy is ours, and nobody has seen it yet
    return made


def _is_of_a_person(record: object) -> bool:
    return any(PERSON.fullmatch(str(getattr(record, name, ""))) for name in BESIDE)


def _told(value: Any, rule: str) -> Any:
    """A field's value by its rule; records in it go by the rules of their own."""
    match value:
        case Mapping() if rule == INSIDE:
            return {key: _told(each, _by_name(key, personal=False)) for key, each in value.items()}
        case Mapping() if rule == INITIALS:
            return {
                key: _told(each, rule if PERSON.fullmatch(str(key)) else SHOW) for key, each in value.items()
            }
        case Mapping():
            return {key: _told(each, rule) for key, each in value.items()}
        case tuple() | list():
            return type(value)(_told(each, rule) for each in value)
        case str():
            return _text(value, rule)
        case _:
            return masked(value)


def _text(value: str, rule: str) -> str:
    if not value or rule == SHOW:
        return value
    if rule == INITIALS:
        return initials(value)
    return year(value) if rule == YEAR else HIDDEN
