"""Tables of scenarios: a lawyer's questions with the answers they expect, run through the judge.

A table is CSV with the columns id, date, subject_birth_date, category, recipient_sector, consents, expected
and reason_key; other columns are for the reader. Services are named by their sector, and a table may name
purposes of its own: both belong to the table, not to the policy. docs/consent.md describes the format.
"""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace

from salto_cli.consent.judge import may_share
from salto_cli.consent.segments import Segment, moment, segments, statement
from salto_cli.consent.terms import Policy, Term
from salto_cli.errors import Unacceptable
from salto_cli.frozen import frozen
from salto_cli.i18n import _
from salto_cli.models.consent import (
    Ask,
    Ground,
    Mismatch,
    Moment,
    Origin,
    Period,
    PersonFacts,
    PersonKey,
    TableResult,
)

COLUMNS = (
    "id",
    "date",
    "subject_birth_date",
    "category",
    "recipient_sector",
    "consents",
    "expected",
    "reason_key",
)


@frozen
class Scenario:
    """One row: a question over facts, and the decision and reason that are expected."""

    id: str
    facts: PersonFacts
    ask: Ask
    expected: str
    reason: str


def run_table(lines: Iterable[str], policy: Policy) -> TableResult:
    """Judge every scenario of the table in ``lines`` and say which answers differ.

    Raises:
        Unacceptable: a column is missing, or a row cannot be read; it is named by its id.
    """
    scenarios = tuple(read_table(lines, policy))
    if not scenarios:
        raise Unacceptable(_("the table has no rows"), _("give a table with at least one scenario"))
    policy = with_purposes(policy, scenarios)
    failed = []
    for scenario in scenarios:
        got = may_share(scenario.facts, scenario.ask, policy)
        if (got.decision, got.reason) != (scenario.expected, scenario.reason):
            failed.append(Mismatch(scenario.id, scenario.expected, scenario.reason, got.decision, got.reason))
    return TableResult(len(scenarios), len(scenarios) - len(failed), tuple(failed))


def with_purposes(policy: Policy, scenarios: Iterable[Scenario]) -> Policy:
    """The policy with the purposes that the table asks about."""
    asked = {scenario.ask.purpose for scenario in scenarios if scenario.ask.purpose is not None}
    own = {name: Term(key=name, nb=name, en=name) for name in asked - policy.purposes.keys()}
    return replace(policy, purposes={**policy.purposes, **own}) if own else policy


def read_table(lines: Iterable[str], policy: Policy) -> Iterator[Scenario]:
    """The scenarios of a CSV table. Raises as ``run_table`` does."""
    for row in _rows(lines):
        try:
            yield read_scenario(row, policy)
        except ValueError as trouble:
            raise Unacceptable(
                _("row {id} cannot be read: {trouble}").format(id=row["id"], trouble=trouble),
                _("docs/consent.md describes the table"),
            ) from trouble


def _rows(lines: Iterable[str]) -> Iterator[dict[str, str]]:
    rows = csv.DictReader(lines)
    try:
        missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
        if missing:
            raise Unacceptable(
                _("the table lacks these columns: {columns}").format(columns=", ".join(missing)),
                _("the first line must name the columns"),
            )
        for row in rows:
            yield {name: (row[name] or "").strip() for name in COLUMNS}
    except csv.Error as trouble:
        raise Unacceptable(
            _("line {line} of the table is not CSV").format(line=rows.line_num + 1),  # it counts those read
            _("docs/consent.md describes the table"),
        ) from trouble


def read_scenario(row: dict[str, str], policy: Policy) -> Scenario:
    """One row of the table, its columns by name.

    Raises:
        ValueError: a field does not follow the format; the text says which.
    """
    context, said = segments(row["consents"])
    asked = moment("date", row["date"])
    with context:
        facts = _facts(context, row["subject_birth_date"], asked, policy)
        ask = _ask(context, row, asked)
    statements = tuple(statement(segment, order) for order, segment in enumerate(said))
    return Scenario(row["id"], replace(facts, statements=statements), ask, row["expected"], row["reason_key"])


def _facts(context: Segment, birth_date: str, asked: Moment, policy: Policy) -> PersonFacts:
    known = context.has("roster")
    roster = context.names("roster", "+")
    harm = context.word("harm") or "n"
    withheld = context.word("withheld") or "n"
    return PersonFacts(
        birth_date=moment("subject_birth_date", birth_date).day,
        roster=roster if known else None,
        proxies=_proxies(context),
        harmful=frozenset(_named(harm, (context.peek("to"),))),
        withheld=frozenset(_named(withheld, policy.withheld.categories)),
        care_order=Period() if context.flag("care_order") else None,
        adult_verge=context.flag("adult_verge"),
        graded_address=context.flag("address_block"),
        heard=asked.day if context.flag("heard") else None,
    )


def _named(value: str, meant_by_yes: Iterable[str]) -> tuple[str, ...]:
    """``y`` means the obvious ones, ``n`` nobody; otherwise they are named, with a plus between them."""
    if value in ("y", "n"):
        return tuple(meant_by_yes) if value == "y" else ()
    return tuple(value.split("+"))


def _proxies(context: Segment) -> frozenset[tuple[PersonKey, PersonKey]]:
    pairs = [pair.partition("<") for pair in context.names("proxy", "+")]
    if not all(arrow for _holder, arrow, _giver in pairs):
        raise ValueError(_("{key}: must be pairs such as G1<G2").format(key="proxy"))
    return frozenset((holder, giver) for holder, _arrow, giver in pairs)


def _ask(context: Segment, row: dict[str, str], asked: Moment) -> Ask:
    third_party = context.word("third_party") or "n"
    return Ask(
        sector=row["recipient_sector"],
        service=row["recipient_sector"],
        category=row["category"],
        moment=asked,
        unit=context.word("unit"),
        guardian=context.word("to") or "",
        purpose=context.word("purpose"),
        necessary=context.flag("necessary_pr"),
        origin=Origin(
            source=context.word("source"),
            released=context.flag("released"),
            third_party=third_party != "n",
            cleared=context.flag("third_party_ok"),
        ),
        ground=_ground(context),
        anonymised=context.flag("anonymised") if context.has("anonymised") else None,
        reidentifiable=context.flag("reidentifiable"),
    )


def _ground(context: Segment) -> Ground | None:
    ground = Ground(
        basis=context.word("basis") or "",
        offence=context.word("offence"),
        avertable=context.flag("avertable", absent=True),
        threshold_met=context.flag("threshold", absent=True),
        documented=context.flag("doc"),
        leader_approved=context.flag("leader"),
        urgent=context.flag("urgent"),
    )
    return ground if ground.basis else None
