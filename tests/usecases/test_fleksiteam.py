"""The weekly sheets: for every youth, line and service, it is there if and only if it may be."""

import json
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from salto_cli.store import publication
from salto_cli.store.between import Between
from salto_cli.store.seal import Outcome
from tests.fixtures import Salto
from tests.meeting import (
    CLUB,
    NAV,
    PASSWORD,
    POLICE,
    SPORT,
    grant,
    know,
    packing,
    paper,
    secret_file,
    youth,
)
from tests.scene import OUR_LANGUAGE, SERVICES, Scene


@pytest.fixture(scope="module")
def made(
    tmp_path_factory: pytest.TempPathFactory, _made_store: Any
) -> Iterator[tuple[Scene, dict[str, Any]]]:
    """The scene with its sheets, made once: the matrix only reads them."""
    import shutil

    folder, unlocked = _made_store
    mine = tmp_path_factory.mktemp("meeting") / "store"
    shutil.copytree(folder, mine)
    mine.chmod(0o700)
    scene = Scene(Salto(mine, unlocked, between=Between()))
    yield scene, scene.salto.ok(*packing(scene.salto, *SERVICES))


def sheets(packed: dict[str, Any], service: str) -> list[dict[str, Any]]:
    (found,) = [each["sheets"] for each in packed["services"] if each["service"] == service]
    assert isinstance(found, list)
    return found


def file_of(packed: dict[str, Any], service: str) -> Path | None:
    paths = [Path(each["path"]) for each in packed["files"] if each["service"] == service]
    return paths[0] if paths else None


# -- the matrix --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("service", SERVICES)
def test_every_line_is_there_if_and_only_if_that_service_may_have_it(
    made: tuple[Scene, dict[str, Any]], service: str
) -> None:
    scene, packed = made
    as_json = json.dumps(sheets(packed, service))
    path = file_of(packed, service)
    on_paper = paper(path) if path else ""
    for word in scene.lines:
        assert (f'"{word}"' in as_json) is scene.may_have(word, service), word
        assert (word in on_paper) is scene.may_have(word, service), word


@pytest.mark.parametrize("service", SERVICES)
def test_who_may_not_be_told_of_leaves_no_name_code_count_or_gap(
    made: tuple[Scene, dict[str, Any]], service: str
) -> None:
    scene, packed = made
    there = [
        each for each in scene.everyone if any(scene.may_have(w, service) for w in words_of(scene, each))
    ]
    assert [sheet["person"] for sheet in sheets(packed, service)] == there
    path = file_of(packed, service)
    assert (path is None) is (not there)
    if path is None:
        return
    text = paper(path)
    assert path.name == f"{service}-2026-11-23.pdf"
    for person, called in zip(scene.everyone, ("Amina", "Bilal", "Chiara", "Dawit", "Emil"), strict=True):
        assert (person in text) is (person in there)
        assert (called in text) is (person in there)
    assert f"Ark{len(there)}av{len(there)}" in text
    assert f"Ark{len(there) + 1}av" not in text


def words_of(scene: Scene, person: str) -> list[str]:
    return [word for word, line in scene.lines.items() if line[0] == person]


def test_a_family_name_is_never_on_a_sheet(made: tuple[Scene, dict[str, Any]]) -> None:
    _scene, packed = made
    assert "Oppdiktet" not in json.dumps(packed)
    assert not any("Oppdiktet" in paper(Path(each["path"])) for each in packed["files"])


def test_the_language_goes_only_with_contact_details(made: tuple[Scene, dict[str, Any]]) -> None:
    _scene, packed = made
    told = {(each["service"], sheet["person"]): sheet["practical"]["language"]
            for each in packed["services"] for sheet in each["sheets"]}  # fmt: skip
    assert [pair for pair, language in told.items() if language] == [(NAV, "P-001H")]


def test_a_consent_with_nothing_to_say_makes_no_sheet(made: tuple[Scene, dict[str, Any]]) -> None:
    scene, packed = made
    assert scene.everyone[4] not in json.dumps(packed)


