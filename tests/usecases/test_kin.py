"""Ties between persons: what they give, what they refuse, and what they leave behind."""

import json
from collections.abc import Callable

import pytest

from salto_cli.models.kin import Edge
from salto_cli.models.order import FOLLOW_UP, Order
from salto_cli.models.question import IDENTITY, Keep
from salto_cli.store import kin
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from salto_cli.store.cipher import DatabaseError
from salto_cli.store.store import Store
from salto_cli.usecases.door import UseCase, nothing, perform
from tests.fixtures import Salto

Youth = Callable[..., str]


def relative(salto: Salto, of: str, name: str, born: str, as_: str, sort: str) -> str:
    fields = {"name": name, "born": born, "kin_of": of, "as": as_, "sort": sort}
    return str(salto.ok("register", "--input", "-", stdin=json.dumps(fields))["person"]["code"])


def mother(salto: Salto, of: str, name: str = "Kari Hansen") -> str:
    return relative(salto, of, name, "1985-06-30", "guardian", "parent")


def guard(salto: Salto, child: str, guardian: str, *more: str, sort: str = "parent") -> dict[str, object]:
    return salto.ok("link-guardian", child, guardian, "--sort", sort, *more)


def pairs(result: dict[str, object]) -> list[tuple[str, str]]:
    found = result["unanswered"]
    assert isinstance(found, list)
    return [(each["first"]["code"], each["second"]["code"]) for each in found]


def edges(salto: Salto, person: str) -> set[tuple[str, str, str]]:
    found = salto.ok("family", person)["edges"]
    return {(each["kind"], *sorted((each["child"], each["other"]))) for each in found}


# --- one edge, two views -------------------------------------------------------------------------------


def test_unlinking_one_pair_of_three_leaves_the_other_two_as_seen_from_every_side(
    salto: Salto, a_youth: Youth
) -> None:
    a, b, c = (
        a_youth(f"{name} Eksempel", born)
        for name, born in (("A", "2010-01-01"), ("B", "2008-01-01"), ("C", "2012-01-01"))
    )
    for one, two in ((a, b), (b, c), (c, a)):
        salto.ok("link-sibling", one, two, "--sort", "full")
    salto.ok("unlink", b, a)
    assert edges(salto, a) == {("sibling", a, c)}
    assert edges(salto, b) == {("sibling", b, c)}
    assert edges(salto, c) == {("sibling", a, c), ("sibling", b, c)}


def test_an_ended_tie_stays_in_the_store_as_ended(salto: Salto, a_youth: Youth) -> None:
    a, b = a_youth(), a_youth("Bilal Eksempel", "2012-03-02")
    salto.ok("link-sibling", a, b, "--sort", "full")
    salto.ok("unlink", a, b)
    salto.ok("link-sibling", b, a, "--sort", "half")
    kept = salto.rows("SELECT sort, unlinked IS NULL FROM kin ORDER BY sort")
    assert kept == [("full", 0), ("half", 1)]


def test_a_brother_may_be_guardian_too_and_unlink_asks_which_tie_is_meant(
    salto: Salto, a_youth: Youth
) -> None:
    a, b = a_youth(), a_youth("Bilal Eksempel", "2004-03-02")
    salto.ok("link-sibling", a, b, "--sort", "full")
    guard(salto, a, b, sort="verge")
    ran = salto("unlink", a, b, "--json")
    assert (ran.code, ran.error["candidates"]) == (3, ["guardian", "sibling"])
    assert salto.ok("unlink", a, b, "--kind", "foresatt")["kind"] == "guardian"
    assert edges(salto, a) == {("sibling", a, b)}


def test_nobody_is_guardian_of_their_own_guardian(salto: Salto, a_youth: Youth) -> None:
    a = a_youth()
    g = mother(salto, a)
    assert salto("link-guardian", g, a, "--sort", "verge").code == 6


@pytest.mark.parametrize(
    "args", [("link-sibling", "--sort", "full"), ("link-guardian", "--sort", "parent"), ("unlink",)]
)
def test_a_person_who_is_not_here_is_refused_on_either_side(
    salto: Salto, a_youth: Youth, args: tuple[str, ...]
) -> None:
    a, nobody = a_youth(), "P-099E"
    command, *more = args
    assert salto(command, a, nobody, *more).code == 3
    assert salto(command, nobody, a, *more).code == 3
    assert salto.rows("SELECT count(*) FROM kin") == [(0,)]


def test_fields_may_come_as_json_by_the_names_the_result_uses(salto: Salto, a_youth: Youth) -> None:
    a = a_youth()
    b = a_youth("Bilal Eksempel", "1980-03-02")
    given = {"child": a, "guardian": b, "sort": "parent", "from": "2020-01-01", "harm": True}
    done = salto.ok("link-guardian", "--input", "-", stdin=json.dumps(given))
    edge = done["edge"]
    assert (edge["from"], edge["harm"], edge["responsibility"]) == ("2020-01-01", True, "unknown")


