"""A promise to a guardian is a word with someone outside: the judge is asked about that guardian first."""

import re

import pytest

from tests.fixtures import Salto

MOTHER = ("--name", "Maryam Prøvesen", "--born", "1980-02-12", "--kin-of", "P-001H", "--as", "guardian")
PROMISE = ("promise", "add", "P-001H", "--text", "ringe på fredag", "--to", "P-002K", "--due", "+4d")


def _family(salto: Salto, born: str) -> None:
    youth = (
        "--name",
        "Amina Prøvesen",
        "--born",
        born,
        "--basis",
        "child_welfare",
        "--purposes",
        "follow_up",
    )
    assert salto("register", *youth).code == 0
    made = salto("register", *MOTHER, "--sort", "parent", "--responsibility", "yes")
    assert made.code == 0, made.err
    checked = ("--roster-checked", "today", "--roster-source", "Folkeregisteret")
    assert salto("edit", "P-001H", *checked).code == 0


def test_a_guardian_of_a_child_is_promised_something(salto: Salto) -> None:
    _family(salto, "2014-05-17")
    done = salto(*PROMISE)
    assert done.code == 0, done.err


@pytest.mark.parametrize("born", ["2008-11-23", "2008-02-29", "1999-05-17"])
def test_nothing_is_promised_to_a_guardian_of_someone_of_age(salto: Salto, born: str) -> None:
    _family(salto, born)
    done = salto(*PROMISE)
    assert done.code == 20, done.err
    assert "promise it to the youth" in done.err


def test_nothing_is_promised_to_a_guardian_who_may_be_a_danger(salto: Salto) -> None:
    _family(salto, "2014-05-17")
    change = ("link-guardian", "P-001H", "P-002K", "--change", "--sort", "parent", "--responsibility", "yes")
    marked = salto(*change, "--harm", "--harm-reason", "barnets eget ord")
    assert marked.code == 0, marked.err
    assert salto(*PROMISE).code == 20


def test_who_turns_of_age_ends_what_is_told_to_a_guardian(salto: Salto) -> None:
    _family(salto, "2008-12-02")
    given = salto(*PROMISE, "--json")
    task = re.search(r"T-\d+[A-Z]", given.out)
    assert given.code == 0 and task, given.err
    ended = salto("promise", "done", task[0], "--outcome", "kept")
    assert ended.code == 0, ended.err
    told = ("promise", "told", task[0], "--how", "call")
    assert "promise told" in salto("today", "--json").out
    assert "promise told" not in salto("today", "--json", now="2026-12-02T08:15:00+01:00").out
    assert salto(*told, now="2026-12-02T08:15:00+01:00").code == 20
