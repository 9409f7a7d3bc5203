"""Whom a text names: rather one too many than one too few."""

import pytest

from salto_cli.models.mention import Found, Known, in_text, numbers, parts

ALI, DAG, ANNE, KAARE = (
    Known(1, 18, "Ali Reza Eksempel", "Rez"),
    Known(2, 19, "Dag Eksempel", None),
    Known(3, 20, "Anne-Marie Ødegård", None),
    Known(4, 21, "Kåre Østby", None),
)
EVERYONE = (ALI, DAG, ANNE, KAARE)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("Møtte Ali Eksempel på senteret", ALI),
        ("møtte ali reza eksempel", ALI),
        ("ALI EKSEMPELS mor ringte", ALI),
        ("Eksempel, Ali: ringte", ALI),
        ("så Anne Marie Odegard der", ANNE),
        ("anne-marie ødegårds venner", ANNE),
        ("Kaare Østby har bil", KAARE),
        ("kåre østby’s bil", KAARE),
        ("sammen med P-018", ALI),
        ("sammen med p18 og p-020", ALI),
        ("møtte Ali Reza på senteret", ALI),
        ("Reza Eksempel ringte", ALI),
        ("så Marie Ødegård der", ANNE),
        ("sammen_med_Ali_Eksempel", ALI),
        ("Ａｌｉ Ｅｋｓｅｍｐｅｌ", ALI),
        ("A\u00adli Eks\u200bempel", ALI),
        ("sammen med P–018", ALI),
        ("sammen med P\u2011018", ALI),
        ("sammen med P 018", ALI),
        ("sammen med P\u00a0018", ALI),
        ("P-018s mor", ALI),
        ("P-018’s mor", ALI),
        ("_P-018_", ALI),
        ("Ｐ－０１８", ALI),
        ("Kåre ʻØstbyʼ", KAARE),
    ],
)
def test_a_whole_name_or_a_code_names_someone(text: str, known: Known) -> None:
    assert known.person in in_text(text, EVERYONE, ())


@pytest.mark.parametrize("text", ["Ali var der", "Alis mor", "Rez ble borte", "kjøpte av rez"])
def test_a_first_name_names_those_who_are_near_and_nobody_else(text: str) -> None:
    assert in_text(text, EVERYONE, {1}) == {1}
    assert in_text(text, EVERYONE, {2, 3, 4}) == frozenset()


@pytest.mark.parametrize(
    "text",
    ["ringer en annen dag", "hver dag og dags dato", "alibi", "Aline var der", "P-018Q", "K-018", "op-018x"],
)
def test_what_only_looks_like_a_name_or_a_code_names_nobody(text: str) -> None:
    assert in_text(text, EVERYONE, {1, 2, 3, 4}) == frozenset()


def test_a_name_that_is_a_word_too_counts_with_a_capital() -> None:
    assert in_text("møtte Dag ved broa", EVERYONE, {2}) == {2}


def test_names_far_apart_are_two_persons() -> None:
    assert in_text("Ali gikk da vi snakket om hva som var et godt eksempel", EVERYONE, ()) == frozenset()


@pytest.mark.parametrize("known", EVERYONE)
@pytest.mark.parametrize("form", ["{}", "{}s", "«{}»"])
def test_what_is_read_from_the_store_beforehand_misses_nobody(known: Known, form: str) -> None:
    first = known.name.replace("-", " ").split()[0]
    assert {"ali", "dag", "anne", "kare"} & parts([form.format(first)])
    assert numbers(["med P-018 og p19"]) == {18, 19}


LUKAS, BO = Known(5, 22, "Lukas", None), Known(6, 23, "Bo", None)


@pytest.mark.parametrize("text", ["møtte Lukas", "Lukas’ mor", "«Lukas»"])
def test_who_is_held_by_one_name_is_named_by_it(text: str) -> None:
    assert in_text(text, [LUKAS, BO], ()) == {5}


@pytest.mark.parametrize("text", ["lukas er et ord her", "Bo der", "bo der", "Dag ringte"])
def test_one_name_in_lower_case_or_one_that_is_a_word_too_names_nobody(text: str) -> None:
    assert in_text(text, [LUKAS, BO, Known(7, 24, "Dag", None)], ()) == frozenset()


@pytest.mark.parametrize("text", ["Anne var der", "Maries rom"])
def test_each_part_of_a_double_first_name_is_enough_in_the_family(text: str) -> None:
    assert in_text(text, EVERYONE, {3}) == {3}
    assert in_text(text, EVERYONE, ()) == frozenset()


def test_two_parts_of_one_double_name_are_no_more_than_a_first_name() -> None:
    assert in_text("Anne-Marie var der", EVERYONE, ()) == frozenset()


def test_any_part_of_a_name_is_part_of_it() -> None:
    assert Found("En Ødegårds sønn").holds_part("Anne-Marie Ødegård")
    assert not Found("en dag").holds_part("Dag Hjemme")


def test_a_whole_name_is_not_taken_for_a_sisters_of_the_same_family_names() -> None:
    birk, guro = Known(8, 25, "Birk Fjeld Solheim", None), Known(9, 26, "Guro Fjeld Solheim", None)
    assert in_text("Birk Fjeld Solheim ringte", [birk, guro], ()) == {8}
    assert in_text("Fjeld Solheim ringte", [birk, guro], ()) == {8, 9}
