"""Points of a checklist: settled one by one, and shown with what the store knows of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from salto_cli.errors import WrongState
from salto_cli.i18n import _, plural
from salto_cli.models import day
from salto_cli.models.checklist import (
    DONE,
    HANDOVER,
    NOT_NEEDED,
    OPEN,
    Change,
    Check,
    Finding,
    shipped,
)
from salto_cli.models.handover import CheckHandover, HandoverChecked
from salto_cli.models.question import FILE, Keep, Questions
from salto_cli.models.task import NEXT_STEP, PLAIN, Task
from salto_cli.models.trait import SAFE_CONTACT, SAFE_PLACE, UNSAFE_PLACE
from salto_cli.models.words import word
from salto_cli.store import checklist as checklists
from salto_cli.store import handover as handovers
from salto_cli.store import kin, sibling, transition
from salto_cli.store import operator as operators
from salto_cli.store import person as persons
from salto_cli.store import statement as statements
from salto_cli.store import task as tasks
from salto_cli.store import trait as traits
from salto_cli.store import warning as warnings
from salto_cli.store.act import Act
from salto_cli.store.checklist import Whose
from salto_cli.usecases.door import asks

PROMISE = "promise"  # the kind of task that a promise is


def begin_for_handover(act: Act, row: int, person: int, kind: str, on: str) -> int:
    """Give a handover its list, for what happens on the day ``on``; returns how many points it has."""
    points = shipped()[HANDOVER].for_handover(kind)
    owner = handovers.lead_of(act, person)
    checklists.begin(act, person, Whose(handover=row), points, owner=owner, day=on, began=act.day)
    return len(points)


def refuse_open(act: Act, row: int, person: int, kind: str | None, number: str) -> None:
    """Raise WrongState while a point that must be settled is open: of it, or due in its transition."""
    must = [each.n for each in checklists.open_items(act, row) if each.must]
    if must:
        raise WrongState(
            _numbered(must),
            _(
                "see them with: salto handover show {code}; close it all the same with: "
                "salto handover close {code} --anyway"
            ).format(code=number),
        )
    later = transition.under_way(act, person).get(kind or "")
    if later is None:
        return
    must = [each.n for each in checklists.of(act, Whose(transition=later)) if _is_late(each, act.day)]
    if must:
        whom = persons.named(act, [person])[person].code
        raise WrongState(
            _numbered(must),
            _(
                "see them with: salto transition show {whom}; close it all the same with: "
                "salto handover close {code} --anyway"
            ).format(whom=whom, code=number),
        )


def _numbered(points: Sequence[int]) -> str:
    told = plural(
        "{n} point that must be settled is open", "{n} points that must be settled are open", len(points)
    )
    return f"{told}: {', '.join(map(str, points))}"


def _is_late(each: Check, today: str) -> bool:
    return each.open and each.must and each.due <= today


def _its_person(act: Act, order: CheckHandover) -> Questions:
    return [Keep((handovers.row_of(act, order.handover)[1],), FILE)]


@asks(_its_person)
def check(act: Act, order: CheckHandover) -> HandoverChecked:
    """Settle one point of a handover's list, or give it another owner or day. Raises NotFound."""
    row, _person = handovers.row_of(act, order.handover)
    whose = Whose(handover=row)
    return HandoverChecked(handovers.get(act, row), settle(act, whose, order.n, order.change))


def settle(act: Act, whose: Whose, n: int, said: Change) -> Check:
    """Change point ``n`` of a list as it was said; returns it as it then is. Raises NotFound, WrongState."""
    row = checklists.row_of(act, whose, n)
    before = _one(act, whose, n)
    if said.done and before.state == DONE:
        raise WrongState(
            _("point {n} was settled on {day}").format(n=n, day=day.short(before.settled)),
            _("open it again with --again"),
        )
    changes: dict[str, object] = {}
    if said.done or said.not_needed:
        changes |= {
            "state": DONE if said.done else NOT_NEEDED,
            "settled": act.day,
            "settled_by": act.operator,
        }
    elif said.again:
        changes |= {"state": OPEN, "settled": None, "settled_by": None}
    changes |= {"why": said.why} if said.why else {}
    changes |= {"owner": operators.named(act, said.owner).id} if said.owner else {}
    changes |= {"due": said.due} if said.due else {}
    checklists.change(act, row, **changes)
    return _one(act, whose, n)


