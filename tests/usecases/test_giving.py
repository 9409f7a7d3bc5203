"""What an item's source, other persons and its person's own facts hold back, from record to what leaves."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.fixtures import Salto
from tests.meeting import NAV, POLICE, grant, know, paper, secret_file, task, youth

CHILD_WELFARE = "barneverntjenesten-med-lokale-tiltak-bof-bofellesskap"
REASONS = {
    "message": "Vi er bekymret.",
    "facts": "Sett to ganger.",
    "necessity": "Alvorlig.",
    "proportionality": "Bare det som trengs.",
    "consent": "impossible",
    "told": "no: ville økt faren",
}


def share(salto: Salto, person: str, to: str, *words: str, **said: Any) -> Any:
    """What ``share --json`` did."""
    stdin = ("--input", "-") if said else ()
    return salto("share", person, "--with", to, *words, *stdin, "--json", stdin=json.dumps(said))


def texts(ran: Any) -> set[str]:
    """Everything that went, or would go."""
    return {line["text"] for line in ran.json["lines"]}


def reasons(ran: Any) -> set[tuple[str, str]]:
    """What was held back: which part, and why; whole categories aside."""
    return {(each["part"], each["reason"]) for each in ran.json["held"] if each["part"] != "category"}


@pytest.fixture
def ola(salto: Salto) -> str:
    """A grown youth who has said yes to work for Nav."""
    person = youth(salto, "Ola Eksempel")
    grant(salto, person, [NAV], ["work"])
    know(salto, person, "work", wish="jobb i helga")
    return person


# --- what an item's own facts hold back -----------------------------------------------------------------


def test_what_the_police_told_stays_until_they_release_it(salto: Salto, ola: str) -> None:
    know(salto, ola, "work", strength="kjent av politiet", source="police")
    ran = share(salto, ola, NAV, "--dry-run")
    assert "kjent av politiet" not in ran.out
    assert ("strength", "SOURCE_RESTRICTED") in reasons(ran)
    know(salto, ola, "work", strength="frigitt av politiet", source="police", released=True)
    assert "frigitt av politiet" in texts(share(salto, ola, NAV))


def test_what_is_about_another_stays_until_that_one_has_said_yes(salto: Salto, ola: str) -> None:
    other = youth(salto, "Berit Annen")
    know(salto, ola, "work", strength="jobber godt sammen", about=[other])
    assert ("strength", "THIRD_PARTY") in reasons(share(salto, ola, NAV, "--dry-run"))
    grant(salto, other, [NAV], ["work"])
    assert "jobber godt sammen" in texts(share(salto, ola, NAV))


def test_a_visit_to_two_is_about_both_of_them(salto: Salto, ola: str) -> None:
    other = youth(salto, "Berit Annen")
    logged = salto.ok(
        *("log-contact", ola, other, "--kind", "talk", "--theme", "work", "--input", "-"),
        stdin=json.dumps({"note": "Snakket om sommerjobb."}),
    )["code"]
    ran = share(salto, ola, NAV, "--item", logged, "--dry-run")
    assert ran.code == 20
    assert ("contact", "THIRD_PARTY") in reasons(ran)
    grant(salto, other, [NAV], ["work"])
    assert "Snakket om sommerjobb." in texts(share(salto, ola, NAV, "--item", logged))


def test_a_note_of_two_kinds_goes_only_where_both_may(salto: Salto, ola: str) -> None:
    logged = salto.ok(
        *("log-contact", ola, "--kind", "talk", "--theme", "work", "--theme", "substances", "--input", "-"),
        stdin=json.dumps({"note": "Jobb og rus."}),
    )["code"]
    ran = share(salto, ola, NAV, "--item", logged)
    assert (ran.code, ran.out) == (20, "")


@pytest.mark.parametrize("item", ["K-001K", "T-001A", "P-001H", "K-999", "noe"])
def test_only_the_persons_own_contacts_and_tasks_can_be_named(salto: Salto, ola: str, item: str) -> None:
    other = youth(salto, "Berit Annen")
    task(salto, other, "hennes oppgave", "work")
    ran = share(salto, ola, NAV, "--item", item)
    assert ran.code in {3, 4}
    assert ran.out == ""


def test_a_protected_address_goes_nowhere_with_consent(salto: Salto) -> None:
    person = youth(salto, "Ola Eksempel")
    salto.ok("edit", person, "--phone", "90000001")
    grant(salto, person, [NAV], ["identity"])
    assert any("900" in each for each in texts(share(salto, person, NAV)))
    salto.ok("edit", person, "--protected")
    ran = share(salto, person, NAV)
    assert ran.code == 20
    assert "900" not in ran.out + ran.err


# --- what is said without being kept beforehand --------------------------------------------------------


def test_words_of_ones_own_that_name_another_need_that_ones_yes(salto: Salto, ola: str) -> None:
    other = youth(salto, "Berit Annen")
    message = {"message": "Vil jobbe med Berit Annen."}
    ran = share(salto, ola, NAV, "--category", "work", **message)
    assert (ran.code, ran.out) == (20, "")
    grant(salto, other, [NAV], ["work"])
    assert share(salto, ola, NAV, "--category", "work", **message).code == 0


def test_an_anonymous_discussion_names_nobody(salto: Salto, ola: str) -> None:
    words = ("--basis", "anonym", "--category", "crime", "--not-recognisable")
    for said in ("Ola truer noen.", f"{ola} truer noen."):
        assert share(salto, ola, POLICE, *words, message=said, facts="Navnet er tatt ut.").code == 4
    ran = share(salto, ola, POLICE, *words, message="En gutt truer noen.", facts="Navnet er tatt ut.")
    assert ran.code == 0
    assert texts(ran) == {"En gutt truer noen."}
    known = share(
        salto, ola, POLICE, *words[:-1], "--recognisable", message="En gutt.", facts="Lite er tatt ut."
    )
    assert (known.code, known.out) == (20, "")


# --- without consent -----------------------------------------------------------------------------------


def test_with_a_valid_consent_no_basis_is_kept(salto: Salto, ola: str) -> None:
    ran = share(salto, ola, NAV, "--category", "work", "--basis", "fare_liv_helse", **REASONS)
    assert (ran.code, ran.json["needless"], ran.json["basis"]) == (0, True, None)
    assert salto.rows("SELECT count(*) FROM ground") == [(0,)]
    assert salto.rows("SELECT count(*) FROM assessment") == [(0,)]


def test_a_basis_opens_the_kinds_that_were_named_and_no_other(salto: Salto, ola: str) -> None:
    know(salto, ola, "crime", strength="angrer")
    know(salto, ola, "health", wish="sove bedre")
    ran = share(salto, ola, POLICE, "--category", "crime", "--basis", "fare_liv_helse", **REASONS)
    assert texts(ran) == {"Ola Eksempel (2007)", "Vi er bekymret."}
    assert ran.json["categories"] == ["crime"]
    assert share(salto, ola, POLICE, "--category", "crime").code == 20


@pytest.mark.parametrize("missing", ["facts", "necessity", "proportionality", "consent", "told"])
def test_what_was_assessed_is_written_down_or_nothing_goes(salto: Salto, ola: str, missing: str) -> None:
    said = {key: value for key, value in REASONS.items() if key != missing}
    ran = share(salto, ola, POLICE, "--category", "crime", "--basis", "nodrett", **said)
    assert (ran.code, ran.out) == (20, "")
    assert salto.rows("SELECT count(*) FROM disclosure") == [(0,)]


@pytest.mark.parametrize(
    ("born", "to", "basis", "words"),
    [
        ("2007-03-04", CHILD_WELFARE, "meldeplikt", ()),  # a grown person
        ("2010-03-04", NAV, "meldeplikt", ()),
        ("2010-03-04", NAV, "palegg", ("--order", "2026/1")),
        ("2010-03-04", NAV, "anmeldelse", ("--approved-by", "Liv", "--approved", "today")),
        ("2010-03-04", NAV, "avverge", ("--avertable",)),
        ("2010-03-04", NAV, "avverge", ("--offence", "ran", "--not-avertable")),
        ("2010-03-04", "toyen-sportsklubb", "nr5", ("--approved-by", "Liv", "--approved", "today")),
    ],
)
def test_a_basis_that_does_not_apply_lets_nothing_go(
    salto: Salto, born: str, to: str, basis: str, words: tuple[str, ...]
) -> None:
    person = youth(salto, "Ola Eksempel", born=born)
    ran = share(salto, person, to, "--category", "crime", "--basis", basis, *words, **REASONS)
    assert (ran.code, ran.out) == (20, "")
    assert salto.rows("SELECT count(*) FROM ground") == [(0,)]


def test_a_basis_is_stopped_neither_by_a_refusal_nor_by_the_source(salto: Salto) -> None:
    person = youth(salto, "Ola Eksempel", born="2010-03-04")
    salto.ok("refuse-consent", person, "--by", "subject")
    know(salto, person, "crime", strength="kjent av politiet", source="police")
    logged = salto.ok(
        *("log-contact", person, "--kind", "talk", "--theme", "violence", "--source", "police"),
        *("--input", "-"),
        stdin=json.dumps({"note": "Politiet har sett slag."}),
    )["code"]
    words = ("--category", "crime", "--basis", "meldeplikt", "--item", logged)
    ran = share(salto, person, CHILD_WELFARE, *words, **REASONS)
    assert {"Politiet har sett slag.", "Vi er bekymret."} <= texts(ran)
    assert "kjent av politiet" not in ran.out


def test_a_basis_asks_for_one_person_and_one_recipient(salto: Salto, ola: str) -> None:
    other = youth(salto, "Berit Annen")
    ran = salto("share", ola, other, "--with", POLICE, "--basis", "nodrett", "--category", "crime")
    assert ran.code == 2


def test_it_is_kept_as_it_was_said_with_its_judgement(salto: Salto, ola: str) -> None:
    share(
        salto,
        ola,
        POLICE,
        *(
            "--category",
            "crime",
            "--basis",
            "anmeldelse",
            "--approved-by",
            "Liv Leder",
            "--approved",
            "today",
        ),
        **REASONS,
    )
    ((basis, law, by, when),) = salto.rows("SELECT basis, law, approved_by, approved FROM ground")
    assert (basis, json.loads(law), by, when) == (
        "anmeldelse",
        ["fvl § 13 b nr. 6"],
        "Liv Leder",
        "2026-11-23",
    )
    ((facts, told),) = salto.rows("SELECT facts, told FROM assessment")
    assert (facts, told) == ("Sett to ganger.", "no: ville økt faren")
    (body,) = [
        json.loads(each)
        for (each,) in salto.rows("SELECT body FROM judgement_detail")
        if "anmeldelse" in each
    ]
    assert body["bases"] == ["anmeldelse"]
    assert "Sett to ganger" not in json.dumps(body)


@pytest.mark.parametrize("name", ["SALTO_BASIS", "SALTO_URGENT", "SALTO_CONSENT_OVERRIDE"])
def test_nothing_around_the_program_switches_it_on(
    salto: Salto, ola: str, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "fare_liv_helse")
    assert share(salto, ola, POLICE, "--category", "crime").code == 20


# --- to a guardian, to the person, on paper ----------------------------------------------------------------


def test_a_guardian_who_is_a_danger_is_told_nothing(salto: Salto) -> None:
    child = youth(salto, "Ola Eksempel", born="2014-03-04")
    kin = ("--kin-of", child, "--as", "guardian", "--sort", "parent", "--responsibility", "yes")
    guardian = salto.ok("register", "--name", "Kari Hansen", "--born", "1980-01-01", *kin)["person"]["code"]
    salto.ok("edit", child, "--roster-checked", "today", "--roster-source", "Folkeregisteret")
    know(salto, child, "school", strength="liker naturfag")
    assert "liker naturfag" in texts(share(salto, child, guardian, "--category", "school"))
    salto.ok("unlink", child, guardian)
    again = ("--sort", "parent", "--responsibility", "yes", "--harm", "--harm-reason", "Vold.")
    salto.ok("link-guardian", child, guardian, *again)
    ran = share(salto, child, guardian, "--category", "school", necessary="Må vite det.")
    assert (ran.code, ran.out) == (20, "")
    assert "Vold" not in ran.err


def test_a_guardian_who_must_know_is_told_and_the_finding_is_kept(salto: Salto) -> None:
    youth_ = youth(salto, "Ola Eksempel", born="2010-03-04")
    kin = ("--kin-of", youth_, "--as", "guardian", "--sort", "parent", "--responsibility", "yes")
    guardian = salto.ok("register", "--name", "Kari Hansen", "--born", "1980-01-01", *kin)["person"]["code"]
    salto.ok("edit", youth_, "--roster-checked", "today", "--roster-source", "Folkeregisteret")
    know(salto, youth_, "school", strength="liker naturfag")
    words = ("--category", "school")
    assert share(salto, youth_, guardian, *words).code == 20
    assert share(salto, youth_, guardian, *words, "--necessary").code == 2
    ran = share(salto, youth_, guardian, *words, "--necessary", necessary="Må følge opp skolen.")
    assert "liker naturfag" in texts(ran)
    assert salto.rows("SELECT basis FROM ground") == [("necessary",)]
    assert salto.rows("SELECT facts FROM assessment") == [("Må følge opp skolen.",)]


def test_the_person_is_told_about_themselves_and_of_nobody_else(salto: Salto, ola: str) -> None:
    other = youth(salto, "Berit Annen")
    know(salto, ola, "crime", strength="om en annen", about=[other])
    know(salto, ola, "crime", strength="om meg")
    ran = share(salto, ola, ola)
    assert "om meg" in texts(ran)
    assert "om en annen" not in ran.out


def test_on_paper_it_is_what_went_and_opens_with_its_password_alone(
    salto: Salto, ola: str, tmp_path: Path
) -> None:
    know(salto, ola, "health", wish="sove bedre")
    out = tmp_path / "utlevering.pdf"
    words = ("--out", str(out), "--password-file", str(secret_file(tmp_path)))
    assert share(salto, ola, NAV, *words).code == 0
    assert "jobbihelga" in paper(out)
    assert "sovebedre" not in paper(out)
    assert b"jobb i helga" not in out.read_bytes()
    assert share(salto, ola, NAV, "--dry-run", *words).code == 2


def test_without_a_password_there_is_no_paper_and_nothing_is_noted(
    salto: Salto, ola: str, tmp_path: Path
) -> None:
    assert share(salto, ola, NAV, "--out", str(tmp_path / "u.pdf")).code == 2
    assert salto.rows("SELECT count(*) FROM disclosure") == [(0,)]


# --- what was said, and by whom ----------------------------------------------------------------------------


def test_two_guardians_of_one_name_are_two(salto: Salto, a_youth: Callable[..., str]) -> None:
    child = a_youth(born="2013-03-04")
    codes = []
    for born in ("1980-01-01", "1981-01-01"):
        kin = ("--kin-of", child, "--as", "guardian", "--sort", "parent", "--responsibility", "yes")
        made = salto.ok("register", "--name", "Kari Hansen", "--born", born, "--new-person", *kin)
        codes.append(made["person"]["code"])
    salto.ok("edit", child, "--roster-checked", "today", "--roster-source", "Folkeregisteret")
    salto.ok("heard", child, "--view", "Det er greit.", "--by", "Kari Coordinator")
    know(salto, child, "school", strength="liker naturfag")
    grant(salto, child, [NAV], ["school"], by="guardian", giver=codes[0])
    ran = share(salto, child, NAV, "--category", "school")
    assert (ran.code, ran.out) == (20, "")
    grant(salto, child, [NAV], ["school"], by="guardian", giver=codes[1])
    assert share(salto, child, NAV, "--category", "school").code == 0