def test_each_sheet_names_the_consent_it_rests_on_and_its_last_day(
    made: tuple[Scene, dict[str, Any]],
) -> None:
    _scene, packed = made
    (amina, _bilal) = sheets(packed, NAV)
    (ground,) = amina["grounds"]
    assert (ground["statement"], ground["through"]) == ("C-001B", "2027-11-22")
    path = file_of(packed, NAV)
    assert path
    assert "C-001B" in paper(path)


# -- the register ------------------------------------------------------------------------------------------


def test_every_line_handed_out_is_in_the_register_and_no_other(made: tuple[Scene, dict[str, Any]]) -> None:
    scene, packed = made
    rows = scene.salto.rows(
        "SELECT p.number, d.service, d.lines, d.rests_on, d.means "
        "FROM disclosure d JOIN person p ON p.id = d.person"
    )
    given = {
        (service, line["text"]) for _n, service, lines, _on, _means in rows for line in json.loads(lines)
    }
    assert given == {(s, word) for word in scene.lines for s in SERVICES if scene.may_have(word, s)}
    assert len(rows) == sum(len(each["sheets"]) for each in packed["services"])
    assert all(json.loads(rests_on) and means == "sheet" for *_who, rests_on, means in rows)


def test_who_knows_tells_whom_what_and_on_which_consent_but_not_the_words(
    made: tuple[Scene, dict[str, Any]],
) -> None:
    scene, _packed = made
    told = scene.salto.ok("who-knows", scene.everyone[0])
    assert {(each["service"], *each["categories"]) for each in told["disclosures"]} == {
        (NAV, "identity", "work"),
        (CLUB, "leisure"),
    }
    assert not any(word in json.dumps(told) for word in scene.lines)
    assert scene.salto.ok("who-knows", scene.everyone[3])["disclosures"] == []
    assert "Nothing has been given" in scene.salto("who-knows", scene.everyone[3]).out


def test_every_youth_is_judged_for_every_service_and_the_digests_are_in_the_log(
    made: tuple[Scene, dict[str, Any]],
) -> None:
    scene, packed = made
    ((act,),) = scene.salto.rows("SELECT max(id) FROM act WHERE command = 'fleksiteam pack'")
    asked = scene.salto.rows(
        "SELECT DISTINCT j.persons, d.body ->> 'recipient' FROM judgement j JOIN judgement_detail d "
        "ON d.act = j.act AND d.n = j.n WHERE j.act = ? AND j.question = 'share'",
        act,
    )
    assert len(asked) == len(scene.everyone) * len(SERVICES)
    digests = scene.salto.rows("SELECT digest FROM published WHERE act = ?", act)
    assert {digest for (digest,) in digests} == {each["sha256"] for each in packed["files"]}


# -- who can read it ---------------------------------------------------------------------------------------


def test_a_wrong_password_opens_no_file(made: tuple[Scene, dict[str, Any]]) -> None:
    for each in made[1]["files"]:
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(each["path"], password=PASSWORD + "x")


def test_no_word_of_it_lies_in_the_clear_anywhere(made: tuple[Scene, dict[str, Any]]) -> None:
    scene, packed = made
    words = [word.encode() for word in scene.lines] + [b"Oppdiktet", OUR_LANGUAGE.encode(), PASSWORD.encode()]
    folder = scene.salto.folder.parent
    files = [path for path in folder.rglob("*") if path.is_file() and path.name != "sheet-password"]
    assert {Path(each["path"]) for each in packed["files"]} < set(files)
    for path in files:
        content = path.read_bytes()
        assert not [word for word in words if word in content], path.name


def test_only_the_owner_can_read_the_files(made: tuple[Scene, dict[str, Any]]) -> None:
    assert {Path(each["path"]).stat().st_mode & 0o777 for each in made[1]["files"]} == {0o600}


# -- sources and other persons -----------------------------------------------------------------------------