def _one(act: Act, whose: Whose, n: int) -> Check:
    return next(each for each in checklists.of(act, whose) if each.n == n)


def with_findings(act: Act, person: int, kind: str, checks: tuple[Check, ...]) -> tuple[Check, ...]:
    """The open points of a list of a kind, each with what the store knows of it."""
    known: dict[str, tuple[Finding, ...]] = {}
    made = []
    for each in checks:
        finds = shipped()[kind].point(each.item).finds if each.open else ""
        if finds and finds not in known:
            known[finds] = _find(act, person, finds)
        made.append(replace(each, found=known.get(finds, ())))
    return tuple(made)


def _find(act: Act, person: int, finds: str) -> tuple[Finding, ...]:
    find = _FINDERS.get(finds)
    return find(act, person) if find else ()


def _deadlines(act: Act, person: int) -> tuple[Finding, ...]:
    open_ = _open_tasks(act, person)
    return tuple(_task(each) for each in open_ if each.kind not in {PLAIN, NEXT_STEP, PROMISE})


def _promises(act: Act, person: int) -> tuple[Finding, ...]:
    return tuple(_task(each) for each in _open_tasks(act, person) if each.kind == PROMISE)


def _guardians_consents(act: Act, person: int) -> tuple[Finding, ...]:
    """How many consents of guardians there are to renew."""
    n = statements.of_guardians(act, person)
    if not n:
        return ()
    whole = persons.named(act, [person])[person].code
    told = plural("{n} consent of guardians ends", "{n} consents of guardians end", n)
    return (Finding(told, f"salto transition consents {whole}"),)


def _open_tasks(act: Act, person: int) -> list[Task]:
    return tasks.read(act, tasks.Wanted(person=person))


def _task(each: Task) -> Finding:
    due = f" · {day.short(each.due)}" if each.due else ""
    return Finding(f"{each.code} {each.says}{due} · {each.owner}", f"salto task list {each.person.code}")


def _family(act: Act, person: int) -> tuple[Finding, ...]:
    """Guardians and siblings who may be named in this act, and how they are kin."""
    whole = persons.named(act, [person])[person].code
    found = []
    for edge in kin.of_person(act, person):
        if edge.holds_on(act.day):
            other = persons.id_of(act, edge.beyond(whole))
            tie = word("kin", edge.kind).label
            who = f"{tie}: {persons.named(act, [other])[other].line}"
            told = " · ".join(filter(None, (who, _tongue(act, other))))
            found.append(Finding(told, f"salto family {whole}"))
    return tuple(found)


def _tongue(act: Act, person: int) -> str | None:
    """The language to speak with someone, and whether it takes an interpreter; None where nothing is said."""
    language, interpreter = sibling.tongue(act, person)
    if interpreter:
        return _("{language}, interpreter").format(language=language or _("language not known"))
    return language


def warnings_of(act: Act, person: int) -> tuple[Finding, ...]:
    """The warnings about someone that hold, each as one line: which danger and of what kind, and no text."""
    return tuple(
        Finding(
            _("warning {code}: {danger}, {kind}; looked at again {day}").format(
                code=each.code,
                danger=each.which.lower(),
                kind=word("warning", each.kind).label,
                day=day.short(each.review),
            ),
            f"salto warnings {each.person.code}",
        )
        for each in warnings.of(act, [person])
    )


def _safety(act: Act, person: int) -> tuple[Finding, ...]:
    """The warnings that hold, how to reach someone safely, places that are safe and not, the language."""
    held = persons.get(act, person)
    found = [*warnings_of(act, person)]
    found += [
        Finding(f"{word('trait', each.kind).label}: {each.text}")
        for each in traits.of(act, person)
        if each.kind in {SAFE_CONTACT, SAFE_PLACE, UNSAFE_PLACE}
    ]
    if held.language:
        found.append(Finding(_("language: {language}").format(language=held.language)))
    if held.interpreter:
        found.append(Finding(_("needs an interpreter")))
    return tuple(found)


# What a point's ``finds`` stands for (models/checklist.toml).
_FINDERS: Mapping[str, Callable[[Act, int], tuple[Finding, ...]]] = {
    "deadlines": _deadlines,
    "promises": _promises,
    "family": _family,
    "guardians_consents": _guardians_consents,
    "safety": _safety,
}
