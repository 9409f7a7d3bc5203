"""Choosing what a code stands for: the contacts, consents … that one may see, the newest first; of tasks what
is due first stands first, and what has no day last, as where they are listed.

Nobody knows codes by heart. Each list is read by the order that shows it, so that it is judged and logged as
ever; what belongs to one person is chosen once that person has been. Whoever knows a code types it instead.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from salto_cli.commands import prompt
from salto_cli.errors import NoBasis, NotFound, Usage
from salto_cli.i18n import _
from salto_cli.models import day
from salto_cli.models.words import Word, word

if TYPE_CHECKING:
    from salto_cli.commands.desk import Desk
    from salto_cli.models.statement import Statement, Statements
    from salto_cli.models.task import Task

Line = tuple[str, str, str]  # when it came to be, for the order of the list; its code; what it is
ANOTHER: Final = "another"
INCIDENT: Final = "incident"
MOST_WORDS: Final = 60  # signs of a text that are shown in a list


def chosen(desk: "Desk", of: str, label: str, *, typed: str = "", back: bool = False) -> str:
    """The code that is chosen from the list ``of``, or typed where it is not there, or where there is none.

    ``of`` is a key of ``LISTS``; the code of a person: then what was noted about them; or the number of an
    incident: then its steps. Raises Back.
    """
    told = _told(desk, of, back)
    whole = of == INCIDENT or of.isdigit()  # nothing of the kind is anywhere else
    return among(desk, told, label, typed, back, whole=whole)


def chosen_several(
    desk: "Desk", of: str, label: str, *, typed: Sequence[str] = (), back: bool = False
) -> list[str]:
    """As ``chosen``, of which any may be marked; where the list is empty they are typed, commas between."""
    words = [Word(code, shown, shown) for code, shown in _told(desk, of, back)]
    if words:
        return prompt.choose_several(label, words, typed, back=back, plain=desk.options.plain)
    said = prompt.line(label, default=", ".join(typed), back=back)
    return [each.strip() for each in said.split(",") if each.strip()]


def among(
    desk: "Desk",
    lines: Iterable[tuple[str, str]],
    label: str,
    typed: str = "",
    back: bool = False,
    *,
    whole: bool = False,
) -> str:
    """The code that is chosen among ``lines``, each a code and how it is shown; or one that is typed.

    ``whole``: there are no others, so that none can be typed.
    """
    words = [Word(code, shown, shown) for code, shown in lines]
    if not words:
        return prompt.line(label, default=typed, back=back)
    if whole:
        return str(prompt.choose(label, words, default=typed, back=back, plain=desk.options.plain))
    words.append(Word(ANOTHER, _("another: type its code"), _("another: type its code")))
    code = prompt.choose(label, words, default=typed, back=back, plain=desk.options.plain)
    return prompt.line(label, back=back) if code in {None, ANOTHER} else str(code)


def meant(desk: "Desk", said: str | None, of: str, label: str, parameter: str) -> str:
    """What was ``said``, or else is chosen. Raises Usage in a script: ``parameter`` is missing."""
    if said is not None:
        return said
    if desk.interactive:
        return chosen(desk, of, label)
    from salto_cli.commands.lazy import as_typed

    called, example = as_typed(parameter) or (parameter, "")
    raise Usage(_("{option} is missing").format(option=called), _("as in {example}").format(example=example))


def _told(desk: "Desk", of: str, back: bool) -> list[tuple[str, str]]:
    """Each code of a list and how it is shown, the newest first; steps and what is due in their order."""
    if of.isdigit():
        return list(_steps(desk, int(of)))
    told = list(_lines(desk, of, back))
    if of not in BY_DUE_DAY:
        told.sort(key=lambda line: line[:2], reverse=True)
    return [(code, f"{code}  {what}") for _when, code, what in told]


def _lines(desk: "Desk", of: str, back: bool) -> Iterable[Line]:
    if of in LISTS:
        return LISTS[of](desk)
    if of in OF_PERSON:
        return OF_PERSON[of](desk, _person(desk, back))
    return _noted(desk, of)


def _person(desk: "Desk", back: bool) -> str:
    from salto_cli.commands.picker import pick
    from salto_cli.commands.whom import person

    return person(desk, pick(desk, _("Person"), back=back)[0])


# --- of everyone --------------------------------------------------------------------------------------------


def _tasks(desk: "Desk") -> Iterable[Line]:
    return [_task(each) for each in _open(desk)]


def _deadlines(desk: "Desk") -> Iterable[Line]:
    return [_task(each) for each in _open(desk) if each.deadline]


def _open(desk: "Desk") -> "tuple[Task, ...]":
    from salto_cli.models.task import ListTasks
    from salto_cli.usecases import task as tasks

    return desk.do(ListTasks(), tasks.show).tasks


def _task(each: "Task") -> Line:
    due = _("by {day}").format(day=day.short(each.due)) if each.due else _("no date")
    return each.created, each.code, f"{short(each.says)} · {each.person.name} · {due}"


def _promises(desk: "Desk") -> Iterable[Line]:
    from salto_cli.models.promise import ListPromises
    from salto_cli.usecases import promise as promises

    return [_task(each.task) for each in desk.do(ListPromises(all=True), promises.show).promises]


def _handovers(desk: "Desk") -> Iterable[Line]:
    return [line for line, is_open in _all_handovers(desk) if is_open]


def _past_handovers(desk: "Desk") -> Iterable[Line]:
    return [line for line, _is_open in _all_handovers(desk)]


def _all_handovers(desk: "Desk") -> Iterable[tuple[Line, bool]]:
    from salto_cli.models.handover import ListHandovers
    from salto_cli.usecases import handover as handovers

    open_ = {each.code for each in desk.do(ListHandovers(open=True), handovers.list_all).handovers}
    for each in desk.do(ListHandovers(), handovers.list_all).handovers:
        state = word("handover", each.state).label
        yield (each.begun, each.code, f"{each.person.name} · {each.to.name} · {state}"), each.code in open_


def _warnings(desk: "Desk") -> Iterable[Line]:
    from salto_cli.models.warning import ListWarnings
    from salto_cli.usecases import warning as warnings

    found = desk.do(ListWarnings(all=True), warnings.show).warnings
    return [(each.since, each.code, f"{short(each.text)} · {each.person.name}") for each in found]


def _sheets(desk: "Desk") -> Iterable[Line]:
    from salto_cli.models.sheet import ListSheets
    from salto_cli.usecases import sheet as sheets

    found = [each.sheet for each in desk.do(ListSheets(), sheets.list_all).sheets]
    return [
        (each.day, each.sheet, f"{each.person.name} · {each.name} · {day.short(each.day)}") for each in found
    ]


def _undocumented(desk: "Desk") -> Iterable[Line]:
    from salto_cli.models.giving import ListWaiting
    from salto_cli.usecases import ground as grounds

    for each in desk.do(ListWaiting(), grounds.waiting).givings:
        yield each.since, each.code, f"{each.person.name} · {day.short(each.since)}"


def _incidents(desk: "Desk") -> Iterable[Line]:
    from salto_cli.models.incident import ListIncidents
    from salto_cli.usecases import incident as incidents

    for each in desk.do(ListIncidents(), incidents.list_all).incidents:
        state = _("closed") if each.closed else _("open")
        what = (word("incident", each.kind).label, day.spoken(each.known), state)
        yield each.started, str(each.number), " · ".join(what)


def _steps(desk: "Desk", incident: int) -> Iterable[tuple[str, str]]:
    """What is still to be done in one incident, by its number."""
    from salto_cli.models.incident import ListIncidents
    from salto_cli.usecases import incident as incidents

    for each in desk.do(ListIncidents(), incidents.list_all).incidents:
        if each.number == incident:
            yield from ((str(step.n), f"{step.n}  {step.text}") for step in each.steps if not step.done)


# --- of one person ------------------------------------------------------------------------------------------


def _contacts(desk: "Desk", person: str) -> Iterable[Line]:
    from salto_cli.models.contact import ListContacts
    from salto_cli.usecases import contact as contacts

    for each in desk.do(ListContacts(person), contacts.show).contacts:
        what = [day.spoken(each.happened), word("kind", each.kind).label, short(each.note or "")]
        yield each.happened, each.code, " · ".join(filter(None, what))


def _noted(desk: "Desk", person: str) -> Iterable[Line]:
    from salto_cli.models.task import ListTasks
    from salto_cli.usecases import task as tasks

    theirs = desk.do(ListTasks(person), tasks.show).tasks
    return [*_contacts(desk, person), *(_task(each) for each in theirs)]


def _consents(desk: "Desk", person: str) -> Iterable[Line]:
    return _statements(desk, person, withdrawn=False)


def _withdrawn(desk: "Desk", person: str) -> Iterable[Line]:
    return _statements(desk, person, withdrawn=True)


def _statements(desk: "Desk", person: str, *, withdrawn: bool) -> list[Line]:
    """Consents of one person, or those that a guardian gave. Raises NotFound where they gave none."""
    told, children = [], []
    for found, giver in _said(desk, person):
        told += [
            _statement(each, found, giver)
            for each in found.statements
            if giver in {None, each.giver} and each.verdict == "grant"
            if (each.withdrawn is not None) == withdrawn
        ]
        children += [found.person.code] if giver else []
    if children and not told:
        listed = ", ".join(f"salto consents {each}" for each in children)
        raise NotFound(
            _("none of the consents in this list is this guardian's"),
            _("look with: {command}").format(command=listed),
        )
    return told


def _statement(each: "Statement", found: "Statements", giver: str | None) -> Line:
    """A consent as a line: by whom it is, or, of a guardian's own, about which child."""
    from salto_cli.render.statement import about_words, to_words, who_words

    who = found.person.name if giver else who_words(each)
    what = (who, to_words(each, found.names), about_words(each, found.names), day.short(each.said))
    return each.said, each.code, " · ".join(what)