def test_what_the_police_have_told_is_on_no_sheet_unless_they_have_released_it(salto: Salto) -> None:
    person = youth(salto, "Amina Eksempel", "Amina")
    grant(salto, person, [NAV, POLICE], ["work"])
    know(salto, person, "work", strength="keptbythepolice", source="police")
    know(salto, person, "work", strength="letgobythepolice", source="police", released=True)
    packed = salto.ok(*packing(salto, NAV, POLICE))
    assert [each["text"] for each in sheets(packed, NAV)[0]["strengths"]] == ["letgobythepolice"]
    assert len(sheets(packed, POLICE)[0]["strengths"]) == 2  # their own information goes back to them


def test_what_is_about_another_goes_only_where_that_other_says_yes_too(salto: Salto) -> None:
    amina, bilal = youth(salto, "Amina Eksempel", "Amina"), youth(salto, "Bilal Eksempel", "Bilal")
    grant(salto, amina, [NAV, CLUB], ["family"])
    grant(salto, bilal, [CLUB], ["family"])
    know(salto, amina, "family", strength="theytraintogether", about=[bilal])
    packed = salto.ok(*packing(salto, NAV, CLUB))
    assert sheets(packed, NAV) == []
    assert [sheet["person"] for sheet in sheets(packed, CLUB)] == [amina]


def test_another_without_a_case_is_judged_and_gets_no_sheet_of_their_own(salto: Salto) -> None:
    amina, bilal = youth(salto, "Amina Eksempel", "Amina"), youth(salto, "Bilal Eksempel", "Bilal")
    know(salto, bilal, "family", strength="bilalsown")
    grant(salto, amina, [CLUB], ["family"])
    grant(salto, bilal, [CLUB], ["family"], purpose=None)
    know(salto, amina, "family", strength="theytraintogether", about=[bilal])
    salto.ok("close-case", bilal, "--outcome", "moved")
    packed = salto.ok(*packing(salto, CLUB))
    assert [sheet["person"] for sheet in sheets(packed, CLUB)] == [amina]
    assert "bilalsown" not in json.dumps(packed)


def test_one_visit_to_three_siblings_tells_a_school_nothing_of_the_other_two(salto: Salto) -> None:
    school = "jordal-ungdomsskole"
    amina, bilal, chiara = (youth(salto, f"{name} Eksempel", name) for name in ("Amina", "Bilal", "Chiara"))
    salto.ok("link-sibling", amina, bilal, "--sort", "full")
    salto.ok("link-sibling", amina, chiara, "--sort", "full")
    grant(salto, amina, [school], ["school"])
    know(salto, amina, "school", strength="likesmaths")
    visit = {
        "persons": [amina, bilal, chiara],
        "kind": "talk",
        "themes": ["school"],
        "next": "ring the school",
        "next_category": "school",
        "note": "Bilal told of Chiara",
    }
    salto.ok("log-contact", "--input", "-", stdin=json.dumps(visit))
    assert len(salto.rows("SELECT 1 FROM contact")) == 1
    packed = salto.ok(*packing(salto, school))
    path = file_of(packed, school)
    assert path
    everywhere = json.dumps(packed) + paper(path) + path.name
    assert "likesmaths" in everywhere
    assert "ringtheschool" in everywhere
    assert not [word for word in ("Bilal", "Chiara", bilal, chiara, "told of") if word in everywhere]


# -- the day -----------------------------------------------------------------------------------------------


def test_a_consent_holds_through_its_last_day_and_no_longer(salto: Salto) -> None:
    person = youth(salto, "Amina Eksempel", "Amina")
    grant(salto, person, [NAV], ["work"], through="2026-11-25")
    know(salto, person, "work", wish="ajob")
    assert sheets(salto.ok(*packing(salto, NAV), "--date", "2026-11-25"), NAV)
    assert sheets(salto.ok(*packing(salto, NAV), "--date", "2026-11-26"), NAV) == []


def test_a_withdrawn_consent_gives_no_sheet_and_what_was_given_stays_in_the_register(salto: Salto) -> None:
    person = youth(salto, "Amina Eksempel", "Amina")
    consent = grant(salto, person, [NAV], ["work"])
    know(salto, person, "work", wish="ajob")
    salto.ok(*packing(salto, NAV))
    salto.ok("withdraw-consent", consent, "--channel", "call")
    assert sheets(salto.ok(*packing(salto, NAV), "--date", "2026-11-24"), NAV) == []
    (given,) = salto.ok("who-knows", person)["disclosures"]
    assert given["rests_on"] == [consent]


