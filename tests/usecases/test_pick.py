"""The list to choose a person from: who stands in it, who does not, and what the log says of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from salto_cli.errors import WrongRole
from salto_cli.models.match import fitting
from salto_cli.models.match import listed as made_ready
from salto_cli.models.pick import Choice, Pick
from salto_cli.models.role import AUDITOR, LEADER, WORKER
from salto_cli.store import keys
from salto_cli.usecases.door import perform
from salto_cli.usecases.pick import pick
from tests.fixtures import Salto
from tests.launch import ANY

Youth = Callable[..., str]
THEIRS = "kirsebær trapp onsdag motvind"


def listed(salto: Salto) -> tuple[Choice, ...]:
    store = salto.store()
    try:
        return perform(store, Pick(), pick).persons
    finally:
        store.close()


@pytest.fixture
def as_a(salto: Salto, tmp_path: Path) -> Callable[[str], Salto]:
    """Gives a colleague, Wiggo, a key and a role; returns the store as he opens it."""

    def give(role: str) -> Salto:
        secret = tmp_path / "theirs"
        secret.write_text(THEIRS, encoding="utf-8")
        secret.chmod(0o600)
        salto.ok("operator", "add", "Wiggo", "--role", role, "--new-passphrase-file", str(secret))
        return replace(salto, unlocked=keys.unlock(salto.folder, THEIRS, ANY))

    return give


def test_in_a_new_store_nobody_is_listed(salto: Salto) -> None:
    assert listed(salto) == ()


def test_everyone_is_listed_by_name_with_what_tells_them_apart(salto: Salto, a_youth: Youth) -> None:
    for month, name in enumerate(("Åse Prøve", "Amina Eksempel", "Øystein Prøve", "Zara Prøve"), 1):
        a_youth(name, f"2010-{month:02}-17", home_district="Alna")
    assert [each.name for each in listed(salto)] == [
        "Amina Eksempel",
        "Zara Prøve",
        "Øystein Prøve",
        "Åse Prøve",
    ]
    assert listed(salto)[0] == Choice("P-002K", "Amina Eksempel", "2010-02-17", None, "Alna")


def test_it_is_one_act_that_holds_how_many_were_listed(salto: Salto, a_youth: Youth) -> None:
    codes = [a_youth(name) for name in ("Amina En", "Bilal To", "Sofie Tre")]
    before = salto.rows("SELECT count(*) FROM act")[0][0]
    listed(salto)
    assert salto.rows("SELECT count(*) FROM act") == [(before + 1,)]
    (entry,) = salto.ok("audit", "log", "--limit", "1", "--all")["entries"]
    assert (entry["command"], entry["read"], entry["changed"]) == ("pick", ["person"], [])
    assert entry["persons"] == codes


def test_one_whose_processing_is_restricted_is_known_by_code_alone_and_comes_last(
    salto: Salto, a_youth: Youth
) -> None:
    hidden = a_youth("Aslak Avgrenset", home_district="Alna", called="Asla")
    a_youth("Zara Prøve")
    salto.ok("restrict", hidden, "--ground", "claims")
    assert [each.name for each in listed(salto)] == ["Zara Prøve", ""]
    assert listed(salto)[1] == Choice(hidden, restricted=True)


def test_one_with_a_protected_address_is_listed_as_a_search_shows_them(salto: Salto, a_youth: Youth) -> None:
    a_youth(protected="ja", home_district="Alna")
    (choice,) = listed(salto)
    (hit,) = salto.ok("find", "amina")["persons"]
    assert (choice.name, choice.born, choice.district) == (hit["name"], hit["born"], hit["home_district"])


def test_records_that_were_made_one_are_listed_once(salto: Salto, a_youth: Youth) -> None:
    stays, goes = a_youth(), a_youth("Amina Eksempelsen", new_person="ja")
    salto.ok("merge", stays, goes, "--yes")
    assert [each.code for each in listed(salto)] == [stays]


def test_nobody_who_was_erased_is_listed(salto: Salto, a_youth: Youth) -> None:
    gone, here = a_youth(), a_youth("Bilal Prøve")
    salto.ok("erase", gone, "--ground", "withdrawn", "--yes")
    assert [each.code for each in listed(salto)] == [here]


def test_a_worker_is_listed_their_own_and_nothing_tells_of_others(
    salto: Salto, a_youth: Youth, as_a: Callable[[str], Salto]
) -> None:
    wiggo = as_a(WORKER)
    own, other = a_youth("Ola Egen", lead="Wiggo"), a_youth("Bilal Annen")
    assert [each.code for each in listed(wiggo)] == [own]
    salto.ok("close-case", other, "--outcome", "moved")
    assert [each.code for each in listed(wiggo)] == [own]
    salto.ok("restrict", other, "--ground", "claims")
    assert [each.code for each in listed(wiggo)] == [own]


def test_a_worker_is_listed_the_kin_of_their_own(
    salto: Salto, a_youth: Youth, as_a: Callable[[str], Salto]
) -> None:
    wiggo, own = as_a(WORKER), a_youth("Ola Egen", lead="Wiggo")
    tie = ("--kin-of", own, "--as", "guardian", "--sort", "parent")
    salto.ok("register", "--name", "Mor Egen", "--born", "01.02.1980", *tie)
    assert [each.name for each in listed(wiggo)] == ["Mor Egen", "Ola Egen"]


@pytest.mark.parametrize("role", [LEADER, AUDITOR])
def test_whoever_sees_nobodys_file_is_listed_nobody_and_that_they_tried_is_kept(
    salto: Salto, a_youth: Youth, as_a: Callable[[str], Salto], role: str
) -> None:
    a_youth()
    theirs = as_a(role)
    with pytest.raises(WrongRole):
        listed(theirs)
    (entry,) = salto.ok("audit", "log", "--limit", "1", "--all")["entries"]
    assert (entry["command"], entry["result"], entry["persons"], entry["read"]) == ("pick", "refused", [], [])


# --- whom a mistyped name may mean ---------------------------------------------------------------------


def test_a_mistyped_name_in_a_script_is_a_look_at_those_alone_who_are_proposed(
    salto: Salto, a_youth: Youth
) -> None:
    meant, other = a_youth("Bilal Tofte"), a_youth("Amina Eksempel")
    refused = salto("show", "Bilal Tofet")
    assert meant in refused.err
    assert other not in refused.err
    entries = salto.ok("audit", "log", "--limit", "2", "--all")["entries"]
    told = {entry["command"]: (entry["persons"], entry["read"]) for entry in entries}
    assert told == {"find nearly": ([meant], ["person"]), "find": ([], [])}
    said = "looked for whom a mistyped name means"
    assert [said in salto("audit", "who-saw", each).out for each in (meant, other)] == [True, False]
    assert "chose from a list" not in salto("audit", "who-saw", other).out


def test_of_whom_nothing_may_be_shown_no_mistyped_name_brings_the_code(salto: Salto, a_youth: Youth) -> None:
    hidden = a_youth("Bilal Tofte")
    salto.ok("restrict", hidden, "--ground", "claims")
    assert hidden not in salto("show", "Bilal Tofet").err


def test_to_a_worker_nobody_but_their_own_nearly_has_a_name(
    salto: Salto, a_youth: Youth, as_a: Callable[[str], Salto]
) -> None:
    theirs = as_a(WORKER)
    others = a_youth("Bilal Tofte")
    refused = theirs("show", "Bilal Tofet")
    assert others not in refused.err
    assert "look with" in refused.err
    entries = salto.ok("audit", "log", "--limit", "3", "--all")["entries"]
    assert ("find nearly", []) in [(entry["command"], entry["persons"]) for entry in entries]


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("åse", ["Åse Åsen", "Åse-Lill Hansen", "Øystein Åse", "Ali Åsen", "Mohamed Åsen", "Basel Prøve"]),
        ("ås", ["Åse Åsen", "Åse-Lill Hansen", "Ali Åsen", "Mohamed Åsen", "Øystein Åse", "Basel Prøve"]),
        ("åse å", ["Åse Åsen"]),
    ],
)
def test_who_is_called_so_comes_before_a_surname_that_begins_so(
    salto: Salto, a_youth: Youth, said: str, names: list[str]
) -> None:
    for month, name in enumerate(sorted(names), 1):
        a_youth(name, f"2010-{month:02}-17")
    found = [each["name"] for each in salto.ok("find", said)["persons"]]
    assert found == names
    assert found == [each.name for each in fitting(said, made_ready(listed(salto)))]
