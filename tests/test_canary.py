"""The canaries sing: what a test hands in is found wherever it must not be, and nothing else is."""

import json
import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import canary
from tests.canary import Leaked
from tests.fixtures import Salto

NAME = {"name": "Zubeyda Sjeldnavn", "note": "Traff henne ved Kvakkestad"}


@pytest.fixture
def heard() -> None:
    canary.listen(["register", "--input", "-"], json.dumps(NAME))


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("text", ["no Zubeyda here", "SJELDNAVN", "x: Traff henne ved Kvakkestad!"])
def test_a_name_is_found_word_by_word_and_a_note_as_a_whole(text: str) -> None:
    with pytest.raises(Leaked):
        canary.refuse(text, "standard error")


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("text", ["P-001H is here already", "the field note is too long", "henne", ""])
def test_what_is_not_personal_raises_no_alarm(text: str) -> None:
    canary.refuse(text, "standard error")


@pytest.mark.parametrize(
    "line",
    [["edit", "P-001H", "--phone", "48151623"], ["find", "48151623"], ["heard", "x", "--view", "48151623"]],
)
def test_what_stands_on_a_command_line_is_heard_too(line: list[str]) -> None:
    canary.listen(line, "")
    with pytest.raises(Leaked):
        canary.refuse("there is no 48151623", "standard error")


@pytest.mark.usefixtures("heard")
def test_a_log_record_that_names_someone_is_found_with_its_traceback() -> None:
    with pytest.raises(Leaked):
        logging.getLogger("anywhere").debug("saw %s", "Zubeyda")
    try:
        raise ValueError("Sjeldnavn")
    except ValueError:
        with pytest.raises(Leaked):
            logging.getLogger().exception("broke")


@pytest.mark.usefixtures("heard")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_file_of_saltos_with_a_name_in_it_is_found(tmp_path: Path, encoding: str) -> None:
    folder = tmp_path / "store"
    folder.mkdir()
    (folder / "keys.json").touch()
    (folder / "left").write_text("xx zubeyda xx", encoding=encoding)
    with pytest.raises(Leaked):
        canary.refuse_below(tmp_path)
    (folder / "left").unlink()


@pytest.mark.usefixtures("heard")
def test_a_file_that_is_named_after_someone_is_found(tmp_path: Path) -> None:
    path = tmp_path / "ark-for-Sjeldnavn.pdf"
    path.touch()
    with pytest.raises(Leaked):
        canary.refuse_below(tmp_path)
    path.unlink()


def test_a_program_that_tells_a_name_on_standard_error_fails_the_test_that_runs_it(
    salto: Salto, a_youth: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    a_youth("Zubeyda Sjeldnavn")
    monkeypatch.setattr("salto_cli.app._describe", lambda bug: f"{bug}: Zubeyda")
    monkeypatch.setattr("salto_cli.usecases.page.age_on", lambda *_given: 1 // 0)
    with pytest.raises(Leaked):
        salto("show", "P-001H")


def test_a_service_and_a_colleague_are_no_secret() -> None:
    canary.listen(["service", "add", "--name", "Jentegruppa Kvakk"], "")
    canary.refuse("jentegruppa is here already", "standard error")
