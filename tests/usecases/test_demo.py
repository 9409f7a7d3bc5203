"""A demo: invented families in a real store, every guard and mark as for anyone else."""

import csv
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from stdnum.no import fodselsnummer

from salto_cli.models.demo import InventedFamily
from salto_cli.store import keys
from salto_cli.usecases import demo as demos
from salto_cli.usecases.invented import names, said, services
from salto_cli.usecases.invented.baton import PATHS
from salto_cli.usecases.invented.dice import Dice, Draft, Making
from salto_cli.usecases.invented.family import Child, identity_number
from tests.fixtures import NOW, PASSPHRASE, Salto
from tests.launch import ANY

TODAY = date.fromisoformat(NOW[:10])


def drawn(youths: int, seed: int = 1, today: date = TODAY) -> list[InventedFamily]:
    """Families on paper only."""
    return list(demos.families(Making(Dice(seed), today, (1, 2, 3)), youths))


def rows(table: str, families: list[InventedFamily]) -> list[dict[str, Any]]:
    """All rows of a table in those families."""
    return [dict(row) for each in families for row in each.rows.get(table, ())]


@pytest.fixture(scope="module")
def many() -> list[InventedFamily]:
    return drawn(600)


@pytest.fixture(scope="module")
def secret(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("secret") / "passphrase"
    path.write_text(PASSPHRASE, encoding="utf-8")
    path.chmod(0o600)
    return path


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, secret: Path) -> Salto:
    """A small demo store, unlocked."""
    salto = Salto(tmp_path_factory.mktemp("demo") / "store")
    ran = salto("demo", "--youths", "12", "--passphrase-file", str(secret))
    assert ran.code == 0, ran.err
    return replace(salto, unlocked=keys.unlock(salto.folder, PASSPHRASE, ANY))


# --- the store -----------------------------------------------------------------------------------------


def test_as_many_youths_have_a_case_as_were_asked_for(demo: Salto) -> None:
    assert demo.rows("SELECT count(*) FROM case_file WHERE closed IS NULL") == [(12,)]


def test_everyone_without_a_case_is_kin_to_someone_who_has_one(demo: Salto) -> None:
    strangers = demo.rows(
        "SELECT p.id FROM person p WHERE NOT EXISTS (SELECT 1 FROM case_file c WHERE c.person = p.id) "
        "AND NOT EXISTS (SELECT 1 FROM kin k JOIN case_file c ON c.person IN (k.child, k.other) "
        "WHERE p.id IN (k.child, k.other))"
    )
    assert strangers == []


def test_the_log_of_a_demo_is_as_whole_as_any(demo: Salto) -> None:
    assert demo("audit", "verify").code == 0


def test_the_families_came_in_by_acts_like_any_other(demo: Salto) -> None:
    acts = demo.rows(
        "SELECT count(DISTINCT a.id), count(DISTINCT m.row) > 500, min(a.operator) "
        "FROM act a JOIN mark m ON m.act = a.id WHERE a.command = 'demo'"
    )
    assert acts == [(2, 1, 1)]


def test_every_screen_says_that_the_people_are_invented(demo: Salto) -> None:
    assert "INVENTED DATA" in demo("find", "a").err
    assert "OPPDIKTEDE DATA" in replace(demo, lang="nb")("find", "a").err


def test_json_is_left_clean(demo: Salto) -> None:
    assert demo("find", "a", "--json").err == ""


def test_a_real_store_says_nothing_of_the_kind(salto: Salto) -> None:
    assert "INVENTED" not in salto("find", "a").err


def test_a_passphrase_that_is_made_up_is_shown_and_opens_the_store(tmp_path: Path) -> None:
    salto = Salto(tmp_path / "store")
    made = salto.ok("demo", "--youths", "1")
    assert keys.unlock(salto.folder, made["passphrase"], ANY).store_id
    assert made["invented"] is True


def test_a_passphrase_that_was_given_is_not_shown(tmp_path: Path, secret: Path) -> None:
    ran = Salto(tmp_path / "store")("demo", "--youths", "1", "--passphrase-file", str(secret))
    assert ran.code == 0
    assert PASSPHRASE not in ran.out + ran.err


# --- what is refused -----------------------------------------------------------------------------------