# --- siblings are asked about, never assumed -----------------------------------------------------------


def test_a_guardian_of_two_raises_the_question_and_stores_no_siblings(salto: Salto, a_youth: Youth) -> None:
    a, b = a_youth(), a_youth("Bilal Eksempel", "2012-03-02")
    g = mother(salto, a)
    assert pairs(guard(salto, b, g)) == [(a, b)]
    assert salto.rows("SELECT count(*) FROM kin WHERE kind = 'sibling'") == [(0,)]


def test_declining_is_remembered_and_does_not_make_them_kin(salto: Salto, a_youth: Youth) -> None:
    a, b = a_youth(), a_youth("Bilal Eksempel", "2012-03-02")
    c = a_youth("Chris Eksempel", "2013-03-02")
    g = mother(salto, a)
    guard(salto, b, g)
    salto.ok("link-sibling", b, a, "--sort", "none")
    assert pairs(guard(salto, c, g)) == [(a, c), (b, c)]
    assert ("sibling", a, b) not in edges(salto, a)


def test_that_two_are_no_siblings_gives_nobody_a_standing(salto: Salto, a_youth: Youth) -> None:
    a = a_youth()
    sister = relative(salto, a, "Lise Eksempel", "2016-02-01", "sibling", "half")
    salto.ok("unlink", a, sister)
    assert salto("link-sibling", a, sister, "--sort", "none").code == 21
    assert salto("link-sibling", a, sister, "--sort", "half").code == 0


def test_taking_back_that_two_are_no_siblings_opens_the_question_again(salto: Salto, a_youth: Youth) -> None:
    a, b = a_youth(), a_youth("Bilal Eksempel", "2012-03-02")
    guard(salto, b, mother(salto, a))
    salto.ok("link-sibling", a, b, "--sort", "none")
    assert salto.ok("unlink", a, b)["sort"] == "none"
    assert pairs(salto.ok("family", a)) == [(a, b)]


def test_two_guardians_of_the_same_name_are_two(salto: Salto, a_youth: Youth) -> None:
    a, b = a_youth(), a_youth("Bilal Eksempel", "2012-03-02")
    mother(salto, a)
    other = {
        "name": "Kari Hansen",
        "born": "1985-06-30",
        "kin_of": b,
        "as": "guardian",
        "sort": "parent",
        "new_person": True,
    }
    salto.ok("register", "--input", "-", stdin=json.dumps(other))
    assert pairs(salto.ok("family", a)) == []
    assert len(salto.ok("family", b)["members"]) == 2


# --- what may be kept ----------------------------------------------------------------------------------


def test_why_a_guardian_is_a_danger_is_read_only_with_the_childs_own_case(
    salto: Salto, a_youth: Youth
) -> None:
    a = a_youth()
    g = mother(salto, a)
    salto.ok("unlink", a, g)
    given = {"child": a, "guardian": g, "sort": "parent", "harm": True, "harm_reason": "har truet henne"}
    salto.ok("link-guardian", "--input", "-", stdin=json.dumps(given))
    assert "har truet henne" in salto("family", a).out
    assert "har truet henne" not in salto("family", g).out
    assert "a danger to Amina Eksempel" in salto("family", g).out


def test_a_refused_tie_leaves_nothing_but_the_attempt_in_the_log(salto: Salto, a_youth: Youth) -> None:
    a, c = a_youth(), a_youth("Chris Eksempel", "2009-03-02")
    one = relative(salto, a, "Lise Eksempel", "2016-02-01", "sibling", "half")
    two = relative(salto, c, "Mina Eksempel", "2015-02-01", "sibling", "half")
    before = salto.rows("SELECT count(*) FROM kin")
    ran = salto("link-sibling", one, two, "--sort", "step")
    assert ran.code == 21
    assert "Lise" not in ran.err
    assert salto.rows("SELECT count(*) FROM kin") == before
    last = "SELECT command, result FROM act JOIN outcome ON outcome.act = act.id ORDER BY act.id DESC LIMIT 1"
    assert salto.rows(last) == [("link-sibling", "refused")]


def test_a_failed_link_leaves_no_roster_check_behind(salto: Salto, a_youth: Youth) -> None:
    a = a_youth()
    g = mother(salto, a)
    ran = salto(
        "link-guardian",
        a,
        g,
        "--sort",
        "parent",
        "--roster-checked",
        "i går",
        "--roster-source",
        "Folkeregisteret",
    )
    assert ran.code == 6
    assert salto.ok("family", a)["roster_checked"] is None


def test_an_authority_is_kept_with_its_reference_and_shown(salto: Salto, a_youth: Youth) -> None:
    a = a_youth()
    g = mother(salto, a)
    father = a_youth("Per Eksempel", "1980-02-01")
    guard(
        salto, a, father, "--authority-for", g, "--authority-ref", "arkiv 2026/14", "--responsibility", "ja"
    )
    assert f"written authority from {g}: arkiv 2026/14" in salto("family", a).out


