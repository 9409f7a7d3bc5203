"""Whom a text names: rather one too many than one too few."""

import pytest

from salto_cli.models.mention import Known, beginnings, in_text, numbers

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
    assert {"ali", "dag", "anne", "kare"} & beginnings([form.format(first)])
    assert numbers(["med P-018 og p19"]) == {18, 19}
