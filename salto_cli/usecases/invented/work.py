"""Half a year of work with one youth: the case, contacts and attempts, tasks, what a sheet begins with."""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from salto_cli.usecases.invented import services, texts
from salto_cli.usecases.invented.dice import Draft, Making
from salto_cli.usecases.invented.family import Child

HALF_A_YEAR: Final = 182  # days
# How often a youth is met in half a year: now and then, every week, several times a week.
PACE: Final = {(6, 15): 25, (20, 48): 48, (55, 105): 27}
KINDS: Final = {
    "talk": 34,
    "planned": 20,
    "attempt": 15,
    "help": 10,
    "guardian": 8,
    "service": 6,
    "escort": 5,
    "crisis": 2,
}
CHANNELS: Final = {
    "talk": ("met", "met", "message"),
    "planned": ("met",),
    "attempt": ("call", "call", "message", "visit"),
    "help": ("met", "online"),
    "guardian": ("call", "visit", "met"),
    "service": ("met", "online", "call"),
    "escort": ("met",),
    "crisis": ("call", "met"),
}
ARENAS: Final = ("street", "club", "office", "school", "mall", "park", "transport", "home", "event")
SOURCES: Final = {"own": 55, "subject": 32, "guardian": 8, "service": 5}
TOLD: Final = {"yes": 88, "no: ville stresset situasjonen": 4, None: 8}
TASK_SOURCES: Final = {"own": 60, "subject": 40}


def open_case(making: Making, draft: Draft, youth: Child) -> None:
    """The open case of a youth."""
    dice, basis = making.dice, draft.cases[youth.id]
    year = making.today.year
    purposes = ["follow_up", *dice.some(("school_attendance", "work_housing", "health_help"), 0, 1)]
    draft.add(
        "case_file",
        making.id(),
        person=youth.id,
        basis=basis,
        basis_reference=f"Vedtak {year}/{dice.randint(100, 999)}" if basis == "crime_prevention" else None,
        lead=youth.lead,
        lead_district="Gamle Oslo",
        coordinator=None,
        purposes=json.dumps(purposes),
        opened=making.ago(dice.randint(HALF_A_YEAR, 3 * HALF_A_YEAR)),
        responsible_operator=youth.lead,
        responsible_service=None,
    )


def contacts(
    making: Making, draft: Draft, youth: Child, siblings: Sequence[Child], themes: Mapping[str, str]
) -> None:
    """Contacts of half a year; ``themes`` are those that the case's basis covers, each with its category."""
    dice = making.dice
    least, most = dice.weighed(PACE)
    silent = dice.randint(15, 70) if dice.chance(0.13) else 1  # some have not been met for a while
    days = sorted(
        (dice.randint(silent, HALF_A_YEAR) for _each in range(dice.randint(least, most))), reverse=True
    )
    only_attempts = silent > 1 and dice.chance(0.5)
    for day in days:
        _contact(making, draft, youth, siblings, themes, day, dice.weighed(KINDS))
    for day in sorted(dice.sample(range(1, silent), 3), reverse=True) if only_attempts else ():
        _contact(making, draft, youth, (), themes, day, "attempt")


def _contact(
    making: Making,
    draft: Draft,
    youth: Child,
    siblings: Sequence[Child],
    themes: Mapping[str, str],
    day: int,
    kind: str,
) -> None:
    dice = making.dice
    about = dice.some(tuple(themes), 1, 2) if kind != "attempt" else []
    happened = making.moment(day) if dice.chance(0.85) else making.ago(day)
    late = dice.randint(1, min(day - 1, 4)) if day > 1 and dice.chance(0.06) else 0
    row = making.id()
    for each in (youth, *(siblings if dice.chance(0.1) else ())):
        draft.add(
            "contact_person",
            making.id(),
            contact=row,
            person=each.id,
            happened=happened,
            attempt=int(kind == "attempt"),
        )
    draft.add(
        "contact",
        row,
        number=making.number("contact"),
        happened=happened,
        typed=making.moment(day - late) if late else f"{happened[:10]}T22:15",
        by=youth.lead if dice.chance(0.7) else dice.choice(making.colleagues),
        kind=kind,
        channel=dice.choice(CHANNELS[kind]),
        arena=dice.choice(ARENAS) if kind in ("talk", "planned", "help") else None,
        themes=json.dumps(about),
        categories=json.dumps(list(dict.fromkeys(themes[each] for each in about))),
        source=dice.weighed(SOURCES) if about else "own",
        told=dice.weighed(TOLD) if about else None,
        own_words=dice.choice(texts.OWN_WORDS[about[0]]) if about and dice.chance(0.22) else None,
        note=_note(making, kind, about) if dice.chance(0.7) else None,
    )


