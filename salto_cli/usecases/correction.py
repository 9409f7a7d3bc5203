"""Changing what is held about a person: fields of their own, of the case, and traits."""

from collections.abc import Mapping
from typing import Any

from salto_cli.consent.policy import in_force
from salto_cli.errors import Changed, Unacceptable
from salto_cli.i18n import _
from salto_cli.models import identity
from salto_cli.models.correction import Edit, Edited
from salto_cli.models.person import Person, no_address
from salto_cli.models.question import FILE, IDENTITY, Keep, Questions, Standing
from salto_cli.models.role import GIVE_AWAY, GIVE_NUMBER
from salto_cli.models.trait import NewTrait
from salto_cli.store import case as cases
from salto_cli.store import former
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store import trait as traits
from salto_cli.store.act import Act
from salto_cli.usecases import mention
from salto_cli.usecases.door import asks
from salto_cli.usecases.person import number_taken
from salto_cli.usecases.role import demand

# Who someone is and how to reach them: kinship to a case is enough to keep these.
OF_IDENTITY = (
    "name", "called", "born", "national_id", "phone", "protected", "address", "home_district",
    "stay_district", "language", "interpreter", "roster_checked", "roster_source",
)  # fmt: skip
YES_NO = ("protected", "interpreter")
OF_FILE = ("care_order_from", "care_order_through", "verge_from", "verge_through")
OF_CASE = {
    "lead_district": "lead_district",
    "coordinator": "coordinator",
    "basis": "basis",
    "reference": "basis_reference",
    "purposes": "purposes",
}
PERIODS = {
    ("care_order_from", "care_order_through"): "--care-order-from",
    ("verge_from", "verge_through"): "--verge-from",
}


def _what_is_changed(act: Act, order: Edit) -> Questions:
    if order.lead:
        demand(act, GIVE_AWAY)
    if order.national_id:
        demand(act, GIVE_NUMBER)
    person = (persons.id_of(act, order.person),)
    if not _touches_the_file(order):
        return [Keep(person, IDENTITY, own=True)]
    categories = frozenset(each.category for each in order.traits)
    named = mention.named_by(act, person, [each.text for each in order.traits])
    about = tuple({persons.id_of(act, other) for each in order.traits for other in each.about} - {*person})
    return [
        Keep(person, FILE, categories, declared=_new_basis(act, person[0], order)),
        *([Keep(about, IDENTITY)] if about else []),  # as for a contact: whoever it is about is known here
        *mention.may_name(named),
    ]


def _touches_the_file(order: Edit) -> bool:
    beside = (*OF_FILE, *OF_CASE, "lead", "withhold", "tell_again", "end")
    return bool(order.traits) or any(getattr(order, name) not in (None, ()) for name in beside)


def _new_basis(act: Act, person: int, order: Edit) -> Standing | None:
    """The basis as it will be, where it or its reference is changed; None where it is left as it is."""
    now = cases.basis_of(act, person)
    if now is None or (order.basis is None and order.reference is None):
        return None
    basis = order.basis or now[0]
    reference = order.reference if order.reference is not None else (now[1] if basis == now[0] else None)
    return Standing(basis=basis, referenced=bool(reference))


@asks(_what_is_changed)
def edit(act: Act, order: Edit) -> Edited:
    """Change what the order names, and say what became of it.

    Raises Changed where the revision is another than the one that was seen, Unacceptable where what would
    stand does not fit together, WrongState for an identity number that is someone else's.
    """
    person = persons.id_of(act, order.person)
    now = persons.get(act, person)
    _refuse_changed(now, order)
    changes = _changes(now, order)
    _refuse_unfitting(now, changes)
    if changes.get("national_id") and persons.with_number(act, changes["national_id"]) is not None:
        raise number_taken()
    of_case = _case_changes(act, person, order)
    for number in order.end:
        traits.end(act, person, number)
    added = tuple(traits.add(act, person, new, _about(act, person, new)) for new in order.traits)
    revision = now.revision
    former.keep(act, person, "person", person, changes)
    if changes or of_case or added or order.end:
        revision = persons.change(act, person, **changes)
    changed = {
        name: bool(value) if name in YES_NO else value for name, value in {**changes, **of_case}.items()
    }
    named = mention.named_by(act, [person], [each.text for each in order.traits])
    return Edited(
        persons.get(act, person).named, changed, added, order.end, revision, mention.shown(act, named)
    )


