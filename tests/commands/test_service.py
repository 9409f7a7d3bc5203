"""A service is added by what its options say, and whoever forgets one is told so."""

from tests.fixtures import Salto


def test_whoever_forgets_an_option_that_it_takes_is_not_told_of_quotation_marks(salto: Salto) -> None:
    ran = salto("service", "add", "SaLTo Alna")
    assert ran.code == 2
    assert "quotation" not in ran.err
    assert "salto service add --help" in ran.err
