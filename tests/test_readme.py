"""What the README and the handbook say to type is typed here, block by block, on one store.

A line of a block is a command (``salto …``), what is typed at a question (``question> answer``), or one of
the few that set up a machine (``INSTALLS``). Blocks marked ``text`` are no commands.
"""

import re
import shlex
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from salto_cli import names
from salto_cli.commands import MANIFEST, Entry, Group
from salto_cli.commands.lazy import load
from salto_cli.commands.options import FLAGS, VALUES
from salto_cli.store import keys
from tests import spreadsheets
from tests.fixtures import PASSPHRASE, Ran, Salto
from tests.launch import ANY
from tests.meeting import secret_file
from tests.source import ROOT

README, HANDBOOK = ROOT / "README.md", ROOT / "docs" / "handbok.md"
EVERYWHERE = {*FLAGS, *VALUES, "--help", "-h"}
OUTSIDE = {"init", "shell", "dashboard"}  # what the README says to type before the shell, or after it
INSTALLS = re.compile(r"python3 dev\.py (demo|test)\b")
ENDS = {
    "doctor": {0, 9},  # a finding is an answer
    "may-share": {0, 20},  # and so is a no
    "dashboard": {2},  # it is a terminal's; tests/commands/test_dashboard_terminal.py has one
}


@dataclass(frozen=True, slots=True)
class Typed:
    """One command of a block, and what is typed at its questions: each question with its answer."""

    line: str
    answers: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> list[str]:
        """What stands after ``salto``."""
        return shlex.split(self.line, comments=True)[1:]

    @property
    def path(self) -> str:
        """The English name of the command."""
        return _path(self.words)


def _path(words: list[str]) -> str:
    """The English path of the command that ``words`` begin with; ``today`` where there are none."""
    if not words:
        return "today"
    first = names.canonical(words[0])
    entry = MANIFEST.get(first)
    if not isinstance(entry, Group):
        return first
    second = names.canonical(words[1], first) if len(words) > 1 else ""
    below = second if second in entry.commands else entry.default
    return f"{first} {below}"


