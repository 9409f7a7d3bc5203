"""The policy: tested on a table, compared with another, and put in place of the one shipped."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from salto_cli.consent.judge import may_share
from salto_cli.consent.policy import (
    SHIPPED,
    Policy,
    digest_of,
    in_force,
    load,
    marked,
    parse,
    put_in_force,
    read,
    shipped,
    text_of,
)
from salto_cli.consent.scenario import read_table, run_table, with_purposes
from salto_cli.errors import Unacceptable, Usage
from salto_cli.i18n import _
from salto_cli.models.consent import Answer
from salto_cli.models.policy import (
    Change,
    DiffPolicy,
    PolicyDiffed,
    PolicyRead,
    PolicyTested,
    PolicyUsed,
    ReadPolicy,
    TryTable,
    UsePolicy,
)
from salto_cli.models.question import FILE, Keep, Questions
from salto_cli.store import facts, leaving
from salto_cli.store import person as persons
from salto_cli.store import policy as policies
from salto_cli.store import service as services
from salto_cli.store.act import Act
from salto_cli.usecases import sharing
from salto_cli.usecases.door import asks, nothing
from salto_cli.usecases.policy_page import page

__all__ = ["SHIPPED", "text_of"]  # the floor above reads a file with it, before the act opens

# What records refer to by key. A policy may add to these lists; without one of them, a record would be lost.
CLOSED_LISTS: Final = ("categories", "sectors", "purposes", "themes", "keep", "bases", "voices")
SCENARIOS: Final = SHIPPED.with_name("scenarios.csv")
Changed = defaultdict[tuple[str, str, str, str], list[str]]


def read_out(path: Path | None = None) -> PolicyRead:
    """The policy in ``path``, or the one shipped, for a reader. Raises Unacceptable for a broken file."""
    return page(load(path) if path else shipped())


@asks(nothing)
def read_in_place(_act: Act, _order: ReadPolicy) -> PolicyRead:
    """The policy in place in this store, for a reader."""
    return page(in_force())


def test(lines: Iterable[str], path: Path | None = None) -> PolicyTested:
    """Run the scenarios of a table (CSV) through the judge that every command uses.

    Raises Unacceptable where the table or the policy is malformed.
    """
    policy = load(path) if path else shipped()
    result = run_table(lines, policy)
    return PolicyTested(result.cases, result.passed, result.failed)


@asks(nothing)
def test_in_place(_act: Act, order: TryTable) -> PolicyTested:
    """Run a table through the policy in place."""
    result = run_table(order.lines, in_force())
    return PolicyTested(result.cases, result.passed, result.failed)


def lines_of(table: Path) -> list[str]:
    """The lines of a table of scenarios. Raises Usage where it cannot be read."""
    try:
        return table.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise Usage(_("the table cannot be read"), _("give the path of a CSV file in UTF-8")) from None


# --- putting one in place -------------------------------------------------------------------------------


@asks(nothing)
def use(act: Act, order: UsePolicy) -> PolicyUsed:
    """Judge by this policy from the next act on; it is kept in the store, sealed with this act.

    Raises Unacceptable, naming the line, for one that is broken or incomplete, or lacks a word that records
    use.
    """
    before = policies.in_place(act)
    if order.text is None:
        policy = shipped()
        policies.put(act, policy.version, digest_of(""), None)
        put_in_force(shipped)
    else:
        policy = _own(order.text)
        policies.put(act, policy.version, policy.digest, (order.text, json.dumps(parse(order.text))))
        put_in_force(lambda: policy)
    return PolicyUsed(policy.version, policy.digest, order.text is not None, before)


def _own(text: str) -> Policy:
    """A municipality's policy, whole. Raises Unacceptable."""
    policy = marked(read(text), digest_of(text))
    for name in CLOSED_LISTS:
        known: Mapping[str, object] = getattr(shipped(), name)
        for key in known:
            if key not in getattr(policy, name):
                raise Unacceptable(
                    _("the policy lacks a word that records use: {key}").format(key=key),
                    _("keep every word of the shipped lists; you may add others"),
                )
    return policy


# --- comparing two --------------------------------------------------------------------------------------


def _everyone_with_a_case(act: Act, _order: DiffPolicy) -> Questions:
    """What someone's answers are, and to whom, is of their file, also where only a code stands for them."""
    return [Keep(tuple(leaving.with_open_case(act)), FILE, required=False)]


@asks(_everyone_with_a_case)
def diff(act: Act, order: DiffPolicy) -> PolicyDiffed:
    """Which scenarios, and which of today's answers, would come out otherwise under the other policy."""
    now, other = in_force(), _own(order.text)
    scenarios = tuple(read_table(order.scenarios, now))
    tried = Changed(list)
    ours, theirs = with_purposes(now, scenarios), with_purposes(other, scenarios)
    for each in scenarios:
        _note(tried, each.id, may_share(each.facts, each.ask, ours), may_share(each.facts, each.ask, theirs))
    asked, real = 0, Changed(list)
    for which, before, after in _answers(act, now, other):
        asked += 1
        _note(real, which, before, after)
    return PolicyDiffed(
        now.name, other.name, len(scenarios), _counted(tried, order), asked, _counted(real, order)
    )


def _answers(act: Act, now: Policy, other: Policy) -> Iterator[tuple[str, Answer, Answer]]:
    """Today's answers under both: every case that may be read, each service that its statements name."""
    today = date.fromisoformat(act.day)
    known = {each.id: each for each in services.all_of(act)}
    readable = persons.named(act)
    for person in sorted(readable, key=lambda each: readable[each].code):
        about = facts.of(act, person, today)
        spoken_of = {to for each in about.statements for to in _services(each.services, each.pairs)}
        for service in sorted(spoken_of & known.keys()):
            share = sharing.asks_for(act, person, known[service], today, now.categories)
            for ask in share.asks:
                which = f"{sharing.whole(act, person)} {service} {ask.category}"
                yield which, may_share(about, ask, now), may_share(about, ask, other)


def _services(named: Iterable[str], pairs: Iterable[tuple[str, str]] | None) -> set[str]:
    return {*named, *(service for service, _category in pairs or ())}


def _note(changed: Changed, which: str, before: Answer, after: Answer) -> None:
    if (before.decision, before.reason) != (after.decision, after.reason):
        changed[before.decision, before.reason, after.decision, after.reason].append(which)


def _counted(changed: Changed, order: DiffPolicy) -> tuple[Change, ...]:
    """The changes, the most frequent first; codes only where they were asked for."""
    counted = (
        Change(*key, count=len(which), which=tuple(which) if order.listed else ())
        for key, which in changed.items()
    )
    return tuple(sorted(counted, key=lambda each: -each.count))
