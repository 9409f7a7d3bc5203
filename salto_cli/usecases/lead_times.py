"""How near a deadline is: by the lead times of its kind, as they are in this store.

Red is inside the last lead time without confirmation; near is inside an earlier one. What is ours to do has
nothing to confirm, and is red until it is done.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from salto_cli.models.day import days_on
from salto_cli.models.deadline import CONFIRMED, ENDED, LATER, NEAR, RED, Deadline
from salto_cli.models.deadline_kind import KINDS, near_through, reach, red_through
from salto_cli.models.settings import Settings
from salto_cli.models.task import Task
from salto_cli.store import deadline as deadlines
from salto_cli.store.act import Act
from salto_cli.store.today import Found
from salto_cli.usecases import settings


def red(act: Act, whose: int | None) -> list[Found]:
    """Open deadlines that are red today, the first first; ``state`` is the kind. ``whose`` is a colleague who
    owns them or is deputy, None everyone."""
    return deadlines.waiting(act, whose, _red(settings.of(act), act.day))


def near(act: Act, whose: int | None) -> list[Found]:
    """Open deadlines inside a lead time that nobody has confirmed, and that are not red yet."""
    is_red = {each.number for each in red(act, whose)}
    found = deadlines.waiting(act, whose, _near(settings.of(act), act.day))
    return [each for each in found if each.number not in is_red]


def furthest_red(act: Act) -> str:
    """The last day on which a deadline of any kind can be red today."""
    return max(_red(settings.of(act), act.day).values())


def seen_to(act: Act, whose: int | None) -> list[Found]:
    """Open deadlines of today and the next working day, or of one that has been, which are confirmed."""
    return deadlines.seen_to(act, whose, dict.fromkeys(KINDS, reach(act.day, 1)))


def unverified(act: Act, whose: int | None) -> list[Found]:
    """Open deadlines whose day moves so often that it is to be made sure of again."""
    return deadlines.unverified(act, whose, _verified_since(settings.of(act), act.day))


def seen(act: Act, tasks: Iterable[Task]) -> tuple[Task, ...]:
    """The tasks, with how each deadline among them stands today."""
    known = settings.of(act)
    at = (_red(known, act.day), _near(known, act.day), _verified_since(known, act.day))
    return tuple(
        replace(each, deadline=_standing(each, each.deadline, act.day, *at)) if each.deadline else each
        for each in tasks
    )


def _standing(
    task: Task,
    deadline: Deadline,
    day: str,
    red: Mapping[str, str],
    near: Mapping[str, str],
    since: Mapping[str, str],
) -> Deadline:
    due, kind = task.due or day, KINDS.get(task.kind)
    old = task.closed is None and due >= day and deadline.verified < since.get(task.kind, "")
    return replace(
        deadline,
        state=_state(task, deadline, due, red.get(task.kind, day), near.get(task.kind, day)),
        ours=kind is not None and not kind.youth,
        unverified=old,
    )


def _state(task: Task, deadline: Deadline, due: str, red: str, near: str) -> str:
    if task.closed:
        return ENDED
    if deadline.confirmed:
        return CONFIRMED
    return RED if due <= red else NEAR if due <= near else LATER


def _red(known: Settings, day: str) -> Mapping[str, str]:
    return {kind: red_through(day, known.numbers(f"deadline.{kind}.leads")) for kind in KINDS}


def _near(known: Settings, day: str) -> Mapping[str, str]:
    return {kind: near_through(day, known.numbers(f"deadline.{kind}.leads")) for kind in KINDS}


def _verified_since(known: Settings, day: str) -> Mapping[str, str]:
    """The first day on which a date may have been made sure of, for the kinds that demand it again."""
    return {
        kind: days_on(day, -known.number(f"deadline.{kind}.verified_within"))
        for kind, each in KINDS.items()
        if each.reverify
    }