def _note(making: Making, kind: str, about: Sequence[str]) -> str:
    dice = making.dice
    return " ".join([dice.choice(texts.OPENINGS[kind]), *(dice.choice(texts.ABOUT[each]) for each in about)])


def tasks(
    making: Making, draft: Draft, youth: Child, around: Sequence[str], categories: frozenset[str]
) -> None:
    """What is to be done, what is overdue, and what has been done; some of it agreed with a service."""
    dice = making.dice
    for _each in range(dice.weighed({0: 12, 1: 30, 2: 32, 3: 18, 4: 8})):
        overdue = dice.chance(0.22)
        due = dice.randint(1, 20) if overdue else -dice.randint(0, 35)
        _task(making, draft, youth, around, categories, due if dice.chance(0.92) else None, closed=None)
    for _each in range(dice.randint(1, 6)):
        done = dice.randint(1, HALF_A_YEAR - 10)
        _task(making, draft, youth, around, categories, done + dice.randint(-6, 4), closed=done)


def _task(
    making: Making,
    draft: Draft,
    youth: Child,
    around: Sequence[str],
    categories: frozenset[str],
    due: int | None,
    *,
    closed: int | None,
) -> None:
    dice = making.dice
    service = dice.choice(around) if dice.chance(0.55) else None
    fitting = [each for each in (services.KNOWS[service] if service else texts.TASKS) if each in categories]
    if not fitting:
        service, fitting = None, ["identity"]
    category = dice.choice(fitting)
    created = (closed if closed is not None else max(due or 0, 0)) + dice.randint(2, 9)
    draft.add(
        "task",
        making.id(),
        number=making.number("task"),
        person=youth.id,
        kind="task",
        text=dice.choice(texts.TASKS[category]),
        category=category,
        service=service,
        owner=youth.lead if dice.chance(0.8) else dice.choice(making.colleagues),
        due=None if due is None else making.ago(due),
        created=making.moment(created),
        source=dice.weighed(TASK_SOURCES),
        closed=None if closed is None else making.moment(closed),
        outcome=None if closed is None else dice.choice(texts.OUTCOMES),
    )


def traits(making: Making, draft: Draft, youth: Child, categories: frozenset[str]) -> None:
    """Strengths, wishes, how to reach someone safely, places to avoid, and what a service is asked."""
    dice = making.dice
    drawn: list[tuple[str, str, str]] = []
    for kind, among, most in (
        ("strength", texts.STRENGTHS, 3),
        ("wish", texts.WISHES, 2),
        ("question", texts.QUESTIONS, 1),
    ):
        known = [category for category in among if category in categories]
        drawn += [(kind, each, dice.choice(among[each])) for each in dice.some(known, 0, most)]
    for kind, lines, share in (
        ("safe_contact", texts.SAFE_CONTACT, 0.6),
        ("safe_place", texts.SAFE_PLACES, 0.3),
        ("unsafe_place", texts.UNSAFE_PLACES, 0.25),
    ):
        if dice.chance(share):
            drawn.append((kind, "identity", dice.choice(lines)))
    for number, (kind, category, text) in enumerate(drawn, start=1):
        _trait(making, draft, youth, number, kind, category, text)


def _trait(
    making: Making, draft: Draft, youth: Child, number: int, kind: str, category: str, text: str
) -> None:
    since = making.ago(making.dice.randint(5, HALF_A_YEAR))
    draft.add(
        "trait",
        making.id(),
        person=youth.id,
        number=number,
        kind=kind,
        category=category,
        text=text,
        said=since if kind == "wish" else None,
        source="subject" if kind == "wish" else "own",
        since=since,
    )
