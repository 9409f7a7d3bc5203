"""An answer that names nobody, or nothing of the kind, is asked for again: what was typed is not lost."""

import pkgutil
import re
from collections.abc import Callable, Iterator
from importlib import import_module

import pytest

import salto_cli.models
from salto_cli.commands import codes, understand
from salto_cli.commands.from_input import fields_of
from salto_cli.models import asked
from salto_cli.models.asked import how_asked
from salto_cli.models.order import Order
from tests.fixtures import Salto
from tests.keyboard import ENTER, at_keyboard

CODE = re.compile(r"\bcodes?\b|\b[A-Z]-…")
CHOSEN = {  # what is looked up, or chosen from a list, before the next question
    *(
        asked.CODE,
        asked.PERSON,
        asked.CASE,
        asked.RESTRICTED,
        asked.PERSONS,
        asked.NOTED,
        asked.GUARDIAN,
        asked.SERVICE,
        asked.RECIPIENTS,
    ),
    *(asked.RECEIVER, asked.OPERATOR, asked.NOTIFIED, asked.POINT),
}
NEVER_ASKED = {  # given on the line alone, and said with it
    ("withdraw-consent", "not_handed_out"),
    ("grant-consent", "form_number"),
}
NO_CASE_NEEDED = {  # commands that take somebody who has no case, each with why
    *("register", "link-sibling", "link-guardian", "unlink"),  # kinship is enough
    *("object", "restrict", "erase", "merge"),  # the rights of anybody who is here
    *("edit", "retract", "handover receive"),  # who someone is, and what has been written already
    *("sibling trigger", "sibling check"),  # a sibling is looked after before there is a case
    "open-case",
}
IN_WISH = ("wish", "guardian")  # whoever wishes; the child is the one with a case


def orders(kind: type[Order] = Order) -> Iterator[type[Order]]:
    """Every order there is."""
    for each in pkgutil.walk_packages(salto_cli.models.__path__, "salto_cli.models."):
        import_module(each.name)
    for one in kind.__subclasses__():
        yield one
        yield from orders(one)


def asked_fields() -> list[tuple[str, str, asked.Asked]]:
    """The command, the name and the question of each field of each order."""
    return [
        (one.__dict__["command"], each.name, how)
        for one in dict.fromkeys(orders())
        if "command" in one.__dict__ and "__dataclass_fields__" in one.__dict__
        for each in fields_of(one)
        if (how := how_asked(each))
    ]


def test_no_order_takes_a_code_as_a_mere_text() -> None:
    texts = [
        (command, name)
        for command, name, how in asked_fields()
        if CODE.search(how.label) and how.kind not in CHOSEN and not how.of
    ]
    assert set(texts) <= NEVER_ASKED


def test_every_list_of_codes_is_known_by_how_its_codes_begin() -> None:
    lists = {
        how.of for _command, _name, how in asked_fields() if how.kind == asked.CODE and "{" not in how.of
    }
    assert lists <= understand.PREFIXES.keys() | understand.CONSENTS
    assert understand.PREFIXES.keys() <= codes.LISTS.keys() | codes.OF_PERSON.keys()


def people() -> set[tuple[str, str, str]]:
    return {
        (command, name, how.kind)
        for command, name, how in asked_fields()
        if how.kind in {asked.PERSON, asked.CASE}
    }


def test_every_person_who_needs_a_case_is_asked_for_as_such() -> None:
    others = {(command, name) for command, name, kind in people() if kind == asked.PERSON}
    assert {command for command, name in others - {IN_WISH}} == NO_CASE_NEEDED
    assert IN_WISH in others


FIRST = {("wish", "about"): ("P-002K",), ("share", "person"): ("give",)}  # what stands before it on the line
CHOSEN_APART = {  # commands that choose the person before the order is filled in
    "fleksiteam decide",  # from the cases of the meeting
    "handover preview",  # a look within another order
    "transition check",  # with the transition that it is about
}


@pytest.mark.parametrize(
    ("command", "name"),
    sorted(
        (command, name)
        for command, name, kind in people()
        if kind == asked.CASE and command not in CHOSEN_APART
    ),
)
def test_whoever_has_no_case_is_told_of_before_anything_else_is_asked(
    salto: Salto, a_youth: Callable[..., str], command: str, name: str
) -> None:
    child = a_youth(born="17.05.2012")
    kin = ("--kin-of", child, "--as", "guardian", "--sort", "parent", "--responsibility", "yes")
    told = salto.ok("register", *kin, "--name", "Sahra Prøve", "--born", "03.02.1984")
    mother = told["person"]["code"]
    said = FIRST.get((command, name), ())
    ran = at_keyboard(salto, *command.split(), *said, keys=mother + ENTER + child + ENTER)
    assert f"give the child instead: {child}" in ran.err, ran.err


@pytest.mark.parametrize("wrong", ["Amina Nobody", "P-999Z", "K-001"])
def test_what_is_no_warning_is_asked_again(salto: Salto, wrong: str) -> None:
    ran = at_keyboard(salto, "warning", "review", "--json", keys=wrong + ENTER + "W-001R" + ENTER)
    assert ran.err.count("–") >= 1, ran.err
    assert "Nobody" not in ran.err


def test_a_guardian_picked_for_a_note_is_told_of_and_somebody_else_can_be_picked(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    child = a_youth(born="17.05.2012")
    kin = ("--kin-of", child, "--as", "guardian", "--sort", "parent", "--responsibility", "yes")
    told = salto.ok("register", *kin, "--name", "Sahra Prøve", "--born", "03.02.1984")
    mother = told["person"]["code"]
    keys = mother + ENTER + child + ENTER
    ran = at_keyboard(salto, "log-contact", "--kind", "call", keys=keys)
    assert f"give the child instead: {child}" in ran.err


def test_a_warning_can_come_from_others(salto: Salto, a_youth: Callable[..., str]) -> None:
    line = "--danger from --kind violence --text sint --category crime --review +14d --told no"
    words = ("warning", "add", a_youth(), *line.split(), "--reason", "danger")
    assert salto.ok(*words, "--source", "others")["warning"]["source"] == "others"
    assert salto.ok(*words, "--source", "andre")["warning"]["source"] == "others"