def _said(desk: "Desk", person: str) -> "Iterable[tuple[Statements, str | None]]":
    """What was said about one person; of a guardian, about each child, and by whom it must be."""
    from salto_cli.models.statement import ListStatements
    from salto_cli.usecases.statement import listed

    try:
        return [(desk.do(ListStatements(person, all=True), listed), None)]
    except NoBasis as no:
        if not no.children:
            raise
        return [(desk.do(ListStatements(each, all=True), listed), person) for each in no.children]


def short(text: str) -> str:
    """The first line of a text, as much of it as tells which it is."""
    first = text.strip().partition("\n")[0]
    return first if len(first) <= MOST_WORDS else first[:MOST_WORDS].rpartition(" ")[0] + " …"


LISTS: Final[dict[str, Callable[["Desk"], Iterable[Line]]]] = {
    "task": _tasks,
    "deadline": _deadlines,
    "promise": _promises,
    "handover": _handovers,
    "handover, also past": _past_handovers,
    "warning": _warnings,
    "sheet": _sheets,
    "giving": _undocumented,
    INCIDENT: _incidents,
}
BY_DUE_DAY: Final = frozenset({"task", "deadline", "promise"})
OF_PERSON: Final[dict[str, Callable[["Desk", str], Iterable[Line]]]] = {
    "contact": _contacts,
    "noted": _noted,
    "consent": _consents,
    "withdrawn consent": _withdrawn,
}
