"""How an act of the log is said: in words also where nobody typed it."""

import pytest

from salto_cli import i18n
from salto_cli.commands import MANIFEST, Group
from salto_cli.render.act import UNTYPED, did_what, several
from salto_cli.usecases.ways_out import WAYS


def typed() -> set[str]:
    """Every command by its English path."""
    groups = {name: entry for name, entry in MANIFEST.items() if isinstance(entry, Group)}
    return {*MANIFEST, *(f"{name} {each}" for name, group in groups.items() for each in group.commands)}


def test_every_act_that_nobody_types_is_said_in_words() -> None:
    assert WAYS.keys() - typed() - UNTYPED.keys() == set()


@pytest.mark.parametrize(
    ("language", "said"),
    [("nb", ["valgte fra en liste", "saker"]), ("en", ["chose from a list", "caseload"])],
)
def test_an_act_is_said_in_the_language_of_the_screen(language: str, said: list[str]) -> None:
    with i18n.speaking(language):
        assert [did_what("pick"), did_what("caseload")] == said


def test_of_many_the_first_is_named_and_the_rest_counted() -> None:
    with i18n.speaking("nb"):
        assert several(["P-001H", "P-002K", "P-001H"]) == "P-001H, P-002K"
        assert several(["P-001H", "P-002K", "P-003M"]) == "P-001H og 2 til"