def _about(act: Act, person: int, new: NewTrait) -> set[int]:
    """Whom a trait is about besides the person: those who were said, and those it names."""
    said = {persons.id_of(act, other) for other in new.about}
    return said | {*mention.named_by(act, [person], [new.text])}


def _refuse_changed(now: Person, order: Edit) -> None:
    if order.revision is not None and order.revision != now.revision:
        raise Changed(
            _("this person has been changed since you read it; it is now revision {n}").format(
                n=now.revision
            ),
            _("read it again: salto show {code}").format(code=now.code),
        )


def _changes(now: Person, order: Edit) -> dict[str, Any]:
    """The columns of the person that will hold something else than now."""
    wanted = {name: _column(getattr(order, name)) for name in (*OF_IDENTITY, *OF_FILE)}
    given = {name: value for name, value in wanted.items() if getattr(order, name) is not None}
    if given.get("protected"):
        given["address"] = None  # folkeregisterloven § 10-4: it is not kept at all
    changes = {name: value for name, value in given.items() if value != _column(getattr(now, name))}
    withheld = {**now.withheld, **dict.fromkeys(order.withhold, order.because)}
    withheld = {name: why for name, why in withheld.items() if name not in order.tell_again}
    if withheld != now.withheld:
        changes["withheld"] = withheld
    return changes


def _column(value: Any) -> Any:
    """A value as its column holds it: a yes is 1, an empty text is nothing."""
    return int(value) if isinstance(value, bool) else (value or None)


def _refuse_unfitting(now: Person, changes: Mapping[str, Any]) -> None:
    """Hold what would stand against itself: each of these spans several fields."""
    held = {name: changes.get(name, getattr(now, name)) for name in (*OF_IDENTITY, *OF_FILE)}
    if not held["name"] or not held["born"]:
        raise Unacceptable(_("name and birth date cannot be taken away"), _("give what is right instead"))
    if held["protected"] and held["address"]:
        raise no_address()
    if held["national_id"]:
        identity.refuse_another_birth(held["national_id"], held["born"])
    if bool(held["roster_checked"]) != bool(held["roster_source"]):
        raise Unacceptable(
            _("a check of parental responsibility needs both the day and the register"),
            _("as in --roster-checked today --roster-source Folkeregisteret"),
        )
    for (first, last), option in PERIODS.items():
        if held[last] and not (held[first] and held[first] <= held[last]):
            raise Unacceptable(
                _("the last day needs a first day that is not after it"),
                _("look at {option}").format(option=option),
            )
    strange = set(changes.get("withheld", ())) - in_force().withheld.categories
    if strange:
        raise Unacceptable(
            _("that kind of information cannot be withheld from the guardians"),
            _("choose among: {words}").format(words=", ".join(sorted(in_force().withheld.categories))),
        )


def _case_changes(act: Act, person: int, order: Edit) -> dict[str, Any]:
    """Change the open case where it will be another; returns what was changed, by the order's own names."""
    now = cases.of(act, person)
    if now is None:
        return {}
    wanted = {name: getattr(order, name) for name in OF_CASE if getattr(order, name) not in (None, ())}
    if order.basis and order.basis != now.basis:
        wanted.setdefault("reference", "")  # the reference was the old basis's
    changed = {name: value or None for name, value in wanted.items() if (value or None) != getattr(now, name)}
    columns = {OF_CASE[name]: value for name, value in changed.items()}
    if order.lead:
        lead = operators.named(act, order.lead)
        if lead.name != now.lead:
            columns["lead"], changed["lead"] = lead.id, lead.name
    if columns:
        former.keep(act, person, "case_file", cases.row_of(act, person), columns)
        cases.change(act, person, **columns)
    return changed
