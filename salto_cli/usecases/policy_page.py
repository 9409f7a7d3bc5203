"""A policy for a reader: each step of the judge, who must say yes, every basis, switch and closed list."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from itertools import groupby
from typing import Final

from salto_cli.consent.terms import Policy, Requirement, Rule, Statutory, Term
from salto_cli.i18n import N_, _, language
from salto_cli.models.policy import MatrixRow, Named, PolicyRead, Setting, Step

# What each step asks, the reasons it answers with (whose law is its law), and where the policy sets it.
STEPS: Final[tuple[tuple[str, tuple[str, ...], str], ...]] = (
    (
        N_("A statutory basis is claimed, or all that shows who it is has been left out"),
        ("BASIS_NOT_APPLICABLE", "ANONYMISED"),
        "basis, offence",
    ),
    (
        N_("The recipient is the person, at any age: yes, but nothing about others"),
        ("SELF",),
        "sector.self",
    ),
    (
        N_("Others' information is in it, and they have not said yes to that"),
        ("THIRD_PARTY",),
        "reason.THIRD_PARTY",
    ),
    (
        N_("It comes from a source that must release it first, and has not"),
        ("SOURCE_RESTRICTED",),
        "source",
    ),
    (N_("The address is protected"), ("ADDRESS_PROTECTED",), "protected_address"),
    (
        N_("The recipient is a private body: only some kinds of information"),
        ("CATEGORY_BLOCKED_FOR_PRIVATE",),
        "switches.private_allowed_categories",
    ),
    (
        N_("The recipient is a guardian: parental responsibility, danger, and what the youth has said"),
        ("PARENTAL_RESPONSIBILITY", "GUARDIAN_HARM", "HEALTH_WITHHELD"),
        "ages.guardian_consent_from, withheld",
    ),
    (N_("An adult with an appointed guardian has not validly consented"), ("LEGAL_REVIEW",), "ages.adult"),
    (
        N_("There is a care order, and the youth does not decide alone"),
        ("NEEDS_BARNEVERN_CARE",),
        "care_order",
    ),
    (N_("The youth keeps it from the guardians"), ("HEALTH_WITHHELD",), "withheld"),
    (
        N_("Who must say yes, and have they? A no first, then what is missing, last the only yes"),
        ("CONSENT_OK",),
        "matrix, ages, switches, renewal",
    ),
)
AGES: Final = {
    "adult": N_("from then on only the person's own yes counts"),
    "hearing_from": N_("from then on the child is heard where guardians alone decide"),
    "hearing_through": N_("the last age at which that is so"),
    "refusal_from": N_("from then on the person's own no always counts"),
    "joint_from": N_("from then on a yes given together with guardians counts"),
    "guardian_consent_from": N_("from then on guardians are told only with the youth's yes, or by need"),
}
SWITCHES: Final = {
    "joint_15_17": N_("where both are asked, the guardians are asked too until the age of majority"),
    "max_months": N_("the longest a consent can last, in months from the day it was said"),
    "expiry_inclusive": N_("the last day is a valid day"),
    "withdrawal_day_stop": N_("a withdrawal without a clock time stops its whole day"),
    "leap_birthday": N_("when someone born on 29 February has their birthday in other years"),
    "reconfirm_at_birthday": N_("a yes from before the age of deciding must be given anew"),
    "treat_other_bydel_as_separate": N_("a yes for one district is not a yes for another"),
    "nr5_leader": N_("a leader approves sharing for the giver's own tasks"),
    "fvl_version": N_("which Public Administration Act the answers cite"),
    "bl_version": N_("which Children Act the answers cite"),
    "private_allowed": N_("what a private body may be given"),
    "guardian_quorum": N_("how many guardians are asked: as the table says, one, or all"),
}
# The switch as it stands in the file, where that differs.
WRITTEN_AS: Final = {"private_allowed": "private_allowed_categories"}
FORMS: Final = {
    "written_required_categories": N_("a yes to these must be in writing"),
    "explicit_required_categories": N_("a yes to these must name them explicitly"),
}
DEMANDS: Final = {
    "facts": N_("facts"),
    "necessity": N_("necessity"),
    "proportionality": N_("proportionality"),
    "consent": N_("whether consent was sought"),
    "told": N_("whether the person was told"),
    "order": N_("the order"),
}


def page(policy: Policy) -> PolicyRead:
    """``policy`` for a reader, in the language in use."""
    spoken = language()
    return PolicyRead(
        version=policy.version,
        digest=policy.digest,
        steps=tuple(_steps(policy)),
        ages=tuple(
            Setting(f"ages.{each.name}", str(getattr(policy.ages, each.name)), _(AGES[each.name]))
            for each in fields(policy.ages)
        ),
        statutory=tuple(
            Named(basis.key, basis.label(spoken), policy.reasons[basis.reason].law, _demands(basis, policy))
            for basis in policy.bases.values()
        ),
        offences=tuple(Named(each.key, each.label(spoken), (each.law,)) for each in policy.offences.values()),
        bases=tuple(
            Named(
                basis.key, basis.label(spoken), basis.law, _covers(basis.categories, policy, basis.reference)
            )
            for basis in policy.keep.values()
        ),
        purposes=tuple(Named(term.key, term.label(spoken)) for term in policy.purposes.values()),
        categories=tuple(
            Named(each.key, each.label(spoken), (), _form(each.written, each.explicit))
            for each in policy.categories.values()
        ),
        themes=tuple(
            Named(each.key, each.label(spoken), (), policy.categories[each.category].label(spoken))
            for each in policy.themes.values()
        ),
        sectors=tuple(
            Named(each.key, each.label(spoken), (), _("private body") if each.private else "")
            for each in policy.sectors.values()
        ),
        switches=_switches(policy),
        choices=tuple(_choices(policy)),
        matrix=tuple(_matrix(policy)),
        reasons=tuple(
            Named(each.key, each.en if spoken == "en" else each.nb, each.law, each.decision)
            for each in policy.reasons.values()
        ),
    )


def _steps(policy: Policy) -> Iterable[Step]:
    for number, (says, reasons, where) in enumerate(STEPS, start=1):
        law = [paragraph for reason in reasons for paragraph in policy.reasons[reason].law]
        yield Step(number, _(says), tuple(dict.fromkeys(law)), where)


def _demands(basis: Statutory, policy: Policy) -> str:
    """To whom, about whom, and what must be recorded, in one sentence's parts."""
    parts = [_recipients(basis, policy)]
    if basis.below_age is not None:
        parts.append(_("the person is under {age}").format(age=basis.below_age))
    if basis.closed_offences:
        parts.append(_("a serious crime on the list that can still be averted"))
    if basis.except_sources:
        names = [_label(policy.sectors, key) for key in sorted(basis.except_sources)]
        parts.append(_("not what came from: {names}").format(names=", ".join(names)))
    if basis.leader:
        parts.append(_("a leader approves first"))
    recorded = [_(DEMANDS[each]) for each in (*basis.at_once, *basis.documents)]
    return "; ".join([*parts, _("recorded: {names}").format(names=", ".join(recorded))])


