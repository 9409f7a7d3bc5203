"""A note in an editor of one's own: only on request, in a folder of one's own, and gone whatever happens."""

import gc
import os
import signal
import subprocess
import sys
import time
import tty
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from salto_cli.commands import beside, editor, editor_known
from salto_cli.commands.editor import compose
from salto_cli.errors import CannotWrite, Unacceptable, Usage
from salto_cli.usecases import scratch
from tests.fixtures import Salto
from tests.terminal import CTRL_C, ENTER, ended, terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the editors here are scripts")
SECRET = "Vil begynne på fotball igjen."


def an_editor(folder: Path, does: str) -> Path:
    """An editor that is a script: ``does`` has the file's path in ``path``."""
    script = folder / "editor"
    begins = f"#!{sys.executable}\nimport os, sys, time\nfrom pathlib import Path\npath = Path(sys.argv[-1])"
    script.write_text(f"{begins}\n{does}\n", encoding="utf-8")
    script.chmod(0o700)
    return script


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The one place where a note may lie, empty."""
    place = tmp_path / "memory"
    place.mkdir()
    monkeypatch.setattr(scratch, "_bases", lambda _environ: [place])
    yield place
    assert list(place.iterdir()) == [], "something of the note is left"


def environ(script: Path) -> Mapping[str, str]:
    return {"SALTO_EDITOR": str(script), "PATH": os.environ["PATH"], "SALTO_PASSPHRASE_FILE": "/secret"}


def nothing(_text: str) -> None:
    """Nobody listens."""


def yes(_question: str) -> bool:
    """A yes to whatever is asked."""
    return True


# --- what goes wrong ------------------------------------------------------------------------------------


def test_an_editor_that_fails_keeps_nothing(room: Path, tmp_path: Path) -> None:
    script = an_editor(
        tmp_path, f"path.write_text({SECRET!r}); (path.parent / 'note.txt~').touch(); sys.exit(1)"
    )
    with pytest.raises(Unacceptable, match="nothing of the note was kept") as refused:
        compose(environ(script), nothing, yes)
    assert SECRET not in str(refused.value)


@pytest.mark.parametrize(
    "does", ["path.write_bytes(b'\\xff\\xfe')", "path.unlink()", "path.write_bytes(b'a' * 1000001)"]
)
def test_what_is_no_text_is_refused_and_removed(room: Path, tmp_path: Path, does: str) -> None:
    with pytest.raises(Unacceptable, match="what the editor wrote"):
        compose(environ(an_editor(tmp_path, does)), nothing, yes)


@pytest.mark.parametrize("said", ["no-such-editor", "'", "   "])
def test_no_editor_is_said_before_anything_is_made(
    room: Path, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor_known, "_USUAL", ())
    with pytest.raises(Usage, match="no editor"):
        compose({"EDITOR": said}, nothing, yes)


@pytest.mark.parametrize("name", ["code", "subl"])
def test_an_editor_that_keeps_copies_of_everything_is_refused(room: Path, tmp_path: Path, name: str) -> None:
    script = an_editor(tmp_path, "").rename(tmp_path / name)
    with pytest.raises(Usage, match="keeps copies"):
        compose({"EDITOR": f"{script} --wait"}, nothing, yes)


@pytest.mark.parametrize("said", ["env vim", "/usr/bin/env -S vim", "nice nano", "sh -c vim"])
def test_a_program_that_starts_the_editor_is_refused_since_the_editor_would_be_told_nothing(
    room: Path, said: str
) -> None:
    with pytest.raises(Usage, match="starts another program"):
        compose({"EDITOR": said}, nothing, yes)


def test_where_there_is_no_place_for_it_that_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(scratch, "_bases", lambda _environ: [tmp_path / "nowhere"])
    with pytest.raises(CannotWrite, match="no place for the editor's file"):
        compose(environ(an_editor(tmp_path, "")), nothing, yes)


@pytest.fixture
def no_gc() -> Iterator[None]:
    """No object is taken away meanwhile: what is raised by a signal just then is lost in what listens to it,
    as hypothesis does from the first property on."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_gc")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT])
def test_a_signal_in_the_middle_leaves_nothing(room: Path, tmp_path: Path, number: int) -> None:
    before = signal.getsignal(number)
    script = an_editor(
        tmp_path, f"path.write_text({SECRET!r}); os.kill(os.getppid(), {int(number)}); time.sleep(600)"
    )
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        compose(environ(script), nothing, yes)
    assert time.monotonic() - began < 300, "the editor was not ended"
    assert signal.getsignal(number) is before


def test_what_a_killed_program_left_goes_next_time_and_is_told(room: Path, tmp_path: Path) -> None:
    dead = room / "salto-note-999999999-abc"
    dead.mkdir()
    (dead / "note.txt").write_text(SECRET, encoding="utf-8")
    told: list[str] = []
    compose(environ(an_editor(tmp_path, "path.write_text('ny')")), told.append, yes)
    assert any("was not saved" in each for each in told)
    assert SECRET not in "".join(told)