def _blocks(page: Path) -> Iterator[tuple[str, list[str]]]:
    """Each fenced block with what it is marked as."""
    for mark, inside in re.findall(r"^```(\w*)\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S):
        yield mark, inside.splitlines()


def _typed(page: Path) -> list[Typed]:
    """The commands of a page in their order."""
    found: list[Typed] = []
    for mark, lines in _blocks(page):
        for line in lines if mark == "sh" else []:
            if re.match(r"salto( |$)", line):
                found.append(Typed(line))
            elif said := re.fullmatch(r"([^>]+>) ?(.*)", line):
                last = found.pop()
                found.append(Typed(last.line, (*last.answers, (said[1], said[2]))))
            else:
                assert INSTALLS.match(line), f"no test runs this line: {line}"
    return found


def test_every_block_is_marked_and_only_those_of_commands_hold_any() -> None:
    for page in (README, HANDBOOK):
        for mark, lines in _blocks(page):
            assert mark in {"sh", "text"}, lines
            if mark == "text":
                assert not [line for line in lines if line.startswith("salto")]


# --- the week -----------------------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Salto:
    """A machine with nothing on it, in a folder of its own, in bokmål."""
    monkeypatch.chdir(tmp_path)
    secret_file(tmp_path, PASSPHRASE).rename("passphrase")
    secret_file(tmp_path, "ark til mandag morgen 2026").rename("password")
    secret_file(tmp_path, "kirsebær trapp onsdag motvind").rename("theirs")
    return Salto(tmp_path / "store", lang="nb", config=tmp_path)


def _asked_for(typed: Typed) -> list[str]:
    """What a terminal would have asked for, as options."""
    words, path = typed.words, typed.path
    if path == "init":
        return ["--recovery-file", "recovery", "--passphrase-file", "passphrase"]
    if path == "operator add" and "--with-key" in words:
        return ["--new-passphrase-file", "theirs", "--passphrase-file", "passphrase"]
    if path == "import" and "--template" not in words:
        return ["--basis", "child_welfare", "--purposes", "follow_up"]
    if path == "undo":
        return ["--yes"]
    sealed = {".pdf", ".xlsx"} | ({""} if path == "fleksiteam pack" else set())
    made = [words[at + 1] for at, word in enumerate(words) if word in {"--out", "--receipt"}]
    locked = any(Path(name).suffix in sealed for name in made)
    return ["--password-file", "password"] if locked else []


def _fill_in(template: Path) -> None:
    """Two people in the workbook that was made, under its own headings."""
    spreadsheets.workbook(
        template, (("Navn", "Født"), ("Ola Prøvesen", "01.03.2011"), ("Åse Tøysen", "31.12.2009"))
    )


def _at_a_terminal(salto: Salto, typed: Typed) -> None:
    """Answer each question as it stands on the page."""
    if sys.platform == "win32":  # pexpect drives POSIX terminals; the rest of the page goes on without
        assert salto(*typed.words).code == 0
        return
    from tests.terminal import ENTER, ended, terminal

    asked = terminal(salto, *typed.words, lang="nb")
    for question, answer in typed.answers:
        asked.expect_exact(question)
        asked.send(answer + ENTER)
    status, screen = ended(asked)
    assert status == 0, screen


def _run(salto: Salto, typed: Typed, in_the_shell: bool) -> Ran:
    """The command as a script would run it, or as a line of the shell."""
    words = [*typed.words, *_asked_for(typed)]
    if in_the_shell and typed.path not in OUTSIDE:
        ran = salto("shell", stdin=shlex.join(["salto", *words]) + "\n")
    else:
        ran = salto(*words)
    if "--template" in typed.words:
        _fill_in(Path(typed.words[-1]))
    assert ran.code in ENDS.get(typed.path, {0}), f"{typed.line}\n{ran.code}\n{ran.err}"
    return ran


@pytest.mark.parametrize(("lang", "in_the_shell"), [("nb", True), ("en", False)])
def test_everything_that_the_pages_say_can_be_typed(desk: Salto, lang: str, in_the_shell: bool) -> None:
    desk.lang = lang
    salto, answers = desk, []
    week, after = _typed(README), _typed(HANDBOOK)
    assert len(week) > 50 and len(after) > 50
    for typed in (*week, *after):
        if typed.answers:
            _at_a_terminal(salto, typed)
            continue
        ran = _run(salto, typed, in_the_shell)
        if typed.path == "init":
            salto = replace(salto, unlocked=keys.unlock(salto.folder, PASSPHRASE, ANY))
        if typed.path == "may-share" and "--with" in typed.words:
            answers.append(ran.code)
    assert answers == [20, 0], "no before the yes, and yes after it"


# --- what is not in a block ---------------------------------------------------------------------------


def _named() -> Iterator[str]:
    """Every command on the pages: the lines of their blocks, and what stands between backticks."""
    for page in (README, HANDBOOK):
        yield from (typed.line for typed in _typed(page))
        yield from (
            " ".join(each.split()) for each in re.findall(r"`(salto [^`]+)`", page.read_text("utf-8"))
        )


@pytest.mark.parametrize("line", sorted(set(_named())))
def test_every_command_and_option_that_they_name_is_there(line: str) -> None:
    words = shlex.split(line, comments=True)[1:]
    if not words or words[0].startswith("--"):
        assert set(words[:1]) <= {*EVERYWHERE, "--version"}
        return
    path = _path(words)
    first, _space, second = path.partition(" ")
    entry: Entry | Group | None = MANIFEST.get(first)
    if isinstance(entry, Group):
        entry = entry.commands.get(second)
    assert isinstance(entry, Entry), f"there is no command {path}"
    known = {option for parameter in load(path, entry).params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known | EVERYWHERE


def test_every_link_leads_somewhere() -> None:
    for page in (README, HANDBOOK):
        text = page.read_text(encoding="utf-8")
        for link in re.findall(r"""\]\(([^)]+)\)|(?:href|src)="([^"]+)\"""", text):
            where, _hash, heading = (link[0] or link[1]).partition("#")
            if where.startswith("https://"):
                continue
            target = page.parent / where if where else page
            assert target.exists(), where
            assert not heading or heading in _anchors(target), heading


def _anchors(page: Path) -> set[str]:
    """The headings of a page as links name them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w -]", "", heading.casefold()).replace(" ", "-") for heading in headings}


def test_every_picture_is_described() -> None:
    pictures = re.findall(r"<img ([^>]*)>", README.read_text(encoding="utf-8"))
    assert 5 <= len(pictures) <= 7
    assert all(re.search(r'alt="[^"]{40,}"', each) for each in pictures)


def test_what_is_pasted_for_the_night_is_what_the_program_prints(salto: Salto) -> None:
    salto.lang = "nb"
    said = [salto("schedule", "print", kind, "--at", "23:30") for kind in ("cron", "systemd", "windows")]
    printed = "\n".join(ran.out + ran.err for ran in said)
    pasted = [line for mark, lines in _blocks(README) if mark == "text" for line in lines]
    assert len(pasted) == 3
    for line in pasted:
        parts = re.split(r"SALTO|LAGER|KOPIER", line)
        assert re.search(r"\S+".join(map(re.escape, parts)), printed), line


def test_what_is_installed_is_whole_and_is_called_by_its_module_too(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        inside = set(packed.namelist())
        packed.extractall(tmp_path / "installed")
    ours = [
        path for path in (ROOT / "salto_cli").rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ]
    assert {path.relative_to(ROOT).as_posix() for path in ours} <= inside
    ran = subprocess.run(
        [sys.executable, "-m", "salto_cli", "hjelp", "datoer"],
        cwd=tmp_path / "installed",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("salto hjelp datoer")