def test_a_closed_case_gives_no_sheet(salto: Salto) -> None:
    person = youth(salto, "Amina Eksempel", "Amina")
    grant(salto, person, [NAV], ["work"])
    know(salto, person, "work", wish="ajob")
    salto.ok("close-case", person, "--outcome", "moved")
    assert sheets(salto.ok(*packing(salto, NAV)), NAV) == []


def test_a_youth_who_knows_of_the_sheet_is_said_to(salto: Salto) -> None:
    person = youth(salto, "Amina Eksempel", "Amina")
    grant(salto, person, [NAV], ["work"])
    know(salto, person, "work", wish="ajob")
    packed = salto.ok(*packing(salto, NAV), "--told", person)
    path = file_of(packed, NAV)
    assert path
    assert "Ungdommenvetomdettearket:ja" in paper(path)


def test_a_youth_without_an_agreed_name_is_only_a_code(salto: Salto) -> None:
    person = youth(salto, "Amina Eksempel")
    grant(salto, person, [NAV], ["work"])
    know(salto, person, "work", wish="ajob")
    (sheet,) = sheets(salto.ok(*packing(salto, NAV)), NAV)
    assert (sheet["first_name"], sheet["birth_year"]) == (None, None)


# -- complete or absent ------------------------------------------------------------------------------------


@pytest.fixture
def ready(salto: Salto) -> Salto:
    """A store in which Nav and the club may both be told something."""
    person = youth(salto, "Amina Eksempel", "Amina")
    grant(salto, person, [NAV, CLUB], ["work"])
    know(salto, person, "work", wish="ajob")
    return salto


def left(salto: Salto) -> list[str]:
    return sorted(path.name for path in (salto.folder.parent / "out").iterdir())


def test_a_file_that_is_there_already_stops_everything_and_stays_as_it_is(ready: Salto) -> None:
    words = packing(ready, NAV, CLUB)
    there = ready.folder.parent / "out" / f"{CLUB}-2026-11-23.pdf"
    there.write_bytes(b"last week's")
    ran = ready(*words)
    assert (ran.code, ran.out) == (4, "")
    assert left(ready) == [there.name]
    assert there.read_bytes() == b"last week's"
    assert ready.rows("SELECT 1 FROM disclosure") == []
    assert ready.rows("SELECT result FROM outcome ORDER BY act DESC LIMIT 1") == [("failed",)]


def test_killed_before_the_commit_there_is_neither_file_nor_register(
    ready: Salto, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_args: object) -> None:
        raise KeyboardInterrupt

    words = packing(ready, NAV)
    with monkeypatch.context() as patch:
        patch.setattr("salto_cli.store.store.Store.finish", killed)
        assert ready(*words).code == 130
    assert left(ready) == []
    assert ready.rows("SELECT 1 FROM disclosure") == []


