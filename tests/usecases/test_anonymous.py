"""An anonymous discussion tells nobody who it is: nothing is added, and what was written is searched."""

import json
from typing import Any

import pytest

from tests.fixtures import Salto
from tests.meeting import NAV, grant, know, youth

ANONYM = ("--basis", "anonym", "--not-recognisable")
TEXT = "En gutt på 17 truer noen."


def discuss(salto: Salto, person: str, *words: str, **said: Any) -> Any:
    """What an anonymous discussion with Nav did; of crime where no kind is named."""
    kinds = () if "--category" in words else ("--category", "crime")
    fields = {"facts": "Navnet er tatt ut.", **said}
    return salto(
        *("share", person, "--with", NAV, *kinds, *ANONYM, *words, "--input", "-", "--json"),
        stdin=json.dumps(fields),
    )


@pytest.fixture
def birk(salto: Salto) -> str:
    """A youth with a phone, a street, a mother, a sister; and a stranger is held here as well."""
    person = youth(salto, "Birk Ask Solheim", born="2009-03-01")
    reach = {"phone": "40000001", "address": "Hemmeligveien 7, 0190 Oslo", "national_id": "01830990018"}
    salto.ok("edit", person, "--input", "-", stdin=json.dumps(reach))
    kin = ("--kin-of", person, "--as", "guardian", "--sort", "parent", "--responsibility", "yes")
    salto.ok("register", "--name", "Guro Fjeld", "--born", "1980-01-01", "--phone", "40000002", *kin)
    salto.ok("link-sibling", person, youth(salto, "Solveig Solheim", called="Sol"), "--sort", "full")
    youth(salto, "Mikkel Ruud")
    return person


@pytest.mark.parametrize(
    "telling",
    [
        "Birk truer noen.",
        "En Solheim truer noen.",
        "En gutt (P-001H) truer noen.",
        "Ring ham på 400 00 001.",
        "Ring ham på +47 40 00 00 01.",
        "Ring 40-00-00-01",
        "En gutt født 01.03.2009.",
        "En gutt født 1/3-09.",
        "En gutt født 1. mars 2009.",
        "En gutt født 2009-03-01 truer noen.",
        "En gutt, 010309, truer noen.",
        "En gutt, 018309 90018, truer noen.",
        "Han bor i Hemmeligveien 7.",
        "Han bor i hemmeligveien.",
        "Moren Guro er redd.",
        "Moren heter Fjeld.",
        "Ring moren på 40 00 00 02.",
        "Broren til Sol truer noen.",
        "Han truer Mikkel Ruud.",
        "Han truer P–004P.",
        "Se samtykket C-018U.",
    ],
)
def test_what_tells_who_someone_is_stops_an_anonymous_discussion(
    salto: Salto, birk: str, telling: str
) -> None:
    ran = discuss(salto, birk, message=telling)
    assert (ran.code, ran.out) == (4, "")
    assert telling not in ran.err
    assert salto.rows("SELECT count(*) FROM disclosure") == [(0,)]


@pytest.mark.parametrize(
    "text", [TEXT, "Gutten, født i 2009, ble 17 i mars.", "Ringte 12 ganger 03.11.", "Han har hemmeligheter."]
)
def test_what_tells_nobody_who_it_is_goes_alone(salto: Salto, birk: str, text: str) -> None:
    ran = discuss(salto, birk, message=text)
    assert ran.code == 0, ran.err
    assert [line["text"] for line in ran.json["lines"]] == [text]


def test_a_note_that_names_another_is_no_anonymous_one(salto: Salto, birk: str) -> None:
    note = json.dumps({"note": "Han og Mikkel Ruud truer noen."})
    words = ("--kind", "talk", "--theme", "violence", "--input", "-")
    logged = salto.ok("log-contact", birk, *words, stdin=note)["code"]
    assert discuss(salto, birk, "--item", logged).code == 4
    assert salto.rows("SELECT count(*) FROM disclosure") == [(0,)]


@pytest.mark.parametrize("message", [{"message": TEXT}, {}])
def test_how_to_reach_someone_never_goes_anonymously(
    salto: Salto, birk: str, message: dict[str, str]
) -> None:
    ran = discuss(salto, birk, "--category", "identity", **message)
    assert "40000001" not in ran.out
    assert "Hemmelig" not in ran.out
    assert ran.code == (0 if message else 6)


def test_a_consent_to_one_of_the_kinds_does_not_tell_who_it_is(salto: Salto) -> None:
    ola = youth(salto, "Ola Eksempel")
    grant(salto, ola, [NAV], ["leisure"])
    know(salto, ola, "leisure", wish="spille fotball")
    for kinds in (("--category", "leisure"), ("--category", "leisure", "--category", "crime")):
        ran = discuss(salto, ola, *kinds, message=TEXT)
        assert ran.code == 0, ran.err
        assert [line["text"] for line in ran.json["lines"]] == [TEXT]
        assert (ran.json["rests_on"], ran.json["anonymous"]) == ([], True)
        assert ran.json["basis"]["categories"] == [kinds[each] for each in range(1, len(kinds), 2)]
    assert salto.rows("SELECT DISTINCT rests_on FROM disclosure") == [("[]",)]


def test_a_consent_is_no_way_around_being_recognised(salto: Salto) -> None:
    ola = youth(salto, "Ola Eksempel")
    grant(salto, ola, [NAV], ["leisure"])
    recognisable = discuss(salto, ola, "--recognisable", "--category", "leisure", message=TEXT)
    assert (recognisable.code, recognisable.out) == (20, "")
