"""Ctrl-C at each question of a command, in a real terminal: 130, nothing saved, every file as it was."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from tests.fixtures import Salto

if sys.platform == "win32":
    pytest.skip("pexpect drives a terminal of POSIX", allow_module_level=True)

from tests.terminal import CTRL_C, ENTER, ended, terminal

OPEN: Final = "\x1b[?2004h"  # each question begins with it: what is pasted comes in brackets
END: Final = "\x1b\r"  # Esc, then Enter
CASELOAD: Final = "Navn;Født;Bydel\nOla Prøve;03.02.2010;Alna\n"
# What is answered to each question in turn; the last ends the command.
ANSWERS: Final = {
    "register": ("Åse Møller", "17.05.2010", "1", " ", "Åse", "", "", "y", "Alna", ""),
    "grant-consent": ("amina", "1", "nav-ungdomsteam", " ", *[""] * 3, "1", *[""] * 3, "y"),
    "log-contact": ("amina", *[""] * 6, "En tekst" + END[:1], "", ""),
    "handover plan": ("amina", "nav-ungdomsteam", "flytter", "y"),
    "import saker.csv": ("", "1", " ", "y"),
    "edit": ("amina", *[""] * 12),
    "erase --ground withdrawn": ("amina", "P-001H"),
}
# What may have been looked at before a question: each is an act of reading, and stands in the log.
LOOKED: Final = {
    *("pick", "look", "operator list", "recognise", "look-alike", "note look", "handover preview", "show"),
    *("erase-preview", "service list", "import"),  # what would be taken in is tried first, and undone
}


def start(salto: Salto, line: str) -> Any:
    """The command in a terminal, on a store with one youth."""
    folder = salto.folder.parent
    (folder / "saker.csv").write_text(CASELOAD, encoding="utf-8")
    return terminal(salto, *line.replace("saker.csv", str(folder / "saker.csv")).split(), lang="nb")


def files(salto: Salto) -> dict[Path, bytes]:
    """Every file below the folder of the store, as it is now."""
    return {path: path.read_bytes() for path in salto.folder.parent.rglob("*") if path.is_file()}


def answered(asked: Any, answers: tuple[str, ...]) -> None:
    """Answer the questions one by one; the next is open then."""
    for answer in answers:
        asked.expect_exact(OPEN)
        asked.send(answer + ENTER)
    asked.expect_exact(OPEN)


@pytest.mark.parametrize(
    ("line", "done"), [(line, done) for line, answers in ANSWERS.items() for done in range(len(answers))]
)
def test_ctrl_c_at_any_question_leaves_every_file_as_it_was(
    salto: Salto, a_youth: Callable[..., str], line: str, done: int
) -> None:
    a_youth()
    acts = salto.rows("SELECT count(*) FROM act")[0][0]
    asked = start(salto, line)
    answered(asked, ANSWERS[line][:done])
    before = files(salto)
    asked.send(CTRL_C)
    code, screen = ended(asked)
    assert code == 130, screen
    assert "Ingenting er lagret" in screen
    assert files(salto) == before
    entries = salto.ok("audit", "log", "--limit", "50", "--all")["entries"]
    since = entries[: salto.rows("SELECT count(*) FROM act")[0][0] - acts - 1]
    assert [each for each in since if each["changed"] or each["files"]] == []
    assert {each["command"] for each in since} <= LOOKED
    assert salto.ok("audit", "verify")["whole"] is True


@pytest.mark.parametrize("line", ["register", "grant-consent", "log-contact", "import saker.csv"])
def test_what_is_answered_to_the_end_is_saved(salto: Salto, a_youth: Callable[..., str], line: str) -> None:
    """Or else the answers above are not those of a whole command."""
    a_youth()
    before = [salto.rows(f"SELECT count(*) FROM {each}") for each in ("person", "statement", "contact")]
    asked = start(salto, line)
    answered(asked, ANSWERS[line][:-1])
    asked.send(ANSWERS[line][-1] + ENTER)
    assert ended(asked)[0] == 0
    after = [salto.rows(f"SELECT count(*) FROM {each}") for each in ("person", "statement", "contact")]
    assert after != before