def test_killed_after_the_commit_the_next_open_finishes_the_files(
    ready: Salto, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = packing(ready, NAV, CLUB)
    with monkeypatch.context() as patch:
        patch.setattr(publication, "move_into_place", lambda *_args: None)  # as if killed just before it
        assert ready(*words).code == 0
    assert all(name.endswith(".part") for name in left(ready))
    ready.ok("find", "Amina")
    assert left(ready) == [f"{CLUB}-2026-11-23.pdf", f"{NAV}-2026-11-23.pdf"]
    assert "ajob" in paper(ready.folder.parent / "out" / f"{NAV}-2026-11-23.pdf")


def test_a_new_folder_is_made_for_the_sheets_and_is_its_owners_alone(ready: Salto) -> None:
    words = packing(ready, NAV)
    words[words.index("--out") + 1] += "/new"
    assert ready(*words).code == 0
    made = Path(words[words.index("--out") + 1])
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    assert len(list(made.iterdir())) == 1


def test_a_path_that_leads_nowhere_is_not_built_up(ready: Salto) -> None:
    words = packing(ready, NAV)
    words[words.index("--out") + 1] += "/nowhere/below"
    ran = ready(*words)
    assert ran.code == 14, ran.err
    assert left(ready) == []
    assert ready.rows("SELECT 1 FROM disclosure") == []


# -- bad input ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ([], 4),  # and no meeting is prepared that would say
        (["--for", ""], 4),
        (["--for", "nav"], 4),
        (["--for", "police"], 4),
        (["--for", "person:Lise"], 4),
        (["--for", "nowhere-at-all"], 3),
        (["--for", NAV, "--date", "2026-11-22"], 4),
        (["--for", NAV, "--date", "2027-01-15"], 4),
        (["--for", NAV, "--date", "31.02.2026"], 4),
        (["--for", NAV, "--purpose", "curiosity"], 4),
        (["--for", NAV, "--told", "P-999"], 4),
    ],
)
def test_what_cannot_be_packed_is_refused_and_nothing_is_made(
    ready: Salto, words: list[str], code: int
) -> None:
    ran = ready(*packing(ready), *words)
    assert (ran.code, ran.out) == (code, ""), ran.err
    assert left(ready) == []
    assert ready.rows("SELECT 1 FROM disclosure") == []


def test_a_script_must_say_which_password(ready: Salto) -> None:
    words = packing(ready, NAV)
    at = words.index("--password-file")
    assert ready(*words[:at]).code == 2
    assert left(ready) == []


def test_a_script_must_say_where_to(ready: Salto) -> None:
    words = packing(ready, NAV)
    at = words.index("--out")
    assert ready(*words[:at], *words[at + 2 :]).code == 2


def test_a_password_file_that_others_can_read_is_refused(ready: Salto) -> None:
    words = packing(ready, NAV)
    secret_file(ready.folder.parent).chmod(0o644)
    assert ready(*words).code == 15
    assert left(ready) == []


@pytest.mark.parametrize("weak", ["", "salto2026", "passord1234567"])
def test_a_weak_password_is_refused_and_not_repeated(ready: Salto, weak: str) -> None:
    words = packing(ready, NAV)
    secret_file(ready.folder.parent, weak)
    ran = ready(*words)
    assert ran.code == 4
    assert not weak or weak not in ran.err
    assert left(ready) == []


def test_a_service_named_twice_gets_one_file(ready: Salto) -> None:
    assert len(ready.ok(*packing(ready, NAV, NAV, "NAV Ungdomsteam"))["files"]) == 1


def test_a_service_with_nothing_to_be_told_is_named_and_gets_no_file(ready: Salto) -> None:
    ran = ready(*packing(ready, NAV, SPORT))
    assert ran.code == 0
    assert "Tøyen Sportsklubb" in ran.out
    assert "nothing to give, no file" in ran.out
    assert left(ready) == [f"{NAV}-2026-11-23.pdf"]


def test_a_service_without_a_sector_gets_nothing(ready: Salto) -> None:
    store = ready.store()
    act = store.begin("service import", "upkeep")
    act.run("UPDATE service SET sector = NULL WHERE id = ?", NAV)
    store.finish(act, Outcome("done"))
    store.close()
    assert ready.ok(*packing(ready, NAV))["files"] == []


def test_a_sheet_that_a_service_can_hardly_act_on_is_told_of_before_it_goes(salto: Salto) -> None:
    bare = youth(salto, "Amina Eksempel")
    grant(salto, bare, [NAV], ["work"])
    know(salto, bare, "work", strength="punktlig")
    whole = youth(salto, "Bilal Oppdiktet", "Bilal")
    grant(salto, whole, [NAV], ["work", "identity"])
    know(salto, whole, "work", wish="jobb i helga")
    said = " ".join(salto(*packing(salto, NAV)).out.split())
    assert f"NAV Ungdomsteam may not know how to reach {bare}" in said
    assert f"salto consent form {bare} --to {NAV} --category identity --out {bare}.pdf" in said
    assert f"no name, only the code, of: {bare}" in said
    assert f"Almost empty, with neither a wish nor anything asked or agreed, is a sheet of: {bare}" in said
    assert whole not in said
