"""The program's own texts on its screens: in the language of the screen, and kept in one."""

from collections.abc import Callable

from tests.fixtures import Salto
from tests.meeting import secret_file


def test_a_deadline_without_a_text_is_called_in_english_on_every_screen(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    secret = secret_file(salto.folder.parent, "fjell vaffel ukulele betong motvind")
    salto.ok("operator", "add", "Wiggo Worker", "--new-passphrase-file", str(secret))
    one = a_youth()
    deadline = (*("--kind", "court", "--deputy", "Wiggo"), *("--source", "Tinget", "--due", "+3d"))
    salto.ok("task", "add", one, *deadline)
    for line in (("timeline", one), ("show", one), ("due",)):
        told = salto(*line).out
        assert "court hearing" in told, line
        assert "rettsmøte" not in told, line
        assert "rettsmøte" in salto(*line, "--lang", "nb").out, line


def test_what_was_undone_says_so_in_the_language_of_the_screen(
    salto: Salto, a_youth: Callable[..., str]
) -> None:
    one = a_youth()
    salto.ok("log-contact", one, "--kind", "talk")
    salto.ok("undo", "--yes")
    assert "undone by whoever did it" in salto("contacts", one, "--all").out
    assert "angret av den som gjorde det" in salto("contacts", one, "--all", "--lang", "nb").out


def test_a_task_that_went_with_its_case_says_why_in_words(salto: Salto, a_youth: Callable[..., str]) -> None:
    one = a_youth()
    salto.ok("task", "add", one, "--text", "ring skolen")
    salto.ok("close-case", one, "--outcome", "goals_met")
    salto.ok("open-case", one, "--basis", "child_welfare", "--purposes", "follow_up")
    assert "the case was closed" in salto("task", "list", "--closed").out
    assert "saka ble lukket" in salto("task", "list", "--closed", "--lang", "nb").out
