"""Reading the log, and proving it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final

from salto_cli.consent.forgetting import rules
from salto_cli.errors import Damaged, OlderStore, WrongState
from salto_cli.i18n import _
from salto_cli.models.audit import (
    AcceptRollback,
    ExportLog,
    Log,
    LogExported,
    ReadLog,
    Report,
    ReportOn,
    Review,
    ReviewLog,
    Seers,
    Verified,
    VerifyLog,
    WhoSaw,
)
from salto_cli.models.finding import AGAINST, CHECKPOINT, ERASED_LIST, OLD_KEYS, OLDER, PAGES, Finding
from salto_cli.models.publication import Made
from salto_cli.store import against, audit_check, audit_export, audit_review, keyset, opening, tombstone
from salto_cli.store import audit as acts
from salto_cli.store import operator as operators
from salto_cli.store.act import Act
from salto_cli.store.against import Head
from salto_cli.store.store import Store
from salto_cli.usecases import returned
from salto_cli.usecases.door import UseCase, asks, nothing, perform
from salto_cli.usecases.role import demand_unlogged

LOG: Final = "log"  # the period of the log, in the rules of forgetting


@asks(nothing)
def log(act: Act, order: ReadLog) -> Log:
    """The newest acts that fit; persons stand in it by code alone, so it is about no person."""
    found = acts.newest(
        act,
        person=acts.whose(act, order.person) if order.person else None,
        operator=operators.named(act, order.operator, once=True).id if order.operator else None,
        since=order.since,
        refused=order.refused,
        lookups=order.lookups,
        limit=order.limit + 1,
    )
    return Log(tuple(found[: order.limit]), order.person, len(found) > order.limit)


def verify(store: Store, order: VerifyLog) -> Verified:
    """Check the store in an act of its own; without one where it is so that nothing may be added to it.

    What was kept elsewhere is read first: a code with a typing error is told before anything is checked.
    """
    head = against.read(order.against, store.store_id) if order.against else None
    whole = True
    try:
        whole = audit_check.is_whole(store)
        found = perform(store, order, check)
    except (Damaged, OlderStore):
        with suppress(Damaged):  # where even that cannot be read, what is told names nobody
            demand_unlogged(store, order.command)
        found = replace(audit_check.check_unlogged(store, _log_kept()), copy=_copy(store))
    if not whole and Finding(PAGES) not in found.findings:
        found = audit_check.with_finding(found, Finding(PAGES))
    for finding in _beside(store) if found.acts else ():
        found = audit_check.with_finding(found, finding)
    return found if head is None else _held_against(store, found, head)


@asks(nothing)
def check(act: Act, order: VerifyLog) -> Verified:
    """Hold the log against itself and the state against the log, up to the act before this one."""
    return audit_check.check_before(act, everything=order.everything, kept=_log_kept())


def accept_rollback(store: Store, order: AcceptRollback) -> Verified:
    """Go on with a store that is older than when it was last seen, once it is whole in itself.

    Nothing is relaxed before it is certain that this is for the operator's role, nor where the act fails.
    Raises WrongRole, or WrongState where the store is not older.
    """
    demand_unlogged(store, order.command)
    if not isinstance(store.refusal, OlderStore):
        raise WrongState(
            _("the store is not older than when it was last seen"), _("check it with: salto audit verify")
        )
    found = audit_check.check_unlogged(store, _log_kept())
    if {each.what for each in found.findings} - {CHECKPOINT, OLDER}:
        return found
    with opening.as_it_is(store):
        perform(store, order, gone_on)
    return replace(found, whole=True, first=None, findings=(), accepted=True, copy=_copy(store))


def _copy(store: Store) -> str | None:
    """The folder of a store that is a copy beside another."""
    mark = store.high_water
    return str(store.place.folder) if mark and mark.beside else None


@asks(nothing)
def gone_on(act: Act, order: AcceptRollback) -> None:
    """Write down that an older store goes on, and why."""
    acts.note_going_on(act, order.reason)


def _beside(store: Store) -> Iterator[Finding]:
    """What is wrong with the key file and the list of the erased, which lie beside the database."""
    with store.told():
        if not keyset.is_newest(store.place.folder, store):
            yield Finding(OLD_KEYS)
        if store.step < tombstone.SINCE:
            return
        held = returned.look(store)
        if not (held.readable and held.complete):
            yield Finding(ERASED_LIST)
        yield from (Finding(ERASED_LIST, person=code) for code in held.doubtful)


def _log_kept() -> int:
    """How many months what old questions were about stays in the log."""
    return rules().periods[LOG].months


def _held_against(store: Store, found: Verified, head: Head) -> Verified:
    """Whether the head that was kept elsewhere is in this log."""
    with store.told():
        act = against.found_in(store, head)
    if act is None:
        return audit_check.with_finding(found, Finding(AGAINST, head.act))
    return replace(found, against=act)


@asks(nothing)
def who_saw(act: Act, order: WhoSaw) -> Seers:
    """Who has read, changed or put out something about one person; codes and colleagues, no content."""
    return Seers(order.person, tuple(audit_review.dealings(act, acts.whose(act, order.person))))


@asks(nothing)
def report(act: Act, order: ReportOn) -> Report:
    """What one colleague has done between two days."""
    found = operators.named(act, order.operator)
    return audit_review.report(act, found.id, found.name, order.since, order.until)


@asks(nothing)
def review(act: Act, order: ReviewLog) -> Review:
    """What someone should ask a colleague about."""
    return Review(order.since, tuple(audit_review.noticed(act, order.since)))


def export(store: Store, order: ExportLog) -> LogExported:
    """Write what the log has about one person to a new file, with proof; the file's digest is in the log."""
    signer, content = store.signer, list[bytes]()
    if signer is None:
        raise AssertionError("unreachable: a store is brought to the last step before an act is opened")

    def work(act: Act, _order: ExportLog) -> LogExported:
        person = acts.whose(act, order.person)
        made, count, last, code = audit_export.written(act, person, signer)
        content.append(made)
        act.saw("act", [person], count)
        return LogExported(order.person, count, last, code, order.out)

    return perform(store, order, UseCase(nothing, work), lambda _made: (Made(Path(order.out), content[-1]),))
