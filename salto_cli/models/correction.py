"""Corrections: what is held about a person is changed, a field or a trait at a time."""

from collections.abc import Collection, Mapping
from typing import Any

from salto_cli.errors import Unacceptable, Usage
from salto_cli.frozen import frozen
from salto_cli.i18n import N_, _
from salto_cli.models import asked, trait
from salto_cli.models.asked import asked as ask
from salto_cli.models.order import FOLLOW_UP, Order
from salto_cli.models.person import Named, no_address, refuse_no_name

_CATEGORISED = tuple(kind for kind in trait.KINDS if kind not in trait.IDENTITY_KINDS)


@frozen(kw_only=True)
class Edit(Order):
    """Change what is held about a person. None leaves a field as it is, an empty text empties it."""

    command = "edit"
    purpose = FOLLOW_UP

    person: str = ask(N_("Person"), asked.PERSON)
    name: str | None = ask(N_("Full name"), default=None)
    called: str | None = ask(N_("First name agreed with the youth"), clearable=True, default=None)
    born: str | None = ask(N_("Birth date"), asked.BIRTH, default=None)
    national_id: str | None = ask(
        N_("National identity number"), asked.IDENTITY_NUMBER, clearable=True, default=None
    )
    phone: str | None = ask(N_("Phone"), asked.PHONE, clearable=True, default=None)
    protected: bool | None = ask(N_("Protected address"), asked.YES_NO, default=None)
    address: str | None = ask(N_("Address"), clearable=True, default=None)
    home_district: str | None = ask(N_("Home district"), asked.DISTRICT, clearable=True, default=None)
    stay_district: str | None = ask(
        N_("District where they stay"), asked.DISTRICT, clearable=True, default=None
    )
    language: str | None = ask(N_("Language"), clearable=True, default=None)
    interpreter: bool | None = ask(N_("Needs an interpreter"), asked.YES_NO, default=None)
    lead: str | None = ask(N_("Lead"), asked.OPERATOR, default=None)
    lead_district: str | None = ask(N_("Lead district"), asked.DISTRICT, clearable=True, default=None)
    coordinator: str | None = ask(N_("Formal coordinator"), clearable=True, default=None)
    basis: str | None = ask(N_("Basis for keeping this"), asked.CHOICE, of="basis", default=None)
    reference: str | None = ask(N_("Reference for the basis"), clearable=True, default=None)
    purposes: tuple[str, ...] = ask(N_("Purpose of the follow-up"), asked.CHOICES, of="purpose", default=())
    roster_checked: str | None = ask(
        N_("Parental responsibility checked on"), asked.PAST, clearable=True, default=None
    )
    roster_source: str | None = ask(N_("Checked in which register"), clearable=True, default=None)
    care_order_from: str | None = ask(N_("Care order from"), asked.PAST, clearable=True, default=None)
    care_order_through: str | None = ask(N_("Care order through"), asked.FUTURE, clearable=True, default=None)
    verge_from: str | None = ask(N_("Adult with a guardian from"), asked.PAST, clearable=True, default=None)
    verge_through: str | None = ask(
        N_("Adult with a guardian through"), asked.FUTURE, clearable=True, default=None
    )
    withhold: tuple[str, ...] = ask(
        N_("Guardians are not to be told about"), asked.CHOICES, of="category", default=()
    )
    because: str | None = ask(N_("The youth's reason"), default=None)
    tell_again: tuple[str, ...] = ask(
        N_("Guardians may be told again about"), asked.CHOICES, of="category", default=()
    )
    wish: tuple[str, ...] = ask(N_("Wish, in the youth's own words"), asked.LINES, default=())
    strength: tuple[str, ...] = ask(N_("Strength"), asked.LINES, default=())
    safe_contact: tuple[str, ...] = ask(N_("How to reach them safely"), asked.LINES, default=())
    safe_place: tuple[str, ...] = ask(N_("Safe place"), asked.LINES, default=())
    unsafe_place: tuple[str, ...] = ask(N_("Unsafe place"), asked.LINES, default=())
    question: tuple[str, ...] = ask(N_("Question to a service"), asked.LINES, default=())
    category: str | None = ask(N_("Kind of information"), asked.CHOICE, of="category", default=None)
    source: str = ask(N_("Source"), asked.CHOICE, of="source", default=trait.OWN)
    said: str | None = ask(N_("Said on"), asked.PAST, default=None)
    about: tuple[str, ...] = ask(N_("Also about"), asked.PERSONS, default=())
    released: bool = ask(N_("The source lets it be passed on"), asked.YES_NO, default=False)
    end: tuple[int, ...] = ask(N_("Numbers that no longer hold"), asked.NUMBERS, default=())
    revision: int | None = ask(N_("Revision"), asked.NUMBER, default=None)

    @classmethod
    def must_have(cls, said: Mapping[str, object]) -> Collection[str]:
        """What is withheld has its reason, and a strength, wish or question its category."""
        reason = ("because",) if said.get("withhold") else ()
        return reason + (("category",) if any(said.get(kind) for kind in _CATEGORISED) else ())

    @classmethod
    def has_no(cls, said: Mapping[str, object]) -> Collection[str]:
        """A protected address is not written down."""
        return {"address"} if said.get("protected") else ()

    def __post_init__(self) -> None:
        """Refuse what does not fit together, before anything is opened."""
        if self.name is not None:
            refuse_no_name(self.name)
        if self.protected and self.address:
            raise no_address()
        if self.person in self.about:
            raise Unacceptable(
                _("those it is also about are other persons"), _("leave the person out of --about")
            )
        if bool(self.withhold) != bool(self.because):
            raise Usage(
                _("what is withheld needs both the kind of information and the youth's reason"),
                _('as in --withhold health --because "does not want it known"'),
            )
        if any(getattr(self, kind) for kind in _CATEGORISED) and not self.category:
            raise Usage(_("--category is missing"), _("say what it is about, as in --category school"))

    @property
    def traits(self) -> tuple[trait.NewTrait, ...]:
        """The traits this order adds."""
        return tuple(
            trait.NewTrait(
                kind,
                trait.CONTACT_DETAILS if kind in trait.IDENTITY_KINDS else self.category or "",
                text,
                self.source,
                self.said,
                self.released,
                self.about,
            )
            for kind in trait.KINDS
            for text in getattr(self, kind)
        )


@frozen
class Edited:
    """What was changed about a person: fields with what stands in them now (keys of closed lists, ISO days;
    nothing where it was emptied), traits added and ended, and the new revision.

    ``names`` are the others whom the added traits name.
    """

    person: Named
    changed: dict[str, Any]
    added: tuple[trait.Trait, ...]
    ended: tuple[int, ...]
    revision: int
    names: tuple[Named, ...] = ()