def _recipients(basis: Statutory, policy: Policy) -> str:
    lacking = [each.label(language()) for key, each in policy.sectors.items() if key not in basis.recipients]
    if not lacking:
        return _("to anyone necessary")
    if len(lacking) < len(basis.recipients):
        return _("to anyone but: {names}").format(names=", ".join(lacking))
    names = (each.label(language()) for key, each in policy.sectors.items() if key in basis.recipients)
    return _("to {names}").format(names=", ".join(names))


def _label(terms: Mapping[str, Term], key: str) -> str:
    return terms[key].label(language()) if key in terms else key


def _covers(categories: Iterable[str], policy: Policy, reference: bool) -> str:
    covered = set(categories)
    lacking = [each.label(language()) for each in policy.categories.values() if each.key not in covered]
    words = (
        _("covers all categories")
        if not lacking
        else _("does not cover: {names}").format(names=", ".join(lacking))
    )
    return f"{words}; {_('demands a reference')}" if reference else words


def _form(written: bool, explicit: bool) -> str:
    parts = [_("written") if written else "", _("explicit") if explicit else ""]
    return ", ".join(part for part in parts if part)


def _switches(policy: Policy) -> dict[str, str]:
    """Each switch and its value as it stands in the file."""
    return {each.name: _value(getattr(policy.switches, each.name)) for each in fields(policy.switches)}


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} = {value[key]}" for key in sorted(value))
    if isinstance(value, frozenset):
        return ", ".join(sorted(value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _choices(policy: Policy) -> Iterable[Setting]:
    """Each switch by its name in the file, its value, and what it does."""
    for name, value in _switches(policy).items():
        yield Setting(f"switches.{WRITTEN_AS.get(name, name)}", value, _(SWITCHES[name]))
    for name, says in FORMS.items():
        kind = name.partition("_")[0]
        of_form = [each.key for each in policy.categories.values() if getattr(each, kind)]
        yield Setting(f"switches.{name}", ", ".join(of_form), _(says))


def _matrix(policy: Policy) -> Iterable[MatrixRow]:
    """The matrix, with recipients of a category that follow the same rule on one row."""
    for category in policy.categories.values():
        rules = [
            (policy.rules[category.key, sector.key], sector.label(language()))
            for sector in policy.sectors.values()
            if sector.kind == "service"
        ]
        by_ages: dict[tuple[tuple[str, str], ...], list[tuple[Rule, str]]] = {}
        for rule, name in rules:
            by_ages.setdefault(tuple(_ages(rule).items()), []).append((rule, name))
        for ages, members in by_ages.items():
            names = tuple(name for _rule, name in members)
            law = tuple(dict.fromkeys(paragraph for rule, _name in members for paragraph in rule.law))
            yield MatrixRow(category.label(language()), names, dict(ages), law)


def _ages(rule: Rule) -> dict[str, str]:
    """Who must say yes, from each age at which that changes: ``{"0": "G1", "15": "Y"}``."""
    numbered = enumerate(_who(each) for each in rule.ages)
    return {str(next(run)[0]): who for who, run in groupby(numbered, key=lambda pair: pair[1])}


def _who(need: Requirement) -> str:
    guardians = {"none": "", "one": "G1", "all": "Gall"}[need.guardians]
    return "+".join(part for part in ("Y" if need.subject else "", guardians) if part)
