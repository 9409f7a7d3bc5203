"""No test can reach what belongs to the person who runs the tests."""

import os
import tempfile
from pathlib import Path

import platformdirs
import pytest

from salto_cli import i18n
from tests.conftest import HOMES


def test_every_place_for_a_users_files_is_a_temporary_one() -> None:
    places = [platformdirs.user_data_path("salto"), platformdirs.user_config_path("salto"), Path.home()]
    temporary = Path(tempfile.gettempdir()).resolve()
    assert all(place.resolve().is_relative_to(temporary) for place in places), places


def test_the_home_is_empty_and_outside_the_tests_own_folder(tmp_path: Path) -> None:
    assert list(Path.home().iterdir()) == []
    assert list(tmp_path.iterdir()) == []


def test_no_setting_of_the_person_reaches_a_test() -> None:
    assert {os.environ[name] for name in HOMES} == {str(Path.home())}
    assert [name for name in os.environ if name.startswith("SALTO_")] == []


@pytest.mark.parametrize("language", ["nb", "en", "nb"])
def test_a_language_that_one_test_chose_does_not_reach_the_next(language: str) -> None:
    assert (i18n.language(), i18n.printed_in()) == ("en", "nb")
    i18n.choose(language)
    i18n.print_in("en")