def test_a_note_that_somebody_is_writing_now_and_a_link_are_left_alone(tmp_path: Path) -> None:
    living = tmp_path / f"salto-note-{os.getpid()}-abc"
    living.mkdir()
    (tmp_path / "salto-note-999999999-link").symlink_to(living)
    assert list(scratch._of_the_dead(tmp_path)) == []


# --- what is not known ------------------------------------------------------------------------------------


def test_an_editor_that_nobody_knows_is_told_of_and_asked_about(room: Path, tmp_path: Path) -> None:
    script = an_editor(tmp_path, "path.write_text('ny')").rename(tmp_path / "kladden")
    told, asked = list[str](), list[str]()

    def no(question: str) -> bool:
        asked.append(question)
        return False

    with pytest.raises(Usage, match="kladden was not opened"):
        compose(environ(script), told.append, no)
    assert ("kladden" in asked[0], "may keep copies" in told[0]) == (True, True)
    assert compose(environ(script), told.append, yes) == "ny"


@pytest.mark.parametrize("name", ["vim", "nano", "pico", "emacs", "gvim"])
def test_one_that_is_known_is_not_asked_about(room: Path, tmp_path: Path, name: str) -> None:
    script = an_editor(tmp_path, "path.write_text('ny')").rename(tmp_path / name)
    told: list[str] = []
    editor_known.warn(editor_known.chosen({"EDITOR": str(script)}), told.append, lambda _question: False)
    assert told == []


def test_of_notepad_it_is_said_what_it_keeps(tmp_path: Path) -> None:
    told: list[str] = []
    editor_known.warn(editor_known.Editor("notepad", ("notepad",)), told.append, lambda _question: False)
    assert "close the tab" in told[0]


class Shell:
    """A shell that locks at the first look."""

    def __init__(self) -> None:
        self.began = False

    def resume(self) -> None:
        self.began = True

    def must_end(self, typed: bool) -> bool:
        return self.began


@pytest.mark.parametrize("does", ["", "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN)"])
def test_a_shell_that_locks_ends_the_editor_and_keeps_nothing(
    room: Path, tmp_path: Path, does: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "watchers", [Shell()])
    monkeypatch.setattr(editor, "PATIENCE", 0.3)
    told: list[str] = []
    script = an_editor(tmp_path, f"{does}\npath.write_text({SECRET!r}); time.sleep(600)")
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        compose(environ(script), told.append, yes)
    assert time.monotonic() - began < 300
    assert any("The shell locks here too" in each for each in told)


WITH_ANOTHER = """
import signal, subprocess
said = "import os, signal, time, sys; signal.signal(signal.SIGTERM, signal.{heeds}); " \\
    "open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(600)"
beneath = subprocess.Popen([sys.executable, "-c", said, {told!r}])
"""