def test_a_store_that_is_there_is_left_alone(salto: Salto, secret: Path) -> None:
    before = salto.rows("SELECT count(*) FROM act")
    ran = salto("demo", "--youths", "1", "--passphrase-file", str(secret))
    assert ran.code == 6
    assert salto.rows("SELECT count(*) FROM act") == before


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert Salto(tmp_path)("demo", "--youths", "1").code == 6
    assert [each.name for each in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("youths", ["0", "20001", "-3", "many", "1e3"])
def test_a_demo_of_nobody_or_without_end_is_refused(youths: str, tmp_path: Path) -> None:
    ran = Salto(tmp_path / "store")("demo", f"--youths={youths}")
    assert ran.code == 4
    assert not (tmp_path / "store").exists()


def test_a_demo_that_is_stopped_in_the_middle_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(_making: Making, _youths: int) -> list[InventedFamily]:
        raise KeyboardInterrupt

    monkeypatch.setattr(demos, "families", stopped)
    assert Salto(tmp_path / "store")("demo", "--youths", "5").code == 130
    assert not any(tmp_path.rglob("store.db"))


# --- the people ----------------------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_families() -> None:
    assert drawn(5, seed=7) == drawn(5, seed=7)
    assert drawn(5, seed=7) != drawn(5, seed=8)


@pytest.mark.parametrize("today", [TODAY + timedelta(days=1), date(2027, 6, 30), date(2028, 2, 29)])
def test_the_same_people_have_the_same_codes_on_any_day(today: date) -> None:
    def known(families: list[InventedFamily]) -> list[tuple[Any, ...]]:
        cases = {person for each in families for person in each.cases}
        return [(row["number"], row["name"], row["id"] in cases) for row in rows("person", families)]

    assert known(drawn(120)) == known(drawn(120, today=today))


@pytest.mark.parametrize("seed", range(30))
def test_for_a_child_whose_guardians_nobody_knows_nothing_is_said(seed: int) -> None:
    draft, child = Draft(), Child(1, date(2013, 5, 17), 13, "foster", ())
    draft.add("person", child.id, care_order_from=None)
    said.draw(Making(Dice(seed), TODAY, (1,)), draft, child, [services.CLUB])
    assert not draft.rows["statement"]


@pytest.mark.parametrize("today", [date(2028, 2, 29), date(2027, 3, 1), date(2026, 12, 31)])
def test_there_are_families_on_every_day_of_the_calendar(today: date) -> None:
    assert drawn(20, today=today)


def test_the_cases_are_exactly_as_many_as_wanted(many: list[InventedFamily]) -> None:
    assert sum(len(each.cases) for each in many) == 600


def test_every_identity_number_is_synthetic_and_nobody_elses(many: list[InventedFamily]) -> None:
    given = [each["national_id"] for each in rows("person", many) if each["national_id"]]
    assert len(set(given)) == len(given) > 300
    for number in given:
        assert 81 <= int(number[2:4]) <= 92
        assert fodselsnummer.calc_check_digit1(number) == number[9]
        assert fodselsnummer.calc_check_digit2(number) == number[10]
        assert not fodselsnummer.is_valid(number)  # python-stdnum takes a synthetic month for no month at all


def test_an_identity_number_begins_with_the_birth_date() -> None:
    assert identity_number(date(2010, 5, 17), Dice(1)).startswith("178510")
    assert identity_number(date(1971, 12, 1), Dice(1)).startswith("019271")


def test_every_phone_is_in_the_invented_range(many: list[InventedFamily]) -> None:
    phones = {each["phone"] for each in rows("person", many)} - {None}
    assert phones
    assert all(phone.startswith("99000") and len(phone) == 8 for phone in phones)


def test_nobody_with_a_protected_address_has_one(many: list[InventedFamily]) -> None:
    protected = [each for each in rows("person", many) if each["protected"]]
    assert protected
    assert not any(each["address"] for each in protected)


def test_the_youths_are_between_twelve_and_twenty_four(many: list[InventedFamily]) -> None:
    youths = {person for each in many for person in each.cases}
    ages = Counter(
        (TODAY - date.fromisoformat(each["born"])).days // 365.25
        for each in rows("person", many)
        if each["id"] in youths
    )
    assert min(ages) >= 11.9
    assert max(ages) <= 25
    assert all(ages[age] for age in range(12, 25))


def test_some_are_about_to_turn_fifteen_sixteen_or_eighteen(many: list[InventedFamily]) -> None:
    soon = Counter(
        TODAY.year - int(each["born"][:4])
        for each in rows("person", many)
        if each["born"][5:] in {(TODAY + timedelta(days=day)).isoformat()[5:] for day in range(31)}
    )
    assert all(soon[age] for age in (15, 16, 18))


def test_every_kind_of_family_is_there(many: list[InventedFamily]) -> None:
    edges = rows("kin", many)
    assert {each["sort"] for each in edges if each["kind"] == "sibling"} == {"full", "half", "step", "foster"}
    assert {each["responsibility"] for each in edges if each["kind"] == "guardian"} == {
        "yes",
        "no",
        "unknown",
    }
    assert any(each["harm"] for each in edges)
    assert any(each["roster_checked"] for each in rows("person", many))
    assert any(each["care_order_from"] for each in rows("person", many))
    assert any(each["withheld"] != "{}" for each in rows("person", many))


def test_consents_are_there_in_every_state(many: list[InventedFamily]) -> None:
    statements = rows("statement", many)
    assert {each["by"] for each in statements} == {"subject", "guardian", "barnevern_care"}
    assert {each["verdict"] for each in statements} == {"grant", "refuse"}
    assert {each["form"] for each in statements} == {"written", "oral"}
    through = [each["through_day"] for each in statements if each["through_day"]]
    assert any(day < TODAY.isoformat() for day in through)
    assert any(TODAY.isoformat() < day < (TODAY + timedelta(days=30)).isoformat() for day in through)
    assert rows("withdrawal", many)
    assert rows("hearing", many)
    assert (
        len({person for each in many for person in each.cases} - {each["person"] for each in statements}) > 20
    )


def test_handovers_are_there_in_every_state() -> None:
    states = {each["state"] for each in rows("handover", drawn(1500, seed=3))}
    assert states == {path[-1] for path in PATHS}


def test_exactly_one_is_responsible_for_each_case(many: list[InventedFamily]) -> None:
    for each in rows("case_file", many):
        assert (each["responsible_operator"] is None) is not (each["responsible_service"] is None)


def test_nothing_has_happened_that_has_not_been_yet(many: list[InventedFamily]) -> None:
    now = NOW[:16]
    for table, column in (
        ("contact", "happened"),
        ("contact", "typed"),
        ("statement", "said"),
        ("withdrawal", "said"),
        ("task", "created"),
        ("task", "closed"),
        ("handover_step", "at"),
        ("person", "born"),
    ):
        assert all(each[column] < now for each in rows(table, many) if each[column]), (table, column)


def test_nothing_is_typed_before_it_happened(many: list[InventedFamily]) -> None:
    assert all(each["typed"] >= each["happened"] for each in rows("contact", many))


def test_a_withdrawal_comes_after_its_consent(many: list[InventedFamily]) -> None:
    given = {each["id"]: each["said"] for each in rows("statement", many)}
    assert all(each["said"] > given[each["statement"]] for each in rows("withdrawal", many))


def test_the_steps_of_a_handover_come_in_their_order(many: list[InventedFamily]) -> None:
    steps: dict[int, list[str]] = {}
    for each in rows("handover_step", many):
        steps.setdefault(each["handover"], []).append(each["at"])
    assert all(one < two for each in steps.values() for one, two in pairwise(each))


def test_every_service_that_is_named_is_in_the_starter_catalogue() -> None:
    with Path("salto_cli/data/services.csv").open(encoding="utf-8") as file:
        known = {row["id"] for row in csv.DictReader(file)}
    assert set(services.KNOWS) <= known
    assert {each for age in range(12, 25) for each in services.around(age)} <= set(services.KNOWS)


def test_there_are_names_enough_for_many_families() -> None:
    assert sum(len(each.families) * (len(each.girls) + len(each.boys)) for each in names.NAMINGS) > 2000
    assert all(len(set(each.girls)) == len(each.girls) for each in names.NAMINGS)


def test_the_weights_of_the_states_are_whole() -> None:
    assert sum(said.STATES.values()) == 100
