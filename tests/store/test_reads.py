"""What the store hands out, it selects by this act's own allowing judgements: not judged, not selected."""

import ast
import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from salto_cli.models.question import FILE, IDENTITY, SHARE
from salto_cli.store import case as cases
from salto_cli.store import contact as contacts
from salto_cli.store import disclosure as disclosures
from salto_cli.store import leaving
from salto_cli.store import person as persons
from salto_cli.store import statement as statements
from salto_cli.store import task as tasks
from salto_cli.store import trait as traits
from salto_cli.store.act import Act, Judged
from salto_cli.store.cipher import IntegrityError
from salto_cli.store.seal import Outcome
from salto_cli.store.store import Store
from salto_cli.store.task import Wanted
from tests.fixtures import Salto
from tests.meeting import NAV, know, task, youth
from tests.records import grant, person_id
from tests.source import PRODUCT, python_files, tree

# --- no read function goes around it ------------------------------------------------------------------------

# Columns that hold words about someone, and the tables they stand in.
WORDS = (
    "name|called|born|text|note|own_words|address|phone|national_id|lines|view|remark|reason|harm_reason"
    "|basis_reference|withheld|harm"
)
TABLES = (
    "person|kin|trait|case_file|statement|withdrawal|hearing|contact_person|contact|task|handover"
    "|handover_step|disclosure|objection|ground|assessment"
)
FORMER = r"SELECT\b.*?\bwas\b.*?\bFROM\s+former\b"  # what stood in any of them before
READS = re.compile(rf"SELECT\b.*?\b({WORDS})\b.*?\b(FROM|JOIN)\s+({TABLES})\b|{FORMER}", re.DOTALL)
JUDGED = re.compile(r"\ballowed\b|\bmay_leave\b|\{may\}|\bALLOWED\b")

# Those that do without, and why what they read is not handed out.
WITHOUT = {
    "audit_review.__init__": "compared with the names of colleagues; ids are handed out",
    "case.basis_of": "for the judge",
    "caseload.choose": "the order of names; ids are handed out, for the judge",
    "contact.kept": "the old version, to be written anew; its persons are judged before",
    "erasure.told_of": "the names of services",
    "erasure.untold_of": "the names of services",
    "facts.of": "for the judge",
    "former.touched": "names of columns; nothing that stood in one is read",
    "giving.tells_who": "compared with texts; a yes or no is handed out",
    "giving.restrictions": "compared with names; sources and ids are handed out, for the judge",
    "facts._guardian_edges": "for the judge",
    "kin_merge._dangers": "compared with each other, in a merge of which both records are judged before",
    "kin_merge.make_ties_one": "moved from one record to the other, both of them judged before",
    "leaving.concerned": "compared with names; ids are handed out, for the judge",
    "mention._known": "compared with texts; ids are handed out",
    "naming._written": "compared with texts, before someone is erased; rows and codes are handed out",
    "objection.beside": "part of a SELECT that joins",
    "person.alike": "compared with a name; ids are handed out",
    "person.change": "written anew, in a row that the guard has judged",
    "person.told_apart": "compared with a mistyped name; those proposed are judged, then told by code",
    "person.search": "compared with what was typed; ids are handed out, for the judge",
    "standing.of": "for the judge",
    "task.text_of": "compared with names; never shown",
    "trait.text_of": "compared with names, of a row whose act is being undone; never shown",
    "sibling._ties": "addresses are compared with each other; ids and days are found, then judged",
    "promised.untold": "birth dates are compared with a day; ids and days are found, then judged",
    "board.waiting": "reasons are keys of a list; ids are handed out",
    "aftercheck.came_back": "found, then judged, then shown of those who may be read",
    "coming.unbegun": "birth dates: found, then judged, then shown of those who may be read",
    "today.handovers": "found, then judged, then shown of those who may be read",
    "today.untold": "the names of services",
    "whereabouts._traces": "compared with texts; which of the given texts tell them is handed out",
    "whereabouts.unsafe": "compared with places; which of the given places may be one is handed out",
}


def test_a_function_that_reads_words_about_persons_joins_with_the_acts_judgements() -> None:
    assert {each for each, text in _functions() if READS.search(text) and not JUDGED.search(text)} == set(
        WITHOUT
    )