@pytest.mark.parametrize("heeds", ["SIG_DFL", "SIG_IGN"])
@pytest.mark.parametrize("then", ["beneath.wait()", "signal.pause()"])
def test_what_the_editor_has_started_is_ended_with_it(
    room: Path, tmp_path: Path, heeds: str, then: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor may be a script that starts the one that draws, and that one has the note."""
    told = tmp_path / "beneath"
    shell = Shell()
    monkeypatch.setattr(
        shell, "must_end", lambda _typed: told.exists() and bool(told.read_text(encoding="utf-8"))
    )
    monkeypatch.setattr(beside, "watchers", [shell])
    monkeypatch.setattr(editor, "PATIENCE", 0.5)
    script = an_editor(tmp_path, WITH_ANOTHER.format(heeds=heeds, told=str(told)) + then)
    with pytest.raises(KeyboardInterrupt):
        compose(environ(script), nothing, yes)
    assert not is_alive(int(told.read_text(encoding="utf-8")))


def is_alive(process: int) -> bool:
    """Whether a process still does something: one that has ended may wait for somebody to hear of it."""
    for _look in range(600):
        said = subprocess.run(
            ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
        )
        if not said.stdout.strip() or said.stdout.strip().startswith("Z"):
            return False
        time.sleep(0.05)
    return True


def test_keys_are_seen_where_the_editor_takes_them_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window of its own leaves the terminal as it was, and nobody can tell: it counts as typed in."""
    keyboard, screen = os.openpty()
    with os.fdopen(screen, "r+b", buffering=0) as its:
        monkeypatch.setattr(sys, "stdin", its)
        monkeypatch.setattr(beside, "COARSE", 0.2)
        os.utime(screen, (time.time() - 60,) * 2)
        assert beside.somebody_types()
        tty.setraw(screen)
        beside.somebody_types()
        time.sleep(0.3)
        assert not beside.somebody_types()
        os.write(keyboard, b"a")
        its.read(1)
        assert beside.somebody_types()
    os.close(keyboard)


# --- what goes well -------------------------------------------------------------------------------------


def test_the_file_is_its_owners_alone_and_the_editor_hears_no_secret(room: Path, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    does = (
        "modes = [oct(each.stat().st_mode & 0o777) for each in (path.parent, path)]\n"
        f"Path({str(seen)!r}).write_text(repr((modes, os.environ.get('SALTO_PASSPHRASE_FILE'), path.name, "
        "os.environ['TMPDIR'] == str(path.parent), path.read_text())))\n"
        "path.write_text('\\ufeff' + path.read_text() + ' og mer \\n')"
    )
    assert compose(environ(an_editor(tmp_path, does)), nothing, yes, "før") == "før og mer"
    assert seen.read_text(encoding="utf-8") == repr((["0o700", "0o600"], None, "note.txt", True, "før"))


def test_vim_and_nano_are_told_to_keep_nothing(tmp_path: Path) -> None:
    for name in ("vim", "nano"):
        an_editor(tmp_path, "").rename(tmp_path / name)
    told = editor_known.chosen({"EDITOR": str(tmp_path / "vim")}).words
    assert told[1:4] == ("-n", "-i", "NONE")
    told = editor_known.chosen({"VISUAL": f"{tmp_path}/nano -w", "EDITOR": "vim"}).words
    assert told[1:] == ("-w", "--ignorercfiles")


def test_a_place_is_in_memory_only_where_the_machine_says_so(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\ntmpfs /run/user/1000 tmpfs rw 0 0\n", encoding="utf-8")
    assert scratch.is_in_memory(Path("/run/user/1000/x"), mounts) == (sys.platform == "linux")
    assert not scratch.is_in_memory(Path("/home/kari"), mounts)
    assert not scratch.is_in_memory(Path("/home/kari"), tmp_path / "none")


def test_in_a_terminal_the_note_is_written_in_the_editor_and_saved(
    salto: Salto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = str(salto.ok("register", "--name", "Amina Eksempel", "--born", "17.05.2007", "--basis",
                          "child_welfare", "--purposes", "follow_up")["person"]["code"])  # fmt: skip
    monkeypatch.setenv("SALTO_EDITOR", str(an_editor(tmp_path, f"path.write_text({SECRET!r})")))
    asked = terminal(salto, "log-contact", person, "--kind", "talk", "--editor")
    asked.expect("all the same")
    asked.send("y" + ENTER)
    code, screen = _let_it_end(asked)
    assert code == 0, screen
    assert SECRET not in screen
    assert [each["note"] for each in salto.ok("contacts", person)["contacts"]] == [SECRET]


@pytest.mark.parametrize(("key", "ends"), [("\x1a", 0), (CTRL_C, 130)])
def test_the_keys_that_put_to_sleep_and_stop_reach_the_editor_alone(
    salto: Salto, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, key: str, ends: int
) -> None:
    """It has the terminal. Put to sleep it goes on, for nobody could wake it; stopped, nothing is kept."""
    person = str(salto.ok("register", "--name", "Amina Eksempel", "--born", "17.05.2007", "--basis",
                          "child_welfare", "--purposes", "follow_up")["person"]["code"])  # fmt: skip
    script = an_editor(
        tmp_path, f"print('WRITE', flush=True); typed = input(); path.write_text(typed + {SECRET!r})"
    )
    monkeypatch.setenv("SALTO_EDITOR", str(script))
    asked = terminal(salto, "log-contact", person, "--kind", "talk", "--editor")
    asked.expect("all the same")
    asked.send("y" + ENTER)
    asked.expect("WRITE")
    asked.send(key)
    if ends:
        asked.expect("Nothing has been saved")
    else:
        time.sleep(0.3)
        asked.send("!" + ENTER)
    code, screen = _let_it_end(asked)
    assert code == ends, screen
    notes = [each["note"] for each in salto.ok("contacts", person)["contacts"]]
    assert notes == ([f"!{SECRET}"] if ends == 0 else [])


def _let_it_end(asked: object) -> tuple[int, str]:
    """Skip the questions that may be skipped, to the end."""
    import pexpect  # type: ignore[import-untyped]  # it ships no types

    screen = ""
    while asked.expect([r"skip\)", pexpect.EOF]) == 0:  # type: ignore[attr-defined]
        screen += asked.before  # type: ignore[attr-defined]
        asked.send(ENTER)  # type: ignore[attr-defined]
    code, rest = ended(asked)
    return code, screen + rest


def test_ctrl_c_at_the_prompt_keeps_nothing(salto: Salto) -> None:
    person = str(salto.ok("register", "--name", "Amina Eksempel", "--born", "17.05.2007", "--basis",
                          "child_welfare", "--purposes", "follow_up")["person"]["code"])  # fmt: skip
    asked = terminal(salto, "log-contact", person, "--kind", "talk", "--note", "-")
    asked.expect("Note")
    asked.send(SECRET)
    asked.send(CTRL_C)
    code, screen = ended(asked)
    assert (code, "Nothing has been saved" in screen) == (130, True)
    assert salto.ok("contacts", person)["contacts"] == []


def test_the_doctor_tells_of_what_a_killed_program_left(room: Path, salto: Salto) -> None:
    def seen() -> str:
        found = salto("doctor", "--json").json["findings"]
        return str(next(each["state"] for each in found if each["what"] == "notes"))

    assert seen() == "ok"
    dead = room / "salto-note-999999999-abc"
    dead.mkdir()
    assert seen() == "bad"
    dead.rmdir()
