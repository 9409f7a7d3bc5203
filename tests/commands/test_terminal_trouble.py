"""When something goes wrong: one line that says what, one that says what to do, and no name in either."""

import errno
import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest

from salto_cli.app import run
from salto_cli.commands import prompt
from salto_cli.commands.desk import Desk
from salto_cli.commands.world import World
from salto_cli.errors import SaltoError
from salto_cli.store import person as persons
from salto_cli.store.act import Act
from tests.fixtures import NOW, Salto
from tests.launch import world

pytestmark = pytest.mark.opens_anew

CANARY = "Kanari Hemmelig"
YOUTH = {"name": CANARY, "born": "2010-05-17", "basis": "child_welfare", "purposes": "follow_up"}


def breaks(_act: Act, said: str, _limit: int) -> NoReturn:
    """A bug with a name in its message and a name among its locals."""
    name = CANARY
    raise RuntimeError(f"could not find {name}: {said}")


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Searching has a bug."""
    monkeypatch.setattr(persons, "search", breaks)


# --- a bug of ours -------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [[], ["--json"]])
@pytest.mark.usefixtures("broken")
def test_a_bug_prints_no_name_and_no_note(
    salto: Salto, a_youth: Callable[..., str], capfd: pytest.CaptureFixture[str], form: list[str]
) -> None:
    a_youth(CANARY)
    before = (salto.folder / "store.db").read_bytes()
    ran = salto("find", CANARY, *form)
    assert (ran.code, ran.out) == (1, "")
    assert "this is a fault in salto (RuntimeError in find.py:" in ran.err
    assert "nothing of this command was saved" in ran.err
    everything = ran.out + ran.err + "".join(capfd.readouterr())
    for part in CANARY.split():
        assert part not in everything
    assert "Traceback" not in everything
    assert (salto.folder / "store.db").read_bytes() == before


@pytest.mark.usefixtures("broken")
def test_a_bug_as_json_is_one_object(salto: Salto) -> None:
    ran = salto("find", "a", "--json")
    assert json.loads(ran.err)["error"] == "bug"
    assert json.loads(ran.err)["code"] == 1


def test_a_bug_after_the_commit_says_that_the_work_was_saved(
    salto: Salto, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_screen(_desk: Desk, result: object) -> NoReturn:
        raise RuntimeError(str(result))

    monkeypatch.setattr(Desk, "show", broken_screen)
    ran = salto("register", "--input", "-", stdin=json.dumps(YOUTH))
    assert ran.code == 1
    assert "had been saved" in ran.err
    assert CANARY not in ran.err
    assert salto.rows("SELECT count(*) FROM person") == [(1,)]


def test_a_bug_while_showing_what_was_only_read_says_that_nothing_was_saved(
    salto: Salto, a_youth: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code = a_youth(CANARY)

    def broken_screen(_desk: Desk, result: object) -> NoReturn:
        raise RuntimeError(str(result))

    monkeypatch.setattr(Desk, "show", broken_screen)
    ran = salto("show", code)
    assert "nothing of this command was saved" in ran.err
    assert CANARY not in ran.err


# --- Ctrl-C --------------------------------------------------------------------------------------------


def stops(*_anything: Any, **_more: Any) -> NoReturn:
    raise KeyboardInterrupt


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_a_stop_in_the_middle_of_the_work_saves_nothing(
    salto: Salto, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    salto.lang = lang
    before = (salto.folder / "store.db").read_bytes()
    monkeypatch.setattr(persons, "add", stops)
    ran = salto("register", "--input", "-", stdin=json.dumps(YOUTH))
    assert (ran.code, ran.out) == (130, "")
    assert ("Ingenting er lagret" if lang == "nb" else "Nothing has been saved") in ran.err
    assert (salto.folder / "store.db").read_bytes() == before


def test_a_stop_after_the_commit_does_not_claim_that_nothing_was_saved(
    salto: Salto, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "show", stops)
    ran = salto("register", "--input", "-", stdin=json.dumps(YOUTH))
    assert ran.code == 130
    assert "what was asked for had been saved" in ran.err
    assert salto.rows("SELECT count(*) FROM person") == [(1,)]


# --- two terminals -------------------------------------------------------------------------------------


@contextmanager
def someone_writing(salto: Salto) -> Iterator[None]:
    """Another terminal in the middle of an act."""
    store = salto.store()
    store.begin("test", "upkeep")
    try:
        yield
    finally:
        store.abandon()
        store.close()


@pytest.mark.parametrize("words", [["find", "a"], ["register", "--input", "-"], ["audit", "verify"]])
def test_while_another_writes_a_command_waits_and_then_says_so(salto: Salto, words: list[str]) -> None:
    impatient = replace(salto, patience=0.1)
    before = (salto.folder / "store.db").read_bytes()
    with someone_writing(salto):
        ran = impatient(*words, stdin=json.dumps(YOUTH))
    assert (ran.code, ran.out) == (11, "")
    assert "another salto is writing to this store" in ran.err
    assert "wait a moment and try again" in ran.err
    assert (salto.folder / "store.db").read_bytes() == before
    assert impatient(*words, stdin=json.dumps(YOUTH)).code == 0


def test_a_command_waits_as_long_as_its_world_says() -> None:
    assert World(lambda: world(NOW).clock()).patience == 10.0


# --- the line ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        [CANARY],
        ["find", "Kanari", "Hemmelig"],
        ["show", CANARY],
        ["show", "--Hemmelig"],
        ["audit", "log", "--since", CANARY],
        ["audit", "log", "--limit", CANARY],
        ["audit", "log", "--operator", CANARY],
        ["audit", CANARY],
        ["backup", "verify", CANARY, CANARY],
        ["register", "--born", CANARY, "--name", CANARY, "--basis", CANARY],
        ["register", "--input", "-", CANARY],
        ["- Kanari Hemmelig"],
        ["find", "- Kanari Hemmelig"],
        ["find", "a", "--refused=Hemmelig"],
        ["find", "a", "--json=Hemmelig"],
    ],
    ids=lambda words: " ".join(words).replace(CANARY, "NAME"),
)
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_no_error_repeats_what_was_typed(salto: Salto, words: list[str], form: list[str]) -> None:
    ran = salto(*words, *form)
    assert ran.code in {2, 3, 4}
    assert "Kanari" not in ran.out + ran.err
    assert "Hemmelig" not in ran.out + ran.err
    assert ran.out == ""
    if form:
        assert ran.error["code"] == ran.code
    else:
        assert ran.err.startswith("salto: ")
        assert len(ran.err.splitlines()) <= 2


def test_every_kind_of_error_has_an_exit_code_of_its_own_meaning() -> None:
    kinds = SaltoError.__subclasses__()
    assert len(kinds) > 10
    for kind in kinds:
        assert kind.exit_code in range(2, 32)
        assert kind.meaning


class Torn(io.StringIO):
    """A standard error that fails in one way or another."""

    def __init__(self, sink: int, failing: Exception, asked: Exception | None = None) -> None:
        super().__init__()
        self.sink, self.failing, self.asked = sink, failing, asked

    def isatty(self) -> bool:
        if self.asked:
            raise self.asked
        return False

    def write(self, _text: str) -> int:
        raise self.failing

    def fileno(self) -> int:
        return self.sink


GONE = BrokenPipeError(errno.EPIPE, "gone")
FULL = OSError(errno.ENOSPC, "full")
SHUT = ValueError("I/O operation on closed file")


@pytest.fixture
def sink(tmp_path: Path) -> Iterator[int]:
    """A descriptor that may be pointed elsewhere."""
    with (tmp_path / "sink").open("w", encoding="utf-8") as file:
        yield file.fileno()


@pytest.mark.parametrize("form", [[], ["--json"]])
@pytest.mark.parametrize(
    ("failing", "asked"),
    [(GONE, None), (FULL, None), (SHUT, None), (GONE, GONE), (SHUT, SHUT), (GONE, FULL)],
    ids=repr,
)
def test_an_error_that_nobody_reads_keeps_its_exit_code(
    sink: int, failing: Exception, asked: Exception | None, form: list[str]
) -> None:
    torn = Torn(sink, failing, asked)
    there = replace(world(NOW), stdout=io.StringIO(), stderr=torn, environ={})
    assert run(["show", *form], there) == 2


@pytest.mark.parametrize("failing", [GONE, FULL, SHUT], ids=repr)
def test_a_word_beside_the_result_that_nobody_reads_does_not_stop_the_work(
    salto: Salto, sink: int, tmp_path: Path, failing: Exception
) -> None:
    out = io.StringIO()
    there = replace(world(NOW), stdout=out, stderr=Torn(sink, failing), environ={})
    place = tmp_path / "demo"
    assert run(["demo", "--youths", "1", "--json", "--store", str(place)], there) == 0
    assert json.loads(out.getvalue())["folder"] == str(place)


def test_a_closed_standard_error_is_no_terminal_and_no_trouble() -> None:
    closed = io.StringIO()
    closed.close()
    there = replace(world(NOW), stdout=io.StringIO(), stderr=closed, environ={})
    there.tell("nobody hears this")
    assert run(["show"], there) == 2


# --- text from elsewhere in an error ---------------------------------------------------------------------

STEERS = "\x1b[2J\x9b2J\x7f\u202e\u2066"  # empties the screen, twice; deletes; turns what follows


@pytest.mark.parametrize(
    "line",
    [
        ("find", "Amina", "--store", f"/nowhere{STEERS}"),
        (f"caselod{STEERS}",),
        ("caseload", f"--distrct{STEERS}"),
        ("caseload", "--lead", f"Wiggo{STEERS}"),
        ("show", f"P-001{STEERS}"),
        ("may-share", "P-004P", "--with", f"nav{STEERS}"),
        ("import", f"liste{STEERS}.csv"),
        ("config", "set", "lang", f"nb{STEERS}"),
        ("config", "set", f"lang{STEERS}", "nb"),
    ],
)
def test_what_an_error_or_a_hint_repeats_does_not_steer_the_terminal(
    salto: Salto, line: tuple[str, ...]
) -> None:
    ran = salto(*line)
    assert ran.code != 0
    assert set(ran.err) & {*STEERS} - {*"[2J"} == set()


def test_a_heading_in_a_file_does_not_steer_the_terminal(salto: Salto, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_text(f"Navn;Født;Telefonnumer{STEERS[4:]}\nOla Nyman;03.04.2012;40000001\n", encoding="utf-8")
    ran = salto("import", str(file), "--no-input", "--dry-run")
    assert "Telefonnumer·2J" in ran.err
    assert set(ran.err) & {*STEERS} - {*"[2J"} == set()


def test_a_folder_in_the_settings_file_does_not_steer_the_terminal(salto: Salto, tmp_path: Path) -> None:
    salto.config = tmp_path / "config"
    (salto.config / "salto").mkdir(parents=True)
    (salto.config / "salto" / "config.toml").write_text(
        'store = "\\u001b[2J"\nno\\u009b = 1', encoding="utf-8"
    )
    assert "\x1b" not in salto("find", "Amina").err


def test_what_is_told_between_questions_does_not_steer_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    prompt.tell(f"Kolonne{STEERS} C")
    assert capsys.readouterr().err == "Kolonne·[2J·2J··· C\n"