def _functions() -> Iterator[tuple[str, str]]:
    """Each function of the store with all text in it, that of the constants it names as well."""
    for path in python_files(PRODUCT / "store"):
        constants = {
            target.id: node.value
            for node in tree(path).body
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value
            for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                yield f"{path.stem}.{node.name}", " ".join(_text(each, constants) for each in body)


def _text(node: ast.AST, constants: dict[str, ast.expr]) -> str:
    found: list[str] = []
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            found.append(each.value)
        elif isinstance(each, ast.Name) and each.id in constants:
            rest = {name: value for name, value in constants.items() if name != each.id}
            found.append(_text(constants[each.id], rest))
        elif isinstance(each, ast.Attribute):
            found.append(each.attr)
    return " ".join(found)


# --- removed, forged, backdated -----------------------------------------------------------------------------


@pytest.fixture
def two(salto: Salto) -> tuple[Store, int, int]:
    """A store with two youths of whom much is known, and their ids."""
    ids = []
    for name in ("Ola Eksempel", "Berit Annen"):
        person = youth(salto, name)
        know(salto, person, "work", wish="jobb", strength="presis")
        task(salto, person, "ring", "work")
        grant(salto, person)
        salto.ok("log-contact", person, "--kind", "talk")
        ids.append(person_id(salto, person))
    return salto.store(), ids[0], ids[1]


Read = Callable[[Act, int], object]
HANDED_OUT: dict[str, tuple[Read, str]] = {
    "persons.named": (lambda act, person: persons.named(act, [person]), IDENTITY),
    "persons.hits": (lambda act, person: persons.hits(act, [person]), IDENTITY),
    "traits.of": (traits.of, FILE),
    "cases.of": (cases.of, FILE),
    "contacts.of_person": (lambda act, person: contacts.of_person(act, person, None, all_=True), FILE),
    "tasks.read": (lambda act, person: tasks.read(act, Wanted(person=person)), FILE),
    "statements.of_persons": (lambda act, person: statements.of_persons(act, [person]), FILE),
}


def judge(act: Act, person: int, question: str, decision: str = "allow") -> None:
    """Write one judgement down, as the door does."""
    body = {"recipient": NAV, "categories": ["work"]} if question == SHARE else {}
    act.write_down(Judged((person,), question, decision, body))


@pytest.mark.parametrize("name", HANDED_OUT)
def test_what_was_judged_is_handed_out(two: tuple[Store, int, int], name: str) -> None:
    store, ola, _berit = two
    read, question = HANDED_OUT[name]
    act = store.begin("show", "follow-up")
    judge(act, ola, question)
    assert read(act, ola)
    store.abandon()


@pytest.mark.parametrize("name", HANDED_OUT)
def test_without_a_judgement_nothing_is_handed_out(two: tuple[Store, int, int], name: str) -> None:
    store, ola, _berit = two
    act = store.begin("show", "follow-up")
    assert not HANDED_OUT[name][0](act, ola)
    store.abandon()


@pytest.mark.parametrize("decision", ["deny", "needs"])
@pytest.mark.parametrize("name", HANDED_OUT)
def test_a_judgement_that_says_no_hands_nothing_out(
    two: tuple[Store, int, int], name: str, decision: str
) -> None:
    store, ola, _berit = two
    read, question = HANDED_OUT[name]
    act = store.begin("show", "follow-up")
    judge(act, ola, question, decision)
    assert not read(act, ola)
    store.abandon()


@pytest.mark.parametrize("name", HANDED_OUT)
def test_a_judgement_about_another_hands_nothing_out(two: tuple[Store, int, int], name: str) -> None:
    store, ola, berit = two
    read, question = HANDED_OUT[name]
    act = store.begin("show", "follow-up")
    judge(act, berit, question)
    assert not read(act, ola)
    store.abandon()


@pytest.mark.parametrize("name", HANDED_OUT)
def test_a_judgement_of_an_earlier_act_hands_nothing_out(two: tuple[Store, int, int], name: str) -> None:
    store, ola, _berit = two
    read, question = HANDED_OUT[name]
    act = store.begin("show", "follow-up")
    judge(act, ola, question)
    store.finish(act, Outcome("done"))
    later = store.begin("show", "follow-up")
    assert not read(later, ola)
    store.abandon()


@pytest.mark.parametrize("back", [1, 2])
def test_no_judgement_can_be_put_into_an_act_that_is_closed(two: tuple[Store, int, int], back: int) -> None:
    store, ola, _berit = two
    act = store.begin("show", "follow-up")
    with pytest.raises(IntegrityError, match="no such open act"):
        act.run(
            "INSERT INTO judgement VALUES (?, 99, json_array(?), 'file', 'allow', x'00')",
            act.number - back,
            ola,
        )
    store.abandon()


@pytest.mark.parametrize(
    ("person", "recipient", "category"),
    [("berit", NAV, "work"), ("ola", "jordalklubben", "work"), ("ola", NAV, "health")],
)
def test_what_leaves_is_what_was_judged_for_that_person_recipient_and_category(
    two: tuple[Store, int, int], person: str, recipient: str, category: str
) -> None:
    store, ola, berit = two
    act = store.begin("fleksiteam pack", "sharing")
    whom = {"ola": ola, "berit": berit}[person]
    body = {"recipient": recipient, "categories": [category]}
    act.write_down(Judged((whom,), SHARE, "allow", body))
    assert not [each for each in leaving.pieces(act) if (each.person, each.recipient) == (ola, NAV)]
    judge(act, ola, SHARE)
    assert [each for each in leaving.pieces(act) if (each.person, each.recipient) == (ola, NAV)]
    store.abandon()


@pytest.mark.parametrize("question", [IDENTITY, FILE])
def test_a_judgement_for_reading_here_lets_nothing_leave(two: tuple[Store, int, int], question: str) -> None:
    store, ola, _berit = two
    act = store.begin("fleksiteam pack", "sharing")
    judge(act, ola, question)
    assert leaving.pieces(act) == []
    assert leaving.whom(act) == {}
    store.abandon()


def test_nothing_is_noted_as_given_without_a_judgement_that_it_may_leave(two: tuple[Store, int, int]) -> None:
    store, ola, _berit = two
    act = store.begin("share", "sharing")
    judge(act, ola, FILE)
    with pytest.raises(IntegrityError, match="no judgement"):
        disclosures.add(
            act,
            ola,
            NAV,
            day=date(2026, 11, 23).isoformat(),
            means="sheet",
            categories=(),
            lines=[],
            rests_on=[],
        )
    store.abandon()