def test_at_18_the_family_says_that_parental_responsibility_is_over(salto: Salto, a_youth: Youth) -> None:
    a = a_youth(born="2008-11-24")
    mother(salto, a)
    assert "18 or older" not in salto("family", a).out
    assert "18 or older" in salto("family", a, now="2026-11-24T08:00:00+01:00").out


def test_an_ended_guardianship_is_shown_as_not_in_force(salto: Salto, a_youth: Youth) -> None:
    a, father = a_youth(), a_youth("Per Eksempel", "1980-02-01")
    guard(salto, a, father, "--responsibility", "yes", "--from", "17.05.2010", "--through", "22.11.2026")
    out = salto("family", a).out
    assert "not in force on 23.11.2026" in out
    assert "✓ parental responsibility" not in out


def test_names_cannot_be_markup(salto: Salto, a_youth: Youth) -> None:
    a = a_youth("Amina [/red] Eksempel")
    relative(salto, a, "Lise =HYPERLINK(1) Eksempel", "2016-02-01", "sibling", "half")
    out = salto("family", a).out
    assert "Amina [/red] Eksempel" in out
    assert "=HYPERLINK(1)" in out


# --- the locks beneath ---------------------------------------------------------------------------------


class _Try(Order):
    command = "try"
    purpose = FOLLOW_UP


def test_the_schema_refuses_a_tie_that_was_not_judged(store: Store, salto: Salto, a_youth: Youth) -> None:
    a, b = a_youth(), a_youth("Bilal Eksempel", "2012-03-02")

    def link(act: Act, _order: Order) -> None:
        kin.link(act, "sibling", persons.id_of(act, a), persons.id_of(act, b), "full")

    with pytest.raises(DatabaseError, match="guard: no judgement"):
        perform(store, _Try(), UseCase(nothing, link))


def test_a_tie_is_read_only_where_both_ends_were_judged(store: Store, salto: Salto, a_youth: Youth) -> None:
    a, b = a_youth(), a_youth("Bilal Eksempel", "2012-03-02")
    salto.ok("link-sibling", a, b, "--sort", "full")

    def read(act: Act, _order: Order) -> list[Edge]:
        return kin.of_person(act, persons.id_of(act, a))

    def one(act: Act, _order: Order) -> list[Keep]:
        return [Keep((persons.id_of(act, a),), IDENTITY)]

    def both(act: Act, _order: Order) -> list[Keep]:
        return [Keep((persons.id_of(act, a), persons.id_of(act, b)), IDENTITY)]

    assert perform(store, _Try(), UseCase(nothing, read)) == []
    assert perform(store, _Try(), UseCase(one, read)) == []
    assert [edge.sort for edge in perform(store, _Try(), UseCase(both, read))] == ["full"]


def test_every_look_at_a_family_is_in_the_log_for_each_person_seen(salto: Salto, a_youth: Youth) -> None:
    a = a_youth()
    mother(salto, a)
    salto.ok("family", a)
    (row,) = salto.rows("SELECT persons FROM seen WHERE tbl = 'kin' ORDER BY act DESC LIMIT 1")
    assert len(json.loads(row[0])) == 2


def test_of_an_adult_nobody_is_shown_with_parental_responsibility(salto: Salto) -> None:
    said = {"name": "Amina Eksempel", "born": "2006-05-17", "basis": "child_welfare", "purposes": "follow_up"}
    person = salto.ok("register", "--input", "-", stdin=json.dumps(said))["person"]["code"]
    tie = ("--kin-of", person, "--as", "guardian", "--sort", "parent", "--responsibility", "yes")
    parent = salto.ok("register", "--name", "Greta Foresattsen", "--born", "1980-01-01", *tie)["person"][
        "code"
    ]
    for screen in (salto("family", person).out, salto("show", person).out, salto("family", parent).out):
        assert "Foresattsen" in screen
        assert "✓ parental" not in screen
        assert "· parental" not in screen


def test_a_guardian_who_is_a_sibling_too_is_said_to_be_the_guardian_that_was_recorded(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    one, other = a_youth(), a_youth("Basma Eksempel", "2005-05-17")
    salto.ok("link-sibling", one, other, "--sort", "full")
    told = salto.ok("link-guardian", one, other, "--sort", "verge", "--from", "2026-11-20")
    assert (told["edge"]["kind"], told["edge"]["sort"]) == ("guardian", "verge")


def test_one_sibling_is_one_in_english(salto: Salto, a_youth: Callable[..., str]) -> None:
    one, other = a_youth(), a_youth("Basma Eksempel", "2012-05-17")
    assert "are full siblings" in salto("link-sibling", one, other, "--sort", "full siblings").out
    for line in ("show", "family"):
        told = salto(line, one).out
        assert "full sibling" in told, line
        assert "full siblings" not in told, line
