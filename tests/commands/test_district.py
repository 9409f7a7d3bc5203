"""A district that is nearly spelled: asked about at a terminal, refused in a script."""

import json
from collections.abc import Callable

import pytest

from salto_cli.models.words import district, near_district
from tests.fixtures import Salto
from tests.keyboard import ENTER, at_keyboard


@pytest.mark.parametrize(
    "line",
    [
        "edit {one} --home-district {where}",
        "edit {one} --stay-district {where}",
        "caseload --district {where}",
        "export caseload --district {where} --out x.csv",
        "service list --district {where}",
        "register --name Ola --born 2010-05-17 --kin-of {one} --as sibling --sort full "
        "--home-district {where}",
    ],
)
@pytest.mark.parametrize(
    ("where", "meant"), [("Gamle Olso", "Gamle Oslo"), ("Bydel Grunerløka", "Grünerløkka")]
)
def test_a_script_is_told_which_district_was_meant(
    salto: Salto, a_youth: Callable[..., str], line: str, where: str, meant: str
) -> None:
    one = a_youth()
    ran = salto(*[part.format(one=one, where=where) for part in line.split()])
    assert ran.code == 4, ran.err
    assert f"did you mean {meant}?" in ran.err
    assert "Olso" not in ran.err


@pytest.mark.parametrize(("answer", "stands"), [(ENTER, "Gamle Oslo"), ("n" + ENTER, "Gamle Olso")])
def test_at_a_terminal_it_is_asked_about_and_a_no_lets_it_stand(
    salto: Salto, a_youth: Callable[..., str], answer: str, stands: str
) -> None:
    one = a_youth()
    ran = at_keyboard(salto, "edit", one, "--home-district", "Gamle Olso", keys=answer)
    assert ran.code == 0, ran.err
    assert salto.ok("show", one)["person"]["home_district"] == stands


@pytest.mark.parametrize("where", ["Frogn", "Nesodden", "St Hanshaugen"])
def test_a_place_elsewhere_and_a_district_are_taken_as_they_are(
    salto: Salto, a_youth: Callable[..., str], where: str
) -> None:
    one = a_youth()
    said = json.dumps({"person": one, "home_district": where})
    assert salto("edit", "--input", "-", stdin=said).code == 0


SHORT = {
    "GO": "Gamle Oslo", "BGO": "Gamle Oslo", "Bydel GO": "Gamle Oslo", "SN": "Søndre Nordstrand",
    "Stovn.": "Stovner", "Søndre N.": "Søndre Nordstrand", "S. Nordstrand": "Søndre Nordstrand",
    "N.Strand": "Nordstrand", "Grl": "Grünerløkka", "Gr.løkka": "Grünerløkka", "Vestre": "Vestre Aker",
}  # fmt: skip


@pytest.mark.parametrize("said", SHORT)
def test_a_short_name_is_nearly_its_district(said: str) -> None:
    assert near_district(said) == SHORT[said]


@pytest.mark.parametrize(
    "said",
    ["Frogn", "Asker", "Ås", "Nordre Follo", "Son", "Gol", "Lørenskog", "Tøyen", "Str", "N.", "XYZ", "2", ""],
)
def test_a_place_elsewhere_and_what_may_be_two_districts_are_near_none(said: str) -> None:
    assert near_district(said) == ""


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        *(("st.hanshaugen", "St. Hanshaugen"), ("St  Hanshaugen", "St. Hanshaugen")),
        *(("B. Østensjø", "Østensjø"), ("bydel alna", "Alna")),
    ],
)
def test_a_district_is_known_however_its_point_and_gaps_stand(said: str, meant: str) -> None:
    assert (near_district(said), district(said)) == ("", meant)
