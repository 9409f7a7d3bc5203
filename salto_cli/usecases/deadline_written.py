"""What is written about a deadline from now on: whom it names, and who has said its day."""

from salto_cli.consent.policy import in_force
from salto_cli.errors import Unacceptable
from salto_cli.i18n import _, language
from salto_cli.models import day
from salto_cli.models.deadline import (
    KEPT,
    CloseDeadline,
    ConfirmDeadline,
    HandOver,
    MoveDeadline,
    StopSeries,
    VerifyDeadline,
)
from salto_cli.models.deadline_source import POLICE, source_in
from salto_cli.models.task import Task
from salto_cli.models.words import WORDS
from salto_cli.store import task as tasks
from salto_cli.store.act import Act
from salto_cli.usecases import mention, words

Named = ConfirmDeadline | VerifyDeadline | MoveDeadline | CloseDeadline | StopSeries | HandOver


def named_in(act: Act, person: int, order: Named) -> tuple[int, ...]:
    """The ids of the others whom what is written now about a deadline of the person names."""
    return mention.named_by(act, [person], _written(order))


def _written(order: Named) -> tuple[str | None, ...]:
    match order:
        case MoveDeadline():
            return order.place, order.why
        case CloseDeadline():
            return order.remark, order.next
        case ConfirmDeadline():
            return (order.words,)
        case _:
            return ()


def names_too(act: Act, row: int, person: int, place: str | None) -> None:
    """Keep with a deadline whom its new place names: where it goes, the place goes."""
    if named := mention.named_by(act, [person], [place]):
        tasks.name_too(act, row, named)


def said_now(act: Act, row: int, said: str | None, released: bool = False) -> None:
    """Let a deadline come from whoever has now said its day, and be released where that is said.

    What the police said before is still theirs; and what they say anew they must release anew.
    """
    was, free = tasks.source_of(act, row)
    source = was if said is None or was == POLICE else source_in(said)
    anew = source != was or (said is not None and source_in(said) == POLICE)
    now = (source, released or (free and not anew))
    if now != (was, free):
        tasks.said_by(act, row, *now)


def unreleased(act: Act, row: int) -> str | None:
    """The source of a task, a key, where that keeps it from leaving until it has been released."""
    source, released = tasks.source_of(act, row)
    return source if source in in_force().restricted_sources and not released else None


def outcome_said(said: str | None) -> str:
    """The key of the outcome that was typed. Raises Unacceptable where it is none: none ends without."""
    known = WORDS["deadline_outcome"]
    found = words.key("deadline_outcome", said) if said else None
    if found is None:
        raise Unacceptable(
            _("a deadline is closed with an outcome from the list"),
            _("give --outcome, one of: {words}; if it has another day: salto task move").format(
                words=", ".join(each.also[0] if language() == "nb" else each.key for each in known)
            ),
        )
    return found


def refuse_early(act: Act, found: Task, outcome: str) -> None:
    """Refuse to say of a day to come that it was kept: nobody would be reminded of it any more.

    What is ours to do may be done before its day. A missed one leaves a task, so that somebody is reminded.
    """
    assert found.deadline and found.due, "a deadline has a day"
    if outcome == KEPT and found.due > act.day and not found.deadline.ours:
        raise Unacceptable(
            _("{code} is on {day}: nobody can have kept it yet").format(
                code=found.code, day=day.short(found.due)
            ),
            _('if the day was another, move it first: salto task move {code} --due DAY --why "…"').format(
                code=found.code
            ),
        )
