"""Reading the policy out, and testing it on a table of scenarios. Needs no store and touches no person."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from itertools import groupby
from pathlib import Path

from salto_cli.consent.policy import load, shipped
from salto_cli.consent.scenario import run_table
from salto_cli.consent.terms import Policy, Requirement, Rule, Term
from salto_cli.errors import Usage
from salto_cli.i18n import _, language
from salto_cli.models.policy import MatrixRow, Named, PolicyRead, PolicyTested


def read_out(path: Path | None = None) -> PolicyRead:
    """The policy in ``path``, or the one in force, for a reader. Raises Unacceptable for a broken file."""
    policy = load(path) if path else shipped()
    return PolicyRead(
        policy.version,
        tuple(
            Named(
                basis.key,
                basis.label(language()),
                basis.law,
                _covers(basis.categories, policy, basis.reference),
            )
            for basis in policy.keep.values()
        ),
        _named(policy.purposes),
        tuple(
            Named(each.key, each.label(language()), (), _form(each.written, each.explicit))
            for each in policy.categories.values()
        ),
        tuple(
            Named(each.key, each.label(language()), (), policy.categories[each.category].label(language()))
            for each in policy.themes.values()
        ),
        tuple(
            Named(each.key, each.label(language()), (), _("private body") if each.private else "")
            for each in policy.sectors.values()
        ),
        _switches(policy),
        tuple(_matrix(policy)),
    )


def test(table: Path, path: Path | None = None) -> PolicyTested:
    """Run the scenarios in ``table`` (CSV) through the judge that every command uses.

    Raises Usage where the table cannot be read, Unacceptable where it or the policy is malformed.
    """
    policy = load(path) if path else shipped()
    try:
        lines = table.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise Usage(_("the table cannot be read"), _("give the path of a CSV file in UTF-8")) from None
    result = run_table(lines, policy)
    return PolicyTested(result.cases, result.passed, result.failed)


def _named(terms: Mapping[str, Term]) -> tuple[Named, ...]:
    return tuple(Named(term.key, term.label(language())) for term in terms.values())


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
    shown: dict[str, str] = {}
    for each in fields(policy.switches):
        value = getattr(policy.switches, each.name)
        if isinstance(value, Mapping):
            shown[each.name] = ", ".join(f"{key} = {value[key]}" for key in sorted(value))
        elif isinstance(value, frozenset):
            shown[each.name] = ", ".join(sorted(value))
        else:
            shown[each.name] = str(value).lower() if isinstance(value, bool) else str(value)
    return shown


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
